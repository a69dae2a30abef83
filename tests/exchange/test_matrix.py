"""The matrix: agreement of the project equals agreement of its table, for every layer, code and pair."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.exchange.matrix import Scale, parse_scale
from tests.running import annotator, record, refused, table_of


def matrix(folder: Path, *words: str) -> Path:
    out = folder.parent / "matrix.csv"
    annotator("-p", folder, "round", "open", "main")
    found = annotator("-p", folder, "export", "matrix", out, *words)
    assert found.code == 0, found.err
    return out


def figures(*words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = annotator(*words, "--json").json["layers"]
    return found


def same(folder: Path, *words: object) -> None:
    """Hold the figures of the project against those of its matrix."""
    table = figures("agree", "--table", matrix(folder), *words)
    project = figures("-p", folder, "agree", *words)
    assert [x["layer"] for x in table] == [x["layer"] for x in project if x["layer"] in {t["layer"] for t in table}]
    for theirs in table:
        ours = next(x for x in project if x["layer"] == theirs["layer"])
        for part in ("item", "scale", "overall", "by_code", "by_pair"):
            assert theirs[part] == ours[part], (theirs["layer"], part)


def test_the_sample_agrees_with_its_own_matrix(sample: Path) -> None:
    same(sample)
    assert len(figures("agree", "--table", matrix(sample))) == 8


def test_it_does_with_resampled_intervals_of_another_level(sample: Path) -> None:
    same(sample, "--bootstrap", "50", "--seed", "7", "--ci", "0.9", "--layer", "theme")


def test_it_does_with_three_coders_missing_values_and_none(study: Path) -> None:
    stance = {"unit": "1", "sentence": 1, "layer": "stance"}
    theme = {"unit": "a", "layer": "theme"}
    level = {"unit": "1", "layer": "quantifier"}
    record(
        study,
        "anna",
        [
            {**stance, "code": "support"},
            {**theme, "code": "youth"},
            {**theme, "code": "prevention"},
            {**level, "sentence": 1, "code": "many"},
            {**level, "sentence": 2, "code": "impersonal"},
        ],
        "--done",
    )
    record(
        study,
        "ben",
        [
            {**stance, "code": "concern"},
            {**theme, "code": "youth"},
            {**level, "sentence": 1, "code": "some"},
            {**level, "sentence": 2, "code": "one"},
        ],
        "--done",
    )
    record(study, "carl", [{**theme, "action": "none"}, {"unit": "2", "action": "done"}], "--done")
    record(study, "dora", [{**stance, "code": "support"}, {"unit": "2", "action": "done"}])
    same(study)


def test_nothing_applied_is_printed_apart_from_missing(study: Path) -> None:
    record(study, "anna", [{"unit": "a", "action": "done"}])
    record(study, "ben", [{"unit": "a", "layer": "theme", "code": "youth"}, {"unit": "2", "action": "done"}])
    rows = [r for r in table_of(matrix(study).read_text()) if r["layer"] == "theme"]
    assert [(r["anna"], r["ben"]) for r in rows] == [("", "[]"), ("[]", "")]


def test_one_row_an_item_and_layer(sample: Path) -> None:
    rows = table_of(matrix(sample).read_text())
    assert len({(r["unit"], r["layer"]) for r in rows}) == len(rows)
    assert list(rows[0]) == ["unit", "layer", "scale", "document", "spans", "anna", "ben"]


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_any_program_is_read(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,x\n2,x,y\n3,,y\n4,[],[]\n")
    [layer] = figures("agree", "--table", path)
    agreed = layer["overall"][0]
    assert (agreed["coefficient"], agreed["value"], agreed["pairable"]) == ("percent_agreement", 2 / 3, 3)
    assert layer["excluded"] == {"items that only one coder finished": 1}


def test_none_and_empty_are_two_things_and_none_may_be_written_otherwise(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,nil\n2,nil,nil\n3,x,\n")
    [layer] = figures("agree", "--table", path, "--none", "nil")
    assert layer["overall"][0]["value"] == 0.5
    assert {r["category"] for r in layer["by_code"]} == {"none", "x"}


def test_several_codes_a_cell_are_sets(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x|y,y|x\n2,x,x|y\n3,[],[]\n")
    [layer] = figures("agree", "--table", path, "--sets", "|")
    assert layer["overall"][0]["distance"] == "masi"
    assert {r["category"] for r in layer["by_code"]} == {"x", "y"}


def test_a_scale_is_given_lowest_first(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,low,mid\n2,high,high\n3,low,na\n")
    [layer] = figures("agree", "--table", path, "--scale", "low,mid,high", "--off-scale", "na")
    assert [r["variant"] for r in layer["overall"][:3]] == ["all values", "on the scale or not", "values on the scale"]
    line = refused("agree", "--table", path, "--scale", "low,mid,high")
    assert "t.csv, row 4, column b: 'na' is not on the scale" in line


def test_a_long_table_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    wide = figures("agree", "--table", table(tmp_path, "unit,a,b\n1,x,x\n2,x,y\n"))
    text = "who,what,where\na,x,1\nb,x,1\na,x,2\nb,y,2\n"
    assert figures("agree", "--table", table(tmp_path, text), "--long", "where,who,what") == wide


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("unit,a,b\n1,x\n", "row 2: has 2 cells where the first row has 3"),
        ("unit,a,b\n1,x,x\n1,x,x\n", "row 3, column 1: unit '1' stands twice"),
        ("unit,a,a\n1,x,x\n", "column 'a' stands twice"),
        ("unit,a\n1,x\n", "1 coder"),
        ("unit,a,b\n", "holds no ratings"),
        ("", "holds no ratings"),
        ('unit,a,b\n1,"x,x\n', "is no CSV"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_by_row(tmp_path: Path, text: str, what: str) -> None:
    line = refused("agree", "--table", table(tmp_path, text))
    assert "t.csv" in line and what in line


def test_odd_characters_in_names_do_not_break_rows(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a\u2028a,b\x85b\n1\x0b1,x,x\n2,x,y\n")
    [layer] = figures("agree", "--table", path)
    assert layer["overall"][0]["pairable"] == 2


KEYS = st.text("ab:=-/.é漢", min_size=1, max_size=4)


@given(st.sampled_from(["nominal", "set", "ordinal"]), st.lists(KEYS, max_size=4), st.lists(KEYS, max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_scale_reads_back_as_it_was_written_whatever_the_keys(kind: str, on: list[str], off: list[str]) -> None:
    scale = Scale(kind, tuple(on), tuple(off), "statement/unit")
    assert parse_scale(str(scale)) == scale
