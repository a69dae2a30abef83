"""Which project, document and unit are meant: options on either side, the environment, the search upwards."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from annotator import settings
from annotator.store import documents, project
from tests.made import report
from tests.running import annotator, refused, rows_of


def titles(*words: object) -> list[str]:
    found = annotator(*words)
    assert found.code == 0, found.err
    return [row["title"] for row in found.json]


def test_the_options_stand_before_or_after_the_command(study: Path) -> None:
    for words in (
        ("-p", study, "--json", "list", "documents"), ("list", "documents", "-p", study, "--json"),
        ("--json", "list", "--project", study, "documents"), ("-p", study, "list", "--json", "documents"),
    ):  # fmt: skip
        assert titles(*words) == ["Report one"]


def test_the_options_stand_anywhere_around_a_command_of_a_group(study: Path) -> None:
    for words in (
        ("-p", study, "--json", "round", "list"), ("round", "-p", study, "--json", "list"),
        ("round", "list", "-p", study, "--json"),
    ):  # fmt: skip
        assert [row["name"] for row in annotator(*words).json] == ["main"]


def test_what_stands_nearer_to_the_command_counts(study: Path, tmp_path: Path) -> None:
    assert titles("-p", tmp_path / "nothing", "list", "documents", "-p", study, "--json") == ["Report one"]


def test_the_environment_names_the_project_and_p_overrules_it(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_PROJECT", str(study))
    assert titles("list", "documents", "--json") == ["Report one"]
    assert "is no project" in refused("-p", tmp_path, "list", "documents")
    monkeypatch.setenv("ANNOTATOR_PROJECT", str(tmp_path / "none"))
    assert "is no project" in refused("list", "documents")


def test_the_project_is_found_from_a_folder_inside_it(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = study / "notes" / "deep"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    assert titles("list", "documents", "--json") == ["Report one"]


def test_the_search_stops_at_the_home_folder(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = study / "home"
    (home / "work").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home / "work")
    assert "there is no project here" in refused("list", "documents")


def test_the_search_stops_at_the_border_of_a_file_system(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = study / "mounted"
    inside.mkdir()
    monkeypatch.chdir(inside)
    real = Path.stat

    def stat(self: Path, **more: bool) -> os.stat_result:
        found = real(self, **more)
        if self != study:
            return found
        return os.stat_result((*found[:2], found.st_dev + 1, *found[3:10]))

    monkeypatch.setattr(Path, "stat", stat)
    line = refused("list", "documents")
    assert "there is no project here" in line and "annotator init" in line


def test_a_project_of_another_user_is_refused_until_it_is_trusted(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(study)
    monkeypatch.setattr(os, "getuid", lambda: settings.Path(study).stat().st_uid + 1)
    line = refused("list", "documents")
    assert "belongs to another user" in line and f"annotator trust {study}" in line
    assert annotator("trust", study).code == 0
    assert titles("list", "documents", "--json") == ["Report one"]


def test_only_a_project_can_be_trusted(tmp_path: Path) -> None:
    assert "is no project" in refused("trust", tmp_path)
    assert "does not exist" in refused("trust", tmp_path / "none")


def test_init_makes_what_the_contract_says(tmp_path: Path) -> None:
    found = annotator("init", tmp_path / "p", "--title", 'Über "das"', "--json")
    assert found.json["title"] == 'Über "das"'
    assert sorted(p.name for p in (tmp_path / "p").iterdir()) == [
        "codebook.yaml",
        "project.db",
        "project.toml",
        "sources",
    ]
    before = rows_of(tmp_path / "p")
    assert "is not empty" in refused("init", tmp_path / "p")
    assert rows_of(tmp_path / "p") == before


@pytest.fixture
def two_reports(study: Path) -> Path:
    """Return the small project with a second report that has the same labels."""
    with project.open_project(study) as opened:
        documents.add(opened.conn, report(seed="two"))
    return study


def test_a_document_is_named_by_id_prefix_of_eight_symbol_or_file_name(two_reports: Path) -> None:
    first, second = annotator("-p", two_reports, "list", "documents", "--json").json
    for name in (first["id"], first["id"][:8], "one.txt"):
        rows = annotator("-p", two_reports, "list", "units", "--json", "--document", name).json
        assert {row["document"] for row in rows} == {first["id"]}
    assert "no document" in refused("-p", two_reports, "list", "units", "--document", first["id"][:7])
    assert second["id"] != first["id"]


def test_a_document_is_named_by_its_symbol(tmp_path: Path) -> None:
    annotator("init", tmp_path / "p")
    (tmp_path / "r.txt").write_text(
        "United Nations\n\nA/CONF.222/RPM.1/L.3\n\nDraft report\n\n1. Some speakers agreed.\n"
    )
    [told] = annotator("-p", tmp_path / "p", "import", tmp_path / "r.txt", "--json").json
    assert told["symbol"] == "A/CONF.222/RPM.1/L.3"
    [row] = annotator("-p", tmp_path / "p", "list", "units", "--json", "--document", told["symbol"]).json
    assert row["document"] == told["document"]


def test_a_name_of_two_documents_is_refused_with_their_ids(tmp_path: Path) -> None:
    annotator("init", tmp_path / "p")
    for folder, said in (("a", "Some speakers agreed."), ("b", "The Chair thanked our host for this week.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r.txt").write_text(f"Report {folder}\n\n1. {said}\n")
        annotator("-p", tmp_path / "p", "import", tmp_path / folder / "r.txt")
    ids = [row["id"] for row in annotator("-p", tmp_path / "p", "list", "documents", "--json").json]
    line = refused("-p", tmp_path / "p", "list", "units", "--document", "r.txt")
    assert all(i in line for i in ids)


def test_a_label_that_occurs_twice_is_refused_with_the_ids(two_reports: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"unit": "2", "action": "done"}\n')
    units = annotator("-p", two_reports, "list", "units", "--json").json
    ids = [u["id"] for u in units if u["label"] == "2"]
    line = refused("-p", two_reports, "record", tmp_path / "a.jsonl", "--coder", "anna")
    assert "a.jsonl, line 1: " in line and all(i in line for i in ids)
    (tmp_path / "a.jsonl").write_text('{"unit": "2", "document": "two.txt", "action": "done"}\n')
    assert annotator("-p", two_reports, "record", tmp_path / "a.jsonl", "--coder", "anna").code == 0
    [row] = annotator("-p", two_reports, "list", "decisions", "--json").json
    assert row["unit"] == ids[1]


def test_a_unit_id_of_another_document_is_refused(two_reports: Path, tmp_path: Path) -> None:
    unit = annotator("-p", two_reports, "list", "units", "--json", "--document", "one.txt").json[0]["id"]
    (tmp_path / "a.jsonl").write_text(f'{{"unit": "{unit}", "document": "two.txt", "action": "done"}}\n')
    assert "no unit" in refused("-p", two_reports, "record", tmp_path / "a.jsonl", "--coder", "anna")


def test_a_copied_project_is_opened_where_it_lies(study: Path, tmp_path: Path) -> None:
    shutil.copytree(study, tmp_path / "copy")
    assert titles("-p", tmp_path / "copy", "list", "documents", "--json") == ["Report one"]


def test_filters_narrow_every_list(sample: Path) -> None:
    for coder in ("anna", "ben"):
        rows = annotator("-p", sample, "list", "codings", "--coder", coder, "--layer", "stance", "--json").json
        assert {(r["coder"], r["layer"]) for r in rows} == {(coder, "stance")}
    codes = annotator("-p", sample, "list", "codes", "--layer", "voice", "--json").json
    assert [c["key"] for c in codes] == ["active", "passive"]
    rows = annotator("-p", sample, "list", "suggestions", "--layer", "country", "--json").json
    assert {r["layer"] for r in rows} == {"country"}
    assert [r["name"] for r in annotator("-p", sample, "list", "coders", "--coder", "BEN", "--json").json] == ["ben"]


def test_a_filter_that_a_list_has_nothing_to_do_with_is_said_to_change_nothing(sample: Path) -> None:
    found = annotator("-p", sample, "list", "units", "--coder", "anna", "--json")
    assert found.err == "note: --coder does not narrow a list of units\n"
    assert found.json == annotator("-p", sample, "list", "units", "--json").json
    assert annotator("-p", sample, "list", "codings", "--coder", "anna", "--round", "main").err == ""
