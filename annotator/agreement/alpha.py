"""Krippendorff's alpha for codes, sets of codes, ordinal, interval and ratio values, and one code at a time.

1 - Do/De over units with two values or more (Krippendorff 2019, chapter 12): Do the mean distance of values
within units, De between all values whatever their unit. How distances are summed is told in ``alpha_forms``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.alpha_forms import Fixed, Form, Moments, level_distances
from annotator.agreement.alpha_ranks import Ranks
from annotator.agreement.coded import Coded
from annotator.agreement.encoding import encode
from annotator.agreement.estimation import by_coder, estimate, sizes
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.sets import as_sets
from annotator.agreement.sets import distance_matrix as between_sets
from annotator.agreement.weights import name_of, positions, weight_matrix

Matrix = NDArray[np.float64]
LEVELS = ("nominal", "ordinal", "interval", "ratio")


def krippendorff_alpha(
    ratings: Any, *, level: str = "nominal", distance: Any = None, weights: Any = None,
    categories: Sequence[Any] | None = None, **given: Any,
) -> Estimate:  # fmt: skip
    """Return alpha.

    ``distance`` is masi or jaccard for sets of codes, or a matrix of disagreements in the order of ``categories``
    with 0 on the diagonal; ``weights`` ask for the weighted form. The interval is the delete-one jackknife unless
    ``ci_method`` says gwet, bootstrap, bca, or krippendorff_2006, which resamples deviations and is too narrow.
    """
    options = Options.of(given)
    coded = encode(ratings, categories)
    if level == "ordinal" and distance is None and weights is None:
        coded = _in_order(coded)
    named = _named(level, distance, weights)
    of, parts = _statistic(coded, level, distance, weights)
    of = replace(of, coders=by_coder(coded, lambda c: _statistic(c, level, distance, weights)[0].value))
    if weights is not None:
        parts = (parts[1] + of.value * (1 - parts[1]), parts[1])
    why = _why(coded) if math.isnan(of.value) else ""
    return estimate(
        "krippendorff_alpha", of, options, "jackknife", why, observed=parts[0], expected=parts[1], **named,
        **sizes(coded),
    )  # fmt: skip


def krippendorff_alpha_category(ratings: Any, category: Any, **options: Any) -> Estimate:
    """Return nominal alpha after collapsing every value to "this code or not"; a set holds the code or does not."""
    from annotator.agreement.collapsing import collapse

    coded = collapse(ratings, category, options.pop("categories", None))
    found = krippendorff_alpha(coded, **options)
    return replace(found, coefficient="krippendorff_alpha_category", category=str(category))


def krippendorff_alpha_expected_agreement(
    ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return 1 - De of nominal alpha: the agreement that chance would give."""
    coded = encode(ratings, categories)
    of, _ = _statistic(coded, "nominal", None, None)
    form = Fixed(None, coded.q)

    def of_sums(sums: Matrix) -> Matrix:
        n, between = form.sums(sums)[0], form.sums(sums)[2]
        return np.asarray(1 - np.divide(between, n * (n - 1), out=np.full(n.shape, np.nan), where=n > 1))

    def value_of(some: Coded) -> float:
        return float(of_sums(np.append(some.where(_paired(some)).used(), 0.0)[None, :])[0])

    found = replace(
        of, value=value_of(coded), evaluate=of_sums, without=None, influence=None, deviations=None,
        coders=by_coder(coded, value_of),
    )  # fmt: skip
    why = "no unit has values of two coders"
    return estimate("krippendorff_alpha_expected_agreement", found, Options.of(given), "jackknife", why, **sizes(coded))


def _named(level: str, distance: Any, weights: Any) -> dict[str, Any]:
    if level not in LEVELS:
        raise ValueError(f"unknown level '{level}'; choose one of {', '.join(LEVELS)}")
    if distance is not None:
        return {"distance": distance if isinstance(distance, str) else "own"}
    return {"weights": name_of(weights)} if weights is not None else {"level": level}


def _in_order(coded: Coded) -> Coded:
    """Return codes in the order of their values where labels are numbers."""
    x = positions(coded.labels)
    order = np.argsort(x, kind="stable")
    if (order == np.arange(len(x))).all():
        return coded
    table = np.append(np.argsort(order), -1)
    return Coded(table[coded.codes], tuple(coded.labels[i] for i in order))


def _paired(coded: Coded) -> NDArray[np.bool_]:
    return np.asarray(coded.given() >= 2)


def _form(coded: Coded, level: str, distance: Any, weights: Any) -> Form:
    if weights is not None:
        if isinstance(weights, str) and weights == "identity":
            return Fixed(None, coded.q)
        return Fixed(1 - weight_matrix(coded.labels, weights), coded.q)
    if isinstance(distance, str):
        return Fixed(between_sets(as_sets(coded.labels), distance), coded.q)
    if distance is not None:
        return Fixed(_own(coded, distance), coded.q)
    if level == "nominal":
        return Fixed(None, coded.q)
    x = positions(coded.labels)
    if level == "interval":
        return Moments(x)
    return Ranks(coded.q) if level == "ordinal" else Fixed(level_distances(x, level), coded.q)


def _own(coded: Coded, distance: Any) -> Matrix:
    found = np.asarray(distance, dtype=float)
    if found.shape != (coded.q, coded.q):
        raise ValueError(f"distances are a matrix of {coded.q} × {coded.q} codes, not {found.shape}")
    if np.diag(found).any():
        raise ValueError("the distance of a code to itself is 0")
    return np.asarray((found + found.T) / 2)


def _statistic(coded: Coded, level: str, distance: Any, weights: Any) -> tuple[Statistic, tuple[float, float]]:
    """Return the statistic with its parts, observed and expected disagreement (weights: expected agreement)."""
    given = coded.given()
    kept = np.asarray(given >= 2)
    coded, given = coded.where(kept), given[kept]
    form = _form(coded, level, distance, weights)
    own = form.own(coded, given)
    total = form.total(coded, given, own)
    n, within, between = (float(v[0]) for v in form.sums(total[None, :])[:3])
    value = float(form.value(total[None, :])[0])
    parts = (within / n, between / (n * (n - 1))) if n > 1 else (np.nan, np.nan)
    if weights is not None and n:
        parts = (parts[0], 1 - between / n**2)
    of = Statistic(
        value, int(kept.sum()), lambda: form.rows(coded, given), form.value, kept,
        without=lambda: form.without(coded, given, own, total),
        influence=lambda: _influence(coded, given, form.distances(total), value),
        deviations=lambda times, seed: _deviations(coded, given, form.distances(total), times, seed),
    )  # fmt: skip
    return of, parts


def _influence(coded: Coded, given: Matrix, distances: Matrix, value: float) -> Matrix:
    """Return Gwet's value of each unit (2014, chapter 6), with disagreements scaled to 1."""
    weights = 1 - distances / distances.max()
    n, mean = float(given.sum()), float(given.mean())
    shares = coded.used() / n
    expected = float(shares @ weights @ shares)
    agreed = coded.pairs(weights) / (mean * (given - 1))
    plain = (agreed.mean() - expected) / (1 - expected)
    excess = (given - mean) / mean
    pulled = coded.gather((weights + weights.T) @ shares / 2) / mean - expected * excess
    level = (1 - 1 / n) * agreed.mean() + 1 / n
    first = (agreed - level * excess - expected) / (1 - expected)
    return np.asarray(first - 2 * (1 - plain) * (pulled - expected) / (1 - expected))


def _deviations(coded: Coded, given: Matrix, distances: Matrix, times: int, seed: int) -> Matrix:
    """Return resamples as KALPHA draws them (Hayes & Krippendorff 2007): deviations, not units; not below -1."""
    from annotator.agreement.alpha_forms import coincidences

    found = coincidences(coded, given)
    n, used = float(given.sum()), coded.used()
    expected = float(used @ distances @ used) / (n * (n - 1))
    upper = np.triu_indices(coded.q)
    chance = np.where(upper[0] == upper[1], 1.0, 2.0) * found[upper] / n
    draws = int(min(25 * (chance > 0).sum(), (coded.coders - 1) * n / 2))
    if draws < 1:
        return np.full(times, np.nan)
    drawn = np.random.default_rng(seed).multinomial(draws, chance / chance.sum(), size=times)
    return np.asarray(np.maximum(-1.0, 1 - drawn @ distances[upper] / (draws * expected)))


def _why(coded: Coded) -> str:
    kept = coded.where(_paired(coded))
    if not len(kept.codes):
        return "no unit has values of two coders"
    if int((kept.used() > 0).sum()) == 1:
        return "only one code was used, so there is no variation to agree on"
    return "the codes that were used do not differ by this measure"
