"""How alpha sums distances: by a fixed matrix, by moments (interval level) or by ranks that follow from use (ordinal).

Each form gives a row of sums a unit, the function of summed rows that is alpha, and the values without each unit in one
pass. With u how often codes are used, D their distances and r_i the values of a unit: De rests on uᵀDu, and without
unit i on uᵀDu - 2 rᵢᵀDu + rᵢᵀDrᵢ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.encoding import Coded

Matrix = NDArray[np.float64]
Three = tuple[Matrix, Matrix, Matrix]
_MOST_VALUES = 5000


class Form(Protocol):
    """A way to sum distances; ``given`` are the numbers of values of the units, all two or more."""

    def total(self, coded: Coded, given: Matrix) -> Matrix:
        """Return the sum of all rows."""

    def rows(self, coded: Coded, given: Matrix) -> Matrix:
        """Return a row a unit."""

    def sums(self, rows: Matrix) -> Three:
        """Return N, the distance within units and the distance between all values, of summed rows."""

    def value(self, rows: Matrix) -> Matrix:
        """Return alpha of summed rows, nan where it is undefined."""

    def without(self, coded: Coded, given: Matrix, total: Matrix) -> Matrix:
        """Return alpha without each unit."""

    def distances(self, total: Matrix) -> Matrix:
        """Return the distances between codes (codes × codes)."""


def alpha(n: Matrix, within: Matrix, between: Matrix) -> Matrix:
    """Return 1 - (within/n) / (between/(n(n-1))), nan where there is nothing to compare or no variation."""
    fine = (n > 1) & (between > 1e-12)
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
        found += shared.T @ counts - np.diag(shared.sum(axis=0))
    return found


@dataclass(frozen=True, slots=True)
class Fixed:
    """Distances that do not depend on the data; ``matrix`` None is nominal: 1 between different codes."""

    matrix: Matrix | None
    q: int

    def _within(self, coded: Coded, given: Matrix) -> Matrix:
        if self.matrix is None:
            return given * (given - 1) - coded.pairs(None)
        return coded.pairs(self.matrix)

    def _times(self, used: Matrix) -> Matrix:
        if self.matrix is None:
            return np.asarray(used.sum(axis=-1, keepdims=True) - used)
        return used @ self.matrix

    def total(self, coded: Coded, given: Matrix) -> Matrix:
        """Return how often each code is used, and the distance within units."""
        return np.append(coded.used(), (self._within(coded, given) / (given - 1)).sum())

    def rows(self, coded: Coded, given: Matrix) -> Matrix:
        """Return the counts of each unit and the distance within it."""
        return np.column_stack([coded.counts(), self._within(coded, given) / (given - 1)])

    def sums(self, rows: Matrix) -> Three:
        """Return N, the distance within units and between all values."""
        used = rows[:, : self.q]
        return used.sum(axis=1), rows[:, self.q], (self._times(used) * used).sum(axis=1)

    def value(self, rows: Matrix) -> Matrix:
        """Return alpha of summed rows."""
        return alpha(*self.sums(rows))

    def without(self, coded: Coded, given: Matrix, total: Matrix) -> Matrix:
        """Return alpha without each unit."""
        n, within, between = self.sums(total[None, :])
        own = self._within(coded, given)
        cross = coded.gather(self._times(total[: self.q]))
        return alpha(n - given, within - own / (given - 1), between - 2 * cross + own)

    def distances(self, total: Matrix) -> Matrix:
        """Return the matrix."""
        return 1 - np.eye(self.q) if self.matrix is None else self.matrix


@dataclass(frozen=True, slots=True)
class Moments:
    """Squared differences of numbers: sums and sums of squares say all, however many different values there are."""

    x: Matrix

    def _moments(self, coded: Coded, given: Matrix) -> Three:
        used = coded.used()
        x = self.x - (used @ self.x / used.sum() if used.any() else 0.0)
        first, second = coded.gather(x), coded.gather(x**2)
        return first, second, 2 * (given * second - first**2)

    def total(self, coded: Coded, given: Matrix) -> Matrix:
        """Return the sum of all rows."""
        return np.asarray(self.rows(coded, given).sum(axis=0))

    def rows(self, coded: Coded, given: Matrix) -> Matrix:
        """Return number, sum and sum of squares of the values of each unit, and the distance within it."""
        first, second, within = self._moments(coded, given)
        return np.column_stack([given, first, second, within / (given - 1)])

    def sums(self, rows: Matrix) -> Three:
        """Return N, the distance within units and between all values."""
        return rows[:, 0], rows[:, 3], 2 * (rows[:, 0] * rows[:, 2] - rows[:, 1] ** 2)

    def value(self, rows: Matrix) -> Matrix:
        """Return alpha of summed rows."""
        return alpha(*self.sums(rows))

    def without(self, coded: Coded, given: Matrix, total: Matrix) -> Matrix:
        """Return alpha without each unit."""
        return self.value(total - self.rows(coded, given))

    def distances(self, total: Matrix) -> Matrix:
        """Return the squared differences between all values."""
        return level_distances(self.x, "interval")


@dataclass(frozen=True, slots=True)
class Ranks:
    """Ordinal level: the distance from c to k is the number of values from c to k, half of those at both ends."""

    q: int

    def total(self, coded: Coded, given: Matrix) -> Matrix:
        """Return how often each code is used, and the coincidences of codes."""
        return np.append(coded.used(), coincidences(coded, given).ravel())

    def rows(self, coded: Coded, given: Matrix) -> Matrix:
        """Return the counts and coincidences of each unit."""
        counts = coded.counts()
        pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(self.q)
        return np.hstack([counts, (pairs / (given - 1)[:, None, None]).reshape(len(counts), -1)])

    def sums(self, rows: Matrix) -> Three:
        """Return N, the distance within units and between all values."""
        used, pairs = rows[:, : self.q], rows[:, self.q :].reshape(-1, self.q, self.q)
        x = _middles(used)
        n, first, second = used.sum(axis=1), (used * x).sum(axis=1), (used * x**2).sum(axis=1)
        product = np.einsum("rc,rck,rk->r", x, pairs, x)
        return n, 2 * (second - product), 2 * (n * second - first**2)

    def value(self, rows: Matrix) -> Matrix:
        """Return alpha of summed rows."""
        return alpha(*self.sums(rows))

    def without(self, coded: Coded, given: Matrix, total: Matrix) -> Matrix:
        """Return alpha without each unit: its values leave, and with them the ranks of all others shift."""
        used, pairs = total[: self.q], total[self.q :].reshape(self.q, self.q)
        found = np.empty(len(given))
        for begin, end in coded.slices():
            counts, below = coded.counts(begin, end), given[begin:end] - 1
            left = used - counts
            x = _middles(left)
            second = (left * x**2).sum(axis=1)
            own = ((counts * x).sum(axis=1) ** 2 - (counts * x**2).sum(axis=1)) / below
            product = ((x @ pairs) * x).sum(axis=1) - own
            n, first = left.sum(axis=1), (left * x).sum(axis=1)
            found[begin:end] = alpha(n, 2 * (second - product), 2 * (n * second - first**2))
        return found

    def distances(self, total: Matrix) -> Matrix:
        """Return the distances that the use of codes leads to."""
        return level_distances(_middles(total[None, : self.q])[0], "interval")


def _middles(used: Matrix) -> Matrix:
    """Return mean ranks: the sum of n_g from c to k, less (n_c + n_k)/2, is the gap between those of c and k.

    Centred, so that large counts do not cost digits.
    """
    middle = used.cumsum(axis=-1) - used / 2
    return np.asarray(middle - used.sum(axis=-1, keepdims=True) / 2)
