"""Standard errors and intervals for any coefficient: closed form, jackknife, bootstrap (percentile and BCa).

A coefficient gives a row of numbers a unit and a function of their column sums. Leaving a cluster out is then
a subtraction, drawing clusters a product, for all resamples at once. Intervals are not cut at 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.distributions import normal, normal_below, student_t, student_t_below

Matrix = NDArray[np.float64]
Groups = NDArray[np.int64]
Evaluate = Callable[[Matrix], Matrix]  # sums (…, columns) -> values (…), nan where undefined
THRESHOLDS = (0.667, 0.8)
CLOSED = ("gwet", "gwet_table", "asymptotic")
METHODS = (*CLOSED, "jackknife", "bootstrap", "bca", "krippendorff_2006")
RESAMPLED = ("item", "unit", "document", "coder")
_SLICE = 4096
_TIMES = 1000


@dataclass(frozen=True, slots=True)
class Options:
    """How an interval is made; ``clusters`` names the group of each row of the ratings, ``resample`` what is drawn."""

    ci: float = 0.95
    ci_method: str | None = None
    bootstrap: int = 0
    resample: str | None = None
    seed: int = 0
    clusters: Sequence[Any] | None = None

    def __post_init__(self) -> None:
        if not 0 < self.ci < 1:
            raise ValueError(f"the level of an interval lies between 0 and 1, not at {self.ci}")
        if self.ci_method is not None and self.ci_method not in METHODS:
            raise ValueError(f"unknown ci_method '{self.ci_method}'; choose one of {', '.join(METHODS)}")
        if self.resample is not None and self.resample not in RESAMPLED:
            raise ValueError(f"unknown resample '{self.resample}'; choose one of {', '.join(RESAMPLED)}")
        if self.bootstrap < 0:
            raise ValueError("the number of resamples is not negative")

    @classmethod
    def of(cls, given: dict[str, Any]) -> Options:
        """Return options from keywords; raise TypeError for an unknown one, as Python does."""
        unknown = sorted(set(given) - set(cls.__slots__))
        if unknown:
            raise TypeError(f"unknown option {unknown[0]!r}; there are {', '.join(cls.__slots__)}")
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Statistic:
    """A value of data and all that an interval can be made from, each computed only when asked for.

    ``without`` gives the values without each unit, ``influence`` Gwet's value of each unit, ``kept`` says which rows
    of the ratings the units are; ``deviations`` gives resamples by KALPHA's method.
    """

    value: float
    units: int
    rows: Callable[[], Matrix]
    evaluate: Evaluate
    kept: NDArray[np.bool_] | None = None
    without: Callable[[], Matrix] | None = None
    influence: Callable[[], Matrix] | None = None
    without_coder: Callable[[], Matrix] | None = None
    deviations: Callable[[int, int], Matrix] | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """A standard error with its interval, how it was made and over how many clusters."""

    se: float | None
    ci: tuple[float, float] | None
    method: str | None
    clusters: int
    why: str | None = None
    below: tuple[tuple[float, float], ...] = ()


def interval(of: Statistic, options: Options, default: str) -> Interval:
    """Return the interval that the options ask for, or the coefficient's default one."""
    method = options.ci_method or ("bootstrap" if options.bootstrap else default)
    if options.resample == "coder":
        return _by_coder(of, options)
    if method == "krippendorff_2006":
        return _by_deviations(of, options)
    groups = _groups(of, options)
    nested = groups is not None and int((np.bincount(groups) > 0).sum()) < of.units
    if method in CLOSED and nested:
        if options.ci_method in CLOSED:
            raise ValueError(f"{method} takes units as independent; with clusters use jackknife or bootstrap")
        method = "jackknife"
    if method in CLOSED and of.influence is None:
        if options.ci_method in CLOSED:
            raise ValueError(f"there is no closed form ({method}) of this coefficient; use jackknife or bootstrap")
        method = "jackknife"
    if method in CLOSED and of.influence is not None:
        return closed_form(of.influence(), of.value, options.ci, method)
    return _resampled(of, groups if nested else None, method, options)


def _groups(of: Statistic, options: Options) -> Groups | None:
    if options.clusters is None or options.resample == "item":
        return None
    groups = numbered(options.clusters)
    if of.kept is None:
        return groups
    if len(groups) != len(of.kept):
        raise ValueError(f"{len(groups)} clusters are named for {len(of.kept)} units")
    return groups[of.kept]


def numbered(clusters: Sequence[Any] | NDArray[Any]) -> Groups:
    """Return clusters as numbers from 0 on; names are told apart by their text, an array of integers is taken fast."""
    is_number = isinstance(clusters, np.ndarray) and clusters.dtype.kind in "iu"
    names = np.asarray(clusters) if is_number else np.asarray([str(c) for c in clusters], dtype=np.str_)
    if is_number and len(names) and names.min() >= 0 and names.max() < 2 * len(names):
        return names.astype(np.int64)
    return np.asarray(np.unique(names, return_inverse=True)[1], dtype=np.int64)


def _resampled(of: Statistic, groups: Groups | None, method: str, options: Options) -> Interval:
    if method == "jackknife" and groups is None and of.without is not None:
        return of_left_out(of.without() if of.units > 1 else np.empty(0), of.units, of.value, options.ci)
    blocks = by_cluster(of.rows(), groups)
    if method == "jackknife":
        return jackknife(blocks, of.evaluate, of.value, options.ci)
    if len(blocks) < 2:
        return Interval(None, None, None, len(blocks), "no interval: there is only one group")
    times = options.bootstrap or _TIMES
    drawn = resamples(blocks, of.evaluate, times, options.seed)
    if method == "bootstrap":
        return of_resamples(drawn, "bootstrap", len(blocks), options.ci)
    return _bca(drawn, without_each(blocks, of.evaluate), of.value, options.ci)


def _by_coder(of: Statistic, options: Options) -> Interval:
    if options.bootstrap or options.ci_method in ("bootstrap", "bca", "krippendorff_2006"):
        raise ValueError("coders are left out one by one (jackknife), not drawn: one drawn twice agrees with itself")
    if of.without_coder is None:
        raise ValueError("coders cannot be resampled for this coefficient")
    values = of.without_coder()
    return of_left_out(values, len(values), of.value, options.ci)


def _by_deviations(of: Statistic, options: Options) -> Interval:
    if of.deviations is None:
        raise ValueError("krippendorff_2006 is a bootstrap of Krippendorff's alpha only")
    drawn = of.deviations(options.bootstrap or 10_000, options.seed)
    return of_resamples(drawn, "krippendorff_2006", of.units, options.ci)


def by_cluster(rows: Matrix, groups: Groups | None) -> Matrix:
    """Return the sums of the rows of each cluster that has any, or the rows themselves."""
    if groups is None or not len(rows):
        return rows
    order = np.argsort(groups, kind="stable")
    begins = np.flatnonzero(np.diff(groups[order], prepend=-1))
    return np.asarray(np.add.reduceat(rows[order], begins, axis=0))


def closed_form(x: Matrix, value: float, level: float, method: str = "gwet") -> Interval:
    """Return the interval from the values of units (Gwet 2014): gwet and gwet_table by t, asymptotic by the normal."""
    n = len(x)
    if n < 2:
        return Interval(None, None, None, n, "no interval: there is only one unit")
    spread = float(((x - x.mean()) ** 2).sum())
    se = (spread / (n * (n - 1) if method == "gwet" else n * n)) ** 0.5
    return _around(value, se, None if method == "asymptotic" else n - 1, n, level, method)


def _around(value: float, se: float, df: int | None, clusters: int, level: float, method: str) -> Interval:
    high = (1 + level) / 2
    half = (normal(high) if df is None else student_t(high, df)) * se
    below = tuple((t, _tail(t - value, se, df)) for t in THRESHOLDS)
    return Interval(se, (value - half, value + half), method, clusters, None, below)


def _tail(distance: float, se: float, df: int | None) -> float:
    if se <= 0:
        return float(distance > 0)
    return normal_below(distance / se) if df is None else student_t_below(distance / se, df)


def without_each(rows: Matrix, evaluate: Evaluate) -> Matrix:
    """Return the values without each row."""
    total = rows.sum(axis=0)
    parts = [evaluate(total - rows[i : i + _SLICE]) for i in range(0, len(rows), _SLICE)]
    return np.concatenate(parts) if parts else np.empty(0)


def jackknife(rows: Matrix, evaluate: Evaluate, value: float, level: float) -> Interval:
    """Return the delete-one jackknife over rows of sums."""
    return of_left_out(without_each(rows, evaluate) if len(rows) > 1 else np.empty(0), len(rows), value, level)


def of_left_out(without: Matrix, n: int, value: float, level: float) -> Interval:
    """Return the delete-one jackknife (Efron & Stein 1981) of the values without each one of n: t with n - 1."""
    if n < 2:
        return Interval(None, None, None, n, "no interval: there is only one group")
    if np.isnan(without).any():
        return Interval(None, None, None, n, "no interval: without one of the groups nothing is left to compare")
    se = float(np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum()))
    return _around(value, se, n - 1, n, level, "jackknife")


def resamples(rows: Matrix, evaluate: Evaluate, times: int, seed: int) -> Matrix:
    """Return the values of resamples of n rows drawn with replacement, nan where one has no value."""
    n = len(rows)
    generator = np.random.default_rng(seed)
    step = max(1, min(times, 4_000_000 // max(1, n)))
    found = []
    for begin in range(0, times, step):
        size = min(step, times - begin)
        places = generator.integers(0, n, size=(size, n), dtype=np.int32 if size * n < 2**31 else np.int64)
        places += (np.arange(size, dtype=places.dtype) * n)[:, None]
        draws = np.bincount(places.ravel(), minlength=size * n).reshape(size, n)
        found.append(evaluate(draws.astype(float) @ rows))
    return np.concatenate(found)


def of_resamples(drawn: Matrix, method: str, clusters: int, level: float) -> Interval:
    """Return percentiles of resamples; those without a value are left out, and it is said how many."""
    values = drawn[~np.isnan(drawn)]
    if len(values) < 2:
        return Interval(None, None, None, clusters, "no interval: hardly any resample has a value")
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return Interval(
        float(values.std(ddof=1)),
        (float(low), float(high)),
        method,
        clusters,
        _left_out(drawn, values),
        _shares(values),
    )


def _left_out(drawn: Matrix, values: Matrix) -> str | None:
    lost = len(drawn) - len(values)
    return f"{lost} of {len(drawn)} resamples had no value and were left out" if lost else None


def _shares(values: Matrix) -> tuple[tuple[float, float], ...]:
    return tuple((t, float((values < t).mean())) for t in THRESHOLDS)


def _bca(drawn: Matrix, without: Matrix, value: float, level: float) -> Interval:
    """Return the bias-corrected and accelerated interval (Efron 1987); acceleration from the jackknife."""
    plain = of_resamples(drawn, "bca", len(without), level)
    values, left = drawn[~np.isnan(drawn)], without[~np.isnan(without)]
    if plain.se is None or len(left) < 2:
        return plain
    share = float((values < value).mean() + (values == value).mean() / 2)
    if not 0 < share < 1:
        return Interval(None, None, None, len(without), "no interval: all resamples lie on one side of the value")
    shift, away = normal(share), left.mean() - left
    spread = float((away**2).sum())
    bend = float((away**3).sum()) / (6 * spread**1.5) if spread > 0 else 0.0
    z = [shift + normal(p) for p in ((1 - level) / 2, (1 + level) / 2)]
    low, high = np.quantile(values, [normal_below(shift + v / (1 - bend * v)) for v in z])
    return Interval(plain.se, (float(low), float(high)), "bca", len(without), plain.why, plain.below)
