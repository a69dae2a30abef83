"""How an array or a list of ratings becomes codes: what is missing, which codes there are, what is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import SLICE, Coded, Codes
from annotator.agreement.labels import cells, is_number, plain, show, sorted_labels

_SMALL = 32_767
_CELLS = 1_000_000


def encode(ratings: Any, categories: Sequence[Any] | None = None) -> Coded:
    """Return ratings as codes, once for many coefficients: all functions take the result in place of ratings.

    None and NaN are missing; in whole numbers without either, -1 is. ``categories`` is the full code list, else the
    sorted values that occur. Whole numbers are values of the list when it holds whole numbers, else places in it. A set
    (or list) of codes as a value is a label of its own. Raises ValueError for a value outside of the list, for text
    among numbers, rows of different lengths, and negative numbers other than -1 that no list names.
    """
    if isinstance(ratings, Coded):
        return ratings
    categories = None if categories is None else _listed(categories)
    if hasattr(ratings, "to_numpy"):
        ratings = ratings.to_numpy()
    if not isinstance(ratings, np.ndarray):
        rows = cells(ratings)
        return _of_integers(np.array(rows), categories) if _holds_codes(rows) else of_labels(rows, categories)
    if ratings.ndim != 2:
        raise ValueError(f"ratings are units × coders: two dimensions, not {ratings.ndim}")
    if ratings.dtype.kind in "iu":
        return _of_integers(ratings, categories)
    if ratings.dtype.kind == "f":
        return _of_floats(ratings, categories)
    return of_labels(cells(ratings), categories)


def of_labels(rows: Sequence[Sequence[Any]], categories: Sequence[Any] | None = None) -> Coded:
    """Return rows of labels, None for missing, as codes; every number is a label, also -1."""
    labels = sorted_labels(rows) if categories is None else _listed(categories)
    index = {label: i for i, label in enumerate(labels)}
    for i, row in enumerate(rows):
        for g, v in enumerate(row):
            if v is not None and v not in index:
                raise ValueError(f"value {show(v)} of unit {i + 1}, coder {g + 1} is not in the list of codes")
    codes = [[-1 if v is None else index[v] for v in row] for row in rows]
    width = len(rows[0]) if rows else 0
    return Coded(_narrow(np.array(codes, dtype=np.int64).reshape(len(rows), width), len(labels)), labels)


def _listed(categories: Sequence[Any]) -> tuple[Any, ...]:
    if isinstance(categories, str):
        raise ValueError("categories are a list of codes")
    found = tuple(plain(c) for c in categories)
    if len(set(found)) < len(found):
        raise ValueError("the list of codes names a code twice")
    return found


def _holds_codes(rows: Sequence[Sequence[Any]]) -> bool:
    """Say whether all cells are whole numbers and some of them -1, which then is missing."""
    return any(-1 in row for row in rows) and all(type(v) is int for row in rows for v in row)


def _of_integers(values: Any, categories: Sequence[Any] | None) -> Coded:
    """Return codes of whole numbers by a table from number to code; places from the end serve negative ones."""
    low, high = _bounds(values)
    if categories is not None and not all(is_number(c) for c in categories):
        return _of_places(values, low, high, categories)
    named = categories is not None and min(categories, default=0) < 0
    if low < -1 and not named:
        raise ValueError(
            f"{low} is no code, and only -1 is a missing one; where negative numbers are values, list all values as "
            "categories, or give None or NaN for what is missing"
        )
    if high - low > max(_CELLS, 4 * values.size) or not all(type(c) is int for c in categories or ()):
        return _of_sorted(values, np.asarray((values >= 0) | named), categories)
    seen = np.zeros(high - low + 1, dtype=np.bool_)
    for _, part in _parts(values):
        seen[part.astype(np.intp, copy=False)] = True
    present = [*(np.flatnonzero(seen[high + 1 :]) + low).tolist(), *np.flatnonzero(seen[: high + 1]).tolist()]
    present = [v for v in present if v >= 0 or named]
    labels = tuple(categories) if categories is not None else tuple(present)
    _refuse_unknown(present, labels, values)
    found = np.empty(values.shape, dtype=_narrowest(len(labels)), order="F")
    if low >= -1 and labels == tuple(range(len(labels))):
        for begin, part in _parts(values):
            found.T[:, begin : begin + SLICE] = part
        return Coded(found, labels)
    table = np.full(high - low + 1, -1, dtype=found.dtype)
    for code, label in enumerate(labels):
        if low <= label <= high:
            table[label] = code
    for begin, part in _parts(values):
        found.T[:, begin : begin + SLICE] = table[part.astype(np.intp, copy=False)]
    return Coded(found, labels)


def _parts(values: Any) -> Iterator[tuple[int, Any]]:
    """Yield slices of units, each laid coder by coder, with where they begin."""
    for begin in range(0, len(values), SLICE):
        yield begin, np.ascontiguousarray(values[begin : begin + SLICE].T)


def _bounds(values: Any) -> tuple[int, int]:
    """Return the least and the greatest number, and 0."""
    if values.flags.c_contiguous or values.flags.f_contiguous:
        return int(values.min(initial=0)), int(values.max(initial=0))
    bounds = [(part.min(initial=0), part.max(initial=0)) for _, part in _parts(values)]
    return int(min((low for low, _ in bounds), default=0)), int(max((high for _, high in bounds), default=0))


def _of_places(values: Any, low: int, high: int, categories: Sequence[Any]) -> Coded:
    if low < -1 or (high >= len(categories) and values.size):
        wrong = low if low < -1 else high
        raise ValueError(f"code {wrong} is not a place in the list of {len(categories)} codes")
    return Coded(_narrow(values, len(categories)), tuple(categories))


def _of_floats(values: Any, categories: Sequence[Any] | None) -> Coded:
    """Return codes of numbers with NaN, by a table where all are small whole numbers."""
    if categories is None or all(type(c) is int and c >= 0 for c in categories):
        whole = np.empty(values.shape, dtype=np.int16)
        if all(_whole(values[b : b + SLICE], whole[b : b + SLICE]) for b in range(0, len(values), SLICE)):
            return _of_integers(whole, categories)
    if np.isinf(values).any():
        raise ValueError("a value is infinite")
    return _of_sorted(values, ~np.isnan(values), categories)


def _whole(part: Any, into: Any) -> bool:
    """Write numbers as small whole ones, -1 for NaN, and say whether they are such."""
    missing = np.isnan(part)
    filled = np.where(missing, -1.0, part)
    if not (filled.size == 0 or (filled.min() >= -1 and filled.max() < _SMALL)):
        return False
    into[...] = filled
    return bool((into == filled).all() and ((into < 0) == missing).all())


def _of_sorted(values: Any, given: NDArray[np.bool_], categories: Sequence[Any] | None) -> Coded:
    present, place = np.unique(values[given], return_inverse=True)
    labels = tuple(categories) if categories is not None else tuple(present.tolist())
    _refuse_unknown(present.tolist(), labels, values)
    if categories is not None:
        index = {label: code for code, label in enumerate(labels)}
        place = np.array([index[v] for v in present.tolist()], dtype=np.int64)[place]
    found = np.full(values.shape, -1, dtype=np.int64)
    found[given] = place
    return Coded(_narrow(found, len(labels)), labels)


def _refuse_unknown(present: Sequence[Any], labels: Sequence[Any], values: Any) -> None:
    known = set(labels)
    unknown = next((v for v in present if v not in known), None)
    if unknown is not None:
        unit, coder = np.argwhere(values == unknown)[0].tolist()
        raise ValueError(f"value {unknown!r} of unit {unit + 1}, coder {coder + 1} is not in the list of codes")


def _narrowest(q: int) -> Any:
    return np.int8 if q < 127 else np.int16 if q < _SMALL else np.int64


def _narrow(codes: Any, q: int) -> Codes:
    return np.asfortranarray(codes, dtype=_narrowest(q))
