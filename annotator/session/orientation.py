"""Where a coder stands: what is done of each document and of all, at which pace, and how long the rest takes."""

from __future__ import annotations

from annotator.delayed import dataclass
from annotator.model import Document
from annotator.session.base import Base
from annotator.store import documents
from annotator.store.listing import per_hour

_LATELY = 60  # finished units that the pace is taken of
_LEAST = 4  # gaps between finished units before a pace is told


@dataclass(frozen=True, slots=True)
class Standing:
    """One document and how far the coder is in it; ``goes_on`` is its first unit that is not done, else its first."""

    document: Document
    units: int
    done: int
    flagged: int
    goes_on: str


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the coder works: units an hour, and the hours that are left at this pace; None when unknown."""

    per_hour: float | None
    hours_left: float | None


def standings(session: Base) -> list[Standing]:
    """Return the documents in order with what is done of each; of a revised report the newest, or the session's own."""
    rows = session.project.conn.execute(
        "SELECT u.document, count(*), count(s.done), count(s.flag), min(iif(s.done IS NULL, u.place, NULL)), "
        "min(u.place) FROM unit u LEFT JOIN unit_state s ON s.unit = u.id AND s.coder = ? AND s.round = ? "
        "GROUP BY u.document",
        (session.coder, session.round),
    ).fetchall()
    figures = {row[0]: row[1:] for row in rows}
    wanted = {u for row in rows for u in row[4:] if u is not None}
    ids = _ids(session, wanted)
    gone = documents.superseded(session.project.conn).keys() - {session.document}
    found = []
    for document in session.documents:
        if document.id in figures and document.id not in gone:
            units, done, flagged, open_place, first = figures[document.id]
            goes_on = ids[first if open_place is None else open_place]
            found.append(Standing(document, units, done, flagged, goes_on))
    return found


def _ids(session: Base, wanted: set[int]) -> dict[int, str]:
    marks = ",".join("?" * len(wanted))
    return dict(session.project.conn.execute(f"SELECT place, id FROM unit WHERE place IN ({marks})", tuple(wanted)))


def pace(session: Base, left: int) -> Pace:
    """Return the coder's pace of late in this round, breaks left out; ``left`` units are still to be done."""
    rows = session.project.conn.execute(
        "SELECT at FROM decision WHERE coder = ? AND round = ? AND action = 'done' ORDER BY id DESC LIMIT ?",
        (session.coder, session.round, _LATELY),
    )
    found = per_hour([row[0] for row in rows], _LEAST)
    return Pace(found, None if found is None else left / found)


def in_words(pace: Pace) -> str:
    """Return the pace for the head of the screen, empty when it is not known."""
    if pace.per_hour is None or pace.hours_left is None:
        return ""
    minutes = round(pace.hours_left * 60)
    left = f"{minutes} min left" if minutes < 90 else f"{pace.hours_left:.0f} h left"
    return f"{pace.per_hour:.0f} an hour · {left}"
