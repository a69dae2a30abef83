"""What every public function of the engine keeps: a coefficient takes the same options and returns an Estimate."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from annotator import agreement
from annotator.agreement import Estimate

NO_COEFFICIENTS = {"Continuum", "Estimate", "Span", "encode", "evaluate", "unitize", "best_alignment"}
LISTS = {"u_alpha_categories"}
FIELDS = (
    "coefficient", "weights", "level", "distance", "variant", "category", "value", "se", "ci", "ci_method", "observed",
    "expected", "units", "clusters", "coders", "pairable", "status", "why",
)  # fmt: skip
TWO = [[1, 1], [1, 2], [2, 2], [1, 1], [2, 2], [1, 1]]
THREE = [[*row, row[0]] for row in TWO]
SPANS = [
    agreement.Span(c, 20 * i + by, 20 * i + 9, k)
    for i in range(4) for c, by, k in (("a", 0, "xy"[i % 2]), ("b", i % 2, "xy"[i % 2]), ("c", 1, "x"))
]  # fmt: skip
OF_TWO_CODERS = {
    "bennett_s", "bias_index", "cohen_kappa", "cohen_kappa_expected", "cohen_kappa_max", "holsti", "lin_ccc", "pabak",
    "prevalence_index", "scott_pi",
}  # fmt: skip
OF_CODE = {"fleiss_kappa_category", "krippendorff_alpha_category", "negative_agreement", "positive_agreement"}
OF_SPANS = {
    "alpha_u_1995", "cu_alpha", "gamma", "gamma_cat", "gamma_k", "gamma_observed_disorder", "ku_alpha", "ku_coverage",
    "segment_alpha", "u_alpha", "u_alpha_binary", "u_alpha_category",
}  # fmt: skip
OF_SPAN_CODE = {"gamma_k", "ku_alpha", "ku_coverage", "u_alpha_category"}
ALONE: dict[str, tuple[Any, ...]] = {
    "dice_similarity": ({"x"}, {"x", "y"}), "jaccard_distance": ({"x"}, {"x", "y"}),
    "masi_distance": ({"x"}, {"x", "y"}), "gamma_positional": ((0, 10), (1, 11)), "sample_size_alpha": (0.8, 0.25),
    "sample_size_half_width": (agreement.krippendorff_alpha(THREE), 0.1),
}  # fmt: skip
COEFFICIENTS = sorted(set(agreement.__all__) - NO_COEFFICIENTS)


@pytest.fixture(autouse=True)
def few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let gamma draw thirty random continua, however well they tell."""
    monkeypatch.setattr("annotator.agreement.gamma_measured._PRECISION", 10.0)


def ask(name: str, **options: Any) -> Estimate:
    """Ask for a coefficient of data that it is for."""
    function: Callable[..., Any] = getattr(agreement, name)
    if name in ALONE:
        found = function(*ALONE[name], **options)
    elif name in LISTS:
        [found] = function([agreement.Continuum(tuple(SPANS), 80, ("a", "b", "c"))], ["x"], **options)
    elif name in OF_SPANS:
        found = function(SPANS, 80, **({"category": "x"} if name in OF_SPAN_CODE else {}), **options)
    else:
        data = TWO if name in OF_TWO_CODERS else THREE
        found = function(data, *((1,) if name in OF_CODE else ()), **options)
    assert isinstance(found, Estimate)
    return found


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_every_coefficient_returns_a_frozen_estimate_with_the_fields_of_the_contract(name: str) -> None:
    found = ask(name)
    assert {field.name for field in dataclasses.fields(found)} >= set(FIELDS)
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.value = 0.0  # type: ignore[misc]
    assert (found.status, found.value is None) == ("ok", False)
    assert (found.ci is None) == bool((found.why or "").startswith("no interval"))
    assert (found.ci is None) == (found.se is None) == (found.ci_method is None)


@pytest.mark.parametrize("name", COEFFICIENTS)
@pytest.mark.parametrize(
    "options",
    [
        {"ci": 0.9, "ci_method": "jackknife"}, {"bootstrap": 20, "seed": 3}, {"ci_method": "bca", "bootstrap": 20},
        {"resample": "item"}, {"resample": "unit"}, {"resample": "coder"}, {"ci": None},
    ],
    ids=str,
)  # fmt: skip
def test_every_coefficient_takes_the_options_of_intervals(name: str, options: dict[str, Any]) -> None:
    found = ask(name, **options)
    if found.ci is None:
        assert "no interval" in (found.why or "") or options.get("ci", 0) is None
    else:
        assert found.ci[0] <= found.ci[1]
    if name not in ALONE:
        assert found.value == ask(name, ci=None, seed=options.get("seed", 0)).value


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_no_coefficient_takes_an_option_that_there_is_not(name: str) -> None:
    with pytest.raises(TypeError, match="sead"):
        ask(name, sead=1)


@pytest.mark.parametrize("name", sorted(set(COEFFICIENTS) - set(ALONE) - LISTS - OF_SPANS))
def test_integer_codes_with_minus_one_missing_are_taken_as_well_as_labels(name: str) -> None:
    function, extra = getattr(agreement, name), ((1,) if name in OF_CODE else ())
    data = TWO if name in OF_TWO_CODERS else THREE
    padded = [*data, [-1] * len(data[0])]
    missing = [[None if v < 0 else v for v in row] for row in padded]
    whole = function(missing, *extra)
    assert function(np.array(padded), *extra) == whole
    assert function(padded, *extra) == whole
    assert function(np.where(np.array(padded) < 0, np.nan, padded), *extra).value == whole.value
