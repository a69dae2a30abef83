"""What a terminal that is too small shows: how large it must be; it goes when there is room."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

LEAST = (60, 16)  # columns and rows


class SmallScreen(Screen[None]):
    """Stands over everything until the terminal has grown."""

    BINDINGS: ClassVar = [Binding("q,ctrl+q", "app.quit", show=False)]

    def compose(self) -> ComposeResult:
        """Show the message."""
        yield Static(f"annotator needs {LEAST[0]}×{LEAST[1]}.\nMake the window larger.\nq leaves; all is kept.")
