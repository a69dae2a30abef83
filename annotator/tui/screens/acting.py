"""What screens with keys of their own share: their parts, bindings from the table of actions, one way to do one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from annotator.tui import keymap
from annotator.tui.actions import Action, of_screen
from annotator.tui.widgets.lines import Lines
from annotator.tui.widgets.passage import PassageView

if TYPE_CHECKING:
    from annotator.preferences import Preferences
    from annotator.tui.app import CodingApp


def bindings(screen: str) -> list[BindingType]:
    """Return the bindings of a screen; their ids are those of the actions, so that keys can be changed."""
    found: list[BindingType] = []
    for action in of_screen(screen):
        if action.is_numbered:
            ids = keymap.binding_ids(action)
            found += [Binding(k, f"number({k})", id=i, show=False) for k, i in zip(action.keys, ids, strict=True)]
        else:
            chief = action.id in ("quit", "settle_quit")
            do = f"act('{action.id}')"
            found.append(Binding(",".join(action.keys), do, action.label, id=action.id, show=False, priority=chief))
    return found


class Acting(Screen[None]):
    """A screen whose actions stand in the table; ``KIND`` says which are its own."""

    KIND: ClassVar[str] = "coding"

    def compose(self) -> ComposeResult:
        """Lay out head, text and codes, message line and keys."""
        yield Lines(id="head")
        with Container(id="body"):
            yield PassageView(id="passage")
            yield Lines(id="panel")
        yield Lines(id="status")
        yield Lines(id="keys")

    @property
    def wishes(self) -> Preferences:
        """The person's settings."""
        return cast("CodingApp", self.app).wishes

    @property
    def actions(self) -> list[Action]:
        """The screen's actions with the keys that hold now."""
        return of_screen(self.KIND, keymap.actions(self.wishes))

    def action_act(self, name: str) -> None:
        """Do one of the actions of the table."""
        do: Callable[[], None] = getattr(self, f"do_{name}")
        do()

    def do_help(self) -> None:
        """Show the keys of this screen; do what is clicked there."""
        from annotator.tui.screens.help import HelpScreen

        def act(name: str | None) -> None:
            if name:
                self.action_act(name)

        self.app.push_screen(HelpScreen(self.KIND, self.actions), act)

    def do_quit(self) -> None:
        """Leave; everything is kept already."""
        self.app.exit()
