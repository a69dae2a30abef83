"""Attributions in the passive voice: "It was noted", "The need … was stressed by some speakers"."""

from __future__ import annotations

import functools
import re

from annotator.model import Holder, Span
from annotator.suggest.statements import named
from annotator.suggest.statements.holders import core_at
from annotator.suggest.statements.reading import DETERMINED, Reading, clause_start, ending, subordinate
from annotator.suggest.statements.tables import Verb
from annotator.suggest.statements.values import Attribution

_BY = re.compile(r"\s+by\s+")
_NAME = re.compile(r"(?:the\s+)?[A-ZÀ-Þ]")
_AS = re.compile(r"^(?P<as>As)\s+(?:(?:also|further|previously|already|rightly)\s+)?$")
_WAS = re.compile(r"\s+(?:\w+ly\s+)?(?:was|were)\b")
_FAR = 280
_REPORTED = re.compile(r"\b(?:that|which|who|whether|how)\b")
_DONE_BY = re.compile(r"(?:\w+ed|made|done|held|taken|given|sent|put|led|run|shown|written)$")
_RELATIVE = re.compile(r"\b(?:which|that|who)\s*$|^[^,]{0,60}\bthat\s+[^,]*$")
_IS_RELATIVE = re.compile(r"\b(?:which|that|who)\s*$")
_NEGATIVE = re.compile(r"^\s*[Nn]o\b|\bnot\s*$")
_IT = re.compile(r"(?:^|,\s+|\s)([Ii]t)\s*$")
_SUBJECT = re.compile(r"(?:^|,)\s*(?P<words>(?:(?:The|the|A|An|a|an)\s+)?[\w’-]+)\s*$")
_NEAR = 40
# "The Committee was informed that …": who is told something is the subject, and holds nothing.
_TOLD = re.compile(r"(?:^|,)\s*(?P<words>(?:[\w’-]+\s+){0,4}[\w’-]+)\s*$")
_NEWS = re.compile(r"\s+(?:that|of|about|on|whether|how)\b")


def passive(reading: Reading, match: re.Match[str], verb: Verb, aux: re.Match[str]) -> list[Attribution]:
    """Return the attribution of a passive verb, with its agent where one is printed."""
    start = clause_start(reading, aux.start())
    if start is None or "active" in verb.uses:
        return []
    lead = reading.text[start : aux.start()]
    agent = _agent(reading, match.end())
    perfect = aux[0].startswith("ha") and not _IT.search(lead)
    if (perfect and (not agent or agent.quantifier == "named")) or not _allowed(
        reading, match.end(), verb, lead, agent is not None
    ):
        return []
    lemma, stance, subject = _subject(verb, lead, start)
    if not lemma:
        return []
    pieces = [*([subject] if subject else []), (aux.start(), match.end())]
    end = match.end()
    if agent:
        pieces.append((agent.start - 3, agent.end))
        if agent.start - match.end() < _NEAR:
            end = agent.end
    holders = (agent,) if agent else ()
    that = subordinate(reading.text, end)
    joined = _joined(reading.text, pieces)
    return [Attribution("passive", joined, holders, lemma, "passive", stance, start, end, that)]


def short(reading: Reading, match: re.Match[str], verb: Verb) -> list[Attribution]:
    """Return the attribution of a participle with its agent: "As noted by some", "… and opposed by others"."""
    by = _BY.match(reading.text, match.end())
    holder = _holder_at(reading, by.end()) if by else None
    if holder is None or "active" in verb.uses:
        return []
    last, start = reading.last, match.start()
    as_said = ending(_AS, reading.text, start)
    link = ending(reading.grammar.joined, reading.text, start) if last and last.voice == "passive" else None
    if not as_said and not (last and link and link.start() >= last.end - 1):
        return []
    begin = as_said.start("as") if as_said else link.start() if link else start
    return [
        Attribution(
            "passive", ((start, holder.end),), (holder,), verb.lemma, "passive", verb.stance, begin, holder.end, False
        )
    ]


def inverted(reading: Reading, match: re.Match[str], verb: Verb) -> list[Attribution]:
    """Return the attribution of a sentence that opens with its participle: "Also raised was the question …"."""
    was = _WAS.match(reading.text, match.end()) if reading.text[: match.start()] == "Also " else None
    if was is None or verb.uses & {"agent", "active", "that", "told"}:
        return []
    noun = _noun_first(verb).match(reading.text[was.end() :].lstrip()) if verb.nouns else None
    if "light" in verb.uses and not noun:
        return []
    lemma = f"{verb.lemma} {noun['noun'].lower()}" if noun else verb.lemma
    stance = (verb.nouns[noun["noun"].lower()] if noun else "") or verb.stance
    return [Attribution("passive", ((0, was.end()),), (), lemma, "passive", stance, 0, was.end(), False)]


def _joined(text: str, pieces: list[Span]) -> tuple[Span, ...]:
    """Return the pieces with those that touch made one."""
    joined = pieces[:1]
    for start, end in pieces[1:]:
        if text[joined[-1][1] : start].strip():
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return tuple(joined)


def _allowed(reading: Reading, end: int, verb: Verb, lead: str, agent: bool) -> bool:
    """Say whether this passive attributes; a relative clause, a negation and a mere act need an agent."""
    if _IT.search(lead):
        return agent or "that" not in verb.uses or subordinate(reading.text, end)
    if "told" in verb.uses:
        return (agent or _NEWS.match(reading.text, end) is not None) and _told(reading, lead) is not None
    if _IS_RELATIVE.search(lead) or _NEGATIVE.search(lead):
        return agent
    return agent or not verb.uses & {"agent", "it"}


def _told(reading: Reading, lead: str) -> re.Match[str] | None:
    """Return the subject that is told something: a body, delegations, participants."""
    subject = _TOLD.search(lead)
    return subject if subject and core_at(reading.grammar, subject["words"], 0) else None


def _subject(verb: Verb, lead: str, start: int) -> tuple[str, str, Span | None]:
    """Return lemma, stance and, where it belongs to the attribution, the offsets of the subject."""
    noun = _noun_first(verb).search(lead) if verb.nouns else None
    if noun:
        word = noun["noun"].lower()
        span = (start + noun.start("words"), start + noun.end())
        return f"{verb.lemma} {word}", verb.nouns[word] or verb.stance, span
    it = _IT.search(lead)
    if it:
        lemma = "" if "light" in verb.uses else verb.lemma
        return lemma, verb.stance, (start + it.start(1), start + it.end(1))
    if verb.uses & {"light", "that"}:
        return "", "", None
    bare = (_TOLD if "told" in verb.uses else _SUBJECT).search(lead)
    return verb.lemma, verb.stance, (start + bare.start("words"), start + bare.end("words")) if bare else None


@functools.lru_cache(maxsize=256)
def _noun_first(verb: Verb) -> re.Pattern[str]:
    """Return the expression of a subject, first in its clause, whose head is a noun of ``verb``."""
    heads = "|".join(map(re.escape, verb.nouns))
    return re.compile(rf"(?:^|,)\s*(?P<words>(?:that\s+)?{DETERMINED}(?P<noun>{heads})(?:s|es)?)\b", re.IGNORECASE)


def _agent(reading: Reading, at: int) -> Holder | None:
    """Return who is named after "by", at once or after words that are not what is reported."""
    text = reading.text
    for by in _BY.finditer(text, at, at + _FAR):
        between = text[at : by.start()].strip()
        if ";" in between or "." in between:
            return None
        holder = _holder_at(reading, by.end(), by_name=not between)
        if holder is None:
            continue
        if between and (_REPORTED.search(between) or _DONE_BY.search(between)):
            return None
        if len(between) > 60 and holder.quantifier in ("named", "anaphoric"):
            return None
        return holder
    return None


def _holder_at(reading: Reading, at: int, *, by_name: bool = True) -> Holder | None:
    """Return the holder at a place: by its noun, or States and groups by name; a pronoun is none."""
    core = core_at(reading.grammar, reading.text, at)
    if core is None:
        return named.agent(reading.text, at) if by_name and _NAME.match(reading.text, at) else None
    if core.type == "pronoun":
        return None
    return Holder(reading.text[core.start : core.end], core.start, core.end, core.type, core.quantifier)
