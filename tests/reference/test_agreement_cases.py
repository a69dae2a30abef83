"""Every reference case of the agreement engine, as a request, within the tolerance it names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.agreement import evaluate
from tests.conftest import SHARED

FOLDER = SHARED / "reference" / "agreement"
ANSWERS = {
    "value", "status", "se", "ci95", "ci", "observed", "expected", "observed_disagreement", "expected_disagreement",
    "expected_disorder", "stochastic", "bootstrap_ci95", "prob_alpha_below", "prob_tolerance", "se_null", "z_null",
    "tolerance",
}  # fmt: skip
PARTS = ("se", "observed", "expected", "observed_disagreement", "expected_disagreement")
ROUNDED = {"fleiss_1971_diagnoses": 2e-4}  # prints p_a and p_e to four digits, worked by hand, beside an exact kappa


def _entries() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        case = json.loads(path.read_text("utf-8"))
        found += [pytest.param(path.name, key, id=f"{case['name']}-{key}") for key in case["expected"]]
    return found


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, Any]]:
    """Return the answers already computed, by file."""
    return {}


def _request(case: dict[str, Any]) -> dict[str, Any]:
    compute = {k: {n: v for n, v in e.items() if n not in ANSWERS} for k, e in case["expected"].items()}
    return {"kind": case["kind"], "data": case["data"], "options": case["options"], "compute": compute}


@pytest.mark.parametrize(("file", "key"), _entries())
def test_a_published_value_is_reached(file: str, key: str, answers: dict[str, dict[str, Any]]) -> None:
    case = json.loads(Path(FOLDER / file).read_text("utf-8"))
    if file not in answers:
        answers[file] = evaluate(_request(case))
    found, expected = answers[file][key], case["expected"][key]
    tolerance = expected["tolerance"]
    assert found["status"] == expected.get("status", "ok"), found["why"]
    assert found["value"] == (None if expected["value"] is None else pytest.approx(expected["value"], abs=tolerance))
    if found["value"] is None:
        assert found["why"]
    for part in PARTS:
        if part in expected:
            near = max(tolerance, ROUNDED.get(case["name"], 0))
            assert found[part] == pytest.approx(expected[part], abs=near), part
    if "expected_disorder" in expected:
        assert found["expected_disorder"] == pytest.approx(expected["expected_disorder"], rel=0.05)
    if "ci95" in expected:
        upper = min(1.0, found["ci"][1]) if "capped" in expected.get("ci", "") else found["ci"][1]
        assert [found["ci"][0], upper] == pytest.approx(expected["ci95"], abs=tolerance)
