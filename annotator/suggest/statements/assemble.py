"""From attributions to statements: clauses cut, tails split, stances read, ids derived."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from itertools import pairwise

from annotator import identity
from annotator.model import Sentence, Span, Statement, Unit
from annotator.suggest.statements import stance
from annotator.suggest.statements.holders import in_unit
from annotator.suggest.statements.tables import Tables
from annotator.suggest.statements.values import Attribution

_TAIL = re.compile(r",?\s+(as\s+well\s+as\s+(?:on\s+|to\s+|for\s+)?(?:the|its|their|a|an)\b)")
_TURN = re.compile(r",\s+((?:while|but|although|whereas)\s+(?!\w+ing\b))")
_CONNECTOR = re.compile(
    r"(?:[,;]\s*|\s+)(?:and|but|while|yet|although|though|whereas|as|with|who),?\s+(?:(?:(?!\band\b)[^,;]){1,60},\s+)?$|[,;]\s+$"
)


def clauses(text: str, found: Sequence[Attribution]) -> list[Span]:
    """Return one span of the sentence for each attribution; together they cover it."""
    cuts = [0]
    for before, one in pairwise(found):
        at = one.start if before.kind == "fronted" else _cut(text, one.start, cuts[-1])
        cuts.append(max(cuts[-1], at))
    if len(cuts) == 1:
        return [(0, len(text))]
    return [_trimmed(text, start, end) for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _cut(text: str, at: int, floor: int) -> int:
    """Return where the clause that begins at ``at`` is cut off: before its conjunction, after the comma."""
    connector = _CONNECTOR.search(text, max(floor, at - 90), at)
    cut = connector.start() if connector else at
    return cut + 1 if text[cut : cut + 1] in (",", ";") else cut


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def with_tails(words: Tables, text: str, found: Sequence[Attribution]) -> list[tuple[Attribution, Span]]:
    """Return the attributions with their clauses; a tail that says more is one of its own."""
    pairs: list[tuple[Attribution, Span]] = []
    for one, span in zip(found, clauses(text, found), strict=True):
        cut = _tail(words, text, one, span)
        if cut is None:
            pairs.append((one, span))
            continue
        tail = dataclasses.replace(one, kind="postponed", stance="")
        pairs += [(one, _trimmed(text, span[0], cut)), (tail, _trimmed(text, cut, span[1]))]
    return pairs


def _tail(words: Tables, text: str, one: Attribution, span: Span) -> int | None:
    if one.kind == "passive" and not one.that:
        tail = _TAIL.match(text, one.end, span[1])
        return tail.start(1) if tail else None
    if one.that and not one.stance:
        for turn in _TURN.finditer(text, one.end, span[1]):
            said = stance.cue(words, text[turn.end() : span[1]])
            if said and said[0] == "caution":
                return turn.start(1)
    return None


def statement(words: Tables, unit: Unit, sentence: Sentence, one: Attribution, span: Span, by: str) -> Statement:
    """Return the statement of one attribution and its clause, all offsets into the unit."""
    base = sentence.start
    part = (span[0] + base, span[1] + base)
    pieces = tuple((start + base, end + base) for start, end in one.pieces)
    holders = tuple(in_unit(holder, base, unit.text) for holder in one.holders)
    compound = len(holders) > 1
    return Statement(
        id=identity.statement_id(unit.id, [part], pieces),
        unit=unit.id,
        sentences=(sentence.number,),
        parts=(part,),
        text=unit.text[part[0] : part[1]],
        attribution=" … ".join(unit.text[start:end] for start, end in pieces),
        attribution_parts=pieces,
        holders=holders,
        holder_type="compound" if compound else holders[0].type if holders else "impersonal",
        quantifier=tuple(h.quantifier for h in holders)
        if compound
        else holders[0].quantifier
        if holders
        else "impersonal",
        verb=one.verb or None,
        voice=one.voice,
        stance=stance.of(words, one.stance, unit.text[part[0] : part[1]]),
        by=by,
    )


def continuation(words: Tables, unit: Unit, sentence: Sentence, begun: Statement, by: str) -> Statement:
    """Return the statement of a sentence that goes on with what ``begun`` reports; it names no holder."""
    part = (sentence.start, sentence.end)
    text = unit.text[part[0] : part[1]]
    return Statement(
        id=identity.statement_id(unit.id, [part], []),
        unit=unit.id,
        sentences=(sentence.number,),
        parts=(part,),
        text=text,
        attribution="",
        attribution_parts=(),
        holders=(),
        holder_type="continuation",
        quantifier="continuation",
        verb=None,
        voice=None,
        stance=stance.of(words, "", text),
        continuation_of=begun.id,
        by=by,
    )
