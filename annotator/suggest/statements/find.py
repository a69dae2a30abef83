"""Where a sentence attributes: each reporting verb in it tried as passive, active, shared or participle."""

from __future__ import annotations

import re

from annotator.suggest.statements.active import active, shared, tail
from annotator.suggest.statements.grammar import Grammar
from annotator.suggest.statements.holders import cores
from annotator.suggest.statements.impersonal import impersonal, received
from annotator.suggest.statements.passive import inverted, passive, short
from annotator.suggest.statements.reading import Reading, ending, masked
from annotator.suggest.statements.values import Attribution

_WIDTH = 60
_OPENING = 200
# Words before an adjective made of a verb: "Iran's declared facilities".
_ADJECTIVE = (" the ", "The ", " a ", " an ", " its ", " their ", " of ", "’s ", "'s ")
_BY = re.compile(r"\s+by\s+(?!\w+ing\b)")  # "Canada, supported by Norway,": nobody supported anything yet


def attributions(grammar: Grammar, text: str) -> list[Attribution]:
    """Return the attributions of one sentence, in the order of their verbs; offsets into ``text``."""
    seen = masked(text)
    verbs = list(grammar.verb.finditer(seen))
    if not verbs:
        return impersonal(grammar, seen) or _in_the_present(grammar, seen)
    reading = Reading(grammar, seen, cores(grammar, seen, verbs[-1].start()))
    reading.reach = verbs[-1].start()
    for match in verbs:
        if match.start() >= reading.floor:
            reading.found += _attribution(reading, match)
    return reading.found or impersonal(grammar, seen) or _in_the_present(grammar, seen)


def _in_the_present(grammar: Grammar, text: str) -> list[Attribution]:
    """Return the attribution of a sentence that opens in the present tense: "The Committee notes that …"."""
    if grammar.present_words.isdisjoint(text[:_OPENING].split()):
        return []
    match = grammar.present.match(text)
    if not match:
        return []
    at, _ = span = match.span("present")
    reading = Reading(grammar, text, cores(grammar, text, at))
    reading.reach = at
    return active(reading, span, grammar.presents[" ".join(match["present"].split())])


def _attribution(reading: Reading, match: re.Match[str]) -> list[Attribution]:
    kind = str(match.lastgroup)
    if reading.text.endswith(_ADJECTIVE, 0, match.start()):
        return []
    forms = reading.grammar.forms.get(_written(match, kind), {})
    if kind not in ("form", "state"):
        begun = forms.get("base" if kind == "base" else "gerund")
        return (active(reading, match.span(), begun) or shared(reading, match, begun)) if begun else []
    participle = forms.get("participle")
    if participle:
        aux = _auxiliary(reading, match.start())
        if aux:
            return passive(reading, match, participle, aux)
        by = short(reading, match, participle) or inverted(reading, match, participle)
        if by:
            return by
    past = forms.get("past")
    if past and "thing" in past.uses:
        return received(reading, match, past)
    if past and (" " in match[0] or not _BY.match(reading.text, match.end())):
        return active(reading, match.span(), past) or shared(reading, match, past)
    gerund = forms.get("gerund") or forms.get("front")
    return tail(reading, match, gerund) if gerund else []


def _written(match: re.Match[str], kind: str) -> str:
    """Return the words of a verb as the table has them: "was also concerned" is "was concerned"."""
    words = match[kind] if kind != "state" else f"{match['head']} {match['rest']}"
    return " ".join(words.split())


def _auxiliary(reading: Reading, at: int) -> re.Match[str] | None:
    """Return the auxiliary of the passive that ends at ``at``, adverbs after it included."""
    before = reading.text[max(0, at - _WIDTH) : at]
    if "was" not in before and "were" not in before and "been" not in before:
        return None
    return ending(reading.grammar.passive, reading.text, at, _WIDTH)
