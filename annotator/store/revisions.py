"""A revised report takes over from the earlier one: links, statements, what was seen, what must be looked at again."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Sequence

from annotator import identity
from annotator.delayed import dataclass
from annotator.model import Holder, Sentence, Statement, UnitLink
from annotator.store import decisions, documents, frames, lineage, rounds
from annotator.store.connection import writing
from annotator.store.decisions import Desk, Draft
from annotator.store.lineage import Move
from annotator.store.rechecking import TEXT
from annotator.store.rows import fetch, select

Who = tuple[str, str]  # coder, round


@dataclass(frozen=True, slots=True)
class Carried:
    """Codings on the earlier version: carried over, to be looked at again, left on text that is gone."""

    over: int
    recheck: int
    left: int


def take_over(conn: sqlite3.Connection, old: str, new: str, links: Sequence[UnitLink], desk: Desk) -> Carried:
    """Link the units of two documents and carry over what stands on them.

    A changed unit is reopened for each coder who has coded it. ``desk`` lends its origin and its layers.
    """
    with writing(conn):
        coders = _coders(conn, old)
        touched = [(link, who) for link in links for who in coders.get(link.old, ())]
        rows = [(link.old, link.new, link.how) for link in links]
        conn.executemany("INSERT INTO unit_link (old, new, how) VALUES (?, ?, ?)", rows)
        coded = {link.old for link, _ in touched}
        is_frozen = frames.frozen_at(conn) is not None
        for link in links:
            _take_statements(conn, link, is_frozen or link.old in coded)
        _take_places(conn, old)
        changed = [(link, who) for link, who in touched if link.how == "changed" and _has_coded(conn, link.old, who)]
        for unit, who in dict.fromkeys([(link.old, who) for link, who in touched]):
            decisions.refresh(conn, unit, *who, desk.is_multiple)
        for unit, who in dict.fromkeys([(link.new, who) for link, who in touched]):
            decisions.refresh(conn, unit, *who, desk.is_multiple)
        _reopen(conn, changed, desk)
        return _told(conn, old, new)


def _coders(conn: sqlite3.Connection, document: str) -> dict[str, list[Who]]:
    """Return who decided anything on the units of a document."""
    found: dict[str, list[Who]] = {}
    sql = (
        "SELECT unit, coder, round FROM unit_state WHERE unit IN (SELECT id FROM unit WHERE document = ?) "
        "ORDER BY round, coder"
    )
    for unit, coder, name in conn.execute(sql, (document,)):
        found.setdefault(unit, []).append((coder, name))
    return found


def _has_coded(conn: sqlite3.Connection, unit: str, who: Who) -> bool:
    """Say whether a coder has finished a unit or given any answer on it."""
    row = conn.execute(
        "SELECT 1 FROM coding WHERE unit = ?1 AND coder = ?2 AND round = ?3 UNION ALL "
        "SELECT 1 FROM unit_state WHERE unit = ?1 AND coder = ?2 AND round = ?3 AND done IS NOT NULL",
        (unit, *who),
    ).fetchone()
    return row is not None


def _reopen(conn: sqlite3.Connection, changed: Sequence[tuple[UnitLink, Who]], desk: Desk) -> None:
    """Call each coder back to the changed units, once a unit; in a closed round nothing more is decided."""
    for unit, (coder, name) in dict.fromkeys([(link.new, who) for link, who in changed]):
        if rounds.get(conn, name).state != "closed":
            before = [link.old for link, who in changed if link.new == unit and who == (coder, name)]
            at = dataclasses.replace(desk, coder=coder, round=name)
            decisions.append(conn, at, [Draft(unit, "reopen", memo=f"{TEXT}: it was {', '.join(before)}")])


def _told(conn: sqlite3.Connection, old: str, new: str) -> Carried:
    sql = (
        "SELECT count(*) FILTER (WHERE u.document = ?2 AND l.new IS NULL), "
        "count(*) FILTER (WHERE l.new IS NOT NULL), "
        "count(*) FILTER (WHERE u.document = ?1 AND l.new IS NULL) "
        "FROM coding c JOIN unit u ON u.id = c.unit "
        "LEFT JOIN (SELECT DISTINCT new FROM (SELECT new FROM unit_link WHERE how = 'changed' "
        "  UNION ALL SELECT old FROM unit_link WHERE how = 'changed')) l ON l.new = u.id WHERE u.document IN (?1, ?2)"
    )
    return Carried(*conn.execute(sql, (old, new)).fetchone())


def _take_places(conn: sqlite3.Connection, document: str) -> None:
    """Keep who had suggestions in sight, whose suggestions are withheld, and where each coder was."""
    units = "(SELECT id FROM unit WHERE document = ?1)"
    for sql in (
        "INSERT INTO sight (unit, coder, round, at) SELECT l.new, s.coder, s.round, s.at FROM sight s "
        f"JOIN unit_link l ON l.old = s.unit WHERE s.unit IN {units} ON CONFLICT DO NOTHING",
        "INSERT INTO withheld (unit, seed) SELECT l.new, w.seed FROM withheld w "
        f"JOIN unit_link l ON l.old = w.unit WHERE w.unit IN {units} ON CONFLICT DO NOTHING",
        "UPDATE bookmark SET unit = coalesce((SELECT new FROM unit_link WHERE old = unit), unit) "
        f"WHERE unit IN {units}",
    ):
        conn.execute(sql, (document,))


def _take_statements(conn: sqlite3.Connection, link: UnitLink, with_frame: bool) -> None:
    """Copy the statements whose words are still there; with them the frame, where somebody has coded on it."""
    found = fetch(conn, Statement, select(Statement, "statement", "WHERE unit = ?"), (link.old,))
    if not found:
        return
    move = lineage.mover(conn, link.old, link.new, link.how)
    cut = documents.sentences(conn, unit=link.new)
    copies = {s.id: copy for s in found if (copy := _copy(s, link.new, move, cut)) is not None}
    names = {old: copy.id for old, copy in copies.items()}
    named = [
        dataclasses.replace(c, continuation_of=names.get(c.continuation_of or ""), replaces=names.get(c.replaces or ""))
        for c in copies.values()
    ]
    frames.add(conn, named)
    if with_frame:
        held = [names[s.id] for s in frames.of_unit(conn, link.old) if s.id in names]
        frames.set_frame(conn, link.new, [*(s.id for s in frames.of_unit(conn, link.new)), *held])


def _copy(statement: Statement, unit: str, move: Move, cut: Sequence[Sentence]) -> Statement | None:
    parts = lineage.moved(statement.parts, move)
    said = lineage.moved(statement.attribution_parts, move)
    holders = _holders(statement.holders, move)
    if parts is None or said is None or holders is None:
        return None
    inside = tuple(s.number for s in cut if any(s.start < b and a < s.end for a, b in (*parts, *said)))
    return dataclasses.replace(
        statement, id=identity.statement_id(unit, parts, said), unit=unit, sentences=inside, parts=parts,
        attribution_parts=said, holders=holders,
    )  # fmt: skip


def _holders(holders: Sequence[Holder], move: Move) -> tuple[Holder, ...] | None:
    places = lineage.moved([(h.start, h.end) for h in holders], move)
    if places is None:
        return None
    return tuple(dataclasses.replace(h, start=a, end=b) for h, (a, b) in zip(holders, places, strict=True))
