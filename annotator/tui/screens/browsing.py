"""One way to look things up: a line to type in, what fits below it, and more about the one in sight.

Outline, documents, search, filter, codebook and own earlier work are all this screen with another ``find``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from annotator.delayed import dataclass
from annotator.errors import AnnotatorError
from annotator.store.connection import explain
from annotator.text import to_display
from annotator.tui.widgets.lines import Lines, Piece, Row
from annotator.tui.widgets.picks import Picks

WIDE = 110


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing found: what is given back, its row, and (made when it is in sight) more about it."""

    id: str
    row: Row
    more: Callable[[int], list[Row]] | None = None


Find = Callable[[str], Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to browse. ``is_slow``: searched beside the screen, ``find`` uses no connection of the screen's.

    ``waiting`` stands there until all there is to browse has been read; ``at`` is the entry in sight at first, asked
    for when it has been; ``is_counted``: the title says how many fit.
    """

    title: str
    find: Find
    placeholder: str = "type to narrow the list"
    hint: str = "⏎ goes there · ↓ ↑ · esc leaves"
    empty: str = "nothing fits"
    typed: str = ""
    at: Callable[[], int] = int
    is_slow: bool = False
    waiting: str = ""
    is_counted: bool = False


class BrowseScreen(ModalScreen[str | None]):
    """Gives the id of the entry that was chosen, or None."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "step(1)", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._found: Sequence[Entry] = ()
        self._is_first = True
        self.is_read = False  # whether what was asked for first has been found
        self._stays_at = 0  # where the highlight is when what was found is looked up again
        self._found_for: str | None = None  # what was typed for what is in sight
        self._is_taken_next = False  # whether what is found next is taken at once

    def compose(self) -> ComposeResult:
        """Lay out the line to type in, the list, and what there is to know of one entry."""
        with Vertical(classes="box browse"):
            yield Static(to_display(self._plan.title), classes="title", markup=False)
            yield Input(self._plan.typed, placeholder=self._plan.placeholder, compact=True, select_on_focus=False)
            with Container(id="found"):
                yield Picks(id="list")
                yield Lines(id="more")
            yield Static(self._plan.hint, classes="hint", id="hint", markup=False)

    def on_mount(self) -> None:
        """Look up what is typed already."""
        if self._plan.waiting:
            self.query_one("#more", Lines).show([_plain(self._plan.waiting)])
        self.call_after_refresh(self._search, self._plan.typed)

    def on_resize(self, event: events.Resize) -> None:
        """Put the rest beside the list where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.call_after_refresh(self._show_more)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look up while typing."""
        self._is_taken_next = False
        self._search(event.value)

    def again(self) -> None:
        """Look the same up again; the highlight stays."""
        self._stays_at = self.query_one(Picks).at
        self._search(self.query_one(Input).value)

    def _search(self, typed: str) -> None:
        if self._plan.is_slow:
            self.run_worker(lambda: self._search_aside(typed), thread=True, exclusive=True, group="search")
        else:
            self._take(typed, self._plan.find(typed))

    def _search_aside(self, typed: str) -> None:
        try:
            found = self._plan.find(typed)
        except (AnnotatorError, sqlite3.Error, OSError) as error:
            self.app.call_from_thread(self._complain, error)
            return
        self.app.call_from_thread(self._take, typed, found)

    def _complain(self, error: Exception) -> None:
        if self.is_mounted:
            told = explain(error) if isinstance(error, sqlite3.Error) else error
            self.query_one("#hint", Static).update(to_display(str(told)))

    def _take(self, typed: str, found: Sequence[Entry]) -> None:
        if not self.is_mounted or typed != self.query_one(Input).value:
            return  # something else was typed since
        self._found, self.is_read, self._found_for = found, True, typed
        if self._plan.is_counted:
            self.query_one(".title", Static).update(to_display(f"{self._plan.title}: {len(found)}"))
        self.query_one("#more").display = not found or any(entry.more for entry in found[:1])
        first, self._is_first = (self._plan.at() if self._is_first else self._stays_at), False
        self._stays_at = 0
        self.query_one(Picks).fill(len(found), lambda i: found[i].row, first)
        self._show_more()
        if self._is_taken_next:
            self.take()

    def _show_more(self) -> None:
        more, entry = self.query_one("#more", Lines), self.chosen
        if entry is None:
            is_asked = bool(self.query_one(Input).value or self._plan.waiting) or not self._plan.is_slow
            said = self._plan.empty if self.is_read or not self._plan.waiting else self._plan.waiting
            more.show([_plain(said)] if is_asked else [])
        else:
            more.show(entry.more(max(20, more.size.width - 1)) if entry.more else [])
            more.page(-1_000_000)

    @property
    def chosen(self) -> Entry | None:
        """The entry in sight."""
        at = self.query_one(Picks).at
        return self._found[at] if at < len(self._found) else None

    def action_step(self, by: int) -> None:
        """Move the highlight while the typing line keeps the keys."""
        self.query_one(Picks).step(by)
        self._show_more()

    def action_page(self, by: int) -> None:
        """Move the highlight by a page."""
        self.action_step(by * max(1, self.query_one(Picks).size.height - 1))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what enter does here."""
        event.stop()
        self.enter(event.value)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Do what a click on an entry does here."""
        message.stop()
        if not self._is_late:
            self.query_one(Picks).at = int(message.target)
            self.take()

    def enter(self, typed: str) -> None:
        """Give the entry in sight."""
        self.take()

    @property
    def _is_late(self) -> bool:
        """Whether what is in sight was found for something else than what stands in the line now."""
        return self._found_for != self.query_one(Input).value

    def take(self) -> None:
        """Give the entry in sight; while it is still looked for, as soon as it is found."""
        self._is_taken_next = self._is_late
        if not self._is_late:
            self.give()

    def give(self) -> None:
        """Give the entry in sight; a line that stands for nothing is not given."""
        if self.chosen is not None and self.chosen.id:
            self.dismiss(self.chosen.id)

    def on_click(self, event: events.Click) -> None:
        """Keep the keys on the typing line."""
        self.query_one(Input).focus()

    def action_leave(self) -> None:
        """Close and go nowhere."""
        self.dismiss(None)


def _plain(text: str) -> Row:
    return [Piece(to_display(text))]
