"""How alpha sums distances: by a fixed matrix or by moments (interval level); by ranks see ``alpha_ranks``.

Each form gives a row of sums a unit, the function of summed rows that is alpha, and the values without each unit in one
pass. With u how often codes are used, D their distances and r_i the values of a unit: De rests on uᵀDu, and without
unit i on uᵀDu - 2 rᵢᵀDu + rᵢᵀDrᵢ.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded, crossed
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Sums = tuple[Matrix, Matrix, Matrix, Matrix]
_MOST_VALUES = 5000


class Form(Protocol):
    """A way to sum distances; ``given`` are the numbers of values of the units, all two or more.

    ``own`` is what each unit brings, computed once and handed to ``total`` and ``without``.
    """

    def own(self, coded: Coded, given: Matrix) -> NDArray[Any]:
        """Return what each unit brings."""

    def total(self, coded: Coded, given: Matrix, own: NDArray[Any]) -> Matrix:
        """Return the sum of all rows."""

    def rows(self, coded: Coded, given: Matrix) -> Matrix:
        """Return a row a unit."""

    def sums(self, rows: Matrix) -> Sums:
        """Return N, the distance within units, that between all values, and what the latter is measured against."""

    def value(self, rows: Matrix) -> Matrix:
        """Return alpha of summed rows, nan where it is undefined."""

    def without(self, coded: Coded, given: Matrix, own: NDArray[Any], total: Matrix) -> Matrix:
        """Return alpha without each unit."""

    def distances(self, total: Matrix) -> Matrix:
        """Return the distances between codes (codes × codes)."""


def alpha(n: Matrix, within: Matrix, between: Matrix, most: Matrix) -> Matrix:
    """Return 1 - (within/n) / (between/(n(n-1))), nan where there is nothing to compare or no variation.

    No variation: the distance between all values is nothing against ``most``, save for rounding.
    """
    fine = (n > 1) & (between > 1e-13 * most)
    return np.asarray(1 - np.divide((n - 1) * within, between, out=np.full(n.shape, np.nan), where=fine))


def level_distances(x: Matrix, level: str) -> Matrix:
    """Return squared differences of values: as they are (interval) or relative to their sum (ratio)."""
    if len(x) > _MOST_VALUES:
        raise ValueError(f"the {level} level takes {_MOST_VALUES} different values at most; {len(x)} were given")
    gap = x[:, None] - x[None, :]
    if level == "interval":
        return np.asarray(gap**2)
    total = x[:, None] + x[None, :]
    return np.asarray(np.divide(gap, total, out=np.zeros_like(gap), where=total != 0) ** 2)


def coincidences(coded: Coded, given: Matrix) -> Matrix:
    """Return how often each two codes stand together in a unit (codes × codes); all sums to N."""
    found = np.zeros((coded.q, coded.q))
    for begin, end in coded.slices():
        counts = coded.counts(begin, end)
        shared = counts / (given[begin:end] - 1)[:, None]
        found += crossed(shared, counts) - np.diag(shared.sum(axis=0))
    return found


@dataclass(frozen=True, slots=True)
class Fixed:
    """Distances that do not depend on the data; ``matrix`` None is nominal: 1 between different codes."""

    matrix: Matrix | None
    q: int

    def own(self, coded: Coded, given: Matrix) -> Matrix:
        """Return the distance within each unit, over ordered pairs of values."""
        if self.matrix is None:
            return given * (given - 1) - coded.pairs(None)
        return coded.pairs(self.matrix)

    def _times(self, used: Matrix) -> Matrix:
        if self.matrix is None:
            return np.asarray(used.sum(axis=-1, keepdims=True) - used)
        return used @ self.matrix

    def _most(self, n: Matrix) -> Matrix:
        return np.asarray(n**2 * (1.0 if self.matrix is None else self.matrix.max(initial=0)))

    def total(self, coded: Coded, given: Matrix, own: Matrix) -> Matrix:
        """Return how often each code is used, and the distance within units."""
        return np.append(coded.used(), (own / (given - 1)).sum())

    def rows(self, coded: Coded, given: Matrix) -> Matrix:
        """Return the counts of each unit and the distance within it."""
        return np.column_stack([coded.counts(), self.own(coded, given) / (given - 1)])

    def sums(self, rows: Matrix) -> Sums:
        """Return N, the distance within units and between all values, and the most it could be."""
        used = rows[:, : self.q]
        n = used.sum(axis=1)
        return n, rows[:, self.q], (self._times(used) * used).sum(axis=1), self._most(n)

    def value(self, rows: Matrix) -> Matrix:
        """Return alpha of summed rows."""
        return alpha(*self.sums(rows))

    def without(self, coded: Coded, given: Matrix, own: Matrix, total: Matrix) -> Matrix:
        """Return alpha without each unit."""
        n, within, between, _ = self.sums(total[None, :])
        cross = coded.gather(self._times(total[: self.q]))
        left = n - given
        return alpha(left, within - own / (given - 1), between - 2 * cross + own, self._most(left))

    def distances(self, total: Matrix) -> Matrix:
        """Return the matrix."""
        return 1 - np.eye(self.q) if self.matrix is None else self.matrix


@dataclass(frozen=True, slots=True)
class Moments:
    """Squared differences of numbers: sums and sums of squares say all, however many different values there are."""

    x: Matrix

    def own(self, coded: Coded, given: Matrix) -> Matrix:
        """Return number, sum and sum of squares of the values of each unit, and the distance within it (4 × units)."""
        used = coded.used()
        x = self.x - (used @ self.x / used.sum() if used.any() else 0.0)
        first, second = coded.gather(x), coded.gather(x**2)
        return np.stack([given, first, second, 2 * (given * second - first**2) / (given - 1)])

    def total(self, coded: Coded, given: Matrix, own: Matrix) -> Matrix:
        """Return the sum of all rows."""
        return np.asarray(own.sum(axis=1))

    def rows(self, coded: Coded, given: Matrix) -> Matrix:
        """Return what each unit brings."""
        return np.ascontiguousarray(self.own(coded, given).T)

    def sums(self, rows: Matrix) -> Sums:
        """Return N, the distance within units and between all values, and the sum of squares it is made of."""
        n, first, second, within = rows.T
        return n, within, 2 * (n * second - first**2), 2 * n * second

    def value(self, rows: Matrix) -> Matrix:
        """Return alpha of summed rows."""
        return alpha(*self.sums(rows))

    def without(self, coded: Coded, given: Matrix, own: Matrix, total: Matrix) -> Matrix:
        """Return alpha without each unit."""
        return self.value((total[:, None] - own).T)

    def distances(self, total: Matrix) -> Matrix:
        """Return the squared differences between all values."""
        return level_distances(self.x, "interval")
