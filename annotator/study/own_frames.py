"""What a coder takes for the statements of a unit while rows are read: the frame, with what was marked freely."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable

from annotator.errors import InputError, UsageError
from annotator.items import Frame
from annotator.model import Action
from annotator.store import coders, decisions, documents, frames
from annotator.store.decisions import Draft


class OwnFrames:
    """The frames of one coder by unit and round; a row that marks a statement changes what later rows are read by."""

    def __init__(self, conn: sqlite3.Connection, coder: str, is_multiple: Callable[[str], bool]) -> None:
        self._conn, self._coder, self._is_multiple = conn, coder, is_multiple
        self._known: dict[tuple[str, str], Frame] = {}

    def frame(self, unit_id: str, round_name: str) -> Frame:
        """Return a unit with its sentences and the statements that stand for this coder in this round."""
        key = unit_id, round_name
        if key not in self._known:
            state = decisions.state_of(self._conn, unit_id, self._coder, round_name, self._is_multiple)
            found = tuple(frames.of_coder(self._conn, unit_id, state))
            sentences = tuple(documents.sentences(self._conn, unit=unit_id))
            self._known[key] = Frame(documents.unit(self._conn, unit_id), found, sentences)
        return self._known[key]

    def mark(self, unit_id: str, round_name: str, statement: str, action: Action) -> None:
        """Let a known statement stand from here on, or turn it down; refused once the statements are frozen.

        An adjudicator knows those of all coders, and settles them even then.
        """
        kinds = {c.name: c.kind for c in coders.coders(self._conn)}
        is_judge = kinds.get(self._coder) == "adjudicator"
        since = frames.frozen_at(self._conn)
        if since and not is_judge:
            raise UsageError(f"the statements are frozen since {since}", remedy="code those that stand")
        frame = self.frame(unit_id, round_name)
        others = {name for name, kind in kinds.items() if kind != "machine" and not is_judge} - {self._coder}
        cut = [s for s in frames.cut(self._conn, unit_id) if s.by not in others]
        known = {s.id: s for s in (*cut, *frames.of_unit(self._conn, unit_id), *frame.statements)}
        if statement not in known:
            raise InputError(f"unit {frame.unit.label or unit_id} has no statement '{statement}'")
        stands = {s.id: s for s in frame.statements if s.id != statement}
        if action == "apply":
            stands[statement] = known[statement]
        ordered = tuple(sorted(stands.values(), key=lambda s: min(s.parts)))
        self._known[unit_id, round_name] = dataclasses.replace(frame, statements=ordered)


def left_on(conn: sqlite3.Connection, coder: str, round_name: str, draft: Draft) -> str:
    """Say what still stands on a statement that was turned down, or nothing; asked once all rows are in."""
    if draft.layer is not None or draft.statement is None or draft.action != "reject":
        return ""
    state = decisions.state_of(conn, draft.unit, coder, round_name, lambda _: True)
    left = {d.layer or "" for d in (*state.codings, *state.nones) if d.statement == draft.statement}
    return f"codes of {', '.join(sorted(left))} stand on statement '{draft.statement}'" if left else ""
