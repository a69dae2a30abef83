"""Decisions made elsewhere: how rows name their place, and what they leave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.made import CODEBOOK, make
from tests.running import annotator, record, refused, rows_of


def codings(folder: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = annotator("-p", folder, "list", "codings", "--json", *words).json
    return found


def statements(folder: Path) -> list[str]:
    return [s["id"] for s in annotator("-p", folder, "list", "statements", "--json").json]


def test_a_sentence_stands_for_its_only_statement(study: Path) -> None:
    record(study, "anna", [{"unit": "1", "sentence": 2, "layer": "stance", "code": "support"}])
    [row] = codings(study)
    assert (row["statement"], row["start"], row["code"]) == (statements(study)[1], None, "support")


@pytest.mark.parametrize("item", ["sentence", "unit", "span"])
def test_a_sentence_is_its_words_where_no_statement_is_asked(tmp_path: Path, item: str) -> None:
    with make(tmp_path, CODEBOOK.replace("item: statement", f"item: {item}", 1)) as made:
        record(made.folder, "anna", [{"unit": "1", "sentence": 2, "layer": "stance", "code": "support"}])
        [row] = codings(made.folder)
    assert (row["statement"], row["text"]) == (None, "It was noted that artificial intelligence could help.")


def test_words_inside_a_statement_count_for_it_and_stay_as_evidence(study: Path) -> None:
    record(study, "anna", [{"unit": "1", "start": 60, "end": 83, "layer": "theme", "code": "technology"}])
    [row] = codings(study)
    assert (row["statement"], row["start"], row["end"]) == (statements(study)[1], 60, 83)


def test_csv_and_json_lines_say_the_same(study: Path, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("unit,sentence,layer,code,action,memo\n1,1,stance,concern,,\na,,theme,youth,,why\n2,,,,done,\n")
    assert annotator("-p", study, "record", path, "--coder", "anna", "--json").json == {
        "decisions": 3, "units": 3, "done": 1, "none": {"stance": 1, "quantifier": 1, "theme": 1},
    }  # fmt: skip
    assert [(c["label"], c["code"], c["memo"]) for c in codings(study) if c["answer"] == "code"] == [
        ("1", "concern", None),
        ("a", "youth", "why"),
    ]


def test_done_says_which_layers_it_answered_with_none(study: Path) -> None:
    given = {"unit": "1", "sentence": 1, "layer": "stance", "code": "support"}
    assert record(study, "anna", [given], "--done").out.splitlines() == [
        "2 decisions on 1 unit recorded, 1 unit done",
        "left open, so answered with none: stance 1 ×, quantifier 2 ×, theme 2 ×",
    ]
    assert "none" not in record(study, "anna", [{**given, "unit": "2"}]).out


def test_done_finishes_every_unit_named_in_its_round(study: Path) -> None:
    annotator("-p", study, "round", "new", "second")
    rows = [{"unit": "1", "action": "flag"}, {"unit": "2", "action": "flag", "round": "second"}]
    assert "2 units done" in record(study, "anna", rows, "--done").out
    found = annotator("-p", study, "progress", "--json").json
    assert [(p["round"], p["done"], p["flagged"]) for p in found] == [("main", 1, 1), ("second", 1, 1)]


def test_a_required_layer_does_not_hold_back_a_script(study: Path) -> None:
    assert record(study, "anna", [{"unit": "1", "action": "done"}]).code == 0


def test_a_reject_takes_the_same_code_away_and_is_no_value(study: Path) -> None:
    here = {"unit": "a", "layer": "theme", "code": "youth"}
    record(study, "anna", [here])
    record(study, "anna", [{**here, "action": "reject"}])
    assert codings(study) == []


def test_the_later_row_decides_on_a_layer_with_one_answer(study: Path) -> None:
    here = {"unit": "2", "sentence": 1, "layer": "stance"}
    record(study, "anna", [{**here, "code": "caution"}, {**here, "code": "concern"}])
    assert [c["code"] for c in codings(study)] == ["concern"]


def test_the_later_row_decides_though_its_evidence_is_other_words(study: Path) -> None:
    here = {"unit": "2", "layer": "stance", "statement": statements(study)[2]}
    for coder, code in (("anna", "concern"), ("ben", "concern")):
        record(study, coder, [{**here, "code": "caution", "start": 25, "end": 34}, {**here, "code": code}], "--done")
    [layer] = annotator("-p", study, "agree", "--layer", "stance", "--json").json["layers"]
    assert [r["category"] for r in layer["by_code"][:1]] == ["concern"]


def test_a_memo_is_written_on_the_unit_or_on_a_code(study: Path) -> None:
    here = {"unit": "2", "sentence": 1, "layer": "stance", "code": "caution"}
    record(study, "anna", [here, {**here, "action": "memo", "memo": "on the code"}])
    record(study, "anna", [{"unit": "2", "action": "memo", "memo": "on the unit"}])
    assert [c["memo"] for c in codings(study)] == ["on the code"]


def test_decisions_are_numbered_and_carry_their_codebook(study: Path) -> None:
    record(study, "anna", [{"unit": "1", "action": "done"}, {"unit": "2", "action": "done"}])
    rows = annotator("-p", study, "list", "decisions", "--json").json
    assert [r["n"] for r in rows] == [1, 2] and len({r["origin"] for r in rows}) == 1
    assert all(len(r["codebook_version"]) == 12 and r["round"] == "main" and r["bulk"] is False for r in rows)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(study: Path, tmp_path: Path, data: bytes) -> None:
    for name, text in (
        ("a.jsonl", b'{"unit": "1", "action": "done"}\r\n{"unit": "2", "action": "done"}\r\n'),
        ("a.csv", b"unit,action\r\n1,done\r\n2,done\r\n"),
    ):
        (tmp_path / name).write_bytes(data + text)
        assert annotator("-p", study, "record", tmp_path / name, "--coder", "anna", "--json").json["done"] == 2


CONDITIONAL = CODEBOOK.replace(
    "    name: Theme\n", "    name: Theme\n    when: {layer: stance, code: concern}\n"
).replace("item: {recommendation: unit, default: statement}", "item: statement\n    kinds: [paragraph]")


def test_a_layer_that_is_not_asked_here_is_refused_whatever_the_order_of_rows(study: Path, tmp_path: Path) -> None:
    (study / "codebook.yaml").write_text(CONDITIONAL)
    theme = {"unit": "2", "sentence": 1, "layer": "theme", "code": "youth"}
    stance = {"unit": "2", "sentence": 1, "layer": "stance"}
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in ({**stance, "code": "caution"}, theme)))
    annotator("-p", study, "list", "codes")
    before = rows_of(study)
    line = refused("-p", study, "record", path, "--coder", "anna")
    assert "rows.jsonl, line 2: layer 'theme' is asked only where 'stance' is 'concern'; " in line
    assert rows_of(study) == before
    record(study, "anna", [theme, {**stance, "code": "concern"}])
    assert {c["code"] for c in codings(study)} == {"youth", "concern"}


def test_a_code_that_only_holds_others_is_refused(study: Path, tmp_path: Path) -> None:
    (study / "codebook.yaml").write_text(
        CODEBOOK.replace("name: Prevention\n", "name: Prevention\n        selectable: no\n")
    )
    annotator("-p", study, "list", "codes")
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"unit": "a", "layer": "theme", "code": "prevention"}\n{"unit": "a", "layer": "theme", "code": "youth"}\n'
    )
    assert "line 1: code 'prevention' of layer 'theme' only holds others" in refused(
        "-p", study, "record", path, "--coder", "anna"
    )


def test_a_used_code_may_become_one_that_only_holds_others(study: Path) -> None:
    record(study, "anna", [{"unit": "a", "layer": "theme", "code": "prevention"}])
    (study / "codebook.yaml").write_text(
        CODEBOOK.replace("name: Prevention\n", "name: Prevention\n        selectable: no\n")
    )
    assert [c["code"] for c in codings(study)] == ["prevention"]


def test_a_decision_is_taken_back_by_its_id_and_the_undo_as_well(study: Path) -> None:
    record(study, "anna", [{"unit": "a", "layer": "theme", "code": "youth"}])
    for left in (0, 1):
        [*_, newest] = annotator("-p", study, "list", "decisions", "--json").json
        record(study, "anna", [{"unit": "a", "action": "undo", "replaces": newest["id"]}])
        assert len(codings(study)) == left


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"unit": "a", "action": "undo"}, "wants the id of a decision in 'replaces'"),
        ({"unit": "2", "action": "undo", "replaces": "ID"}, "is no decision of 'ben' on this unit"),
        ({"unit": "a", "action": "undo", "replaces": "ID"}, "is no decision of 'ben' on this unit"),
        ({"unit": "a", "action": "done", "replaces": "ID"}, "goes with action 'undo'"),
        ({"unit": "a", "action": "none", "layer": "theme", "code": "youth"}, "'youth' is given"),
        ({"unit": "a", "action": "none"}, "field 'layer' is missing"),
    ],
)
def test_only_a_decision_of_ones_own_is_taken_back(study: Path, tmp_path: Path, row: dict[str, str], why: str) -> None:
    record(study, "anna", [{"unit": "a", "layer": "theme", "code": "youth"}])
    [made] = annotator("-p", study, "list", "decisions", "--json").json
    before = rows_of(study)
    (tmp_path / "rows.jsonl").write_text(json.dumps(row).replace("ID", made["id"]))
    assert why in refused("-p", study, "record", tmp_path / "rows.jsonl", "--coder", "ben")
    assert rows_of(study) == before


def test_broken_rows_are_named_beside_those_that_say_something_wrong(study: Path, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"unit": \n{"unit": "9", "action": "done"}\n7\n{"unit": "1", "action": "done"}\n')
    lines = refused("-p", study, "record", path, "--coder", "anna").splitlines()
    assert [line.split(": ")[2] for line in lines] == ["rows.jsonl, line 1", "rows.jsonl, line 2", "rows.jsonl, line 3"]


def test_of_very_many_reasons_the_last_are_told_by_their_lines_alone(study: Path, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("unit,action\n" + "".join(f"x{n},done\n" for n in range(23)))
    lines = refused("-p", study, "record", path, "--coder", "anna").splitlines()
    assert len(lines) == 21 and "rows.csv, lines 22, 23, 24: refused too" in lines[-1]


def test_whole_numbers_may_be_written_as_programs_write_columns_with_gaps(study: Path) -> None:
    record(study, "anna", [{"unit": "1", "start": 60.0, "end": 83.0, "layer": "theme", "code": "technology"}])
    assert [(c["start"], c["end"]) for c in codings(study)] == [(60, 83)]
