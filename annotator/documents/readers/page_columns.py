"""Two columns of running text on a printed page: where the gutter is, and the left column before the right one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from annotator.documents.readers.print_words import Word

_GUTTER = 0.9  # the least white between two columns, in line heights
_MIDDLE = (0.3, 0.7)  # of the page's width, between which a gutter is looked for
_EDGE = 3.0  # points within which lines begin together
_MOSTLY = 0.6  # of a column's lines begin at its edges
_ALIKE = 0.6  # of the width of the wider column is that of the other, at least
_LEAST = 4  # rows with text on both sides
_FULL = 0.85  # of a column's width: a line that long is one of running text
_PROSE = 0.4  # of the lines in columns, at least, are that long, and begin in lower case half as often
_SMALL = 0.1  # of the lines, at least, begin in lower case where the order of writing tells of columns
_MOST = 0.9  # of the lines of a column: the others are heads and feet of the page
_BACK = 3  # times that a page is written back to the left: heads and feet may do so, and a table does
_TOGETHER = 0.75  # of the paragraphs on the right, at most, begin where one begins on the left, else it is a table

Words = list[Word]


def in_order(rows: Sequence[Words], width: float) -> list[tuple[Words, int]]:
    """Return the rows of a page from the top, each from left to right; where they are columns, the left one first.

    With each row goes the number of the column on the page, 0 for one across it.
    """
    gutter = _gutter(rows, width)
    if gutter is None:
        return [(row, 0) for row in rows]
    ordered: list[tuple[Words, int]] = []
    count = 0
    for across, part in groupby(rows, key=lambda row: _is_across(row, gutter)):
        run = list(part)
        if across or not _is_prose(run, gutter):
            ordered.extend((row, 0) for row in run)
        else:
            for side in _sides(run, gutter):
                count += 1
                ordered.extend((line, count) for line in side)
    return ordered


def _gutter(rows: Sequence[Words], width: float) -> float | None:
    """Return the x near the middle of a page over which most rows leave white between words, and fewest have a word."""
    low, high = _MIDDLE[0] * width, _MIDDLE[1] * width
    wide = sum(any(low < b.left and a.right < high and b.left - a.right > _GUTTER * a.height for a, b in pairwise(r))
               for r in rows)  # fmt: skip
    if wide < _LEAST:
        return None
    size = int(width) + 2
    white, words = [0] * size, [0] * size  # each how much more there is from this point on
    for row in rows:
        for a, b in pairwise(row):
            if b.left - a.right > _GUTTER * a.height:
                _count(white, a.right, b.left)
        for word in row:
            _count(words, word.left, word.right)
    over = list(zip(accumulate(white), accumulate(words), strict=True))
    middle = [x for x in range(int(_MIDDLE[0] * width), int(_MIDDLE[1] * width)) if over[x][0] >= _LEAST]
    return float(max(middle, key=lambda x: (over[x][0] - over[x][1], x))) if middle else None


def _count(steps: list[int], start: float, end: float) -> None:
    """Count a span of points once more."""
    first, last = (min(max(int(x), 0), len(steps) - 2) for x in (start, end - 1))
    steps[first + 1] += 1
    steps[last + 1] -= 1


def _is_across(row: Words, x: float) -> bool:
    return any(word.left < x < word.right for word in row) or any(
        a.right <= x < b.left and b.left - a.right < _GUTTER * min(a.height, b.height) for a, b in pairwise(row)
    )


def _sides(rows: Sequence[Words], x: float) -> tuple[list[Words], list[Words]]:
    """Return the lines on the left of a gutter and those on its right."""
    left = [part for row in rows if (part := [w for w in row if w.right <= x])]
    right = [part for row in rows if (part := [w for w in row if w.right > x])]
    return left, right


def _is_prose(rows: Sequence[Words], x: float) -> bool:
    """Say whether rows are two columns of running text: full lines that begin at one edge, and no rows of a table."""
    left, right = _sides(rows, x)
    both = sum(bool(row) and row[0].right <= x < row[-1].right for row in rows)
    if both < _LEAST or not all(map(_is_aligned, (left, right))):
        return False
    widths = sorted((_width(left), _width(right)))
    if widths[0] < _ALIKE * widths[1]:
        return False
    lines = [*left, *right]
    full = sum(1 for side in (left, right) for line in side if _is_full(line, side))
    small = sum(line[0].text[0].islower() for line in lines)
    running = full >= _PROSE * len(lines) and small >= 0.5 * _PROSE * len(lines)
    written = small >= _SMALL * len(lines) and _is_written_down(left, right)
    return (running or written) and not _is_table(left, right)


def _is_written_down(left: Sequence[Words], right: Sequence[Words]) -> bool:
    """Say whether the page was written down its left column first: a table is written row by row."""
    before = sorted(line[0].chunk for line in left)[int(_MOST * (len(left) - 1))]
    return sum(line[0].chunk > before for line in right) >= _MOST * len(right)


def _is_aligned(side: Sequence[Words]) -> bool:
    """Say whether most lines of a column begin at one of two edges: that of the column, and that of its items."""
    edges = Counter(round(line[0].left / _EDGE) for line in side).most_common(2)
    return sum(n for _, n in edges) >= _MOSTLY * len(side)


def _width(side: Sequence[Words]) -> float:
    return max(line[-1].right for line in side) - min(line[0].left for line in side)


def _is_full(line: Words, side: Sequence[Words]) -> bool:
    return line[-1].right - min(other[0].left for other in side) >= _FULL * _width(side)


def _is_table(left: Sequence[Words], right: Sequence[Words]) -> bool:
    """Say whether what stands side by side are the cells of a table.

    Its paragraphs begin beside each other, or the page was written from the right side back to the left again.
    """
    sides = [(line[0].chunk, n) for n, side in enumerate((left, right)) for line in side]
    back = sum(a[1] > b[1] and a[0] < b[0] for a, b in pairwise(sorted(sides)))
    if back >= _BACK:
        return True
    beside = [line[0].bottom for line in _begins(left)]
    begun = [line[0] for line in _begins(right)]
    together = sum(any(abs(word.bottom - y) < 0.3 * word.height for y in beside) for word in begun)
    return len(begun) > 2 and together > _TOGETHER * len(begun)


def _begins(side: Sequence[Words]) -> Iterator[Words]:
    """Yield the lines of a column that begin a paragraph behind white."""
    steps = [round(a[0].bottom - b[0].bottom, 1) for a, b in pairwise(side)]
    usual = min((step for step, n in Counter(steps).items() if n > 1 and step > 4), default=0.0)
    yield side[0]
    yield from (line for step, line in zip(steps, side[1:], strict=True) if usual and step > 1.22 * usual)
