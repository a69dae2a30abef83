"""Bad input gets its line: what, where, what to do next; exit 2, no traceback, and the project as it was."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.store import connection, project
from tests.made import CODEBOOK
from tests.running import annotator, refused, rows_of

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4


def test_a_missing_file_is_named(study: Path) -> None:
    before = rows_of(study)
    assert refused("-p", study, "import", study / "nowhere.txt") == (
        f"annotator: error: {study / 'nowhere.txt'}: there is no such file; check the path"
    )
    assert rows_of(study) == before


def test_a_folder_of_pictures_is_refused_in_one_line_each(study: Path, tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for name in ("a.png", "b.jpg"):
        (pictures / name).write_bytes(PICTURE)
    before, sources = rows_of(study), sorted((study / "sources").iterdir())
    lines = refused("-p", study, "import", pictures).splitlines()
    assert [str(pictures / name) in line for name, line in zip(("a.png", "b.jpg"), lines, strict=True)] == [True, True]
    assert rows_of(study) == before and sorted((study / "sources").iterdir()) == sources


@pytest.mark.parametrize(("name", "data"), [("empty.txt", b""), ("binary.txt", PICTURE), ("blank.txt", b" \n\n ")])
def test_a_file_that_is_no_report_is_refused_by_name(study: Path, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    before = rows_of(study)
    line = refused("-p", study, "import", tmp_path / name)
    assert name in line and "; " in line
    assert rows_of(study) == before and not (study / "sources" / name).exists()


def test_an_empty_folder_is_refused(study: Path, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    assert "holds no file" in refused("-p", study, "import", tmp_path / "void")


def test_a_file_over_a_hundred_megabytes_is_refused_unread(study: Path, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(100_000_001)
    assert "larger than 100 MB" in refused("-p", study, "import", large)


def test_of_several_files_each_refused_one_is_told_and_the_others_come_in(study: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Draft report\n\n1. Some speakers noted the delay.\n")
    (tmp_path / "bad.txt").write_bytes(PICTURE)
    found = annotator("-p", study, "import", tmp_path / "good.txt", tmp_path / "bad.txt", "--json")
    assert found.code == 2
    assert [row["status"] for row in found.json] == ["imported", "refused"]
    assert "bad.txt" in found.json[1]["warnings"][0]


def test_a_file_name_that_is_no_unicode_is_refused(study: Path, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("Draft report\n\n1. Some speakers noted the delay.\n")
    before = rows_of(study)
    assert "rename" in refused("-p", study, "import", os.fsdecode(path))
    assert rows_of(study) == before


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("    name: Stance\n", "    nam: Stance\n", 5, "unknown key 'nam' in a layer (did you mean 'name'?)"),
        ("{key: concern,", "{key: support,", 10, "key 'support' is used already in line 9"),
        ("phrases: [young people]", "phrases: [young people], fraises: [x]", 31, "did you mean 'phrases'?"),
        ("scale: ordinal", "scale: ordnal", 16, "did you mean 'ordinal'?"),
        ("  - key: theme", "  - kye: theme", 22, "did you mean 'key'?"),
        ("title: Small", "title: a: b", 1, "no valid YAML"),
    ],
)
def test_a_broken_codebook_is_refused_by_line(study: Path, old: str, new: str, line: int, what: str) -> None:
    before = rows_of(study)
    (study / "codebook.yaml").write_text(CODEBOOK.replace(old, new))
    for words in (("list", "codes"), ("agree",), ("record", study / "x.jsonl", "--coder", "anna")):
        (study / "x.jsonl").write_text('{"unit": "1", "action": "done"}\n')
        found = refused("-p", study, *words)
        assert f"codebook.yaml, line {line}: " in found and what in found, found
    assert rows_of(study) == before


def test_init_with_a_broken_codebook_leaves_no_folder(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("layers:\n  - key: a\n    item: unti\n    codes: [{key: x}]\n")
    line = refused("init", tmp_path / "new", "--codebook", tmp_path / "book.yaml")
    assert "book.yaml, line 3: 'unti' is no item (did you mean 'unit'?)" in line
    assert not (tmp_path / "new").exists()


def test_every_refused_row_is_named_by_line_and_nothing_is_written(study: Path, tmp_path: Path) -> None:
    rows = [
        {"unit": "1", "layer": "theme", "code": "prevention", "sentence": 1},
        {"unit": "1", "layer": "theme", "code": "prevntion", "sentence": 1},
        {"unit": "99", "layer": "theme", "code": "prevention"},
        {"unit": "a", "layer": "thme", "code": "prevention"},
        {"unit": "a", "layer": "stance", "code": "support"},
        {"unit": "1", "layer": "theme", "code": "prevention"},
        {"unit": "1", "layer": "theme", "code": "prevention", "start": 90, "end": 9000},
        {"unit": "1", "action": "finish"},
        {"unit": "1", "layr": "theme", "action": "done"},
        {"unit": "1", "layer": "theme", "code": "prevention", "sentence": 9},
        {"layer": "theme", "code": "prevention"},
        {"unit": "1", "action": "done", "round": "mian"},
        {"unit": "1", "action": "flag", "code": "because"},
        {"unit": "1", "action": "memo", "memo": "half \ud800"},
        {"unit": "1", "layer": "country", "code": "XXX", "start": 0, "end": 4},
        {"unit": "1", "action": "memo", "memo": ["a", "list"]},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    before = rows_of(study)
    lines = refused("-p", study, "record", path, "--coder", "anna", "--done").splitlines()
    assert [line.split(": ")[2] for line in lines] == [f"rows.jsonl, line {n}" for n in range(2, len(rows) + 1)]
    said = [
        "did you mean 'prevention'?", "no unit '99'", "did you mean 'theme'?", "not asked of a recommendation",
        "is asked of a statement", "outside of the unit's 94 characters", "unknown action 'finish'",
        "did you mean 'layer'?", "no sentence 9", "field 'unit' is missing", "did you mean 'main'?",
        "doubtful, ask or revisit", "field 'memo'", "no code 'XXX'", "wants a text",
    ]  # fmt: skip
    assert [part for part, line in zip(said, lines, strict=True) if part not in line] == []
    assert rows_of(study) == before


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.jsonl", "{broken\n", "line 1: is no JSON"),
        ("a.jsonl", "[1]\n", "line 1: is no JSON object"),
        ("a.jsonl", "\n\n", "holds no decision"),
        ("a.jsonl", "[" * 100_000, "line 1: is no JSON"),
        ("a.csv", 'unit,layer\n"1,theme\n', "is no CSV"),
        ("a.csv", "unit,layer\n1,theme,more\n", "line 2: has more cells"),
        ("a.csv", "unit,layer,code\n1,theme,x\n\n1,theme,y\n", "line 4"),
    ],
)
def test_a_file_of_decisions_that_is_broken_is_refused(
    study: Path, tmp_path: Path, name: str, text: str, what: str
) -> None:
    (tmp_path / name).write_text(text)
    before = rows_of(study)
    assert what in refused("-p", study, "record", tmp_path / name, "--coder", "anna")
    assert rows_of(study) == before


def test_a_file_of_decisions_that_is_missing_or_binary_is_refused(study: Path, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_bytes(PICTURE)
    assert "is not UTF-8 text" in refused("-p", study, "record", tmp_path / "b.jsonl", "--coder", "anna")
    line = refused("-p", study, "record", tmp_path / "none.jsonl", "--coder", "anna")
    assert str(tmp_path / "none.jsonl") in line and "No such file" in line


def test_a_coder_close_to_a_known_one_is_refused_with_that_name(study: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"unit": "1", "action": "done"}\n')
    assert annotator("-p", study, "record", tmp_path / "a.jsonl", "--coder", "Anneliese").err.startswith("new coder: ")
    before = rows_of(study)
    assert "close to 'Anneliese'" in refused("-p", study, "record", tmp_path / "a.jsonl", "--coder", "Annelise")
    assert rows_of(study) == before
    assert annotator("-p", study, "record", tmp_path / "a.jsonl", "--coder", " anneLIESE ").err == ""


def test_a_project_made_by_a_newer_version_is_left_alone(study: Path) -> None:
    conn = sqlite3.connect(study / "project.db")
    conn.execute("PRAGMA user_version=99")
    conn.close()
    before = rows_of(study)
    line = refused("-p", study, "list", "units")
    assert "newer annotator" in line and "upgrade" in line
    assert rows_of(study) == before


def test_a_project_without_its_database_or_settings_is_refused(study: Path) -> None:
    (study / "project.db").unlink()
    assert "project.db is missing" in refused("-p", study, "list", "units")
    (study / "project.toml").write_text("titel = 'x'")
    assert "did you mean 'title'?" in refused("-p", study, "list", "units")
    (study / "project.toml").write_text("title = ")
    assert "project.toml" in refused("-p", study, "list", "units")
    (study / "project.toml").unlink()
    assert "is no project" in refused("-p", study, "list", "units")


@pytest.fixture
def reading_only(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open every database as on a read-only disk."""
    real = connection.connect
    monkeypatch.setattr(project, "connect", lambda path, **_: real(path, read_only=True))


@pytest.mark.usefixtures("reading_only")
def test_on_a_read_only_disk_reading_works_and_writing_is_refused(study: Path, tmp_path: Path) -> None:
    before = rows_of(study)
    (tmp_path / "a.jsonl").write_text('{"unit": "1", "action": "done"}\n')
    (tmp_path / "r.txt").write_text("Draft report\n\n1. Some speakers noted the delay.\n")
    for words in (
        ("record", tmp_path / "a.jsonl", "--coder", "anna"), ("import", tmp_path / "r.txt"),
        ("round", "open", "main"), ("coders", "--add", "x"), ("statements", "freeze"),
    ):  # fmt: skip
        line = refused("-p", study, *words)
        assert line.startswith("annotator: error: project.db: the project is read-only here; ")
    assert annotator("-p", study, "list", "units", "--json").code == 0
    assert rows_of(study) == before and not (study / "sources" / "r.txt").exists()


@pytest.fixture
def fixed(study: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project in a folder where nothing may be written, on a disk or of a person that does not allow it."""
    (study / "project.db-shm").symlink_to("nowhere")  # no shared memory can be made
    assert "cannot be opened" in refused("-p", study, "list", "units")
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    return study


def test_a_project_that_may_not_be_written_is_read_without_a_log_beside_it(fixed: Path, tmp_path: Path) -> None:
    assert len(annotator("-p", fixed, "list", "units", "--json").json) == 3
    for words in (("agree",), ("progress",), ("check",), ("export", "csv", tmp_path / "o.csv")):
        assert annotator("-p", fixed, *words).code == 0, words
    assert "the project is read-only here" in refused("-p", fixed, "coders", "--add", "anna")


def test_an_edited_codebook_that_cannot_be_kept_is_said_and_the_old_one_holds(fixed: Path) -> None:
    book = fixed / "codebook.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("name: Support", "name: For it"), encoding="utf-8")
    found = annotator("-p", fixed, "list", "codes", "--layer", "stance")
    assert found.code == 0 and "Support" in found.out
    assert "codebook.yaml was edited; where nothing can be kept, the old one holds" in found.err


def test_a_project_that_may_not_be_written_is_looked_at_by_lines_but_not_coded(
    fixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("j\na\nk\n"))
    found = annotator("-p", fixed, "code", "--plain", "--coder", "anna")
    assert found.code == 0
    assert "The project is read-only here: all can be looked at, nothing can be coded" in found.err
    assert found.out.count("nothing can be coded") == 1  # for what was to be accepted, not for where the coder was


@pytest.fixture
def full_disk(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no database grow, as on a full disk."""
    real = connection.connect

    def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
        conn = real(path, read_only=read_only)
        conn.execute(f"PRAGMA max_page_count={conn.execute('PRAGMA page_count').fetchone()[0]}")
        return conn

    monkeypatch.setattr(project, "connect", connect)


@pytest.mark.usefixtures("full_disk")
def test_on_a_full_disk_nothing_of_a_command_is_kept(study: Path, tmp_path: Path) -> None:
    before = rows_of(study)
    memo = "x" * 4000
    rows = [json.dumps({"unit": "1", "action": "memo", "memo": memo}) for _ in range(200)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    (tmp_path / "r.txt").write_text("Draft report\n\n" + "\n\n".join(f"{n}. {'Noted. ' * 90}" for n in range(1, 200)))
    for words in (("record", tmp_path / "a.jsonl", "--coder", "anna"), ("import", tmp_path / "r.txt")):
        assert refused("-p", study, *words).startswith("annotator: error: project.db: the disk is full; ")
    assert rows_of(study) == before and not (study / "sources" / "r.txt").exists()
    assert annotator("-p", study, "check").code == 0


def test_a_disk_without_room_for_anything_is_said_to_be_full(study: Path) -> None:
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "from annotator.cli.app import main; main(sys.argv[1:])"
    )
    words = [sys.executable, "-c", code, "-p", str(study), "list", "units"]
    found = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith("annotator: error: project.db: the disk is full; free some space")


def test_a_disk_that_fills_during_suggest_keeps_the_suggestions_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotator("init", tmp_path / "p")
    (tmp_path / "r.txt").write_text(
        "Draft report\n\n" + "\n\n".join(f"{n}. Some speakers from Chile noted corruption." for n in range(1, 90))
    )
    annotator("-p", tmp_path / "p", "import", tmp_path / "r.txt")
    before = rows_of(tmp_path / "p")
    real = connection.connect

    def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
        conn = real(path, read_only=read_only)
        conn.execute(f"PRAGMA max_page_count={conn.execute('PRAGMA page_count').fetchone()[0] + 8}")
        return conn

    monkeypatch.setattr(project, "connect", connect)
    assert "the disk is full" in refused("-p", tmp_path / "p", "suggest")
    assert rows_of(tmp_path / "p") == before


def test_an_export_that_cannot_be_written_leaves_no_file(sample: Path, tmp_path: Path) -> None:
    line = refused("-p", sample, "export", "csv", tmp_path / "no" / "a.csv", "--coder", "anna")
    assert str(tmp_path / "no" / "a.csv") in line and "choose a folder" in line
    (tmp_path / "kept.csv").write_text("old")
    (tmp_path / ".kept.csv.part").mkdir()
    refused("-p", sample, "export", "csv", tmp_path / "kept.csv", "--coder", "anna")
    assert (tmp_path / "kept.csv").read_text() == "old"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("aggree",), "no command 'aggree' (did you mean 'agree'?)"),
        (("list", "unitz"), "unitz"),
        (("list", "units", "--document", "nothing"), "no document 'nothing'"),
        (("list", "codings", "--coder", "carl"), "no coder 'carl'"),
        (("list", "codings", "--layer", "stanc"), "did you mean 'stance'?"),
        (("list", "codings", "--round", "maim"), "did you mean 'main'?"),
        (("agree", "--coders", "anna,carl"), "no coder 'carl'"),
        (("agree", "--table", "nowhere.csv"), "nowhere.csv: cannot be read"),
        (("agree", "--at-least", "much"), "much"),
        (("agree", "--of", "alpha", "--at-least", "0.5"), "no alpha"),
        (("agree", "--bootstrap", "-5"), "-5"),
        (("export", "xml", "-"), "xml"),
        (("export", "matrix", "-", "--final"), "--final"),
        (("round", "open", "second"), "no round 'second'"),
        (("round", "new", "main"), "already"),
        (("round", "new", "two", "--purpose", "fun"), "choose one of training"),
        (("code", "--coder", "anna"), "terminal"),
        (("suggest", "--pipeline", "no_such_pipeline"), "no_such_pipeline"),
        (("suggest", "--withhold", "lots"), "20%"),
        (("init",), "DIR"),
        (("record", "x"), "--coder"),
        (("coders", "--add", "\x1b[31m"), "no name for a coder"),
    ],
)
def test_bad_usage_says_what_and_where_to_look(sample: Path, words: tuple[str, ...], what: str) -> None:
    before = rows_of(sample)
    line = refused("-p", sample, *words)
    assert what in line and len(line.splitlines()) == 1 and ";" in line
    assert "\x1b" not in line
    assert rows_of(sample) == before


def test_no_arguments_print_the_help_and_exit_with_2() -> None:
    found = annotator()
    assert found.code == 2 and "Usage: annotator" in found.err and found.out == ""


def test_a_title_that_is_no_unicode_is_refused(tmp_path: Path) -> None:
    refused("init", tmp_path / "p", "--title", os.fsdecode(b"caf\xe9"))
    assert not (tmp_path / "p").exists()


def test_an_interrupted_command_exits_with_130_and_writes_nothing(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.store import decisions

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(decisions, "refresh", interrupt)
    (tmp_path / "a.jsonl").write_text('{"unit": "1", "action": "done"}\n')
    before = rows_of(study)
    found = annotator("-p", study, "record", tmp_path / "a.jsonl", "--coder", "anna")
    assert (found.code, found.out) == (130, "") and "interrupted" in found.err
    assert rows_of(study) == before


def test_a_closed_pipe_ends_quietly(sample: Path) -> None:
    command = f'"{sys.executable}" -m annotator -p "{sample}" list suggestions --json | head -c 1'
    found = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (found.stdout, found.stderr) == ("[", "")


def test_agree_answers_no_with_exit_code_1(sample: Path) -> None:
    assert annotator("-p", sample, "agree", "--layer", "stance", "--at-least", "0.5").code == 0
    found = annotator("-p", sample, "agree", "--layer", "stance", "--at-least", "0.99", "--json")
    assert found.code == 1 and "below 0.99: stance" in found.err and found.json["layers"]
    lower = ("--bound", "lower", "--at-least", "0.8")
    assert annotator("-p", sample, "agree", "--layer", "stance", *lower).code == 1


def test_what_is_undefined_does_not_reach_any_threshold(study: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"unit": "1", "action": "done"}\n')
    annotator("-p", study, "record", tmp_path / "a.jsonl", "--coder", "anna")
    found = annotator("-p", study, "agree", "--at-least", "0", "--json")
    assert found.code == 1 and "below 0.0: stance" in found.err


def test_check_answers_no_with_exit_code_1(sample: Path) -> None:
    (sample / "sources" / "report.txt").unlink()
    found = annotator("-p", sample, "check", "--json")
    assert found.code == 1 and found.json["ok"] is False
    [problem] = found.json["problems"]
    assert list(problem) == ["what", "where", "remedy"] and "report.txt" in problem["where"]


@pytest.mark.parametrize("name", ["", " ", "two\nlines", "a/b", "x" * 65, "-"])
def test_a_round_wants_a_name_that_can_be_typed(study: Path, name: str) -> None:
    assert "is no name for a round" in refused("-p", study, "round", "new", "--", name)
