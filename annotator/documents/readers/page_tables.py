"""Tables on printed pages: cells told by the white between them and by the order in which the page was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.documents.entries import Part, text_of
from annotator.documents.readers import columns, layout_tables, page_cells, tables
from annotator.documents.readers.columns import Zone
from annotator.documents.readers.page_cells import PageLines
from annotator.documents.readers.printed import APART, Row, Setting

_LEAST = 3  # rows, heads among them
_LEADER = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,})")


Cells = tuple[str, ...]  # of a row, one a column, empty ones too


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table: the heads of its columns, if any, its rows with the row of the page in which each begins, and all rows
    of the page that it takes up.
    """

    heads: Cells
    rows: tuple[tuple[int, Cells], ...]
    taken: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of a cell, and when it was written."""

    written: int
    line: int
    column: int
    text: str


def found(body: Sequence[Row], pages: Iterable[PageLines], setting: Setting) -> list[PageTable]:
    """Return the tables on the pages of a document, whose rows are named by their places in ``body``."""
    near = page_cells.scale(setting)
    result: list[PageTable] = []
    for page in pages:
        rows = [None if bold and len(cells) == 1 else cells for cells, bold in zip(page.cells, page.bold, strict=True)]
        before = result[-1] if result and body[max(result[-1].taken)].page == page.number - 1 else None
        for zone in columns.zones(rows, near):
            whole = _trimmed(_with_rest(zone, rows, before))
            table = _table(whole, body, page.lines, setting) if whole is not None else None
            if table is not None:
                result.append(table)
            before = None
    return result


def _with_rest(zone: Zone, rows: Sequence[columns.Row | None], before: PageTable | None) -> Zone:
    """Return the columns with the lines above them at the top of a page that end the last row of the page before."""
    above = [row[0] for row in rows[: zone.start] if row and len(row) == 1]
    if not above or len(above) < zone.start or before is None or len(before.rows[0][1]) != len(zone.edges):
        return zone
    spans = [*pairwise(zone.edges), (zone.edges[-1], float("inf"))]
    inside = all(any(abs(cell.left - a) <= 1 and cell.right < b for a, b in spans) for cell in above)
    return Zone(0, (*((cell,) for cell in above), *zone.rows), zone.edges) if inside else zone


def _trimmed(zone: Zone) -> Zone | None:
    """Return the columns without the paragraphs above and below that their gutters happen to pass."""
    counts = {number: sum(cell is not None for cell in cells) for number, cells in zone.cells}
    several = [number for number, count in counts.items() if count > 1]
    if len(several) < _LEAST:
        return None
    full = (number for number in several[:_LEAST] if counts[number] == len(zone.edges))
    first, last = next(full, several[0]), zone.end
    first = zone.start if zone.start == 0 and first == several[0] else first
    while last - 1 > several[-1] and _stands_apart(zone, last - 1):
        last -= 1
    return Zone(first, zone.rows[first - zone.start : last - zone.start], zone.edges)


def _stands_apart(zone: Zone, line: int) -> bool:
    """Say whether white stands above one of the last lines of columns, or the line is white."""
    row = zone.rows[line - zone.start]
    return not row or not zone.rows[line - 1 - zone.start]


def _table(zone: Zone, body: Sequence[Row], lines: Sequence[Sequence[int]], setting: Setting) -> PageTable | None:
    """Return the table that columns hold; None where they hold none, but labels or text."""
    gutter = page_cells.scale(setting).gutter
    written = {
        (n, run[0].left): run[0].chunk
        for n in range(zone.start, zone.end)
        for run in page_cells.runs(body, lines[n], gutter)
    }
    pieces = sorted(_pieces(zone, written), key=lambda piece: (piece.written, piece.line))
    bottoms = {n: body[lines[n][0]].bottom for n in range(zone.start, zone.end) if lines[n]}
    rows = list(_parted(pieces, bottoms, len(zone.edges), APART * setting.pitch))
    texts = [tuple(map(_said, row)) for _, row in rows]
    if len(rows) < _LEAST or tables.is_masthead([text for row in texts for text in row]):
        return None
    if any(_LEADER.search(text) for row in texts for text in row):
        return None
    named = all(texts[0]) and tables.are_heads(texts[0], layout_tables.have_figures(texts[1:]))
    tall = any(len(cell) > 1 for _, row in rows for cell in row)
    labels = layout_tables.are_labels([cell[0] for _, cell in rows[named:]])
    if not named and (not tall or labels or any(not all(row[:2]) for row in texts[zone.start == 0 :])):
        return None
    made = tuple((lines[line][0], row) for (line, _), row in zip(rows, texts, strict=True))
    taken = frozenset(i for line in lines[zone.start : zone.end] for i in line)
    return PageTable(texts[0] if named else (), made[named:], taken)


def _said(cell: Sequence[str]) -> str:
    return text_of([Part(line) for line in cell], 0, len(cell)) if cell else ""


def _pieces(zone: Zone, written: Mapping[tuple[int, float], int]) -> Iterator[_Piece]:
    for line, cells in zone.cells:
        for column, cell in enumerate(cells):
            if cell is not None:
                yield _Piece(written[line, cell.left], line, column, cell.text)


def _parted(
    pieces: Sequence[_Piece], bottoms: Mapping[int, float], width: int, white: float
) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield the rows with the line in which each begins: one ends where the page was written further left or higher."""
    row: list[list[str]] = [[] for _ in range(width)]
    first = pieces[0].line
    for before, piece in pairwise([None, *pieces]):
        assert piece is not None
        if before is not None and _begins(before, piece, bottoms, white):
            yield first, row
            row, first = [[] for _ in range(width)], piece.line
        first = min(first, piece.line)
        row[piece.column].append(piece.text)
    yield first, row


def _begins(before: _Piece, piece: _Piece, bottoms: Mapping[int, float], white: float) -> bool:
    if piece.column != before.column:
        return piece.column < before.column
    return bottoms[before.line] - bottoms[piece.line] > white or piece.line <= before.line


def joined(drawn: Sequence[PageTable], pages: Sequence[int]) -> Iterator[tuple[int, list[tables.Row]]]:
    """Yield the first row of the page of each table, and its rows; what goes on over pages is one table.

    ``pages`` are the pages of the rows of the document.
    """
    parts: list[list[PageTable]] = []
    for table in drawn:
        before = parts[-1][-1] if parts else None
        if before and _goes_on(parts[-1][0], table) and pages[min(table.taken)] == pages[max(before.taken)] + 1:
            parts[-1].append(table)
        else:
            parts.append([table])
    for whole in parts:
        first = min(whole[0].taken)
        heads = [tables.Row(first, whole[0].heads, heads=True)] if whole[0].heads else []
        rows = [tables.Row(place, tuple(filter(None, cells))) for place, cells in _mended(whole)]
        yield first, [*heads, *rows]


def _goes_on(table: PageTable, after: PageTable) -> bool:
    """Say whether a table is the rest of one on the pages before: its heads come again, or it has none."""
    return after.heads in ((), table.heads) and len(after.rows[0][1]) == len(table.rows[0][1])


def _mended(parts: Sequence[PageTable]) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of a table on several pages, one that a page cuts as one."""
    rows: list[tuple[int, Cells]] = []
    for part in parts:
        numbered = all(cells[0][:1].isdigit() for _, cells in rows)
        for n, (place, cells) in enumerate(part.rows):
            cut = not cells[0] or cells[0][0].islower() or (numbered and not cells[0][0].isdigit())
            if rows and not n and cut:
                pairs = zip(rows[-1][1], cells, strict=True)
                rows[-1] = rows[-1][0], tuple(" ".join(filter(None, pair)) for pair in pairs)
            else:
                rows.append((place, cells))
    yield from rows
