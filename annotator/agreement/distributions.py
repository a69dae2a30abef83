"""Quantiles of the normal and of Student's t, without scipy."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist


def normal(p: float) -> float:
    """Return the quantile of the standard normal distribution."""
    return NormalDist().inv_cdf(p)


@lru_cache(maxsize=512)
def student_t(p: float, df: int) -> float:
    """Return the quantile of Student's t with ``df`` degrees of freedom, by Newton's steps kept within bounds."""
    if p == 0.5:
        return 0.0
    if p < 0.5:
        return -student_t(1 - p, df)
    if df == 1:
        return math.tan(math.pi * (p - 0.5))
    z = normal(p)
    low, high = 0.0, 1e8
    t = z + (z**3 + z) / (4 * df) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)
    front = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi)
    for _ in range(200):
        above = _t_distribution(t, df) - p
        low, high = (low, t) if above > 0 else (t, high)
        slope = front * (1 + t * t / df) ** (-(df + 1) / 2)
        step = t - above / slope if slope > 0 else high
        if abs(step - t) <= 1e-13 * t:
            return step
        t = step if low < step < high else (low + high) / 2
    return t


def _t_distribution(t: float, df: int) -> float:
    return 1 - 0.5 * incomplete_beta(df / 2, 0.5, df / (df + t * t))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function by its continued fraction (Abramowitz & Stegun 26.5.8)."""
    if x <= 0 or x >= 1:
        return min(1.0, max(0.0, x))
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    log_front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(log_front) / a * _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """Evaluate the fraction by Lentz's method."""
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    value = d
    for m in range(1, 400):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            c = 1 + numerator / c
            d = 1 / (d if abs(d) > tiny else tiny)
            c = c if abs(c) > tiny else tiny
            value *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return value


def normal_below(z: float) -> float:
    """Return the probability that a standard normal value lies below z."""
    return NormalDist().cdf(z)


def student_t_below(t: float, df: int) -> float:
    """Return the probability that a value of Student's t with ``df`` degrees of freedom lies below t."""
    upper = _t_distribution(abs(t), df)
    return upper if t >= 0 else 1 - upper
