"""Something to read: guidelines, an answer key, a page of the tour; it scrolls, and any other key closes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from annotator.text import to_display
from annotator.tui.widgets.lines import Lines, Row

_SCROLL = ("down", "j", "up", "k", "pagedown", "space", "pageup", "home", "end")


class ReadingScreen(ModalScreen[None]):
    """Shows rows that are made for its width."""

    BINDINGS: ClassVar = [
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("home", "scroll(-1000000)", show=False),
        Binding("end", "scroll(1000000)", show=False),
    ]

    def __init__(self, title: str, rows: Callable[[int], list[Row]], hint: str = "any other key closes") -> None:
        super().__init__()
        self._title, self._rows, self._hint = title, rows, hint

    def compose(self) -> ComposeResult:
        """Lay out title, text and hint."""
        with Vertical(classes="box full"):
            yield Static(to_display(self._title), classes="title", markup=False)
            yield Lines(id="text")
            yield Static(f"↓ ↑ scroll · {self._hint}", classes="hint", markup=False)

    def on_resize(self) -> None:
        """Wrap for the width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        text = self.query_one("#text", Lines)
        text.show(self._rows(max(20, text.size.width - 1)))

    def action_scroll(self, by: int) -> None:
        """Scroll the text."""
        self.query_one("#text", Lines).scroll_relative(y=by, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Close on any key that does not scroll."""
        if event.key not in _SCROLL:
            event.stop()
            self.dismiss(None)
