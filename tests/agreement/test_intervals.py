"""Intervals: quantiles, groups, coders, resamples without a value, and methods that do not apply."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import agreement
from annotator.agreement.distributions import normal, normal_below, student_t, student_t_below
from annotator.agreement.intervals import bca, of_resamples
from tests.agreement import definitions as slow
from tests.agreement.made import drawn

RATINGS = drawn(60, 4, seed=3)
ROWS = [[None if v < 0 else int(v) for v in row] for row in RATINGS.tolist()]
CODES = [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("p", "df", "quantile"),
    [(0.975, 1, 12.7062), (0.975, 2, 4.30265), (0.975, 10, 2.22814), (0.95, 30, 1.69726), (0.995, 120, 2.61742)],
)
def test_quantiles_of_student_are_those_of_the_tables(p: float, df: int, quantile: float) -> None:
    assert student_t(p, df) == pytest.approx(quantile, abs=5e-5)
    assert student_t_below(quantile, df) == pytest.approx(p, abs=1e-5)
    assert student_t(p, 10_000_000) == pytest.approx(normal(p), abs=1e-5)


def test_a_closed_form_is_the_value_and_so_many_standard_errors() -> None:
    found = agreement.gwet_ac(RATINGS, ci=0.9)
    assert found.value is not None
    assert found.se is not None
    half = student_t(0.95, found.units - 1) * found.se
    assert found.ci == pytest.approx((found.value - half, found.value + half))
    normal_one = agreement.gwet_ac(RATINGS, ci_method="asymptotic")
    assert normal_one.se == pytest.approx(found.se * ((found.units - 1) / found.units) ** 0.5)


def test_an_interval_is_not_cut_at_one() -> None:
    ratings = [["a", "a"]] * 8 + [["b", "b"]] * 3 + [["a", "b"]]
    found = agreement.krippendorff_alpha(ratings)
    assert found.ci is not None
    assert found.ci[1] > 1


@pytest.mark.parametrize("name", ["krippendorff_alpha", "gwet_ac", "conger_kappa", "hubert_kappa", "percent_agreement"])
def test_groups_of_units_are_left_out_one_by_one(name: str) -> None:
    groups = [i // 7 for i in range(len(ROWS))]
    function = getattr(agreement, name)
    found = function(ROWS, clusters=[f"d{g}" for g in groups], categories=CODES)
    without = [
        function([r for r, h in zip(ROWS, groups, strict=True) if h != g], categories=CODES).value
        for g in sorted(set(groups))
    ]
    n, mean = len(without), sum(without) / len(without)
    error = ((n - 1) / n * sum((v - mean) ** 2 for v in without)) ** 0.5
    assert (found.clusters, found.ci_method) == (n, "jackknife")
    assert found.se == pytest.approx(error, abs=1e-9)


def test_each_unit_its_own_group_is_no_grouping() -> None:
    names = [f"u{i}" for i in range(len(ROWS))]
    for name in ("krippendorff_alpha", "gwet_ac"):
        function = getattr(agreement, name)
        assert function(ROWS, clusters=names) == function(ROWS)
        assert function(ROWS, clusters=names, resample="document") == function(ROWS)
        assert function(ROWS, clusters=["d"] * len(ROWS), resample="item") == function(ROWS)


def test_one_group_alone_gives_no_interval_and_says_so() -> None:
    for options in ({}, {"bootstrap": 50}, {"ci_method": "bca"}):
        found = agreement.krippendorff_alpha(ROWS, clusters=["d"] * len(ROWS), **options)
        assert (found.ci, found.se, found.ci_method, found.clusters) == (None, None, None, 1)
        assert found.why is not None
        assert found.why.startswith("no interval: there is only one")


def test_a_closed_form_that_takes_units_as_independent_is_refused_for_groups() -> None:
    groups = [i // 5 for i in range(len(ROWS))]
    assert agreement.gwet_ac(ROWS, clusters=groups).ci_method == "jackknife"
    with pytest.raises(ValueError, match="takes units as independent"):
        agreement.gwet_ac(ROWS, clusters=groups, ci_method="gwet")
    with pytest.raises(ValueError, match="is not known of this coefficient"):
        agreement.holsti([row[:2] for row in ROWS], ci_method="gwet")


def test_the_number_of_groups_must_be_that_of_units() -> None:
    with pytest.raises(ValueError, match="2 clusters are named for 60 units"):
        agreement.gwet_ac(ROWS, clusters=["a", "b"])


@pytest.mark.parametrize("name", ["krippendorff_alpha", "gwet_ac", "conger_kappa", "light_kappa", "percent_agreement"])
def test_coders_are_left_out_one_by_one(name: str) -> None:
    function = getattr(agreement, name)
    found = function(ROWS, resample="coder", categories=CODES)
    without = [function([[v for h, v in enumerate(row) if h != g] for row in ROWS], categories=CODES).value
               for g in range(4)]  # fmt: skip
    mean = sum(without) / 4
    assert (found.clusters, found.ci_method) == (4, "jackknife")
    assert found.se == pytest.approx((3 / 4 * sum((v - mean) ** 2 for v in without)) ** 0.5, abs=1e-9)


def test_coders_can_be_drawn_and_two_are_too_few() -> None:
    found = agreement.krippendorff_alpha(ROWS, resample="coder", bootstrap=200)
    assert found.ci_method == "bootstrap"
    assert found.ci is not None
    assert found.ci[0] < (found.value or 0) < found.ci[1]
    few = agreement.krippendorff_alpha([row[:2] for row in ROWS], resample="coder")
    assert (few.ci, few.why) == (None, "no interval: it takes three coders to leave one out")
    two = agreement.cohen_kappa([row[:2] for row in ROWS], resample="coder")
    assert (two.ci, two.clusters, two.why) == (None, 2, few.why)


def test_the_same_seed_gives_the_same_resamples() -> None:
    first, again, other = (agreement.gwet_ac(RATINGS, bootstrap=100, seed=s) for s in (1, 1, 2))
    assert first == again
    assert first.ci != other.ci
    assert first.value == other.value


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_a_bootstrap_draws_units_with_replacement(level: str) -> None:
    rows = [[None if v is None else v + 1 for v in row] for row in ROWS]
    found = agreement.krippendorff_alpha(rows, level=level, bootstrap=40, seed=9)
    kept = [row for row in rows if len(slow.values(row)) > 1]
    places = np.random.default_rng(9).integers(0, len(kept), size=(40, len(kept)), dtype=np.int32)
    codes = [1, 2, 3, 4, 5]
    values = [slow.alpha([kept[i] for i in drawn_], codes, level) for drawn_ in places.tolist()]
    assert found.se == pytest.approx(float(np.std(values)), abs=1e-9)
    assert found.ci == pytest.approx(tuple(np.quantile(values, [0.025, 0.975])), abs=1e-9)


def test_resamples_without_a_value_are_left_out_and_counted() -> None:
    ratings = [["a", "a"]] * 6 + [["a", "b"]]
    found = agreement.krippendorff_alpha(ratings, bootstrap=200, seed=1)
    assert found.status == "ok"
    assert found.why is not None
    assert found.why.endswith("of 200 resamples had no value and were left out")


def test_bca_of_symmetrical_resamples_is_the_percentile_interval() -> None:
    values = np.linspace(0.3, 0.7, 2001)
    without = np.concatenate([0.5 + np.arange(1, 11) / 100, 0.5 - np.arange(1, 11) / 100])
    plain, corrected = of_resamples(values, "bca", 20, 0.95), bca(values, without, 0.5, 0.95)
    assert corrected.ci == pytest.approx(plain.ci, abs=1e-3)


def test_bca_moves_towards_the_side_on_which_the_value_lies() -> None:
    values = np.linspace(0.3, 0.7, 2001)
    without = np.full(20, 0.5) + np.arange(20) / 1000
    low, high = bca(values, without, 0.6, 0.95).ci or (0, 0)
    assert low > 0.31
    assert high > 0.69


@given(st.floats(0.5, 0.999), st.sampled_from(["jackknife", "gwet", "bootstrap", "bca"]))
def test_a_higher_level_gives_a_wider_interval(level: float, method: str) -> None:
    narrow, wide = (agreement.gwet_ac(RATINGS, ci=c, ci_method=method, bootstrap=80).ci for c in (level / 2, level))
    assert narrow is not None
    assert wide is not None
    assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]


def test_the_method_of_kalpha_is_under_its_own_name_and_too_narrow() -> None:
    kalpha = agreement.krippendorff_alpha(RATINGS, ci_method="krippendorff_2006", seed=1)
    units = agreement.krippendorff_alpha(RATINGS, ci_method="bootstrap", bootstrap=1000, seed=1)
    assert kalpha.ci_method == "krippendorff_2006"
    assert (kalpha.se or 0) < (units.se or 0)
    assert kalpha.probability_below(0.9) == pytest.approx(1.0, abs=0.2)
    with pytest.raises(ValueError, match="Krippendorff's alpha only"):
        agreement.gwet_ac(RATINGS, ci_method="krippendorff_2006")


@pytest.mark.parametrize(
    "options", [{"ci": 1}, {"ci": "95"}, {"ci_method": "exact"}, {"bootstrap": -1}, {"resample": "word"}, {"seed": -1}]
)
def test_options_that_cannot_be_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(options)) if "ci" not in options else "level of an interval"):
        agreement.gwet_ac(RATINGS, **options)


def test_an_unknown_option_is_a_type_error_as_in_python() -> None:
    for function in (agreement.gwet_ac, agreement.krippendorff_alpha, agreement.holsti):
        with pytest.raises(TypeError, match="unknown option 'sead'"):
            function([row[:2] for row in ROWS], sead=3)


@pytest.mark.parametrize("name", ["krippendorff_alpha", "gwet_ac", "cohen_kappa", "light_kappa", "holsti"])
def test_without_a_level_the_value_stands_alone(name: str) -> None:
    ratings = [[1, 1], [1, 2], [2, 2], [3, 3], [3, 1]]
    measure = getattr(agreement, name)
    alone = measure(ratings, ci=None)
    assert (alone.value, alone.se, alone.ci, alone.why) == (measure(ratings).value, None, None, None)
    assert alone.below == ()


def test_spans_have_their_value_alone_too() -> None:
    spans = [("a", 0, 4, "x"), ("b", 1, 4, "x"), ("a", 8, 12, "y"), ("b", 8, 11, "x")]
    for measure in (agreement.u_alpha, agreement.alpha_u_1995, agreement.segment_alpha, agreement.gamma):
        alone = measure(spans, 20, ci=None)
        assert alone.value is not None
        assert alone.ci is None


def test_half_the_digits_are_enough_for_what_a_unit_among_many_takes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(5)
    ratings = np.where(draw.random((300, 4)) < 0.2, -1, draw.integers(0, 6, (300, 4)))
    whole = agreement.krippendorff_alpha(ratings, level="ordinal")
    monkeypatch.setattr("annotator.agreement.alpha_ranks._MANY", 0)
    assert agreement.krippendorff_alpha(ratings, level="ordinal").se == pytest.approx(whole.se, rel=1e-7)


@given(st.floats(1e-300, 1, exclude_max=True), st.floats(-9, 9))
def test_the_normal_distribution_is_that_of_the_standard_library(p: float, z: float) -> None:
    assert normal(p) == pytest.approx(NormalDist().inv_cdf(p), rel=1e-13)
    assert normal_below(z) == pytest.approx(NormalDist().cdf(z), rel=1e-13)
