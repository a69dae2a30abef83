"""A coder's own work in a round: codes used, how suggestions were met, days, and earlier passages of one code."""

from __future__ import annotations

from annotator.delayed import dataclass
from annotator.session.base import Base

_DAYS = 14
_MOST = 500  # earlier passages looked at


@dataclass(frozen=True, slots=True)
class Used:
    """A code and how often it stands among the coder's codings."""

    layer: str
    layer_name: str
    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Work:
    """What the coder has done in the round; ``days`` are the latest with units finished, oldest first."""

    done: int
    total: int
    flagged: int
    memos: int
    suggested: int
    changed: int
    manual: int
    nones: int
    days: tuple[tuple[str, int], ...]
    used: tuple[Used, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """One passage that got the code: its unit, the words that carry it, and the memo on it."""

    unit: str
    start: int | None
    end: int | None
    statement: str | None
    source: str
    memo: str | None


def work(session: Base) -> Work:
    """Return the coder's work of this round."""
    conn, who = session.project.conn, (session.coder, session.round)
    own = "coder = ? AND round = ?"
    done, flagged, memos = conn.execute(
        f"SELECT count(done), count(flag), count(memo) FROM unit_state WHERE {own}", who
    ).fetchone()
    sources = dict(
        conn.execute(f"SELECT iif(code IS NULL, 'none', source), count(*) FROM coding WHERE {own} GROUP BY 1", who)
    )
    days = conn.execute(
        f"SELECT substr(d.at, 1, 10), count(*) FROM unit_state s JOIN decision d ON d.id = s.done "
        f"WHERE s.{own.replace('round', 's.round')} GROUP BY 1 ORDER BY 1 DESC LIMIT {_DAYS}",
        who,
    ).fetchall()
    return Work(
        done, len(session.all_ids), flagged, memos, sources.get("suggested", 0), sources.get("changed", 0),
        sources.get("manual", 0), sources.get("none", 0), tuple(reversed(days)), used(session),
    )  # fmt: skip


def used(session: Base) -> tuple[Used, ...]:
    """Return the codes the coder has given in this round, layer by layer, the most frequent first."""
    rows = session.project.conn.execute(
        "SELECT layer, code, count(*) FROM coding WHERE coder = ? AND round = ? AND code IS NOT NULL "
        "GROUP BY layer, code ORDER BY 3 DESC, code",
        (session.coder, session.round),
    ).fetchall()
    rank = {layer.key: i for i, layer in enumerate(session.book.layers)}
    found = [
        Used(key, session.book.layer(key).name, code, session.book.layer(key).name_of(code), count)
        for key, code, count in rows
        if key in rank
    ]
    return tuple(sorted(found, key=lambda u: rank[u.layer]))


def earlier(session: Base, layer: str, code: str) -> list[Earlier]:
    """Return where this coder gave the code in this round, newest first."""
    rows = session.project.conn.execute(
        'SELECT unit, start, "end", statement, source, memo FROM coding '
        "WHERE coder = ? AND round = ? AND layer = ? AND code = ? ORDER BY decision DESC LIMIT ?",
        (session.coder, session.round, layer, code, _MOST),
    )
    return [Earlier(*row) for row in rows]
