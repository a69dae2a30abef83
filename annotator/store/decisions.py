"""Decisions in the store: appended, never changed; the state they add up to is kept beside them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from annotator.clock import next_id, now
from annotator.delayed import dataclass
from annotator.errors import UsageError
from annotator.model import Action, Decision
from annotator.state import Step, UnitState, fold, live
from annotator.store import codebooks, lineage, rounds, searching
from annotator.store.connection import writing
from annotator.store.origin import Origin
from annotator.store.rows import fetch, insert, select


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it has an id, an origin and a time."""

    unit: str
    action: Action
    layer: str | None = None
    code: str | None = None
    statement: str | None = None
    start: int | None = None
    end: int | None = None
    replaces: str | None = None
    suggestion: str | None = None
    bulk: bool = False
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Who writes where: one coder in one round, from one working copy."""

    coder: str
    round: str
    origin: Origin
    is_multiple: Callable[[str], bool]


def append(conn: sqlite3.Connection, desk: Desk, drafts: Sequence[Draft]) -> list[Decision]:
    """Write decisions and the state they lead to in one transaction; they are durable when this returns."""
    if not drafts:
        return []
    with writing(conn):
        if rounds.get(conn, desk.round).state == "closed":
            raise UsageError(f"round '{desk.round}' is closed", remedy="begin another with 'annotator round new'")
        origin = desk.origin.settle(conn)
        made = _stamp(conn, desk, drafts, origin)
        insert(conn, "decision", made)
        searching.index_memos(conn, made)
        for unit in dict.fromkeys(d.unit for d in made):
            for each in (unit, *lineage.heirs(conn, unit)):
                refresh(conn, each, desk.coder, desk.round, desk.is_multiple)
    if not conn.in_transaction:
        desk.origin.remember(made[-1].n)
    return made


def _stamp(conn: sqlite3.Connection, desk: Desk, drafts: Sequence[Draft], origin: str) -> list[Decision]:
    sql = "SELECT id, n FROM decision WHERE origin = ? ORDER BY n DESC LIMIT 1"  # ids of an origin grow with n
    last, n = conn.execute(sql, (origin,)).fetchone() or (None, 0)
    at = now()
    version = codebooks.current_version(conn)
    made = []
    for draft in drafts:
        last, n = next_id(last), n + 1
        made.append(
            Decision(
                last, origin, n, desk.round, desk.coder, draft.unit, draft.statement, draft.start, draft.end,
                draft.layer, draft.code, draft.action, draft.replaces, draft.suggestion, draft.bulk, version,
                at, draft.memo,
            )
        )  # fmt: skip
    return made


def of_unit(conn: sqlite3.Connection, unit: str, coder: str, round_name: str) -> list[Decision]:
    """Return one coder's decisions on one unit in one round, oldest first.

    With them come those on earlier versions of the unit, each at the place where it counts now.
    """
    rest = "WHERE unit = ? AND coder = ? AND round = ? ORDER BY +id"  # "+": by the unit's index, not the coder's
    found = fetch(conn, Decision, select(Decision, "decision", rest), (unit, coder, round_name))
    versions = lineage.older(conn, unit)
    for old, how in versions:
        rows = of_unit(conn, old, coder, round_name)
        found.extend(moved for d in rows if (moved := lineage.carried(conn, d, unit, how)) is not None)
    return sorted(found, key=lambda d: d.id) if versions else found


def of_coder(conn: sqlite3.Connection, coder: str, round_name: str, limit: int) -> list[Decision]:
    """Return a coder's newest decisions in a round, newest first."""
    rest = "WHERE coder = ? AND round = ? ORDER BY id DESC LIMIT ?"
    return fetch(conn, Decision, select(Decision, "decision", rest), (coder, round_name, limit))


def steps(conn: sqlite3.Connection, coder: str, round_name: str, limit: int) -> list[Step]:
    """Return what undo looks at of a coder's newest decisions in a round, newest first."""
    rows = conn.execute(
        "SELECT id, origin, at, layer, action, replaces, memo FROM decision "
        "WHERE coder = ? AND round = ? ORDER BY id DESC LIMIT ?",
        (coder, round_name, limit),
    )
    return list(map(Step._make, rows))


def given_lately(conn: sqlite3.Connection, coder: str, round_name: str, limit: int) -> list[tuple[str, str]]:
    """Return layer and code of what a coder gave among the newest decisions in a round, newest first."""
    rows = conn.execute(
        "SELECT layer, code, action FROM decision WHERE coder = ? AND round = ? ORDER BY id DESC LIMIT ?",
        (coder, round_name, limit),
    )
    return [(layer, code) for layer, code, action in rows if action == "apply" and layer and code]


def by_id(conn: sqlite3.Connection, decision: str) -> Decision:
    """Return one decision."""
    return fetch(conn, Decision, select(Decision, "decision", "WHERE id = ?"), (decision,))[0]


def every(conn: sqlite3.Connection, where: str = "", values: Iterable[str] = ()) -> list[Decision]:
    """Return decisions by id, all or those of a condition on the table ``d`` joined with ``u``."""
    rest = f"JOIN unit u ON u.id = d.unit {where} ORDER BY d.id"
    return fetch(conn, Decision, select(Decision, "decision", rest, "d"), values)


def state_of(
    conn: sqlite3.Connection, unit: str, coder: str, round_name: str, is_multiple: Callable[[str], bool]
) -> UnitState:
    """Return one coder's present state of one unit in one round."""
    return fold(of_unit(conn, unit, coder, round_name), is_multiple)


def left_of(conn: sqlite3.Connection, unit: str, state: UnitState) -> UnitState:
    """Return what of a unit's state is still told of this unit, when a revised report has units that continue it."""
    heirs = lineage.newer(conn, unit)
    if not heirs:
        return state

    def stays(found: Sequence[Decision]) -> tuple[Decision, ...]:
        return tuple(d for d in found if not any(lineage.carried(conn, d, new, how) for new, how in heirs))

    return UnitState(
        codings=stays(state.codings), nones=stays(state.nones), rejects=stays(state.rejects),
        memos=stays(state.memos), statements=stays(state.statements),
    )  # fmt: skip


def refresh(
    conn: sqlite3.Connection, unit: str, coder: str, round_name: str, is_multiple: Callable[[str], bool]
) -> None:
    """Recompute the kept state of one unit; call inside the transaction that changed it."""
    rows = of_unit(conn, unit, coder, round_name)
    state = left_of(conn, unit, fold(rows, is_multiple))
    conn.execute("DELETE FROM coding WHERE unit = ? AND coder = ? AND round = ?", (unit, coder, round_name))
    memos = _memos(live(rows))
    answers = [(d, "code") for d in state.codings] + [(d, "none") for d in state.nones]
    conn.executemany(
        'INSERT INTO coding (decision, unit, statement, start, "end", round, coder, layer, code, answer, source, '
        "memo, at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (
                d.id, d.unit, d.statement, d.start, d.end, d.round, d.coder, d.layer, d.code, answer,
                _source(conn, d), memos.get(d.id, d.memo), d.at,
            )
            for d, answer in answers
        ],
    )  # fmt: skip
    _keep_state(conn, unit, coder, round_name, state)


def _memos(decisions: Sequence[Decision]) -> dict[str, str | None]:
    """Return the memos written on codings: a memo decision whose suggestion field is empty names it by place."""
    by_place = {(d.statement, d.start, d.end, d.layer, d.code): d.memo for d in decisions if d.action == "memo"}
    return {
        d.id: by_place[d.statement, d.start, d.end, d.layer, d.code]
        for d in decisions
        if d.action == "apply" and (d.statement, d.start, d.end, d.layer, d.code) in by_place
    }


def _source(conn: sqlite3.Connection, decision: Decision) -> str:
    """Say where a code came from: a suggestion taken as it was, one changed, or the coder alone."""
    if decision.suggestion is None:
        return "manual"
    row = conn.execute("SELECT code FROM suggestion WHERE id = ? LIMIT 1", (decision.suggestion,)).fetchone()
    return "suggested" if row is not None and row[0] == decision.code else "changed"


def _keep_state(conn: sqlite3.Connection, unit: str, coder: str, round_name: str, state: UnitState) -> None:
    conn.execute(
        "INSERT INTO unit_state (unit, coder, round, done, flag, memo, rejected, at) VALUES (?,?,?,?,?,?,?,?) "
        "ON CONFLICT (coder, round, unit) DO UPDATE SET done = excluded.done, flag = excluded.flag, "
        "memo = excluded.memo, rejected = excluded.rejected, at = excluded.at",
        (
            unit, coder, round_name, *columns_of(state), now(),
        ),
    )  # fmt: skip


def columns_of(state: UnitState) -> tuple[str | None, ...]:
    """Return what is kept of a state beside its codings: done, flag, memo and the rejects."""
    return (
        state.done.id if state.done else None,
        (state.flag.code or "doubtful") if state.flag else None,
        state.memo.memo if state.memo else None,
        json.dumps([[d.statement, d.start, d.end, d.layer, d.code] for d in state.rejects]),
    )


def kept_states(conn: sqlite3.Connection) -> dict[tuple[str, str, str], tuple[str | None, ...] | None]:
    """Return what is kept of each (unit, coder, round) that somebody decided on, None where nothing is.

    Units that continue one of these in a revised report are among them.
    """
    rows = conn.execute(
        "WITH RECURSIVE told (unit, coder, round) AS (SELECT unit, coder, round FROM decision "
        "UNION SELECT l.new, t.coder, t.round FROM told t JOIN unit_link l ON l.old = t.unit) "
        "SELECT t.unit, t.coder, t.round, s.at, s.done, s.flag, s.memo, s.rejected "
        "FROM told t LEFT JOIN unit_state s USING (unit, coder, round)"
    )
    return {(unit, coder, name): None if at is None else tuple(rest) for unit, coder, name, at, *rest in rows}
