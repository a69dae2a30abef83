"""Krippendorff's alpha at every level of measurement, for sets of codes, and for one code at a time.

1 - Do/De over units with two values or more (Krippendorff 2019, chapter 12): Do the mean distance of values
within units, De between all values whatever their unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import resampling
from annotator.agreement.encoding import Coded, encode
from annotator.agreement.resampling import Evaluate
from annotator.agreement.results import Estimate
from annotator.agreement.sets import distance_matrix as between_sets
from annotator.agreement.weights import positions, weight_matrix

Matrix = NDArray[np.float64]
LEVELS = ("nominal", "ordinal", "interval", "ratio")


def krippendorff_alpha(
    ratings: Any, *, level: str = "nominal", distance: str | None = None, weights: str | None = None,
    categories: Sequence[Any] | None = None, ci: float = 0.95, bootstrap: int = 0, seed: int = 0,
    clusters: Sequence[Any] | None = None, ci_method: str | None = None,
) -> Estimate:  # fmt: skip
    """Return alpha. ``distance`` (masi, jaccard) is for sets of codes, ``weights`` for a weighted form.

    The interval is the delete-one jackknife over ``clusters`` (units when left out), or with ``bootstrap``
    that many resamples of them.
    """
    coded = encode(ratings, categories)
    form = _form(coded, level, distance, weights)
    counts = coded.counts()
    rows, evaluate = _sums(counts, form)
    found = _describe(counts, coded)
    named: dict[str, Any] = {"weights": weights, "distance": distance, "level": None if weights or distance else level}
    total = rows.sum(axis=0)
    value = float(evaluate(total[None, :])[0])
    if np.isnan(value):
        return Estimate("krippendorff_alpha", None, **named, **found, status="undefined", why=_why(counts))
    kept = _with_pairs(counts)
    groups = None if clusters is None else [c for c, keep in zip(clusters, kept, strict=True) if keep]
    blocks = resampling.by_cluster(rows[kept], groups)
    if bootstrap:
        spread = resampling.bootstrap(blocks, evaluate, ci, bootstrap, seed)
    else:
        spread = resampling.jackknife(blocks, evaluate, value, ci)
    parts = _parts(total, form)
    return Estimate(
        "krippendorff_alpha", value, **named, se=spread.se, ci=spread.ci, ci_method=spread.method,
        observed=parts[0], expected=parts[1], clusters=spread.clusters, why=spread.why, **found,
    )  # fmt: skip


def krippendorff_alpha_category(ratings: Any, category: Any, **options: Any) -> Estimate:
    """Return nominal alpha after collapsing every value to "this code or not"; a set holds the code or does not."""
    import dataclasses

    found = krippendorff_alpha(collapse(ratings, category), **options)
    return dataclasses.replace(found, coefficient="krippendorff_alpha_category", category=str(category))


def collapse(ratings: Any, category: Any) -> list[list[int | None]]:
    """Return 1 where the value is (or holds) the code, 0 where not, None where it is missing."""

    def given(value: Any) -> int | None:
        if value is None or (isinstance(value, float) and value != value):
            return None
        if isinstance(value, list | tuple | set | frozenset):
            return int(category in value)
        return int(value == category)

    return [[given(v) for v in row] for row in ratings]


@dataclass(frozen=True, slots=True)
class _Form:
    """How far apart codes are: a fixed matrix, or (ordinal) one that follows from how often codes are used."""

    distances: Matrix | None
    q: int


def _form(coded: Coded, level: str, distance: str | None, weights: str | None) -> _Form:
    if distance is not None:
        sets = [v if isinstance(v, frozenset) else frozenset((v,)) for v in coded.labels]
        return _Form(between_sets(sets, distance), coded.q)
    if weights is not None:
        return _Form(1 - weight_matrix(coded.labels, weights), coded.q)
    if level not in LEVELS:
        raise ValueError(f"unknown level '{level}'; choose one of {', '.join(LEVELS)}")
    if level == "ordinal":
        return _Form(None, coded.q)
    x = positions(coded.labels)
    gap = x[:, None] - x[None, :]
    if level == "interval":
        return _Form(gap**2, coded.q)
    if level == "ratio":
        total = x[:, None] + x[None, :]
        return _Form(np.divide(gap, total, out=np.zeros_like(gap), where=total != 0) ** 2, coded.q)
    return _Form(1 - np.eye(coded.q), coded.q)


def _with_pairs(counts: Matrix) -> NDArray[np.bool_]:
    return np.asarray(counts.sum(axis=1) >= 2)


def _sums(counts: Matrix, form: _Form) -> tuple[Matrix, Evaluate]:
    """Return a row a unit and the function of their sums that is alpha."""
    kept = counts * _with_pairs(counts)[:, None]
    below = np.maximum(kept.sum(axis=1) - 1, 1)
    if form.distances is None:
        q = form.q
        pairs = (kept[:, :, None] * kept[:, None, :] - kept[:, :, None] * np.eye(q)) / below[:, None, None]
        return np.hstack([kept, pairs.reshape(len(kept), q * q)]), lambda sums: _ordinal(sums, q)
    spread = ((kept @ form.distances) * kept).sum(axis=1) / below
    distances, q = form.distances, form.q
    return np.hstack([kept, spread[:, None]]), lambda sums: _fixed(sums, distances, q)


def _ratio(within: Matrix, between: Matrix, n: Matrix) -> Matrix:
    """Return 1 - (within/n) / (between/(n(n-1))), nan where there is nothing to compare or no variation."""
    fine = (n > 1) & (between > 1e-12)
    found = np.full(n.shape, np.nan)
    found[fine] = 1 - (n[fine] - 1) * within[fine] / between[fine]
    return found


def _fixed(sums: Matrix, distances: Matrix, q: int) -> Matrix:
    used = sums[:, :q]
    return _ratio(sums[:, q], ((used @ distances) * used).sum(axis=1), used.sum(axis=1))


def _ordinal(sums: Matrix, q: int) -> Matrix:
    used, pairs = sums[:, :q], sums[:, q:].reshape(-1, q, q)
    squared = _ordinal_distances(used)
    between = np.einsum("rc,rck,rk->r", used, squared, used)
    return _ratio((pairs * squared).sum(axis=(1, 2)), between, used.sum(axis=1))


def _ordinal_distances(used: Matrix) -> Matrix:
    """Return squared distances between mean ranks: the sum of n_g from c to k, less (n_c + n_k)/2, is their gap."""
    middle = used.cumsum(axis=1) - used / 2
    return np.asarray((middle[:, :, None] - middle[:, None, :]) ** 2)


def _parts(total: Matrix, form: _Form) -> tuple[float, float]:
    """Return observed and expected disagreement."""
    q = form.q
    used, n = total[:q], float(total[:q].sum())
    if form.distances is None:
        squared = _ordinal_distances(used[None, :])[0]
        within = float((total[q:].reshape(q, q) * squared).sum())
    else:
        squared, within = form.distances, float(total[q])
    return within / n, float(used @ squared @ used) / (n * (n - 1))


def _describe(counts: Matrix, coded: Coded) -> dict[str, Any]:
    given = counts.sum(axis=1)
    return {
        "units": int((given >= 1).sum()),
        "coders": int((coded.codes >= 0).any(axis=0).sum()) if coded.codes.size else 0,
        "pairable": int((given >= 2).sum()),
    }


def _why(counts: Matrix) -> str:
    pairs = _with_pairs(counts)
    if not pairs.any():
        return "no unit has values of two coders"
    used = int((counts[pairs].sum(axis=0) > 0).sum())
    if used == 1:
        return "only one code was used, so there is no variation to agree on"
    return "the codes that were used do not differ by this measure"
