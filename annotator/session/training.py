"""Training: after a coder has finished a unit of a training round, the answer key of that unit is shown beside it.

The key is the work of a coder of kind key in the same round. Before the unit is done nothing of it is read.
"""

from __future__ import annotations

from collections.abc import Mapping

from annotator.codebook import Codebook, Layer
from annotator.delayed import dataclass
from annotator.errors import UsageError
from annotator.items import Frame, Item, Question, answers, question_of, questions
from annotator.session.base import Base
from annotator.state import UnitState
from annotator.store import coders, decisions, rounds

Answers = Mapping[tuple[str, Item], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One question with the coder's answer and the key's; no codes say that none applies."""

    layer: Layer
    item: Item
    own: tuple[str, ...]
    key: tuple[str, ...]
    memos: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether the coder answered as the key does."""
        return set(self.own) == set(self.key)


def is_training(session: Base) -> bool:
    """Say whether the round is one in which coders learn."""
    return rounds.get(session.project.conn, session.round).purpose == "training"


def compare(session: Base, unit_id: str) -> list[Compared]:
    """Return the unit's questions with both answers; refused outside of training, before done, and without a key."""
    if not is_training(session):
        raise UsageError(f"round '{session.round}' is not for training", remedy="the key is shown in training rounds")
    own = _state(session, unit_id, session.coder)
    if own.done is None:
        raise UsageError("the key is shown when the paragraph is done", remedy="finish it first")
    key = next((s for s in (_state(session, unit_id, name) for name in _keys(session)) if s.done or s.codings), None)
    if key is None:
        raise UsageError("there is no key for this paragraph", remedy="a coder of kind key codes it in this round")
    return _compared(session, session.frame(unit_id), own, key)


def _compared(session: Base, frame: Frame, own: UnitState, key: UnitState) -> list[Compared]:
    book = session.book
    mine, right = (answers(frame, book, (*s.codings, *s.nones)) for s in (own, key))
    asked = questions(frame, book, mine)
    asked += [q for q in questions(frame, book, right) if q not in asked]
    notes = _memos(frame, book, key)
    return [
        Compared(
            q.layer, q.item, _codes(mine, q.layer, q.item), _codes(right, q.layer, q.item),
            tuple(memo for at, memo in notes if at == q),
        )
        for q in asked
    ]  # fmt: skip


def _codes(given: Answers, layer: Layer, item: Item) -> tuple[str, ...]:
    return tuple(sorted(given.get((layer.key, item), frozenset())))


def _memos(frame: Frame, book: Codebook, key: UnitState) -> list[tuple[Question | None, str]]:
    """Return the memos on the key's codes, each with the question it was written at."""
    on_codes = {(d.statement, d.start, d.end, d.layer, d.code): d for d in (*key.codings, *key.memos) if d.memo}
    return [(question_of(frame, book, d), d.memo or "") for d in on_codes.values()]


def _keys(session: Base) -> list[str]:
    return [c.name for c in coders.coders(session.project.conn) if c.kind == "key"]


def _state(session: Base, unit_id: str, coder: str) -> UnitState:
    multiple = {layer.key: layer.multiple for layer in session.book.layers}
    conn = session.project.conn
    return decisions.state_of(conn, unit_id, coder, session.round, lambda key: multiple.get(key, True))
