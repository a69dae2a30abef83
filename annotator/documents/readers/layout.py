"""Text that keeps its layout: what stands in columns is read as a list, as a table or as two columns of prose."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise

from annotator.delayed import dataclass
from annotator.documents import attended
from annotator.documents.lines import Line
from annotator.documents.readers import column_lists, columns, furniture, layout_tables, tables
from annotator.documents.readers.columns import Cell, Row, Scale, Zone
from annotator.documents.readers.layout_tables import Table

_CELL = re.compile(r"\S+(?: \S+)*")
_LEADER = re.compile(r"(?:\.{5,}|(?:\. ){5,}|…{2,})")
_FILED = re.compile(r"Dist?r\b|Original ?:")
_MASTHEAD, _WIDEST = 40, 400  # rows of a masthead; signs of a row that has columns
_PROSE, _SIGNS, _SMALL = 10, 25, 0.25  # two columns of prose: rows, mean length of their lines, those in lower case
_BETWEEN = 40  # rows at most between the parts of a table on two pages
_MOST = 16  # columns
_APART = 4  # signs of white between the columns of a list of one or two rows
_TEXT = Scale()
_NUMBER = re.compile(r"(?:[IVXLC]+|[A-Z]|\d{1,4})\.")


@dataclass(frozen=True, slots=True)
class Source:
    """A row of the source as it stands there, its number from 1 and its page if pages are known."""

    number: int
    page: int | None
    text: str


@dataclass(slots=True)
class Set:
    """What is set in columns: the lines to be read in place of rows, by the first row; rows that are left out."""

    lines: dict[int, list[Line]] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    left_out: list[int] = field(default_factory=list)


def read(source: Sequence[Source]) -> Set:
    """Return what is set in columns in a text."""
    rows = [
        None if furniture.is_edge(*near) else _row(row.text) for row, near in zip(source, _beside(source), strict=True)
    ]
    heads = [i for i in range(len(rows) - 1) if _heads_list(rows[i], rows[i + 1])]
    parted = list(rows)
    for i in heads:
        parted[i] = None  # no column goes over it
    zones = list(_zones(source, parted))
    taken = {i for zone in zones for i in range(zone.start, zone.end)}
    small = (_small(parted, i + 1) for i in heads if i + 1 not in taken)
    return _Reader(source, rows).run(sorted([*zones, *filter(None, small)], key=lambda zone: zone.start))


def _heads_list(row: Row | None, below: Row | None) -> bool:
    """Say whether a row heads a list in columns, which begins right below it."""
    if not row or not below or len(row) > 1 or len(below) < 2:
        return False
    return row[0].left <= below[0].left + _TEXT.hang and attended.heads_list(row[0].text)


def _small(rows: Sequence[Row | None], start: int) -> Zone | None:
    """Return the columns of a list of one or two rows below its head, too few to show a gutter by themselves."""
    found: list[Row] = []
    while start + len(found) < len(rows) and (row := rows[start + len(found)]):
        found.append(row)
    edges = tuple(cell.left for cell in found[0])
    apart = all(b.left - a.right >= _APART for row in found for a, b in pairwise(row))
    aligned = all(abs(cell.left - edge) <= 1 for row in found for cell, edge in zip(row, edges, strict=False))
    named = all(cell.text[0].isupper() and cell.text[-1] not in ".,;:" for row in found for cell in row)
    few = len(found) < columns.TALL and all(len(row) <= len(edges) for row in found)
    return Zone(start, tuple(found), edges) if few and apart and aligned and named else None


def _beside(source: Sequence[Source]) -> Iterator[tuple[str, str, str]]:
    """Yield each row with the rows above and below it on its page, without the blanks at their ends."""
    for i, row in enumerate(source):
        near = (source[j] if 0 <= j < len(source) and source[j].page == row.page else None for j in (i - 1, i + 1))
        before, after = (other.text.strip() if other else "" for other in near)
        yield row.text.strip(), before, after


def _row(text: str) -> Row | None:
    """Return the cells of a row; None for page furniture and the lines of contents pages."""
    said = text.strip()
    if not said:
        return ()
    if len(text) > _WIDEST or ((".." in said or ". ." in said or "…" in said) and _LEADER.search(said)):
        return None
    text = text.expandtabs() if "\t" in text else text
    if "  " not in said and "\t" not in said:
        return (Cell(len(text) - len(text.lstrip()), len(text.rstrip()), said),)
    cells = tuple(Cell(*match.span(), match[0]) for match in _CELL.finditer(text))
    return cells if len(cells) <= _MOST else None


def _zones(source: Sequence[Source], rows: Sequence[Row | None]) -> Iterator[Zone]:
    """Yield the zones of each page."""
    starts = [0, *(i for i in range(1, len(source)) if source[i].page != source[i - 1].page)]
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        for zone in columns.zones(rows[start:end], _TEXT):
            yield Zone(zone.start + start, zone.rows, zone.edges)


class _Reader:
    """Goes through the zones in order, knowing the table before, which may go on."""

    def __init__(self, source: Sequence[Source], rows: Sequence[Row | None]) -> None:
        self._source, self._rows = source, rows
        self._set = Set()
        self._listed: int | None = None  # the page that holds the last list
        self._table: Table | None = None
        self._first, self._end = 0, 0  # rows in which the table before begins, and before which its last zone ends

    def run(self, zones: Sequence[Zone]) -> Set:
        tables_: list[tuple[int, Table]] = []
        for zone in zones:
            if self._is_masthead(zone) or _is_numbered(zone):
                continue
            table = layout_tables.table_of(zone, self._table if self._follows(zone) else None)
            if table is not None:
                self._take(zone, table, tables_)
                continue
            on_page = self._listed == self._source[zone.start].page is not None
            told = on_page or column_lists.announces(self._above(zone.start))
            found = column_lists.entries_of(zone, _TEXT, told)
            if found is not None:
                self._put(zone, [self._line(e.row, e.text, entry=True) for e in found])
                self._listed = self._source[zone.start].page
            elif self._is_prose(zone):
                self._put(zone, list(self._prose(zone)))
        for start, table in tables_:
            rows = layout_tables.rows_of(table, start)
            self._set.lines[start] = [self._placed(line) for line in tables.lines(rows)]
        return self._set

    def _put(self, zone: Zone, lines: list[Line]) -> None:
        self._set.lines[zone.start], self._set.ends[zone.start] = lines, zone.end

    def _take(self, zone: Zone, table: Table, found: list[tuple[int, Table]]) -> None:
        """Take a table, or the rest of the one before; heads and titles that come again with it are left out."""
        self._put(zone, [])
        if self._table is not None and self._follows(zone) and self._table.goes_on(table):
            begins = min((row.place for row in table.rows), default=zone.end)
            self._set.left_out += [i for i in range(self._end, begins) if self._rows[i]]
            self._table.take(table)
        else:
            found.append((zone.start, table))
            self._table, self._first = table, zone.start
        self._end = zone.end

    def _follows(self, zone: Zone) -> bool:
        """Say whether nothing but white, furniture and its title again stands between the table before and a zone."""
        if self._table is None or zone.start - self._end > _BETWEEN:
            return False
        between = [self._source[i].text.split() for i in range(self._end, zone.start) if self._rows[i]]
        return not between or between == [self._above(self._first).split()]

    def _above(self, start: int) -> str:
        """Return the text of the row above a zone, white left aside."""
        return next((self._source[i].text for i in range(start - 1, -1, -1) if self._rows[i]), "")

    def _is_masthead(self, zone: Zone) -> bool:
        filed = (_FILED.match(cell.text) for row in zone.rows for cell in row)
        return self._source[zone.start].number <= _MASTHEAD and any(filed)

    def _is_prose(self, zone: Zone) -> bool:
        """Say whether two columns hold running text: long lines, many of which begin in lower case."""
        if len(zone.edges) != 2:
            return False
        columns_ = [[c.text for _, cells in zone.cells if (c := cells[n])] for n in range(len(zone.edges))]
        return all(map(_runs, columns_))

    def _prose(self, zone: Zone) -> Iterator[Line]:
        for column in range(len(zone.edges)):
            white = dict.fromkeys(range(zone.start, zone.end), "")
            said = {i: cell.text for i, cells in zone.cells if (cell := cells[column]) is not None}
            yield from (self._line(i, text) for i, text in {**white, **said}.items())

    def _line(self, i: int, text: str, *, entry: bool = False) -> Line:
        row = self._source[i]
        return Line(row.number, text, row.page, entry=entry)

    def _placed(self, line: Line) -> Line:
        row = self._source[line.number]
        return dataclasses.replace(line, number=row.number, page=row.page)


def _is_numbered(zone: Zone) -> bool:
    """Say whether two columns are only headings and paragraphs whose numbers stand apart: "II.", "A.", "4."."""
    firsts = [cells[0] for _, cells in zone.cells if cells[0]]
    styles = {_style(cell.text) for cell in firsts}
    return len(zone.edges) == 2 and len(styles) > 1 and all(_NUMBER.fullmatch(cell.text) for cell in firsts)


def _style(number: str) -> str:
    return "number" if number[0].isdecimal() else "roman" if set(number) <= set("IVX.") else "letter"


def _runs(texts: Sequence[str]) -> bool:
    """Say whether the lines of a column read as running text."""
    small = sum(text[0].islower() for text in texts)
    long = sum(map(len, texts)) >= _SIGNS * len(texts)
    return len(texts) >= _PROSE and long and small >= _SMALL * len(texts)
