"""How ranges of a text are drawn line by line: styles that add up, and lanes in the margin for what carries a code.

Overlaps are told apart three ways: the shortest range gives the ground, two ranges add a double underline, and each
has a lane with its sign where it begins and a line down to where it ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from rich.style import Style

from annotator.delayed import dataclass
from annotator.tui import theme
from annotator.tui.widgets.lines import Piece

LANES = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """A range of the text with its style. ``sign`` is set where it carries a code and has a lane of its own."""

    start: int
    end: int
    style: Style
    sign: str = ""
    colour: Style = theme.PLAIN
    is_given: bool = True


class Spans:
    """Ranges by the lines they touch; made once for a text, whatever moves over it."""

    def __init__(self, spans: Iterable[Drawn], lines: Sequence[tuple[int, int]]) -> None:
        self._lines = lines
        self._starts = [a for a, _ in lines]
        self._of_line: list[list[Drawn]] = [[] for _ in lines]
        kept = sorted((s for s in spans if s.start < s.end), key=lambda s: (s.start - s.end, s.start))
        for span in kept:
            for line in self._touched(span):
                self._of_line[line].append(span)
        self._lanes = self._place([s for s in kept if s.sign])

    def _touched(self, span: Drawn) -> range:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = max(first, bisect_right(self._starts, span.end - 1) - 1)
        return range(first, last + 1)

    def _place(self, signed: Sequence[Drawn]) -> list[dict[int, Drawn | None]]:
        """Give each coded range the first free lane; where none is free the last one says that there are more."""
        lanes: list[dict[int, Drawn | None]] = [{} for _ in self._lines]
        for span in sorted(signed, key=lambda s: (s.start, -s.end)):
            lines = self._touched(span)
            free = [n for n in range(LANES) if all(n not in lanes[y] for y in lines)]
            for y in lines:
                lanes[y][free[0] if free else LANES - 1] = span if free else None
        return lanes

    def margin(self, line: int) -> list[Piece]:
        """Return the lanes of one line: the sign where a range begins, a line while it goes on."""
        return [self._lane(line, n) for n in range(LANES)]

    def _lane(self, line: int, lane: int) -> Piece:
        if lane not in self._lanes[line]:
            return Piece(" ")
        span = self._lanes[line][lane]
        if span is None:
            return Piece("+", theme.BOLD)
        lines = self._touched(span)
        if line == lines[0]:
            return Piece(span.sign, span.colour)
        if line == lines[-1]:
            return Piece("╰" if span.is_given else "╎", span.colour)
        return Piece("│" if span.is_given else "╎", span.colour)

    def runs(self, line: int, over: Sequence[Drawn] = ()) -> list[tuple[int, int, Style]]:
        """Return the line cut where a style changes; ``over`` is drawn above all else."""
        start, end = self._lines[line]
        here = self._of_line[line]
        cuts = {start, end}
        for span in (*here, *over):
            cuts.update(at for at in (span.start, span.end) if start < at < end)
        edges = sorted(cuts)
        return [(a, b, _style(here, over, a)) for a, b in pairwise(edges)]


def _style(here: Sequence[Drawn], over: Sequence[Drawn], at: int) -> Style:
    """Add up the styles at an offset, the longest range first, so that the shortest gives the ground."""
    style, given = theme.PLAIN, 0
    for span in here:
        if span.start <= at < span.end:
            style += span.style
            given += bool(span.sign) and span.is_given
    if given > 1:
        style += theme.OVERLAP
    for span in over:
        if span.start <= at < span.end:
            style += span.style
    return style + theme.CLEAR if style.bgcolor and style.dim else style  # dimmed words on a ground cannot be read


def clipped(span: Drawn, text: str) -> Drawn:
    """Return the range kept within the text."""
    return replace(span, start=max(0, span.start), end=min(len(text), span.end))
