"""Standard error and interval from what units, resamples or the values without each unit say. None is cut at 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.distributions import normal, normal_below, student_t, student_t_below
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
THRESHOLDS = (0.5, 0.6, 0.667, 0.67, 0.7, 0.8, 0.9)  # Krippendorff's two, and those that KALPHA prints


@dataclass(frozen=True, slots=True)
class Interval:
    """A standard error with its interval, how it was made and over how many clusters."""

    se: float | None
    ci: tuple[float, float] | None
    method: str | None
    clusters: int
    why: str | None = None
    below: tuple[tuple[float, float], ...] = ()


_ONLY_ONE = "there is only one unit, or group of units, to leave out"
_NOTHING_LEFT = "without one of the groups nothing is left to compare"
NOT_ASKED = Interval(None, None, None, 0)


def none(clusters: int, why: str) -> Interval:
    """Return no interval, with the reason."""
    return Interval(None, None, None, clusters, f"no interval: {why}")


def closed_form(
    x: Matrix, value: float, level: float, method: str = "gwet", thresholds: Sequence[float] = THRESHOLDS
) -> Interval:
    """Return the interval from the values of units (Gwet 2014): gwet and gwet_table by t, asymptotic by the normal."""
    n = len(x)
    if n < 2:
        return none(n, "there is only one unit")
    spread = float(((x - x.mean()) ** 2).sum())
    se = (spread / (n * (n - 1) if method == "gwet" else n * n)) ** 0.5
    return _around(value, se, None if method == "asymptotic" else n - 1, n, level, method, thresholds)


def of_left_out(
    without: Matrix, n: int, value: float, level: float, thresholds: Sequence[float] = THRESHOLDS
) -> Interval:
    """Return the delete-one jackknife (Efron & Stein 1981) of the values without each one of n: t with n - 1."""
    if n < 2:
        return none(n, _ONLY_ONE)
    if np.isnan(without).any():
        return none(n, _NOTHING_LEFT)
    se = float(np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum()))
    return _around(value, se, n - 1, n, level, "jackknife", thresholds)


def of_left_out_each(without: Matrix, n: int, values: Matrix, level: float) -> list[Interval]:
    """Return the same for many values at once (values without each one of n × values), no thresholds asked."""
    if n < 2:
        return [none(n, _ONLY_ONE)] * len(values)
    errors = np.sqrt((n - 1) / n * ((without - without.mean(axis=0)) ** 2).sum(axis=0))
    return [
        none(n, _NOTHING_LEFT) if np.isnan(se) else _around(value, se, n - 1, n, level, "jackknife", ())
        for se, value in zip(errors.tolist(), values.tolist(), strict=True)
    ]


def _around(
    value: float, se: float, df: int | None, clusters: int, level: float, method: str, thresholds: Sequence[float]
) -> Interval:
    high = (1 + level) / 2
    half = (normal(high) if df is None else student_t(high, df)) * se
    below = tuple((t, _tail(t - value, se, df)) for t in thresholds)
    return Interval(se, (value - half, value + half), method, clusters, None, below)


def _tail(distance: float, se: float, df: int | None) -> float:
    if se <= 0:
        return float(distance > 0)
    return normal_below(distance / se) if df is None else student_t_below(distance / se, df)


def of_resamples(drawn: Matrix, method: str, clusters: int, level: float) -> Interval:
    """Return percentiles of resamples; those without a value are left out, and it is said how many."""
    values = drawn[~np.isnan(drawn)]
    if len(values) < 2:
        return none(clusters, "hardly any resample has a value")
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    below = tuple((t, float((values < t).mean())) for t in THRESHOLDS)
    return Interval(float(values.std()), (float(low), float(high)), method, clusters, _left_out(drawn, values), below)


def _left_out(drawn: Matrix, values: Matrix) -> str | None:
    lost = len(drawn) - len(values)
    return f"{lost} of {len(drawn)} resamples had no value and were left out" if lost else None


def bca(drawn: Matrix, without: Matrix, value: float, level: float) -> Interval:
    """Return the bias-corrected and accelerated interval (Efron 1987); acceleration from the jackknife."""
    plain = of_resamples(drawn, "bca", len(without), level)
    values, left = drawn[~np.isnan(drawn)], without[~np.isnan(without)]
    if plain.se is None or len(left) < 2:
        return plain
    share = float((values < value).mean() + (values == value).mean() / 2)
    if not 0 < share < 1:
        return none(len(without), "all resamples lie on one side of the value")
    shift, away = normal(share), left.mean() - left
    spread = float((away**2).sum())
    bend = float((away**3).sum()) / (6 * spread**1.5) if spread > 0 else 0.0
    z = [shift + normal(p) for p in ((1 - level) / 2, (1 + level) / 2)]
    low, high = np.quantile(values, [normal_below(shift + v / (1 - bend * v)) for v in z])
    return replace(plain, ci=(float(low), float(high)))
