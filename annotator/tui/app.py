"""The application: holds the coding screen, its style and the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.screen import Screen

from annotator.session import Session
from annotator.tui.actions import ACTIONS
from annotator.tui.screens.coding import CodingScreen

WELCOME = "? shows all keys"


class CodingApp(App[None]):
    """Shows one coder's session."""

    CSS_PATH = "annotator.tcss"
    TITLE = "annotator"
    INHERIT_BINDINGS: ClassVar[bool] = True

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.animation_level = "none"

    def on_mount(self) -> None:
        """Open the coding screen."""
        self.push_screen(CodingScreen(self._session, WELCOME))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action of the coding screen, and Textual's own."""
        if isinstance(screen, CodingScreen):
            for action in ACTIONS:
                if action.id != "number":
                    do: Callable[[], None] = partial(screen.action_act, action.id)
                    yield SystemCommand(action.label, f"{action.help} ({action.shown})", do)
        yield from super().get_system_commands(screen)


def run(session: Session) -> None:
    """Open the screen and return when the coder leaves it."""
    CodingApp(session).run()
