"""Any code by typing part of its name: a line to type in, what fits, and the definition of the one in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from annotator.items import Question
from annotator.session import Session
from annotator.session.picking import Choice
from annotator.text import one_line, to_display
from annotator.tui import theme
from annotator.tui.screens.defining import definition
from annotator.tui.widgets.lines import Lines, Piece, Row
from annotator.tui.widgets.picks import Numbered
from annotator.tui.widgets.wrapping import wrap

_AT_MOST = 200  # codes found for one query
_NAME = "picker"
Answer = Choice | str | None


def ask(
    app: App[None], title: str, questions: Sequence[Question], session: Session, then: Callable[[Answer], None]
) -> None:
    """Ask for a code; the screen is made once and shown again, which costs half as much as making it each time."""
    if not app.is_screen_installed(_NAME):
        app.install_screen(PickerScreen(), _NAME)
    screen = app.get_screen(_NAME, PickerScreen)
    screen.begin(title, questions, session)
    app.push_screen(screen, then)


class PickerScreen(ModalScreen["Choice | str | None"]):
    """Gives the chosen code, or the words that are proposed for the codebook."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "step(1)", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", show=False, priority=True),
        Binding("pagedown", "step(8)", show=False, priority=True),
        Binding("pageup", "step(-8)", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._ask: tuple[str, tuple[Question, ...], Session | None] = "", (), None
        self.found: list[Choice] = []
        self._query = ""
        self.at = 0

    def begin(self, title: str, questions: Sequence[Question], session: Session) -> None:
        """Take what is asked now; a screen that was shown before begins anew."""
        self._ask = title, tuple(questions), session
        if self.is_mounted:
            self._start()

    def _start(self) -> None:
        self.query_one(".title", Static).update(to_display(self._ask[0]))
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._search("")

    def compose(self) -> ComposeResult:
        """Lay out the line to type in, the list and the definition."""
        with Vertical(classes="box full"):
            yield Static(classes="title", markup=False)
            yield Input(placeholder="type part of a name, path, phrase or definition", compact=True)
            yield Lines(id="found")
            yield Lines(id="meaning")
            yield Static("⏎ gives it · ↓ ↑ · esc leaves", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the codes given lately first."""
        self._start()

    def on_resize(self) -> None:
        """Lay the list out anew."""
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        self._search(event.value)

    def _search(self, query: str) -> None:
        _, questions, session = self._ask
        self.found = session.find_codes(query, questions, _AT_MOST) if session else []
        self._query, self.at = " ".join(query.split()), 0
        self._show()

    def _show(self) -> None:
        rows, last = self.query_one("#found", Lines), self._last_row()
        count = len(self.found)
        rows.show(Numbered(count + len(last), lambda i: self._row(i) if i < count else last[i - count]))
        rows.reveal(self.at)
        here = self.found[self.at] if self.at < len(self.found) else None
        meaning = self.query_one("#meaning", Lines)
        said = definition(here.code) if here and here.code else ""
        meaning.show([[Piece(line, theme.DIM)] for line in _lines(said, meaning.room)])

    def _row(self, place: int) -> Row:
        choice = self.found[place]
        style = theme.CURSOR if place == self.at else theme.PLAIN
        path = one_line(" › ".join((choice.layer.name, *choice.path)))
        return [
            Piece(f" {one_line(choice.name)} ", style + theme.BOLD, f"{place}"),
            Piece(f" {path} ", style + (theme.PLAIN if place == self.at else theme.DIM), f"{place}"),
            *([Piece(" only has the letters in this order", theme.WARN, f"{place}")] if choice.is_loose else []),
        ]

    def _last_row(self) -> list[Row]:
        """Offer to propose what was typed, below all that fits."""
        if not self._query:
            return [] if self.found else [[Piece(" nothing can be given here", theme.DIM)]]
        style = theme.CURSOR if self.at == len(self.found) else theme.PLAIN
        return [[Piece(f" + propose “{one_line(self._query)}” for the codebook ", style, f"{len(self.found)}")]]

    def action_step(self, by: int) -> None:
        """Move the highlight while the typing line keeps the keys."""
        count = len(self.found) + bool(self._query)
        if count:
            self.at = (self.at + by) % count if abs(by) == 1 else max(0, min(self.at + by, count - 1))
            self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the highlighted code."""
        self._choose(self.at)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Give the clicked code."""
        message.stop()
        self._choose(int(message.target))

    def _choose(self, place: int) -> None:
        if place < len(self.found):
            self.dismiss(self.found[place])
        elif self._query:
            self.dismiss(self._query)

    def action_leave(self) -> None:
        """Close without a code."""
        self.dismiss(None)


def _lines(text: str, width: int) -> list[str]:
    return [line[a:b].rstrip() for line in text.split("\n") for a, b in wrap(line, width)] if text else []
