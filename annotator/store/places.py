"""Where a coder is and how far: bookmarks, done and flagged units, labels."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence

from annotator.clock import now
from annotator.store.connection import writing

Among = Callable[[sqlite3.Connection, str, str, Sequence[str]], set[str]]  # who asks, and of which units
_OF_THESE = "unit IN (SELECT value FROM json_each(?3))"


def bookmark(conn: sqlite3.Connection, coder: str, round_name: str) -> str | None:
    """Return the unit this coder was at last in this round, or None."""
    row = conn.execute("SELECT unit FROM bookmark WHERE coder = ? AND round = ?", (coder, round_name)).fetchone()
    return None if row is None else str(row[0])


def set_bookmark(conn: sqlite3.Connection, coder: str, round_name: str, unit: str) -> None:
    """Keep where the coder is."""
    with writing(conn):
        conn.execute(
            "INSERT INTO bookmark (coder, round, unit, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (coder, round) DO UPDATE SET unit = excluded.unit, at = excluded.at",
            (coder, round_name, unit, now()),
        )


def done_units(conn: sqlite3.Connection, coder: str, round_name: str) -> set[str]:
    """Return the units the coder has finished in the round."""
    sql = "SELECT unit FROM unit_state WHERE coder = ? AND round = ? AND done IS NOT NULL"
    return {row[0] for row in conn.execute(sql, (coder, round_name))}


def done_among(conn: sqlite3.Connection, coder: str, round_name: str, units: Sequence[str]) -> set[str]:
    """Return those of these units that the coder has finished in the round."""
    sql = f"SELECT unit FROM unit_state WHERE coder = ?1 AND round = ?2 AND done IS NOT NULL AND {_OF_THESE}"
    return {row[0] for row in conn.execute(sql, (coder, round_name, json.dumps(units)))}


def flagged_among(conn: sqlite3.Connection, coder: str, round_name: str, units: Sequence[str]) -> set[str]:
    """Return those of these units that the coder has flagged in the round."""
    sql = f"SELECT unit FROM unit_state WHERE coder = ?1 AND round = ?2 AND flag IS NOT NULL AND {_OF_THESE}"
    return {row[0] for row in conn.execute(sql, (coder, round_name, json.dumps(units)))}


def done_count(conn: sqlite3.Connection, coder: str, round_name: str, document: str | None = None) -> int:
    """Return how many units (of one document) the coder has finished in the round."""
    sql = "SELECT count(*) FROM unit_state WHERE coder = ? AND round = ? AND done IS NOT NULL"
    if document is None:
        # Where no report was revised, as nearly always, the index alone answers; the join reads every unit.
        if conn.execute("SELECT 1 FROM document WHERE supersedes IS NOT NULL").fetchone():
            sql += " AND unit NOT IN (SELECT o.id FROM document d JOIN unit o ON o.document = d.supersedes)"
        return int(conn.execute(sql, (coder, round_name)).fetchone()[0])
    sql += " AND unit IN (SELECT id FROM unit WHERE document = ?)"
    return int(conn.execute(sql, (coder, round_name, document)).fetchone()[0])


def labelled(conn: sqlite3.Connection, label: str) -> list[str]:
    """Return the units with this id or printed label, in reading order; case does not count."""
    sql = (
        "SELECT id FROM unit WHERE id = ?1 OR rowid IN (SELECT rowid FROM unit WHERE lower(label) = lower(?1)) "
        "ORDER BY place"
    )
    return [row[0] for row in conn.execute(sql, (label,))]


def waiting_among(conn: sqlite3.Connection, coder: str, round_name: str, units: Sequence[str]) -> set[str]:
    """Return those of these units with a suggestion in sight that the coder has neither taken nor turned down.

    Nothing waits in a unit that is done.
    """
    rows = conn.execute(
        "SELECT DISTINCT s.unit FROM suggestion s WHERE s.superseded_at IS NULL AND (s.coder IS NULL OR s.coder = ?1) "
        f"AND s.{_OF_THESE} "
        "AND s.unit NOT IN (SELECT unit FROM unit_state WHERE coder = ?1 AND round = ?2 AND done IS NOT NULL) "
        "AND s.unit NOT IN (SELECT unit FROM withheld) "
        "AND NOT EXISTS (SELECT 1 FROM coding c WHERE c.unit = s.unit AND c.coder = ?1 AND c.round = ?2 "
        "  AND c.layer = s.layer AND c.code = s.code AND c.statement IS s.statement) "
        "AND NOT EXISTS (SELECT 1 FROM unit_state t, json_each(t.rejected) r WHERE t.unit = s.unit "
        "  AND t.coder = ?1 AND t.round = ?2 AND json_extract(r.value, '$[3]') = s.layer "
        "  AND json_extract(r.value, '$[4]') = s.code AND json_extract(r.value, '$[0]') IS s.statement)",
        (coder, round_name, json.dumps(units)),
    )
    return {row[0] for row in rows}
