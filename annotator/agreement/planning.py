"""How many units to code twice: by the formula of Bloch & Kraemer, or for an interval of a given width from a pilot."""

from __future__ import annotations

import math
from typing import Any

from annotator.agreement.distributions import normal, student_t
from annotator.agreement.estimation import exact
from annotator.agreement.options import Options
from annotator.agreement.results import Estimate

_MOST = 10_000  # groups from which on Student's t is the normal


def sample_size_alpha(
    alpha_min: float, code_share: float, *, coders: int = 2, significance: float = 0.05, **given: Any
) -> Estimate:
    """Return the units needed to tell alpha from ``alpha_min`` for a code that takes ``code_share`` of all values.

    coders × z² × ((1 + a)(3 - a) / (4 p (1 - p)(1 - a)) - a), rounded up (Bloch & Kraemer 1989, eq. 3.7, as in
    Krippendorff 2019); z the one-sided normal quantile of 1 - ``significance``.
    """
    if not 0 < code_share < 1:
        raise ValueError(f"code_share lies between 0 and 1, not at {code_share}")
    if not 0 < significance < 1:
        raise ValueError(f"significance lies between 0 and 1, not at {significance}")
    if not -1 < alpha_min < 1:
        raise ValueError(f"alpha_min lies between -1 and 1, not at {alpha_min}")
    if coders < 2:
        raise ValueError("it takes two coders")
    a, p = alpha_min, code_share
    z = normal(1 - significance)
    needed = coders * z**2 * ((1 + a) * (3 - a) / (4 * p * (1 - p) * (1 - a)) - a)
    return exact("sample_size_alpha", float(math.ceil(needed - 1e-9)), given, coders=coders)


def sample_size_half_width(pilot: Estimate, half_width: float, **given: Any) -> Estimate:
    """Return the groups needed for an interval of ± ``half_width``, from the standard error of a pilot.

    Standard errors shrink with the root of the number of groups (units, or documents where these were resampled), and
    the interval is t with one less than these; ``ci`` is its level.
    """
    if half_width <= 0:
        raise ValueError("the half width is above 0")
    if pilot.se is None or pilot.clusters < 2:
        why = pilot.why or "the pilot has no standard error"
        return Estimate("sample_size_half_width", None, status="undefined", why=why)
    high = (1 + Options.of(given).level) / 2
    needed = _groups(pilot.clusters * (pilot.se / half_width) ** 2, high)
    return exact("sample_size_half_width", float(needed), given, coders=pilot.coders)


def _groups(each: float, high: float) -> int:
    """Return the least number n of groups with n ≥ each · t², t Student's quantile with n - 1 degrees of freedom."""
    needed = max(2, math.ceil(each * normal(high) ** 2 - 1e-9))
    while needed < _MOST and needed < each * student_t(high, needed - 1) ** 2 - 1e-9:
        needed += 1
    return needed


def options_of(data: dict[str, Any]) -> dict[str, Any]:
    """Return the keywords of ``sample_size_alpha`` in the data of a request."""
    known = ("code_share", "coders", "significance")
    return {key: data[key] for key in known if key in data}
