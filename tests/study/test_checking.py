"""``check`` finds what is wrong, names it and its place, and says nothing of a sound project."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.made import CODEBOOK
from tests.running import annotator, record


def problems(folder: Path) -> list[dict[str, Any]]:
    found = annotator("-p", folder, "check", "--json")
    assert found.code == (0 if found.json["ok"] else 1), found.err
    assert found.json["ok"] == (found.json["problems"] == [])
    return list(found.json["problems"])


def change(folder: Path, sql: str) -> None:
    """Change the database as no program should: with the triggers out of the way while it is done."""
    conn = sqlite3.connect(folder / "project.db", isolation_level=None)
    guards = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        conn.execute(f"DROP TRIGGER {name}")
    assert conn.execute(sql).rowcount > 0
    for _, made in guards:
        conn.execute(made)
    conn.close()


@pytest.fixture
def sound(sample: Path) -> Path:
    assert problems(sample) == []
    return sample


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE sentence SET start = start + 1 WHERE number = 1", "a sentence's offsets miss its words"),
        ("UPDATE suggestion SET text = 'x' WHERE start IS NOT NULL", "a suggestion's offsets miss its words"),
        ("UPDATE statement SET parts = '[[0, 99999]]'", "a statement's offsets lie outside of its unit"),
        ("DELETE FROM coding WHERE layer = 'stance'", "the kept codings differ"),
        ("UPDATE unit_state SET done = NULL WHERE coder = 'ben'", "the kept state differs"),
        ("DELETE FROM coder WHERE name = 'ben'", "points nowhere"),
        ("UPDATE unit SET text = text || ' and more' WHERE label = '3'", "id"),
    ],
)
def test_rows_that_do_not_fit_are_found(sound: Path, sql: str, what: str) -> None:
    change(sound, sql)
    found = problems(sound)
    assert any(what in p["what"] for p in found), found
    assert all(p["where"] and p["remedy"] for p in found)


def test_a_guard_that_was_taken_out_is_found(sound: Path) -> None:
    conn = sqlite3.connect(sound / "project.db")
    conn.execute("DROP TRIGGER statement_is_final_update")
    conn.close()
    assert [p["what"] for p in problems(sound)] == ["the guard statement_is_final_update was taken out of the database"]


def test_a_source_file_that_is_gone_or_was_changed_is_found(sound: Path) -> None:
    source = sound / "sources" / "report.txt"
    source.write_bytes(source.read_bytes() + b"\n")
    assert [p["where"] for p in problems(sound)] == ["sources/report.txt"]
    source.unlink()
    assert [p["where"] for p in problems(sound)] == ["sources/report.txt"]


def test_a_broken_codebook_and_a_shared_phrase_are_found(study: Path) -> None:
    (study / "sources" / "one.txt").unlink()
    book = study / "codebook.yaml"
    book.write_text(CODEBOOK.replace("[young people]", "[crime prevention]"))
    assert any("share the phrase 'crime prevention'" in p["what"] and "line 31" in p["where"] for p in problems(study))
    book.write_text("layers: {")
    assert any(p["where"].startswith("codebook.yaml, line ") for p in problems(study))


def test_a_code_in_use_that_vanished_is_found(study: Path) -> None:
    record(study, "anna", [{"unit": "a", "layer": "theme", "code": "technology"}])
    (study / "codebook.yaml").write_text(CODEBOOK.replace("technology", "machines"))
    assert any("'technology' of layer 'theme' is gone" in p["what"] for p in problems(study))


def test_a_damaged_file_is_said_to_be_damaged(sound: Path) -> None:
    database = sound / "project.db"
    data = bytearray(database.read_bytes())
    data[4096 * 3 : 4096 * 30] = b"\xff" * (4096 * 27)
    database.write_bytes(data)
    found = annotator("-p", sound, "check")
    assert found.code in (1, 2) and "damaged" in found.out + found.err


def test_people_are_told_in_a_table(sound: Path) -> None:
    assert annotator("-p", sound, "check").out == "all is well\n"
    (sound / "sources" / "report.txt").unlink()
    found = annotator("-p", sound, "check")
    assert found.code == 1 and "sources/report.txt" in found.out
