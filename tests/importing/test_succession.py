"""A revised report takes the place of the earlier one: no coding is lost, and what changed is looked at again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.session import Session
from annotator.session.orientation import standings
from annotator.store import documents, frames, places, rechecking, searching, versions
from annotator.store.project import open_project
from annotator.study import checking
from tests.running import Outcome, annotator, record, refused, rows_of, table_of

HEAD = "Report\n\nI. Debate\n\n"
ONE = "1. Many speakers stressed that crime prevention mattered to them.\n\n"
TWO = "2. Some speakers from Chile cautioned against too much haste in this.\n\n"
THREE = "3. It was noted that artificial intelligence could be of help here.\n\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    assert annotator("init", folder).code == 0
    return folder


def _bring(study: Path, name: str, text: str, *more: object) -> Any:
    path = study.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = annotator("-p", study, "import", path, "--json", *more)
    assert found.code == 0, found.err
    [intake] = found.json
    return intake


def _list(study: Path, what: str, *more: object) -> list[dict[str, Any]]:
    found: Outcome = annotator("-p", study, "list", what, "--json", *more)
    assert found.code == 0, found.err
    return list(found.json)


def _code_all(study: Path, coder: str = "anna", *more: str) -> None:
    rows = [
        {"unit": "1", "layer": "country", "code": "CHL", "start": 0, "end": 4},
        {"unit": "2", "layer": "country", "code": "CHL", "start": 19, "end": 24, "memo": "really?"},
        {"unit": "3", "layer": "country", "code": "FRA", "start": 3, "end": 6},
    ]
    record(study, coder, rows, *more)


@pytest.fixture
def revised(study: Path) -> Path:
    """A study of which paragraph 2 changed, 1 moved behind it, and one was put in; all had been coded."""
    _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    changed = TWO.replace("too much haste", "haste").replace("2.", "1.")
    new = "2. The Chair thanked our hosts for the excellent arrangements.\n\n"
    _bring(study, "v2/r.txt", HEAD + changed + new + THREE + ONE.replace("1.", "4."))
    return study


def test_import_says_what_became_of_the_units_and_codings(study: Path) -> None:
    first = _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    found = _bring(study, "v2/r.txt", HEAD + ONE + TWO.replace("too much haste", "haste") + THREE)
    assert (first["status"], found["status"]) == ("imported", "revised")
    assert found["warnings"] == [
        f"revises r.txt ({first['document']}): 2 units same, 0 units moved, 1 unit changed, 0 new, 0 gone; "
        "2 codings carried over, 1 to be checked again"
    ]
    assert [d["supersedes"] for d in _list(study, "documents")] == [None, first["document"]]


def test_every_coding_is_kept_and_stands_where_its_words_are_now(revised: Path) -> None:
    rows = _list(revised, "codings")
    assert sorted((r["label"], r["code"], r["text"]) for r in rows) == [
        ("1", "CHL", "Chile"), ("3", "FRA", "was"), ("4", "CHL", "Many"),
    ]  # fmt: skip
    assert len({r["document"] for r in rows}) == 1
    assert next(r["memo"] for r in rows if r["label"] == "1") == "really?"


def test_decisions_keep_the_unit_they_were_made_on(revised: Path) -> None:
    old, new = _list(revised, "documents")
    made = [d for d in _list(revised, "decisions") if d["action"] != "reopen"]
    assert {d["unit"] for d in made} == {u["id"] for u in _list(revised, "units", "--document", old["id"])}
    assert {u["document"] for u in _list(revised, "units")} == {new["id"]}


def test_the_settled_table_covers_the_newest_version_and_a_named_one(study: Path) -> None:
    first = _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    new = _bring(study, "v2/r.txt", HEAD + ONE.replace("Many", "Few") + TWO)
    annotator("-p", study, "round", "open", "main")

    def settled(*more: object) -> list[tuple[str, str]]:
        found = annotator("-p", study, "export", "csv", "-", "--final", "--layer", "country", *more)
        assert found.code == 0, found.err
        return [(r["document"], r["code"]) for r in table_of(found.out)]

    assert settled() == [(new["document"], "CHL")]
    assert settled("--document", first["document"]) == [(first["document"], "CHL"), (first["document"], "FRA")]


def test_codings_left_on_a_superseded_report_are_listed_and_exported_only_when_it_is_named(study: Path) -> None:
    first = _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    _bring(study, "v2/r.txt", HEAD + ONE.replace("Many", "Few") + TWO)
    note = f"left out 2 codings on the superseded document {first['document']}"

    def codes(*words: str) -> tuple[list[str], str]:
        found = annotator("-p", study, *words)
        assert found.code == 0, found.err
        return [r["code"] for r in table_of(found.out) if r["layer"] == "country" and r["code"]], found.err

    for words in (("list", "codings", "--csv"), ("export", "csv", "-")):
        now, told = codes(*words)
        assert now == ["CHL"] and note in told and "--document ID has them" in told
        then, told = codes(*words, "--document", first["document"])
        assert then == ["CHL", "FRA"] and "left out" not in told
    assert codes("list", "codings", "--csv", "--recheck")[0] == ["CHL"]
    with open_project(study) as project:
        assert checking.problems(project) == []


def test_a_superseded_report_takes_no_decisions_and_the_line_says_where_they_go(revised: Path) -> None:
    old, new = _list(revised, "documents")
    [one, *_] = _list(revised, "units", "--document", old["id"])
    heir = next(u["id"] for u in _list(revised, "units") if u["label"] == "4")
    rows = revised.parent / "rows.jsonl"
    rows.write_text(json.dumps({"unit": one["id"], "layer": "country", "code": "CHL", "start": 0, "end": 4}))
    line = refused("-p", revised, "record", rows, "--coder", "anna")
    assert "rows.jsonl, line 1" in line and f"which {new['id']} supersedes" in line and f"unit {heir}" in line


def test_who_codes_a_superseded_report_is_told_so(revised: Path) -> None:
    old, new = _list(revised, "documents")
    said = annotator("-p", revised, "code", "--coder", "anna", "--plain", "--document", old["id"]).err
    assert f"{old['id']} is superseded by {new['id']}" in said
    assert "superseded" not in annotator("-p", revised, "code", "--coder", "anna", "--plain").err


def test_the_list_of_documents_on_the_screen_has_the_newest_version_only(revised: Path) -> None:
    old, new = _list(revised, "documents")
    with open_project(revised) as project:
        assert [s.document.id for s in standings(Session(project, "anna"))] == [new["id"]]
        assert [s.document.id for s in standings(Session(project, "anna", document=old["id"]))] == [old["id"]]


def test_text_that_is_the_same_or_moved_stays_done_and_changed_text_is_to_be_looked_at_again(revised: Path) -> None:
    with open_project(revised) as project:
        ids = documents.unit_ids(project.conn)
        assert [
            documents.unit(project.conn, u).label for u in ids if u in places.done_units(project.conn, "anna", "main")
        ] == ["3", "4"]
        [again] = rechecking.queue(project.conn, "anna", "main")
        assert (again.unit, again.why) == (ids[0], "text changed")
        assert checking.problems(project) == []


def test_what_is_to_be_looked_at_again_can_be_listed(revised: Path) -> None:
    assert [c["label"] for c in _list(revised, "codings", "--recheck")] == ["1"]
    record(revised, "anna", [{"unit": "1", "action": "done"}])
    assert _list(revised, "codings", "--recheck") == []
    assert "--recheck is for codings" in refused("-p", revised, "list", "units", "--recheck")


def test_the_queue_is_left_when_the_coder_has_looked(revised: Path) -> None:
    record(revised, "anna", [{"unit": "1", "action": "done"}])
    with open_project(revised) as project:
        assert rechecking.queue(project.conn, "anna", "main") == []
        assert checking.problems(project) == []


def test_a_new_answer_takes_the_place_of_one_carried_over(revised: Path) -> None:
    with open_project(revised) as project:
        session = Session(project, "anna")
        [answer] = [a for a in session.view().answers if a.question.layer.key == "country"]
        [mark] = answer.marks
        session.remove(mark)
        assert not [c for c in _list(revised, "codings") if c["label"] == "1"]
        session.apply("country", "KEN", start=5, end=13)
        assert [c["code"] for c in _list(revised, "codings") if c["label"] == "1"] == ["KEN"]
        assert checking.problems(project) == []


def test_undo_reaches_what_was_decided_before_the_revision_and_goes_to_where_it_is_now(study: Path) -> None:
    _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study)
    _bring(study, "v2/r.txt", HEAD + TWO.replace("2.", "1.") + THREE.replace("3.", "2.") + ONE.replace("1.", "3."))
    with open_project(study) as project:
        session = Session(project, "anna")
        session.go(0)
        session.undo()
        assert session.view().unit.label == "3" or session.view().unit.label == "2"
        assert len(_list(study, "codings")) < 3
        assert checking.problems(project) == []


def test_words_that_are_gone_leave_their_coding_on_the_earlier_text_and_in_the_queue(study: Path) -> None:
    old = _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    found = _bring(study, "v2/r.txt", HEAD + ONE + TWO.replace("from Chile ", "") + THREE)
    assert [r["text"] for r in _list(study, "codings")] == ["Many", "was"]
    assert [r["text"] for r in _list(study, "codings", "--document", old["document"])] == ["Chile"]
    assert "1 to be checked again" in found["warnings"][-1]
    with open_project(study) as project:
        assert [r.why for r in rechecking.queue(project.conn, "anna", "main")] == ["text changed"]


def test_codings_on_a_paragraph_that_is_gone_are_kept_with_the_earlier_report(study: Path) -> None:
    old = _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    found = _bring(study, "v2/r.txt", HEAD + ONE + TWO)
    assert found["warnings"][-1].endswith(
        "1 gone; 2 codings carried over, 0 to be checked again, 1 left on text that is gone"
    )
    assert [r["label"] for r in _list(study, "codings", "--document", old["document"])] == ["3"]
    [row] = annotator("-p", study, "progress", "--json").json
    assert (row["units"], row["done"], row["untouched"]) == (2, 2, 0)


def test_a_third_version_carries_over_what_the_second_did(revised: Path) -> None:
    before = sorted((r["code"], r["text"]) for r in _list(revised, "codings"))
    text = (revised.parent / "v2" / "r.txt").read_text().replace("Report", "Report as adopted")
    assert _bring(revised, "v3/r.txt", text)["status"] == "revised"
    assert sorted((r["code"], r["text"]) for r in _list(revised, "codings")) == before
    with open_project(revised) as project:
        assert [documents.unit(project.conn, r.unit).label for r in rechecking.queue(project.conn, "anna", "main")] == [
            "1"
        ]
        assert checking.problems(project) == []


def test_two_coders_are_called_back_each_to_their_own(study: Path) -> None:
    _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    record(study, "ben", [{"unit": "1", "action": "done"}])
    _bring(study, "v2/r.txt", HEAD + ONE + TWO.replace("too much haste", "haste") + THREE)
    with open_project(study) as project:
        assert len(rechecking.queue(project.conn, "anna", "main")) == 1
        assert rechecking.queue(project.conn, "ben", "main") == []
        assert checking.problems(project) == []


def test_statements_go_with_their_words(study: Path) -> None:
    _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    assert annotator("-p", study, "suggest").code == 0
    said = _list(study, "statements")
    record(
        study, "anna", [{"unit": s["unit"], "statement": s["id"], "layer": "stance", "code": "support"} for s in said]
    )
    _bring(study, "v2/r.txt", HEAD + THREE.replace("3.", "1.") + ONE.replace("1.", "2.") + TWO.replace("2.", "3."))
    after = _list(study, "statements")
    assert sorted(s["text"] for s in after) == sorted(s["text"] for s in said)
    assert {c["statement"] for c in _list(study, "codings")} == {s["id"] for s in after}
    assert annotator("-p", study, "suggest").code == 0
    assert {c["statement"] for c in _list(study, "codings")} == {s["id"] for s in _list(study, "statements")}
    with open_project(study) as project:
        assert checking.problems(project) == []


def test_a_frozen_frame_is_carried_over_and_new_paragraphs_get_theirs(study: Path) -> None:
    _bring(study, "v1/r.txt", HEAD + ONE + THREE.replace("3.", "2."))
    annotator("-p", study, "suggest")
    annotator("-p", study, "statements", "freeze")
    frozen = len(_list(study, "statements"))
    _bring(study, "v2/r.txt", HEAD + ONE + THREE.replace("3.", "2.") + TWO.replace("2.", "3."))
    annotator("-p", study, "suggest")
    with open_project(study) as project:
        found = {documents.unit(project.conn, s.unit).label for s in frames.of_document(project.conn)}
    assert "3" in found and len(_list(study, "statements")) > frozen


def test_the_place_of_a_coder_and_a_search_in_memos_follow(revised: Path) -> None:
    with open_project(revised) as project:
        [unit] = searching.units(project.conn, "really", coder="anna", round_name="main")
        assert documents.unit(project.conn, unit).label == "1"


def test_fixes_make_a_new_version_of_the_same_report(study: Path) -> None:
    first = _bring(study, "r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    (study / "sources" / "r.txt.fix.yaml").write_text("- {do: split, text: 'that crime prevention'}\n")
    found = annotator("-p", study, "import", study.parent / "r.txt", "--json").json[0]
    assert (found["status"], found["units"]) == ("revised", 4)
    assert found["document"] != first["document"]
    assert annotator("-p", study, "import", study.parent / "r.txt", "--json").json[0]["status"] == "unchanged"
    assert [r["text"] for r in _list(study, "codings")] == ["Chile", "was"]
    assert [r["text"] for r in _list(study, "codings", "--document", first["document"])] == ["Many"]
    assert annotator("-p", study, "check").code == 0
    assert sorted(p.name for p in (study / "sources").iterdir()) == ["r.txt", "r.txt.fix.yaml"]


def test_the_same_bytes_and_fixes_have_the_same_ids_in_any_project(study: Path, tmp_path: Path) -> None:
    (tmp_path / "r.txt.fix.yaml").write_text("- {do: split, text: 'that crime prevention'}\n")
    _bring(study, "r.txt", HEAD + ONE + TWO)
    annotator("init", tmp_path / "other")
    annotator("-p", tmp_path / "other", "import", tmp_path / "r.txt")
    assert _list(study, "units") == _list(tmp_path / "other", "units")
    assert (study / "sources" / "r.txt.fix.yaml").is_file()


def test_a_fix_that_cannot_be_applied_leaves_the_project_as_it_was(study: Path) -> None:
    _bring(study, "r.txt", HEAD + ONE + TWO)
    (study / "sources" / "r.txt.fix.yaml").write_text("\n- {do: split, text: nowhere}\n")
    before = rows_of(study)
    line = refused("-p", study, "import", study.parent / "r.txt")
    assert line.startswith("annotator: error: r.txt.fix.yaml, line 2: no unit holds 'nowhere'")
    assert rows_of(study) == before


def test_reports_that_share_only_a_name_are_two_reports(study: Path) -> None:
    _bring(study, "a/r.txt", HEAD + ONE + TWO)
    other = "Minutes\n\n1. The Chair opened the meeting at ten.\n\n2. Lunch was served to everybody at noon.\n"
    assert _bring(study, "b/r.txt", other)["status"] == "imported"


def test_two_files_of_one_name_in_a_folder_are_two_reports(study: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "all" / name).mkdir(parents=True)
        (tmp_path / "all" / name / "r.txt").write_text(f"{HEAD}{ONE}{TWO}{name}")
    found = annotator("-p", study, "import", tmp_path / "all", "--json").json
    assert [row["status"] for row in found] == ["imported", "imported"]
    assert len(list((study / "sources").iterdir())) == 2


def test_a_report_can_be_told_to_supersede_another(study: Path) -> None:
    first = _bring(study, "draft.txt", HEAD + ONE + TWO)
    found = _bring(study, "final.txt", HEAD + ONE + TWO + THREE, "--supersedes", "draft.txt")
    assert found["status"] == "revised" and first["document"] in found["warnings"][-1]
    again = study.parent / "more.txt"
    again.write_text(HEAD + THREE)
    line = refused("-p", study, "import", again, "--supersedes", first["document"])
    assert "is superseded by" in line and found["document"] in line


def test_the_versions_of_a_symbol_in_two_languages_are_linked_and_neither_supersedes(study: Path) -> None:
    english = _bring(study, "e.txt", "A/AC.1/L.2\n\nReport\n\n" + ONE + TWO)
    french = _bring(
        study, "f.txt",
        "A/AC.1/L.2\n\nRapport\n\n1. De nombreux orateurs ont souligné que la prévention était importante pour eux.\n\n"
        "2. Certains orateurs du Chili ont mis en garde contre une trop grande hâte dans les travaux.\n",
    )  # fmt: skip
    assert french["status"] == "imported"
    assert f"({english['document']}, en): 2 of 2 units linked" in french["warnings"][-1]
    with open_project(study) as project:
        [one, two, un, deux] = documents.unit_ids(project.conn)
        assert versions.of_unit(project.conn, one) == [("fr", un)]
        assert versions.of_unit(project.conn, deux) == [("en", two)]


def test_the_language_may_be_given(study: Path) -> None:
    _bring(study, "r.txt", HEAD + ONE, "--language", "es")
    assert _list(study, "documents")[0]["language"] == "es"


def test_work_in_a_closed_round_is_carried_over_and_nobody_is_called_back(study: Path) -> None:
    _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    annotator("-p", study, "round", "close", "main")
    _bring(study, "v2/r.txt", HEAD + ONE + TWO.replace("too much haste", "haste") + THREE)
    assert len(_list(study, "codings")) == 3
    with open_project(study) as project:
        assert rechecking.queue(project.conn, "anna", "main") == []
        assert checking.problems(project) == []


def test_what_was_decided_after_a_round_was_opened_counts_as_such_on_the_revised_report_too(study: Path) -> None:
    _bring(study, "v1/r.txt", HEAD + ONE + TWO + THREE)
    for coder in ("anna", "ben"):
        _code_all(study, coder, "--done")
    annotator("-p", study, "round", "open", "main")
    record(study, "ben", [{"unit": "3", "layer": "country", "code": "KEN", "start": 0, "end": 2}])
    ask = ("-p", study, "agree", "--layer", "country", "--json")

    def value(*more: str) -> float:
        return float(annotator(*ask, *more).json["layers"][0]["overall"][0]["value"])

    opened, now = value(), value("--as-of", "now")
    assert opened == 1 and now < 1
    _bring(study, "v2/r.txt", HEAD + ONE + TWO + THREE.replace("3.", "3. ") + "4. The end.\n")
    assert (value(), value("--as-of", "now")) == (opened, now)


def test_a_fix_taken_away_brings_the_earlier_cut_back_with_the_codings(study: Path) -> None:
    first = _bring(study, "r.txt", HEAD + ONE + TWO + THREE)
    _code_all(study, "anna", "--done")
    plain = [(u["label"], u["text"]) for u in _list(study, "units")]
    coded = {(c["label"], c["layer"], c["code"], c["text"]) for c in _list(study, "codings")}
    fix = study / "sources" / "r.txt.fix.yaml"
    fix.write_text('- {do: join, text: "Some speakers from Chile"}\n', encoding="utf-8")
    fixed = _bring(study, "r.txt", HEAD + ONE + TWO + THREE)
    assert (fixed["status"], len(_list(study, "units"))) == ("revised", 2)
    fix.unlink()
    back = _bring(study, "r.txt", HEAD + ONE + TWO + THREE)
    assert back["status"] == "revised" and back["document"] not in (first["document"], fixed["document"])
    assert back["warnings"][-1].startswith(f"revises r.txt ({fixed['document']}): ")
    assert [(u["label"], u["text"]) for u in _list(study, "units")] == plain
    assert {(c["label"], c["layer"], c["code"], c["text"]) for c in _list(study, "codings")} == coded
    assert _bring(study, "r.txt", HEAD + ONE + TWO + THREE)["status"] == "unchanged"
    fix.write_text('- {do: join, text: "Some speakers from Chile"}\n', encoding="utf-8")
    assert _bring(study, "r.txt", HEAD + ONE + TWO + THREE)["status"] == "revised"
    assert len(_list(study, "units")) == 2
    with open_project(study) as project:
        assert checking.problems(project) == []


def test_an_earlier_version_brought_in_again_changes_nothing(revised: Path) -> None:
    units = _list(revised, "units")
    assert _bring(revised, "v1/r.txt", HEAD + ONE + TWO + THREE)["status"] == "unchanged"
    assert _list(revised, "units") == units
