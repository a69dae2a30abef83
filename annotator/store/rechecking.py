"""What a coder has to look at again: units that a changed codebook or a changed text reopened (contract, 4)."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from annotator.codebook import Codebook, Difference
from annotator.delayed import dataclass
from annotator.model import Decision
from annotator.state import Step
from annotator.store import decisions, lineage
from annotator.store.decisions import Desk, Draft

_DONE = (
    "SELECT s.coder, s.round, s.unit, u.kind FROM unit_state s JOIN unit u ON u.id = s.unit "
    "JOIN round r ON r.name = s.round WHERE s.done IS NOT NULL AND r.state <> 'closed' ORDER BY u.place"
)
CODEBOOK, TEXT = "codebook changed", "text changed"  # how the memo of such a reopening begins


@dataclass(frozen=True, slots=True)
class Recheck:
    """A unit to look at again: why (text or codebook changed), what changed, since when."""

    unit: str
    why: str
    what: str
    at: str


def is_call(decision: Decision | Step) -> bool:
    """Say whether a decision is no act of the coder's, but calls the coder back to a unit."""
    return decision.action == "reopen" and (decision.memo or "").startswith((f"{CODEBOOK}: ", f"{TEXT}: "))


def queue(conn: sqlite3.Connection, coder: str, round_name: str) -> list[Recheck]:
    """Return what the coder has to look at again in the round, in reading order; finishing a unit takes it out."""
    rows = conn.execute(
        "SELECT d.unit, d.memo, d.at FROM decision d WHERE d.coder = ? AND d.round = ? AND d.action = 'reopen' "
        "AND d.memo IS NOT NULL ORDER BY d.id",
        (coder, round_name),
    )
    found: dict[str, Recheck] = {}
    for unit, memo, at in rows.fetchall():
        why, _, what = memo.partition(": ")
        now = lineage.newest(conn, unit)
        if why in (CODEBOOK, TEXT) and _is_open(conn, now, coder, round_name):
            found[now] = Recheck(now, why, what, at)
    order = {unit: conn.execute("SELECT place FROM unit WHERE id = ?", (unit,)).fetchone()[0] for unit in found}
    return sorted(found.values(), key=lambda r: order[r.unit])


def _is_open(conn: sqlite3.Connection, unit: str, coder: str, round_name: str) -> bool:
    sql = "SELECT 1 FROM unit_state WHERE unit = ? AND coder = ? AND round = ? AND done IS NULL"
    return conn.execute(sql, (unit, coder, round_name)).fetchone() is not None


def reopen(conn: sqlite3.Connection, book: Codebook, found: Sequence[Difference], desk: Desk) -> dict[str, int]:
    """Reopen, for each coder who finished it, every unit that a change touches; return each coder's number of units.

    Call inside the transaction that stores the codebook. ``desk`` lends its origin; coder and round are each row's.
    """
    changes = [d for d in found if d.calls_back]
    if not changes:
        return {}
    given = _given(conn)
    again: set[tuple[str, str]] = set()
    for coder, round_name, unit, kind in conn.execute(_DONE).fetchall():
        why = [d for d in changes if _touches(d, book, kind, given.get((coder, round_name, unit), set()))]
        if why:
            memo = f"{CODEBOOK}: {'; '.join(map(str, why))}"
            at = replace(desk, coder=coder, round=round_name)
            decisions.append(conn, at, [Draft(unit, "reopen", memo=memo)])
            again.add((coder, unit))
    return dict(sorted(Counter(coder for coder, _ in again).items()))


def _given(conn: sqlite3.Connection) -> dict[tuple[str, str, str], set[tuple[str, str]]]:
    rows = conn.execute(
        "SELECT coder, round, unit, json_group_array(json_array(layer, code)) FROM coding "
        "WHERE code IS NOT NULL GROUP BY coder, round, unit"
    )
    return {(c, r, u): {(layer, code) for layer, code in json.loads(pairs)} for c, r, u, pairs in rows}


def _touches(change: Difference, book: Codebook, kind: str, given: set[tuple[str, str]]) -> bool:
    if change.code is not None:
        return (change.layer, change.code) in given
    return book.layer(change.layer).item_for(kind) is not None
