"""The long table: one row a coding, one where nothing applied; the same data, the same bytes."""

from __future__ import annotations

from pathlib import Path

from annotator.exchange.table import unguarded
from tests.running import annotator, record, table_of

COLUMNS = "unit,document,label,statement,start,end,text,round,coder,layer,code,path,answer,source,flagged,memo,at"


def exported(folder: Path, *words: str) -> list[dict[str, str]]:
    found = annotator("-p", folder, "export", "csv", "-", *words)
    assert found.code == 0, found.err
    return table_of(found.out)


def test_the_columns_are_those_of_a_coding(sample: Path) -> None:
    annotator("-p", sample, "round", "open", "main")
    found = annotator("-p", sample, "export", "csv", "-")
    assert found.out.split("\n")[0] == COLUMNS
    rows = table_of(found.out)
    assert {r["coder"] for r in rows} == {"anna", "ben"} and {r["round"] for r in rows} == {"main"}
    assert all((r["answer"] == "none") == (r["code"] == "") == (r["path"] == "") for r in rows)


def test_the_same_data_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    annotator("-p", sample, "round", "open", "main")
    for form in (("csv",), ("csv", "--final"), ("csv", "--raw"), ("matrix",)):
        out = [tmp_path / name for name in ("a.csv", "b.csv")]
        for path in out:
            assert annotator("-p", sample, "export", form[0], path, *form[1:]).code == 0
        assert out[0].read_bytes() == out[1].read_bytes()
        assert b"\r" not in out[0].read_bytes() and not out[0].read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_list_of_codings_has_the_same_rows(study: Path) -> None:
    record(study, "anna", [{"unit": "2", "sentence": 1, "layer": "stance", "code": "caution"}], "--done")
    rows = [(r["layer"], r["code"], r["answer"]) for r in exported(study)]
    listed = annotator("-p", study, "list", "codings", "--json").json
    assert [(r["layer"], r["code"] or "", r["answer"]) for r in listed] == rows
    assert {answer for *_, answer in rows} == {"code", "none"}


def test_done_answers_what_was_left_open_with_none(study: Path) -> None:
    record(study, "anna", [{"unit": "2", "sentence": 1, "layer": "stance", "code": "caution"}], "--done")
    rows = exported(study)
    assert [(r["layer"], r["code"], r["answer"]) for r in rows] == [
        ("stance", "caution", "code"), ("quantifier", "", "none"), ("theme", "", "none"),
    ]  # fmt: skip


def test_a_code_given_after_none_stands_alone(study: Path) -> None:
    here = {"unit": "a", "layer": "theme"}
    record(study, "anna", [{**here, "action": "none"}, {**here, "code": "youth", "start": 31, "end": 43}], "--done")
    assert [(r["code"], r["path"], r["answer"]) for r in exported(study)] == [("youth", "prevention > youth", "code")]
    listed = annotator("-p", study, "list", "codings", "--json").json
    assert [(c["code"], c["path"]) for c in listed] == [("youth", ["prevention", "youth"])]


def test_offsets_are_kept_as_evidence_with_their_words(study: Path) -> None:
    record(study, "anna", [{"unit": "2", "layer": "country", "code": "CHL", "start": 19, "end": 24}])
    [row] = exported(study)
    assert (row["start"], row["end"], row["text"]) == ("19", "24", "Chile")


def test_nothing_applies_can_be_said_of_words_too(study: Path) -> None:
    record(study, "anna", [{"unit": "2", "layer": "country", "action": "none"}])
    assert [(r["layer"], r["answer"], r["start"]) for r in exported(study)] == [("country", "none", "")]


def test_memos_flags_and_sources_come_along(study: Path) -> None:
    here = {"unit": "2", "sentence": 1, "layer": "stance", "code": "caution"}
    record(
        study, "anna", [{**here, "memo": '=HYPERLINK("x")\nand more'}, {"unit": "2", "action": "flag", "code": "ask"}]
    )
    [row] = exported(study)
    assert row["memo"].startswith("'=") and unguarded(row["memo"]) == '=HYPERLINK("x")\nand more'
    assert (row["flagged"], row["source"]) == ("true", "manual")
    assert exported(study, "--raw")[0]["memo"].startswith("=HYPERLINK")


def test_filters_narrow_the_table(sample: Path) -> None:
    assert {r["coder"] for r in exported(sample, "--coder", "ANNA")} == {"anna"}
    assert {r["layer"] for r in exported(sample, "--coder", "anna", "--layer", "theme")} == {"theme"}


def test_a_memo_taken_away_again_is_gone(study: Path) -> None:
    here = {"unit": "2", "sentence": 1, "layer": "stance", "code": "caution"}
    record(study, "anna", [here])
    from annotator.session import Session
    from annotator.store.project import open_project

    with open_project(study) as opened:
        session = Session(opened, "anna")
        session.go(1)
        mark = next(m for a in session.view().answers for m in a.marks)
        session.memo("why", mark)
        assert exported(study)[0]["memo"] == "why"
        session.undo()
    assert exported(study)[0]["memo"] == ""
