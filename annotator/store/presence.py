"""Whether an open project still lies where it was opened, and whether its coder sits at another desk, too."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path
from typing import IO

from annotator.errors import StoreError
from annotator.store.origin import state_folder

_PATIENCE = 2000  # milliseconds a screen waits for another program; longer ones seem to hang


class Presence:
    """The database as it was found at first; asked before each write."""

    def __init__(self, database: Path) -> None:
        self._path = database
        self._file = _identity(database)

    def require(self) -> None:
        """Raise StoreError when the database has gone or another lies in its place: what is written then is lost."""
        if _identity(self._path) != self._file:
            raise StoreError(
                "the project is no longer where it was opened; nothing more is written",
                where=str(self._path),
                remedy="put its folder back, or leave and open it where it lies now; all decided before is in it",
            )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def version(conn: sqlite3.Connection) -> int:
    """Return a number that changes when another program has written."""
    return int(conn.execute("PRAGMA data_version").fetchone()[0])


def be_patient(conn: sqlite3.Connection) -> None:
    """Wait for other programs only as long as somebody at a screen would."""
    conn.execute(f"PRAGMA busy_timeout={_PATIENCE}")


def claim(project: str, coder: str, round_name: str) -> IO[str] | None:
    """Take the coder's seat on this machine; None when the same coder sits at another desk already.

    The seat is free again when what is returned is closed, or the process ends, however it ends.
    """
    name = hashlib.sha256(f"{project}\0{coder}\0{round_name}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
    folder = state_folder() / "seats"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        seat = (folder / name).open("a+", encoding="utf-8")
    except OSError:
        return Path(os.devnull).open(encoding="utf-8")
    if _lock(seat):
        return seat
    seat.close()
    return None


def _lock(seat: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(seat, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
