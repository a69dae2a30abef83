"""The settled table: one answer an item and layer, and how it was settled."""

from __future__ import annotations

from pathlib import Path

from annotator.store import coders
from annotator.store.project import open_project
from tests.running import annotator, record, table_of

THEME = {"unit": "a", "layer": "theme"}
STANCE = {"unit": "2", "sentence": 1, "layer": "stance"}
CHILE = {"unit": "2", "layer": "country", "code": "CHL", "start": 19, "end": 24}


def settled(folder: Path, layer: str) -> list[tuple[str, str, str, str]]:
    """Return code, answer, settled and coders of each row of a layer."""
    annotator("-p", folder, "round", "open", "main")
    found = annotator("-p", folder, "export", "csv", "-", "--final", "--layer", layer)
    assert found.code == 0, found.err
    assert found.out.split("\n")[0].endswith(",memo,at,settled,coders")
    return [(r["code"], r["answer"], r["settled"], r["coders"]) for r in table_of(found.out)]


def test_the_common_answer_is_agreed(study: Path) -> None:
    for coder in ("anna", "ben"):
        record(study, coder, [{**STANCE, "code": "caution"}])
    assert settled(study, "stance") == [("caution", "code", "agreed", "2")]


def test_the_only_answer_is_single(study: Path) -> None:
    record(study, "anna", [{**STANCE, "code": "caution"}])
    assert settled(study, "stance") == [("caution", "code", "single", "1")]


def test_different_answers_stay_open_without_a_code(study: Path) -> None:
    for coder, code in (("anna", "caution"), ("ben", "concern")):
        record(study, coder, [{**STANCE, "code": code}])
    assert settled(study, "stance") == [("", "", "open", "2")]


def test_none_of_both_is_agreed_and_none_against_a_code_is_open(study: Path) -> None:
    record(study, "anna", [{**STANCE, "action": "none"}, {**THEME, "action": "none"}])
    record(study, "ben", [{**STANCE, "action": "none"}, {**THEME, "code": "youth"}])
    assert settled(study, "stance") == [("", "none", "agreed", "2")]
    assert settled(study, "theme") == [("", "", "open", "2")]


def test_the_adjudicated_answer_comes_first(study: Path) -> None:
    for coder, code in (("anna", "caution"), ("ben", "concern")):
        record(study, coder, [{**STANCE, "code": code}])
    with open_project(study) as opened:
        coders.register(opened.conn, "judge", "adjudicator")
    record(study, "judge", [{**STANCE, "code": "support"}])
    assert settled(study, "stance") == [("support", "code", "adjudicated", "2")]


def test_a_machine_or_a_key_settles_nothing(study: Path) -> None:
    with open_project(study) as opened:
        coders.register(opened.conn, "gold", "key")
    record(study, "gold", [{**STANCE, "code": "caution"}])
    assert settled(study, "stance") == []


def test_sets_are_compared_whole_and_printed_code_by_code(study: Path) -> None:
    for coder in ("anna", "ben"):
        record(study, coder, [{**THEME, "code": "youth"}, {**THEME, "code": "technology"}])
    assert settled(study, "theme") == [("technology", "code", "agreed", "2"), ("youth", "code", "agreed", "2")]


def test_evidence_of_different_length_does_not_make_two_items(study: Path) -> None:
    record(study, "anna", [{**THEME, "code": "youth", "start": 31, "end": 43}])
    record(study, "ben", [{**THEME, "code": "youth", "start": 8, "end": 43}])
    assert settled(study, "theme") == [("youth", "code", "agreed", "2")]
    record(study, "anna", [{"unit": "1", "layer": "theme", "code": "technology", "start": 60, "end": 70}])
    record(study, "ben", [{"unit": "1", "layer": "theme", "code": "technology", "sentence": 2}])
    assert settled(study, "theme")[0] == ("technology", "code", "agreed", "2")


def test_words_marked_by_one_of_two_who_finished_are_open(study: Path) -> None:
    record(study, "anna", [CHILE], "--done")
    record(study, "ben", [{"unit": "2", "action": "done"}])
    assert settled(study, "country") == [("", "", "open", "2")]


def test_words_marked_by_one_while_the_other_has_not_finished_are_single(study: Path) -> None:
    record(study, "anna", [CHILE], "--done")
    record(study, "ben", [{**STANCE, "code": "caution"}])
    assert settled(study, "country") == [("CHL", "code", "single", "1")]


def test_the_same_country_at_two_places_is_one_answer_with_its_places(study: Path) -> None:
    record(study, "anna", [CHILE], "--done")
    record(study, "ben", [{**CHILE, "start": 14, "end": 24}], "--done")
    assert settled(study, "country") == [("CHL", "code", "agreed", "2")]


def test_every_row_names_whose_answer_it_is_and_the_round(study: Path) -> None:
    record(study, "ben", [{**STANCE, "code": "caution"}, {**THEME, "code": "youth"}])
    record(study, "anna", [{**STANCE, "code": "caution"}, {**STANCE, "unit": "1", "code": "caution"}])
    annotator("-p", study, "round", "open", "main")
    rows = table_of(annotator("-p", study, "export", "csv", "-", "--final").out)
    assert [r["coder"] for r in rows if r["layer"] == "theme"] == ["ben"]
    assert [r["coder"] for r in rows if r["layer"] == "stance"] == ["anna", "anna|ben"]
    assert {r["round"] for r in rows} == {"main"}


def test_who_has_not_finished_the_unit_does_not_count_beside_one_who_has(study: Path) -> None:
    record(study, "anna", [{**STANCE, "code": "caution"}], "--done")
    record(study, "ben", [{**STANCE, "code": "concern"}])
    assert settled(study, "stance") == [("caution", "code", "single", "1")]
    record(study, "ben", [{"unit": "2", "action": "done"}])
    assert settled(study, "stance") == [("", "", "open", "2")]


def test_every_item_of_the_sample_is_settled_once(sample: Path) -> None:
    annotator("-p", sample, "round", "open", "main")
    rows = table_of(annotator("-p", sample, "export", "csv", "-", "--final").out)
    assert {r["settled"] for r in rows} == {"agreed", "open"} and {r["coders"] for r in rows} == {"2"}
    disputed = annotator("-p", sample, "disagreements", "--json").json
    assert sum(r["settled"] == "open" for r in rows) == len(disputed)


def test_an_item_of_several_rounds_has_one_answer_that_of_the_latest_training_last(study: Path) -> None:
    for name, purpose in (("second", "main"), ("practice", "training")):
        annotator("-p", study, "round", "new", name, "--purpose", purpose)
    for name, code in (("main", "caution"), ("second", "concern"), ("practice", "support")):
        record(study, "anna", [{**STANCE, "code": code}], "--round", name)
    assert settled(study, "stance") == [("concern", "code", "single", "1")]
    with open_project(study) as opened:
        coders.register(opened.conn, "judge", "adjudicator")
    record(study, "judge", [{**STANCE, "code": "support"}], "--round", "main")
    assert settled(study, "stance") == [("support", "code", "adjudicated", "1")]
