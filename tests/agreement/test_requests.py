"""Requests: every kind of data and entry is answered, or refused alone with its reason."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from annotator.agreement import evaluate

UNITS = [["a", "a", "b"], ["a", "b", "b"], ["b", "b", None], ["a", None, "a"], ["b", "b", "b"]]
PAIR = [row[:2] for row in UNITS]
SETS = [[["a"], ["a", "b"]], [[], ["a"]], [None, ["b"]], [["b"], ["b"]]]
NUMBERS = [[1, 2], [3, 3], [5, 4], [2, 2]]
OF_TWO = (
    "holsti", "cohen_kappa", "cohen_kappa_expected", "cohen_kappa_max", "scott_pi", "bennett_s", "pabak",
    "prevalence_index", "bias_index",
)  # fmt: skip
OF_MANY = (
    "percent_agreement", "krippendorff_alpha", "krippendorff_alpha_expected_agreement", "fleiss_kappa", "conger_kappa",
    "hubert_kappa", "light_kappa", "randolph_kappa", "brennan_prediger", "gwet_ac",
)  # fmt: skip
OF_CODE = ("krippendorff_alpha_category", "fleiss_kappa_category")
OF_NUMBERS = ("icc_1_1", "icc_1_k", "icc_2_1", "icc_2_k", "icc_3_1", "icc_3_k", "lin_ccc")


def ask(data: dict[str, Any], entry: dict[str, Any], kind: str = "coding", **options: Any) -> dict[str, Any]:
    """Return the answer to one entry."""
    return evaluate({"kind": kind, "data": data, "options": options, "compute": {"x": entry}})["x"]


@pytest.mark.parametrize("name", OF_TWO)
def test_coefficients_of_two_coders_take_a_pair_and_refuse_three(name: str) -> None:
    assert ask({"units": PAIR}, {"coefficient": name})["status"] == "ok"
    assert ask({"units": UNITS}, {"coefficient": name, "pair": [0, 1]}) == ask({"units": PAIR}, {"coefficient": name})
    refused = ask({"units": UNITS}, {"coefficient": name})
    assert (refused["status"], refused["value"]) == ("error", None)
    assert "two coders" in refused["why"]


@pytest.mark.parametrize("name", OF_MANY)
@pytest.mark.parametrize("method", [None, "jackknife", "bootstrap", "bca"])
def test_coefficients_of_many_coders_have_every_interval(name: str, method: str | None) -> None:
    units = UNITS * 4
    answer = ask({"units": units}, {"coefficient": name, "ci_method": method, "bootstrap": 60})
    assert answer["status"] == "ok"
    assert answer["ci_method"] == (method or "bootstrap")
    assert answer["ci"][0] <= answer["ci"][1]


@pytest.mark.parametrize("name", OF_NUMBERS)
def test_coefficients_of_measurements_are_answered(name: str) -> None:
    answer = ask({"units": NUMBERS}, {"coefficient": name}, kind="interval")
    assert (answer["status"], answer["units"], answer["ci_method"]) == ("ok", 4, "jackknife")


@pytest.mark.parametrize("name", OF_CODE)
def test_coefficients_of_one_code_want_its_name(name: str) -> None:
    complete = [row for row in UNITS if None not in row]
    assert ask({"units": complete}, {"coefficient": name, "category": "a"})["category"] == "a"
    assert "name it as 'category'" in ask({"units": complete}, {"coefficient": name})["why"]
    refused = ask({"units": complete}, {"coefficient": name, "category": "z"}, categories=["a", "b"])
    assert refused["why"] == "category 'z' is not in the list of codes"


def test_any_coefficient_can_be_about_one_code_against_all_others() -> None:
    units = [["a", "a"], ["a", "c"], ["b", "c"], ["c", "c"]]
    about = ask({"units": units}, {"coefficient": "gwet_ac", "category": "a"})
    collapsed = [[int(v == "a") for v in row] for row in units]
    assert about["value"] == ask({"units": collapsed}, {"coefficient": "gwet_ac"})["value"]
    assert about["category"] == "a"


@pytest.mark.parametrize("name", ["krippendorff_mv_alpha", "dice_agreement", "percent_agreement", "krippendorff_alpha"])
def test_sets_of_codes_are_answered_and_an_empty_set_is_an_answer(name: str) -> None:
    answer = ask({"units": SETS}, {"coefficient": name}, kind="multilabel")
    assert (answer["status"], answer["pairable"]) == ("ok", 3)


def test_variants_of_percent_agreement_on_sets() -> None:
    data = {"units": [[["a"], ["a", "b"]], [[], []], [["a"], ["a"]]]}
    for variant, value in (("exact_set", 2 / 3), ("any_overlap", 2 / 3), (None, 2 / 3)):
        entry = {"coefficient": "percent_agreement", "variant": variant}
        assert ask(data, entry, kind="multilabel")["value"] == pytest.approx(value)
    data["units"][1] = [["b"], ["a", "b"]]
    assert ask(data, {"coefficient": "percent_agreement", "variant": "any_overlap"}, kind="multilabel")["value"] == 1


def test_a_frequency_is_that_many_units_in_standard_errors_too() -> None:
    often = [3, 1, 2, 1, 4]
    rows = [row for row, n in zip(UNITS, often, strict=True) for _ in range(n)]
    for name in OF_MANY:
        weighed = ask({"units": UNITS, "frequency": often}, {"coefficient": name})
        assert weighed == ask({"units": rows}, {"coefficient": name})
        assert weighed["units"] == 11


def test_a_table_is_two_coders_and_counts_are_coders_unknown() -> None:
    table = {"table": [[2, 1], [0, 1]], "categories": ["a", "b"]}
    units = {"units": [["a", "a"], ["a", "a"], ["a", "b"], ["b", "b"]]}
    counts = {"counts": [[2, 0], [2, 0], [1, 1], [0, 2]], "categories": ["a", "b"]}
    for name in ("krippendorff_alpha", "fleiss_kappa", "gwet_ac", "scott_pi", "bennett_s"):
        assert ask(table, {"coefficient": name}) == ask(units, {"coefficient": name})
        assert ask(counts, {"coefficient": name})["value"] == ask(units, {"coefficient": name})["value"]
    assert "counts do not tell" in ask(counts, {"coefficient": "cohen_kappa"})["why"]


def test_units_in_groups_are_resampled_by_group() -> None:
    groups = ["d1", "d1", "d2", "d2", "d3"]
    entry = {"coefficient": "krippendorff_alpha", "resample": "document"}
    answer = ask({"units": UNITS, "clusters": groups}, entry)
    assert (answer["clusters"], answer["units"], answer["ci_method"]) == (3, 5, "jackknife")
    assert "name the document" in ask({"units": UNITS}, entry)["why"]
    item = ask({"units": UNITS, "clusters": groups}, {**entry, "resample": "item"})
    assert item == ask({"units": UNITS}, {"coefficient": "krippendorff_alpha"})


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"coefficient": "gwet_ac2"}, "no coefficient 'gwet_ac2' for this kind of data; did you mean gwet_ac?"),
        ({"weights": "cubic"}, "unknown weights 'cubic'"),
        ({"coefficient": "krippendorff_alpha", "level": "metric"}, "unknown level 'metric'"),
        ({"coefficient": "krippendorff_alpha", "distance": "hamming"}, "unknown distance 'hamming'"),
        ({"ci_method": "profile"}, "unknown ci_method 'profile'"),
        ({"resample": "sentence"}, "unknown resample 'sentence'"),
        ({"bootstrap": -1}, "bootstrap is a whole number"),
        ({"bootstrap": "many"}, "bootstrap is a whole number"),
        ({"seed": 1.5}, "seed is a whole number"),
        ({"ci": 95}, "lies between 0 and 1"),
        ({"pair": [0, 0]}, "pair names two different columns"),
        ({"pair": [0, 9]}, "pair names two different columns from 0 to 2"),
        ({"coefficient": None}, "names its coefficient"),
        ({"coefficient": "u_alpha"}, "no coefficient 'u_alpha' for this kind of data"),
        ({"coefficient": "icc_2_1"}, "'a' is not a number"),
        ({"coefficient": "fleiss_kappa", "variant": "classic"}, "as many values for every unit"),
        ({"distance_matrix": {"categories": ["a"], "matrix": [[0]]}}, "does not name 'b'"),
        ({"distance_matrix": {"matrix": [[0]]}}, "names its categories or values"),
        ({"ci_method": "krippendorff_2006"}, "Krippendorff's alpha only"),
    ],
)
def test_an_entry_that_cannot_be_computed_says_why_and_others_are_answered(change: dict[str, Any], why: str) -> None:
    compute = {"wrong": {"coefficient": "gwet_ac", **change}, "right": {"coefficient": "gwet_ac"}}
    found = evaluate({"kind": "coding", "data": {"units": UNITS}, "compute": compute})
    assert list(found) == ["wrong", "right"]
    assert (found["wrong"]["status"], found["wrong"]["value"]) == ("error", None)
    assert why in found["wrong"]["why"]
    assert found["right"]["status"] == "ok"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({}, "no units, table or counts"),
        ({"units": [["a"], ["a", "b"]]}, "row 1 has 1 values"),
        ({"units": 3}, "ratings are rows"),
        ({"units": [["a", 1]]}, "write all values alike"),
        ({"units": UNITS, "frequency": [1]}, "frequency has 1 numbers for 5 units"),
        ({"units": UNITS, "frequency": [1, 1, 1, 1, -2]}, "whole numbers from 0 on, not -2"),
        ({"units": UNITS, "clusters": ["d"]}, "1 clusters are named for 5 units"),
        ({"table": [[1, 2]]}, "as many rows and columns"),
        ({"table": [[1, 0.5], [0, 1]]}, "whole numbers from 0 on, not 0.5"),
        ({"counts": [[1, 2], [3]]}, "row 2 of counts has 1 numbers for 2 codes"),
        ({"units": [["a", "z"]], "categories": ["a", "b"]}, "value 'z' of unit 1, coder 2 is not in the list"),
    ],
)
def test_data_that_do_not_fit_together_are_the_error_of_every_entry(data: dict[str, Any], why: str) -> None:
    answer = ask(data, {"coefficient": "gwet_ac"})
    assert answer["status"] == "error"
    assert why in answer["why"]


@pytest.mark.parametrize("units", [[], [[]], [["a"]], [[None, None]], [["a", None], [None, "b"]]])
@pytest.mark.parametrize("name", [*OF_MANY, *OF_TWO])
def test_where_there_is_nothing_to_compare_no_number_is_given(units: list[Any], name: str) -> None:
    answer = ask({"units": units}, {"coefficient": name})
    assert answer["value"] is None
    assert answer["status"] in ("undefined", "error")
    assert answer["why"]


@pytest.mark.parametrize(
    "name", ["krippendorff_alpha", "cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "hubert_kappa",
             "light_kappa", "cohen_kappa_max", "krippendorff_mv_alpha", "gwet_ac", "brennan_prediger"],
)  # fmt: skip
def test_one_code_alone_leaves_chance_corrected_coefficients_undefined(name: str) -> None:
    answer = ask({"units": [["a", "a"]] * 3}, {"coefficient": name})
    assert (answer["status"], answer["value"], answer["ci"]) == ("undefined", None, None)
    assert answer["why"]


def test_spans_are_answered_and_gamma_by_its_options() -> None:
    spans = [{"coder": c, "start": s, "end": e, "code": k}
             for c, s, e, k in (("a", 0, 5, "x"), ("a", 6, 9, "y"), ("b", 1, 5, "x"), ("b", 6, 10, "x"))]  # fmt: skip
    data = {"coders": ["a", "b"], "length": 12, "spans": spans}
    names = ("u_alpha", "u_alpha_binary", "cu_alpha", "alpha_u_1995", "gamma", "gamma_cat", "gamma_observed_disorder")
    compute = {n: {"coefficient": n} for n in names} | {
        n: {"coefficient": n, "category": "x"} for n in ("ku_alpha", "ku_coverage", "gamma_k", "u_alpha_category")
    }
    request = {"kind": "unitizing", "data": data, "options": {"sampler": "shuffle"}, "compute": compute}
    found = evaluate(request)
    assert {answer["status"] for answer in found.values()} == {"ok"}
    assert found["gamma"]["expected_disorder"] == found["gamma"]["expected"]
    begun = copy.deepcopy(data) | {"begin": 7}
    begun["spans"] = [s | {"start": s["start"] + 7, "end": s["end"] + 7} for s in spans]
    moved = evaluate(request | {"data": begun})
    assert {k: v["value"] for k, v in moved.items() if "gamma" not in k} == pytest.approx(
        {k: v["value"] for k, v in found.items() if "gamma" not in k}
    )


def test_distances_of_pairs_come_as_a_list() -> None:
    data = {"pairs": [[["a"], ["a"]], [["a"], ["a", "b"]], [[], []], [[], ["a"]]]}
    assert ask(data, {"coefficient": "masi_distance"}, kind="distance")["value"] == pytest.approx([0, 2 / 3, 0, 1])
    assert ask(data, {"coefficient": "jaccard_distance"}, kind="distance")["value"] == pytest.approx([0, 1 / 2, 0, 1])


def test_a_sample_size_wants_its_numbers() -> None:
    data = {"coders": 2, "code_share": 0.25, "significance": 0.05}
    entry = {"coefficient": "sample_size_alpha", "alpha_min": 0.8}
    assert ask(data, entry, kind="planning")["value"] == 139
    assert ask(data, {"coefficient": "sample_size_alpha"}, kind="planning")["why"] == (
        "sample_size_alpha needs 'alpha_min'"
    )


@pytest.mark.parametrize("request_", [[], {}, {"kind": "coding"}, {"kind": "x", "data": {}, "compute": {}},
                                      {"kind": "coding", "data": [], "compute": {}}])  # fmt: skip
def test_what_is_no_request_is_refused_whole(request_: Any) -> None:
    with pytest.raises(ValueError, match=r"request|kind"):
        evaluate(request_)


def test_answers_are_json_without_nan() -> None:
    compute = {n: {"coefficient": n} for n in (*OF_MANY, *OF_TWO, "nonsense")}
    found = evaluate({"kind": "coding", "data": {"units": [["a", "a"], ["a", None]]}, "compute": compute})
    assert json.loads(json.dumps(found, allow_nan=False)).keys() == compute.keys()


@pytest.mark.parametrize("entry", [{"pair": [0, 1]}, {"resample": "coder"}, {"coefficient": "conger_kappa"}], ids=str)
def test_counts_do_not_tell_who_gave_which_value(entry: dict[str, Any]) -> None:
    data = {"counts": [[2, 1], [3, 0], [0, 3]], "categories": ["a", "b"]}
    found = ask(data, {"coefficient": "fleiss_kappa", **entry})
    assert (found["status"], found["value"]) == ("error", None)
    assert "needs to know who gave which value; counts do not tell" in found["why"]
    assert ask(data, {"coefficient": "fleiss_kappa"})["status"] == "ok"
