"""How many units to code twice: the figures of Krippendorff (2019, chapter 12) and a pilot's own."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from annotator import agreement
from annotator.agreement.distributions import student_t
from tests.comparison.made import table
from tests.running import annotator, refused


@pytest.mark.parametrize(("alpha_min", "units"), [("0.8", 139), ("0.667", 81)])
def test_a_code_of_a_quarter_needs_what_krippendorff_prints(alpha_min: str, units: int) -> None:
    found = annotator("plan-reliability", "--prevalence", "0.25", "--alpha-min", alpha_min, "--json").json
    assert [c["units_threshold"] for c in found["codes"]] == [units]


def test_a_pilot_says_how_wide_intervals_will_be(tmp_path: Path) -> None:
    rows = ["x,x", "x,x", "x,y", "y,y", "y,y", "y,y", "y,x", "y,y", "x,x", "y,y"]
    path = table(tmp_path, "unit,a,b\n" + "\n".join(f"{i},{row}" for i, row in enumerate(rows)))
    found = annotator("plan-reliability", "--table", path, "--half-width", "0.2", "--json").json["codes"]
    x = next(c for c in found if c["code"] == "x")
    alpha = agreement.krippendorff_alpha([row.split(",") for row in rows])
    assert (x["values"], x["share"], x["groups"]) == (8, 0.4, 10)
    half = [student_t(0.975, n - 1) * (alpha.se or 0) * math.sqrt(10 / n) for n in range(2, 200)]
    assert x["units_half_width"] == next(n for n, width in enumerate(half, start=2) if width <= 0.2)


def test_a_pilot_without_a_difference_does_not_promise_two_units(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,x\n2,x,x\n3,y,y\n4,y,y")
    [x, _] = annotator("plan-reliability", "--table", path, "--json").json["codes"]
    assert x["units_half_width"] is None and "nobody differs" in x["why"]
    assert x["units_threshold"] is not None


def test_it_is_planned_from_a_project_and_said_for_people(sample: Path) -> None:
    found = annotator("-p", sample, "plan-reliability", "--layer", "stance")
    assert found.code == 0 and "support" in found.out and "Bloch & Kraemer" in found.err
    assert annotator("-p", sample, "plan-reliability", "--csv").out.startswith("layer,code,share,values,alpha")


def test_a_pilot_without_codes_is_refused(study: Path) -> None:
    assert "--prevalence" in refused("-p", study, "plan-reliability")


def test_expected_shares_say_that_a_width_wants_a_pilot_and_print_no_empty_column() -> None:
    found = annotator("plan-reliability", "--prevalence", "0.1", "--half-width", "0.1")
    assert found.out.splitlines()[1].split() == ["share", "alpha", ">", "0.667"]
    assert "planned from a pilot" in found.err
    [needed] = annotator("plan-reliability", "--prevalence", "0.1", "--json").json["codes"]
    assert (needed["units_half_width"], needed["units_threshold"]) == (None, 172)
    assert "pilot" in needed["why"]
