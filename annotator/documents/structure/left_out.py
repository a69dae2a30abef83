"""What of a source is in no unit and no heading, line by line, so that a person can see that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.documents import notes
from annotator.documents.lines import Draft, Line
from annotator.documents.structure.pieces import Outline
from annotator.model import LeftOut


def of(draft: Draft, built: Outline) -> tuple[LeftOut, ...]:
    """Return the lines left out, in the order of the source: masthead, furniture, contents, marks of turns."""
    masthead = (line for block in built.masthead for line in block)
    found = [
        *_each(masthead, "masthead"),
        *_each(draft.left_out, "furniture"),
        *_each(draft.contents, "contents"),
        *_each(built.marks, "mark"),
    ]
    return tuple(sorted(found, key=lambda out: out.line))


def _each(lines: Iterable[Line], why: str) -> list[LeftOut]:
    return [LeftOut(line.number, line.page, notes.without_sure(line.text), why) for line in lines if line.text]


def summary(found: Iterable[LeftOut]) -> str:
    """Return in words how many lines were left out of which kind."""
    counts: dict[str, int] = {}
    for out in found:
        counts[out.why] = counts.get(out.why, 0) + 1
    return ", ".join(f"{count} {why}" for why, count in sorted(counts.items()))
