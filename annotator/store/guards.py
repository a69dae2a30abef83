"""What in the database is never changed or never removed: the triggers that refuse it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

# table -> the columns that are never changed (empty: none of them is)
_FINAL = {
    "unit": "id, document, text", "sentence": 'id, unit, start, "end", text', "statement": "", "unit_link": "",
    "document": "id, sha256, fixes", "codebook": "version, canonical", "origin": "",
    "suggestion": 'id, unit, statement, start, "end", layer, code, source, coder',
}  # fmt: skip
_NAMES = {"unit_link": "links between units", "codebook": "versions of the codebook"}


def triggers() -> Iterator[str]:
    """Yield the statements that make the triggers; those on decisions came with the first schema."""
    for table, columns in _FINAL.items():
        name = _NAMES.get(table, f"{table}s")
        of = f" OF {columns}" if columns else ""
        yield _trigger(table, "update", f"UPDATE{of}", f"{name} are never changed")
        yield _trigger(table, "delete", "DELETE", f"{name} are never removed")


def _trigger(table: str, act: str, when: str, said: str) -> str:
    return f"CREATE TRIGGER {table}_is_final_{act} BEFORE {when} ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END;"


def missing(conn: sqlite3.Connection) -> list[str]:
    """Return the names of the triggers that somebody has taken out of the database."""
    wanted = {f"{table}_is_final_{act}" for table in ("decision", *_FINAL) for act in ("update", "delete")}
    return sorted(wanted - {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")})
