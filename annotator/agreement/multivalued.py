"""Multi-valued alpha (Krippendorff & Craggs 2016): sets of codes whose sizes and members may both differ.

d(A, B) = 1 - 2|A∩B| / (|A| + |B|). What chance would give is taken over all sets of each size, given or not, weighted
by how often their codes are given; since d depends on the number of common codes only, the weights are coefficients
of the product over codes l of (1 + n_l x + n_l y + n_l (n_l - 1) x y z), and no sets are listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.encoding import encode
from annotator.agreement.estimation import by_coder, divide, estimate, sizes
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.sets import as_sets, similarity_matrix

Matrix = NDArray[np.float64]
_CELLS = 2_000_000


def krippendorff_mv_alpha(ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return multi-valued alpha; an empty set is an answer, missing is not. ``categories`` lists answers (sets)."""
    coded = encode(ratings, categories)
    of, observed, expected = _statistic(coded)
    found = sizes(coded)
    why = "the answers do not vary" if found["pairable"] else "no unit has answers of two coders"
    return estimate(
        "krippendorff_mv_alpha", of, Options.of(given), "jackknife", why, observed=observed, expected=expected,
        level="nominal", **found,
    )  # fmt: skip


def _statistic(coded: Coded) -> tuple[Statistic, float, float]:
    values = coded.given()
    kept = values >= 2
    paired, given = coded.where(kept), values[kept]
    sets = as_sets(coded.labels)
    apart = 1 - similarity_matrix(sets, "dice")
    np.fill_diagonal(apart, 0.0)
    told = _members(sets)
    sizes = told.shape[1] - len({code for answer in sets for code in answer})
    within = paired.pairs(apart) / np.maximum(given - 1, 1)

    def rows() -> Matrix:
        return np.column_stack([*(paired.gather(column) for column in told.T), within])

    def of_sums(sums: Matrix) -> Matrix:
        step = max(1, _CELLS // sizes**3)
        parts = [_parts(sums[i : i + step], sizes) for i in range(0, len(sums), step)]
        return np.concatenate([_alpha(*part) for part in parts]) if parts else np.zeros(0)

    total = np.append(paired.used() @ told, within.sum())[None, :]
    observed, expected = (float(part[0]) for part in _parts(total, sizes))
    value = float(_alpha(np.array([observed]), np.array([expected]))[0])
    coders = by_coder(coded, lambda c: _statistic(c)[0].value)
    return Statistic(value, len(given), rows, of_sums, kept, coders=coders), observed, expected


def _alpha(observed: Matrix, expected: Matrix) -> Matrix:
    fine = expected > 1e-12
    return np.asarray(1 - np.divide(observed, expected, out=np.full(expected.shape, np.nan), where=fine))


def _members(sets: Sequence[frozenset[Any]]) -> Matrix:
    """Return 1 at the size of each answer, then 1 at each code it holds (answers × sizes and codes)."""
    index = {code: i for i, code in enumerate({c: None for s in sets for c in s})}
    largest = max((len(s) for s in sets), default=0)
    told = np.zeros((len(sets), largest + 1 + len(index)))
    for i, codes in enumerate(sets):
        told[i, [len(codes), *(largest + 1 + index[c] for c in codes)]] = 1
    return told


def _parts(sums: Matrix, sizes: int) -> tuple[Matrix, Matrix]:
    """Return Do and De of rows of sums: answers by size, answers by code they hold, and the distance within units."""
    by_size, by_code, within = sums[:, :sizes], sums[:, sizes:-1], sums[:, -1]
    n = by_size.sum(axis=1)
    share = divide(by_size, n[:, None])
    return divide(within, n), np.asarray(np.einsum("rc,rck,rk->r", share, _between(by_code, sizes - 1), share))


def _between(given: Matrix, largest: int) -> Matrix:
    """Return D_ck, the mean distance between sets of c and of k codes up to the largest, of each row of uses."""
    weights = np.zeros((len(given), largest + 1, largest + 1, largest + 1))
    weights[:, 0, 0, 0] = 1.0
    scale = np.maximum(given.max(axis=1, initial=0), 1.0)
    for n in (given / scale[:, None]).T:
        each, twice = n[:, None, None, None], (n * (n - np.where(n > 0, 1 / scale, 0)))[:, None, None, None]
        step = weights.copy()
        step[:, 1:] += each * weights[:, :-1]
        step[:, :, 1:] += each * weights[:, :, :-1]
        step[:, 1:, 1:, 1:] += twice * weights[:, :-1, :-1, :-1]
        weights = step
    c, k, t = np.indices(weights.shape[1:])
    apart = np.where(c + k > 0, 1 - 2 * t / np.maximum(c + k, 1), 0.0)
    total = weights.sum(axis=3)
    return np.asarray(np.divide((weights * apart).sum(axis=3), total, out=np.zeros_like(total), where=total > 0))
