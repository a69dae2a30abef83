"""Values that are functions of sums over items, with intervals by group: alpha for differences and influence, ratios.

A row of numbers an item; leaving a group out is a subtraction, drawing groups a product.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import Estimate
from annotator.agreement.intervals import none, of_left_out, of_resamples
from annotator.agreement.options import Options
from annotator.agreement.resampling import draws, numbered, summed
from annotator.agreement.sets import distance_matrix
from annotator.comparison.question import Question
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Evaluate = Callable[[Matrix], Matrix]  # sums (…, columns) -> values (…), nan where undefined


def estimate(
    name: str, rows: Matrix, value: Evaluate, options: Options, why: str, **known: Any
) -> Estimate:  # fmt: skip
    """Return the estimate of a value of sums, by jackknife or bootstrap; ``why`` is said where it is undefined."""
    found = float(value(rows.sum(axis=0)[None, :])[0]) if len(rows) else math.nan
    if math.isnan(found):
        return Estimate(name, None, status="undefined", why=why, **known)
    blocks = summed(rows, None if options.clusters is None else numbered(options.clusters))
    n = len(blocks)
    if n < 2:
        spread = none(n, "there is only one group")
    elif options.bootstrap:
        drawn = np.concatenate([value(w @ blocks) for w in draws(n, options.bootstrap, options.seed)])
        spread = of_resamples(drawn, "bootstrap", n, options.level)
    else:
        spread = of_left_out(value(blocks.sum(axis=0) - blocks), n, found, options.level)
    return Estimate(
        name, found, se=spread.se, ci=spread.ci, ci_method=spread.method, clusters=n, why=spread.why, **known
    )


def alpha_of(n: Matrix, apart: Matrix, between: Matrix) -> Matrix:
    """Return 1 - Do/De of n values, apart within items and between all; nan where nothing is compared or varies."""
    fine = (n > 1) & (between > 1e-12)
    return np.asarray(1 - np.divide((n - 1) * apart, between, out=np.full(n.shape, np.nan), where=fine))


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
        return alpha_of(used.sum(axis=-1), apart, ((used @ self.distances) * used).sum(axis=-1))

    def whole(self) -> float:
        """Return the value over all items."""
        return float(self.value(self.rows.sum(axis=0)[None, :])[0])
