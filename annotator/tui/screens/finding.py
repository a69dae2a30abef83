"""How a coder finds a place: outline, search, a filter that is always in sight, back and forward."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.errors import AnnotatorError
from annotator.session.aside import Once, twin
from annotator.session.keeping import Kept
from annotator.session.trail import Trail
from annotator.tui.screens.desk import Desk
from annotator.tui.widgets.lines import Piece

if TYPE_CHECKING:
    from annotator.session import Session
    from annotator.session.filtering import Filter
    from annotator.store.outline import Heading
    from annotator.tui.screens.browsing import Entry, Plan


class Finding(Desk):
    """The acts that look for a place and go there."""

    _trail: Trail | None = None
    _asked: Filter | None = None  # what is looked for aside; an answer to anything else comes too late

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
        from annotator.tui.screens.browsing import BrowseScreen

        self.app.push_screen(BrowseScreen(plan), self._visit)

    # --- outline

    def do_outline(self) -> None:
        """Show the headings of the document in sight and go to one; they are read beside the screen."""
        from annotator.tui import places
        from annotator.tui.screens.browsing import Plan

        here = self._view
        read = Once(self._session, lambda own: _headings(own, here.document.id))

        def find(typed: str) -> list[Entry]:
            return [places.heading(h, is_tree=not typed) for h in read() if places.is_named(h, typed)]

        def at() -> int:
            return max((i for i, h in enumerate(read()) if h.id == here.unit.section), default=0)

        title = f"Outline of {here.named}"
        self._browse(Plan(title, find, "type part of a heading", empty="no heading has these words", at=at,
                          is_slow=True, waiting="The headings are being read …"))  # fmt: skip

    # --- search and filter

    def do_search(self) -> None:
        """Search texts and own memos."""
        from annotator.store import searching
        from annotator.tui import places
        from annotator.tui.screens.browsing import Plan

        session = self._session

        def find(typed: str) -> Sequence[Entry]:
            with twin(session) as own:
                found = searching.units(own.project.conn, typed, own.document, own.coder, own.round)
            return places.Found(session.project.conn, found, typed, session.named)

        hint = "⏎ goes there · words in quotation marks stand together · esc leaves"
        self._browse(Plan("Search texts and your memos", find, "words, the last one may be begun only", hint,
                          empty="no paragraph and no memo of yours has these words", is_slow=True))  # fmt: skip

    def do_filter(self) -> None:
        """Ask what to keep to; nothing typed ends the keeping."""
        from annotator.tui.screens.filtering import FilterScreen

        self.app.push_screen(FilterScreen(self._session), self._keep_to)

    def _keep_to(self, typed: str | None) -> None:
        from annotator.session import filtering

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

    def _look(self, found: Filter) -> None:
        """Look, beside the screen and on a connection of its own, for what fits; then keep to it."""
        from annotator.session import filtering

        try:
            with twin(self._session) as own:
                kept = filtering.look(found, own)
        except (AnnotatorError, sqlite3.Error, OSError) as error:
            self.app.call_from_thread(self._complain, error)
            return
        self.app.call_from_thread(self._take_found, found, kept)

    def _take_found(self, found: Filter, kept: Kept) -> None:
        if self._asked is found and self.is_mounted:
            self._run(lambda: self._keep(kept))

    def _keep(self, kept: Kept | None) -> str:
        self._session.keep(kept)
        return f"{len(self._session.ids)} of {len(self._session.all_ids)} paragraphs"


def _headings(session: Session, document: str) -> list[Heading]:
    """Return the headings that have a unit to go to."""
    from annotator.store import outline

    found = outline.headings(session.project.conn, session.coder, session.round, document)
    return [heading for heading in found if heading.first]
