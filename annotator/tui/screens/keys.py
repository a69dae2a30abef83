"""The keys one by one: an action is chosen, its new key is pressed; who had that key before is named first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from annotator import preferences
from annotator.errors import AnnotatorError
from annotator.text import to_display
from annotator.tui import excerpts, keymap, remapping, theme
from annotator.tui.actions import SCREENS, Action
from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan
from annotator.tui.widgets.lines import Lines, Piece, Row

if TYPE_CHECKING:
    from annotator.tui.app import CodingApp

_HINT = "⏎ or a click changes its key · del gives the usual one back · esc leaves"
_NUMBERED = "its nine keys are changed in the file only: {} under [keys] in settings.toml"
_ALL = "all keys"  # no id of an action
_LEAVE, _RESET = "leave", "reset"


class KeysScreen(BrowseScreen):
    """All actions with their keys."""

    BINDINGS: ClassVar = [Binding("delete", "reset", show=False, priority=True)]

    def __init__(self) -> None:
        super().__init__(Plan("Keys, one by one", self._rows, "type part of what it does, or a key", _HINT))

    @property
    def _app(self) -> CodingApp:
        return cast("CodingApp", self.app)

    def _rows(self, typed: str) -> list[Entry]:
        own, words = self._app.wishes.own_keys, typed.casefold().split()
        found = [_entry(a, is_own=a.id in own) for a in keymap.actions(self._app.wishes) if _fits(a, words)]
        reset = Entry(_ALL, [Piece("all keys again as the keymap has them", theme.DIM)])
        return [*found, reset] if own and not typed else found

    def _action(self, name: str) -> Action:
        return next(a for a in keymap.actions(self._app.wishes) if a.id == name)

    def give(self) -> None:
        """Ask for the new key of the action in sight."""
        if self.chosen is None:
            return
        if self.chosen.id == _ALL:
            self._keep(remapping.reset(self._app.wishes))
            return
        action = self._action(self.chosen.id)
        if action.is_numbered:
            self._say(_NUMBERED.format(action.id))
            return

        def keep(changed: remapping.Own | None) -> None:
            if changed is not None:
                self._keep(changed)

        self.app.push_screen(PressScreen(action, self._app.wishes), keep)

    def action_reset(self) -> None:
        """Give the action in sight the keys of its map again."""
        if self.chosen is not None and self.chosen.id != _ALL:
            self._keep(remapping.reset(self._app.wishes, self._action(self.chosen.id)))

    def _keep(self, changed: remapping.Own) -> None:
        try:
            self._app.wish(preferences.put_keys(changed))
        except AnnotatorError as error:
            self._say(str(error))
            return
        self._say(_HINT)
        self.again()

    def _say(self, words: str) -> None:
        self.query_one("#hint", Static).update(to_display(words))


def _fits(action: Action, words: list[str]) -> bool:
    said = f"{action.label} {action.help} {action.id} {action.shown} {' '.join(action.keys)}".casefold()
    return all(word in said for word in words)


def _entry(action: Action, *, is_own: bool) -> Entry:
    keys = action.shown if action.is_numbered else "  ".join(map(keymap.shown_as, action.keys)) or "no key"
    row: Row = [
        Piece(f"{keys:<14} ", theme.NUMBER), Piece(f"{theme.TAKEN if is_own else ' '} ", theme.GOOD),
        Piece(action.label), Piece("  settling" if action.screen != "coding" else "", theme.DIM),
    ]  # fmt: skip

    def more(width: int) -> list[Row]:
        rows = excerpts.lines(action.help, width)
        rows += excerpts.lines(_NUMBERED.format(action.id), width, theme.WARN) if action.is_numbered else []
        own = "your own key" if is_own else "the key of the keymap"
        return [*rows, [], [Piece(f"{SCREENS[action.screen]} · {own} · [keys] {action.id}", theme.DIM)]]

    return Entry(action.id, row, more)


class PressScreen(ModalScreen["remapping.Own | None"]):
    """Waits for the new key of one action; one that another action has is asked for twice."""

    def __init__(self, action: Action, wishes: preferences.Preferences) -> None:
        super().__init__()
        self._action, self._wishes = action, wishes
        self._twice = ""  # the key that is taken from another action when it is pressed again

    def compose(self) -> ComposeResult:
        """Lay out what is asked, what was pressed, and what else can be clicked."""
        now = ", ".join(map(keymap.shown_as, self._action.keys)) or "no key"
        with Vertical(classes="box press"):
            yield Static(f"Press the new key of “{self._action.label}” (now {now})", classes="title", markup=False)
            yield Static(id="said", markup=False)
            yield Lines(id="choices")

    def on_mount(self) -> None:
        """Offer what can be clicked."""
        rows: list[Row] = [[Piece("esc leaves it as it is", theme.DIM, _LEAVE)]]
        if self._action.id in self._wishes.own_keys:
            rows.append([Piece("the keys of the keymap again (a click, or del in the list)", theme.DIM, _RESET)])
        self.query_one(Lines).show(rows)

    def on_key(self, event: events.Key) -> None:
        """Take the key that is pressed."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
            return
        try:
            change = remapping.give(self._wishes, self._action, event.key)
        except AnnotatorError:
            self._say(f"{keymap.shown_as(event.key)} cannot be used; press another")
            return
        if change.loser is None or self._twice == event.key:
            self.dismiss(change.own)
            return
        self._twice = event.key
        self._say(_conflict(event.key, change))

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(to_display(words))

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Do what is clicked."""
        message.stop()
        self.dismiss(remapping.reset(self._wishes, self._action) if message.target == _RESET else None)


def _conflict(key: str, change: remapping.Change) -> str:
    shown, label = keymap.shown_as(key), change.loser.label if change.loser else ""
    left = ", ".join(map(keymap.shown_as, change.left))
    rest = f"it would keep {left}" if left else "it would have no key"
    return f"{shown} is “{label}” now; {rest}. Press {shown} again to take it, or another key."
