"""Undo and redo without limit, across units and restarts: each says what it took back and goes there."""

from __future__ import annotations

from annotator.errors import AnnotatorError
from annotator.model import Decision
from annotator.session import drafting, history
from annotator.session.base import Base
from annotator.store import decisions


class Undoing(Base):
    """Taking back this coder's own acts."""

    def undo(self) -> str:
        """Take back the newest act of this coder in this round, wherever it was, and go there."""
        return self._reverse(history.last_act, "Nothing to undo", "Undid")

    def redo(self) -> str:
        """Take back the newest undo, unless something was decided since."""
        return self._reverse(history.last_undo, "Nothing to redo", "Redid")

    def _reverse(self, find: history.Finder, nothing: str, word: str) -> str:
        act = history.search(lambda n: decisions.of_coder(self._conn, self.coder, self.round, n), find)
        if not act:
            return nothing
        self._write([drafting.undoing(d) for d in act])
        if act[0].unit in self._order:
            self.visit(act[0].unit)
        subject = (
            decisions.by_id(self._conn, act[0].replaces) if act[0].action == "undo" and act[0].replaces else act[0]
        )
        more = f" and {len(act) - 1} more" if len(act) > 1 else ""
        return f"{word}: {self._in_words(subject)}{more}"

    def _in_words(self, decision: Decision) -> str:
        try:
            layer = self.book.layer(decision.layer) if decision.layer else None
        except AnnotatorError:
            layer = None
        name = layer.name_of(decision.code) if layer and decision.code else decision.code or ""
        what = f"{layer.name}: {name}" if layer and name else (layer.name if layer else name)
        return f"{decision.action} {what}".strip()
