"""Lists set in columns: which columns hold one, in which order it is read, and which lines are one entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.delayed import dataclass
from annotator.documents import entries
from annotator.documents.entries import Part
from annotator.documents.readers.columns import Cell, Scale, Zone

_FIGURES = re.compile(r"\W*\d|[A-Z]{1,6}/\S|\S*\.{4,}")
_HEAD = re.compile(  # words of the line above a list of those who attended
    r"attend|particip|represent|observ|united nations|secretariat|\bmembers?\b|\bstates?\b"
    r"|organi[sz]ation|entit|agenc|institution"
    r"|représent|\bmembres?\b|\bétats?\b|\bpays\b|asist|\bmiembros?\b|\bestados?\b|\bpaíses\b",
    re.I,
)
_LEAST = 4  # entries of a list whose head does not tell what it is
_HOLES = 0.1  # of a column's lines, at most, are white above its last one
_FEW = 0.2  # of a list's entries, at most, hold figures, or end as sentences do
_ROOM = 0.9  # of a column's width: a line is that short if the next word had room on it, types being of unlike width
_ALPHABET = 0.85  # of the entries follow the alphabet in a list whose head does not tell what it is


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry, and the row in which it begins."""

    row: int
    text: str


def announces(line: str) -> bool:
    """Say whether the line above columns says that they list who attended."""
    return bool(_HEAD.search(line))


def entries_of(zone: Zone, scale: Scale, told: bool) -> list[Entry] | None:
    """Return the entries of a list in reading order; None when the columns hold none.

    ``told``: the words above say that a list follows, or one goes on. A list that follows the alphabet is read in its
    direction, any other down its columns.
    """
    columns = _columns(zone)
    if any(_is_broken(column) for column in columns):
        return None
    down = list(_merged(columns, scale))
    if (len(down) < _LEAST and not told) or _are_no_names([entry.text for entry in down]):
        return None
    across = [Entry(i, cell.text) for i, cells in zone.cells for cell in cells if cell is not None]
    orders = [entries.order([entry.text for entry in read]) for read in (down, across)]
    if max(orders) >= _ALPHABET:
        return down if orders[0] >= orders[1] else across
    return down if told else None


def _columns(zone: Zone) -> list[list[tuple[int, Cell | None]]]:
    """Return the lines of each column with their rows, white as None; a row that is white throughout is none."""
    found: list[list[tuple[int, Cell | None]]] = [[] for _ in zone.edges]
    for i, cells in zone.cells:
        for column, cell in zip(found, cells, strict=True):
            column.append((i, cell))
    return found


def _is_broken(column: Sequence[tuple[int, Cell | None]]) -> bool:
    """Say whether white stands between the lines of a column, as beside the longer cells of a table."""
    last = max((n for n, (_, cell) in enumerate(column) if cell is not None), default=-1)
    holes = sum(cell is None for _, cell in column[: last + 1])
    return holes > _HOLES * (last + 1)


def _are_no_names(texts: Sequence[str]) -> bool:
    """Say whether many entries begin with figures, end as sentences or labels do, or are the same."""
    odd = sum(bool(_FIGURES.match(t)) or t.endswith((":", ";", "?")) or len(t.split()) > 30 for t in texts)
    again = sum(n - 1 for n in Counter(texts).values())
    return odd + again > _FEW * len(texts)


def _merged(columns: Sequence[Sequence[tuple[int, Cell | None]]], scale: Scale) -> Iterator[Entry]:
    """Yield the entries down the columns, the lines of each put together."""
    parts: list[Part] = []
    places: list[int] = []
    for column in columns:
        full = [(i, cell) for i, cell in column if cell is not None]
        edge = _usual([cell.left for _, cell in full], scale.sign)
        width = max((cell.right for _, cell in full), default=0.0)
        following = [*(cell.text for _, cell in full[1:]), ""]
        for (i, cell), after in zip(full, following, strict=False):
            parts.append(Part(cell.text, cell.left > edge + 0.9 * scale.sign, _has_room(cell, after, width)))
            places.append(i)
    for start, end in entries.joined(parts):
        yield Entry(places[start], entries.text_of(parts, start, end))


def _usual(lefts: Sequence[float], sign: float) -> float:
    """Return where most lines of a column begin."""
    counts = Counter(round(left / sign) for left in lefts)
    return counts.most_common(1)[0][0] * sign if counts else 0.0


def _has_room(cell: Cell, after: str, width: float) -> bool:
    """Say whether the first word of the next line would have fitted behind a line."""
    sign = (cell.right - cell.left) / max(len(cell.text), 1)
    first = after.split(" ", 1)[0]
    return bool(first) and cell.right + (1 + len(first)) * sign <= cell.left + _ROOM * (width - cell.left)
