"""How the data of a request become codes: units and how often each occurs, a table of two coders, or counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from annotator.agreement.coded import Coded
from annotator.agreement.encoding import encode, of_labels
from annotator.agreement.labels import cells, is_number, plain, show
from annotator.delayed import dataclass

_MOST_UNITS = 50_000_000


@dataclass(frozen=True, slots=True)
class Read:
    """The ratings of a request, the list of codes it names, the group of each unit, and whether coders are known."""

    coded: Coded
    listed: tuple[Any, ...] | None
    clusters: Sequence[Any] | None
    knows_coders: bool


def read(data: Mapping[str, Any], options: Mapping[str, Any]) -> Read:
    """Return the ratings of ``units``, ``table`` or ``counts``; raise ValueError for what does not fit together."""
    listed = _listed(data, options)
    if data.get("units") is not None:
        return _of_units(data, listed)
    if data.get("table") is not None:
        return Read(_of_table(_rows(data["table"], "table"), listed), listed, None, True)
    if data.get("counts") is not None:
        return Read(_of_counts(_rows(data["counts"], "counts"), listed), listed, None, False)
    raise ValueError("the data have no units, table or counts")


def _listed(data: Mapping[str, Any], options: Mapping[str, Any]) -> tuple[Any, ...] | None:
    found = options.get("scale") or options.get("categories") or data.get("categories")
    if found is None or len(found) == 0:
        return None
    if isinstance(found, str) or not isinstance(found, Sequence):
        raise ValueError("categories and scale are lists of codes")
    return tuple(plain(code) for code in found)


def _of_units(data: Mapping[str, Any], listed: tuple[Any, ...] | None) -> Read:
    units, often, clusters = data["units"], data.get("frequency"), data.get("clusters")
    if isinstance(units, np.ndarray):
        coded = encode(units, listed)
    else:
        rows = cells(units)
        sets = any(isinstance(v, frozenset) for row in rows for v in row)
        if sets and listed and not all(isinstance(c, frozenset) for c in listed):
            _only_listed(rows, listed)
            coded = of_labels(rows)
        else:
            coded = of_labels(rows, listed)
    if clusters is not None and len(clusters) != len(units):
        raise ValueError(f"{len(clusters)} clusters are named for {len(units)} units")
    if often is None:
        return Read(coded, listed, clusters, True)
    if len(often) != len(units):
        raise ValueError(f"frequency has {len(often)} numbers for {len(units)} units")
    places = np.repeat(np.arange(len(units)), _whole(often, "frequency"))
    groups = [clusters[i] for i in places.tolist()] if clusters is not None else None
    return Read(Coded(np.asfortranarray(coded.codes[places]), coded.labels), listed, groups, True)


def _only_listed(rows: Sequence[Sequence[Any]], listed: Sequence[Any]) -> None:
    known = set(listed)
    for i, row in enumerate(rows):
        for g, value in enumerate(row):
            lost = next((c for c in value or () if c not in known), None)
            if lost is not None:
                raise ValueError(f"code {lost!r} of unit {i + 1}, coder {g + 1} is not in the list of codes")


def _rows(found: Any, what: str) -> list[list[Any]]:
    if not isinstance(found, list | tuple) or not all(isinstance(row, list | tuple) for row in found):
        raise ValueError(f"{what} is a list of rows, a row a list of numbers")
    return [list(row) for row in found]


def _of_table(table: Sequence[Sequence[Any]], listed: Sequence[Any] | None) -> Coded:
    q = len(table)
    labels = tuple(listed) if listed else tuple(range(1, q + 1))
    if any(len(row) != q for row in table) or len(labels) != q:
        raise ValueError(f"a table has as many rows and columns as there are codes ({len(labels)})")
    pairs = np.repeat(np.arange(q * q), _whole([n for row in table for n in row], "table"))
    return Coded(np.asfortranarray(np.column_stack([pairs // max(q, 1), pairs % max(q, 1)])), labels)


def _of_counts(counts: Sequence[Sequence[Any]], listed: Sequence[Any] | None) -> Coded:
    q = len(listed) if listed else max((len(row) for row in counts), default=0)
    wrong = next((i for i, row in enumerate(counts) if len(row) != q), None)
    if wrong is not None:
        raise ValueError(f"row {wrong + 1} of counts has {len(counts[wrong])} numbers for {q} codes")
    each = [np.repeat(np.arange(q), _whole(row, "counts")) for row in counts]
    found = np.full((len(each), max((len(e) for e in each), default=0)), -1)
    for i, codes in enumerate(each):
        found[i, : len(codes)] = codes
    return Coded(np.asfortranarray(found), tuple(listed) if listed else tuple(range(1, q + 1)))


def _whole(numbers: Sequence[Any], what: str) -> list[int]:
    wrong = next((n for n in numbers if not is_number(n) or n != n or n < 0 or n != n // 1), None)
    if wrong is not None or any(n is None for n in numbers):
        raise ValueError(f"{what} holds whole numbers from 0 on, not {show(wrong)}")
    if sum(numbers) > _MOST_UNITS:
        raise ValueError(f"{what} adds up to more than {_MOST_UNITS:,} units")
    return [int(n) for n in numbers]
