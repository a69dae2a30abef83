"""The settled table: one answer an item and layer, and how it was settled (contract, section 7)."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.exchange.long import COLUMNS as LONG
from annotator.model import Coding

COLUMNS = (*LONG, "settled", "coders")
Key = tuple[Any, ...]


def rows(found: Sequence[Coding], adjudicators: frozenset[str], persons: frozenset[str]) -> Iterator[list[Any]]:
    """Yield the adjudicated answer, else the common one, else the only one; what is open has no code.

    ``coders`` counts the persons who answered the item.
    """
    groups: dict[Key, dict[str, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    for coding in found:
        if coding.coder in adjudicators | persons:
            groups[_item(coding)][coding.coder].append(coding)
    for by_coder in groups.values():
        people = {c: rows for c, rows in by_coder.items() if c in persons}
        judges = [c for c in by_coder if c in adjudicators]
        settled, chosen = _settle(people, by_coder[judges[-1]] if judges else [])
        for coding in chosen:
            yield [*_cells(coding), settled, len(people)]


def _item(coding: Coding) -> Key:
    place = (coding.statement,) if coding.statement else (coding.start, coding.end)
    return (coding.unit, *place, coding.round, coding.layer)


def _settle(people: dict[str, list[Coding]], judged: list[Coding]) -> tuple[str, list[Coding]]:
    if judged:
        return "adjudicated", judged
    answers = {frozenset(c.code for c in rows) for rows in people.values()}
    first = next(iter(people.values()))
    if len(people) == 1:
        return "single", first
    if len(answers) == 1:
        return "agreed", first
    return "open", [dataclasses.replace(first[0], code=None, path=(), answer="none", memo=None)]


def _cells(coding: Coding) -> list[Any]:
    """Return the coding without its coder: the answer is nobody's own any more."""
    cells = [getattr(coding, name) for name in LONG]
    cells[LONG.index("path")] = " > ".join(coding.path)
    cells[LONG.index("coder")] = ""
    return cells
