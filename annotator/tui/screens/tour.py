"""The tour of one minute: a few words on each part of the screen, over the screen itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from annotator.tui.actions import Action

# Each page: what it is about, and words in which {id} stands for the key of an action.
PAGES: tuple[tuple[str, str], ...] = (
    (
        "The paragraph",
        "One paragraph of the report stands between its neighbours, which are dim. Underlined words say who speaks: "
        "each begins a statement. {next} and {previous} go to the next and the previous paragraph.",
    ),
    (
        "Statements and questions",
        "The panel lists the statements. The one in focus shows its questions and, numbered, what the machine "
        "suggests. {focus_next} goes to the next statement. Nothing is given before you say so.",
    ),
    (
        "Deciding",
        "{accept} takes all that is suggested for the statement; a number takes one, or drops it again; {reject} and "
        "a number turns it down. {pick} finds any code by part of its name. {none} says that no code applies.",
    ),
    (
        "Done",
        "{done} finishes the paragraph and shows the next one that is open. What you left open counts as “no code "
        "applies”; the line above the keys names it. {undo} takes back anything, at any time.",
    ),
    (
        "Doubts",
        "{flag} flags a paragraph, {memo} keeps a memo on it. {explain} shows why something is suggested, {codebook} "
        "what a code means, {before} how you coded it before.",
    ),
    (
        "Finding your way",
        "{jump} goes to a printed number or a heading, {outline} shows all headings, {search} searches, {filter} "
        "keeps to what you choose. {help} shows every key. All of it can be clicked, too. Good coding!",
    ),
)


class TourScreen(ModalScreen[None]):
    """Goes from page to page; escape leaves at any time."""

    BINDINGS: ClassVar = [
        Binding("right,enter,space,down,j,l", "turn(1)", show=False),
        Binding("left,up,backspace,k,h", "turn(-1)", show=False),
        Binding("escape,q", "leave", show=False),
    ]

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self._keys: Mapping[str, str] = {a.id: a.shown or "(no key)" for a in actions}
        self._page = 0

    def compose(self) -> ComposeResult:
        """Lay out the page over the screen."""
        with Vertical(classes="box tour"):
            yield Static(classes="title", id="about", markup=False)
            yield Static(id="page", markup=False)
            yield Static(classes="hint", id="turning", markup=False)

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def _show(self) -> None:
        about, words = PAGES[self._page]
        self.query_one("#about", Static).update(about)
        self.query_one("#page", Static).update(words.format_map(self._keys))
        last = self._page + 1 == len(PAGES)
        on = "⏎ ends the tour" if last else "⏎ goes on · esc leaves"
        self.query_one("#turning", Static).update(f"{self._page + 1} of {len(PAGES)} · {on}")

    def action_turn(self, by: int) -> None:
        """Turn the page; after the last one the tour is over."""
        if self._page + by >= len(PAGES):
            self.dismiss(None)
            return
        self._page = max(0, self._page + by)
        self._show()

    def on_click(self) -> None:
        """Go on."""
        self.action_turn(1)

    def action_leave(self) -> None:
        """Leave the tour."""
        self.dismiss(None)
