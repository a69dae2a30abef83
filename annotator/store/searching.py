"""Search by words: units whose text holds them, and units with a memo of the coder's own that does."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from annotator.model import Decision, Unit

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
    rows = conn.execute(
        "SELECT u.id FROM unit u WHERE (? IS NULL OR u.document = ?) AND ("
        "u.place IN (SELECT rowid FROM unit_fts WHERE unit_fts MATCH ?) "
        "OR u.id IN (SELECT d.unit FROM memo_fts f JOIN decision d ON d.id = f.decision "
        "  WHERE memo_fts MATCH ? AND d.coder = ? AND d.round = ? AND d.memo IN ("
        "    SELECT s.memo FROM unit_state s WHERE s.unit = d.unit AND s.coder = d.coder AND s.round = d.round "
        "    UNION ALL SELECT c.memo FROM coding c WHERE c.unit = d.unit AND c.coder = d.coder AND c.round = d.round))"
        ") ORDER BY u.place",
        (document, document, asked, asked, coder, round_name),
    )
    return [str(row[0]) for row in rows]


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
