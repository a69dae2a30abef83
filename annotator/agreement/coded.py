"""Ratings as integer codes (units × coders, -1 for missing), and the sums over coders all coefficients need.

No array of units × codes × codes or units × units is ever made; counts of values are made a slice of units at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.delayed import dataclass

Codes = NDArray[np.signedinteger[Any]]
Matrix = NDArray[np.float64]
SLICE = 32_768
_FEW_CODES = 256
_FEW_TO_COMPARE = 50
_ONE_THREAD = 250_000


def times(rows: Matrix, matrix: Matrix) -> Matrix:
    """Return rows @ matrix in blocks so small that no threads are started, which would cost more than they give."""
    block = max(1, _ONE_THREAD // max(1, matrix.size))
    whole = len(rows) // block * block
    found = np.empty((len(rows), matrix.shape[1]))
    into = found[:whole].reshape(-1, block, matrix.shape[1])
    np.matmul(rows[:whole].reshape(-1, block, len(matrix)), matrix, out=into)
    found[whole:] = rows[whole:] @ matrix
    return found


def crossed(first: Matrix, second: Matrix) -> Matrix:
    """Return first.T @ second, likewise in blocks."""
    block = max(1, _ONE_THREAD // max(1, first.shape[1] * second.shape[1]))
    whole = len(first) // block * block
    one, other = (part[:whole].reshape(-1, block, part.shape[1]) for part in (first, second))
    return np.asarray((one.transpose(0, 2, 1) @ other).sum(axis=0) + first[whole:].T @ second[whole:])


def applied(matrix: NDArray[Any], columns: NDArray[Any]) -> NDArray[Any]:
    """Return matrix @ columns, likewise in blocks, of columns."""
    block, found = max(1, _ONE_THREAD // max(1, matrix.size)), np.empty((len(matrix), columns.shape[1]), matrix.dtype)
    whole = columns.shape[1] // block * block
    np.matmul(matrix, _blocks(columns, block), out=_blocks(found, block))
    found[:, whole:] = matrix @ columns[:, whole:]
    return found


def squared(columns: Matrix) -> Matrix:
    """Return columns @ columns.T, likewise."""
    block = max(1, _ONE_THREAD // max(1, len(columns) ** 2))
    parts, rest = _blocks(columns, block), columns[:, columns.shape[1] // block * block :]
    return np.asarray((parts @ parts.transpose(0, 2, 1)).sum(axis=0) + rest @ rest.T)


def _blocks(columns: NDArray[Any], block: int) -> NDArray[Any]:
    """Return a view of whole blocks of columns (blocks × rows × columns)."""
    row, column = columns.strides
    shape = (columns.shape[1] // block, len(columns), block)
    return np.lib.stride_tricks.as_strided(columns, shape, (column * block, row, column))


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
        if kept.all():
            return self
        found = np.empty((self.codes.shape[1], int(kept.sum())), dtype=self.codes.dtype)
        for column, into in zip(self.codes.T, found, strict=True):
            into[:] = column[kept]
        return Coded(found.T, self.labels)

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

    @property
    def is_small(self) -> bool:
        """Say whether counts of codes are small numbers, found by comparing."""
        return self.q <= _FEW_TO_COMPARE and self.codes.itemsize == 1 and self.codes.shape[1] <= 255

    def by_code(self, begin: int = 0, end: int | None = None) -> NDArray[Any]:
        """Return the same the other way round (codes × units), as small numbers."""
        part = self.codes[begin:end]
        if not self.is_small:
            return np.ascontiguousarray(self.counts(begin, end).T)
        found = np.zeros((self.q, len(part)), dtype=np.uint8)
        same = np.empty(len(part), dtype=np.bool_)
        for code, row in enumerate(found):
            for column in part.T:
                np.equal(column, code, out=same)
                row += same.view(np.uint8)
        return found

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
            found[begin:end] = ((times(counts, weights) - own) * counts).sum(axis=1)
        return found

    def _same(self) -> Matrix:
        """Count equal pairs of columns, missing values included, less the pairs of missing ones."""
        coders = self.codes.shape[1]
        found: NDArray[Any] = np.zeros(len(self.codes), dtype=np.uint8 if coders < 23 else np.uint32)
        for g, first in enumerate(self.codes.T):
            for second in self.codes.T[:g]:
                np.add(found, first == second, out=found)
        missing = coders - self.given()
        return np.asarray(found * 2.0 - missing * (missing - 1))

    def _by_pair(self, weights: Matrix) -> Matrix:
        found = np.zeros(len(self.codes))
        for g, first in enumerate(self.codes.T):
            for second in self.codes.T[:g]:
                both = (first >= 0) & (second >= 0)
                a, b = first[both], second[both]
                found[both] += weights[a, b] + weights[b, a]
        return found
