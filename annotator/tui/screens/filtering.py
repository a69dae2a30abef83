"""The filter as one types it: how the line can go on, and how many paragraphs it keeps, counted aside."""

from __future__ import annotations

import sqlite3
from typing import ClassVar

from textual.binding import Binding
from textual.widgets import Input, Static

from annotator.errors import AnnotatorError
from annotator.session import Session, filtering
from annotator.session.aside import twin
from annotator.text import to_display
from annotator.tui import theme
from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan
from annotator.tui.widgets.lines import Piece

_HINT = "⏎ keeps to these · tab takes the piece in sight · an empty line shows all again · esc leaves"


class FilterScreen(BrowseScreen):
    """Gives the line that was typed, whole."""

    BINDINGS: ClassVar = [Binding("tab", "take", show=False, priority=True)]

    def __init__(self, session: Session) -> None:
        self._session = session
        typed = session.kept_to + " " if session.kept_to else ""
        super().__init__(Plan("Keep to paragraphs that fit", self._offers, "done:no  code:…  flag:any  or words", _HINT,
                              "⏎ looks for these words in texts and your memos", typed, is_slow=True))  # fmt: skip

    def _offers(self, typed: str) -> list[Entry]:
        with twin(self._session) as own:
            found = filtering.offers(typed, own)
        return [
            Entry(piece, [Piece(f"{to_display(piece):<22} ", theme.NUMBER), Piece(to_display(what), theme.DIM)])
            for piece, what in found
        ]

    def _search(self, typed: str) -> None:
        self._count(typed)
        super()._search(typed)

    def _count(self, typed: str) -> None:
        """Say how many paragraphs fit, or what is wrong so far; counted on a connection of its own."""
        session, hint = self._session, self.query_one("#hint", Static)
        if not typed.strip() or typed.rstrip().endswith(":"):
            hint.update(_HINT)
            return
        try:
            found = filtering.parse(typed, session)
        except AnnotatorError as error:
            hint.update(to_display(str(error)))
            return
        if found.queue:
            hint.update(f"in the order of {found.queue} · {_HINT}")
            return
        session = self._session

        def count() -> None:
            try:
                with twin(session) as own:
                    number = len(filtering.units(found, own))
            except (AnnotatorError, sqlite3.Error, OSError):
                return
            said = f"{number} of {len(session.all_ids)} paragraphs fit · {_HINT}"
            self.app.call_from_thread(self._say, typed, said)

        self.run_worker(count, thread=True, exclusive=True, group="count")

    def _say(self, typed: str, said: str) -> None:
        if self.is_mounted and self.query_one(Input).value == typed:
            self.query_one("#hint", Static).update(said)

    def give(self) -> None:
        """Put the piece in sight in place of what was begun."""
        if self.chosen is None:
            return
        line = self.query_one(Input)
        begun, space, _ = line.value.rpartition(" ")
        piece = self.chosen.id
        line.value = begun + space + piece + ("" if piece.endswith(":") else " ")
        line.cursor_position = len(line.value)

    def action_take(self) -> None:
        """Take the piece in sight."""
        self.take()

    def enter(self, typed: str) -> None:
        """Give the line; one that means nothing stays, with what is wrong below it."""
        try:
            filtering.parse(typed, self._session)
        except AnnotatorError as error:
            self.query_one("#hint", Static).update(to_display(str(error)))
            return
        self.dismiss(typed)
