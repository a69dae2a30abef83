"""What undo and redo reach: a coder's own acts, newest first, without limit and across restarts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.model import Decision
from annotator.state import D, Step, live
from annotator.store import rechecking

Finder = Callable[[Sequence[Step]], list[Step]]
_FIRST_LOOK = 32


def search(newest: Callable[[int], list[Step]], find: Finder) -> list[Step]:
    """Look for an act among the newest decisions, further and further back until found or all are seen."""
    limit = _FIRST_LOOK
    while True:
        seen = newest(limit)
        act = find(seen)
        # An act at the very edge may have more decisions beyond it.
        if len(seen) < limit or (act and act[-1].id != seen[-1].id):
            return act
        limit *= 8


def last_act(decisions: Sequence[D]) -> list[D]:
    """Return the newest act that stands: decisions written together (same origin and moment), newest first."""
    return _together([d for d in live(decisions) if not is_step(d) and not rechecking.is_call(d)])


def last_undo(decisions: Sequence[D]) -> list[D]:
    """Return the undo that redo would take back: the newest one, unless something new was decided since."""
    by_id = {d.id: d for d in decisions}
    standing = live(decisions)
    undos = [d for d in standing if is_step(d) and not _is_redo(d, by_id)]
    fresh = [d.id for d in standing if not is_step(d) and not rechecking.is_call(d)]
    if not undos or (fresh and max(fresh) > undos[-1].id):
        return []
    return _together(undos)


def is_step(decision: Decision | Step) -> bool:
    """Say whether it is a step of undo or redo; an undo that names a code is the act of taking that code away."""
    return decision.action == "undo" and decision.layer is None


def _is_redo(step: D, by_id: dict[str, D]) -> bool:
    found = by_id.get(step.replaces or "")
    return found is not None and is_step(found)


def _together(standing: Sequence[D]) -> list[D]:
    if not standing:
        return []
    newest = standing[-1]
    return [d for d in reversed(standing) if (d.origin, d.at) == (newest.origin, newest.at)]
