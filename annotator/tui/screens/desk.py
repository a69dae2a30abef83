"""What the coding screen shows of a session, and how everything that is done on it is done and told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from textual import events

from annotator.errors import AnnotatorError, StoreError
from annotator.session import Group, Session, View, groups, teaching
from annotator.session.aside import twin
from annotator.store.connection import explain
from annotator.tui import drawing, panel, theme
from annotator.tui.screens.acting import Acting
from annotator.tui.widgets.lines import Lines, Piece, Row
from annotator.tui.widgets.passage import PassageView

if TYPE_CHECKING:
    from annotator.study.live import Live

WIDE = 110  # columns from which the panel stands beside the text, not below
LOW = 20  # rows below which the panel gives half of its rows to the text
HUGE = 170  # columns from which the panel is wide
_REFUSALS = (AnnotatorError, sqlite3.Error, OSError)
_LATER = 0.3  # seconds after the first paint
Command = Callable[[], str | None]
T = TypeVar("T")


class Desk(Acting):
    """The parts of the screen, the unit in sight and the statement in focus; the session holds all else."""

    def __init__(self, session: Session, welcome: str = "") -> None:
        super().__init__()
        self._session = session
        self._view: View = session.view()
        self._groups: list[Group] = []
        self._focus = 0
        self._message = Piece(welcome)
        self._is_explaining = False
        self._is_answered = False  # a number has just answered a question, enter would only say so again
        self._wanted = ""  # the statement to put in focus
        self._live: Live | None = None
        self._awaited: object = None  # what is read aside; whatever else is done makes it too late

    def on_mount(self) -> None:
        """Show where the coder left off."""
        self.take_wishes()
        if self.wishes.is_on("hidden"):
            self._session.hide()
        self._session.is_lazy = True
        self._enter_unit()
        self.call_after_refresh(self._show, keep=False)
        self.set_timer(_LATER, self._prepare)

    def _prepare(self) -> None:
        """Load, once the first screen stands, what the first question would have to wait for."""
        Thread(target=import_module, args=("annotator.tui.screens.modals",), daemon=True).start()

    def on_unmount(self) -> None:
        """Keep the place; what fails now is only that."""
        with suppress(AnnotatorError, sqlite3.Error):
            self._session.settle()

    def take_wishes(self) -> None:
        """Take on what the person set for this screen."""
        self._is_explaining = self.wishes.is_on("reasons")
        self._passage.measure = self.wishes.number("measure")

    def on_resize(self, event: events.Resize) -> None:
        """Put the panel beside the text where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.set_class(event.size.width >= HUGE, "huge")
        self.set_class(event.size.height < LOW, "low")
        self.call_after_refresh(self._show, keep=True)

    def _enter_unit(self) -> None:
        self._view = self._session.view()
        self._groups = groups(self._view)
        self._focus = next((i for i, g in enumerate(self._groups) if g.open_offers), 0)

    def _refresh(self) -> None:
        """Read the unit anew from the session and show it."""
        before = self._view.unit.id
        view = self._session.view()
        if view.unit.id != before:
            self._enter_unit()
        self._view, self._groups = view, groups(view)
        wanted = [i for i, g in enumerate(self._groups) if self._wanted and g.statement == self._wanted]
        self._focus, self._wanted = (wanted or [max(0, min(self._focus, len(self._groups) - 1))])[0], ""
        self._show(keep=view.unit.id == before)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Keep, once the screen is drawn, what need not be kept before: the place, and what came in sight."""
        try:
            self._session.settle()
        except _REFUSALS as error:
            self._complain(error)

    def _complain(self, error: Exception) -> None:
        """Say what went wrong, in the row of the keys too where it is long; what stands on the screen stays."""
        told = explain(error) if isinstance(error, sqlite3.Error) else error
        if isinstance(told, StoreError):  # which database is known here; what to do next must not be cut off
            told = StoreError(told.what, remedy=told.remedy)
        self._message = Piece(str(told), theme.ERROR)
        self._show_message()

    def _show(self, *, keep: bool) -> None:
        view, width = self._view, self.size.width
        is_fixed = " · read-only" if self._session.is_read_only else ""
        head = drawing.head(view, self._session.coder, self._session.round + is_fixed, width)
        self.query_one("#head", Lines).show([head[0], self.oriented(head[1], width)])
        self.unit_shown(view.unit.id)
        self._show_text(keep=keep)
        codes = self.query_one("#panel", Lines)
        drawn = panel.draw(
            self._groups, self._focus, max(20, codes.room), codes.size.height, explain=self._is_explaining
        )
        rows = drawing.note(drawn.rows, view, codes.size.width)
        codes.show(rows)
        shift = 2 if view.is_withheld else 0
        codes.reveal(drawn.focus[0] + shift, drawn.focus[1] + shift)
        self._show_message()

    def oriented(self, row: Row, width: int) -> Row:
        """Return the second row of the head with all that tells where one is."""
        return row

    def unit_shown(self, unit: str) -> None:
        """Note which unit is in sight."""

    def _show_text(self, *, keep: bool) -> None:
        text, drawn = self._passage, drawing.passage(self._view, self._group)
        text.show_passage(drawn, keep=keep)
        if drawn.focus and text.place is None:
            text.reveal_text(min(a for a, _ in drawn.focus), max(b for _, b in drawn.focus))

    def _show_message(self) -> None:
        width = self.size.width
        said = drawing.complaint(self._message, width)
        self.query_one("#status", Lines).show(said[:1] or drawing.status(self._message, self._view, width))
        self.query_one("#keys", Lines).show(said[1:] or drawing.keys(self.actions, width))

    @property
    def _passage(self) -> PassageView:
        return self.query_one("#passage", PassageView)

    @property
    def _group(self) -> Group | None:
        return self._groups[self._focus] if self._groups else None

    def choose(self, title: str, options: Sequence[str], then: Callable[[int], object], *, sure: bool = False) -> None:
        """Ask for one of a few options and go on with its place, unless the question is left.

        With ``sure`` an enter right after a number belongs to the question and finishes nothing.
        """
        from annotator.tui.screens.asking import ChoiceScreen

        def go_on(place: int | None) -> None:
            if place is not None:
                then(place)
                self._is_answered = sure and screen.is_by_number

        screen = ChoiceScreen(title, options)
        self.app.push_screen(screen, go_on)

    def _visit(self, unit: str | None) -> None:
        """Go to the unit that was chosen in a list."""
        if unit:
            self._run(lambda: "" if self._session.visit(unit) else "You are there")

    def _aside(self, words: str, read: Callable[[Session], T], then: Callable[[T], object]) -> str:
        """Read beside the screen and go on, unless something else is done meanwhile; return the words that say so."""
        self._awaited = asked = object()

        def work() -> None:
            try:
                with twin(self._session) as own:
                    found = read(own)
            except _REFUSALS as error:
                self.app.call_from_thread(answer, self._complain, error)
                return
            self.app.call_from_thread(answer, then, found)

        def answer(do: Callable[[T], object] | Callable[[Exception], object], found: object) -> None:
            if self._awaited is asked and self.is_mounted:
                self._awaited, self._message = None, Piece("")
                self._show_message()
                do(found)  # type: ignore[arg-type]

        self.run_worker(work, thread=True, exclusive=True, group="aside")
        return words

    def _learn(self, finished: str) -> None:
        """Learn, beside the screen, from a finished unit; what follows is suggested behind the unit now in sight."""
        ahead = teaching.ahead(self._session)

        def work() -> None:
            from annotator.study.live import Live

            session = self._session
            self._live = self._live or Live(session.project.folder, session.coder, session.round)
            with suppress(*_REFUSALS):
                self._live.follow(finished, ahead)

        if ahead:
            self.run_worker(work, thread=True, group="learning")

    def _run(self, command: Command) -> None:
        """Do something; what it says, or what went wrong, stands in the message line."""
        try:
            self._message = Piece(command() or "")
        except _REFUSALS as error:
            self._complain(error)
        try:
            self._refresh()
        except _REFUSALS as error:
            self._complain(error)
