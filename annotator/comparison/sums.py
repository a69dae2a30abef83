"""Values that are functions of sums over items, with intervals by group: alpha for differences and influence, ratios.

A row of numbers an item; leaving a group out is a subtraction, drawing groups a product.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import Estimate
from annotator.agreement.distributions import student_t
from annotator.agreement.sets import distance_matrix
from annotator.comparison.question import Question

Matrix = NDArray[np.float64]
Groups = NDArray[np.int64]
Evaluate = Callable[[Matrix], Matrix]  # sums (…, columns) -> values (…), nan where undefined
_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Spread:
    """How intervals are made: their level, from how many resamples (0: delete-one jackknife), and the seed."""

    ci: float
    bootstrap: int
    seed: int


def estimate(
    name: str, rows: Matrix, value: Evaluate, groups: Groups | None, spread: Spread, why: str, **known: Any
) -> Estimate:  # fmt: skip
    """Return the estimate of a value of sums; ``why`` is said where it is undefined."""
    blocks = by_group(rows, groups)
    found = float(value(rows.sum(axis=0)[None, :])[0]) if len(rows) else math.nan
    if math.isnan(found):
        return Estimate(name, None, status="undefined", why=why, **known)
    if len(blocks) < 2:
        return Estimate(name, found, clusters=len(blocks), why="no interval: there is only one group", **known)
    se, ci, said = interval(blocks, value, found, spread)
    method = ("bootstrap" if spread.bootstrap else "jackknife") if ci else None
    return Estimate(name, found, se=se, ci=ci, ci_method=method, clusters=len(blocks), why=said, **known)


def interval(
    blocks: Matrix, value: Evaluate, found: float, spread: Spread
) -> tuple[float | None, tuple[float, float] | None, str | None]:
    """Return standard error, interval and what is to be said of it, from the sums of each group."""
    n = len(blocks)
    if spread.bootstrap:
        drawn = np.concatenate([value(w @ blocks) for w in draws(n, spread.bootstrap, spread.seed)])
        return of_drawn(drawn, spread.ci)
    without = value(blocks.sum(axis=0) - blocks)
    if np.isnan(without).any():
        return None, None, "no interval: without one of the groups nothing is left to compare"
    se = float(np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum()))
    half = student_t((1 + spread.ci) / 2, n - 1) * se
    return se, (found - half, found + half), None


def of_drawn(drawn: Matrix, ci: float) -> tuple[float | None, tuple[float, float] | None, str | None]:
    """Return standard error and percentiles of resamples; how many had no value is said."""
    kept = drawn[~np.isnan(drawn)]
    if len(kept) < 2:
        return None, None, "no interval: hardly any resample has a value"
    low, high = np.quantile(kept, [(1 - ci) / 2, (1 + ci) / 2])
    lost = len(drawn) - len(kept)
    said = f"{lost} of {len(drawn)} resamples had no value and were left out" if lost else None
    return float(kept.std()), (float(low), float(high)), said


def by_group(rows: Matrix, groups: Groups | None) -> Matrix:
    """Return the sums of the rows of each group that has any, or the rows themselves."""
    if groups is None or not len(rows):
        return rows
    order = np.argsort(groups, kind="stable")
    begins = np.flatnonzero(np.diff(groups[order], prepend=-1))
    return np.asarray(np.add.reduceat(rows[order], begins, axis=0))


def draws(n: int, times: int, seed: int) -> Iterator[Matrix]:
    """Yield how often each of n groups is drawn (resamples × groups), some resamples at a time."""
    generator = np.random.default_rng(seed)
    step = max(1, min(times, _AT_ONCE // max(1, n)))
    for begin in range(0, times, step):
        size = min(step, times - begin)
        places = generator.integers(0, n, size=(size, n)) + (np.arange(size) * n)[:, None]
        yield np.bincount(places.ravel(), minlength=size * n).reshape(size, n).astype(float)


@dataclass(frozen=True, slots=True)
class Alpha:
    """Alpha of a question as a function of sums: a row an item, of how often each label stands and what is apart."""

    rows: Matrix
    distances: Matrix

    @classmethod
    def of(cls, question: Question) -> Alpha:
        """Return alpha with MASI distance for sets, else nominal: the first coefficient of the layer."""
        coded = question.sets() if question.kind == "set" else question.single()
        q, n = len(coded.labels), len(coded.codes)
        distances = distance_matrix(coded.labels, "masi") if question.kind == "set" else 1 - np.eye(q)
        cells = np.arange(n)[:, None] * (q + 1) + coded.codes.astype(np.int64) + 1
        counts = np.bincount(cells.ravel(), minlength=n * (q + 1)).reshape(n, q + 1)[:, 1:].astype(float)
        given = counts.sum(axis=1)
        counts[given < 2] = 0.0
        apart = ((counts @ distances) * counts).sum(axis=1) / np.maximum(given - 1, 1)
        return cls(np.column_stack([counts, apart]), distances)

    def value(self, sums: Matrix) -> Matrix:
        """Return 1 - Do/De, nan where there is nothing to compare or no variation."""
        used, apart = sums[..., :-1], sums[..., -1]
        n, between = used.sum(axis=-1), ((used @ self.distances) * used).sum(axis=-1)
        fine = (n > 1) & (between > 1e-12)
        return np.asarray(1 - np.divide((n - 1) * apart, between, out=np.full(n.shape, np.nan), where=fine))

    def whole(self) -> float:
        """Return the value over all items."""
        return float(self.value(self.rows.sum(axis=0)[None, :])[0])
