"""Statements in the store: immutable rows, and the frame of those that every coder codes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from annotator.clock import now
from annotator.model import Statement
from annotator.store import meta
from annotator.store.connection import writing
from annotator.store.rows import columns, fetch, quoted, select, to_row

_FROZEN = "statements_frozen_at"


def frozen_at(conn: sqlite3.Connection) -> str | None:
    """Return when the frame was frozen, or None."""
    return meta.get(conn, _FROZEN)


def freeze(conn: sqlite3.Connection) -> int:
    """Make the statements as they stand the frame that all coders code; return how many there are."""
    with writing(conn):
        if frozen_at(conn) is None:
            meta.put(conn, _FROZEN, now())
        return int(conn.execute("SELECT count(*) FROM frame").fetchone()[0])


def may_change(conn: sqlite3.Connection, unit: str) -> bool:
    """Say whether the unit's frame may still be cut anew: not frozen, and nobody has coded on it."""
    if frozen_at(conn) is not None:
        return False
    return conn.execute("SELECT 1 FROM decision WHERE unit = ? LIMIT 1", (unit,)).fetchone() is None


def put(conn: sqlite3.Connection, unit: str, found: Sequence[Statement]) -> None:
    """Store statements (known ones stay as they are) and make them the unit's frame."""
    names = ",".join(map(quoted, columns(Statement)))
    marks = ",".join("?" * len(columns(Statement)))
    with writing(conn):
        conn.executemany(
            f"INSERT INTO statement ({names}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING",
            [to_row(s) for s in found],
        )
        conn.execute("DELETE FROM frame WHERE unit = ?", (unit,))
        conn.executemany(
            "INSERT INTO frame (unit, ordinal, statement) VALUES (?, ?, ?)",
            [(unit, i, s.id) for i, s in enumerate(found, 1)],
        )


def of_unit(conn: sqlite3.Connection, unit: str) -> list[Statement]:
    """Return the statements of a unit's frame in order."""
    rest = "JOIN frame f ON f.statement = s.id WHERE f.unit = ? ORDER BY f.ordinal"
    return fetch(conn, Statement, select(Statement, "statement", rest, "s"), (unit,))


def of_document(conn: sqlite3.Connection, document: str | None = None) -> list[Statement]:
    """Return the statements of all frames in reading order."""
    where = "WHERE u.document = ?" if document else ""
    rest = f"JOIN frame f ON f.statement = s.id JOIN unit u ON u.id = f.unit {where} ORDER BY u.place, f.ordinal"
    return fetch(conn, Statement, select(Statement, "statement", rest, "s"), (document,) if document else ())
