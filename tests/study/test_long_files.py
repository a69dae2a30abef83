"""The long table comes back by ``import``, of all coders; one coder's, or the settled one, by ``record``."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.running import annotator, record, refused, rows_of, table_of

KEPT = ("unit", "statement", "start", "end", "round", "layer", "code", "answer", "memo")


def coded(study: Path) -> None:
    """Let two coders code and finish the paragraphs; they differ on one stance."""
    for coder, stance in (("anna", "support"), ("ben", "concern")):
        rows = [
            {"unit": "1", "sentence": 1, "layer": "stance", "code": stance},
            {"unit": "1", "sentence": 2, "layer": "stance", "code": "support", "memo": "=sure"},
            {"unit": "2", "sentence": 1, "layer": "stance", "action": "none"},
            {"unit": "2", "start": 19, "end": 24, "layer": "country", "code": "CHL"},
        ]
        record(study, coder, rows, "--done")
    annotator("-p", study, "round", "open", "main")


def exported(study: Path, path: Path, *words: str) -> list[tuple[str, ...]]:
    """Export the long table and return its rows without who and when."""
    assert annotator("-p", study, "export", "csv", path, *words).code == 0
    return [tuple(row[k] for k in KEPT) for row in table_of(path.read_text(encoding="utf-8"))]


def test_the_codings_of_one_coder_come_back_as_they_were(study: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(study, other)
    coded(study)
    path = tmp_path / "all.csv"
    exported(study, path)
    assert annotator("-p", other, "record", path, "--coder", "Anna", "--done").code == 0
    mine = exported(study, tmp_path / "mine.csv", "--coder", "anna")
    assert exported(other, tmp_path / "again.csv") == mine
    assert any("=sure" in row for row in mine) or any("'=sure" in row for row in mine)


def test_the_settled_table_is_recorded_under_any_name_without_what_is_open(study: Path, tmp_path: Path) -> None:
    coded(study)
    path = tmp_path / "final.csv"
    exported(study, path, "--final")
    settled = [row for row in table_of(path.read_text(encoding="utf-8")) if row["settled"] != "open"]
    assert annotator("-p", study, "record", path, "--coder", "gold").code == 0
    found = annotator("-p", study, "list", "codings", "--coder", "gold", "--json").json
    assert {(c["unit"], c["layer"], c["code"] or "") for c in found} == {
        (r["unit"], r["layer"], r["code"]) for r in settled
    }


def test_finishing_does_not_answer_what_the_settled_table_leaves_open(study: Path, tmp_path: Path) -> None:
    coded(study)
    path = tmp_path / "final.csv"
    exported(study, path, "--final")
    before = rows_of(study)
    lines = [n for n, r in enumerate(table_of(path.read_text(encoding="utf-8")), 2) if r["settled"] == "open"]
    said = refused("-p", study, "record", path, "--coder", "gold", "--done")
    assert [f"line {n}: is open, and --done would" in said for n in lines] == [True] and "settle it" in said
    assert rows_of(study) == before


def test_a_retired_code_is_taken_of_earlier_codings_and_refused_as_a_new_one(study: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(study, other)
    coded(study)
    path = tmp_path / "all.csv"
    exported(study, path)
    book = other / "codebook.yaml"
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace("{key: concern, ", "{key: concern, retired: yes, "), encoding="utf-8")
    assert text != book.read_text(encoding="utf-8")
    assert "code 'concern' of layer 'stance' is retired" in annotator("-p", other, "list", "codings").err
    rows = tmp_path / "new.jsonl"
    rows.write_text('{"unit": "1", "sentence": 1, "layer": "stance", "code": "concern"}\n')
    said = refused("-p", other, "record", rows, "--coder", "ben")
    assert "new.jsonl, line 1" in said and "'concern' of layer 'stance' is retired" in said
    assert annotator("-p", other, "record", path, "--coder", "ben").code == 0
    assert annotator("-p", other, "import", path).code == 0


def test_a_table_without_the_coder_is_refused_with_those_it_has(study: Path, tmp_path: Path) -> None:
    coded(study)
    path = tmp_path / "all.csv"
    exported(study, path)
    said = refused("-p", study, "record", path, "--coder", "zoe")
    assert "holds the codings of anna, ben, none of 'zoe'" in said and "--coder" in said


def test_a_whole_table_is_imported_as_codings_of_its_coders(study: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(study, other)
    coded(study)
    path = tmp_path / "all.csv"
    exported(study, path)
    found = annotator("-p", other, "import", path, "--json")
    assert found.code == 0
    assert [(r["status"], r["units"]) for r in found.json] == [("imported", 2)]
    assert "codings of anna, ben" in found.err
    annotator("-p", other, "round", "open", "main")
    assert exported(other, tmp_path / "again.csv") == exported(study, path)
    assert [(c["name"], c["kind"]) for c in annotator("-p", other, "list", "coders", "--json").json] == [
        ("anna", "person"), ("ben", "person"),
    ]  # fmt: skip


def test_what_is_here_already_is_not_written_again(study: Path, tmp_path: Path) -> None:
    coded(study)
    path = tmp_path / "all.csv"
    exported(study, path)
    before = rows_of(study)
    found = annotator("-p", study, "import", path, "--json")
    assert (found.code, {r["status"] for r in found.json}) == (0, {"unchanged"})
    assert "were here already" in found.err
    assert rows_of(study) == before


def test_a_table_with_a_wrong_row_leaves_the_project_as_it_was(study: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(study, other)
    coded(study)
    path = tmp_path / "all.csv"
    exported(study, path)
    path.write_text(path.read_text(encoding="utf-8").replace("ben,stance,concern", "ben,stance,concen"))
    before = rows_of(other)
    said = refused("-p", other, "import", path)
    assert "all.csv, line " in said and "no code 'concen'" in said
    assert rows_of(other) == before


def test_settled_answers_are_no_coders_own_and_a_table_comes_by_itself(study: Path, tmp_path: Path) -> None:
    coded(study)
    path = tmp_path / "table.csv"
    exported(study, path, "--final")
    assert "annotator record table.csv --coder C --done" in refused("-p", study, "import", path)
    report = tmp_path / "report.txt"
    report.write_text("1. The Committee met in Geneva.\n\n2. Many speakers thanked the Chair.\n")
    assert "import it by itself" in annotator("-p", study, "import", path, report).err
    assert "without options" in refused("-p", study, "import", path, "--preview")


def test_every_refused_row_of_a_table_is_named_whoever_s_it_is(study: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(study, other)
    coded(study)
    path = tmp_path / "all.csv"
    exported(study, path)
    text = path.read_text(encoding="utf-8")
    changed = text.replace("anna,stance,support", "anna,stance,suport").replace("ben,stance,concern", ",stance,concern")
    path.write_text(changed.replace("ben,country,CHL", "ben,country,XQQ"), encoding="utf-8")
    before = rows_of(other)
    said = refused("-p", other, "import", path)
    assert "no code 'suport'" in said and "field 'coder' is empty" in said and "XQQ" in said
    path.write_text(text.split("\n")[0] + "\n" + "x," * 40 + "x\n", encoding="utf-8")
    assert "all.csv" in refused("-p", other, "import", path)
    assert rows_of(other) == before
