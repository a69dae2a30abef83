"""Where lines are set in columns: runs of rows over which the same gutters stay white, in characters or in points."""

from __future__ import annotations

import bisect
import dataclasses
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from annotator.delayed import dataclass

_FAR = 1e6
TALL = 3  # rows, at least, that have text on both sides of a gutter
_NARROW = 5  # the same where the gutter is as narrow as a blank too many can be
_LONGEST = 400  # rows in columns without a break; what goes on is another run
_TRIED = 3  # parts of rows in vain that are tried again from their first on
_WHITE = 2  # rows of white, at most, inside of columns
_ALIGNED = 0.7  # of a column's cells begin, or end, at its edge


@dataclass(frozen=True, slots=True)
class Cell:
    """Text between white, and where it stands."""

    left: float
    right: float
    text: str


Row = Sequence[Cell]  # from left to right; white has none
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """What counts as near: the least gutter, one that no blank can be, how far a line is indented, a sign's width.

    ``exact``: all signs are as wide, so that each sign's place is known.
    """

    gutter: float = 2
    wide: float = 3
    hang: float = 3
    sign: float = 1
    exact: bool = True


@dataclasses.dataclass(frozen=True)
class Zone:
    """Rows from ``start`` on in columns that begin at ``edges``; a row of white has no cells."""

    start: int
    rows: tuple[Row, ...]
    edges: tuple[float, ...]

    @property
    def end(self) -> int:
        """Return the row before which the columns end."""
        return self.start + len(self.rows)

    @cached_property
    def cells(self) -> list[tuple[int, list[Cell | None]]]:
        """Return number and cells of each row that is not white, one a column, None where there is none."""
        return [(number, self._parted(row)) for number, row in enumerate(self.rows, self.start) if row]

    def _parted(self, row: Row) -> list[Cell | None]:
        """Return the cells of a row by columns; several in one column are one."""
        found: list[Cell | None] = [None] * len(self.edges)
        for cell in row:
            middle = min(cell.left + 1, cell.right)
            column = max(bisect.bisect_right(self.edges, middle) - 1, 0)
            before = found[column]
            found[column] = Cell(before.left, cell.right, f"{before.text} {cell.text}") if before else cell
        return found


def zones(rows: Sequence[Row | None], scale: Scale) -> list[Zone]:
    """Return the runs of rows that are set in columns; None is a row that no column goes over."""
    found: list[Zone] = []
    at, low = 0, 0
    while at < len(rows):
        if len(rows[at] or ()) < 2:
            at += 1
            continue
        white, grown = _grown(rows, at, scale)
        zone = _of(rows, at, white, grown, scale, above=at > low)
        if zone is not None:
            found.append(zone)
            at = low = zone.end
        else:
            at += max(1, len(grown) // _TRIED)
    return found


def _of(
    rows: Sequence[Row | None], start: int, white: Sequence[Span], grown: list[Row], scale: Scale, *, above: bool
) -> Zone | None:
    """Return the columns that begin with a row, if there are any, with the line above that its first cell goes on."""
    if above and _begins_above(rows[start - 1], grown[0], white, scale):
        start, grown = start - 1, [rows[start - 1] or (), *grown]
    inside = [row for row in grown if row]
    between = [_around(row)[1:-1] for row in inside]
    gutters = [gap for gap in white if _shows(gap, between, scale)]
    while gutters:
        zone = Zone(start, tuple(grown), _edges(inside, gutters))
        columns = list(zip(*(cells for _, cells in zone.cells), strict=True))
        full = [[cell for cell in column if cell is not None] for column in columns]
        ragged = next((i for i in range(1, len(full)) if not _is_aligned(full[i], zone.edges[i], scale)), None)
        if ragged is None:
            return zone
        del gutters[ragged - 1]
    return None


def _begins_above(above: Row | None, first: Row, white: Sequence[Span], scale: Scale) -> bool:
    """Say whether the first cell goes on with the line above, which stands in the first column alone."""
    if not above or len(above) > 1 or not first[0].text[0].islower():
        return False
    return abs(above[0].left - first[0].left) <= scale.hang and above[0].right <= white[1][1] - scale.gutter


def _grown(rows: Sequence[Row | None], start: int, scale: Scale) -> tuple[list[Span], list[Row]]:
    """Return the white that all rows from the first one on leave, and these rows."""
    first = rows[start] or ()
    white, grown, tall = _around(first), [first], 1
    for i in range(start + 1, min(start + _LONGEST, len(rows))):
        row, gap = rows[i], i - start - len(grown)
        if row is None or gap > _WHITE:
            break
        if not row:
            continue
        if gap and len(row) == 1 and row[0].left < min(b for a, b in white if a > -_FAR) - scale.hang:
            break  # behind white a line alone at the left is a heading
        row = _parted(row, white, grown, scale) if scale.exact and tall >= TALL else row
        left = _common(white, _around(row), scale, tall)
        lost = [gap for gap in white if not any(gap[0] <= a and b <= gap[1] for a, b in left)]
        if len(left) < 3 or any(_is_gutter(gap, grown, scale) for gap in lost):
            if not _overruns(row, white, grown, scale):
                break
            left = white
        white = left
        grown += [*[()] * gap, row]
        tall += len(row) > 1
    return white, grown


def _overruns(row: Row, white: Sequence[Span], grown: Sequence[Row], scale: Scale) -> bool:
    """Say whether a line alone goes on in a column behind the first, and only runs on too far to the right."""
    begins = (b for a, b in white if a > -_FAR and _is_gutter((a, b), grown, scale))
    return len(row) == 1 and any(abs(row[0].left - b) <= scale.sign for b in begins)


def _parted(row: Row, white: Sequence[Span], grown: Sequence[Row], scale: Scale) -> Row:
    """Return a row of several cells, one of them cut where it leaves but a blank before the next column.

    Of several blanks that one is meant behind which a sign of the sort stands with which most of the column begins.
    """
    found: list[Cell] = []
    if len(row) < 2 or all(b <= c.left or b >= c.right for c in row for _, b in white):
        return row
    for cell in row:
        edge = next((int(b) for _, b in white if cell.left < b < cell.right), 0)
        near = (c for r in (grown if edge else ()) for c in r if abs(c.left - edge) <= scale.hang)
        firsts = Counter(_sort(c.text[0]) for c in near)
        sort = firsts.most_common(1)[0][0] if firsts else ""
        at = edge - int(cell.left)
        places = range(at, max(at - int(scale.hang) - 1, 1), -1) if firsts else ()
        cut = next((i for i in places if cell.text[i - 1] == " " and _sort(cell.text[i]) == sort), 0)
        if cut:
            found.append(Cell(cell.left, cell.left + cut - 1, cell.text[: cut - 1]))
            cell = Cell(cell.left + cut, cell.right, cell.text[cut:])
        found.append(cell)
    return tuple(found) or row


def _sort(sign: str) -> str:
    return "1" if sign.isdigit() else "A" if sign.isupper() else "a" if sign.islower() else sign


def _around(row: Row) -> list[Span]:
    """Return all white of a row, that outside of its text too."""
    ends = [-_FAR, *(cell.right for cell in row)], [*(cell.left for cell in row), _FAR]
    return list(zip(*ends, strict=True))


def _common(one: Sequence[Span], other: Sequence[Span], scale: Scale, tall: int) -> list[Span]:
    """Return the white that both have; once enough rows show a gutter, a blank of it is enough."""
    least = scale.sign if tall >= TALL else scale.gutter
    shared: list[Span] = []
    i = j = 0
    while i < len(one) and j < len(other):
        shared.append((max(one[i][0], other[j][0]), min(one[i][1], other[j][1])))
        i, j = (i + 1, j) if one[i][1] < other[j][1] else (i, j + 1)
    return [(a, b) for a, b in shared if b - a >= least]


def _is_gutter(gap: Span, rows: Sequence[Row], scale: Scale) -> bool:
    """Say whether enough rows have text on both sides of a gap, and more white there than a blank or two."""
    return _shows(gap, [_around(row)[1:-1] for row in rows if row], scale)


def _shows(gap: Span, between: Sequence[Sequence[Span]], scale: Scale) -> bool:
    """Say the same of the white between the cells of each row."""
    white = [b - a for spans in between for a, b in spans if a <= gap[0] and gap[1] <= b]
    return len(white) >= _NARROW or sum(width >= scale.wide for width in white) >= TALL


def _edges(rows: Sequence[Row], gutters: Sequence[Span]) -> tuple[float, ...]:
    cells = [cell for row in rows for cell in row]
    return (min(cell.left for cell in cells), *(gap[1] for gap in gutters))


def _is_aligned(cells: Sequence[Cell], edge: float, scale: Scale) -> bool:
    """Say whether most lines of a column begin at its edge or a little behind it, or end together as figures do."""
    begin = sum(cell.left <= edge + scale.hang for cell in cells)
    last = max((cell.right for cell in cells), default=0.0)
    end = sum(cell.right >= last - scale.sign for cell in cells)
    return max(begin, end) >= _ALIGNED * len(cells)
