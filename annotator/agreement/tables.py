"""How the data of a request become codes: units and how often each occurs, a table of two coders, or counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from annotator.agreement.encoding import Coded, encode

_MOST_UNITS = 50_000_000


def coded_of(data: Mapping[str, Any], options: Mapping[str, Any]) -> Coded:
    """Return the ratings of ``units``, ``table`` or ``counts``; raise ValueError for what does not fit together."""
    listed = options.get("scale") or options.get("categories") or data.get("categories")
    if "units" in data:
        return _of_units(data["units"], data.get("frequency"), listed)
    if "table" in data:
        return _of_table(data["table"], listed)
    if "counts" in data:
        return _of_counts(data["counts"], listed)
    raise ValueError("the data have no units, table or counts")


def _of_units(units: Sequence[Any], frequency: Sequence[Any] | None, listed: Sequence[Any] | None) -> Coded:
    if any(not isinstance(row, list | tuple) for row in units):
        raise ValueError("units are rows, a row a list of values")
    sets = any(isinstance(v, list | tuple) for row in units for v in row)
    known = None if sets and not all(isinstance(c, list | tuple) for c in listed or ()) else listed
    coded = encode(units, known)
    if sets and listed and known is None:
        _only_listed(coded, listed)
    if frequency is None:
        return coded
    if len(frequency) != len(units):
        raise ValueError(f"frequency has {len(frequency)} numbers for {len(units)} units")
    return Coded(np.asfortranarray(np.repeat(coded.codes, _whole(frequency, "frequency"), axis=0)), coded.labels)


def _only_listed(coded: Coded, listed: Sequence[Any]) -> None:
    lost = next((c for label in coded.labels for c in label if c not in listed), None)
    if lost is not None:
        raise ValueError(f"code {lost!r} is not in the list of codes")


def _of_table(table: Sequence[Any], listed: Sequence[Any] | None) -> Coded:
    q = len(table)
    labels = tuple(listed) if listed else tuple(range(1, q + 1))
    if any(len(row) != q for row in table) or len(labels) != q:
        raise ValueError(f"a table has as many rows and columns as there are codes ({len(labels)})")
    cells = np.repeat(np.arange(q * q), _whole([n for row in table for n in row], "table"))
    return Coded(np.asfortranarray(np.column_stack([cells // max(q, 1), cells % max(q, 1)])), labels)


def _of_counts(counts: Sequence[Any], listed: Sequence[Any] | None) -> Coded:
    q = len(listed) if listed else max((len(row) for row in counts), default=0)
    if any(len(row) != q for row in counts):
        raise ValueError(f"every row of counts has a number for each of the {q} codes")
    each = [np.repeat(np.arange(q), _whole(row, "counts")) for row in counts]
    found = np.full((len(each), max((len(e) for e in each), default=0)), -1)
    for i, codes in enumerate(each):
        found[i, : len(codes)] = codes
    return Coded(np.asfortranarray(found), tuple(listed) if listed else tuple(range(q)))


def _whole(numbers: Sequence[Any], what: str) -> list[int]:
    wrong = next(
        (n for n in numbers if isinstance(n, bool) or not isinstance(n, int | float) or n != int(n) or n < 0), None
    )
    if wrong is not None:
        raise ValueError(f"{what} holds whole numbers from 0 on, not {wrong!r}")
    if sum(numbers) > _MOST_UNITS:
        raise ValueError(f"{what} adds up to more than {_MOST_UNITS:,} units")
    return [int(n) for n in numbers]
