"""Rounds: named pieces of work that go from blind to open to closed."""

from __future__ import annotations

import re
import sqlite3

from annotator.clock import now
from annotator.delayed import dataclass
from annotator.errors import BlindError, InputError, UsageError, nearest
from annotator.model import inner
from annotator.store.connection import writing

_NAME = re.compile(r"\w(?:[\w .-]{0,62}[\w.-])?")
_ANOTHER = "begin another with 'annotator round new'"
PURPOSES = ("training", "pilot", "reliability", "main", "recode")


@dataclass(frozen=True, slots=True)
class Round:
    """A piece of work; ``opened_after`` is the last decision made before it was opened."""

    name: str
    purpose: str
    state: str
    at: str
    opened_at: str | None
    closed_at: str | None
    opened_after: str | None = inner(None)


def rounds(conn: sqlite3.Connection) -> list[Round]:
    """Return all rounds, oldest first."""
    rows = conn.execute(
        "SELECT name, purpose, state, at, opened_at, closed_at, opened_after FROM round ORDER BY at, name"
    )
    return [Round(*row) for row in rows]


def get(conn: sqlite3.Connection, name: str) -> Round:
    """Return a round by its name; raise InputError when there is none."""
    found = {r.name: r for r in rounds(conn)}
    if name not in found:
        raise InputError(f"there is no round '{name}'{nearest(name, found)}", remedy="see 'annotator round list'")
    return found[name]


def new(conn: sqlite3.Connection, name: str, purpose: str = "main") -> Round:
    """Begin a round, blind."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"'{name}' is no name for a round", remedy="use letters, digits, blanks, . _ -")
    with writing(conn):
        if conn.execute("SELECT 1 FROM round WHERE name = ?", (name,)).fetchone():
            raise UsageError(f"there is a round '{name}' already", remedy="choose another name")
        if purpose not in PURPOSES:
            raise UsageError(f"'{purpose}' is no purpose of a round", remedy=f"choose one of {', '.join(PURPOSES)}")
        conn.execute("INSERT INTO round (name, purpose, state, at) VALUES (?, ?, 'blind', ?)", (name, purpose, now()))
    return get(conn, name)


def open_round(conn: sqlite3.Connection, name: str) -> Round:
    """Let coders see each other's work; what they decide from now on is after discussion."""
    with writing(conn):
        state = get(conn, name).state
        if state == "closed":
            raise UsageError(f"round '{name}' is closed, and its work open to all", remedy=_ANOTHER)
        if state == "blind":
            last = conn.execute("SELECT coalesce(max(id), '') FROM decision WHERE round = ?", (name,)).fetchone()[0]
            conn.execute(
                "UPDATE round SET state = 'open', opened_at = ?, opened_after = ? WHERE name = ?",
                (now(), last, name),
            )
    return get(conn, name)


def close(conn: sqlite3.Connection, name: str) -> Round:
    """End a round; nothing more is decided in it."""
    with writing(conn):
        if get(conn, name).state == "blind":
            open_round(conn, name)
        conn.execute(
            "UPDATE round SET state = 'closed', closed_at = ? WHERE name = ? AND state <> 'closed'", (now(), name)
        )
    return get(conn, name)


def require_open(conn: sqlite3.Connection, name: str, what: str) -> None:
    """Refuse to show several coders' work side by side while the round is blind."""
    if get(conn, name).state == "blind":
        raise BlindError(
            f"{what} would show several coders' codes while round '{name}' is blind",
            remedy=f"end independent coding first with 'annotator round open {name}'",
        )
