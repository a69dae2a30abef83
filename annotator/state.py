"""What a set of decisions adds up to: one pure function, whatever the order of their arrival.

From newest to oldest by id, a decision is void when one that is not void replaces it. Of the live ones on
one (place, layer, code) the greatest id decides; on a layer with a single answer the greatest live
``apply`` a place stands. (Contract, section 4.) An ``apply`` or ``reject`` that names a statement and no
layer says of the statement itself that it stands, or does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from annotator.delayed import dataclass
from annotator.model import Decision

Place = tuple[str, str | None, int | None, int | None]  # unit, statement, start, end


@dataclass(frozen=True, slots=True)
class UnitState:
    """One coder's present state of one unit in one round."""

    codings: tuple[Decision, ...] = ()  # the applies that stand, oldest first
    nones: tuple[Decision, ...] = ()  # "no code applies", oldest first
    rejects: tuple[Decision, ...] = ()
    done: Decision | None = None
    flag: Decision | None = None
    memo: Decision | None = None
    proposals: tuple[Decision, ...] = ()
    memos: tuple[Decision, ...] = ()  # on codes, the newest at each place
    statements: tuple[Decision, ...] = ()  # statements of the coder's own marking that stand


def place(decision: Decision) -> Place:
    """Return where a decision applies."""
    return (decision.unit, decision.statement, decision.start, decision.end)


class Step(NamedTuple):
    """As much of a decision as undo and redo look at: there are many, and few are taken back."""

    id: str
    origin: str
    at: str
    layer: str | None
    action: str
    replaces: str | None
    memo: str | None


D = TypeVar("D", Decision, Step)


def live(decisions: Iterable[D]) -> list[D]:
    """Return the decisions that nothing live replaces, oldest first; the same row twice counts once."""
    void: set[str] = set()
    standing = []
    for decision in sorted({d.id: d for d in decisions}.values(), key=lambda d: d.id, reverse=True):
        if decision.id in void:
            continue
        if decision.replaces is not None:
            void.add(decision.replaces)
        standing.append(decision)
    return standing[::-1]


def fold(decisions: Iterable[Decision], is_multiple: Callable[[str], bool]) -> UnitState:
    """Return the state that one coder's decisions on one unit in one round add up to."""
    standing = live(decisions)
    latest: dict[tuple[Place, str | None, str | None], Decision] = {}
    for decision in standing:
        if decision.action in ("apply", "reject"):
            latest[place(decision), decision.layer, decision.code] = decision
    applied = [d for d in latest.values() if d.action == "apply" and d.layer is not None]
    return UnitState(
        codings=_one_each_where_single(applied, is_multiple),
        nones=_nones(standing, applied),
        rejects=_by_id(d for d in latest.values() if d.action == "reject"),
        done=_last(standing, "done", "reopen"),
        flag=_last(standing, "flag", "unflag"),
        memo=_memo(standing),
        proposals=tuple(d for d in standing if d.action == "propose"),
        memos=_by_id(_on_codes(standing).values()),
        statements=_by_id(d for d in latest.values() if d.action == "apply" and d.layer is None),
    )


def _one_each_where_single(applied: list[Decision], is_multiple: Callable[[str], bool]) -> tuple[Decision, ...]:
    kept: dict[tuple[object, ...], Decision] = {}
    for decision in _by_id(applied):
        layer = decision.layer or ""
        which = (place(decision), layer, decision.code if is_multiple(layer) else None)
        kept[which] = decision
    return _by_id(kept.values())


def _nones(standing: list[Decision], applied: list[Decision]) -> tuple[Decision, ...]:
    """Return where no code applies; a code that stands there is the answer instead."""
    latest = {(place(d), d.layer): d for d in standing if d.action == "none"}
    return _by_id(d for d in latest.values() if not any(_holds(d, code) for code in applied))


def _holds(whole: Decision, part: Decision) -> bool:
    """Say whether ``part`` lies within the place of ``whole``, on the same layer."""
    if (whole.layer, whole.unit, whole.statement) != (part.layer, part.unit, part.statement):
        return False
    if whole.start is None or whole.end is None:
        return True
    return part.start is not None and part.end is not None and whole.start <= part.start and part.end <= whole.end


def _last(standing: list[Decision], on: str, off: str) -> Decision | None:
    found = [d for d in standing if d.action in (on, off)]
    return found[-1] if found and found[-1].action == on else None


def _memo(standing: list[Decision]) -> Decision | None:
    """Return the newest memo on the unit as a whole; an empty one takes it away."""
    found = [d for d in standing if d.action == "memo" and d.statement is None and d.start is None]
    return found[-1] if found and found[-1].memo else None


def _on_codes(standing: list[Decision]) -> dict[tuple[Place, str | None, str | None], Decision]:
    """Return the newest memo on each code that was given at a place; an empty one takes it away."""
    found = {(place(d), d.layer, d.code): d for d in standing if d.action == "memo" and d.layer and d.code}
    return {key: d for key, d in found.items() if d.memo}


def _by_id(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda d: d.id))
