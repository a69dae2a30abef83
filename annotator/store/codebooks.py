"""Codebook versions in the store: kept whole, so that every decision can be read with its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from annotator import __version__
from annotator.clock import now
from annotator.codebook import Codebook, from_canonical
from annotator.errors import CodebookError
from annotator.store import meta
from annotator.store.connection import writing


def current(conn: sqlite3.Connection) -> Codebook | None:
    """Return the newest stored codebook, or None in an empty project."""
    row = conn.execute("SELECT canonical, version FROM codebook ORDER BY number DESC LIMIT 1").fetchone()
    return None if row is None else from_canonical(*row)


def current_version(conn: sqlite3.Connection) -> str:
    """Return the version of the newest stored codebook, empty when there is none."""
    row = conn.execute("SELECT version FROM codebook ORDER BY number DESC LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def mark_of(path: Path) -> str:
    """Return what tells one state of a codebook file, read by this release, from any other; empty if unreadable.

    It is the file itself: comparing it costs less than loading what makes a hash of it.
    """
    try:
        return f"{__version__} {path.read_bytes().decode('utf-8')}"
    except (OSError, UnicodeDecodeError):
        return ""


def marked(conn: sqlite3.Connection) -> str:
    """Return the mark of the file that the current version was read from; empty when it is not known."""
    version, _, mark = (meta.get(conn, "codebook_file") or "").partition(" ")
    return mark if version == current_version(conn) else ""


def put_mark(conn: sqlite3.Connection, book: Codebook, mark: str) -> None:
    """Keep the mark of the file this codebook was read from."""
    meta.put(conn, "codebook_file", f"{book.version} {mark}")


def put(conn: sqlite3.Connection, book: Codebook, where: str = "codebook.yaml") -> bool:
    """Make ``book`` the current codebook; return whether that is a change. A used code may not vanish."""
    with writing(conn):
        if current_version(conn) == book.version:
            return False
        _refuse_lost_codes(conn, book, where)
        number = conn.execute("SELECT coalesce(max(number), 0) + 1 FROM codebook").fetchone()[0]
        conn.execute(
            "INSERT INTO codebook (version, label, canonical, at, number) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (version) DO UPDATE SET number = excluded.number",
            (book.version, book.label, book.canonical, now(), number),
        )
    return True


def _refuse_lost_codes(conn: sqlite3.Connection, book: Codebook, where: str) -> None:
    used = conn.execute("SELECT layer, code, count(*) FROM coding WHERE code IS NOT NULL GROUP BY layer, code")
    for layer, code, count in used.fetchall():
        if layer not in book.layer_keys:
            raise CodebookError(
                f"layer '{layer}' is gone, but {count} codings use its code '{code}'",
                where=where,
                remedy="put the layer back",
            )
        if not book.layer(layer).has(code) and book.layer(layer).code(code) is None:
            raise CodebookError(
                f"code '{code}' of layer '{layer}' is gone, but {count} codings use it",
                where=where,
                remedy="put it back with 'retired: true'",
            )
