"""A changed codebook reopens the finished units it touches, so that their coders look again (contract, section 4)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from annotator.codebook import Codebook, Difference
from annotator.store import decisions
from annotator.store.decisions import Desk, Draft

_DONE = (
    "SELECT s.coder, s.round, s.unit, u.kind FROM unit_state s JOIN unit u ON u.id = s.unit "
    "JOIN round r ON r.name = s.round WHERE s.done IS NOT NULL AND r.state <> 'closed' ORDER BY u.place"
)


def reopen(conn: sqlite3.Connection, book: Codebook, found: Sequence[Difference], desk: Desk) -> int:
    """Reopen, for each coder who finished it, every unit that a change touches; return how many were reopened.

    Call inside the transaction that stores the codebook. ``desk`` lends its origin; coder and round are each row's.
    """
    changes = [d for d in found if d.calls_back]
    if not changes:
        return 0
    given = _given(conn)
    count = 0
    for coder, round_name, unit, kind in conn.execute(_DONE).fetchall():
        why = [d for d in changes if _touches(d, book, kind, given.get((coder, round_name, unit), set()))]
        if why:
            memo = f"codebook changed: {'; '.join(map(str, why))}"
            at = replace(desk, coder=coder, round=round_name)
            decisions.append(conn, at, [Draft(unit, "reopen", memo=memo)])
            count += 1
    return count


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
