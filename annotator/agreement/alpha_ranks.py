"""How alpha sums distances at the ordinal level, where ranks follow from how often each value is used.

The distance from c to k is the number of values from c to k, less half of those at both ends, squared: the difference
of mean ranks x. So all between values comes to N (N³ - Σ u³) / 6 with u the uses. When a unit with counts r leaves,
x_k falls by δ = L r, L being 1/2 below the diagonal and -1/2 above it; what the unit takes along is a form in r.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.alpha_forms import Sums, alpha, level_distances
from annotator.agreement.coded import Coded, applied, squared
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
_MANY = 20_000


@dataclass(frozen=True, slots=True)
class Ranks:
    """The ordinal level over q values, lowest first. A row: counts, then coincidences c ≤ k (those of c < k twice)."""

    q: int

    def own(self, coded: Coded, given: Matrix) -> NDArray[Any]:
        """Return the counts (codes × units) where they are small numbers; others are made a slice at a time."""
        if not coded.is_small:
            return np.zeros(0)
        found = np.empty((self.q, len(given)), dtype=np.uint8)
        for begin, end in coded.slices():
            found[:, begin:end] = coded.by_code(begin, end)
        return found

    def total(self, coded: Coded, given: Matrix, own: NDArray[Any]) -> Matrix:
        """Return the sum of all rows."""
        found, used = np.zeros((self.q, self.q)), np.zeros(self.q)
        for begin, end in coded.slices():
            r, less = _counts(coded, own, begin, end).astype(float), given[begin:end] - 1
            used += r.sum(axis=1)
            np.fill_diagonal(found, np.diag(found) - (r / less).sum(axis=1))
            r /= np.sqrt(less)
            found += squared(r)
        return np.append(used, (found * self._twice())[self._upper()])

    def rows(self, coded: Coded, given: Matrix) -> Matrix:
        """Return the counts and coincidences of each unit."""
        counts, (low, high) = coded.counts(), self._upper()
        found = np.empty((len(counts), self.q + len(low)))
        found[:, : self.q] = counts
        pairs = counts[:, low] * (counts[:, high] - (low == high))
        found[:, self.q :] = pairs * np.where(low == high, 1.0, 2.0) / (given - 1)[:, None]
        return found

    def sums(self, rows: Matrix) -> Sums:
        """Return N, the distance within units and between all values, and the cube it is made of."""
        used, low, high = rows[:, : self.q], *self._upper()
        x, n = middles(used), used.sum(axis=1)
        within = ((x[:, low] - x[:, high]) ** 2 * rows[:, self.q :]).sum(axis=1)
        return n, within, n * (n**3 - (used**3).sum(axis=1)) / 6, n**4

    def value(self, rows: Matrix) -> Matrix:
        """Return alpha of summed rows."""
        return alpha(*self.sums(rows))

    def without(self, coded: Coded, given: Matrix, own: NDArray[Any], total: Matrix) -> Matrix:
        """Return alpha without each unit: its values leave, and with them the ranks of all others shift."""
        used, pairs = total[: self.q], self._square(total[self.q :])
        x, n, cubes = middles(used), float(used.sum()), float((used**3).sum())
        tilt = np.tri(self.q, k=-1) / 2 - np.tri(self.q, k=-1).T / 2
        linear = np.stack([x, x**2, used**2, tilt.T @ pairs @ x])
        # Forms in r are the smaller against the rest the more units there are; of many, half the digits are enough.
        kind: Any = np.float32 if len(given) > _MANY else np.float64
        forms: NDArray[Any] = np.vstack([tilt.T @ pairs @ tilt, x[:, None] * tilt]).astype(kind)
        weights: NDArray[Any] = used.astype(kind)
        product = float(x @ pairs @ x)
        found = np.empty(len(given))
        for begin, end in coded.slices():
            counts, many = _counts(coded, own, begin, end), given[begin:end]
            first, second, squares, moved = applied(linear, counts.astype(float))
            r: NDArray[Any] = counts.astype(kind)
            shifted, inner = np.einsum("fij,ij->fj", applied(forms, r).reshape(2, self.q, -1), r)
            r2 = r * r
            by_use, by_self = applied(weights[None, :], r2)[0], np.einsum("ij,ij->j", r2, r)
            left = n - many
            spread = (left**3 - (cubes - 3 * squares + 3 * by_use - by_self)) / 12
            alone = (first**2 - (second - 2 * inner + (many**3 - by_self) / 12)) / (many - 1)
            within = 2 * (spread - (product - 2 * moved + shifted - alone))
            found[begin:end] = alpha(left, within, 2 * left * spread, left**4)
        return found

    def distances(self, total: Matrix) -> Matrix:
        """Return the distances that the use of codes leads to."""
        return level_distances(middles(total[None, : self.q])[0], "interval")

    def _upper(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        low, high = np.triu_indices(self.q)
        return low, high

    def _twice(self) -> Matrix:
        return 2.0 - np.eye(self.q)

    def _square(self, upper: Matrix) -> Matrix:
        """Return coincidences as a symmetric matrix."""
        found = np.zeros((self.q, self.q))
        found[self._upper()] = upper
        return (found + found.T) / 2


def _counts(coded: Coded, own: NDArray[Any], begin: int, end: int) -> NDArray[Any]:
    return own[:, begin:end] if own.size else coded.by_code(begin, end)


def middles(used: Matrix) -> Matrix:
    """Return mean ranks, centred so that large counts do not cost digits."""
    middle = used.cumsum(axis=-1) - used / 2
    return np.asarray(middle - used.sum(axis=-1, keepdims=True) / 2)
