"""How the database is opened and written: pragmas, one transaction helper, errors in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.errors import StoreError

APPLICATION_ID = 0x414E4E4F  # "ANNO"
SCHEMA_VERSION = 4
BUSY_MILLISECONDS = 5000

_FULL = ("disk is full", "the disk is full", "free some space and repeat; nothing of this step was written")
_ADVICE = (
    _FULL,
    ("readonly", "the project is read-only here", "copy it to a folder you can write to"),
    ("unable to open", "the project's database cannot be opened", "check that folder and file may be written"),
    ("locked", "the project is busy: another program holds it", "repeat in a moment"),
    ("malformed", "the database is damaged", "restore a backup, or run 'annotator check'"),
    ("not a database", "this is no database", "restore a backup"),
    ("i/o error", "the disk does not answer", "check the disk or the network folder"),
)


def explain(error: sqlite3.Error, where: str = "project.db") -> StoreError:
    """Return the database's own error as one a person can act on."""
    # Where the log's shared memory finds no room, SQLite tells of an I/O error.
    is_full = getattr(error, "sqlite_errorname", "") in ("SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMOPEN")
    text = _FULL[0] if is_full else str(error).lower()
    for sign, what, remedy in _ADVICE:
        if sign in text:
            return StoreError(what, where=where, remedy=remedy)
    return StoreError(f"the database refuses: {error}", where=where, remedy="run 'annotator check'")


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the database with this project's settings on the connection; raise StoreError when it refuses.

    Where the shared memory of WAL cannot be made (a read-only disk, a folder of somebody else's), it is opened as a
    file that nobody changes.
    """
    try:
        return _open(path, "mode=ro" if read_only else "mode=rw")
    except sqlite3.Error as error:
        if not _lies_still(path):
            raise explain(error, path.name) from error
    try:
        return _open(path, "mode=ro&immutable=1")
    except sqlite3.Error as error:
        raise explain(error, path.name) from error


def _open(path: Path, how: str) -> sqlite3.Connection:
    conn = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False)
    try:
        conn.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        conn.execute("PRAGMA foreign_keys=ON")
        conn.execute("PRAGMA trusted_schema=OFF")
        conn.execute("PRAGMA recursive_triggers=ON")  # else REPLACE removes a row unseen by the triggers
        if how == "mode=rw":
            conn.execute("PRAGMA synchronous=FULL")
            _write_ahead(conn)
        conn.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def may_write(path: Path) -> bool:
    """Say whether the database may be written here: the file, and beside it the log that is written first."""
    log = path.with_name(path.name + "-wal")
    return os.access(path, os.W_OK) and (os.access(path.parent, os.W_OK) or os.access(log, os.W_OK))


def _lies_still(path: Path) -> bool:
    """Say whether the database may not be written here, with nothing in a write-ahead log beside it."""
    log = path.with_name(path.name + "-wal")
    return not may_write(path) and not (log.exists() and log.stat().st_size)


def _write_ahead(conn: sqlite3.Connection) -> None:
    """Set WAL where the file may be written; a read-only disk still allows reading."""
    try:
        conn.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error).lower() and "unable to open" not in str(error).lower():
            raise


@contextmanager
def writing(conn: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Run the block as one transaction, all of it or nothing; inside another one it joins that."""
    if conn.in_transaction:
        yield conn
        return
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        raise explain(error) from error
    try:
        yield conn
        conn.execute("COMMIT")
    except sqlite3.Error as error:
        _abandon(conn)
        raise explain(error) from error
    except BaseException:
        _abandon(conn)
        raise


def _abandon(conn: sqlite3.Connection) -> None:
    # SQLite has already rolled back after some errors (a full disk), and a second ROLLBACK is one itself.
    if conn.in_transaction:
        conn.execute("ROLLBACK")
