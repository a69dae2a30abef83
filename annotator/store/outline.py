"""The headings of a document as a tree to walk: how many units stand under each, and how many are done."""

from __future__ import annotations

import json
import sqlite3

from annotator.delayed import dataclass
from annotator.model import Section
from annotator.store import documents


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with what stands under it and below; ``first`` is its first unit, None where it has none."""

    id: str
    document: str
    level: int
    title: str
    first: str | None
    units: int
    done: int


def headings(conn: sqlite3.Connection, coder: str, round_name: str, document: str | None = None) -> list[Heading]:
    """Return the headings in order; units and done count all that stands below a heading, too."""
    own = {
        row[0]: row[1:]
        for row in conn.execute(
            "SELECT u.section, count(*), count(s.done), min(u.place) FROM unit u "
            "LEFT JOIN unit_state s ON s.unit = u.id AND s.coder = ? AND s.round = ? "
            "WHERE u.section IS NOT NULL AND (? IS NULL OR u.document = ?) GROUP BY u.section",
            (coder, round_name, document, document),
        )
    }
    sections = documents.sections(conn, document)
    total: dict[str, list[int]] = {}
    for section in reversed(sections):  # the ones below come first
        units, done, first = own.get(section.id, (0, 0, None))
        mine = total.setdefault(section.id, [0, 0, -1])
        _add(mine, units, done, first)
        if section.parent:
            _add(total.setdefault(section.parent, [0, 0, -1]), mine[0], mine[1], mine[2] if mine[2] >= 0 else None)
    firsts = json.dumps(sorted({total[s.id][2] for s in sections}))
    asked = "SELECT place, id FROM unit WHERE place IN (SELECT value FROM json_each(?))"
    ids = dict(conn.execute(asked, (firsts,)).fetchall())
    return [
        Heading(
            s.id, s.document, s.level, _title(s), ids.get(total[s.id][2]),
            total[s.id][0], total[s.id][1],
        )
        for s in sections
    ]  # fmt: skip


def _add(to: list[int], units: int, done: int, first: int | None) -> None:
    to[0] += units
    to[1] += done
    if first is not None and (to[2] < 0 or first < to[2]):
        to[2] = first


def first_under(conn: sqlite3.Connection, words: str, document: str | None = None) -> str | None:
    """Return the first unit under the heading that has this marker or these words, or None."""
    wanted = " ".join(words.split()).casefold()
    titled = [(_title(s), s.id) for s in documents.sections(conn, document)]
    fits = [i for title, i in titled if title.casefold().startswith(wanted)]
    fits += [i for title, i in titled if wanted in title.casefold()]
    firsts = (_first_below(conn, section) for section in (dict.fromkeys(fits) if wanted else ()))
    return next(filter(None, firsts), None)


def _first_below(conn: sqlite3.Connection, section: str) -> str | None:
    row = conn.execute(
        "WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT s.id FROM below JOIN section s ON s.parent = below.id) "
        "SELECT id FROM unit WHERE document = (SELECT document FROM section WHERE id = ?1) AND section IN below "
        "ORDER BY ordinal LIMIT 1",
        (section,),
    ).fetchone()
    return None if row is None else str(row[0])


def _title(section: Section) -> str:
    return " ".join(filter(None, (section.marker, section.heading)))
