"""The command ``import``: what it prints, what it refuses, and that it can be stopped at any moment."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator import documents
from tests.running import annotator, refused, rows_of

TEXT = "Report\n\nI. Debate\n\n1. Many speakers agreed.\n\n2. The Chair closed the debate.\n\n4. The end came late.\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    assert annotator("init", tmp_path / "study").code == 0
    return tmp_path / "study"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "r.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _everything(study: Path) -> tuple[object, list[str]]:
    return rows_of(study), sorted(p.name for p in study.rglob("*") if not p.name.startswith("project.db"))


def test_a_preview_prints_the_tree_and_every_doubt_with_its_place_and_writes_nothing(study: Path, source: Path) -> None:
    before = _everything(study)
    found = annotator("-p", study, "import", "--preview", source)
    assert found.code == 0
    assert "    1  [paragraph] Many speakers agreed." in found.out
    assert "r.txt: line 9: paragraph 2 is followed by 4" in found.err
    assert _everything(study) == before


def test_the_preview_in_json_says_the_same_as_the_import(study: Path, source: Path) -> None:
    [seen] = annotator("-p", study, "import", "--preview", source, "--json").json
    [made] = annotator("-p", study, "import", source, "--json").json
    assert seen["document"]["id"] == made["document"]
    assert seen["warnings"] == made["warnings"] != []
    assert seen["units"] == annotator("-p", study, "list", "units", "--json").json


def test_the_preview_in_json_of_what_cannot_be_read_is_the_error_alone(study: Path, source: Path) -> None:
    missing = source.with_name("missing.txt")
    assert "missing.txt" in refused("-p", study, "import", "--preview", missing, "--json")
    found = annotator("-p", study, "import", "--preview", source, missing, "--json")
    assert found.code == 2 and len(found.json) == 1 and "missing.txt" in found.err


def test_a_preview_needs_no_project_and_shows_the_fixes_beside_the_file(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.txt.fix.yaml").write_text("- {do: leave_out, text: The end}\n")
    found = annotator("import", "--preview", source)
    assert (found.code, "The end" in found.out) == (0, False)
    assert "r.txt: 1 fix of" in found.err
    assert "no project" in refused("-p", tmp_path / "nowhere", "import", "--preview", source)


def test_refusals_are_named_one_by_one_and_the_other_files_come_in(study: Path, source: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02" * 400)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    found = annotator("-p", study, "import", tmp_path / "a.txt", source, tmp_path / "b.pdf", "--json")
    assert found.code == 2
    assert [row["status"] for row in found.json] == ["refused", "imported", "refused"]
    lines = found.err.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["annotator", "error"]] * 2
    assert "a.txt" in lines[0] and "b.pdf" in lines[1]
    assert len(annotator("-p", study, "list", "documents", "--json").json) == 1


def test_a_folder_stands_for_its_files_but_hidden_ones_and_fixes(study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / ".git").mkdir(parents=True)
    for name in ("b.txt", "a.txt", ".hidden.txt", ".git/c.txt", "a.txt.fix.yaml"):
        (folder / name).write_text("# nothing\n" if name.endswith("yaml") else TEXT.replace("Report", f"Report {name}"))
    found = annotator("-p", study, "import", folder, "--json").json
    assert len(found) == 2
    sources = [d["source"] for d in annotator("-p", study, "list", "documents", "--json").json]
    assert sources == ["a.txt", "b.txt"]


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_an_interrupted_import_leaves_nothing_half_written(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(f"Report {n}\n\n1. Speaker {n} agreed with what had been said.\n")
    monkeypatch.setattr(documents, "read", _stopping(documents.read, stop_at))
    before = _everything(study)
    found = annotator("-p", study, "import", folder)
    assert (found.code, found.out) == (130, "")
    assert found.err.strip() == "annotator: interrupted; nothing half-written"
    assert _everything(study) == before


def _stopping(read: Callable[..., Any], at: int) -> Callable[..., Any]:
    calls = iter(range(1, at + 1))

    def stopping(*words: Any, **named: Any) -> Any:
        if next(calls) == at:
            raise KeyboardInterrupt
        return read(*words, **named)

    return stopping


def test_without_a_terminal_fix_writes_a_file_to_begin_with_and_imports(study: Path, source: Path) -> None:
    found = annotator("-p", study, "import", "--fix", source)
    assert found.code == 0, found.err
    kept = study / "sources" / "r.txt.fix.yaml"
    assert str(kept) in found.err
    assert '#   2 [paragraph] "The Chair closed the debate."' in kept.read_text()
    kept.write_text(kept.read_text() + '- {do: join, text: "The end came"}\n')
    assert annotator("-p", study, "import", "--fix", source, "--json").json[0]["status"] == "revised"
    assert annotator("-p", study, "import", source, "--json").json[0]["status"] == "unchanged"


def test_on_a_terminal_fix_opens_the_editor_until_what_is_saved_can_be_applied(
    study: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.cli import fixing
    from annotator.cli.importing import Reader
    from annotator.store.project import open_project

    saved = iter(["- {do: join, text: nowhere}\n", "- {do: join, text: The end came}\n"])
    asked: list[str] = []
    monkeypatch.setattr("click.edit", lambda text, **_: next(saved))
    monkeypatch.setattr("click.confirm", lambda prompt, **_: asked.append(prompt) or True)
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(sys, "stdout", _Terminal())
    with open_project(study) as project:
        fixing.edit(project, source, Reader(None, None))
    assert asked == ["Edit the fixes again?"]
    assert (study / "sources" / "r.txt.fix.yaml").read_text() == "- {do: join, text: The end came}\n"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_options_for_one_file_are_refused_for_several(study: Path, source: Path, tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text(TEXT)
    for option in (["--fix"], ["--password"], ["--supersedes", "r.txt"]):
        assert f"{option[0]} is for one file, not 2" in refused(
            "-p", study, "import", source, tmp_path / "s.txt", *option
        )
    assert "there is no document 'x'" in refused("-p", study, "import", source, "--supersedes", "x")
    assert "this file holds fixes" in refused("-p", study, "import", _named(tmp_path / "r.txt.fix.yaml"))


def _named(path: Path) -> Path:
    path.write_text("")
    return path


def test_a_fix_file_that_is_no_text_is_refused_by_name(study: Path, source: Path) -> None:
    (study / "sources" / "r.txt.fix.yaml").write_bytes(b"\xff\xfe\x00")
    assert "r.txt.fix.yaml: is not UTF-8 text" in refused("-p", study, "import", source)


def test_a_source_that_cannot_be_kept_leaves_the_project_as_it_was(study: Path, source: Path) -> None:
    before = rows_of(study)
    (study / "sources").rmdir()
    (study / "sources").write_text("in the way")
    assert "the source cannot be kept" in refused("-p", study, "import", source)
    assert rows_of(study) == before
