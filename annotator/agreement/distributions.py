"""Quantiles of the normal and of Student's t, without scipy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

# Wichura's rational approximations (1988, AS 241): of the middle, of the tails, of the far tails; highest power first.
_MIDDLE = (
    (2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
     1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.387132872796366608e0),
    (5.226495278852854561e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
     5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0),
)  # fmt: skip
_TAIL = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
     3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0),
)  # fmt: skip
_FAR = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0),
)  # fmt: skip


def normal(p: float) -> float:
    """Return the quantile of the standard normal distribution, for p between 0 and 1."""
    from_middle = p - 0.5
    if abs(from_middle) <= 0.425:
        r = 0.180625 - from_middle * from_middle
        return _polynomial(_MIDDLE[0], r) * from_middle / _polynomial(_MIDDLE[1], r)
    r = math.sqrt(-math.log(p if from_middle <= 0 else 1 - p))
    shift, (above, below) = (1.6, _TAIL) if r <= 5 else (5.0, _FAR)
    found = _polynomial(above, r - shift) / _polynomial(below, r - shift)
    return -found if from_middle < 0 else found


def _polynomial(powers: Sequence[float], x: float) -> float:
    value = 0.0
    for power in powers:
        value = value * x + power
    return value


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
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))


def student_t_below(t: float, df: int) -> float:
    """Return the probability that a value of Student's t with ``df`` degrees of freedom lies below t."""
    upper = _t_distribution(abs(t), df)
    return upper if t >= 0 else 1 - upper
