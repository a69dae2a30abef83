"""Coefficients that are means over all pairs of coders: Hubert's kappa and Light's kappa."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.cohen import Table, at, cells, chance, rows, shares
from annotator.agreement.encoding import encode
from annotator.agreement.estimation import by_coder, chance_corrected, estimate, sizes
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.weights import name_of, weight_matrix
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mean:
    """What is averaged over pairs (of their observed and expected agreement), and the value of the averages."""

    each: Callable[[Matrix, Matrix], Sequence[Matrix]]
    value: Callable[..., Matrix]


_HUBERT = Mean(lambda observed, expected: (observed, expected), chance_corrected)
_LIGHT = Mean(lambda observed, expected: (chance_corrected(observed, expected),), lambda kappa: kappa)


def hubert_kappa(
    ratings: Any, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Hubert's kappa (1977): mean observed and mean expected agreement of pairs, each over units both coded."""
    return _mean_of_pairs("hubert_kappa", ratings, weights, categories, _HUBERT, given)


def light_kappa(
    ratings: Any, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return the mean of the pairwise Cohen kappas (Light 1971)."""
    return _mean_of_pairs("light_kappa", ratings, weights, categories, _LIGHT, given)


def _mean_of_pairs(
    name: str, ratings: Any, weights: Any, categories: Sequence[Any] | None, mean: Mean, given: dict[str, Any]
) -> Estimate:
    coded = encode(ratings, categories)
    matrix = weight_matrix(coded.labels, weights)
    pairs = _Pairs.of(coded, matrix, mean)
    found = {**sizes(coded), "weights": name_of(weights)}
    of = pairs.statistic() if len(pairs.tables) else None
    if of is not None:
        of = replace(of, coders=by_coder(coded, lambda c: _Pairs.of(c, matrix, mean).value()))
        found |= dict(zip(("observed", "expected"), map(float, pairs.parts().mean(axis=1)), strict=True))
    return estimate(name, of, Options.of(given), "jackknife", _why(pairs, coded), **found)


def _why(pairs: _Pairs, coded: Coded) -> str:
    if coded.coders < 2:
        return "there are fewer than two coders"
    if any(table.n == 0 for table in pairs.tables):
        return "two of the coders have no unit in common"
    return "two of the coders used one and the same code only"


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All pairs of columns that hold values, and their tables."""

    columns: tuple[tuple[Any, Any], ...]
    tables: tuple[Table, ...]
    kept: NDArray[np.bool_]
    mean: Mean

    @classmethod
    def of(cls, coded: Coded, matrix: Matrix, mean: Mean) -> _Pairs:
        there = [c for c in coded.codes.T if (c >= 0).any()]
        columns = tuple(combinations(there, 2))
        kept = np.asarray(coded.given() >= 1)
        return cls(columns, tuple(Table.of(a, b, matrix) for a, b in columns), kept, mean)

    def parts(self) -> Matrix:
        """Return observed and expected agreement of each pair."""
        return np.array([[t.observed() for t in self.tables], [t.expected() for t in self.tables]])

    def value(self) -> float:
        if not self.tables:
            return float("nan")
        return float(self.mean.value(*(part.mean() for part in self.mean.each(*self.parts()))))

    def statistic(self) -> Statistic:
        return Statistic(self.value(), int(self.kept.sum()), kept=self.kept, without=self._without, counted=self._drawn)

    def _without(self) -> Matrix:
        """Return the values without each unit: its pairs lose one from a cell, all other pairs stay."""
        sums = [np.full(len(self.kept), part.sum()) for part in self.mean.each(*self.parts())]
        for (first, second), table in zip(self.columns, self.tables, strict=True):
            where = cells(first, second, len(table.weights))
            whole = self.mean.each(np.array(table.observed()), np.array(table.expected()))
            for total, less, part in zip(sums, self.mean.each(*table.without()), whole, strict=True):
                total += at(less - part, where)
        return self.mean.value(*(total[self.kept] / len(self.tables) for total in sums))

    def _drawn(self, drawn: Matrix) -> Matrix:
        """Return the values of resamples, by how often each holds each unit."""
        found = np.empty((2, len(drawn), len(self.tables)))
        for i, ((first, second), table) in enumerate(zip(self.columns, self.tables, strict=True)):
            summed = drawn @ rows(first[self.kept], second[self.kept], table.weights)
            observed, own, other = shares(summed, len(table.weights))
            found[0, :, i], found[1, :, i] = observed, chance(own, other, table.weights)
        return self.mean.value(*(part.mean(axis=1) for part in self.mean.each(*found)))
