"""Labels of codes: what is missing, how labels are sorted, and which cells do not go together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

_NOTHING = ("NAType", "NaTType")  # of pandas, known by name so that pandas is not imported


def cells(ratings: Iterable[Any]) -> list[list[Any]]:
    """Return rows of labels, None for missing; raise ValueError for what is no table of one kind of values."""
    if isinstance(ratings, str | bytes) or not isinstance(ratings, Iterable):
        raise ValueError("ratings are rows, a unit each; a row is a list of values, a coder each")
    rows = []
    for i, row in enumerate(ratings):
        if isinstance(row, str | bytes) or not isinstance(row, Sequence | np.ndarray):
            raise ValueError(f"row {i + 1} is no list of values")
        rows.append([plain(v) for v in row])
    _check_widths(rows)
    _check_kinds(rows)
    return rows


def plain(value: Any) -> Any:
    """Return a value as a label: None for missing, a frozenset for a set of codes."""
    if value is None or type(value).__name__ in _NOTHING or (isinstance(value, float | np.floating) and value != value):
        return None
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(plain(v) for v in value)
    return value.item() if isinstance(value, np.generic) else value


def show(value: Any) -> str:
    """Return a label as messages show it."""
    return repr(sorted(value, key=str)) if isinstance(value, frozenset) else repr(value)


def sorted_labels(rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """Return the distinct values, sorted."""
    seen = {v for row in rows for v in row if v is not None}
    if any(isinstance(v, frozenset) for v in seen):
        return tuple(sorted(seen, key=_set_order))
    try:
        return tuple(sorted(seen))
    except TypeError:
        return tuple(sorted(seen, key=lambda v: (type(v).__name__, str(v))))


def is_number(value: Any) -> bool:
    """Say whether a label is a number; yes and no are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _set_order(value: Any) -> tuple[int, list[str]]:
    return (len(value), sorted(map(str, value))) if isinstance(value, frozenset) else (1, [str(value)])


def _check_widths(rows: Sequence[Sequence[Any]]) -> None:
    width = max((len(r) for r in rows), default=0)
    ragged = next((i for i, r in enumerate(rows) if len(r) != width), None)
    if ragged is not None:
        raise ValueError(f"row {ragged + 1} has {len(rows[ragged])} values, others have {width}")


def _check_kinds(rows: Sequence[Sequence[Any]]) -> None:
    """Refuse text among numbers, sets among single codes, and numbers without end."""
    first = None
    for i, row in enumerate(rows):
        for g, value in enumerate(row):
            if value is None:
                continue
            kind = _kind(value, i, g)
            first = first or (kind, i, g)
            if kind != first[0]:
                raise ValueError(
                    f"value {show(value)} of unit {i + 1}, coder {g + 1} is {kind}, that of unit {first[1] + 1}, "
                    f"coder {first[2] + 1} is {first[0]}; write all values alike"
                )


def _kind(value: Any, unit: int, coder: int) -> str:
    if is_number(value):
        if math.isinf(value):
            raise ValueError(f"value {value} of unit {unit + 1}, coder {coder + 1} is infinite")
        return "a number"
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, frozenset):
        return "a set of codes"
    if isinstance(value, dict):
        raise ValueError(f"value {value!r} of unit {unit + 1}, coder {coder + 1} is no code")
    return "text" if isinstance(value, str) else type(value).__name__
