"""How one figure is printed: the names of coefficients, values, intervals, and the bar of an interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.comparison.gammas import NOT_COMPUTED

if TYPE_CHECKING:
    from annotator.agreement import Estimate

NAMES = {
    "percent_agreement": "percent agreement",
    "krippendorff_alpha": "Krippendorff's alpha",
    "cohen_kappa": "Cohen's kappa",
    "fleiss_kappa": "Fleiss' kappa, Gwet's form",
    "gwet_ac": "Gwet's AC1",
    "u_alpha": "u-alpha, where and what",
    "u_alpha_binary": "|u-alpha, where alone",
    "cu_alpha": "cu-alpha, what alone",
    "segment_alpha": "alpha of stretches, MASI",
    "gamma": "gamma, aligned marks",
    "gamma_cat": "gamma-cat, their codes",
    "override_rate": "overruled",
    "alpha_difference": "difference of alpha",
    "positive_agreement": "positive agreement",
    "negative_agreement": "negative agreement",
    "prevalence": "share of all values",
    "count": "values that give it",
    "u_alpha_category": "u-alpha of the code",
    "ku_alpha": "(k)u-alpha",
    "ku_coverage": "(k)u coverage",
    "gamma_k": "gamma-k",
}
SHORT = {
    "percent_agreement": "agree",
    "krippendorff_alpha": "alpha",
    "cohen_kappa": "Cohen",
    "fleiss_kappa": "Fleiss",
    "gwet_ac": "AC1",
    "u_alpha": "u",
    "u_alpha_binary": "|u",
    "cu_alpha": "cu",
    "segment_alpha": "stretch",
    "gamma": "gamma",
    "gamma_cat": "gamma-cat",
    "gamma_k": "gamma-k",
    "u_alpha_category": "u",
    "ku_alpha": "(k)u",
    "ku_coverage": "coverage",
    "override_rate": "overruled",
}
FORMS = ("gwet", "AC1", "continuous")  # variants that the names above say already


def value_of(found: Estimate) -> str:
    if (found.why or "").startswith(NOT_COMPUTED):
        return "–"
    return "undef." if found.value is None else f"{found.value:.3f}"


def number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def interval(found: Estimate, mark: str, digits: int) -> str:
    return f"{found.ci[0]:.{digits}f}{mark}{found.ci[1]:.{digits}f}" if found.ci else ""


_BAR = 11  # columns from 0 to 1
AXIS = "0" + "·" * (_BAR - 2) + "1"


def bar(found: Estimate) -> str:
    """Return the interval as a line from 0 to 1 with the value on it; what lies outside ends at an arrow."""
    if found.value is None:
        return ""
    low, high = found.ci or (found.value, found.value)
    cells = ["·"] * _BAR
    for at in range(_column(low), _column(high) + 1):
        cells[at] = "─"
    if low < 0:
        cells[0] = "‹"
    if high > 1:
        cells[-1] = "›"
    cells[_column(found.value)] = "●"
    return "".join(cells)


def _column(value: float) -> int:
    return max(0, min(_BAR - 1, round(value * (_BAR - 1))))
