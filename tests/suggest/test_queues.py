"""Queues: all units or those asked for, in an order that can be explained."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model import Suggestion
from annotator.suggest.queues import disagreement_likely, only_unsure, rare_first


def suggested(unit: str, code: str, score: float = 0.8, layer: str = "theme", start: int | None = 0) -> Suggestion:
    ident = f"{unit} {layer} {code} {start}"
    return Suggestion(ident, unit, None, None, start, None, "", layer, code, score, "phrases", "test", "test")


def test_units_that_may_hold_a_rare_code_come_first_the_rest_in_order() -> None:
    found = [suggested("2", "common"), suggested("4", "rare")]
    order = rare_first(["1", "2", "3", "4"], found, {("theme", "common"): 9}, ["theme"])
    assert order == ["4", "2", "1", "3"]


def test_a_rare_code_does_not_fill_the_queue_alone() -> None:
    found = [suggested(unit, "a") for unit in "123"] + [suggested(unit, "b") for unit in "456"]
    assert rare_first(list("123456"), found, {}, ["theme"]) == ["1", "4", "2", "5", "3", "6"]


def test_a_unit_with_two_rare_codes_counts_for_both() -> None:
    found = [suggested("1", "a"), suggested("1", "b"), suggested("2", "b"), suggested("3", "c")]
    assert rare_first(["1", "2", "3"], found, {}, ["theme"]) == ["1", "3", "2"]


def test_other_layers_do_not_count() -> None:
    assert rare_first(["1", "2"], [suggested("2", "a", layer="stance")], {}, ["theme"]) == ["1", "2"]


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("abcd")), max_size=30), st.integers(0, 10))
def test_every_unit_is_in_the_queue_once(pairs: list[tuple[int, str]], count: int) -> None:
    units = [str(i) for i in range(count)]
    found = [suggested(str(unit), code) for unit, code in pairs]
    assert sorted(rare_first(units, found, {("theme", "a"): 3}, ["theme"])) == sorted(units)
    assert sorted(disagreement_likely(units, found)) == sorted(units)


def test_suggestions_near_one_half_are_where_coders_differ() -> None:
    found = [suggested("1", "a", 0.97), suggested("2", "a", 0.5), suggested("3", "a", 0.8)]
    assert disagreement_likely(["1", "2", "3", "4"], found) == ["2", "3", "1", "4"]


def test_what_an_open_comparison_found_counts_instead() -> None:
    found = [suggested("1", "a", 0.5), suggested("2", "b", 0.97)]
    assert disagreement_likely(["1", "2"], found, {("theme", "b"): 0.9}) == ["2", "1"]


def test_long_units_do_not_lead_by_length() -> None:
    found = [suggested("1", code, 0.97) for code in "abcdefgh"] + [suggested("2", "a", 0.6)]
    assert disagreement_likely(["1", "2"], found) == ["2", "1"]


@pytest.mark.parametrize(
    ("found", "units"),
    [
        ([], []),
        ([suggested("2", "a", 0.97)], []),
        ([suggested("2", "a", 0.6)], ["2"]),
        ([suggested("2", "a", 0.6), suggested("2", "b", 0.9)], []),
        ([suggested("2", "a", 0.6), suggested("2", "b", 0.9, start=7)], ["2"]),
        ([suggested("2", "a", 0.5), suggested("1", "a", 0.3)], ["1", "2"]),
    ],
)
def test_only_units_with_an_unsure_answer_are_left(found: list[Suggestion], units: list[str]) -> None:
    assert only_unsure(["1", "2", "3"], found) == units
