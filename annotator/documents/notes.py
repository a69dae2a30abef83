"""Footnotes: their marks are taken off the words they are fused to and kept as places."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Sequence

from annotator.documents.lines import Note
from annotator.model import Footnote, Unit

_OPEN, _CLOSE = "\ue010", "\ue011"  # private characters around a mark where the format itself says it is one
_AGAIN = re.compile(r"(?<=[^\W\d_]{3}[.;,])\d{1,3}(?=\s|$)")
_SURE = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}")


def sure(mark: str) -> str:
    """Return a mark as a reader puts it into the text when the format says that it is one."""
    return f"{_OPEN}{mark}{_CLOSE}"


def without_sure(text: str) -> str:
    """Return a text without such marks."""
    return _SURE.sub("", text)


def attach(document: str, texts: Sequence[str], notes: Sequence[Note]) -> tuple[list[str], list[Footnote]]:
    """Return the texts without the marks of ``notes``, and the footnotes; ``unit`` holds the index until bound.

    Marks are looked for in their order, so that a figure that belongs to the text is left alone; where the
    format says which figures are marks, only these are taken. A mark may come again.
    """
    left = list(texts)
    is_sure = any(_OPEN in text for text in left)
    found: list[Footnote] = []
    at, start = 0, 0
    for note in notes:
        place = _next(left, at, start, note.mark, is_sure) if note.mark else None
        if place is None:
            found.append(Footnote(document, len(found) + 1, note.mark, note.text))
            continue
        at, start = place
        left[at] = _taken(left[at], start, note.mark)
        found.append(Footnote(document, len(found) + 1, note.mark, note.text, str(at), start))
    if not is_sure:
        left = [_without_more(text, {note.mark for note in notes if note.mark.isdigit()}) for text in left]
    return [without_sure(text) for text in left], found


def _taken(text: str, start: int, mark: str) -> str:
    sure_too = text.startswith(_OPEN, start)
    return text[:start] + text[start + len(mark) + 2 * sure_too :]


def _next(texts: Sequence[str], at: int, start: int, mark: str, is_sure: bool) -> tuple[int, int] | None:
    fused = (
        rf"(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_]{{2}}[.,;:])|(?<=[)”’\]][.,;:])|(?<=[)”’\]]))"
        rf"{re.escape(mark)}(?=[\s.,;:)”\]]|$)"
    )
    pattern = re.compile(f"{_OPEN}{re.escape(mark)}{_CLOSE}" if is_sure else fused)
    for i in range(at, len(texts)):
        match = pattern.search(texts[i], start if i == at else 0)
        if match:
            return i, match.start()
    return None


def _without_more(text: str, marks: Collection[str]) -> str:
    """Return a text without known marks that come again behind the stop of a sentence."""
    return _AGAIN.sub(lambda match: "" if match[0] in marks else match[0], text)


def bind(note: Footnote, units: Sequence[Unit | None]) -> Footnote:
    """Return the footnote with its unit's id in place of its index; a heading's mark has an offset and no unit."""
    if note.unit is None:
        return note
    unit = units[int(note.unit)]
    return dataclasses.replace(note, unit=unit.id if unit else None, offset=note.offset)
