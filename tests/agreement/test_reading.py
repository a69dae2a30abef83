"""How ratings are read: what is missing, which codes there are, and what is refused with its place."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from annotator import agreement
from annotator.agreement.encoding import encode


def test_none_nan_and_minus_one_among_integer_codes_are_missing() -> None:
    labels = [["a", None], ["a", "b"], ["b", "b"]]
    for form in ([[0, -1], [0, 1], [1, 1]], np.array([[0, -1], [0, 1], [1, 1]]), [[0, float("nan")], [0, 1], [1, 1]]):
        assert agreement.krippendorff_alpha(form).value == agreement.krippendorff_alpha(labels).value
        assert agreement.krippendorff_alpha(form).units == 3


def test_negative_numbers_are_values_where_something_else_is_missing_or_a_list_names_them() -> None:
    rows = [[-1, 0], [1, None], [-1, -1], [1, 1]]
    listed = [[-1, 0], [1, 1], [-1, -1], [1, 1]]
    assert encode(rows).labels == (-1, 0, 1)
    assert encode(listed, [-1, 0, 1]).labels == (-1, 0, 1)
    assert encode(np.array(listed), [-1, 0, 1]).codes.min() == 0
    assert encode(np.array(listed, dtype=float)).labels == (-1, 0, 1)


def test_a_request_knows_null_alone_as_missing() -> None:
    units = [[-1, -1], [1, 1], [0, -1], [0, 0]]
    answer = agreement.evaluate(
        {"kind": "coding", "data": {"units": units}, "compute": {"a": {"coefficient": "percent_agreement"}}}
    )
    assert (answer["a"]["pairable"], answer["a"]["value"]) == (4, 0.75)


def test_negative_codes_in_an_array_are_refused_when_it_is_not_known_whether_they_are_missing() -> None:
    with pytest.raises(ValueError, match="-2 is no code"):
        agreement.krippendorff_alpha(np.array([[-2, 0], [1, 1]]))


def test_integers_are_places_in_a_list_of_names_and_values_of_a_list_of_numbers() -> None:
    assert encode(np.array([[0, 1]]), ["a", "b", "c"]).labels == ("a", "b", "c")
    assert encode(np.array([[1, 3]]), [1, 2, 3]).codes.tolist() == [[0, 2]]
    assert encode(np.array([[1, 3]]), [1, 1.5, 3]).codes.tolist() == [[0, 2]]
    with pytest.raises(ValueError, match="code 2 is not a place in the list of 2 codes"):
        encode(np.array([[0, 2]]), ["a", "b"])


def test_unused_codes_of_the_full_list_count() -> None:
    ratings = [["a", "a"], ["a", "b"], ["b", "b"]]
    assert agreement.brennan_prediger(ratings).expected == 1 / 2
    assert agreement.brennan_prediger(ratings, categories=["a", "b", "c", "d"]).expected == 1 / 4
    linear = agreement.percent_agreement([[1, 2], [2, 2]], weights="linear", categories=[1, 2, 3, 4, 5])
    assert linear.value == pytest.approx(7 / 8)


def test_numbers_weigh_by_their_value_and_text_by_its_rank() -> None:
    numbers = [[1, 2], [2, 10], [10, 10]]
    ranks = [[str(v).zfill(2) for v in row] for row in numbers]
    assert agreement.percent_agreement(numbers, weights="linear").value == pytest.approx((8 / 9 + 1 / 9 + 1) / 3)
    assert agreement.percent_agreement(ranks, weights="linear").value == pytest.approx((1 / 2 + 1 / 2 + 1) / 3)


def test_numbers_written_as_text_are_text() -> None:
    rows = [["1", "2"], ["2", "10"], ["10", "10"]]
    assert encode(rows).labels == ("1", "10", "2")
    with pytest.raises(ValueError, match="value '1' of unit 1, coder 1 is not a number"):
        agreement.icc_2_1(rows)


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        ([["a", "b"], ["a"]], "row 2 has 1 values, others have 2"),
        (["ab", "aa"], "row 1 is no list of values"),
        ("abc", "ratings are rows"),
        ([["a", 1]], "value 1 of unit 1, coder 2 is a number, that of unit 1, coder 1 is text"),
        ([[1, 2], [True, 1]], "value True of unit 2, coder 1 is yes or no"),
        ([["a", ["b"]]], "is a set of codes"),
        ([[1.0, float("inf")]], "is infinite"),
        ([[{"code": 1}]], "is no code"),
        (np.zeros(3), "two dimensions, not 1"),
        (np.array([[0.5, np.inf]]), "infinite"),
    ],
)
def test_what_is_no_table_of_one_kind_of_values_is_refused_with_its_place(ratings: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        agreement.krippendorff_alpha(ratings)


@pytest.mark.parametrize("form", [list, np.array])
def test_a_value_outside_of_the_list_is_named_with_unit_and_coder(form: Any) -> None:
    with pytest.raises(ValueError, match="value 3 of unit 2, coder 1 is not in the list of codes"):
        agreement.gwet_ac(form([[1, 2], [3, 2]]), categories=[1, 2])


def test_a_list_of_codes_that_names_one_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="names a code twice"):
        agreement.gwet_ac([["a", "a"]], categories=["a", "a"])


def test_encoded_once_ratings_serve_many_coefficients() -> None:
    rows = [["a", "b"], ["a", "a"], ["b", "b"]]
    coded = agreement.encode(rows)
    for name in ("krippendorff_alpha", "gwet_ac", "cohen_kappa", "conger_kappa"):
        assert getattr(agreement, name)(coded) == getattr(agreement, name)(rows)


def test_a_frame_of_pandas_is_read_by_its_values() -> None:
    class Frame:
        def to_numpy(self) -> Any:
            return np.array([["a", None], ["a", "b"], ["b", "b"]], dtype=object)

    assert agreement.krippendorff_alpha(Frame()).pairable == 2
