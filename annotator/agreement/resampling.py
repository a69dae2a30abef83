"""Intervals for any coefficient that is a function of sums over units: jackknife and bootstrap.

A coefficient gives a row of numbers a unit and a function of their column sums. Leaving a cluster out is then
a subtraction, drawing clusters a product, for all resamples at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.distributions import student_t

Matrix = NDArray[np.float64]
Evaluate = Callable[[Matrix], Matrix]  # sums (…, columns) -> values (…), nan where undefined
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Interval:
    """A standard error with its interval, how it was made and over how many clusters."""

    se: float | None
    ci: tuple[float, float] | None
    method: str | None
    clusters: int
    why: str | None = None


def by_cluster(rows: Matrix, clusters: Sequence[Any] | None) -> Matrix:
    """Return the sums of the rows of each cluster, or the rows themselves."""
    if clusters is None:
        return rows
    _, place = np.unique(np.asarray([str(c) for c in clusters]), return_inverse=True)
    sums = np.zeros((int(place.max(initial=-1)) + 1, rows.shape[1]))
    np.add.at(sums, place, rows)
    return sums


def jackknife(rows: Matrix, evaluate: Evaluate, value: float, level: float) -> Interval:
    """Return the delete-one jackknife (Efron & Stein 1981): t with clusters - 1 degrees of freedom, not cut."""
    n = len(rows)
    if n < 2:
        return Interval(None, None, None, n, "no interval: there is only one group")
    total = rows.sum(axis=0)
    without = np.concatenate([evaluate(total - rows[i : i + _CHUNK]) for i in range(0, n, _CHUNK)])
    without = without[~np.isnan(without)]
    if len(without) < n:
        return Interval(None, None, None, n, "no interval: without one of the groups nothing is left to compare")
    se = float(np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum()))
    half = student_t((1 + level) / 2, n - 1) * se
    return Interval(se, (value - half, value + half), "jackknife", n)


def bootstrap(rows: Matrix, evaluate: Evaluate, level: float, times: int, seed: int) -> Interval:
    """Return the percentile bootstrap over clusters; resamples without a value are left out."""
    n = len(rows)
    if n < 2:
        return Interval(None, None, None, n, "no interval: there is only one group")
    generator = np.random.default_rng(seed)
    found = []
    for begin in range(0, times, 256):
        draws = generator.multinomial(n, np.full(n, 1 / n), size=min(256, times - begin))
        found.append(evaluate(draws @ rows))
    values = np.concatenate(found)
    values = values[~np.isnan(values)]
    if len(values) < 2:
        return Interval(None, None, None, n)
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(values.std(ddof=1)), (float(low), float(high)), "bootstrap", n)
