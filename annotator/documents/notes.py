"""Footnotes: their marks are taken off the words they are fused to and kept as places."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from annotator.documents.lines import Note
from annotator.model import Footnote, Unit


def attach(document: str, texts: Sequence[str], notes: Sequence[Note]) -> tuple[list[str], list[Footnote]]:
    """Return the texts without the marks of ``notes``, and the footnotes; ``unit`` holds the index until bound.

    Marks are looked for in their order, so that a figure that belongs to the text is left alone.
    """
    left = list(texts)
    found: list[Footnote] = []
    at, start = 0, 0
    for number, note in enumerate(notes, 1):
        if not note.mark:
            found.append(Footnote(document, number, "", note.text))
            continue
        place = _next(left, at, start, note.mark)
        if place is None:
            found.append(Footnote(document, number, note.mark, note.text))
            continue
        at, start = place
        left[at] = left[at][:start] + left[at][start + len(note.mark) :]
        found.append(Footnote(document, number, note.mark, note.text, str(at), start))
    return left, found


def _next(texts: Sequence[str], at: int, start: int, mark: str) -> tuple[int, int] | None:
    pattern = re.compile(
        rf"(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_)”\]][.,;:])|(?<=[)”’\]])){re.escape(mark)}(?=[\s.,;:)”\]]|$)"
    )
    for i in range(at, len(texts)):
        match = pattern.search(texts[i], start if i == at else 0)
        if match:
            return i, match.start()
    return None


def bind(note: Footnote, units: Sequence[Unit | None]) -> Footnote:
    """Return the footnote with its unit's id in place of its index; None where a heading carries the mark."""
    if note.unit is None:
        return note
    unit = units[int(note.unit)]
    return dataclasses.replace(note, unit=unit.id if unit else None, offset=note.offset if unit else None)
