"""Who codes: names compared without case and blanks, near misses refused."""

from __future__ import annotations

import re
import sqlite3

from annotator.clock import now
from annotator.errors import InputError, UsageError
from annotator.model import Coder, CoderKind
from annotator.store.connection import writing

_NAME = re.compile(r"[\w][\w .@'’-]{0,63}")
_SHORTEST = 3  # letters of a name that can be misspelt: a and b, jd and jk are different people
_LETTER = re.compile(r"(?:[ _.-]|(?<=[a-z])(?=[A-Z])|^(?:coder|rater|annotator|judge|reader|person)(?=[a-z]$))(\w)\s*$")


def key_of(name: str) -> str:
    """Return what names are compared by: no case, no blanks."""
    return "".join(name.split()).casefold()


def known(conn: sqlite3.Connection, name: str) -> str | None:
    """Return the registered spelling of a coder's name, or None."""
    row = conn.execute("SELECT name FROM coder WHERE key = ?", (key_of(name),)).fetchone()
    return None if row is None else str(row[0])


def resolve(conn: sqlite3.Connection, name: str) -> str:
    """Return the registered spelling; raise InputError for someone unknown."""
    found = known(conn, name)
    if found is None:
        names = [row[0] for row in conn.execute("SELECT name FROM coder ORDER BY at")]
        listed = f"; known are {', '.join(names)}" if names else ""
        raise InputError(f"there is no coder '{name}'{listed}", remedy="see 'annotator coders'")
    return found


def register(
    conn: sqlite3.Connection, name: str, kind: CoderKind = "person", *, even_if_close: bool = False
) -> tuple[str, bool]:
    """Return the coder's registered name and whether it is new; refuse a name close to a known one."""
    with writing(conn):
        clean, is_new = spelling(conn, name, even_if_close=even_if_close)
        if is_new:
            row = (clean, key_of(clean), kind, now())
            conn.execute("INSERT INTO coder (name, key, kind, at) VALUES (?, ?, ?, ?)", row)
    return clean, is_new


def change_kind(conn: sqlite3.Connection, name: str, kind: CoderKind) -> CoderKind:
    """Make a known coder one of this kind; return what it was."""
    with writing(conn):
        was: CoderKind = conn.execute("SELECT kind FROM coder WHERE name = ?", (name,)).fetchone()[0]
        conn.execute("UPDATE coder SET kind = ? WHERE name = ?", (kind, name))
    return was


def spelling(conn: sqlite3.Connection, name: str, *, even_if_close: bool = False) -> tuple[str, bool]:
    """Return the name a coder has or would get, and whether it is new; refuse a name close to a known one."""
    found = known(conn, name)
    if found is not None:
        return found, False
    clean = " ".join(name.split())
    if not _NAME.fullmatch(clean):
        raise UsageError(f"'{clean}' is no name for a coder", remedy="use letters, digits, blanks, . _ - @")
    near = None if even_if_close else _close(conn, clean)
    if near:
        raise UsageError(
            f"coder '{clean}' is close to '{near}'",
            remedy=f"use '{near}', or add a different person with 'annotator coders --add \"{clean}\"'",
        )
    return clean, True


def _close(conn: sqlite3.Connection, name: str) -> str | None:
    """Return the known name one slip of the keyboard away; names of one or two letters, or that count, are none."""
    new = key_of(name)
    for shown, old in conn.execute("SELECT name, key FROM coder ORDER BY at"):
        is_short = min(len(new), len(old)) < _SHORTEST
        if not is_short and _count(name) == _count(shown) and _one_slip(new, old):
            return str(shown)
    return None


def _one_slip(a: str, b: str) -> bool:
    """Say whether one letter is wrong, missing, added or swapped with its neighbour."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


def _count(name: str) -> str:
    """Return what counts people in a name: its digits, and the letter of coder_a, coder B, raterC."""
    letter = _LETTER.search(name)
    return "".join(c for c in name if c.isdigit()) + (letter[1].casefold() if letter else "")


def coders(conn: sqlite3.Connection) -> list[Coder]:
    """Return all coders with the number of units they decided on and their first and last decision."""
    rows = conn.execute(
        "SELECT c.name, c.kind, count(DISTINCT d.unit), min(d.at), max(d.at) FROM coder c "
        "LEFT JOIN decision d ON d.coder = c.name GROUP BY c.name ORDER BY c.at, c.name"
    )
    return [Coder(*row) for row in rows]
