"""Language versions of one report: their units are linked, and never pooled."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from annotator.store.connection import writing


def link(conn: sqlite3.Connection, pairs: Sequence[tuple[str, str]]) -> None:
    """Keep which units are the same paragraph in two languages."""
    both = [*pairs, *((other, unit) for unit, other in pairs)]
    with writing(conn):
        conn.executemany("INSERT INTO unit_version (unit, other) VALUES (?, ?) ON CONFLICT DO NOTHING", both)


def of_unit(conn: sqlite3.Connection, unit: str) -> list[tuple[str, str]]:
    """Return the unit's versions in other languages: language and unit id, in order of language."""
    sql = (
        "SELECT d.language, u.id FROM unit_version v JOIN unit u ON u.id = v.other "
        "JOIN document d ON d.id = u.document WHERE v.unit = ? ORDER BY d.language, u.place"
    )
    return [(str(language), str(name)) for language, name in conn.execute(sql, (unit,))]
