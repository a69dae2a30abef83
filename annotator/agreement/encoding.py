"""How ratings become integer codes (units × coders, -1 for missing), and the sums over coders all coefficients need.

No array of units × codes × codes or units × units is ever made; counts of values are made a slice of units at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.signedinteger[Any]]
Matrix = NDArray[np.float64]
SLICE = 32_768
_FEW_CODES = 256


@dataclass(frozen=True, slots=True)
class Coded:
    """Ratings as codes (units × coders, stored coder by coder) and the list of labels the codes stand for."""

    codes: Codes
    labels: tuple[Any, ...]

    @property
    def q(self) -> int:
        """The number of codes, used or not."""
        return len(self.labels)

    @property
    def coders(self) -> int:
        """The number of coders with any value."""
        return int((self.codes >= 0).any(axis=0).sum()) if self.codes.size else 0

    def where(self, kept: NDArray[np.bool_]) -> Coded:
        """Return some of the units."""
        return self if kept.all() else Coded(np.asfortranarray(self.codes[kept]), self.labels)

    def columns(self, chosen: Sequence[int]) -> Coded:
        """Return some of the coders."""
        return Coded(self.codes[:, list(chosen)], self.labels)

    def given(self) -> Matrix:
        """Return how many values each unit has."""
        found = np.zeros(len(self.codes), dtype=np.int32)
        for column in self.codes.T:
            found += column >= 0
        return found.astype(float)

    def slices(self) -> Iterator[tuple[int, int]]:
        """Yield the bounds of slices of units that fit into the cache."""
        n = len(self.codes)
        return ((begin, min(begin + SLICE, n)) for begin in range(0, n, SLICE))

    def counts(self, begin: int = 0, end: int | None = None) -> Matrix:
        """Return how many coders gave each code to each unit (units × codes)."""
        part = self.codes[begin:end]
        cells = np.arange(len(part))[:, None] * (self.q + 1) + part + 1
        found = np.bincount(cells.ravel(), minlength=len(part) * (self.q + 1))
        return np.asarray(found.reshape(len(part), self.q + 1)[:, 1:], dtype=float)

    def used(self) -> Matrix:
        """Return how often each code was given."""
        return self.total(None)

    def total(self, by_unit: Matrix | None) -> Matrix:
        """Return the sum over all values of a number of their unit (1 when left out), code by code."""
        found = np.zeros(self.q + 1)
        for column in self.codes.T:
            found += np.bincount(column + np.int64(1), weights=by_unit, minlength=self.q + 1)
        return found[1:]

    def gather(self, of_code: Matrix) -> Matrix:
        """Return the sum over the values of each unit of a number of their code."""
        table = np.append(of_code, 0.0)
        found = np.zeros(len(self.codes))
        for column in self.codes.T:
            found += table[column]
        return found

    def pairs(self, weights: Matrix | None) -> Matrix:
        """Return the sum over ordered pairs of different values of each unit of their weight (None: 1 if the same)."""
        if weights is None:
            return self._same()
        if self.q > _FEW_CODES:
            return self._by_pair(weights)
        found, own = np.empty(len(self.codes)), np.diag(weights)
        for begin, end in self.slices():
            counts = self.counts(begin, end)
            found[begin:end] = ((counts @ weights - own) * counts).sum(axis=1)
        return found

    def _same(self) -> Matrix:
        coders = self.codes.shape[1]
        wide = np.int8 if self.q + coders < 120 else np.int32
        columns = [np.where(c < 0, -1 - g, c).astype(wide) for g, c in enumerate(self.codes.T)]
        found: NDArray[Any] = np.zeros(len(self.codes), dtype=np.uint8 if coders < 23 else np.uint32)
        for g, first in enumerate(columns):
            for second in columns[:g]:
                np.add(found, first == second, out=found)
        return np.asarray(found * 2.0)

    def _by_pair(self, weights: Matrix) -> Matrix:
        found = np.zeros(len(self.codes))
        for g, first in enumerate(self.codes.T):
            for second in self.codes.T[:g]:
                both = (first >= 0) & (second >= 0)
                a, b = first[both], second[both]
                found[both] += weights[a, b] + weights[b, a]
        return found


def encode(ratings: Any, categories: Sequence[Any] | None = None) -> Coded:
    """Return ratings as codes; None and NaN are missing, and so are negative numbers in an integer array.

    ``categories`` is the full code list, else the sorted values that occur. Integers of an array are values of the list
    when it holds whole numbers, else places in it. A set of codes as a value is a label of its own. Raises ValueError
    for a value outside of the list and for rows of different lengths.
    """
    if isinstance(ratings, Coded):
        return ratings
    if hasattr(ratings, "to_numpy"):
        ratings = ratings.to_numpy()
    if isinstance(ratings, np.ndarray):
        if ratings.ndim != 2:
            raise ValueError(f"ratings are units × coders: two dimensions, not {ratings.ndim}")
        if ratings.dtype.kind in "iu":
            return _of_integers(ratings, categories)
        if ratings.dtype.kind == "f":
            return _of_floats(ratings, categories)
    return _of_labels(ratings, categories)


def _of_integers(values: Any, categories: Sequence[Any] | None) -> Coded:
    """Return codes of whole numbers by a table from number to code; negative ones are missing unless listed."""
    low, high = int(values.min(initial=0)), int(values.max(initial=0))
    whole = categories is not None and all(type(c) is int for c in categories)
    if categories is not None and not whole:
        if high >= len(categories) and values.size:
            raise ValueError(f"code {high} is not a place in the list of {len(categories)} codes")
        return Coded(_narrow(np.where(values < 0, -1, values), len(categories)), tuple(categories))
    if high - low > max(1_000_000, 4 * values.size):
        return _of_sorted(values, values >= 0, categories)
    seen = np.zeros(high - low + 1, dtype=np.bool_)
    for begin in range(0, len(values), SLICE):
        seen[values[begin : begin + SLICE].astype(np.int64) - low] = True
    listed = categories is not None and min(categories, default=0) < 0
    present = [v for v in (np.flatnonzero(seen) + low).tolist() if v >= 0 or listed]
    labels = tuple(categories) if categories is not None else tuple(present)
    _refuse_unknown(present, labels)
    table = np.full(high - low + 1, -1, dtype=_narrowest(len(labels)))
    for code, label in enumerate(labels):
        if low <= label <= high:
            table[label - low] = code
    found = np.empty(values.shape, dtype=table.dtype, order="F")
    for begin in range(0, len(values), SLICE):
        found[begin : begin + SLICE] = table[values[begin : begin + SLICE].astype(np.int64) - low]
    return Coded(found, labels)


def _of_floats(values: Any, categories: Sequence[Any] | None) -> Coded:
    """Return codes of numbers with NaN, by a table where all are small whole numbers."""
    given = ~np.isnan(values)
    listed = categories is None or all(type(c) is int and c >= 0 for c in categories)
    whole = np.full(values.shape, -1, dtype=np.int16)
    small = listed
    for begin in range(0, len(values) if small else 0, SLICE):
        part, there = values[begin : begin + SLICE], given[begin : begin + SLICE]
        filled = np.where(there, part, -1.0)
        small = bool(((filled >= 0) == there).all() and (filled < 32_767).all())
        if small:
            whole[begin : begin + SLICE] = filled
            small = bool((whole[begin : begin + SLICE] == filled).all())
        if not small:
            break
    return _of_integers(whole, categories) if small else _of_sorted(values, given, categories)


def _of_sorted(values: Any, given: NDArray[np.bool_], categories: Sequence[Any] | None) -> Coded:
    present, place = np.unique(values[given], return_inverse=True)
    labels = tuple(categories) if categories is not None else tuple(present.tolist())
    _refuse_unknown(present.tolist(), labels)
    if categories is not None:
        index = {label: code for code, label in enumerate(labels)}
        place = np.array([index[v] for v in present.tolist()], dtype=np.int64)[place]
    found = np.full(values.shape, -1, dtype=np.int64)
    found[given] = place
    return Coded(_narrow(found, len(labels)), labels)


def _of_labels(ratings: Any, categories: Sequence[Any] | None) -> Coded:
    rows = [[plain(v) for v in row] for row in ratings]
    width = max((len(r) for r in rows), default=0)
    ragged = next((i for i, r in enumerate(rows) if len(r) != width), None)
    if ragged is not None:
        raise ValueError(f"row {ragged + 1} has {len(rows[ragged])} values, others have {width}")
    labels = tuple(plain(c) for c in categories) if categories is not None else sorted_labels(rows)
    index = {label: i for i, label in enumerate(labels)}
    if len(index) < len(labels):
        raise ValueError("the list of codes names a code twice")
    for i, row in enumerate(rows):
        for g, v in enumerate(row):
            if v is not None and v not in index:
                raise ValueError(f"value {_show(v)} of unit {i + 1}, coder {g + 1} is not in the list of codes")
    codes = [[-1 if v is None else index[v] for v in row] for row in rows]
    return Coded(_narrow(np.array(codes, dtype=np.int64).reshape(len(rows), width), len(labels)), labels)


def _refuse_unknown(present: Sequence[Any], labels: Sequence[Any]) -> None:
    known = set(labels)
    unknown = next((v for v in present if v not in known), None)
    if unknown is not None:
        raise ValueError(f"value {unknown!r} is not in the list of codes")


def _show(value: Any) -> str:
    return repr(sorted(value, key=str)) if isinstance(value, frozenset) else repr(value)


def _narrowest(q: int) -> Any:
    return np.int8 if q < 127 else np.int16 if q < 32_767 else np.int64


def _narrow(codes: Any, q: int) -> Codes:
    return np.asfortranarray(codes, dtype=_narrowest(q))


def plain(value: Any) -> Any:
    """Return a value as a label: None for missing, a frozenset for a set of codes."""
    if value is None or (isinstance(value, float | np.floating) and value != value):
        return None
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(value)
    return value.item() if isinstance(value, np.generic) else value


def sorted_labels(rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """Return the distinct values, sorted."""
    seen = {v for row in rows for v in row if v is not None}
    if any(isinstance(v, frozenset) for v in seen):
        return tuple(sorted(seen, key=_set_order))
    try:
        return tuple(sorted(seen))
    except TypeError:
        return tuple(sorted(seen, key=lambda v: (type(v).__name__, str(v))))


def _set_order(value: Any) -> tuple[int, list[str]]:
    return (len(value), sorted(map(str, value))) if isinstance(value, frozenset) else (1, [str(value)])
