"""Which working copy writes: a copied or restored file becomes an origin of its own (design, section 4).

The machine's state folder keeps for each origin where its database lies (real path, device, inode) and the
last n written. A process that finds anything else takes a new origin, which names its parent.
"""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

from annotator.clock import now
from annotator.store import meta


def state_folder() -> Path:
    """Return the folder of this machine's state: $ANNOTATOR_STATE, else the user's state folder."""
    named = os.environ.get("ANNOTATOR_STATE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(base) / "annotator"


class Origin:
    """The origin this process writes with; settled at its first write."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._id: str | None = None

    def settle(self, conn: sqlite3.Connection) -> str:
        """Return the origin to write with; call inside the writing transaction."""
        if self._id is None or not _is_known(conn, self._id):  # one taken by a write that failed is gone with it
            known = meta.get(conn, "origin")
            self._id = known if known and self._is_this_copy(conn, known) else self._take(conn, known)
        return self._id

    def remember_written(self, conn: sqlite3.Connection) -> None:
        """Keep the last n, when anything was written with this origin; call when the transaction has ended."""
        if self._id is not None:
            self.remember(last_n(conn, self._id))

    def remember(self, n: int) -> None:
        """Keep the last n written on this machine; without a writable state folder nothing is kept."""
        if self._id is None:
            return
        folder = state_folder() / "origins"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            draft = folder / f"{self._id}.{os.getpid()}.tmp"
            draft.write_text(json.dumps({**self._whereabouts(), "n": n}))
            draft.replace(folder / f"{self._id}.json")
        except OSError:
            return  # the next process will not know this origin and takes its own

    def _whereabouts(self) -> dict[str, Any]:
        real = self._database.resolve()
        status = real.stat()
        return {"path": str(real), "device": status.st_dev, "inode": status.st_ino}

    def _is_this_copy(self, conn: sqlite3.Connection, origin: str) -> bool:
        try:
            kept = json.loads((state_folder() / "origins" / f"{origin}.json").read_text())
            same_place = all(kept.get(k) == v for k, v in self._whereabouts().items())
            return same_place and last_n(conn, origin) >= int(kept["n"])
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def _take(self, conn: sqlite3.Connection, parent: str | None) -> str:
        import secrets

        origin = "o" + secrets.token_hex(8)
        parent_n = last_n(conn, parent) if parent else None
        conn.execute(
            "INSERT INTO origin (id, parent, parent_n, at) VALUES (?, ?, ?, ?)", (origin, parent, parent_n, now())
        )
        meta.put(conn, "origin", origin)
        return origin


def _is_known(conn: sqlite3.Connection, origin: str) -> bool:
    return conn.execute("SELECT 1 FROM origin WHERE id = ?", (origin,)).fetchone() is not None


def last_n(conn: sqlite3.Connection, origin: str) -> int:
    """Return the greatest n this origin has written, 0 when none."""
    return int(conn.execute("SELECT coalesce(max(n), 0) FROM decision WHERE origin = ?", (origin,)).fetchone()[0])
