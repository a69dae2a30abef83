"""The cheat sheet of a screen: its keys in groups and its signs, side by side; ``?`` says each in full.

Any other key closes it, a click on a line does it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from annotator.text import one_line
from annotator.tui import theme
from annotator.tui.actions import SCREENS, Action, groups
from annotator.tui.widgets.lines import Lines, Piece, Row

_KEY = 9
_SHORT_KEY = 7  # columns of a key side by side
_COLUMN = 25
_SCROLL = ("down", "j", "up", "k", "pagedown", "space", "pageup")


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
        self._is_full = False

    def compose(self) -> ComposeResult:
        """Lay out the table of keys."""
        with Vertical(classes="box full cheat"):
            yield Static(f"{SCREENS[self._screen]}: keys and signs", classes="title", markup=False)
            yield Lines(id="table")
            yield Static(classes="hint", markup=False)

    def _fill(self) -> None:
        table, found = self.query_one(Lines), groups(self._screen, self._actions)
        table.show(_in_full(found, table.room) if self._is_full else _side_by_side(found, table.room))
        more = "? side by side" if self._is_full else "? says more"
        self.query_one(".hint", Static).update(f"{more} · ↓ ↑ scroll · a click does it · any other key closes")

    def action_scroll(self, by: int) -> None:
        """Scroll the table."""
        self.query_one(Lines).scroll_relative(y=by, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Say more or less, or close on any key that does not scroll."""
        if event.key == "question_mark":
            event.stop()
            self._is_full = not self._is_full
            self._fill()
        elif event.key not in _SCROLL:
            event.stop()
            self.dismiss(None)

    def on_resize(self) -> None:
        """Lay the table out for the width."""
        self.call_after_refresh(self._fill)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Close and do what was clicked."""
        self.dismiss(message.target)


def _side_by_side(table: Mapping[str, list[Action]], width: int) -> list[Row]:
    """Return keys and names in as many columns as there is room for, read downwards, groups one after the other."""
    cells: list[list[Row]] = [[_title(group), *map(_cell, actions), []] for group, actions in table.items()]
    lines = [row for rows in cells for row in rows]
    columns = max(1, width // _COLUMN)
    height = -(-len(lines) // columns)
    found: list[Row] = []
    for y in range(height):
        row: Row = []
        for x, cell in enumerate(lines[y::height]):
            gap = x * _COLUMN - sum(cell_len(p.text) for p in row)
            row += [Piece(" " * max(0, gap)), *cell]
        found.append(row)
    return [*found, [], *_signs()]


def _title(group: str) -> Row:
    return [Piece(group, theme.BOLD)]


def _cell(action: Action) -> Row:
    key = " " * max(0, _SHORT_KEY - 1 - cell_len(action.shown))
    name = one_line(action.label, _COLUMN - 1 - max(_SHORT_KEY, cell_len(action.shown) + 1))
    return [Piece(f"{action.shown}{key} ", theme.NUMBER, action.id), Piece(name, target=action.id)]


def _in_full(table: Mapping[str, list[Action]], width: int) -> list[Row]:
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
    return rows + _signs()


def _signs() -> list[Row]:
    return [
        [Piece("Signs", theme.BOLD)],
        [
            Piece(
                f"  {theme.OPEN} open   {theme.TAKEN} given   {theme.REJECTED} rejected   {theme.NONE} no code applies"
            )
        ],
        [Piece(f"  {theme.DONE} done   {theme.FLAG} flagged   {theme.MEMO} has a memo")],
        [Piece("  Underlined words attribute a statement or carry a code; faint ones are suggested.")],
    ]
