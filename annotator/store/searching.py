"""Search by words: units whose text holds them, and units with a memo of the coder's own that does."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from annotator.model import Decision, Unit
from annotator.store import lineage
from annotator.store.standing import standing

_PIECE = re.compile(r'"([^"]*)"?|(\S+)')
_NEVER = re.compile('["\0\ud800-\udfff]')  # what would end the quoted word, or cannot be stored


def units(
    conn: sqlite3.Connection, words: str, document: str | None = None, coder: str = "", round_name: str = ""
) -> list[str]:
    """Return the ids of the units that hold all the words, in reading order; of no words, none.

    The last word may be begun only, words in quotation marks stand together; case and accents do not count. With a
    coder and a round, that coder's memos are searched too, those of nobody else.
    """
    asked = query(words)
    if not asked:
        return []
    where = standing("document", document)
    sql = f"SELECT place, id FROM unit {where} AND place IN (SELECT rowid FROM unit_fts WHERE unit_fts MATCH ?)"
    found = conn.execute(sql, (*((document,) if document else ()), asked)).fetchall()
    if coder:
        found += [place for place in _noted(conn, asked, coder, round_name) if document in (None, place[2])]
    return [str(row[1]) for row in sorted({row[:2] for row in found})]


def _noted(conn: sqlite3.Connection, asked: str, coder: str, round_name: str) -> list[tuple[int, str, str]]:
    """Return place, id and document of the units on which a memo that stands holds the words."""
    rows = conn.execute(
        "SELECT DISTINCT d.unit, d.memo FROM memo_fts f JOIN decision d ON d.id = f.decision "
        "WHERE memo_fts MATCH ? AND d.coder = ? AND d.round = ?",
        (asked, coder, round_name),
    ).fetchall()
    stands = (
        "SELECT place, id, document FROM unit WHERE id = ?1 AND ?2 IN ("
        "SELECT memo FROM unit_state WHERE unit = ?1 AND coder = ?3 AND round = ?4 "
        "UNION ALL SELECT memo FROM coding WHERE unit = ?1 AND coder = ?3 AND round = ?4)"
    )
    units = {(each, memo) for unit, memo in rows for each in (unit, *lineage.heirs(conn, unit))}
    return [row for unit, memo in units for row in conn.execute(stands, (unit, memo, coder, round_name))]


def query(words: str) -> str:
    """Return what a person typed as a query of FTS5, every word quoted, so that no sign of it is an operator."""
    pieces = [(together or word, not word) for together, word in _PIECE.findall(words)]
    asked = [(_NEVER.sub(" ", piece), whole) for piece, whole in pieces if re.search(r"\w", piece)]
    begun = words[-1:] not in ('"', " ")
    return " ".join(
        f'"{piece}"' + ("*" if begun and not whole and n == len(asked) else "")
        for n, (piece, whole) in enumerate(asked, 1)
    )


def index_units(conn: sqlite3.Connection, first: int, found: Sequence[Unit]) -> None:
    """Make new units findable; ``first`` is the place of the first. Call inside the transaction that adds them."""
    rows = [(first + i, unit.text) for i, unit in enumerate(found)]
    conn.executemany("INSERT INTO unit_fts (rowid, text) VALUES (?, ?)", rows)


def index_memos(conn: sqlite3.Connection, made: Sequence[Decision]) -> None:
    """Make new memos findable; call inside the transaction that writes the decisions."""
    rows = [(d.memo, d.id) for d in made if d.memo]
    if rows:
        conn.executemany("INSERT INTO memo_fts (memo, decision) VALUES (?, ?)", rows)
