"""Coefficients of measurements: intraclass correlations (Shrout & Fleiss 1979) and Lin's concordance (1989)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.estimation import divide, estimate
from annotator.agreement.labels import cells, is_number, show
from annotator.agreement.options import Options
from annotator.agreement.resampling import ByCoder, Statistic
from annotator.agreement.results import Estimate

Matrix = NDArray[np.float64]
Squares = tuple[Matrix, Matrix, Matrix, Matrix]
Form = Callable[[Squares, Matrix, int], Matrix]  # mean squares B, W, J, E; units; coders


def icc_1_1(ratings: Any, **given: Any) -> Estimate:
    """Return the one-way ICC of one coder: (B - W) / (B + (k - 1) W)."""
    return _icc("icc_1_1", ratings, lambda s, n, k: divide(s[0] - s[1], s[0] + (k - 1) * s[1]), given)


def icc_1_k(ratings: Any, **given: Any) -> Estimate:
    """Return the one-way ICC of the mean of the coders: (B - W) / B."""
    return _icc("icc_1_k", ratings, lambda s, n, k: divide(s[0] - s[1], s[0]), given)


def icc_2_1(ratings: Any, **given: Any) -> Estimate:
    """Return the two-way ICC of one coder, absolute agreement: (B - E) / (B + (k - 1) E + k (J - E) / n)."""
    return _icc(
        "icc_2_1", ratings, lambda s, n, k: divide(s[0] - s[3], s[0] + (k - 1) * s[3] + k * (s[2] - s[3]) / n), given
    )


def icc_2_k(ratings: Any, **given: Any) -> Estimate:
    """Return the two-way ICC of the mean of the coders, absolute agreement: (B - E) / (B + (J - E) / n)."""
    return _icc("icc_2_k", ratings, lambda s, n, k: divide(s[0] - s[3], s[0] + (s[2] - s[3]) / n), given)


def icc_3_1(ratings: Any, **given: Any) -> Estimate:
    """Return the two-way ICC of one coder, consistency: (B - E) / (B + (k - 1) E)."""
    return _icc("icc_3_1", ratings, lambda s, n, k: divide(s[0] - s[3], s[0] + (k - 1) * s[3]), given)


def icc_3_k(ratings: Any, **given: Any) -> Estimate:
    """Return the two-way ICC of the mean of the coders, consistency: (B - E) / B."""
    return _icc("icc_3_k", ratings, lambda s, n, k: divide(s[0] - s[3], s[0]), given)


def lin_ccc(ratings: Any, *, variant: str = "population", **given: Any) -> Estimate:
    """Return Lin's concordance 2 s_xy / (s_x² + s_y² + (mean x - mean y)²) over the units both coded.

    ``population`` divides by n, as Lin 1989 does; ``sample`` by n - 1.
    """
    if variant not in ("population", "sample"):
        raise ValueError(f"unknown variant '{variant}'; choose population or sample")
    values = _two(numbers(ratings))
    kept = np.asarray(~np.isnan(values).any(axis=1))
    x, y = _standard(values[kept]).T
    rows = np.column_stack([np.ones(len(x)), x, y, x * x, y * y, x * y])
    less = float(variant == "sample")

    def of_sums(sums: Matrix) -> Matrix:
        n, first, second = sums[:, 0], divide(sums[:, 1], sums[:, 0]), divide(sums[:, 2], sums[:, 0])
        spread = divide(sums[:, 3] + sums[:, 4] - n * (first**2 + second**2), n - less)
        return divide(2 * divide(sums[:, 5] - n * first * second, n - less), spread + (first - second) ** 2)

    of = Statistic(float(of_sums(rows.sum(axis=0)[None, :])[0]), len(rows), lambda: rows, of_sums, kept)
    found = {"units": len(rows), "coders": 2, "pairable": len(rows)}
    why = "both coders gave one and the same value only" if len(rows) > less else "too few units have values of both"
    return replace(estimate("lin_ccc", of, Options.of(given), "jackknife", why, **found), variant=variant)


def numbers(ratings: Any) -> Matrix:
    """Return ratings as numbers, None and NaN being missing; raise ValueError for text and for ragged rows.

    In whole numbers without either, -1 is missing as everywhere, unless other negative numbers show that it is a value.
    """
    given = ratings.to_numpy() if hasattr(ratings, "to_numpy") else ratings
    if isinstance(given, Coded):
        wrong = next((v for v in given.labels if not is_number(v)), None)
        if wrong is not None:
            raise ValueError(f"value {show(wrong)} is not a number")
        return np.append(np.array(given.labels, dtype=float), np.nan)[given.codes]
    if isinstance(given, np.ndarray) and given.ndim == 2 and given.dtype.kind in "iuf":
        if np.isinf(given).any():
            raise ValueError("a value is infinite")
        return _of_whole(given) if given.dtype.kind in "iu" else given.astype(float)
    rows = cells(given)
    if rows and all(type(v) is int for row in rows for v in row):
        return _of_whole(np.array(rows))
    found = np.full((len(rows), len(rows[0]) if rows else 0), np.nan)
    for i, row in enumerate(rows):
        for g, value in enumerate(row):
            if value is not None and not is_number(value):
                raise ValueError(f"value {show(value)} of unit {i + 1}, coder {g + 1} is not a number")
            found[i, g] = np.nan if value is None else value
    return found


def _of_whole(given: NDArray[Any]) -> Matrix:
    found = given.astype(float)
    if found.size and found.min() == -1:
        found[found == -1] = np.nan
    return found


def _two(values: Matrix) -> Matrix:
    """Return the columns of two coders, others without any value aside."""
    if not len(values):
        return np.zeros((0, 2))
    there = ~np.isnan(values).all(axis=0)
    values = values[:, there] if values.shape[1] > 2 and there.sum() == 2 else values
    if values.shape[1] != 2:
        raise ValueError(f"lin_ccc is for two coders; {values.shape[1]} were given (choose two with 'pair')")
    return values


def _standard(values: Matrix) -> Matrix:
    """Return values about their mean, the farthest at 1: the coefficients do not depend on origin or scale."""
    centred = values - (values.mean() if values.size else 0.0)
    farthest = float(np.abs(centred).max(initial=0))
    return np.asarray(centred / farthest) if farthest > 1e-14 * float(np.abs(values).max(initial=0)) else centred * 0


def _complete(ratings: Any, name: str) -> tuple[Matrix, NDArray[np.bool_]]:
    """Return the values of units and coders that exist; every one of these units needs all these coders."""
    values = numbers(ratings)
    kept = np.asarray(~np.isnan(values).all(axis=1))
    values = values[kept]
    values = values[:, ~np.isnan(values).all(axis=0)]
    if np.isnan(values).any():
        unit = int(np.flatnonzero(kept)[np.isnan(values).any(axis=1)][0])
        raise ValueError(f"{name} needs a value of every coder for every unit; unit {unit + 1} lacks one")
    return values, kept


def _icc(name: str, ratings: Any, form: Form, given: dict[str, Any]) -> Estimate:
    values, kept = _complete(ratings, name)
    n, k = values.shape
    rows = _sums(values)

    def of_sums(sums: Matrix) -> Matrix:
        return form(_mean_squares(sums, k), sums[:, 0], k)

    enough = n > 1 and k > 1
    value = _alone(values, form)
    leaving = ByCoder(tuple(range(k)), lambda chosen: _alone(values[:, list(chosen)], form))
    of = Statistic(value, n, lambda: rows, of_sums, kept, coders=leaving)
    why = "the units do not differ, nothing is to be told apart" if enough else "it takes two units and two coders"
    return estimate(name, of, Options.of(given), "jackknife", why, units=n, coders=k, pairable=n if k > 1 else 0)


def _sums(values: Matrix) -> Matrix:
    """Return a row a unit: 1, its squared sum, its sum of squares, and the values."""
    centred = _standard(values)
    return np.column_stack([np.ones(len(values)), (centred.sum(axis=1)) ** 2, (centred**2).sum(axis=1), centred])


def _alone(values: Matrix, form: Form) -> float:
    """Return the value of complete data, nan of fewer than two units or coders."""
    n, k = values.shape
    if n < 2 or k < 2:
        return float("nan")
    sums = _sums(values).sum(axis=0)[None, :]
    return float(form(_mean_squares(sums, k), sums[:, 0], k)[0])


def _mean_squares(sums: Matrix, k: int) -> Squares:
    """Return the mean squares between units, within units, between coders, and of what is left."""
    n, squares = sums[:, 0], sums[:, 2]
    correction = divide(sums[:, 3:].sum(axis=1) ** 2, n * k)
    between, coders = sums[:, 1] / k - correction, divide((sums[:, 3:] ** 2).sum(axis=1), n) - correction
    within = squares - sums[:, 1] / k
    return (
        divide(between, n - 1), divide(within, n * (k - 1)), coders / (k - 1),
        divide(within - coders, (n - 1) * (k - 1)),
    )  # fmt: skip
