"""Confusions, influence, parts and differences, against values counted by hand."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import agreement
from annotator.comparison import parts
from annotator.comparison.confusions import confusions
from annotator.comparison.figures import Plan
from annotator.comparison.influence import influence
from annotator.comparison.question import Kind, Question
from annotator.comparison.sums import Alpha
from tests.comparison.made import agree, pick, table
from tests.running import annotator, record, refused

STANCE = {"unit": "2", "sentence": 1, "layer": "stance"}
VALUE = st.none() | st.sampled_from(["", "x", "y", "z"])


def question(rows: list[list[str | None]], kind: Kind = "nominal", units: list[int] | None = None) -> Question:
    """Return rows of cells as a question; a cell is a code, codes joined by |, nothing, or missing."""
    labels: dict[frozenset[str], int] = {frozenset(): 0}
    cells = [
        [-1 if v is None else labels.setdefault(frozenset(c for c in v.split("|") if c), len(labels)) for v in row]
        for row in rows
    ]
    coders = tuple("abcdef"[: len(rows[0])])
    found = np.array(cells, dtype=np.int64).reshape(len(rows), len(coders))
    numbers = np.array(units or range(len(rows)), dtype=np.int64)
    return Question("l", "unit", kind, (), (), coders, tuple(labels), found, numbers, [f"u{i}" for i in numbers])


def test_the_largest_confusion_is_named_with_who_gave_which() -> None:
    rows: list[list[str | None]] = [["x", "y"], ["y", "x"], ["x", "y"], ["z", "x"], ["z", "z"], ["z", ""], ["x", None]]
    found = [(c.codes, c.count, c.by) for c in confusions(question(rows))]
    assert found == [
        (("x", "y"), 3, {"a": 2, "b": 1}), (("x", "z"), 1, {"b": 1}), (("z", "none"), 1, {"a": 1}),
    ]  # fmt: skip


def test_of_sets_what_only_one_gave_stands_against_what_only_the_other_gave() -> None:
    found = confusions(question([["x|y", "x|z"], ["x", ""], ["x|y", "x"]], "set"))
    assert [(c.codes, c.count) for c in found] == [(("x", "none"), 1), (("y", "z"), 1), (("y", "none"), 1)]


@settings(deadline=None)
@given(st.lists(st.lists(VALUE, min_size=3, max_size=3), min_size=1, max_size=8), st.sampled_from(["nominal", "set"]))
def test_alpha_of_sums_is_the_engines(rows: list[list[str | None]], kind: Kind) -> None:
    asked = question(rows, kind)
    if kind == "set":
        engine = agreement.krippendorff_alpha(asked.sets(), distance="masi")
    else:
        engine = agreement.krippendorff_alpha(asked.single())
    ours = Alpha.of(asked).whole()
    assert (engine.value is None and np.isnan(ours)) or engine.value == pytest.approx(ours)


def test_influence_is_alpha_without_the_unit_coder_or_code() -> None:
    rows: list[list[str | None]] = [["x", "x", "x"], ["y", "y", "y"], ["z", "z", "x"], ["x", "y", "y"], ["z", "z", "z"]]
    whole = agreement.krippendorff_alpha(rows).value or 0
    found = {(p.kind, p.name): p for p in influence(question(rows), most=9)}
    left = agreement.krippendorff_alpha([r for i, r in enumerate(rows) if i != 2]).value or 0
    assert found["unit", "u2"].without == pytest.approx(left) and found["unit", "u2"].moves == pytest.approx(
        left - whole
    )
    left = agreement.krippendorff_alpha([r[:2] for r in rows]).value or 0
    assert found["coder", "c"].without == pytest.approx(left)
    left = agreement.krippendorff_alpha([[None if v == "z" else v for v in r] for r in rows]).value or 0
    assert found["code", "z"].without == pytest.approx(left)


@settings(deadline=None)
@given(
    st.lists(st.lists(VALUE | st.just("x|y"), min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(["nominal", "set"]),
)
def test_alpha_without_a_code_is_alpha_of_what_is_left(rows: list[list[str | None]], kind: Kind) -> None:
    if kind == "nominal":
        rows = [[v and v[0] for v in row] for row in rows]
    for pull in influence(question(rows, kind), most=9):
        if pull.kind != "code":
            continue
        gone = "" if pull.name == "none" else pull.name
        if kind == "set":
            parted = [[None if v is None else frozenset(v.split("|")) - {"", gone} for v in row] for row in rows]
            left = agreement.krippendorff_alpha(parted, distance="masi")
        else:
            left = agreement.krippendorff_alpha([[None if v == gone else v for v in row] for row in rows])
        assert left.value == pytest.approx(pull.without)


def test_a_unit_is_left_out_with_all_its_items() -> None:
    rows: list[list[str | None]] = [["x", "x"], ["x", "y"], ["y", "y"], ["x", "x"]]
    found = [p for p in influence(question(rows, units=[0, 0, 1, 2])) if p.kind == "unit" and p.name == "u0"]
    assert found[0].without == 1


def test_the_coder_who_differs_agrees_least_with_the_others() -> None:
    rows: list[list[str | None]] = [["x", "x", "y"], ["y", "y", "x"], ["x", "x", "x"], ["y", "y", "y"]]
    found = {e.variant: e for e in parts.by_coder(question(rows), Plan()) if e.coefficient == "percent_agreement"}
    assert {name: e.value for name, e in found.items()} == {"a": 0.75, "b": 0.75, "c": 0.5}
    assert found["c"].pairable == 8 and found["c"].clusters == 4  # two pairs an item; an item is one group


def test_a_difference_is_that_of_the_two_alphas_and_its_interval_is_seeded() -> None:
    rows: list[list[str | None]] = [["x", "x"], ["y", "y"], ["x", "y"], ["x", "x"]] * 3
    first = [i % 4 < 2 for i in range(12)]
    second = [not f for f in first]
    found = parts.difference(question(rows), Plan(bootstrap=200, seed=4), first, second)
    alphas = [
        agreement.krippendorff_alpha([r for r, c in zip(rows, chosen, strict=True) if c]).value or 0
        for chosen in (first, second)
    ]
    assert found.value == pytest.approx(alphas[0] - alphas[1])
    assert found.ci_method == "paired bootstrap by unit" and found.ci is not None
    assert found == parts.difference(question(rows), Plan(bootstrap=200, seed=4), first, second)
    assert found != parts.difference(question(rows), Plan(bootstrap=200, seed=5), first, second)


def test_the_difference_of_alike_halves_of_each_document_is_nothing_in_every_resample() -> None:
    asked = question([["x", "x"], ["x", "x"], ["y", "y"], ["y", "y"], ["x", "y"], ["x", "y"]])
    asked = Question(**{
        **{name: getattr(asked, name) for name in Question.__slots__},
        "documents": np.array([0, 0, 1, 1, 2, 2]), "document_names": ("d0", "d1", "d2"),
    })  # fmt: skip
    found = parts.difference(asked, Plan(resample="document"), [True, False] * 3, [False, True] * 3)
    assert (found.value, found.ci) == (0, (0, 0))


def test_parts_of_a_project_are_named(sample: Path) -> None:
    words = [w for part in ("document", "week", "coder", "codebook") for w in ("--by", part)]
    [layer] = annotator("-p", sample, "agree", "--layer", "stance", *words, "--json").json["layers"]
    whole = pick(layer["overall"], "krippendorff_alpha")["value"]
    for part in ("document", "week", "coder", "codebook"):
        found = pick(layer[f"by_{part}"], "krippendorff_alpha")
        assert found["value"] == whole and found["variant"]
    assert pick(layer["by_week"], "krippendorff_alpha")["variant"].partition("-W")[0].isdigit()


def test_units_with_suggestions_in_sight_and_hidden_are_told_apart(study: Path) -> None:
    first = {"unit": "1", "sentence": 1, "layer": "stance", "code": "support"}
    for coder, code in (("anna", "caution"), ("ben", "concern")):
        record(study, coder, [{**STANCE, "code": code}, first], "--done")
    conn = sqlite3.connect(study / "project.db")
    for coder, units in (("anna", "12"), ("ben", "2")):
        for label in units:
            [unit] = conn.execute("SELECT id FROM unit WHERE label = ?", (label,)).fetchone()
            conn.execute("INSERT INTO sight VALUES (?, ?, 'main', '2000-01-01')", (unit, coder))
    conn.commit()
    conn.close()
    shown, hidden, both = (
        annotator("-p", study, "agree", "--layer", "stance", "--assisted", how, "--json").json["layers"][0]
        for how in ("yes", "no", "both")
    )
    assert pick(shown["overall"], "percent_agreement")["value"] == 0  # unit 2 alone
    assert shown["excluded"]["items in units that only some coders saw with suggestions"] == 2
    assert pick(hidden["overall"], "percent_agreement")["status"] == "undefined"
    assert hidden["excluded"]["items with suggestions in sight"] == 1
    assert set(both["assisted"]) == {"yes", "no", "difference"}
    assert pick(both["overall"], "percent_agreement")["pairable"] == 3


def test_codes_roll_up_to_a_level_of_their_tree(study: Path) -> None:
    for coder, code in (("anna", "youth"), ("ben", "prevention")):
        record(study, coder, [{"unit": "a", "layer": "theme", "code": code}], "--done")
    flat, rolled = (
        annotator("-p", study, "agree", "--layer", "theme", *words, "--json").json["layers"][0]
        for words in ((), ("--depth", "1"))
    )
    assert pick(flat["overall"], "percent_agreement")["value"] == 0
    assert pick(rolled["overall"], "percent_agreement")["value"] == 1
    assert {r["category"] for r in rolled["by_code"]} == {"prevention"}


def test_stability_compares_a_coder_with_himself(study: Path) -> None:
    record(study, "anna", [{**STANCE, "code": "caution"}], "--done")
    annotator("-p", study, "round", "new", "later", "--purpose", "recode")
    record(study, "anna", [{**STANCE, "code": "concern"}], "--done", "--round", "later")
    words = ("agree", "--round", "main", "--again", "later", "--layer", "stance", "--json")
    [layer] = annotator("-p", study, *words).json["layers"]
    found = pick(layer["overall"], "percent_agreement")
    assert (found["value"], found["pairable"]) == (0, 1)
    assert pick(layer["by_coder"], "percent_agreement")["variant"] == "anna"
    assert "there is no round 'latr'" in refused("-p", study, "agree", "--again", "latr")


def test_intervals_go_by_unit_unless_asked_otherwise(sample: Path) -> None:
    for words, said, groups in (
        ((), "jackknife by unit", 11), (("--resample", "item"), "gwet by item", 32),
        (("--bootstrap", "50"), "bootstrap by unit", 11), (("--resample", "document"), None, 1),
    ):  # fmt: skip
        [layer] = annotator("-p", sample, "agree", "--layer", "stance", *words, "--json").json["layers"]
        found = pick(layer["overall"], "percent_agreement")
        assert (found["ci_method"], found["clusters"]) == (said, groups), words


def test_what_a_table_does_not_say_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,x\n2,x,y")
    assert "does not say weeks" in refused("agree", "--table", path, "--by", "week")
    assert "does not say documents" in refused("agree", "--table", path, "--resample", "document")
    assert "--against is asked of a project" in refused("agree", "--table", path, "--against", "a")
    assert "--sets goes with --table" in refused("agree", "--sets", "|")


def test_details_name_confusions_and_influence(tmp_path: Path) -> None:
    path = table(tmp_path, "unit,a,b\n1,x,x\n2,x,y\n3,y,y\n4,x,y")
    layer = agree("--table", path, "--details")
    assert layer["confusions"] == [{"codes": ["x", "y"], "count": 2, "by": {"a": 2}}]
    assert {p["kind"] for p in layer["influence"]} == {"unit"}
    plain = json.loads(annotator("agree", "--table", path, "--json").out)["layers"][0]
    assert list(plain) == ["layer", "item", "scale", "overall", "by_code", "by_pair", "excluded"]


def test_a_projects_ordinal_layer_takes_weights_and_others_are_refused(sample: Path) -> None:
    overall = agree("-p", sample, "--layer", "quantifier", "--weights", "linear")["overall"]
    weighted = pick(overall, "gwet_ac", weights="linear")
    assert weighted["variant"] == "AC2"
    assert weighted["pairable"] == pick(overall, "krippendorff_alpha", level="ordinal")["pairable"]
    assert pick(overall, "gwet_ac", variant="AC1")["pairable"] == 32
    assert "layer 'voice' has no order" in refused("-p", sample, "agree", "--layer", "voice", "--weights", "linear")
    assert "unknown weights 'linar' (did you mean 'linear'?)" in refused("-p", sample, "agree", "--weights", "linar")
    paragraph = annotator("-p", sample, "agree", "--layer", "quantifier", "--weights", "linear", "--methods").out
    assert "Gwet's AC2 (linear weights)" in paragraph
