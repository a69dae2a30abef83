"""What must hold of every coefficient whatever the data: order, names, copies, what is missing, bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import agreement
from annotator.agreement import Estimate
from tests.agreement.made import Units, drawn, tables

FEW = settings(max_examples=25, deadline=None)
CODES = [1, 2, 3, 4]
MANY: list[Callable[..., Estimate]] = [
    agreement.krippendorff_alpha, agreement.percent_agreement, agreement.fleiss_kappa, agreement.gwet_ac,
    agreement.brennan_prediger, agreement.randolph_kappa, agreement.conger_kappa, agreement.hubert_kappa,
    agreement.light_kappa, agreement.krippendorff_mv_alpha, agreement.dice_agreement,
]  # fmt: skip
LEVELS = ["nominal", "ordinal", "interval", "ratio"]


def alike(a: Estimate, b: Estimate) -> bool:
    """Say whether two results tell the same of the data, to rounding."""
    numbers = [(a.value, b.value), (a.se, b.se), (a.observed, b.observed), (a.expected, b.expected)]
    return (a.status, a.pairable) == (b.status, b.pairable) and all(
        (x is None and y is None) or x == pytest.approx(y, abs=1e-9) for x, y in numbers
    )


def asked(function: Callable[..., Estimate], units: Any, **options: Any) -> Estimate:
    """Ask with the full code list where the coefficient takes codes, as sets where it takes sets."""
    if function is agreement.krippendorff_mv_alpha:
        return function([[None if v is None else [v] for v in row] for row in units])
    return function(units, categories=CODES, **options)


@FEW
@given(tables(), st.sampled_from(MANY), st.randoms(use_true_random=False))
def test_the_order_of_units_and_of_coders_does_not_matter(units: Units, function: Any, random: Any) -> None:
    before = asked(function, units)
    rows = random.sample(units, len(units))
    order = random.sample(range(len(units[0])), len(units[0]))
    assert alike(before, asked(function, [[row[g] for g in order] for row in rows]))


@FEW
@given(tables(), st.sampled_from(MANY), st.permutations(CODES))
def test_names_of_codes_do_not_matter_at_the_nominal_level(units: Units, function: Any, names: list[int]) -> None:
    renamed = [[None if v is None else names[v - 1] for v in row] for row in units]
    assert alike(asked(function, units), asked(function, renamed))


@FEW
@given(tables(), st.sampled_from(MANY))
def test_a_coder_or_a_unit_without_values_changes_nothing(units: Units, function: Any) -> None:
    before = asked(function, units)
    assert alike(before, asked(function, [[*row, None] for row in units]))
    assert alike(before, asked(function, [[None] * len(units[0]), *units]))


@FEW
@given(tables(), st.sampled_from(LEVELS))
def test_nothing_missing_matters_to_alpha_of_any_level(units: Units, level: str) -> None:
    before = agreement.krippendorff_alpha(units, level=level)
    padded = [[None, *row] for row in [*units, [None] * len(units[0])]]
    assert alike(before, agreement.krippendorff_alpha(padded, level=level))


@FEW
@given(tables(), st.sampled_from([f for f in MANY if f is not agreement.krippendorff_alpha]))
def test_every_unit_twice_leaves_kappas_as_they_are(units: Units, function: Any) -> None:
    if function is agreement.krippendorff_mv_alpha:
        return  # its chance term knows how many answers there are
    once, twice = asked(function, units), asked(function, [*units, *units])
    assert (once.value is None) == (twice.value is None)
    assert once.value is None or once.value == pytest.approx(twice.value, abs=1e-9)


@FEW
@given(tables())
def test_every_unit_twice_moves_alpha_by_its_small_sample_term(units: Units) -> None:
    once, twice = agreement.krippendorff_alpha(units), agreement.krippendorff_alpha([*units, *units])
    if once.value is None or twice.value is None:
        return
    n = sum(len(values) for row in units if len(values := [v for v in row if v is not None]) > 1)
    assert (1 - once.value) * n / (n - 1) == pytest.approx((1 - twice.value) * 2 * n / (2 * n - 1), abs=1e-9)


@FEW
@given(tables(coders=2, missing=False))
def test_alpha_of_two_coders_is_pi_with_its_small_sample_term(units: Units) -> None:
    alpha, pi = agreement.krippendorff_alpha(units), agreement.scott_pi(units)
    n = len(units)
    if alpha.value is not None and pi.value is not None:
        assert alpha.value == pytest.approx(1 - (1 - pi.value) * (2 * n - 1) / (2 * n), abs=1e-9)


@FEW
@given(tables(missing=False))
def test_forms_that_differ_in_missing_values_only_agree_on_complete_data(units: Units) -> None:
    def value(name: str, **options: Any) -> Any:
        return pytest.approx(getattr(agreement, name)(units, **options).value, abs=1e-9)

    assert agreement.fleiss_kappa(units, variant="classic").value == value("fleiss_kappa")
    assert agreement.hubert_kappa(units).value == value("conger_kappa")
    assert agreement.randolph_kappa(units).value == value("brennan_prediger")


@FEW
@given(tables())
def test_ac2_with_identity_weights_is_ac1(units: Units) -> None:
    first = agreement.gwet_ac(units, categories=CODES)
    second = agreement.gwet_ac(units, categories=CODES, weights=np.eye(4))
    assert (first.variant, second.variant) == ("AC1", "AC2")
    assert alike(first, second)


@FEW
@given(tables(), st.sampled_from(["masi", "jaccard"]))
def test_sets_of_one_code_are_nominal_codes(units: Units, distance: str) -> None:
    sets = [[None if v is None else [v] for v in row] for row in units]
    nominal = agreement.krippendorff_alpha(units)
    assert alike(nominal, agreement.krippendorff_alpha(sets, distance=distance))


@FEW
@given(tables(), st.sampled_from(MANY), st.sampled_from(["jackknife", "gwet", None]))
def test_values_stay_in_bounds_and_intervals_hold_them(units: Units, function: Any, method: str | None) -> None:
    if method == "gwet" and function in (MANY[7], MANY[8], MANY[9]):
        return
    found = asked(function, units) if function is MANY[9] else asked(function, units, ci_method=method)
    if found.value is None:
        assert (found.status, bool(found.why)) == ("undefined", True)
        return
    assert found.value <= 1 + 1e-9
    if found.ci is None:
        assert found.why
    else:
        assert found.ci[0] <= found.value <= found.ci[1]
        assert found.se is not None
        assert found.se >= 0


@FEW
@given(tables(codes=3), st.integers(0, 9), st.sampled_from(LEVELS[1:3]))
def test_only_differences_matter_at_the_interval_level_and_only_order_at_the_ordinal(
    units: Units, shift: int, level: str
) -> None:
    moved = [[None if v is None else v * 10 + shift for v in row] for row in units]
    before, after = (agreement.krippendorff_alpha(u, level=level) for u in (units, moved))
    assert before.status == after.status
    assert before.value is None or before.value == pytest.approx(after.value, abs=1e-9)
    if level == "ordinal":
        squared = [[None if v is None else v**2 for v in row] for row in units]
        assert alike(before, agreement.krippendorff_alpha(squared, level=level))


@FEW
@given(tables(), st.sampled_from(MANY[:7]))
def test_integer_codes_floats_lists_and_frames_are_read_alike(units: Units, function: Any) -> None:
    codes = np.array([[-1 if v is None else v for v in row] for row in units])
    floats = np.array([[np.nan if v is None else v for v in row] for row in units])
    before = asked(function, units)
    for form in (codes, codes.tolist() if (codes < 0).any() else codes, codes.astype(np.int8), floats,
                 np.asfortranarray(codes), floats.astype(np.float32), np.array(units, dtype=object)):  # fmt: skip
        assert alike(before, asked(function, form))


@pytest.mark.parametrize("level", LEVELS[:3])
@pytest.mark.parametrize("name", ["krippendorff_alpha", "fleiss_kappa", "gwet_ac", "conger_kappa", "light_kappa"])
def test_jackknife_and_bootstrap_agree(name: str, level: str) -> None:
    codes = drawn(400, 3, seed=5) if name != "krippendorff_alpha" else drawn(400, 3, seed=5) + 1
    options: dict[str, Any] = {"level": level} if name == "krippendorff_alpha" else {}
    if options:
        codes = np.where(codes == 0, -1, codes)
    function = getattr(agreement, name)
    left_out = function(codes, ci_method="jackknife", **options)
    resampled = function(codes, bootstrap=600, seed=2, **options)
    assert left_out.se == pytest.approx(resampled.se, rel=0.12)
    assert left_out.ci == pytest.approx(resampled.ci, abs=0.02)
