"""Suggestions in the store: what was in sight is superseded, never deleted."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable, Sequence

from annotator.clock import now
from annotator.model import Suggestion
from annotator.store.connection import writing
from annotator.store.rows import fetch, insert, select
from annotator.store.standing import standing


def put(
    conn: sqlite3.Connection, unit: str, found: Sequence[Suggestion], pipeline: str, codebook_version: str
) -> tuple[int, int]:
    """Make ``found`` the unit's standing suggestions for everybody; return how many are new and how many kept."""
    at = now()
    with writing(conn):
        standing = {s.id: s for s in of_unit(conn, unit) if s.coder is None}
        wanted = {s.id: s for s in found}
        same = {i for i in standing.keys() & wanted.keys() if _alike(standing[i], wanted[i])}
        _supersede(conn, [i for i in standing if i not in same], at)
        fresh = [dataclasses.replace(s, at=at) for i, s in wanted.items() if i not in same]
        insert(conn, "suggestion", fresh)
        conn.execute(
            "INSERT INTO suggested (unit, pipeline, codebook_version, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (unit) DO UPDATE SET pipeline = excluded.pipeline, "
            "codebook_version = excluded.codebook_version, at = excluded.at",
            (unit, pipeline, codebook_version, at),
        )
    return len(fresh), len(same)


def put_own(
    conn: sqlite3.Connection, coder: str, source: str, found: Sequence[Suggestion], units: Sequence[str] | None = None
) -> set[str]:
    """Make ``found`` all that this source suggests to this coder alone; return the ids of those that are new.

    With ``units``, all that it suggests in these: what it suggests elsewhere stays.
    """
    at = now()
    with writing(conn):
        rest = "WHERE superseded_at IS NULL AND coder = ? AND source = ?"
        rows = fetch(conn, Suggestion, select(Suggestion, "suggestion", rest), (coder, source))
        standing = {s.id: s for s in rows if units is None or s.unit in units}
        wanted = {s.id: s for s in found}
        same = {i for i in standing.keys() & wanted.keys() if _alike(standing[i], wanted[i])}
        _supersede(conn, [i for i in standing if i not in same], at)
        insert(conn, "suggestion", [dataclasses.replace(s, at=at) for i, s in wanted.items() if i not in same])
    return wanted.keys() - same


def add(conn: sqlite3.Connection, found: Sequence[Suggestion]) -> None:
    """Store suggestions to one coder beside those that stand; those that stand already stay as they are."""
    at = now()
    with writing(conn):
        known = {s.id for unit in {s.unit: 0 for s in found} for s in fetch(
            conn, Suggestion, select(Suggestion, "suggestion", "WHERE unit = ? AND superseded_at IS NULL"), (unit,)
        )}  # fmt: skip
        insert(conn, "suggestion", [dataclasses.replace(s, at=at) for s in found if s.id not in known])


def _alike(old: Suggestion, new: Suggestion) -> bool:
    """Say whether nothing a coder would see differs; a newer pipeline that says the same changes nothing."""
    return (old.score, old.reason, old.text) == (new.score, new.reason, new.text)


def _supersede(conn: sqlite3.Connection, ids: Iterable[str], at: str) -> None:
    conn.executemany(
        "UPDATE suggestion SET superseded_at = ? WHERE id = ? AND superseded_at IS NULL", [(at, i) for i in ids]
    )


def out_of_date(conn: sqlite3.Connection, pipeline: str, codebook_version: str) -> list[str]:
    """Return the units whose suggestions are missing or come from another pipeline or codebook, in order."""
    rows = conn.execute(
        "SELECT u.id FROM unit u LEFT JOIN suggested s ON s.unit = u.id WHERE s.unit IS NULL "
        "OR s.pipeline <> ? OR s.codebook_version <> ? ORDER BY u.place",
        (pipeline, codebook_version),
    )
    return [row[0] for row in rows]


def count(conn: sqlite3.Connection, document: str | None = None) -> int:
    """Return how many suggestions to everybody stand."""
    where = standing("u.document", document)
    sql = f"SELECT count(*) FROM suggestion s JOIN unit u ON u.id = s.unit {where} "
    values = (document,) if document else ()
    found = conn.execute(f"{sql} AND s.superseded_at IS NULL AND s.coder IS NULL", values)
    return int(found.fetchone()[0])


def forget(conn: sqlite3.Connection, units: Iterable[str]) -> None:
    """Take these units' suggestions for out of date; they stay in sight until they are computed anew."""
    with writing(conn):
        conn.executemany("UPDATE suggested SET pipeline = '' WHERE unit = ?", [(unit,) for unit in units])


def of_unit(conn: sqlite3.Connection, unit: str, coder: str | None = None) -> list[Suggestion]:
    """Return a unit's standing suggestions that this coder may see: everybody's and the coder's own."""
    rest = "WHERE unit = ? AND superseded_at IS NULL AND (coder IS NULL OR coder = ?) ORDER BY number"
    return fetch(conn, Suggestion, select(Suggestion, "suggestion", rest), (unit, coder))


def of_document(conn: sqlite3.Connection, document: str | None = None) -> list[Suggestion]:
    """Return all standing suggestions in reading order."""
    where = standing("u.document", document)
    rest = f"JOIN unit u ON u.id = s.unit {where} AND s.superseded_at IS NULL ORDER BY u.place, s.number"
    return fetch(conn, Suggestion, select(Suggestion, "suggestion", rest, "s"), (document,) if document else ())


def confirmed(conn: sqlite3.Connection, source: str) -> list[tuple[str, str]]:
    """Return the words and codes of a source's suggestions that a coder has taken, each pair once."""
    rows = conn.execute(
        "SELECT DISTINCT s.text, s.code FROM coding c JOIN decision d ON d.id = c.decision "
        "JOIN suggestion s ON s.id = d.suggestion WHERE s.source = ? AND c.code = s.code ORDER BY s.text, s.code",
        (source,),
    )
    return [(str(text), str(code)) for text, code in rows]


def withhold(conn: sqlite3.Connection, units: Sequence[str], seed: str) -> None:
    """Hide the suggestions of these units, and of no others, until each is done."""
    with writing(conn):
        conn.execute("DELETE FROM withheld")
        conn.executemany("INSERT INTO withheld (unit, seed) VALUES (?, ?)", [(u, seed) for u in units])


def is_withheld(conn: sqlite3.Connection, unit: str) -> bool:
    """Say whether the unit's suggestions are hidden until it is done."""
    return conn.execute("SELECT 1 FROM withheld WHERE unit = ?", (unit,)).fetchone() is not None


def withheld(conn: sqlite3.Connection) -> set[str]:
    """Return the units whose suggestions are hidden until each is done."""
    return {str(row[0]) for row in conn.execute("SELECT unit FROM withheld")}


def mark_seen(conn: sqlite3.Connection, unit: str, coder: str, round_name: str) -> None:
    """Note that the coder had suggestions of the unit in sight; the first time counts."""
    known = "SELECT 1 FROM sight WHERE coder = ? AND round = ? AND unit = ?"
    if conn.execute(known, (coder, round_name, unit)).fetchone():
        return
    with writing(conn):
        conn.execute(
            "INSERT INTO sight (unit, coder, round, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (unit, coder, round_name, now()),
        )
