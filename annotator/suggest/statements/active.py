"""Attributions in the active voice: a holder with its verb, verbs sharing it, participles."""

from __future__ import annotations

import dataclasses
import re

from annotator.model import Holder, Span
from annotator.suggest.statements import named
from annotator.suggest.statements.holders import Core
from annotator.suggest.statements.reading import (
    Reading,
    complete,
    ending,
    main_clause_at,
    subordinate,
    with_noun,
)
from annotator.suggest.statements.tables import Verb
from annotator.suggest.statements.values import Attribution, Kind

# Words that show a clause, so that what stands between noun and verb is more than a name.
_CLAUSE = re.compile(
    r"^\s(?:\w+\s)*?[^,]*\b(?:may|shall|will|can|could|should|must|was|were|is|are|as|because|hereinafter)\b"
)
_OPENING = re.compile(
    r"(?:^|[,;:—–]|\b(?:and|but|[Ww]hile|[Ww]hereas|[Aa]lthough|[Aa]s|yet|then))\s*(?:\d+\.\s+)?$"
    r"|^\s*(?:In|At|During|On|By|With|For|Under|After|Following|Since|Throughout|Regarding|Within|Upon|From)\b[^;]*$"
)
_ASIDE = ("such as", "in particular")
_IT_MAY_STAND = re.compile(r"(?:^|,|\band|\bbut|\bwhile|;)\s*$")
_AND = re.compile(r"(?:\s+(?:of|from)\s+[\w’ -]{1,40})?(?:,?\s+and|,?\s+as\s+well\s+as)\s+")
_COMMA = re.compile(r"(?:\s+(?:of|from)\s+[\w’ -]{1,40})?,\s+")
_DESCRIBED = re.compile(r",\s+[A-ZÀ-Þ][\w’.-]+(?:\s+[\w’.-]+){1,5}$")
_OPENS = re.compile(
    r"(?:^|,\s+)(?:(?:[Ww]hile|[Ii]n|[Bb]y|[Aa]fter|[Aa]lso|[Ff]urther|[Ww]hen)\s+)?(?:\w+ly\s+)?$"
)
_LONGEST_ASIDE = 500
_OFFICES = frozenset({"un_official", "secretariat", "body"})


def active(reading: Reading, match: re.Match[str], verb: Verb) -> list[Attribution]:
    """Return the attribution of a verb with its own subject, after that of a participle waiting for it."""
    subject = _subject(reading, match.start()) or named.subject(reading, match.start())
    if not subject:
        return []
    holders, start = subject
    end, lemma, stance = with_noun(reading.text, match.end(), verb)
    if not lemma or (lemma == verb.lemma and not complete(reading.text, end, verb)):
        return []
    that = subordinate(reading.text, end)
    main = Attribution("active", ((start, end),), holders, lemma, "active", stance, start, end, that)
    return [*_fronted(reading, holders), main]


def _subject(reading: Reading, verb_start: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return the holders that are the verb's subject: the first of those that only asides part from it."""
    for index in range(len(reading.cores) - 1, -1, -1):
        core = reading.cores[index]
        if core.end > verb_start:
            continue
        if core.start < reading.floor or verb_start - core.end > _LONGEST_ASIDE:
            return None
        gap = reading.grammar.subject_gap.fullmatch(reading.text, core.end, verb_start)
        if not gap and core.type in _OFFICES and not reading.found:
            gap = reading.grammar.office_gap.fullmatch(reading.text, core.end, verb_start)
        if gap and not _CLAUSE.search(gap["post"]) and _may_be_subject(reading, core):
            return _compound(reading, index, core.end + len(gap["post"].rstrip(",")))
    return None


def _may_be_subject(reading: Reading, core: Core) -> bool:
    if _spoken_of(reading, core.start):
        return False
    if core.pronoun == "it" and not ending(_IT_MAY_STAND, reading.text, core.start, 12):
        return False
    if not _OPENING.search(reading.text[reading.floor : core.start]):
        return False
    return main_clause_at(reading, core.start)


def _spoken_of(reading: Reading, at: int) -> bool:
    """Say whether the word before ``at`` makes the holder there something else than a subject."""
    before = reading.text[max(0, at - 24) : at].lower().rstrip()
    return before[before.rfind(" ") + 1 :] in reading.grammar.no_subject or before.endswith(_ASIDE)


def _compound(reading: Reading, index: int, end: int) -> tuple[tuple[Holder, ...], int]:
    """Return the holders joined by commas and "and" up to the one at ``index``, and where they begin."""
    text, chain = reading.text, [reading.cores[index]]
    while index > 0:
        before = reading.cores[index - 1]
        link = _AND if len(chain) == 1 else _COMMA
        if before.start < reading.floor or not link.fullmatch(text, before.end, chain[0].start):
            break
        if _spoken_of(reading, before.start):
            break
        chain.insert(0, before)
        index -= 1
    ends = [*(core.end for core in chain[:-1]), end]
    return tuple(_holder(text, core, stop) for core, stop in zip(chain, ends, strict=True)), chain[0].start


def _holder(text: str, core: Core, end: int) -> Holder:
    described = core.quantifier in ("one", "anaphoric") and _DESCRIBED.search(text, core.end, end)
    quantifier = "named" if described else core.quantifier
    return Holder(text[core.start : end], core.start, end, core.type, quantifier)


def _fronted(reading: Reading, holders: tuple[Holder, ...]) -> list[Attribution]:
    """Return the attribution of a participle before its holder: "While commending …, it stated"."""
    if not reading.waiting or reading.found:
        return []
    words, verb = reading.waiting
    end, lemma, stance = with_noun(reading.text, words[1], verb)
    bare = lemma == verb.lemma and not complete(reading.text, end, verb)
    if holders[0].start < end or not lemma or bare:
        return []
    pieces = ((words[0], end), (holders[0].start, holders[-1].end))
    that = subordinate(reading.text, end)
    return [Attribution("fronted", pieces, holders, lemma, "active", stance, 0, end, that)]


def shared(reading: Reading, match: re.Match[str], verb: Verb) -> list[Attribution]:
    """Return the attribution of a verb that shares the last holder: "X noted … and stressed …"."""
    last = reading.last
    link = ending(reading.grammar.joined, reading.text, match.start())
    if (
        not last
        or not link
        or link.start() < last.end - 1
        or (last.that and ("weak" in verb.uses or link["comma"]))
    ):
        return []
    if not last.holders and not subordinate(reading.text, match.end()):
        return []
    voice = "active" if last.holders else "passive"
    return _following(reading, last, "shared", match.span(), verb, link.start(), voice)


def tail(reading: Reading, match: re.Match[str], verb: Verb) -> list[Attribution]:
    """Return the attribution of a participle after the one before: ", also recalling …"."""
    last = reading.last
    if verb.uses & {"weak", "active"}:
        return []
    if not last:
        if not reading.waiting and ending(_OPENS, reading.text, match.start()):
            reading.waiting = match.span(), verb
        return []
    link = ending(reading.grammar.tail, reading.text, match.start())
    if not link or link.start() < last.end - 1:
        return []
    return _following(reading, last, "tail", match.span(), verb, link.start(), "active")


def _following(
    reading: Reading, last: Attribution, kind: Kind, words: Span, verb: Verb, start: int, voice: str
) -> list[Attribution]:
    end, lemma, stance = with_noun(reading.text, words[1], verb)
    if not lemma or (lemma == verb.lemma and not complete(reading.text, end, verb)):
        return []
    pieces: tuple[Span, ...] = ((words[0], end),)
    if last.holders:
        pieces = ((last.holders[0].start, last.holders[-1].end), *pieces)
    return [
        dataclasses.replace(
            last,
            kind=kind,
            pieces=pieces,
            verb=lemma,
            voice=voice,
            stance=stance,
            start=start,
            end=end,
            that=subordinate(reading.text, end),
        )
    ]
