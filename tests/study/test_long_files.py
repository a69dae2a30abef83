"""The long table and the settled one come back by ``record``; ``import`` says that they are no reports."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.running import annotator, record, refused, table_of

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


def test_a_table_without_the_coder_is_refused_with_those_it_has(study: Path, tmp_path: Path) -> None:
    coded(study)
    path = tmp_path / "all.csv"
    exported(study, path)
    said = refused("-p", study, "record", path, "--coder", "zoe")
    assert "holds the codings of anna, ben, none of 'zoe'" in said and "--coder" in said


def test_import_says_that_a_table_of_codings_is_no_report(study: Path, tmp_path: Path) -> None:
    coded(study)
    for words in ((), ("--final",)):
        path = tmp_path / "table.csv"
        exported(study, path, *words)
        found = annotator("-p", study, "import", path)
        assert found.code == 2
        assert "this is a table of codings, no report" in found.out + found.err
        assert "annotator record table.csv --coder C" in found.out + found.err
