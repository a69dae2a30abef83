"""The application: holds the coding screen, its style and the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.app import App, SystemCommand
from textual.screen import Screen

from annotator.preferences import Preferences
from annotator.session import Session
from annotator.tui import keymap, themes
from annotator.tui.actions import of_screen
from annotator.tui.screens.acting import Acting
from annotator.tui.screens.coding import CodingScreen
from annotator.tui.screens.small import LEAST, SmallScreen

if TYPE_CHECKING:
    from annotator.session.settling import Settling

WELCOME = "{help} shows all keys"
FIRST_TIME = "New here? {tour} takes a tour of one minute · {help} shows all keys"


class CodingApp(App[None]):
    """Shows one coder's session, or an adjudicator's, with the person's theme and keys."""

    CSS_PATH = "annotator.tcss"
    TITLE = "annotator"
    INHERIT_BINDINGS: ClassVar[bool] = True

    def __init__(
        self, session: Session, wishes: Preferences | None = None, notice: str = "", *, is_served: bool = False
    ) -> None:
        super().__init__()
        self.is_served = is_served  # behind a browser, which is let into this project only
        self.going_to: Path | None = None
        self._session, self._notice = session, notice
        self.wishes = wishes or Preferences()
        self.animation_level = "none"
        themes.register(self)
        self.wish(self.wishes)

    def wish(self, wishes: Preferences) -> None:
        """Take on settings: theme and keys at once, the rest where it is asked for."""
        self.wishes = wishes
        themes.put(self, wishes.text("theme"))
        self.set_keymap(keymap.as_textual(wishes))

    def leave_for(self, folder: str) -> None:
        """Leave; who runs the screen opens the project in this folder next."""
        self.going_to = Path(folder)
        self.exit()

    def first_screen(self) -> Screen[Any]:
        """Return the screen to begin with."""
        if self._session.is_settling:
            from annotator.tui.screens.settling import SettlingScreen

            return SettlingScreen(cast("Settling", self._session))
        welcome = WELCOME if self._session.view().done_units else FIRST_TIME
        keys = {a.id: a.shown for a in keymap.actions(self.wishes)}
        return CodingScreen(self._session, self._notice or welcome.format_map(keys))

    def on_mount(self) -> None:
        """Open the first screen."""
        self.push_screen(self.first_screen())

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the terminal is too small to work in, until it is large enough."""
        fits = event.size.width >= LEAST[0] and event.size.height >= LEAST[1]
        if fits and isinstance(self.screen, SmallScreen):
            self.pop_screen()
        elif not fits and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every action of the screen in sight."""
        if isinstance(screen, Acting):
            for action in of_screen(screen.KIND, keymap.actions(self.wishes)):
                if not action.is_numbered:
                    do: Callable[[], None] = partial(screen.action_act, action.id)
                    yield SystemCommand(action.label, f"{action.help} ({action.shown})", do)
