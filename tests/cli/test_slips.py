"""Slips of the person who types: each is named where it was made, with what to do; nothing is lost by it."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.store import coders, project
from tests.running import annotator, record, refused, rows_of


@pytest.mark.parametrize(
    ("known", "new"),
    [("anna", "ana"), ("anna", "Annn"), ("Ben", "Bem"), ("Ben", "bne"), ("Ben", "Been"), ("coder1", "codr1")],
)
def test_a_misspelt_coder_is_refused_with_the_known_name_and_the_way_to_add_a_new_one(
    study: Path, tmp_path: Path, known: str, new: str
) -> None:
    (tmp_path / "a.jsonl").write_text('{"unit": "1", "action": "done"}\n')
    annotator("-p", study, "coders", "--add", known)
    before = rows_of(study)
    line = refused("-p", study, "record", tmp_path / "a.jsonl", "--coder", new)
    assert f"close to '{known}'" in line and f'annotator coders --add "{new}"' in line
    assert rows_of(study) == before
    assert annotator("-p", study, "coders", "--add", new).code == 0
    assert annotator("-p", study, "record", tmp_path / "a.jsonl", "--coder", new).code == 0


@pytest.mark.parametrize(
    "names",
    [("c1", "c2"), ("coder1", "coder2", "coder12"), ("a", "b"), ("jd", "jk"), ("coder a", "coder b"), ("a b", "a c"),
     ("codera", "coderb"), ("rater_A", "rater_B"), ("coderA", "coderB", "coder"),
     ("Ben", "Dan"), ("anna", "hanne"), ("anna 1", "anna 2")],
)  # fmt: skip
def test_names_that_count_people_and_very_short_ones_are_different_people(study: Path, names: tuple[str, ...]) -> None:
    opened = project.open_project(study)
    assert [coders.register(opened.conn, name)[1] for name in names] == [True] * len(names)
    opened.close()


@pytest.mark.parametrize("module", ["click", "annotator.cli.app"])
def test_an_interrupt_while_the_program_loads_ends_in_one_line(tmp_path: Path, module: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
    )
    here = Path(__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-m", "annotator", "--help"], capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{here}"},
    )  # fmt: skip
    assert (found.returncode, found.stdout) == (130, "")
    assert found.stderr == "annotator: interrupted; nothing half-written\n"


@pytest.mark.parametrize(("name", "what"), [("x.pdf", "PDF"), ("x.docx", "Word (docx)"), ("x.odt", "OpenDocument")])
def test_a_file_whose_name_promises_another_format_is_told_so(
    study: Path, tmp_path: Path, name: str, what: str
) -> None:
    (tmp_path / name).write_text("hello\n")
    line = refused("-p", study, "import", tmp_path / name)
    assert f"its name says {what}, but its bytes are no {what}" in line and "; " in line


@pytest.mark.parametrize(("mark", "name"), [(";", "';'"), ("\t", "tabs")])
def test_decisions_separated_by_something_else_than_commas_are_refused_at_line_1(
    study: Path, tmp_path: Path, mark: str, name: str
) -> None:
    (tmp_path / "semi.csv").write_text(f"unit{mark}layer{mark}code\n1{mark}theme{mark}trade\n")
    line = refused("-p", study, "record", tmp_path / "semi.csv", "--coder", "anna")
    assert f"semi.csv, line 1: the cells are separated by {name}, not by ','" in line and len(line.splitlines()) == 1


@pytest.mark.parametrize("bound", ["2", "-1.5", "nan"])
def test_a_bound_that_no_agreement_can_have_is_refused(study: Path, bound: str) -> None:
    assert "'--at-least'" in refused("-p", study, "agree", "--at-least", bound)


def test_check_finds_a_broken_file_of_fixes(study: Path) -> None:
    assert annotator("-p", study, "check").code == 0
    (study / "sources" / "report.txt.fix.yaml").write_text("- {do: joyn, text: x}\n")
    found = annotator("-p", study, "check")
    assert found.code == 1
    assert "sources/report.txt.fix.yaml, line 1" in found.out + found.err


def test_an_export_to_a_place_that_cannot_be_written_names_the_target(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    line = refused("-p", sample, "export", "csv", tmp_path / "out.csv", "--coder", "anna")
    assert f"{tmp_path / 'out.csv'}: cannot be written" in line and ".part" not in line


@pytest.mark.parametrize(
    ("layer", "code", "hint"),
    [("country", "NO", "did you mean 'NOR', Norway?"), ("country", "Norway", "did you mean 'NOR', Norway?"),
     ("country", "nor", "did you mean 'NOR', Norway?"), ("country", "Norwey", "did you mean 'NOR', Norway?"),
     ("verb", "Noted", "did you mean 'note'?"),
     ("theme", "crime_prevention", "did you mean 'prevention', Crime prevention?")],
)  # fmt: skip
def test_an_unknown_code_is_refused_with_the_nearest_by_key_or_name(
    sample: Path, tmp_path: Path, layer: str, code: str, hint: str
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"unit": "1", "sentence": 1, "layer": layer, "code": code}))
    line = refused("-p", sample, "record", tmp_path / "a.jsonl", "--coder", "anna")
    assert hint in line and f"annotator list codes --layer {layer}" in line


def test_the_codes_of_a_vocabulary_are_listed_when_its_layer_is_named(sample: Path) -> None:
    countries = annotator("-p", sample, "list", "codes", "--layer", "country", "--json").json
    verbs = annotator("-p", sample, "list", "codes", "--layer", "verb", "--json").json
    assert {"key": "NOR", "name": "Norway"}.items() <= next(c for c in countries if c["key"] == "NOR").items()
    assert "note" in {c["key"] for c in verbs} and {c["layer"] for c in verbs} == {"verb"}


def test_rows_refused_for_the_same_reason_are_told_in_one_line(study: Path, tmp_path: Path) -> None:
    bad, good = '{"unit": "1", "layer": "themes", "code": "x"}', '{"unit": "1", "action": "done"}'
    (tmp_path / "a.jsonl").write_text("\n".join([good, bad, good, bad, '{"unit": "99", "action": "done"}', bad]))
    lines = refused("-p", study, "record", tmp_path / "a.jsonl", "--coder", "anna").splitlines()
    assert [line.partition(": error: ")[2].partition(":")[0] for line in lines] == [
        "a.jsonl, lines 2, 4, 6", "a.jsonl, line 5",
    ]  # fmt: skip


def test_a_second_freeze_as_a_coder_marked_is_refused_since_it_would_change_nothing(sample: Path) -> None:
    before = rows_of(sample)
    line = refused("-p", sample, "statements", "freeze", "--coder", "anna")
    assert "frozen since" in line and "change nothing" in line
    assert annotator("-p", sample, "statements", "freeze").code == 0
    assert rows_of(sample) == before


def test_freezing_nothing_is_refused_with_the_next_step(tmp_path: Path) -> None:
    annotator("init", tmp_path / "new")
    before = rows_of(tmp_path / "new")
    assert "annotator import FILE" in refused("-p", tmp_path / "new", "statements", "freeze")
    assert rows_of(tmp_path / "new") == before
    (tmp_path / "r.txt").write_text("Draft report\n\n1. Some speakers noted the delay.\n")
    annotator("-p", tmp_path / "new", "import", tmp_path / "r.txt")
    assert "annotator suggest" in refused("-p", tmp_path / "new", "statements", "freeze")


def test_every_bad_file_is_refused_by_its_own_line_and_the_good_ones_come_in(study: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Draft report\n\n1. Some speakers noted the delay.\n")
    words = ("-p", study, "import", tmp_path / "missing.txt", tmp_path / "good.txt", tmp_path / "void.txt")
    found = annotator(*words, "--json")
    assert found.code == 2
    assert [row["status"] for row in found.json] == ["refused", "imported", "refused"]
    assert [line.partition(": error: ")[2].partition(": ")[0] for line in found.err.splitlines()] == [
        str(tmp_path / "missing.txt"), str(tmp_path / "void.txt"),
    ]  # fmt: skip


def test_where_all_files_are_bad_each_is_named_and_nothing_is_written(study: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    for name in ("a.png", "b.png", "c.pdf"):
        (tmp_path / "bad" / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    before = rows_of(study)
    lines = refused("-p", study, "import", tmp_path / "bad").splitlines()
    assert [name in line for name, line in zip(("a.png", "b.png", "c.pdf"), lines, strict=True)] == [True] * 3
    assert [r["status"] for r in annotator("-p", study, "import", tmp_path / "bad", "--json").json] == ["refused"] * 3
    assert rows_of(study) == before


def test_data_and_json_do_not_share_standard_output(sample: Path) -> None:
    assert "name a file" in refused("-p", sample, "export", "csv", "-", "--coder", "anna", "--json")


def test_a_closed_round_is_not_opened_again(study: Path) -> None:
    annotator("-p", study, "round", "close", "main")
    before = rows_of(study)
    assert "round 'main' is closed" in refused("-p", study, "round", "open", "main")
    assert annotator("-p", study, "round", "close", "main").code == 0
    assert rows_of(study) == before


def test_a_known_coder_becomes_the_answer_key_when_told(study: Path) -> None:
    record(study, "gold", [{"unit": "1", "action": "done"}])
    found = annotator("-p", study, "coders", "--add", "Gold", "--kind", "key", "--json")
    assert [(c["name"], c["kind"], c["units"]) for c in found.json] == [("gold", "key", 1)]
    assert "was: person" in found.err
    assert annotator("-p", study, "coders", "--add", "gold", "--json").json == found.json
    assert "--add" in refused("-p", study, "coders", "--kind", "key")


def test_a_layer_that_nobody_coded_names_its_item(study: Path) -> None:
    found = annotator("-p", study, "agree", "--json").json
    assert [layer["item"] for layer in found["layers"]] == ["statement", "statement", "statement/unit", "span"]
