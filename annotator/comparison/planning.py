"""How many units to code twice, code by code: for an interval of some half-width, to tell alpha from a threshold.

Both per code, given or not, from a pilot (a round, or a table) or from shares that are expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.agreement import Estimate, sample_size_alpha, sample_size_half_width
from annotator.comparison.figures import Plan, by_code
from annotator.comparison.question import Question
from annotator.delayed import dataclass

NO_PILOT = "the width of an interval is planned from a pilot: name its --round or --table"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is planned for: the half-width of an interval, the threshold alpha is told from, and by whom."""

    half_width: float = 0.1
    alpha_min: float = 0.667
    significance: float = 0.05
    coders: int = 2
    ci: float = 0.95


@dataclass(frozen=True, slots=True)
class Needed:
    """The units that one code needs; None with ``why`` where the pilot cannot tell.

    ``values`` counts the pilot's values that gave the code. ``units_half_width`` is how many units (``groups`` of the
    pilot) the interval wants in all, ``units_threshold`` by Bloch & Kraemer's formula.
    """

    layer: str
    code: str
    share: float
    values: int | None
    alpha: float | None
    groups: int | None
    units_half_width: int | None
    units_threshold: int | None
    why: str | None


def of_pilot(question: Question, wanted: Wanted) -> Iterator[Needed]:
    """Yield what each code of a layer needs, from its share and alpha's standard error in the pilot."""
    results: dict[str, dict[str, list[Estimate]]] = {}
    for each in by_code(question, Plan(wanted.ci)):
        results.setdefault(each.category or "", {}).setdefault(each.coefficient, []).append(each)
    for code, found in results.items():
        [share], [alpha] = found["prevalence"], found["krippendorff_alpha"]
        width, why = _width(alpha, wanted)
        units, reason = _threshold(share.value or 0.0, wanted)
        values = int(sum(e.value or 0 for e in found["count"]))
        yield Needed(
            question.layer, code, share.value or 0.0, values, alpha.value, alpha.clusters or None, width, units,
            why or reason,
        )  # fmt: skip


def of_shares(shares: Sequence[float], wanted: Wanted) -> Iterator[Needed]:
    """Yield what a code of each share needs to tell alpha from the threshold; a half-width wants a pilot."""
    for share in shares:
        units, why = _threshold(share, wanted)
        yield Needed("", "", share, None, None, None, None, units, why or NO_PILOT)


def _width(alpha: Estimate, wanted: Wanted) -> tuple[int | None, str | None]:
    if alpha.se is not None and alpha.se <= 0:
        return None, "nobody differs in the pilot, so it does not say how wide an interval will be"
    found = sample_size_half_width(alpha, wanted.half_width, ci=wanted.ci)
    return _whole(found), found.why if found.value is None else None


def _threshold(share: float, wanted: Wanted) -> tuple[int | None, str | None]:
    if not 0 < share < 1:
        return None, "a code that everybody gives, or nobody, tells nothing"
    found = sample_size_alpha(wanted.alpha_min, share, coders=wanted.coders, significance=wanted.significance)
    return _whole(found), None


def _whole(found: Estimate) -> int | None:
    return None if found.value is None else int(found.value)
