"""Percent agreement and the coefficients (p_a - p_e) / (1 - p_e), from sums over units.

p_a is the mean over units of the weighted share of agreeing coder pairs; the forms differ in p_e only. Units with
one value enter p_e, as Gwet (2014) has it. Closed-form standard errors are those of Gwet 2014, chapters 5 and 6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import resampling
from annotator.agreement.distributions import student_t
from annotator.agreement.encoding import Coded, encode
from annotator.agreement.resampling import Evaluate, Interval
from annotator.agreement.results import Estimate
from annotator.agreement.weights import weight_matrix

Matrix = NDArray[np.float64]
Expected = Callable[[Matrix, Matrix], Matrix]  # shares s_k (rows × codes), weights -> p_e (rows)


@dataclass(frozen=True, slots=True)
class _Sums:
    """A row a unit: 1, 1 if paired, agreement a_i, shares r_ik/r_i."""

    rows: Matrix
    weights: Matrix
    coded: Coded

    def agreement(self, sums: Matrix) -> Matrix:
        """Return p_a of sums."""
        return _divide(sums[:, 2], sums[:, 1])

    def shares(self, sums: Matrix) -> Matrix:
        """Return s_k of sums."""
        return _divide(sums[:, 3:], sums[:, :1])


def _divide(a: Matrix, b: Matrix) -> Matrix:
    return np.asarray(np.divide(a, b, out=np.full(np.broadcast(a, b).shape, np.nan), where=np.abs(b) > 1e-12))


def _sums(coded: Coded, weights: str) -> _Sums:
    counts = coded.counts()
    given = counts.sum(axis=1)
    counts, given = counts[given >= 1], given[given >= 1]
    matrix = weight_matrix(coded.labels, weights)
    pairs = given * (given - 1)
    agreeing = (counts * (counts @ matrix.T - 1)).sum(axis=1)
    share = np.divide(agreeing, pairs, out=np.zeros_like(given), where=pairs > 0)
    head = np.column_stack([np.ones_like(given), given >= 2, share])
    return _Sums(np.hstack([head, counts / given[:, None]]), matrix, coded)


@dataclass(frozen=True, slots=True)
class Options:
    """How an interval is made; ``clusters`` names the group of each unit of the ratings."""

    ci: float = 0.95
    ci_method: str | None = None
    bootstrap: int = 0
    seed: int = 0
    clusters: Sequence[Any] | None = None


def _options(given: dict[str, Any]) -> Options:
    unknown = set(given) - {"ci", "ci_method", "bootstrap", "seed", "clusters"}
    if unknown:
        raise TypeError(f"unknown option {sorted(unknown)[0]!r}")
    return Options(**given)


def _estimate(
    name: str,
    sums: _Sums,
    expected: Expected | None,
    options: Options,
    influence: Callable[[float, float], Matrix] | None,
) -> Estimate:
    rows = sums.rows

    def evaluate(of: Matrix) -> Matrix:
        agreed = sums.agreement(of)
        if expected is None:
            return agreed
        chance = expected(sums.shares(of), sums.weights)
        return _divide(agreed - chance, 1 - chance)

    total = rows.sum(axis=0)[None, :]
    pairable = int(total[0, 1]) if len(rows) else 0
    found: dict[str, Any] = {"units": len(rows), "coders": _coders(sums.coded), "pairable": pairable}
    value = float(evaluate(total)[0]) if len(rows) else np.nan
    if np.isnan(value):
        why = (
            "only one code was used, so chance alone explains all agreement"
            if pairable
            else "no unit has values of two coders"
        )
        return Estimate(name, None, **found, status="undefined", why=why)
    observed = float(sums.agreement(total)[0])
    chance = None if expected is None else float(expected(sums.shares(total), sums.weights)[0])
    spread = _interval(sums, evaluate, value, observed, chance, options, influence)
    return Estimate(
        name, value, se=spread.se, ci=spread.ci, ci_method=spread.method, observed=observed, expected=chance,
        clusters=spread.clusters, why=spread.why, **found,
    )  # fmt: skip


def _coders(coded: Coded) -> int:
    return int((coded.codes >= 0).any(axis=0).sum()) if coded.codes.size else 0


def _interval(
    sums: _Sums, evaluate: Evaluate, value: float, observed: float, chance: float | None, options: Options,
    influence: Callable[[float, float], Matrix] | None,
) -> Interval:  # fmt: skip
    given = np.any(sums.coded.given(), axis=1)
    groups = None if options.clusters is None else [c for c, keep in zip(options.clusters, given, strict=True) if keep]
    blocks = resampling.by_cluster(sums.rows, groups)
    if options.bootstrap:
        return resampling.bootstrap(blocks, evaluate, options.ci, options.bootstrap, options.seed)
    nested = groups is not None and len(blocks) < len(sums.rows)
    if nested or influence is None or options.ci_method == "jackknife":
        return resampling.jackknife(blocks, evaluate, value, options.ci)
    return closed_form(influence(value, 0.0 if chance is None else chance), value, options.ci)


def closed_form(x: Matrix, value: float, level: float) -> Interval:
    """Return Gwet's interval from the value of each unit: t with n - 1 degrees of freedom, not cut."""
    n = len(x)
    if n < 2:
        return Interval(None, None, None, n)
    se = float(np.sqrt(((x - x.mean()) ** 2).sum() / (n * (n - 1))))
    half = student_t((1 + level) / 2, n - 1) * se
    return Interval(se, (value - half, value + half), "gwet", n)


def _values(sums: _Sums, units: Matrix | None) -> Callable[[float, float], Matrix]:
    """Return Gwet's value of each unit; ``units`` are the e_i, None where p_e does not depend on the data."""

    def values(value: float, chance: float) -> Matrix:
        rows = sums.rows
        scale = len(rows) / rows[:, 1].sum()
        first = scale * (rows[:, 2] - chance * rows[:, 1]) / (1 - chance)
        second = 0.0 if units is None else 2 * (1 - value) * (units - chance) / (1 - chance)
        return np.asarray(first - second)

    return values


def percent_agreement(
    ratings: Any, *, weights: str = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return the mean over units of the share of agreeing coder pairs."""
    sums = _sums(encode(ratings, categories), weights)
    scaled = (
        sums.rows[:, 2] * len(sums.rows) / max(1.0, float(sums.rows[:, 1].sum()))
        if len(sums.rows)
        else sums.rows[:, :0]
    )
    found = _estimate("percent_agreement", sums, None, _options(given), lambda *_: scaled)
    return replace(found, weights=weights)


def fleiss_kappa(
    ratings: Any, *, weights: str = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Fleiss' kappa in Gwet's form: p_e = Σ w_kl s_k s_l, missing values and weights allowed."""
    sums = _sums(encode(ratings, categories), weights)
    total = sums.rows.sum(axis=0)[None, :]
    both = (sums.weights + sums.weights.T) / 2
    units = sums.rows[:, 3:] @ both @ sums.shares(total)[0]
    found = _estimate("fleiss_kappa", sums, _of_shares, _options(given), _values(sums, units))
    return replace(found, weights=weights, variant="gwet")


def _of_shares(shares: Matrix, weights: Matrix) -> Matrix:
    return np.asarray(((shares @ weights) * shares).sum(axis=1))


def scott_pi(
    ratings: Any, *, weights: str = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Scott's pi (1955): two coders, chance agreement from their pooled shares."""
    coded = _both(encode(ratings, categories), "scott_pi")
    return replace(
        fleiss_kappa(coded.codes, weights=weights, categories=coded.labels, **given),
        coefficient="scott_pi",
        variant=None,
    )


def gwet_ac(
    ratings: Any, *, weights: str = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Gwet's AC1 (2008), with weights AC2: p_e = T/(q(q-1)) Σ s_k (1 - s_k), T the sum of all weights."""
    sums = _sums(encode(ratings, categories), weights)
    q = sums.coded.q
    scale = float(sums.weights.sum()) / (q * (q - 1)) if q > 1 else np.nan
    total = sums.rows.sum(axis=0)[None, :]
    units = scale * (sums.rows[:, 3:] * (1 - sums.shares(total)[0])).sum(axis=1)
    found = _estimate(
        "gwet_ac", sums, lambda s, _: scale * (s * (1 - s)).sum(axis=1), _options(given), _values(sums, units)
    )
    return replace(found, weights=weights, variant="AC1" if weights == "identity" else "AC2")


def brennan_prediger(
    ratings: Any, *, weights: str = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Brennan & Prediger's coefficient (1981): all codes equally likely, p_e = T/q²."""
    sums = _sums(encode(ratings, categories), weights)
    uniform = float(sums.weights.mean()) if sums.coded.q else np.nan
    found = _estimate(
        "brennan_prediger", sums, lambda s, _: np.full(len(s), uniform), _options(given), _values(sums, None)
    )
    return replace(found, weights=weights)


def randolph_kappa(ratings: Any, **given: Any) -> Estimate:
    """Return Randolph's free-marginal kappa (2005): Brennan & Prediger for many coders without weights."""
    return replace(brennan_prediger(ratings, **given), coefficient="randolph_kappa")


def bennett_s(ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return Bennett, Alpert & Goldstein's S (1954): two coders, p_e = 1/q."""
    coded = _both(encode(ratings, categories), "bennett_s")
    return replace(brennan_prediger(coded.codes, categories=coded.labels, **given), coefficient="bennett_s")


def _both(coded: Coded, name: str) -> Coded:
    """Return the units that both of two coders coded."""
    if coded.codes.shape[1] != 2:
        raise ValueError(f"{name} is for two coders; {coded.codes.shape[1]} were given")
    return Coded(np.where(np.all(coded.given(), axis=1)[:, None], coded.codes, -1), coded.labels)


def cohen_kappa(
    ratings: Any, *, weights: str = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Cohen's kappa (1960; weighted 1968): two coders, chance agreement from each one's own shares."""
    coded = _both(encode(ratings, categories), "cohen_kappa")
    kept = coded.codes[(coded.codes >= 0).all(axis=1)] if len(coded.codes) else coded.codes
    q = coded.q
    matrix = weight_matrix(coded.labels, weights)
    first, second = np.eye(q)[kept[:, 0]], np.eye(q)[kept[:, 1]]
    agreed = matrix[kept[:, 0], kept[:, 1]]
    rows = np.column_stack([np.ones(len(kept)), agreed, first, second])

    def evaluate(of: Matrix) -> Matrix:
        p1, p2 = _divide(of[:, 2 : 2 + q], of[:, :1]), _divide(of[:, 2 + q :], of[:, :1])
        chance = ((p1 @ matrix) * p2).sum(axis=1)
        return _divide(_divide(of[:, 1], of[:, 0]) - chance, 1 - chance)

    n = len(kept)
    found: dict[str, Any] = {"units": n, "coders": 2, "pairable": n, "weights": weights}
    value = float(evaluate(rows.sum(axis=0)[None, :])[0]) if n else np.nan
    if np.isnan(value):
        why = "both coders used one and the same code only" if n else "no unit has values of both coders"
        return Estimate("cohen_kappa", None, **found, status="undefined", why=why)
    p1, p2 = first.mean(axis=0), second.mean(axis=0)
    chance = float(p1 @ matrix @ p2)
    units = (first @ (matrix @ p2) + second @ (matrix.T @ p1)) / 2
    x = (agreed - chance) / (1 - chance) - 2 * (1 - value) * (units - chance) / (1 - chance)
    spread = _pair_interval(rows, evaluate, x, value, coded, _options(given))
    return Estimate(
        "cohen_kappa", value, se=spread.se, ci=spread.ci, ci_method=spread.method, observed=float(agreed.mean()),
        expected=chance, clusters=spread.clusters, why=spread.why, **found,
    )  # fmt: skip


def _pair_interval(
    rows: Matrix, evaluate: Evaluate, x: Matrix, value: float, coded: Coded, options: Options
) -> Interval:
    both = np.all(coded.given(), axis=1)
    groups = None if options.clusters is None else [c for c, keep in zip(options.clusters, both, strict=True) if keep]
    blocks = resampling.by_cluster(rows, groups)
    if options.bootstrap:
        return resampling.bootstrap(blocks, evaluate, options.ci, options.bootstrap, options.seed)
    if options.ci_method == "jackknife" or (groups is not None and len(blocks) < len(rows)):
        return resampling.jackknife(blocks, evaluate, value, options.ci)
    return closed_form(x, value, options.ci)


def light_kappa(ratings: Any, *, weights: str = "identity", categories: Sequence[Any] | None = None) -> Estimate:
    """Return the mean of the pairwise Cohen kappas (Light 1971); no interval."""
    coded = encode(ratings, categories)
    pairs = [
        cohen_kappa(coded.codes[:, [a, b]], weights=weights, categories=coded.labels)
        for a, b in combinations(range(coded.codes.shape[1]), 2)
    ]
    values = [p.value for p in pairs if p.value is not None]
    found: dict[str, Any] = {
        "units": len(coded.codes),
        "coders": _coders(coded),
        "pairable": sum(p.pairable for p in pairs),
        "weights": weights,
    }
    if not pairs or len(values) < len(pairs):
        return Estimate("light_kappa", None, **found, status="undefined", why="a pair of coders has no kappa")
    return Estimate("light_kappa", float(np.mean(values)), **found)
