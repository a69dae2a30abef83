"""Where decisions on an earlier version of a report count now: they keep the unit they were made on (contract, 2).

On text that is the same or has moved everything carries over. On changed text a coding carries over where its own
words (or, for a whole unit, most of the text) are still there; that the unit was done does not.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Callable, Sequence
from functools import lru_cache

from annotator import identity
from annotator.model import Decision, Span

Move = Callable[[int, int], Span | None]
_UNIT_WIDE = (None, None, None)


def older(conn: sqlite3.Connection, unit: str) -> list[tuple[str, str]]:
    """Return the units that this one continues, and how."""
    return conn.execute("SELECT old, how FROM unit_link WHERE new = ? ORDER BY old", (unit,)).fetchall()


def newer(conn: sqlite3.Connection, unit: str) -> list[tuple[str, str]]:
    """Return the units of the next version that continue this one, and how, in reading order."""
    sql = "SELECT l.new, l.how FROM unit_link l JOIN unit u ON u.id = l.new WHERE l.old = ? ORDER BY u.place"
    return conn.execute(sql, (unit,)).fetchall()


def heirs(conn: sqlite3.Connection, unit: str) -> list[str]:
    """Return all units that continue this one, version by version."""
    found: dict[str, None] = {}
    todo = [unit]
    while todo:
        for new, _ in newer(conn, todo.pop(0)):
            if new not in found:
                found[new] = None
                todo.append(new)
    return list(found)


def newest(conn: sqlite3.Connection, unit: str) -> str:
    """Return the unit of the newest version that continues this one, or the unit itself."""
    while (after := _chief(conn, unit)) is not None:
        unit = after
    return unit


def versions(conn: sqlite3.Connection, unit: str) -> list[str]:
    """Return the unit and all that continue it."""
    return [unit, *heirs(conn, unit)]


def carried(conn: sqlite3.Connection, decision: Decision, new: str, how: str) -> Decision | None:
    """Return a decision as it counts on the unit ``new`` that continues its own, None where it does not."""
    if how != "changed":
        move: Move = _stay
    elif decision.action in ("done", "reopen"):
        return None
    else:
        move = _mover(text_of(conn, decision.unit), text_of(conn, new))
    if (decision.statement, decision.start, decision.end) == _UNIT_WIDE:
        is_here = how != "changed" or _chief(conn, decision.unit) == new
        return dataclasses.replace(decision, unit=new) if is_here else None
    span: tuple[int | None, int | None] | None = (decision.start, decision.end)
    if decision.start is not None and decision.end is not None:
        span = move(decision.start, decision.end)
    statement = _statement(conn, decision.statement, new, move) if decision.statement else None
    if span is None or (decision.statement is not None and statement is None):
        return None
    return dataclasses.replace(decision, unit=new, statement=statement, start=span[0], end=span[1])


def text_of(conn: sqlite3.Connection, unit: str) -> str:
    """Return the text of a unit."""
    return str(conn.execute("SELECT text FROM unit WHERE id = ?", (unit,)).fetchone()[0])


def mover(conn: sqlite3.Connection, old: str, new: str, how: str) -> Move:
    """Return what says where a range of the old unit's text lies in the new one's, None where it has changed."""
    return _stay if how != "changed" else _mover(text_of(conn, old), text_of(conn, new))


def moved(spans: Sequence[Span], move: Move) -> tuple[Span, ...] | None:
    """Return where all of the ranges lie now, None when one has changed."""
    found = [move(start, end) for start, end in spans]
    return tuple(span for span in found if span is not None) if None not in found else None


def _statement(conn: sqlite3.Connection, statement: str, new: str, move: Move) -> str | None:
    """Return the id of the statement at the same words of the new unit, None where there is none."""
    row = conn.execute("SELECT parts, attribution_parts FROM statement WHERE id = ?", (statement,)).fetchone()
    if row is None:
        return None
    parts, said = (moved([(a, b) for a, b in json.loads(cell)], move) for cell in row)
    if parts is None or said is None:
        return None
    name = identity.statement_id(new, parts, said)
    return name if conn.execute("SELECT 1 FROM statement WHERE id = ?", (name,)).fetchone() else None


def _chief(conn: sqlite3.Connection, unit: str) -> str | None:
    """Return which of the units that continue this one holds most of its text; what was said of it whole goes there."""
    found = newer(conn, unit)
    if len(found) < 2:
        return found[0][0] if found else None
    text = text_of(conn, unit)
    return max((new for new, _ in found), key=lambda new: sum(b - a for a, b, _ in _kept(text, text_of(conn, new))))


def _stay(start: int, end: int) -> Span:
    return start, end


def _mover(old: str, new: str) -> Move:
    def move(start: int, end: int) -> Span | None:
        for a, b, to in _kept(old, new):
            if a <= start and end <= b:
                return start - a + to, end - a + to
        return None

    return move


@lru_cache(256)
def _kept(old: str, new: str) -> tuple[tuple[int, int, int], ...]:
    """Return the stretches of the old text that are in the new one, each with the place it has there."""
    from rapidfuzz.distance import Indel

    same = (op for op in Indel.opcodes(old, new) if op.tag == "equal")
    return tuple((op.src_start, op.src_end, op.dest_start) for op in same)
