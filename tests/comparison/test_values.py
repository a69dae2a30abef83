"""What counts as a value: done units only; none is an answer; missing is no disagreement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotator.comparison.disagreements import masi
from tests.made import CODEBOOK
from tests.running import annotator, record, refused, table_of

STANCE = {"unit": "2", "sentence": 1, "layer": "stance"}
LEVEL = {"unit": "2", "sentence": 1, "layer": "quantifier"}
THEME = {"unit": "a", "layer": "theme"}
CHILE = {"unit": "2", "layer": "country", "code": "CHL", "start": 19, "end": 24}


def layer(folder: Path, key: str, *words: str) -> dict[str, Any]:
    [found] = annotator("-p", folder, "agree", "--layer", key, "--json", *words).json["layers"]
    return dict(found)


def differing(folder: Path, key: str) -> list[dict[str, Any]]:
    annotator("-p", folder, "round", "open", "main")
    return list(annotator("-p", folder, "disagreements", "--layer", key, "--json").json)


def agreement(found: dict[str, Any]) -> tuple[Any, int]:
    result = next(r for r in found["overall"] if r["coefficient"] == "percent_agreement")
    return result["value"], result["pairable"]


def test_a_unit_nobody_finished_is_no_disagreement(study: Path) -> None:
    record(study, "anna", [{**STANCE, "code": "caution"}])
    record(study, "ben", [{**STANCE, "code": "concern"}])
    assert layer(study, "stance")["excluded"]["values in units not done"] == 2
    assert differing(study, "stance") == []


def test_a_unit_one_coder_finished_is_counted_as_left_out(study: Path) -> None:
    record(study, "anna", [{**STANCE, "code": "caution"}], "--done")
    record(study, "ben", [{**STANCE, "code": "concern"}])
    excluded = layer(study, "stance")["excluded"]
    assert excluded["values in units not done"] == 1
    assert differing(study, "stance") == []


def test_no_code_applies_is_an_answer_that_can_differ(study: Path) -> None:
    record(study, "anna", [{**STANCE, "code": "caution"}], "--done")
    record(study, "ben", [{"unit": "2", "action": "done"}])
    assert agreement(layer(study, "stance")) == (0.0, 1)
    [row] = differing(study, "stance")
    assert row["codes"] == {"anna": ["caution"], "ben": []} and row["severity"] == 1.0
    assert row["text"] == "Some speakers from Chile cautioned against haste." and row["start"] is None


def test_a_reopened_unit_counts_no_more(study: Path) -> None:
    record(study, "anna", [{**STANCE, "code": "caution"}], "--done")
    record(study, "ben", [{**STANCE, "code": "concern"}], "--done")
    record(study, "ben", [{"unit": "2", "action": "reopen"}])
    assert differing(study, "stance") == []


def test_steps_of_a_ladder_weigh_by_their_distance(study: Path) -> None:
    pairs = (("one", "many", 1.0), ("one", "some", 0.5), ("some", "impersonal", 1.0))
    for n, (a, b, severity) in enumerate(pairs):
        record(study, "anna", [{**LEVEL, "code": a}], "--done")
        record(study, "ben", [{**LEVEL, "code": b}], "--done")
        assert [d["severity"] for d in differing(study, "quantifier")] == [severity], n


def test_sets_weigh_by_masi(study: Path) -> None:
    record(study, "anna", [{**THEME, "code": "youth"}], "--done")
    record(study, "ben", [{**THEME, "code": "youth"}, {**THEME, "code": "technology"}], "--done")
    assert [d["severity"] for d in differing(study, "theme")] == [pytest.approx(2 / 3, abs=1e-4)]


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [("", "", 0), ("x", "x", 0), ("x", "y", 1), ("", "x", 1), ("xy", "x", 2 / 3), ("xy", "yz", 8 / 9)],
)
def test_the_masi_distance_is_that_of_passonneau(a: str, b: str, distance: float) -> None:
    assert masi(frozenset(a), frozenset(b)) == pytest.approx(distance)
    assert masi(frozenset(b), frozenset(a)) == pytest.approx(distance)


@pytest.mark.parametrize("book", [CODEBOOK, CODEBOOK.replace("    multiple: yes\n    item: span", "    item: span")])
def test_words_count_as_the_set_of_codes_of_their_unit(study: Path, book: str) -> None:
    (study / "codebook.yaml").write_text(book)
    record(study, "anna", [CHILE, {**CHILE, "code": "NOR", "start": 0, "end": 4}], "--done")
    record(study, "ben", [{**CHILE, "start": 14}, {**CHILE, "code": "NOR", "start": 25, "end": 30}], "--done")
    found = layer(study, "country")
    assert found["overall"][0]["distance"] == "masi"
    assert differing(study, "country") == []
    rows = table_of(annotator("-p", study, "export", "matrix", "-", "--layer", "country").out)
    assert [(r["anna"], r["ben"]) for r in rows] == [("CHL|NOR", "CHL|NOR")]


def test_words_marked_anew_leave_the_others_where_one_answer_a_place_is_kept(study: Path) -> None:
    from annotator.session import Session
    from annotator.store import coders
    from annotator.store.project import open_project

    (study / "codebook.yaml").write_text(CODEBOOK.replace("    multiple: yes\n    item: span", "    item: span"))
    with open_project(study) as opened:
        coders.register(opened.conn, "anna")
        session = Session(opened, "anna")
        session.go(1)
        for code, start, end in (("CHL", 19, 24), ("NOR", 0, 4), ("PER", 0, 4)):
            session.apply("country", code, None, start, end)
    rows = annotator("-p", study, "list", "codings", "--json").json
    assert [(r["start"], r["code"]) for r in rows] == [(0, "PER"), (19, "CHL")]


def test_persons_are_compared_unless_others_are_named(study: Path) -> None:
    annotator("-p", study, "coders", "--add", "gold", "--kind", "key")
    for coder, code in (("anna", "caution"), ("ben", "caution"), ("gold", "concern")):
        record(study, coder, [{**STANCE, "code": code}], "--done")
    assert agreement(layer(study, "stance")) == (1.0, 1)
    assert agreement(layer(study, "stance", "--coders", "anna,GOLD")) == (0.0, 1)


def test_coders_may_be_named_one_by_one_or_between_commas(study: Path) -> None:
    annotator("-p", study, "coders", "--add", "gold", "--kind", "key")
    for coder, code in (("anna", "caution"), ("ben", "caution"), ("gold", "concern")):
        record(study, coder, [{**STANCE, "code": code}], "--done")
    annotator("-p", study, "round", "open", "main")
    one_by_one = ("--coders", "anna", "--coders", "gold")
    assert layer(study, "stance", *one_by_one) == layer(study, "stance", "--coders", "anna, gold")
    found = annotator("-p", study, "agree", "--json", *one_by_one, "--coders", "ben,anna").json
    assert {p["variant"].split(":")[0] for x in found["layers"] for p in x["by_pair"]} == {
        "anna, gold", "anna, ben", "gold, ben",
    }  # fmt: skip
    [row] = annotator("-p", study, "disagreements", "--json", *one_by_one).json
    assert row["codes"] == {"anna": ["caution"], "gold": ["concern"]}


def test_the_latest_round_that_was_coded_twice_is_compared(study: Path) -> None:
    for coder in ("anna", "ben"):
        record(study, coder, [{**STANCE, "code": "caution"}], "--done")
    annotator("-p", study, "round", "new", "second")
    record(study, "anna", [{**STANCE, "code": "concern"}], "--done", "--round", "second")
    assert annotator("-p", study, "agree", "--json").json["data"]["round"] == "main"
    record(study, "ben", [{**STANCE, "code": "support"}], "--done", "--round", "second")
    assert annotator("-p", study, "agree", "--json").json["data"]["round"] == "second"
    assert annotator("-p", study, "agree", "--round", "main", "--json").json["data"]["round"] == "main"


def test_a_project_without_codings_says_so(study: Path) -> None:
    found = annotator("-p", study, "agree", "--json").json
    assert all(x["overall"] == [] for x in found["layers"]) and found["data"]["decisions"] == 0
    assert annotator("-p", study, "agree").code == 0


def test_a_layer_is_not_compared_where_it_is_not_asked(study: Path) -> None:
    for coder in ("anna", "ben"):
        record(study, coder, [{"unit": u, "action": "done"} for u in ("1", "2", "a")])
    rows = table_of(_matrix(study))
    assert {r["layer"] for r in rows if r["unit"].count("/") == 0} == {"theme", "country"}
    assert sum(r["layer"] == "stance" for r in rows) == 3


def _matrix(study: Path) -> str:
    annotator("-p", study, "round", "open", "main")
    return annotator("-p", study, "export", "matrix", "-").out


def test_only_the_document_asked_for_is_compared(sample: Path) -> None:
    assert "no document" in refused("-p", sample, "agree", "--document", "other.txt")
    assert layer(sample, "stance", "--document", "report.txt") == layer(sample, "stance")


def test_marked_words_are_aligned_and_listed_worst_first(study: Path) -> None:
    rows = {
        "anna": [{**CHILE, "start": 19, "end": 24}, {**CHILE, "code": "NOR", "start": 0, "end": 4}],
        "ben": [{**CHILE, "start": 14, "end": 24}, {**CHILE, "code": "PER", "start": 0, "end": 4}],
    }
    for coder, marks in rows.items():
        record(study, coder, marks, "--done")
    record(study, "carl", [{"unit": "2", "action": "done"}])
    annotator("-p", study, "round", "open", "main")
    both = annotator("-p", study, "disagreements", "--spans", "--coders", "anna,ben", "--json").json
    assert [(d["start"], d["end"], d["severity"], d["codes"]) for d in both] == [
        (0, 4, 1.0, {"anna": ["NOR"], "ben": ["PER"]}),
        (14, 24, 0.5, {"anna": ["CHL"], "ben": ["CHL"]}),
    ]
    assert both[1]["text"] == "from Chile" and both[1]["layer"] == "country"
    [first, *_] = annotator("-p", study, "disagreements", "--spans", "--json").json
    assert first["codes"]["carl"] == []
