"""Statements in the store: immutable rows, the frame that every coder codes, and what a coder makes of it."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable, Sequence

from annotator.clock import now
from annotator.errors import UsageError
from annotator.model import Decision, Statement
from annotator.state import UnitState
from annotator.store import decisions, lineage, meta, order
from annotator.store.connection import writing
from annotator.store.rows import columns, fetch, quoted, select, to_row
from annotator.store.standing import standing

_FROZEN = "statements_frozen_at"


def frozen_at(conn: sqlite3.Connection) -> str | None:
    """Return when the frame was frozen, or None."""
    return meta.get(conn, _FROZEN)


def freeze(conn: sqlite3.Connection, coder: str | None = None, round_name: str = "main") -> int:
    """Make the statements as they stand (for this coder) the frame that all coders code; return how many there are."""
    with writing(conn):
        is_new = frozen_at(conn) is None
        if is_new:
            for (_, unit), found in of_coders(conn, round_name, coder).items() if coder else ():
                put(conn, unit, found)
            meta.put(conn, _FROZEN, now())
        of_all = f"SELECT count(*) FROM frame f JOIN unit u ON u.id = f.unit {standing('u.document', None)}"
        count = int(conn.execute(of_all).fetchone()[0])
        if is_new and not count:
            has_text = conn.execute("SELECT 1 FROM unit LIMIT 1").fetchone()
            step = "run 'annotator suggest' first" if has_text else "bring in a report first: 'annotator import FILE'"
            raise UsageError("there is no statement to freeze", remedy=step)
        return count


def may_change(conn: sqlite3.Connection, unit: str) -> bool:
    """Say whether the unit's frame may still be cut anew: nobody has coded on it, nor on the same text before.

    Once frames are frozen, only that of a unit which came later, or whose text changed, is cut, and once.
    """
    older = lineage.older(conn, unit)
    if frozen_at(conn) is not None:
        if conn.execute("SELECT 1 FROM suggested WHERE unit = ?", (unit,)).fetchone():
            return False
        if not any(how == "changed" for _, how in older) and of_unit(conn, unit):
            return False
    if conn.execute("SELECT 1 FROM decision WHERE unit = ? AND action <> 'reopen' LIMIT 1", (unit,)).fetchone():
        return False
    return all(how == "changed" or may_change(conn, old) for old, how in older)


def put(conn: sqlite3.Connection, unit: str, found: Sequence[Statement]) -> None:
    """Store statements (known ones stay as they are) and make them the unit's frame."""
    with writing(conn):
        add(conn, found)
        set_frame(conn, unit, [s.id for s in found])


def add(conn: sqlite3.Connection, found: Sequence[Statement]) -> None:
    """Store statements without making them anybody's frame; known ones stay as they are."""
    names = ",".join(map(quoted, columns(Statement)))
    marks = ",".join("?" * len(columns(Statement)))
    with writing(conn):
        conn.executemany(
            f"INSERT INTO statement ({names}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING",
            [to_row(s) for s in found],
        )


def set_frame(conn: sqlite3.Connection, unit: str, statements: Sequence[str]) -> None:
    """Make these statements, in this order, the unit's frame. Call inside a transaction."""
    conn.execute("DELETE FROM frame WHERE unit = ?", (unit,))
    conn.executemany(
        "INSERT INTO frame (unit, ordinal, statement) VALUES (?, ?, ?)",
        [(unit, i, name) for i, name in enumerate(dict.fromkeys(statements), 1)],
    )


def coded(conn: sqlite3.Connection, unit: str) -> list[Statement]:
    """Return the statements of a unit's frame that somebody has coded on, in order."""
    used = {row[0] for row in conn.execute("SELECT DISTINCT statement FROM coding WHERE unit = ?", (unit,))}
    return [s for s in of_unit(conn, unit) if s.id in used]


def cut(conn: sqlite3.Connection, unit: str) -> list[Statement]:
    """Return every statement that was ever cut in a unit, whoever takes it for one."""
    return fetch(conn, Statement, select(Statement, "statement", "WHERE unit = ? ORDER BY id"), (unit,))


def of_unit(conn: sqlite3.Connection, unit: str) -> list[Statement]:
    """Return the statements of a unit's frame in order."""
    rest = "JOIN frame f ON f.statement = s.id WHERE f.unit = ? ORDER BY f.ordinal"
    return fetch(conn, Statement, select(Statement, "statement", rest, "s"), (unit,))


def of_document(conn: sqlite3.Connection, document: str | None = None) -> list[Statement]:
    """Return the statements of all frames in reading order."""
    where = standing("u.document", document)
    rest = f"JOIN frame f ON f.statement = s.id JOIN unit u ON u.id = f.unit {where} ORDER BY u.place, f.ordinal"
    return fetch(conn, Statement, select(Statement, "statement", rest, "s"), (document,) if document else ())


def with_own(
    conn: sqlite3.Connection, round_name: str, coder: str | None, document: str | None = None
) -> list[Statement]:
    """Return the statements of all frames in reading order, as one coder has marked them in a round.

    Without a coder those that any coder marked stand behind the frame of their unit.
    """
    shared = of_document(conn, document)
    by_unit: dict[str, dict[str, Statement]] = {}
    for statement in shared:
        by_unit.setdefault(statement.unit, {})[statement.id] = statement
    for (_, unit), found in of_coders(conn, round_name, coder).items():
        kept = {} if coder else by_unit.get(unit, {})
        by_unit[unit] = kept | {s.id: s for s in found}
    return [s for unit in order.Order(conn, document) if unit in by_unit for s in by_unit[unit].values()]


def of_coder(conn: sqlite3.Connection, unit: str, state: UnitState) -> list[Statement]:
    """Return what one coder takes for the unit's statements: the frame, less those turned down, with those marked."""
    shared = of_unit(conn, unit)
    gone = {d.statement for d in state.rejects if d.layer is None}
    if not gone and not state.statements:
        return shared
    known = {s.id: s for s in shared}
    marked = {d.statement: d.coder for d in state.statements if d.statement not in known}
    own = [_as_marked_by(conn, s, marked[s.id]) for s in _by_id(conn, marked)]
    return sorted((s for s in (*shared, *own) if s.id not in gone), key=lambda s: min(s.parts))


def _as_marked_by(conn: sqlite3.Connection, statement: Statement, coder: str) -> Statement:
    """Return a statement by this coder where another one marked the same words first: nobody is told of that."""
    is_other = statement.by != coder and conn.execute("SELECT 1 FROM coder WHERE name = ?", (statement.by,)).fetchone()
    return dataclasses.replace(statement, by=coder) if is_other else statement


def of_coders(
    conn: sqlite3.Connection, round_name: str, coder: str | None = None
) -> dict[tuple[str, str], list[Statement]]:
    """Return, by coder and unit, the statements of those who marked some freely; all others have the frame."""
    return {
        (who, unit): of_coder(conn, unit, decisions.state_of(conn, unit, who, round_name, lambda _: True))
        for who, unit in _marked(conn, round_name, coder)
    }


def judged(conn: sqlite3.Connection, round_name: str, judges: Iterable[str]) -> list[Decision]:
    """Return what these coders said of statements in a round, that they stand or do not; the oldest first."""
    states = (
        decisions.state_of(conn, unit, who, round_name, lambda _: True)
        for judge in judges
        for who, unit in _marked(conn, round_name, judge)
    )
    found = [d for state in states for d in (*state.statements, *state.rejects) if d.layer is None]
    return sorted(found, key=lambda d: d.id)


def _marked(conn: sqlite3.Connection, round_name: str, coder: str | None) -> list[tuple[str, str]]:
    """Return where coders (or this one) said of statements that they stand or do not: coder and unit, all versions."""
    rows = conn.execute(
        "SELECT DISTINCT coder, unit FROM decision WHERE round = ? AND layer IS NULL AND statement IS NOT NULL "
        "AND action IN ('apply', 'reject') AND (? IS NULL OR coder = ?)",
        (round_name, coder, coder),
    ).fetchall()
    return sorted({(who, each) for who, unit in rows for each in (unit, *lineage.heirs(conn, unit))})


def _by_id(conn: sqlite3.Connection, ids: Iterable[str | None]) -> list[Statement]:
    return [s for i in ids for s in fetch(conn, Statement, select(Statement, "statement", "WHERE id = ?"), (i,))]
