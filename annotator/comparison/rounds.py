"""Which round is compared when none is named: the latest that has double-coded items, of all or of those opened."""

from __future__ import annotations

from annotator.store import rounds
from annotator.store.project import Project


def latest(project: Project) -> str:
    """Return the newest round in which two persons finished the same unit, else the newest round."""
    row = project.conn.execute(
        "SELECT r.name FROM round r JOIN unit_state s ON s.round = r.name JOIN coder c ON c.name = s.coder "
        "WHERE s.done IS NOT NULL AND c.kind = 'person' GROUP BY r.name, s.unit HAVING count(*) > 1 "
        "ORDER BY r.at DESC, r.name LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else rounds.rounds(project.conn)[-1].name


def opened_last(project: Project) -> str | None:
    """Return the round opened last of those in which two persons finished the same unit, None while all are blind."""
    row = project.conn.execute(
        "SELECT r.name FROM round r JOIN unit_state s ON s.round = r.name JOIN coder c ON c.name = s.coder "
        "WHERE s.done IS NOT NULL AND c.kind = 'person' AND r.state <> 'blind' GROUP BY r.name, s.unit "
        "HAVING count(*) > 1 ORDER BY r.opened_at DESC, r.name LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else None
