"""Undo and redo without limit, across units and restarts: each says what it took back and goes there."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.model import Decision
from annotator.session import drafting, history
from annotator.session.base import Base, name_unit
from annotator.store import decisions, documents, lineage


class Undoing(Base):
    """Taking back this coder's own acts."""

    def undo(self) -> str:
        """Take back the newest act of this coder in this round, wherever it was, and go there."""
        return self._reverse(history.last_act, "Nothing to undo", "Undid")

    def redo(self) -> str:
        """Take back the newest undo, unless something was decided since."""
        return self._reverse(history.last_undo, "Nothing to redo", "Redid")

    def _reverse(self, find: history.Finder, nothing: str, word: str) -> str:
        steps = history.search(lambda n: decisions.steps(self._conn, self.coder, self.round, n), find)
        if not steps:
            return nothing
        act = [decisions.by_id(self._conn, step.id) for step in steps]
        self._write([drafting.stepping(d) for d in act])
        unit = lineage.newest(self._conn, act[0].unit)
        if unit in self._all:
            self.visit(unit)
        more = f" and {len(act) - 1} more" if len(act) > 1 else ""
        return f"{word}: {self._in_words(self._subject(act))}{more} ({name_unit(documents.unit(self._conn, unit))})"

    def _subject(self, act: Sequence[Decision]) -> Decision:
        """Return what an act is called after: the statement it cut, else the first thing done."""
        meant = [decisions.by_id(self._conn, d.replaces) if history.is_step(d) and d.replaces else d for d in act]
        return next((d for d in meant if d.layer is None and d.statement), meant[-1])

    def _in_words(self, decision: Decision) -> str:
        verb = _VERBS.get(decision.action, decision.action)
        if decision.layer is None:
            return f"{verb} a statement" if decision.statement else f"{verb} {decision.code or ''}".strip()
        if decision.layer not in self.book.layer_keys:
            return f"{verb} {decision.layer}: {decision.code or ''}"
        layer = self.book.layer(decision.layer)
        return f"{verb} {layer.name}" + (f": {layer.name_of(decision.code)}" if decision.code else "")


_VERBS = {
    "apply": "gave", "reject": "rejected", "none": "no code on", "undo": "took away", "flag": "flagged",
    "unflag": "unflagged", "memo": "memo", "propose": "proposed for", "reopen": "reopened",
}  # fmt: skip
