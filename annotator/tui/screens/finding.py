"""How a coder finds a place: outline, search, a filter that is always in sight, back and forward."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache

from annotator.errors import AnnotatorError
from annotator.session import excerpts as places_in
from annotator.session import filtering
from annotator.session.aside import twin
from annotator.session.keeping import Kept
from annotator.session.trail import Trail
from annotator.store import documents, outline, searching
from annotator.store.connection import connect
from annotator.store.project import DATABASE
from annotator.text import heading_line, one_line
from annotator.tui import excerpts, theme
from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan
from annotator.tui.screens.desk import Desk
from annotator.tui.screens.filtering import FilterScreen
from annotator.tui.widgets.lines import Piece, Row


class Finding(Desk):
    """The acts that look for a place and go there."""

    _trail: Trail | None = None
    _asked: filtering.Filter | None = None  # what is looked for aside; an answer to anything else comes too late

    def unit_shown(self, unit: str) -> None:
        """Note where the coder is."""
        if self._trail is None:
            self._trail = Trail(unit)
        self._trail.visited(unit)

    def do_back(self) -> str:
        """Go back to where the coder was."""
        return self._follow(self._trail.back() if self._trail else None, "This is where you began")

    def do_forward(self) -> str:
        """Go forward again."""
        return self._follow(self._trail.forward() if self._trail else None, "There is nothing ahead")

    def _follow(self, unit: str | None, otherwise: str) -> str:
        if unit is None:
            return otherwise
        self._session.visit(unit)
        return ""

    def _browse(self, plan: Plan) -> None:
        """Open a list; what is chosen is the id of a unit, which is gone to."""

        def visit(unit: str | None) -> None:
            if unit:
                self._run(lambda: "" if self._session.visit(unit) else "You are there")

        self.app.push_screen(BrowseScreen(plan), visit)

    # --- outline

    def do_outline(self) -> None:
        """Show the headings of the document in sight and go to one."""
        session, here = self._session, self._view
        found = outline.headings(session.project.conn, session.coder, session.round, here.document.id)
        shown = [h for h in found if h.first]
        at = max((i for i, h in enumerate(shown) if h.id == here.unit.section), default=0)

        def find(typed: str) -> list[Entry]:
            wanted = typed.casefold()
            named = [h for h in shown if wanted in heading_line(h.title).casefold()]
            return [Entry(h.first or "", _heading(h, not typed)) for h in named]

        title = f"Outline of {one_line(here.document.symbol or here.document.title, 60)}"
        self._browse(Plan(title, find, "type part of a heading", at=at, empty="no heading has these words"))

    # --- search and filter

    def do_search(self) -> None:
        """Search texts and own memos."""
        session, database = self._session, self._session.project.folder / DATABASE

        def find(typed: str) -> Sequence[Entry]:
            conn = connect(database, read_only=True)
            try:
                found = searching.units(conn, typed, session.document, session.coder, session.round)
            finally:
                conn.close()
            return Found(self, found, typed)

        hint = "⏎ goes there · words in quotation marks stand together · esc leaves"
        self._browse(Plan("Search texts and your memos", find, "words, the last one may be begun only", hint,
                          empty="no paragraph and no memo of yours has these words", is_slow=True))  # fmt: skip

    def do_filter(self) -> None:
        """Ask what to keep to; nothing typed ends the keeping."""
        self.app.push_screen(FilterScreen(self._session), self._keep_to)

    def _keep_to(self, typed: str | None) -> None:
        if typed is None:
            return

        self._asked = None
        if not typed.strip():
            had = self._session.kept_to
            self._run(lambda: self._keep(None) and had and "All paragraphs again")
            return
        try:
            found = filtering.parse(typed, self._session)
        except AnnotatorError as error:
            self._complain(error)
            return
        self._asked = found
        self._message = Piece("Looking for paragraphs that fit …")
        self._show_message()
        self.run_worker(lambda: self._look(found), thread=True, exclusive=True, group="filter")

    def _look(self, found: filtering.Filter) -> None:
        """Look, beside the screen and on a connection of its own, for what fits; then keep to it."""
        try:
            with twin(self._session) as own:
                kept = filtering.look(found, own)
        except (AnnotatorError, sqlite3.Error, OSError) as error:
            self.app.call_from_thread(self._complain, error)
            return
        self.app.call_from_thread(self._take_found, found, kept)

    def _take_found(self, found: filtering.Filter, kept: Kept) -> None:
        if self._asked is found and self.is_mounted:
            self._run(lambda: self._keep(kept))

    def _keep(self, kept: Kept | None) -> str:
        self._session.keep(kept)
        return f"{len(self._session.ids)} of {len(self._session.all_ids)} paragraphs"


class Found(Sequence[Entry]):
    """What a search found; a unit is read when its row comes into sight."""

    def __init__(self, desk: Desk, units: list[str], typed: str) -> None:
        self._conn, self._units, self._typed = desk._session.project.conn, units, typed
        self._documents = {d.id: d for d in documents.documents(self._conn)} if units else {}
        self._entry = lru_cache(maxsize=256)(self._make)

    def __len__(self) -> int:
        return len(self._units)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        """Return one entry, or those of a slice."""
        if isinstance(index, slice):
            return [self._entry(i) for i in range(*index.indices(len(self)))]
        return self._entry(index)

    def _make(self, index: int) -> Entry:
        unit = documents.unit(self._conn, self._units[index])
        document = self._documents[unit.document]
        hits = places_in.hits(unit.text, self._typed)
        piece, inside = places_in.around(unit.text, hits, 160)
        where = excerpts.place(unit, document if len(self._documents) > 1 else None, is_short=True)
        row: Row = [Piece(f"{where:<6} ", theme.NUMBER), *excerpts.marked(piece, inside)]
        row += [] if hits else [Piece(f"  {theme.MEMO} in your memo", theme.WARN)]

        def more(width: int) -> list[Row]:
            return excerpts.whereabouts(unit, document, width) + excerpts.paragraph(unit.text, width, hits)

        return Entry(unit.id, row, more)


def _heading(heading: outline.Heading, is_tree: bool) -> Row:
    indent = "  " * (heading.level - 1) if is_tree else ""
    is_done = heading.done >= heading.units
    sign = theme.DONE if is_done else theme.OPEN
    return [
        Piece(f"{sign} {heading.done:>4}/{heading.units:<4} ", theme.GOOD if is_done else theme.DIM),
        Piece(indent + heading_line(heading.title)),
    ]
