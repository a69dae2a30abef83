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

from annotator.agreement.encoding import Coded, encode
from annotator.agreement.estimation import estimate, leaving_coders, sizes
from annotator.agreement.resampling import Options, Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.sets import as_sets, similarity_matrix

Matrix = NDArray[np.float64]


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
    size, holds = _members(sets)
    rows = np.column_stack([paired.counts(), paired.pairs(apart) / np.maximum(given - 1, 1)])

    def of_sums(sums: Matrix) -> Matrix:
        return np.array([_alpha(*_parts(s, size, holds)) for s in sums])

    observed, expected = _parts(rows.sum(axis=0), size, holds)
    leaving = leaving_coders(coded, lambda c: _statistic(c)[0].value)
    of = Statistic(_alpha(observed, expected), len(rows), lambda: rows, of_sums, kept, without_coder=leaving)
    return of, observed, expected


def _alpha(observed: float, expected: float) -> float:
    return 1 - observed / expected if expected > 1e-12 else np.nan


def _members(sets: Sequence[frozenset[Any]]) -> tuple[NDArray[np.int64], Matrix]:
    """Return the size of each answer, and which codes it holds (answers × codes)."""
    index = {code: i for i, code in enumerate({c: None for s in sets for c in s})}
    holds = np.zeros((len(sets), len(index)))
    for i, codes in enumerate(sets):
        holds[i, [index[c] for c in codes]] = 1
    return holds.sum(axis=1).astype(np.int64), holds


def _parts(sums: Matrix, size: NDArray[np.int64], holds: Matrix) -> tuple[float, float]:
    """Return Do and De of summed rows: how often each answer is given, and the distance within units."""
    used, within = sums[:-1], float(sums[-1])
    n = float(used.sum())
    if n == 0:
        return np.nan, np.nan
    share = np.bincount(size, weights=used, minlength=int(size.max(initial=0)) + 1) / n
    largest = int(np.flatnonzero(share).max(initial=0))
    mean = _between(used @ holds, largest)
    return within / n, float(share[: largest + 1] @ mean @ share[: largest + 1])


def _between(given: Matrix, largest: int) -> Matrix:
    """Return D_ck, the mean distance between sets of c and of k codes, for sizes up to ``largest``."""
    weights = np.zeros((largest + 1, largest + 1, largest + 1))
    weights[0, 0, 0] = 1.0
    scale = max(float(given.max(initial=0)), 1.0)
    for n in given[given > 0] / scale:
        step = weights.copy()
        step[1:] += n * weights[:-1]
        step[:, 1:] += n * weights[:, :-1]
        step[1:, 1:, 1:] += n * (n - 1 / scale) * weights[:-1, :-1, :-1]
        weights = step
    c, k, t = np.indices(weights.shape)
    apart = np.where(c + k > 0, 1 - 2 * t / np.maximum(c + k, 1), 0.0)
    total = weights.sum(axis=2)
    return np.asarray(np.divide((weights * apart).sum(axis=2), total, out=np.zeros_like(total), where=total > 0))
