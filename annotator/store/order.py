"""The order in which units are read: the units of a report stand one behind the other, reports in order of import.

A place is found from a number and a number from a unit without a list of all of them, however many there are.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from annotator.store.standing import standing

_PAGE = 256  # units read at once


class Order(Sequence[str]):
    """The ids of the units of one document, or of all that no revised one supersedes, from 0 in reading order."""

    def __init__(self, conn: sqlite3.Connection, document: str | None = None) -> None:
        end = "(SELECT place FROM unit WHERE document = d.id ORDER BY ordinal {} LIMIT 1)"
        sql = f"SELECT {end.format('')}, {end.format('DESC')} FROM document d {standing('d.id', document)} ORDER BY 1"
        rows = [row for row in conn.execute(sql, (document,) if document else ()) if row[0] is not None]
        self._firsts = [first for first, _ in rows]  # the place of the first unit of each document
        self._starts = [0]  # the number of that unit; the last entry is how many units there are
        for first, last in rows:
            self._starts.append(self._starts[-1] + last - first + 1)
        self._read_from(conn)

    def _read_from(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._page = lru_cache(maxsize=64)(self._read_page)

    def on(self, conn: sqlite3.Connection) -> Order:
        """Return the same order, read on another connection."""
        found = Order.__new__(Order)
        found._firsts, found._starts = self._firsts, self._starts
        found._read_from(conn)
        return found

    def __len__(self) -> int:
        return self._starts[-1]

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        """Return the id at a number, or the ids of a slice."""
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return self._range(start, stop) if step == 1 else [self[i] for i in range(start, stop, step)]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        number = index % len(self)
        return self._page(number // _PAGE)[number % _PAGE]

    def __iter__(self) -> Iterator[str]:
        return iter(self._range(0, len(self)))

    def __contains__(self, unit: object) -> bool:
        return self.number_of(str(unit)) is not None

    def index(self, unit: str, start: int = 0, stop: int | None = None) -> int:
        """Return the number of a unit; raise ValueError when it is none of these."""
        number = self.number_of(unit)
        if number is None or not start <= number < (len(self) if stop is None else stop):
            raise ValueError(unit)
        return number

    def number_of(self, unit: str) -> int | None:
        """Return the number of a unit, None when it is none of these."""
        row = self._conn.execute("SELECT place FROM unit WHERE id = ?", (unit,)).fetchone()
        return None if row is None else self._number(row[0])

    def _number(self, place: int) -> int | None:
        document = bisect_right(self._firsts, place) - 1
        if document < 0:
            return None
        number = self._starts[document] + place - self._firsts[document]
        return number if number < self._starts[document + 1] else None

    def numbers(self) -> dict[str, int]:
        """Return the numbers of all units."""
        return {unit: number for number, unit in enumerate(self)}

    def _read_page(self, page: int) -> list[str]:
        return self._range(page * _PAGE, min((page + 1) * _PAGE, len(self)))

    def _range(self, start: int, stop: int) -> list[str]:
        """Return the ids of numbers that follow each other, document by document."""
        found: list[str] = []
        while start < stop:
            document = bisect_right(self._starts, start) - 1
            until = min(stop, self._starts[document + 1])
            first = self._firsts[document] + start - self._starts[document]
            found += self._placed(first, first + until - start)
            start = until
        return found

    def _placed(self, first: int, stop: int) -> list[str]:
        between = "WHERE place >= ? AND place < ? ORDER BY place"
        if stop - first <= _PAGE:
            return [row[0] for row in self._conn.execute(f"SELECT id FROM unit {between}", (first, stop))]
        # Many of them: two questions that indexes answer, so that the rows with all the text in them are not read.
        ids = dict(self._conn.execute("SELECT rowid, id FROM unit").fetchall())
        return [ids[row] for (row,) in self._conn.execute(f"SELECT rowid FROM unit {between}", (first, stop))]
