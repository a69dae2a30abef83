"""The sample project: its codings fit the report, and ``demo`` prints what a newcomer looks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotator.data import shipped
from tests.running import annotator, refused, rows_of


def departures() -> dict[str, list[dict[str, Any]]]:
    path = shipped("projects") / "sample" / "codings.yaml"
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("coder", ["anna", "ben"])
def test_every_departure_of_a_coder_stands_in_the_project(sample: Path, coder: str) -> None:
    units = {u["label"]: u["id"] for u in annotator("-p", sample, "list", "units", "--json").json}
    frames: dict[str, list[str]] = {}
    for statement in annotator("-p", sample, "list", "statements", "--json").json:
        frames.setdefault(statement["unit"], []).append(statement["id"])
    rows = annotator("-p", sample, "list", "codings", "--coder", coder, "--json").json
    given = {(c["unit"], c["statement"], c["layer"], c["code"]) for c in rows}
    for row in departures()[coder]:
        unit = units[str(row["unit"])]
        statement = frames[unit][row["statement"] - 1] if "statement" in row else None
        here = (unit, statement, row["layer"])
        if "code" in row:
            assert (*here, row["code"]) in given, row
        if row.get("instead_of", "any") != "any":
            assert (*here, row["instead_of"]) not in given, row


def test_both_coders_finished_every_unit(sample: Path) -> None:
    found = annotator("-p", sample, "progress", "--json").json
    assert [(p["coder"], p["done"], p["units"]) for p in found] == [("anna", 19, 19), ("ben", 19, 19)]


def test_codes_taken_over_changed_and_added_are_told_apart(sample: Path) -> None:
    rows = annotator("-p", sample, "list", "codings", "--coder", "anna", "--json").json
    assert {r["source"] for r in rows} == {"suggested", "changed", "manual"}


def test_the_coders_agree_well_and_not_wholly(sample: Path) -> None:
    layers = {x["layer"]: x["overall"][0]["value"] for x in annotator("-p", sample, "agree", "--json").json["layers"]}
    assert 0.5 < layers["stance"] < 1 and 0.5 < layers["theme"] < 1


def test_demo_prints_documents_units_suggestions_agreement_and_what_to_do_next(sample: Path) -> None:
    found = annotator("demo", sample, "--no-ui")
    assert found.code == 0 and found.err == ""
    for word in ("document ", "units ", "suggestions ", "coders ", "anna, ben", "alpha", "stance", "Try next:"):
        assert word in found.out, word


def test_every_command_that_demo_names_works(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = annotator("demo", sample, "--json").json["next"]
    for command in commands[1:]:
        assert annotator(*command.split()[1:]).code == 0, command
    assert (tmp_path / "codings.csv").is_file()


def test_demo_takes_the_sample_that_is_there_as_it_is(sample: Path) -> None:
    before = rows_of(sample)
    assert annotator("demo", sample, "--no-ui").code == 0
    assert rows_of(sample) == before


def test_demo_refuses_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear")
    assert "is not empty" in refused("demo", tmp_path / "full", "--no-ui")
    assert [p.name for p in (tmp_path / "full").iterdir()] == ["letter.txt"]


def test_demo_makes_its_folder_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = annotator("demo")
    assert found.code == 0 and "annotator-demo: a sample project" in found.out
    assert (tmp_path / "annotator-demo" / "project.toml").is_file()


def test_an_interrupted_demo_leaves_no_half_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from annotator.study import sample as samples

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(samples, "_code", interrupt)
    assert annotator("demo", tmp_path / "d", "--no-ui").code == 130
    assert not (tmp_path / "d").exists()
    monkeypatch.undo()
    assert annotator("demo", tmp_path / "d", "--no-ui").code == 0
