"""How text is laid out in cells: lines of a measure, no character cut, offsets to columns and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.cells import split_graphemes

from annotator.text import to_display


class Cells:
    """The widths of a text: ``ends[i]`` is where, in cells from its beginning, the character before ``i`` ends.

    Inside of a grapheme it is the end of the whole grapheme, so that no line and no click cuts one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        shown = to_display(text)
        if shown.isascii():
            self.ends: Sequence[int] = range(len(text) + 1)
            return
        ends = [0]
        for start, end, cells in split_graphemes(shown)[0]:
            ends += [ends[-1] + cells] * (end - start)
        self.ends = ends

    def column(self, line: int, at: int) -> int:
        """Return the column of an offset in the line that begins at ``line``."""
        return self.ends[at] - self.ends[line]

    def offset(self, start: int, end: int, column: int) -> int:
        """Return the offset of the character in this column of a line; beyond its end the last one."""
        at = bisect_right(self.ends, self.ends[start] + max(0, column), start, end + 1) - 1
        return max(start, min(at, end - 1))

    def wrap(self, width: int) -> list[tuple[int, int]]:
        """Return the offsets of lines no wider than ``width`` cells; every character stands in exactly one line."""
        text, lines, start = self.text, [], 0
        while start < len(text):
            end = self._line_end(start, width)
            lines.append((start, end))
            start = end
        return lines or [(0, 0)]

    def _line_end(self, start: int, width: int) -> int:
        text = self.text
        fits = bisect_right(self.ends, self.ends[start] + width, start) - 1
        broken = text.find("\n", start, fits + 1)
        if broken >= 0:
            return broken + 1
        if fits >= len(text):
            return len(text)
        blank = text.rfind(" ", start, fits + 1)
        if blank > start:
            return blank + 1
        return max(fits, bisect_right(self.ends, self.ends[start + 1], start + 1) - 1, start + 1)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the offsets of the lines of a text, see ``Cells.wrap``."""
    return Cells(text).wrap(width)
