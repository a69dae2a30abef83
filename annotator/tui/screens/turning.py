"""A list with another side to turn to: documents and projects."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding

from annotator.tui.screens.browsing import BrowseScreen, Plan


class TurningScreen(BrowseScreen):
    """One side of it; tab gives the name of the other."""

    BINDINGS: ClassVar = [Binding("tab,shift+tab", "turn", show=False, priority=True)]

    def __init__(self, plan: Plan, other: str) -> None:
        super().__init__(plan)
        self._other = other

    def action_turn(self) -> None:
        """Turn to the other side."""
        self.dismiss(self._other)
