"""A scrolling view made of ready lines: fixed geometry, and only the lines that changed are drawn anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

_WHEEL = 3  # rows a turn of the wheel
_THUMB = Style(color="bright_black")


class Piece(NamedTuple):
    """A run of text that is safe to show, its style, and what a click on it asks for."""

    text: str
    style: Style = Style()
    target: str | None = None


Row = list[Piece]


class Lines(Widget, can_focus=False):
    """Shows rows of pieces; the text of each piece has passed ``to_display`` before.

    It scrolls by itself: Textual's own scrolling lays the whole screen out again when the number of rows changes.
    """

    DEFAULT_CSS = "Lines { overflow: hidden hidden; }"
    ALLOW_SELECT = False

    class Chosen(Message):
        """A piece with a target was clicked."""

        def __init__(self, target: str, *, is_second: bool = False) -> None:
            super().__init__()
            self.target = target
            self.is_second = is_second  # by the right button

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Row] = []
        self.top = 0
        self._painted: dict[int, tuple[Row | None, bool]] = {}  # what was asked for last, line by line

    @property
    def room(self) -> int:
        """The columns that text may take; the last one is the scroll bar's."""
        return max(1, self.size.width - 1)

    def show(self, rows: Sequence[Row]) -> None:
        """Take new rows; the lines that differ are drawn."""
        self.rows = rows
        self.top = max(0, min(self.top, self._most()))
        self._draw()

    def _most(self) -> int:
        return max(0, len(self.rows) - self.size.height)

    def _line(self, y: int) -> Row | None:
        return self.rows[self.top + y] if self.top + y < len(self.rows) else None

    def _thumb(self) -> tuple[int, int]:
        """Return first and last line of the scroll bar's thumb; (0, 0) when all is in sight."""
        height, total = self.size.height, len(self.rows)
        if total <= height or height < 2:
            return 0, 0
        size = max(1, height * height // total)
        first = round(self.top / self._most() * (height - size))
        return first, first + size

    def _draw(self) -> None:
        """Draw the lines that differ from what was painted last, whatever was changed since: rows, ``top``, height."""
        first, last = self._thumb()
        for y in range(self.size.height):
            if self._painted.get(y) != (self._line(y), first <= y < last):
                self.refresh(Region(0, y, self.size.width, 1))

    def on_resize(self) -> None:
        """Draw what a new height changes: the scroll bar's thumb, for one."""
        self.top = max(0, min(self.top, self._most()))
        self._draw()

    def render_line(self, y: int) -> Strip:
        """Return one visible line to be painted."""
        first, last = self._thumb()
        self._painted[y] = self._line(y), first <= y < last
        return self.strip(y)

    def strip(self, y: int) -> Strip:
        """Return one visible line as it is now, cut or filled to the width."""
        width, base = self.size.width, self.rich_style
        row, (first, last) = self._line(y), self._thumb()
        if row is None:
            return Strip.blank(width, base)
        strip = Strip([Segment(piece.text, base + piece.style) for piece in row])
        if first <= y < last:
            return Strip([*_fitted(strip, width - 1, base), Segment("▐", base + _THUMB)], width)
        return _fitted(strip, width, base)

    # --- scrolling

    def move(self, by: int) -> None:
        """Scroll by rows."""
        to = max(0, min(self.top + by, self._most()))
        if to != self.top:
            self.top = to
            self._draw()

    def scroll_relative(self, x: float | None = None, y: float | None = None, **_: Any) -> None:
        """Scroll by rows, at once."""
        self.move(int(y or 0))

    def page(self, by: int) -> None:
        """Scroll by pages."""
        self.move(by * max(1, self.size.height - 2))

    def reveal(self, first: int, last: int | None = None) -> None:
        """Scroll just so far that a row (or as much as fits of several) is in sight."""
        height = max(1, self.size.height)
        last = first if last is None else last
        if first < self.top or last - first >= height:
            self.move(first - self.top)
        elif last >= self.top + height:
            self.move(last - height + 1 - self.top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.move(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.move(-_WHEEL)

    # --- clicking

    def row_at(self, event: events.MouseEvent) -> tuple[int, int] | None:
        """Return row and column under the mouse, None outside of the text."""
        place = event.get_content_offset(self)
        return None if place is None else (place.y + self.top, place.x)

    def on_click(self, event: events.Click) -> None:
        """Post what the piece under the mouse asks for."""
        place = self.row_at(event)
        if place is None:
            return
        row, column, at = place[0], place[1], 0
        for piece in self.pieces_at(row):
            at += cell_len(piece.text)
            if column < at:
                if piece.target is not None:
                    self.post_message(self.Chosen(piece.target, is_second=event.button == 3))
                return

    def pieces_at(self, number: int) -> Sequence[Piece]:
        """Return the pieces of a row that a click may hit."""
        return self.rows[number] if 0 <= number < len(self.rows) else ()


def _fitted(strip: Strip, width: int, base: Style) -> Strip:
    """Return a line of just this width; one that loses words ends in an ellipsis."""
    if strip.cell_length > width and strip.crop(width).text.strip():
        kept = list(strip.crop(0, width - 1))
        strip = Strip([*kept, Segment("…", kept[-1].style if kept else base)])
    return strip.adjust_cell_length(width, base)
