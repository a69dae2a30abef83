"""Footnotes: their marks are taken off the words they are fused to and kept as places."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from annotator.documents.lines import Note
from annotator.model import Footnote, Unit

_OPEN, _CLOSE = "\ue010", "\ue011"  # private characters around a mark where the format itself says it is one
_SURE = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}")


def sure(mark: str) -> str:
    """Return a mark as a reader puts it into the text when the format says that it is one."""
    return f"{_OPEN}{mark}{_CLOSE}"


def without_sure(text: str) -> str:
    """Return a text without such marks."""
    return _SURE.sub("", text)


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
        sure_too = left[at].startswith(_OPEN, start)
        left[at] = left[at][:start] + left[at][start + len(note.mark) + 2 * sure_too :]
        found.append(Footnote(document, number, note.mark, note.text, str(at), start))
    return [without_sure(text) for text in left], found


def _next(texts: Sequence[str], at: int, start: int, mark: str) -> tuple[int, int] | None:
    pattern = re.compile(
        rf"{_OPEN}{re.escape(mark)}{_CLOSE}|(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_)”\]][.,;:])|(?<=[)”’\]])){re.escape(mark)}(?=[\s.,;:)”\]]|$)"
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
