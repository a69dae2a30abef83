"""What every coefficient returns: a value with its interval and parts, or the reason why there is none."""

from __future__ import annotations

from typing import Any, Literal

from annotator.delayed import dataclass

_KEYS = (
    "coefficient", "weights", "level", "distance", "variant", "category", "value", "se", "ci", "ci_method", "observed",
    "expected", "units", "clusters", "coders", "pairable", "status", "why",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Estimate:
    """One coefficient. ``status`` is ok, undefined (``why`` says so in a sentence) or error.

    ``units`` are those with a value, ``clusters`` the groups that intervals resample, ``pairable`` the units
    with two values or more. ``observed`` and ``expected`` are agreements, or disagreements for alpha by distance.
    ``se_null`` is the standard error that kappa would have if the true one were 0, for a test of no agreement, never
    for an interval. ``below`` pairs thresholds with the probability that the true value lies below them, by the same
    method as ``ci``.
    """

    coefficient: str
    value: float | None
    weights: str | None = None
    level: str | None = None
    distance: str | None = None
    variant: str | None = None
    category: str | None = None
    se: float | None = None
    ci: tuple[float, float] | None = None
    ci_method: str | None = None
    observed: float | None = None
    expected: float | None = None
    units: int = 0
    clusters: int = 0
    coders: int = 0
    pairable: int = 0
    status: Literal["ok", "undefined", "error"] = "ok"
    why: str | None = None
    below: tuple[tuple[float, float], ...] = ()
    se_null: float | None = None

    @property
    def z_null(self) -> float | None:
        """The value in standard errors of no agreement; None where that is not known of the coefficient."""
        return self.value / self.se_null if self.value is not None and self.se_null else None

    def __str__(self) -> str:
        """Return the result as one line for people."""
        form = [v for v in (self.level, self.weights, self.distance, self.variant, self.category) if v]
        name = f"{self.coefficient} ({', '.join(form)})" if form else self.coefficient
        if self.value is None:
            return f"{name}: {self.status}, {self.why}"
        value = f"{name} = {self.value:.4g}"
        if self.ci is None or self.ci_method is None:
            return f"{value} ({self.why})" if self.why else value
        low, high = self.ci
        over = f"{self.units} units" if self.clusters == self.units else f"{self.units} units in {self.clusters} groups"
        if self.clusters == self.pairable < self.units:
            over = f"{self.pairable} of {self.units} units"
        if " by " in self.ci_method:
            over = f"{self.clusters} {self.ci_method.split()[-1]}s"
        return f"{value} [{low:.4g}, {high:.4g}] by {self.ci_method} ({over}, {self.coders} coders)"

    def to_json(self) -> dict[str, Any]:
        """Return the contract's result, its keys in that order: weights, level and distance only where they apply."""
        found = {key: getattr(self, key) for key in _KEYS}
        for key in ("weights", "level", "distance"):
            if found[key] is None:
                del found[key]
        found["ci"] = list(self.ci) if self.ci else None
        return found

    def probability_below(self, threshold: float) -> float | None:
        """Return the probability that the true value lies below .667, .8 or another of ``below``; None if unknown."""
        return dict(self.below).get(threshold)
