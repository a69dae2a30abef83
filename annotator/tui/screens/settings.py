"""The settings, made from their schema: each change is kept and holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from annotator import preferences
from annotator.errors import AnnotatorError
from annotator.preferences import SCHEMA, Setting
from annotator.text import to_display
from annotator.tui import theme
from annotator.tui.screens.keys import KeysScreen
from annotator.tui.widgets.lines import Lines, Piece, Row
from annotator.tui.widgets.picks import Picks

if TYPE_CHECKING:
    from annotator.tui.app import CodingApp

_FILE = "Kept in settings.toml of your configuration folder; its table [keys] gives keys to actions by their ids."


class SettingsScreen(ModalScreen[None]):
    """Shows what can be set; arrows change it."""

    BINDINGS: ClassVar = [
        Binding("escape,q,comma", "leave", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("right,l,enter,space", "change(1)", show=False),
        Binding("left,h", "change(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list, what the one in sight means, and a hint."""
        with Vertical(classes="box settings"):
            yield Static("Settings", classes="title", markup=False)
            yield Picks(id="list")
            yield Static(id="what", markup=False)
            yield Static("↓ ↑ choose · ← → change · esc leaves; all is kept", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self.call_after_refresh(self._show)

    @property
    def _app(self) -> CodingApp:
        return cast("CodingApp", self.app)

    def _show(self) -> None:
        rows = self.query_one(Picks)
        rows.fill(len(SCHEMA) + 1, self._row, rows.at)
        self._explain()

    def _row(self, number: int) -> Row:
        if number == len(SCHEMA):
            own = len(self._app.wishes.own_keys)
            return [Piece("Keys, one by one      "), Piece(f"{f'{own} of your own' if own else ''} …", theme.NUMBER)]
        setting = SCHEMA[number]
        value = self._app.wishes.values[setting.key]
        shown = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        gap = " " * max(1, 22 - cell_len(setting.label))
        return [Piece(f"{setting.label}{gap}"), Piece(f"‹ {shown} ›", theme.NUMBER)]

    def _explain(self, error: str = "") -> None:
        setting = self._chosen
        if setting is None:
            self.query_one("#what", Static).update(f"Choose an action and press its new key.\n{_FILE}")
            return
        range_ = f" ({', '.join(setting.choices)})" if setting.choices else ""
        self.query_one("#what", Static).update(to_display(error) or f"{setting.help}{range_}.\n{_FILE}")

    @property
    def _chosen(self) -> Setting | None:
        """The setting in sight, None on the line of the keys."""
        at = self.query_one(Picks).at
        return SCHEMA[at] if at < len(SCHEMA) else None

    def action_step(self, by: int) -> None:
        """Choose another setting."""
        self.query_one(Picks).step(by)
        self._explain()

    def action_change(self, by: int) -> None:
        """Change the chosen one; it is kept and holds at once."""
        setting = self._chosen
        if setting is None:
            self.app.push_screen(KeysScreen(), lambda _: self._show())
            return
        steps = by * 4 if setting.most else by
        try:
            wishes = preferences.put(setting.key, setting.step(self._app.wishes.values[setting.key], steps))
            self._app.wish(wishes)
        except AnnotatorError as error:
            self._explain(str(error))
            return
        self._show()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Change what is clicked."""
        self.query_one(Picks).at = int(message.target)
        self.action_change(1)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
