"""How statements are cut anew: the rows that take the place of others, and where codes and suggestions go."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from annotator import identity
from annotator.items import Frame
from annotator.model import Sentence, Span, Statement, Suggestion


def new(frame: Frame, start: int, end: int, language: str, by: str) -> Statement:
    """Return a statement over these words; who says it is read from the words where they name it."""
    from annotator.suggest import statements

    start, end = trimmed(frame.unit.text, start, end)
    piece = Sentence("", frame.unit.id, 1, start, end, frame.unit.text[start:end])
    found = statements.parse(frame.unit, [piece], language, by)
    read = found[0] if found else _nobodys(frame, (start, end), by)
    return recut(frame, read, [(start, end)], by, replaces=None)


def _nobodys(frame: Frame, part: Span, by: str) -> Statement:
    return Statement(
        "", frame.unit.id, (), (part,), "", "", (), (), "impersonal", "impersonal", None, None, "neutral", by=by
    )


def recut(frame: Frame, old: Statement, parts: Iterable[Span], by: str, replaces: str | None) -> Statement:
    """Return the statement with other parts; id, sentences and text follow from them."""
    kept = joined(frame.unit.text, parts)
    return dataclasses.replace(
        old,
        id=identity.statement_id(frame.unit.id, kept, old.attribution_parts),
        parts=kept,
        sentences=tuple(s.number for s in frame.sentences if any(s.start < b and a < s.end for a, b in kept)),
        text=" … ".join(frame.unit.text[a:b] for a, b in kept),
        by=by,
        replaces=replaces,
    )


def split(frame: Frame, old: Statement, at: int, language: str, by: str) -> list[Statement]:
    """Return the two statements before and after an offset; the second keeps the attribution unless it has its own."""
    text = frame.unit.text
    before = [(a, min(b, at)) for a, b in old.parts if a < at]
    after = [(max(a, at), b) for a, b in old.parts if at < b]
    if not joined(text, before) or not joined(text, after):
        return []
    other = new(frame, after[0][0], after[-1][1], language, by)
    second = other if other.attribution else old
    return [recut(frame, old, before, by, old.id), recut(frame, second, after, by, old.id)]


def following(frame: Frame, old: Statement) -> Sentence | None:
    """Return the sentence after the last one the statement reaches, None at the end of the unit."""
    end = max(b for _, b in old.parts)
    return next((s for s in frame.sentences if s.start >= end), None)


def joined(text: str, parts: Iterable[Span]) -> tuple[Span, ...]:
    """Return the parts in order, trimmed, those that touch or overlap made one, empty ones left out."""
    found: list[Span] = []
    for start, end in sorted(trimmed(text, a, b) for a, b in parts):
        if start >= end:
            continue
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the range without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def holds(statement: Statement, start: int | None, end: int | None) -> bool:
    """Say whether words lie within the statement or its attribution; a place without words does."""
    if start is None or end is None:
        return True
    return any(a <= start and end <= b for a, b in (*statement.parts, *statement.attribution_parts))


def led(found: Sequence[Suggestion], frame: Frame, shared: Sequence[Statement]) -> list[Suggestion]:
    """Return suggestions with those of a statement that was cut anew led to the ones that hold their words now.

    What was suggested for two statements that are one now is suggested once.
    """
    standing = {s.id for s in frame.statements}
    gone = {s.id for s in shared} - standing
    fresh = [s for s in frame.statements if s.id not in {o.id for o in shared}]
    kept: dict[tuple[object, ...], Suggestion] = {}
    for one in found:
        targets: list[str | None] = [one.statement]
        if one.statement is not None and one.statement not in standing:
            targets = [s.id for s in fresh if one.statement in gone and holds(s, one.start, one.end)]
        for target in targets:
            place = () if target is not None and target != one.statement else (one.start, one.end)
            key = (target, one.layer, one.code, *place)
            kept.setdefault(key, dataclasses.replace(one, statement=target))
    return list(kept.values())
