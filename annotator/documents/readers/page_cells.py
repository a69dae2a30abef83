"""The lines of printed pages put together again from their rows, and the cells into which white parts each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from annotator.documents.readers.columns import Cell, Scale
from annotator.documents.readers.print_words import Word
from annotator.documents.readers.printed import Row, Setting

_GUTTER, _WIDE, _HANG, _SIGN = 0.9, 1.5, 2.5, 0.5  # in heights of type
_LEVEL = 0.4  # of the height: rows whose feet are as near stand on one line
_WHITE = 1.6  # of the usual distance between lines


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page: the rows of each line by their places among those of the document, its cells, which lines are bold.

    Wide white is a line without rows. Columns of running text are left aside.
    """

    number: int
    lines: list[list[int]]
    cells: list[tuple[Cell, ...]]
    bold: list[bool]

    @property
    def has_columns(self) -> bool:
        """Say whether any line has several cells."""
        return any(len(cells) > 1 for cells in self.cells)


def scale(setting: Setting) -> Scale:
    """Return what counts as near on a page, in points."""
    height = setting.height
    return Scale(_GUTTER * height, _WIDE * height, _HANG * height, _SIGN * height, exact=False)


def pages(body: Sequence[Row], setting: Setting) -> list[PageLines]:
    """Return the pages of a document that have columns."""
    gutter = _GUTTER * setting.height
    across = (i for i in range(len(body)) if not body[i].column)
    found: list[PageLines] = []
    for number, places in groupby(across, key=lambda i: body[i].page):
        lines = _lines(body, list(places), setting)
        cells = [_cells(body, line, gutter) for line in lines]
        found.append(PageLines(number, lines, cells, [any(body[i].style == "bold" for i in line) for line in lines]))
    return [page for page in found if page.has_columns]


def _lines(body: Sequence[Row], places: Sequence[int], setting: Setting) -> list[list[int]]:
    """Return the rows of a page line by line, from left to right."""
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


def _cells(body: Sequence[Row], line: Sequence[int], gutter: float) -> tuple[Cell, ...]:
    """Return the cells of a line."""
    if len(line) == 1 and all(b.left - a.right < gutter for a, b in pairwise(body[line[0]].words)):
        row = body[line[0]]
        return (Cell(row.left, row.words[-1].right, row.text),)
    return tuple(Cell(run[0].left, run[-1].right, Row(0, tuple(run)).text) for run in runs(body, line, gutter))


def runs(body: Sequence[Row], line: Sequence[int], gutter: float) -> list[list[Word]]:
    """Return the words of a line, parted where a gutter may be."""
    found: list[list[Word]] = []
    for word in (word for i in line for word in body[i].words):
        if not found or word.left - found[-1][-1].right >= gutter:
            found.append([])
        found[-1].append(word)
    return found
