"""Conger's kappa (1980): chance agreement from each coder's own shares, any number of coders, missing values, weights.

p_e is the mean over ordered pairs of coders of Σ w_kl p_gk p_hl, where p_gk is the share of code k in all values of
coder g, whatever the others coded. The standard error is Gwet's (2014, chapter 5).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.encoding import encode
from annotator.agreement.estimation import by_coder, chance_corrected, divide, estimate, sizes
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.weights import name_of, weight_matrix

Matrix = NDArray[np.float64]


def conger_kappa(
    ratings: Any, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Conger's kappa; units with one value count in p_e only."""
    coded = encode(ratings, categories)
    matrix = weight_matrix(coded.labels, weights)
    of, observed, expected = _statistic(coded, matrix)
    found = sizes(coded)
    why = "all coders used one and the same code only" if found["pairable"] else "no unit has values of two coders"
    return estimate(
        "conger_kappa", of, Options.of(given), "gwet", why, observed=observed, expected=expected,
        weights=name_of(weights), **found,
    )  # fmt: skip


def _statistic(coded: Coded, matrix: Matrix) -> tuple[Statistic, float, float]:
    there = np.flatnonzero((coded.codes >= 0).any(axis=0)).tolist() if coded.codes.size else []
    all_given = coded.given()
    kept = all_given >= 1
    coded, given = coded.columns(there).where(kept), all_given[kept]
    q, m, n = coded.q, len(there), len(given)
    pairs = given * (given - 1)
    same = coded.pairs(None if np.array_equal(matrix, np.eye(q)) else matrix)
    share = np.divide(same, pairs, out=np.zeros_like(given), where=pairs > 0)
    used = np.array([np.bincount(c + np.int64(1), minlength=q + 1)[1:] for c in coded.codes.T]).reshape(m, q)
    own = divide(used, used.sum(axis=1, keepdims=True))
    paired = float((given >= 2).sum())
    observed, expected = float(divide(share.sum(), paired)), _expected(own, matrix)
    value = float(chance_corrected(observed, expected))

    def rows() -> Matrix:
        hot = [np.eye(q + 1)[c + np.int64(1)][:, 1:] for c in coded.codes.T]
        return np.hstack([np.column_stack([share, given >= 2]), *hot])

    def of_sums(sums: Matrix) -> Matrix:
        each = sums[:, 2:].reshape(len(sums), m, q)
        total = each.sum(axis=2, keepdims=True)
        margins = np.divide(each, total, out=np.zeros_like(each), where=total > 0)
        return chance_corrected(divide(sums[:, 0], sums[:, 1]), _expected_each(margins, total[..., 0] > 0, matrix))

    def influence() -> Matrix:
        first = (n / paired) * (share - expected * (given >= 2)) / (1 - expected)
        pulled = _pull(coded, own, used.sum(axis=1), matrix)
        return np.asarray(first - 2 * (1 - value) * (pulled - expected) / (1 - expected))

    leaving = by_coder(coded, lambda c: _statistic(c, matrix)[0].value)
    of = Statistic(value, n, rows, of_sums, kept, influence=influence, coders=leaving)
    return of, observed, expected


def _expected(own: Matrix, matrix: Matrix) -> float:
    """Return the mean over ordered pairs of different coders of their chance agreement."""
    m = len(own)
    if m < 2:
        return float("nan")
    together = own.sum(axis=0)
    return float((together @ matrix @ together - np.einsum("gk,kl,gl->", own, matrix, own)) / (m * (m - 1)))


def _expected_each(margins: Matrix, there: NDArray[np.bool_], matrix: Matrix) -> Matrix:
    """Return the same for many resamples; a coder without values in one does not exist there."""
    m = there.sum(axis=1)
    together = margins.sum(axis=1)
    whole = ((together @ matrix) * together).sum(axis=1)
    alone = ((margins @ matrix) * margins).sum(axis=(1, 2))
    return divide(whole - alone, m * (m - 1))


def _pull(coded: Coded, own: Matrix, values: Matrix, matrix: Matrix) -> Matrix:
    """Return e_i: the chance agreement that each unit's values bring (Gwet 2014, with missing values)."""
    m, n = len(own), len(coded.codes)
    found = np.zeros(n)
    for g, column in enumerate(coded.codes.T):
        others = own.sum(axis=0) - own[g]
        brought = others @ matrix
        by_code = np.append(brought, 0.0)[column]
        found += (n / values[g]) * (by_code - ((column >= 0) - values[g] / n) * float(brought @ own[g]))
    return found / (m * (m - 1))
