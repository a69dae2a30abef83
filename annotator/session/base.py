"""What every act of a session stands on: one coder in one round, at one unit, and the one way to write."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from annotator.codebook import Codebook
from annotator.errors import UsageError
from annotator.items import Frame
from annotator.model import Unit
from annotator.session.view import View, build_answers, build_offers
from annotator.store import decisions, documents, frames, places, suggestions
from annotator.store.decisions import Draft
from annotator.store.project import Project

_RECENT = 200  # decisions looked at for codes given lately


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
        self._ids = documents.unit_ids(self._conn, document)
        if not self._ids:
            raise UsageError("there is nothing to code yet", remedy="bring in a report with 'annotator import FILE'")
        self._documents = {d.id: d for d in documents.documents(self._conn)}
        self._places = {unit: i for i, unit in enumerate(self._ids)}
        kept = places.bookmark(self._conn, coder, round_name)
        self._at = self._places.get(kept or "", 0)
        self._view: View | None = None
        self._is_hiding = False

    # --- looking

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the session's units in reading order."""
        return self._ids

    @property
    def position(self) -> int:
        """The place of the present unit among ``ids``, from 0."""
        return self._at

    def view(self) -> View:
        """Return all there is to see of the present unit; suggestions in sight are noted as seen."""
        if self._view is None:
            self._view = self._build(self._ids[self._at])
        return self._view

    def hide(self) -> str:
        """Hide the suggestions, or show them again; what is hidden is not noted as seen."""
        self._is_hiding, self._view = not self._is_hiding, None
        return "Suggestions hidden" if self._is_hiding else "Suggestions in sight"

    def recent(self) -> list[tuple[str, str]]:
        """Return layer and code of what this coder gave last, newest first, each once."""
        newest = decisions.of_coder(self._conn, self.coder, self.round, _RECENT)
        given = [(d.layer, d.code) for d in newest if d.action == "apply" and d.layer and d.code]
        return list(dict.fromkeys((layer, code) for layer, code in given))

    def unit_at(self, position: int) -> Unit | None:
        """Return the unit at a position, or None outside of the session."""
        return documents.unit(self._conn, self._ids[position]) if 0 <= position < len(self._ids) else None

    def _build(self, unit_id: str) -> View:
        frame = self.frame(unit_id)
        state = decisions.state_of(self._conn, unit_id, self.coder, self.round, self._desk.is_multiple)
        withheld = self._is_hiding or (state.done is None and suggestions.is_withheld(self._conn, unit_id))
        shown = [] if withheld else suggestions.of_unit(self._conn, unit_id, self.coder)
        if shown and state.done is None:
            suggestions.mark_seen(self._conn, unit_id, self.coder, self.round)
        return View(
            frame=frame,
            document=self._documents[frame.unit.document],
            before=self.unit_at(self._at - 1),
            after=self.unit_at(self._at + 1),
            number=self._at + 1,
            total=len(self._ids),
            done_units=places.done_count(self._conn, self.coder, self.round, self._document),
            offers=build_offers(frame, self.book, shown, state),
            answers=build_answers(frame, self.book, state),
            is_withheld=withheld,
            state=state,
        )

    def frame(self, unit_id: str) -> Frame:
        """Return a unit with its statements and sentences."""
        unit = documents.unit(self._conn, unit_id)
        found = frames.of_unit(self._conn, unit_id)
        return Frame(unit, tuple(found), tuple(documents.sentences(self._conn, unit=unit_id)))

    # --- moving

    def go(self, position: int) -> bool:
        """Go to a position, clamped to the session; return whether that is another unit. The place is kept."""
        to = max(0, min(position, len(self._ids) - 1))
        moved, self._at, self._view = to != self._at, to, None
        if moved:
            places.set_bookmark(self._conn, self.coder, self.round, self._ids[to])
        return moved

    def _write(self, drafts: Sequence[Draft]) -> None:
        """Append decisions; whatever happens, what is shown next is read from the store."""
        self._view = None
        decisions.append(self._conn, self._desk, drafts)


def name_unit(unit: Unit) -> str:
    """Return how a unit is called in messages: its kind and printed label."""
    return f"{unit.kind} {unit.label}" if unit.label else f"{unit.kind} at place {unit.ordinal}"
