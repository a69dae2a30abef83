"""Lists set in columns on printed pages: the rows of a page put together again, and read as in text that keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from annotator.documents.readers import column_lists, columns
from annotator.documents.readers.column_lists import Entry
from annotator.documents.readers.columns import Cell, Scale
from annotator.documents.readers.print_words import Word
from annotator.documents.readers.printed import Row, Setting

_GUTTER, _WIDE, _HANG, _SIGN = 0.9, 1.5, 2.5, 0.5  # in heights of type
_LEVEL = 0.4  # of the height: rows whose feet are as near stand on one line
_WHITE = 1.6  # of the usual distance between lines


@dataclass(frozen=True, slots=True)
class PageList:
    """A list: its entries, each with the row in which it begins, and all rows that it takes up."""

    entries: tuple[Entry, ...]
    rows: frozenset[int]


def lists(body: Sequence[Row], setting: Setting) -> list[PageList]:
    """Return the lists in columns among the rows of a document, which are named by their places in ``body``."""
    found: list[PageList] = []
    across = (i for i in range(len(body)) if not body[i].column)
    for _, places in groupby(across, key=lambda i: body[i].page):
        found.extend(_on_page(body, lines_of(body, list(places), setting), scale(setting)))
    return found


def scale(setting: Setting) -> Scale:
    """Return what counts as near on a page, in points."""
    height = setting.height
    return Scale(_GUTTER * height, _WIDE * height, _HANG * height, _SIGN * height, exact=False)


def lines_of(body: Sequence[Row], places: Sequence[int], setting: Setting) -> list[list[int]]:
    """Return the rows of a page line by line, from left to right; wide white is a line without rows."""
    found: list[list[int]] = []
    for i in sorted(places, key=lambda i: -body[i].bottom):
        last = body[found[-1][0]].bottom if found else body[i].bottom
        if found and last - body[i].bottom <= _LEVEL * setting.height:
            found[-1].append(i)
            continue
        if found and last - body[i].bottom > _WHITE * setting.pitch:
            found.append([])
        found.append([i])
    return [sorted(line, key=lambda i: body[i].left) for line in found]


def _on_page(body: Sequence[Row], lines: Sequence[Sequence[int]], near: Scale) -> Iterator[PageList]:
    rows = [cells(body, line, near) for line in lines]
    listed = False
    for zone in columns.zones(rows, near):
        above = next((lines[i] for i in range(zone.start - 1, -1, -1) if lines[i]), ())
        told = listed or column_lists.announces(" ".join(body[i].text for i in above))
        found = column_lists.entries_of(zone, near, told)
        if found is not None:
            listed = True
            taken = [i for line in lines[zone.start : zone.end] for i in line]
            yield PageList(tuple(Entry(lines[e.row][0], e.text) for e in found), frozenset(taken))


def cells(body: Sequence[Row], line: Sequence[int], near: Scale, *, bold_too: bool = False) -> tuple[Cell, ...] | None:
    """Return the cells of a line; None for one in bold type, which is a heading, unless it has several cells."""
    found = tuple(Cell(run[0].left, run[-1].right, Row(0, tuple(run)).text) for run in runs(body, line, near))
    is_bold = any(body[i].style == "bold" for i in line)
    return None if is_bold and not (bold_too and len(found) > 1) else found


def runs(body: Sequence[Row], line: Sequence[int], near: Scale) -> list[list[Word]]:
    """Return the words of a line, parted where a gutter may be."""
    found: list[list[Word]] = []
    for word in (word for i in line for word in body[i].words):
        if not found or word.left - found[-1][-1].right >= near.gutter:
            found.append([])
        found[-1].append(word)
    return found
