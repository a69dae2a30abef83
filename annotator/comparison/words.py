"""The words that coders marked on a layer of spans, unit by unit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from annotator.comparison.marking import MARKING
from annotator.comparison.reading import Rated
from annotator.comparison.values import Sheet
from annotator.delayed import dataclass

Mark = tuple[int, int, str]  # start, end, code


@dataclass(frozen=True, slots=True)
class Words:
    """A unit's length and what each coder who finished it marked, in reading order."""

    length: int
    marks: Mapping[str, tuple[Mark, ...]]


def words(rated: Rated, sheet: Sheet) -> tuple[Words | None, ...] | None:
    """Return the words of each item of a layer that marks words; None where an item is something else, or the layer.

    Marks of one coder and code that overlap are one; those that touch stay two.
    """
    if sheet.layer.key == MARKING:
        return _of_statements(rated, sheet)
    if "span" not in sheet.layer.item.values():
        return None
    given: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}
    for unit, _, start, end, coder, code, _ in rated.answers.get(sheet.layer.key, ()):
        if code is not None and start is not None and end is not None:
            given.setdefault((unit, coder), {}).setdefault(code, []).append((start, end))
    length = dict(rated.project.conn.execute("SELECT id, length(text) FROM unit").fetchall())
    found: list[Words | None] = []
    for item, place, row in zip(sheet.items, sheet.units, sheet.cells, strict=True):
        if sheet.layer.item_for(rated.units[place].kind) != "span":
            found.append(None)
            continue
        there = [c for c, cell in zip(sheet.coders, row, strict=True) if cell >= 0]
        found.append(Words(length[item.unit], {c: _marks(given.get((item.unit, c), {})) for c in there}))
    return tuple(found)


def _of_statements(rated: Rated, sheet: Sheet) -> tuple[Words | None, ...]:
    """Return the parts of the statements that each coder marked; a unit's stand with its first statement."""
    conn = rated.project.conn
    parts = {key: json.loads(found) for key, found in conn.execute("SELECT id, parts FROM statement")}
    length = dict(conn.execute("SELECT id, length(text) FROM unit").fetchall())
    found: list[Words | None] = []
    last = ""
    for item in sheet.items:
        if item.unit == last:
            found.append(None)
            continue
        last = item.unit
        groups = rated.groups.get(item.unit)
        shared = [dict.fromkeys(rated.coders, s) for s in rated.statements.get(item.unit, ())]
        marks = {
            c: _marks({"statement": [tuple(p) for g in groups or shared if c in g for p in parts[g[c]]]})
            for c in sheet.coders if (c, item.unit) in rated.done
        }  # fmt: skip
        found.append(Words(length[item.unit], marks))
    return tuple(found)


def _marks(by_code: Mapping[str, Sequence[tuple[int, int]]]) -> tuple[Mark, ...]:
    return tuple(sorted((start, end, code) for code, places in by_code.items() for start, end in joined(places)))


def joined(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
