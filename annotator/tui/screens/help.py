"""The cheat sheet of a screen: its keys in groups and its signs; any key closes it, a click on a line does it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from annotator.tui import theme
from annotator.tui.actions import SCREENS, Action, groups
from annotator.tui.widgets.lines import Lines, Piece, Row

_KEY = 9


class HelpScreen(ModalScreen[str | None]):
    """Gives the id of the action that was clicked, or None."""

    BINDINGS: ClassVar = [
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, screen: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self._screen, self._actions = screen, actions

    def compose(self) -> ComposeResult:
        """Lay out the table of keys."""
        with Vertical(classes="box full"):
            yield Static(f"{SCREENS[self._screen]}: keys and signs", classes="title", markup=False)
            yield Lines(id="table")
            yield Static("↓ ↑ scroll · a click does it · any other key closes", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Fill the table."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        table = self.query_one(Lines)
        table.show(_rows(groups(self._screen, self._actions), table.size.width - 1))

    def action_scroll(self, by: int) -> None:
        """Scroll the table."""
        self.query_one(Lines).scroll_relative(y=by, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Close on any key that does not scroll."""
        if event.key not in ("down", "j", "up", "k", "pagedown", "space", "pageup"):
            event.stop()
            self.dismiss(None)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Close and do what was clicked."""
        self.dismiss(message.target)


def _rows(table: Mapping[str, list[Action]], width: int) -> list[Row]:
    rows: list[Row] = []
    for group, actions in table.items():
        rows.append([Piece(group, theme.BOLD)])
        for action in actions:
            first, *more = textwrap.wrap(action.help, max(20, width - _KEY - 2))
            rows.append(
                [Piece(f"  {action.shown.ljust(_KEY)}", theme.NUMBER, action.id), Piece(first, target=action.id)]
            )
            rows += [[Piece(" " * (_KEY + 2) + line, target=action.id)] for line in more]
        rows.append([])
    rows += [
        [Piece("Signs", theme.BOLD)],
        [
            Piece(
                f"  {theme.OPEN} open   {theme.TAKEN} given   {theme.REJECTED} rejected   {theme.NONE} no code applies"
            )
        ],
        [Piece(f"  {theme.DONE} done   {theme.FLAG} flagged   {theme.MEMO} has a memo")],
        [Piece("  Underlined words attribute a statement or carry a code; faint ones are suggested.")],
    ]
    return rows
