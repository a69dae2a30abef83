"""Tables that are set in columns without rules: heads, rows over several lines, rows and heads over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from annotator.delayed import dataclass
from annotator.documents.entries import Part, text_of
from annotator.documents.readers import tables
from annotator.documents.readers.columns import Zone

_SHORT = re.compile(r"[A-Z]{1,6}/\S+|\W*\d[\d\W]*|\d{1,2} \w+(?: \d{4})?|[–—-]")  # symbols, figures, dates
_LABEL = re.compile(r"(?:\w+ )?\(?\w{1,4}[.):]\)?|\W{1,3}|\S+:")  # "Item 3.", "(a)", "•", "Chair:"
_OPEN = re.compile(r"[-,–]$|\b(?:of|and|the|for|in|de|du|des|et|del|la|y)$", re.I)
_MOST = 0.5  # of a column's cells
_LEAST = 2  # rows below the heads
_HEADS = 4  # lines of heads, at most


@dataclass(slots=True)
class Drawn:
    """A row of a table while it is put together: where it begins, and the lines of each cell."""

    place: int
    cells: list[list[str]]

    def texts(self) -> tuple[str, ...]:
        """Return the text of each cell."""
        return tuple(text_of([Part(line) for line in cell], 0, len(cell)) if cell else "" for cell in self.cells)


@dataclass(slots=True)
class Table:
    """A table: the heads of its columns, if it has any, and its rows."""

    heads: tuple[str, ...] | None = None
    rows: list[Drawn] = field(default_factory=list)

    def goes_on(self, other: Table) -> bool:
        """Say whether another table is this one's rest on the next page: its heads come again, or none come."""
        rows = [*self.rows[-1:], *other.rows]
        return len({len(row.cells) for row in rows}) == 1 and other.heads in (None, self.heads)

    def take(self, other: Table) -> None:
        """Take the rows of the rest; a first one that begins with white goes on with the last row here."""
        rows = list(other.rows)
        if rows and self.rows and not rows[0].cells[0]:
            for cell, more in zip(self.rows[-1].cells, rows.pop(0).cells, strict=True):
                cell.extend(more)
        self.rows.extend(rows)


def table_of(zone: Zone, again: Table | None) -> Table | None:
    """Return the table that columns hold, None when they hold none; ``again`` is the table before, which may go on.

    A table has heads over its columns, or a column of figures, symbols or dates.
    """
    drawn, white = _drawn(zone)
    count = _heads(drawn, white)
    heads = _head_texts(drawn[:count]) if count else None
    found = Table(heads, _rows(drawn[count:]))
    if again is not None and again.goes_on(found):
        return found
    if heads and (any(white) or len(found.rows) >= _LEAST):
        return found
    if len(found.rows) < _LEAST or are_labels([row.cells[0] for row in found.rows]):
        return None
    return found if have_figures([row.texts() for row in found.rows]) else None


def rows_of(table: Table, start: int) -> list[tables.Row]:
    """Return the heads and rows of a table that begins in row ``start``, numbered by the rows they begin in."""
    heads = [tables.Row(start, tuple(filter(None, table.heads)), heads=True)] if table.heads else []
    found = [tables.Row(row.place, tuple(filter(None, row.texts()))) for row in table.rows]
    return [*heads, *(row for row in found if row.cells)]


def _drawn(zone: Zone) -> tuple[list[Drawn], list[bool]]:
    """Return the printed lines of the columns, and for each whether white stands above it."""
    found = [Drawn(i, [[cell.text] if cell else [] for cell in cells]) for i, cells in zone.cells]
    return found, [i > 0 and not zone.rows[i - zone.start - 1] for i in (row.place for row in found)]


def _heads(drawn: Sequence[Drawn], white: Sequence[bool]) -> int:
    """Return how many of the first lines are the heads of the columns: the names above the first white, or one line."""
    until = next((i for i, above in enumerate(white) if above), 1)
    for count in dict.fromkeys((until, 1)):
        heads, below = _head_texts(drawn[:count]), [row.texts() for row in drawn[count:]]
        if count <= _HEADS and below and tables.are_heads([text for text in heads if text], have_figures(below)):
            return count
    return 0


def _head_texts(drawn: Sequence[Drawn]) -> tuple[str, ...]:
    whole = Drawn(0, [[line for row in drawn for line in row.cells[n]] for n in range(len(drawn[0].cells))])
    return whole.texts()


def _rows(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Return the rows: each begins where the first column has text that goes on with nothing above."""
    found: list[Drawn] = []
    for line in drawn:
        if found and (not line.cells[0] or _goes_on(found[-1], line)):
            for cell, more in zip(found[-1].cells, line.cells, strict=True):
                cell.extend(more)
        else:
            found.append(Drawn(line.place, [list(cell) for cell in line.cells]))
    return found


def _goes_on(row: Drawn, line: Drawn) -> bool:
    """Say whether the first cell of a line goes on with that of the row above: small letter, open end or bracket."""
    first, above = line.cells[0][0], " ".join(row.cells[0])
    return first[0].islower() or above.count("(") > above.count(")") or bool(_OPEN.search(above))


def are_labels(firsts: Sequence[Sequence[str]]) -> bool:
    """Say whether a first column holds only the labels of what stands beside them: "Item 3.", "(a)", "Chair:"."""
    full = [" ".join(cell) for cell in firsts if cell]
    return bool(full) and sum(bool(_LABEL.fullmatch(text)) for text in full) > _MOST * len(full)


def have_figures(rows: Sequence[tuple[str, ...]]) -> bool:
    """Say whether a column holds mostly figures, symbols or dates."""
    for column in zip(*rows, strict=True):
        full = [text for text in column if text]
        if len(full) > _LEAST and sum(bool(_SHORT.fullmatch(text)) for text in full) > _MOST * len(full):
            return True
    return False
