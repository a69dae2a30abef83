"""A scrolling view made of ready lines: fixed geometry, only the lines that show are drawn."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Piece(NamedTuple):
    """A run of text that is safe to show, its style, and what a click on it asks for."""

    text: str
    style: Style = Style()
    target: str | None = None


Row = list[Piece]


class Lines(ScrollView, can_focus=False):
    """Shows rows of pieces; the text of each piece has passed ``to_display`` before."""

    DEFAULT_CSS = "Lines { scrollbar-size-vertical: 1; overflow-x: hidden; }"
    ALLOW_SELECT = False

    class Chosen(Message):
        """A piece with a target was clicked."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Take new rows; the size changes only when their number does."""
        self.rows = rows
        if len(rows) != self.virtual_size.height:
            self.virtual_size = Size(max(1, self.scrollable_content_region.width), len(rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one visible line, cut or filled to the width."""
        row = y + int(self.scroll_offset.y)
        width, base = self.size.width, self.rich_style
        if not 0 <= row < len(self.rows):
            return Strip.blank(width, base)
        segments = [Segment(piece.text, base + piece.style) for piece in self.rows[row]]
        return Strip(segments).adjust_cell_length(width, base)

    def reveal(self, first: int, last: int | None = None) -> None:
        """Scroll just so far that a row (or as much as fits of several) is in sight."""
        top, height = int(self.scroll_offset.y), max(1, self.size.height)
        last = first if last is None else last
        if first < top or last - first >= height:
            self.scroll_to(y=first, animate=False)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Post what the piece under the mouse asks for."""
        place = event.get_content_offset(self)
        if place is None:
            return
        row, column, at = int(place.y + self.scroll_offset.y), place.x, 0
        for piece in self.rows[row] if 0 <= row < len(self.rows) else ():
            at += cell_len(piece.text)
            if column < at:
                if piece.target is not None:
                    self.post_message(self.Chosen(piece.target))
                return
