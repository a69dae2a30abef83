"""What every act of a session stands on: one coder in one round, at one unit, and the one way to write."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from annotator import naming
from annotator.codebook import Codebook
from annotator.errors import InputError, UsageError
from annotator.items import Frame
from annotator.model import Decision, Document, Unit
from annotator.session import cutting, drafting, picking
from annotator.session.keeping import Kept
from annotator.session.view import View, build_answers, build_offers
from annotator.state import UnitState
from annotator.store import coders, decisions, documents, frames, places, presence, suggestions
from annotator.store.connection import writing
from annotator.store.decisions import Draft
from annotator.store.order import Order
from annotator.store.project import DATABASE, Project

READ_ONLY = "the project is read-only here: all can be looked at, nothing can be coded"
_NAME = 40  # characters of a document's name


class Base:
    """Looking at units and going from one to the other; errors are AnnotatorError."""

    is_settling: ClassVar[bool] = False  # whether it settles what other coders differ on

    def __init__(self, project: Project, coder: str, round_name: str = "main", document: str | None = None) -> None:
        self.project = project
        self.book: Codebook = project.book()
        self.coder = coder
        self.round = round_name
        self._conn: sqlite3.Connection = project.conn
        self._desk = project.desk(coder, round_name, self.book)
        self._document = document
        self._all = Order(self._conn, document)
        if not self._all:
            raise UsageError("there is nothing to code yet", remedy="bring in a report with 'annotator import FILE'")
        self._documents = {d.id: d for d in documents.documents(self._conn)}
        self._kept: Kept | None = None
        self._at = self._all.number_of(places.bookmark(self._conn, coder, round_name) or "") or 0
        self._view: View | None = None
        self._index = picking.Index()
        self._is_hiding = False
        self.is_lazy = False  # whether place and sight are kept at the next decision or ``settle``, not at once
        self._sighted: set[str] = set()  # units whose suggestions came in sight, not yet noted
        self._known: set[str] = set()  # those noted
        self._bookmarked = self.ids[self._at]
        self.is_read_only = project.is_read_only
        self._presence = presence.Presence(project.folder / DATABASE)
        self._version = presence.version(self._conn)

    # --- looking

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the session's units in reading order, or those it keeps to."""
        return self._all if self._kept is None else self._kept.ids

    @property
    def all_ids(self) -> Order:
        """The ids of all units of the session, whatever it keeps to."""
        return self._all

    @property
    def document(self) -> str | None:
        """The document the session is about, None when about all."""
        return self._document

    @property
    def documents(self) -> list[Document]:
        """The documents of the session in order of import."""
        return [d for d in self._documents.values() if self._document in (None, d.id)]

    @cached_property
    def named(self) -> Mapping[str, str]:
        """What each document of the session is called, by its id."""
        return naming.names(self.documents, _NAME)

    @property
    def kept_to(self) -> str:
        """What the session keeps to, in words; empty when it goes through all its units."""
        return self._kept.described if self._kept else ""

    @property
    def position(self) -> int:
        """The place of the present unit among ``ids``, from 0."""
        return self._at

    def view(self) -> View:
        """Return all there is to see of the present unit; suggestions in sight are noted as seen."""
        now = presence.version(self._conn)
        if self._view is None or now != self._version:  # another window, or "suggest", has written
            self._version = now
            self._view = self._build(self.ids[self._at])
        return self._view

    def hide(self) -> str:
        """Hide the suggestions, or show them again; what is hidden is not noted as seen."""
        self._is_hiding, self._view = not self._is_hiding, None
        return "Suggestions hidden" if self._is_hiding else "Suggestions in sight"

    def unit_at(self, position: int) -> Unit | None:
        """Return the unit at a place among all of the session, or None outside of it."""
        return documents.unit(self._conn, self._all[position]) if 0 <= position < len(self._all) else None

    def _build(self, unit_id: str) -> View:
        place = self._at if self._kept is None else self._all.index(unit_id)
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
            named=self.named[frame.unit.document],
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
        to = max(0, min(position, len(self.ids) - 1))
        moved, self._at, self._view = to != self._at, to, None
        if not self.is_lazy:
            self.settle()
        return moved

    def settle(self) -> None:
        """Note what is only in mind yet: where the coder is, and which suggestions were in sight."""
        if not self.is_read_only and (self._sighted or self._bookmarked != self.ids[self._at]):
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
        if self._bookmarked != self.ids[self._at]:
            places.set_bookmark(self._conn, self.coder, self.round, self.ids[self._at])
        self._known |= self._sighted
        self._sighted, self._bookmarked = set(), self.ids[self._at]

    def visit(self, unit_id: str) -> bool:
        """Go to a unit of the session; one that it does not keep to ends the keeping. Return whether it moved."""
        number = self._all.number_of(unit_id)
        if number is None:
            raise InputError("this paragraph is not among those you code here", remedy="leave out --document")
        moved = unit_id != self.ids[self._at]
        if self._kept and unit_id not in self._kept.places:
            self.keep(None)
        self.go(self._kept.places[unit_id] if self._kept else number)
        return moved

    def keep_to(self, units: Sequence[str] | None, described: str = "", *, in_order: bool = False) -> None:
        """Keep to these units of the session, in reading order, or (None) to all again.

        The present unit stays if it is among them, else the next one after it is gone to. With ``in_order`` the
        units follow each other as given, from the first.
        """
        self.keep(None if units is None else Kept.among(self._all, units, described, in_order=in_order))

    def keep(self, kept: Kept | None) -> None:
        """Keep to what was made ready before, by another thread perhaps; (None) to all again."""
        number = self._all.index(self.ids[self._at])
        self._at = kept.start(self._all, number) if kept else number
        self._kept, self._view = kept, None
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
        if self.is_read_only:
            raise UsageError(READ_ONLY, remedy=f"copy {self.project.folder} to a folder you can write to")
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
