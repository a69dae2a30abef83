"""A scrolling view made of ready lines: fixed geometry, only the lines that show are drawn."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

Piece = tuple[str, Style]


class Lines(ScrollView, can_focus=False):
    """Shows lines of styled pieces; the text of each piece has passed ``to_display`` before."""

    DEFAULT_CSS = "Lines { scrollbar-size-vertical: 1; overflow-x: hidden; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows: list[list[Piece]] = []

    def show(self, rows: list[list[Piece]]) -> None:
        """Take new lines; the size changes only when their number does."""
        self.rows = rows
        size = Size(max(1, self.scrollable_content_region.width), len(rows))
        if size.height != self.virtual_size.height:
            self.virtual_size = size
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one visible line, cut or filled to the width."""
        row = y + int(self.scroll_offset.y)
        width = self.size.width
        base = self.rich_style
        if not 0 <= row < len(self.rows):
            return Strip.blank(width, base)
        segments = [Segment(text, base + style) for text, style in self.rows[row]]
        return Strip(segments).adjust_cell_length(width, base)

    def reveal(self, row: int) -> None:
        """Scroll just so far that a line is in sight."""
        top, height = int(self.scroll_offset.y), max(1, self.size.height)
        if row < top:
            self.scroll_to(y=row, animate=False)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False)
