"""What every act of a session stands on: one coder in one round, at one unit, and the one way to write."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cached_property

from annotator.codebook import Codebook
from annotator.errors import InputError, UsageError
from annotator.items import Frame
from annotator.model import Decision, Document, Unit
from annotator.session import cutting, drafting, picking
from annotator.session.view import View, build_answers, build_offers
from annotator.state import UnitState
from annotator.store import coders, decisions, documents, frames, places, presence, suggestions
from annotator.store.connection import writing
from annotator.store.decisions import Draft
from annotator.store.project import DATABASE, Project


class Base:
    """Looking at units and going from one to the other; errors are AnnotatorError."""

    def __init__(self, project: Project, coder: str, round_name: str = "main", document: str | None = None) -> None:
        self.project = project
        self.book: Codebook = project.book()
        self.coder = coder
        self.round = round_name
        self._conn: sqlite3.Connection = project.conn
        self._desk = project.desk(coder, round_name, self.book)
        self._document = document
        self._all = self._ids = documents.unit_ids(self._conn, document)
        if not self._ids:
            raise UsageError("there is nothing to code yet", remedy="bring in a report with 'annotator import FILE'")
        self._documents = {d.id: d for d in documents.documents(self._conn)}
        self._kept_to = ""
        kept = places.bookmark(self._conn, coder, round_name)
        self._at = self._ids.index(kept) if kept in self._ids else 0
        self._view: View | None = None
        self._index = picking.Index()
        self._is_hiding = False
        self.is_lazy = False  # whether place and sight are kept at the next decision or ``settle``, not at once
        self._sighted: set[str] = set()  # units whose suggestions came in sight, not yet noted
        self._known: set[str] = set()  # those noted
        self._bookmarked = self._ids[self._at]
        self._presence = presence.Presence(project.folder / DATABASE)
        self._version = presence.version(self._conn)

    # --- looking

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the session's units in reading order, or that of the queue it keeps to."""
        return self._ids

    @property
    def all_ids(self) -> Sequence[str]:
        """The ids of all units of the session, whatever it keeps to."""
        return self._all

    @cached_property
    def _order(self) -> dict[str, int]:
        """The place of each unit among all of the session."""
        return {unit: i for i, unit in enumerate(self._all)}

    @property
    def _places(self) -> dict[str, int]:
        """The place of each unit among those the session keeps to."""
        if self._ids is self._all:
            return self._order
        return {unit: i for i, unit in enumerate(self._ids)}

    @property
    def document(self) -> str | None:
        """The document the session is about, None when about all."""
        return self._document

    @property
    def documents(self) -> list[Document]:
        """The documents of the session in order of import."""
        return [d for d in self._documents.values() if self._document in (None, d.id)]

    @property
    def kept_to(self) -> str:
        """What the session keeps to, in words; empty when it goes through all its units."""
        return self._kept_to

    @property
    def position(self) -> int:
        """The place of the present unit among ``ids``, from 0."""
        return self._at

    def view(self) -> View:
        """Return all there is to see of the present unit; suggestions in sight are noted as seen."""
        now = presence.version(self._conn)
        if self._view is None or now != self._version:  # another window, or "suggest", has written
            self._version = now
            self._view = self._build(self._ids[self._at])
        return self._view

    def hide(self) -> str:
        """Hide the suggestions, or show them again; what is hidden is not noted as seen."""
        self._is_hiding, self._view = not self._is_hiding, None
        return "Suggestions hidden" if self._is_hiding else "Suggestions in sight"

    def unit_at(self, position: int) -> Unit | None:
        """Return the unit at a place among all of the session, or None outside of it."""
        return documents.unit(self._conn, self._all[position]) if 0 <= position < len(self._all) else None

    def _build(self, unit_id: str) -> View:
        place = self._at if self._ids is self._all else self._order[unit_id]
        state = decisions.state_of(self._conn, unit_id, self.coder, self.round, self._desk.is_multiple)
        frame = self._frame(unit_id, state)
        withheld = self._is_hiding or (state.done is None and suggestions.is_withheld(self._conn, unit_id))
        shown = [] if withheld else suggestions.of_unit(self._conn, unit_id, self.coder)
        if shown and frame.statements != (shared := tuple(frames.of_unit(self._conn, unit_id))):
            shown = cutting.led(shown, frame, shared)
        if shown:
            self._sight(unit_id, is_done=state.done is not None)
        return View(
            frame=frame,
            document=self._documents[frame.unit.document],
            before=self.unit_at(place - 1),
            after=self.unit_at(place + 1),
            number=place + 1,
            total=len(self._all),
            done_units=places.done_count(self._conn, self.coder, self.round, self._document),
            offers=build_offers(frame, self.book, shown, state),
            answers=build_answers(frame, self.book, state),
            is_withheld=withheld,
            state=state,
        )

    def frame(self, unit_id: str) -> Frame:
        """Return a unit with its sentences and what this coder takes for its statements."""
        state = decisions.state_of(self._conn, unit_id, self.coder, self.round, self._desk.is_multiple)
        return self._frame(unit_id, state)

    def _frame(self, unit_id: str, state: UnitState) -> Frame:
        unit = documents.unit(self._conn, unit_id)
        found = frames.of_coder(self._conn, unit_id, state)
        return Frame(unit, tuple(found), tuple(documents.sentences(self._conn, unit=unit_id)))

    # --- moving

    def go(self, position: int) -> bool:
        """Go to a position, clamped to the session; return whether that is another unit. The place is kept."""
        to = max(0, min(position, len(self._ids) - 1))
        moved, self._at, self._view = to != self._at, to, None
        if not self.is_lazy:
            self.settle()
        return moved

    def settle(self) -> None:
        """Note what is only in mind yet: where the coder is, and which suggestions were in sight."""
        if self._sighted or self._bookmarked != self._ids[self._at]:
            self._presence.require()
            with writing(self._conn):
                self._note()

    def _sight(self, unit: str, *, is_done: bool) -> None:
        """Note suggestions in sight; those of a done unit count once it is taken up again."""
        if not is_done and unit not in self._known:
            self._sighted.add(unit)
        if not self.is_lazy:
            self.settle()

    def _note(self) -> None:
        for unit in sorted(self._sighted):
            suggestions.mark_seen(self._conn, unit, self.coder, self.round)
        if self._bookmarked != self._ids[self._at]:
            places.set_bookmark(self._conn, self.coder, self.round, self._ids[self._at])
        self._known |= self._sighted
        self._sighted, self._bookmarked = set(), self._ids[self._at]

    def visit(self, unit_id: str) -> bool:
        """Go to a unit of the session; one that it does not keep to ends the keeping. Return whether it moved."""
        if unit_id not in self._order:
            raise InputError("this paragraph is not among those you code here", remedy="leave out --document")
        moved = unit_id != self._ids[self._at]
        if unit_id not in self._places:
            self.keep_to(None)
        self.go(self._places[unit_id])
        return moved

    def keep_to(self, units: Sequence[str] | None, described: str = "", *, in_order: bool = False) -> None:
        """Keep to these units of the session, in reading order, or (None) to all again.

        The present unit stays if it is among them, else the next one after it is gone to. With ``in_order`` the
        units follow each other as given, from the first.
        """
        here = self._ids[self._at]
        wanted = None if units is None else set(units) & self._order.keys()
        if wanted is not None and not wanted:
            raise InputError(f"nothing fits {described}", remedy="ask for less")
        order = units if in_order and units is not None else self._all
        self._ids = self._all if wanted is None else [u for u in order if u in wanted]
        self._kept_to = "" if wanted is None else described
        place = self._order[here]
        self._at = 0 if in_order else next((i for i, u in enumerate(self._ids) if self._order[u] >= place), 0)
        self._view = None
        if not self.is_lazy:
            self.settle()

    def _removal(self, decision: Decision) -> list[Draft]:
        """Return the taking away of a code or answer; what it took the place of does not come back."""
        rows = {d.id: d for d in decisions.of_unit(self._conn, decision.unit, self.coder, self.round)}
        found = [drafting.undoing(decision)]
        while decision.replaces in rows and rows[decision.replaces].action in ("apply", "none"):
            decision = rows[decision.replaces]
            found.append(drafting.undoing(decision))
        return found

    def _write(self, drafts: Sequence[Draft]) -> list[Decision]:
        """Append decisions; whatever happens, what is shown next is read from the store."""
        self._view = None
        self._presence.require()
        with writing(self._conn):
            self._note()
            coders.register(self._conn, self.coder, even_if_close=True)  # who only looks is no coder yet
            made = decisions.append(self._conn, self._desk, drafts)
        if made and not self._conn.in_transaction:
            self._desk.origin.remember(made[-1].n)
        return made


def name_unit(unit: Unit) -> str:
    """Return how a unit is called in messages: its kind and printed label."""
    return f"{unit.kind} {unit.label}" if unit.label else f"{unit.kind} at place {unit.ordinal}"
