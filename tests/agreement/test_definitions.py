"""Every coefficient and closed standard error equals its definition written out value by value."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import agreement
from annotator.agreement.weights import NAMES
from tests.agreement import definitions as slow
from tests.agreement.made import Units, tables

CODES = [1, 2, 3, 4]
FEW = settings(max_examples=40, deadline=None)
OF_POOL: dict[str, tuple[Callable[..., Any], Callable[..., float], Callable[..., float]]] = {
    "fleiss_kappa": (agreement.fleiss_kappa, slow.pooled, slow.closed_pooled),
    "gwet_ac": (agreement.gwet_ac, slow.spread, slow.closed_spread),
    "brennan_prediger": (agreement.brennan_prediger, slow.uniform, slow.closed_uniform),
    "conger_kappa": (agreement.conger_kappa, slow.by_coder, slow.closed_by_coder),
}


def near(found: float | None, wanted: float) -> bool:
    """Say whether a value is the wanted one, or rightly missing."""
    return found is None if math.isnan(wanted) else found == pytest.approx(wanted, abs=1e-9)


@FEW
@given(tables(), st.sampled_from(NAMES), st.sampled_from(sorted(OF_POOL)))
def test_a_chance_corrected_coefficient_and_its_closed_error(units: Units, weights: str, name: str) -> None:
    function, expected, error = OF_POOL[name]
    found, w = function(units, weights=weights, categories=CODES), slow.weight(weights, CODES)
    observed, chance = slow.percent(units, w), expected(units, CODES, w)
    assert near(found.value, slow.corrected(observed, chance))
    assert (found.observed, found.expected) == (pytest.approx(observed), pytest.approx(chance))
    assert (found.ci_method, found.se) == ("gwet", pytest.approx(error(units, CODES, w), abs=1e-9))


@FEW
@given(tables(coders=2), st.sampled_from(NAMES))
def test_two_coders_are_compared_on_what_both_coded(units: Units, weights: str) -> None:
    w, pair = slow.weight(weights, CODES), slow.both(units, 0, 1)
    kappa = agreement.cohen_kappa(units, weights=weights, categories=CODES)
    assert near(kappa.value, slow.cohen(units, CODES, w))
    assert kappa.se == pytest.approx(slow.closed_by_coder(pair, CODES, w), abs=1e-9)
    table = agreement.cohen_kappa(units, weights=weights, categories=CODES, ci_method="asymptotic")
    assert table.se == pytest.approx(slow.closed_by_coder(pair, CODES, w, "table"), abs=1e-9)
    pi = agreement.scott_pi(units, weights=weights, categories=CODES)
    assert near(pi.value, slow.corrected(slow.percent(pair, w), slow.pooled(pair, CODES, w)))
    assert pi.se == pytest.approx(slow.closed_pooled(pair, CODES, w), abs=1e-9)
    bennett = agreement.bennett_s(units, categories=CODES)
    assert near(bennett.value, slow.corrected(slow.percent(pair), 1 / 4))
    p_e = agreement.cohen_kappa_expected(units, weights=weights, categories=CODES)
    assert near(p_e.value, slow.by_coder(pair, CODES, w))


@FEW
@given(tables(), st.sampled_from(NAMES))
def test_percent_agreement_and_its_closed_error(units: Units, weights: str) -> None:
    w = slow.weight(weights, CODES)
    found = agreement.percent_agreement(units, weights=weights, categories=CODES)
    assert near(found.value, slow.percent(units, w))
    assert found.se == pytest.approx(slow.closed_percent(units, w), abs=1e-9)


@FEW
@given(tables(), st.sampled_from(NAMES))
def test_means_over_pairs_of_coders(units: Units, weights: str) -> None:
    w = slow.weight(weights, CODES)
    assert near(agreement.light_kappa(units, weights=weights, categories=CODES).value, slow.light(units, CODES, w))
    assert near(agreement.hubert_kappa(units, weights=weights, categories=CODES).value, slow.hubert(units, CODES, w))


@FEW
@given(tables(), st.sampled_from(["nominal", "ordinal", "interval", "ratio"]))
def test_alpha_of_every_level_and_its_jackknife(units: Units, level: str) -> None:
    found = agreement.krippendorff_alpha(units, level=level, categories=CODES)
    assert near(found.value, slow.alpha(units, CODES, level))
    several = [row for row in units if len(slow.values(row)) > 1]
    error = slow.jackknife(several, lambda rows: slow.alpha(rows, CODES, level))
    assert found.se is None if math.isnan(error) else found.se == pytest.approx(error, abs=1e-9)


@FEW
@given(tables(), st.sampled_from(NAMES))
def test_weighted_alpha_and_its_closed_error(units: Units, weights: str) -> None:
    w = slow.weight(weights, CODES)
    found = agreement.krippendorff_alpha(units, weights=weights, categories=CODES, ci_method="gwet")
    assert near(found.value, slow.alpha(units, CODES, distance=lambda a, b: 1 - w(a, b)))
    assert found.se == pytest.approx(slow.closed_alpha(units, CODES, w), abs=1e-9)


@FEW
@given(tables(), st.sampled_from([*sorted(OF_POOL), "percent_agreement"]), st.sampled_from(NAMES))
def test_the_jackknife_leaves_out_every_unit_once(units: Units, name: str, weights: str) -> None:
    w = slow.weight(weights, CODES)
    found = getattr(agreement, name)(units, weights=weights, categories=CODES, ci_method="jackknife")

    def value(rows: Any) -> float:
        return slow.percent(rows, w) if name == "percent_agreement" else slow.corrected(
            slow.percent(rows, w), OF_POOL[name][1](rows, CODES, w))  # fmt: skip

    error = slow.jackknife(units, value)
    assert found.se is None if math.isnan(error) else found.se == pytest.approx(error, abs=1e-9)


@settings(max_examples=15, deadline=None)
@given(tables(coders=3), st.sampled_from(["light_kappa", "hubert_kappa"]), st.sampled_from(["identity", "linear"]))
def test_the_jackknife_of_means_over_pairs(units: Units, name: str, weights: str) -> None:
    w, form = slow.weight(weights, CODES), {"light_kappa": slow.light, "hubert_kappa": slow.hubert}[name]
    found = getattr(agreement, name)(units, weights=weights, categories=CODES)
    error = slow.jackknife(units, lambda rows: form(rows, CODES, w))
    assert found.se is None if math.isnan(error) else found.se == pytest.approx(error, abs=1e-9)


SETS = st.lists(
    st.lists(st.one_of(st.none(), st.lists(st.sampled_from("abcd"), unique=True)), min_size=3, max_size=3),
    min_size=2, max_size=6,
)  # fmt: skip


@FEW
@given(SETS)
def test_multivalued_alpha_with_every_set_listed(units: Units) -> None:
    rows = [row for row in units if len(slow.values(row)) > 1]
    assert near(agreement.krippendorff_mv_alpha(units).value, slow.multivalued(units) if rows else math.nan)


@FEW
@given(SETS, st.sampled_from(["masi", "jaccard"]))
def test_alpha_of_sets_by_their_distance(units: Units, distance: str) -> None:
    def apart(a: frozenset[str], b: frozenset[str]) -> float:
        union, common = a | b, a & b
        if not union:
            return 0.0
        monotony = 1 if a == b else 2 / 3 if a and b and (a <= b or b <= a) else 1 / 3 if common else 0
        return 1 - len(common) / len(union) * (monotony if distance == "masi" else 1)

    rows = [[None if v is None else frozenset(v) for v in row] for row in units]
    codes = list({v for row in rows for v in row if v is not None})
    assert near(agreement.krippendorff_alpha(units, distance=distance).value, slow.alpha(rows, codes, distance=apart))
