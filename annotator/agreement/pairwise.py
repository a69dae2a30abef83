"""Coefficients that are means over all pairs of coders: Hubert's kappa and Light's kappa."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.cohen import Table
from annotator.agreement.encoding import Coded, encode
from annotator.agreement.estimation import chance_corrected, divide, estimate, leaving_coders, sizes
from annotator.agreement.resampling import Options, Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.weights import name_of, weight_matrix

Matrix = NDArray[np.float64]
Mean = Callable[[Matrix, Matrix], Matrix]  # observed and expected of each pair (…, pairs) -> values (…)


def hubert_kappa(
    ratings: Any, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Hubert's kappa (1977): mean observed and mean expected agreement of pairs, each over units both coded."""
    return _mean_of_pairs("hubert_kappa", ratings, weights, categories, _hubert, given)


def light_kappa(
    ratings: Any, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return the mean of the pairwise Cohen kappas (Light 1971)."""
    return _mean_of_pairs("light_kappa", ratings, weights, categories, _light, given)


def _hubert(observed: Matrix, expected: Matrix) -> Matrix:
    return chance_corrected(observed.mean(axis=-1), expected.mean(axis=-1))


def _light(observed: Matrix, expected: Matrix) -> Matrix:
    return np.asarray(chance_corrected(observed, expected).mean(axis=-1))


def _mean_of_pairs(
    name: str, ratings: Any, weights: Any, categories: Sequence[Any] | None, mean: Mean, given: dict[str, Any]
) -> Estimate:
    coded = encode(ratings, categories)
    matrix = weight_matrix(coded.labels, weights)
    of, parts = _statistic(coded, matrix, mean)
    if of is not None:
        of = replace(of, without_coder=leaving_coders(coded, lambda c: _value(c, matrix, mean)))
    found = {**sizes(coded), "weights": name_of(weights)}
    if mean is _hubert and of is not None:
        found |= {"observed": float(parts[0].mean()), "expected": float(parts[1].mean())}
    return estimate(name, of, Options.of(given), "jackknife", _why(parts, coded), **found)


def _why(parts: Matrix, coded: Coded) -> str:
    if coded.coders < 2:
        return "there are fewer than two coders"
    if np.isnan(parts[0]).any():
        return "two of the coders have no unit in common"
    return "two of the coders used one and the same code only"


def _value(coded: Coded, matrix: Matrix, mean: Mean) -> float:
    of, _ = _statistic(coded, matrix, mean)
    return np.nan if of is None else of.value


def _statistic(coded: Coded, matrix: Matrix, mean: Mean) -> tuple[Statistic | None, Matrix]:
    """Return the statistic, and observed and expected agreement of each pair."""
    there = [c for c in coded.codes.T if (c >= 0).any()]
    tables = [Table.of(a, b, matrix) for a, b in combinations(there, 2)]
    parts = np.array([[t.observed() for t in tables], [t.expected() for t in tables]])
    if not tables:
        return None, parts
    kept = coded.given() >= 1

    def without() -> Matrix:
        each = np.broadcast_to(parts[:, :, None], (2, len(tables), len(kept))).copy()
        for i, table in enumerate(tables):
            for side, cells in enumerate(table.without()):
                each[side, i, table.kept] = cells.ravel()[table.cells]
        return mean(each[0].T, each[1].T)[kept]

    def rows() -> Matrix:
        cells = np.zeros((len(kept), len(tables), matrix.size))
        for i, table in enumerate(tables):
            cells[table.kept, i, table.cells] = 1
        return cells.reshape(len(kept), -1)[kept]

    def of_sums(sums: Matrix) -> Matrix:
        return mean(*_parts(sums.reshape(len(sums), len(tables), *matrix.shape), matrix))

    return Statistic(float(mean(*parts)), int(kept.sum()), rows, of_sums, kept, without), parts


def _parts(cells: Matrix, matrix: Matrix) -> tuple[Matrix, Matrix]:
    """Return observed and expected agreement of tables (…, pairs, codes, codes)."""
    n = cells.sum(axis=(-2, -1))
    rows, columns = cells.sum(axis=-1), cells.sum(axis=-2)
    return divide((cells * matrix).sum(axis=(-2, -1)), n), divide(((rows @ matrix) * columns).sum(axis=-1), n**2)
