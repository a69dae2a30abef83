"""Coders against a key, a machine or the suggester, in a table of its own; counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotator.store import coders
from annotator.store.project import open_project
from tests.comparison.made import pick
from tests.running import annotator, record, refused

THEME = {"unit": "a", "layer": "theme"}
FIRST = {"unit": "1", "sentence": 1, "layer": "theme"}
STANCE = {"unit": "2", "sentence": 1, "layer": "stance"}


def register(folder: Path, name: str, kind: Any) -> None:
    with open_project(folder) as opened:
        coders.register(opened.conn, name, kind)


def against(folder: Path, name: str, layer: str, *words: str) -> list[dict[str, Any]]:
    found = annotator("-p", folder, "agree", "--against", name, "--layer", layer, "--json", *words)
    assert found.code in (0, 1), found.err
    [layer_found] = found.json["layers"]
    return list(layer_found["against"])


@pytest.fixture
def keyed(study: Path) -> Path:
    """Return the study with a key for two items of the layer theme, and anna's answers."""
    register(study, "gold", "key")
    record(study, "gold", [{**THEME, "code": "youth"}, {**FIRST, "code": "prevention"}], "--done")
    rows = [{**THEME, "code": "youth"}, {**THEME, "code": "technology"}, {**FIRST, "code": "technology"}]
    record(study, "anna", rows, "--done")
    return study


def test_precision_and_recall_against_a_key_are_counted_over_codes(keyed: Path) -> None:
    found = against(keyed, "gold", "theme")
    # anna gave three codes, one of them is in the key; the key has two, one of them she gave; no set is the same but
    # that of the second statement of paragraph 1, which both left empty.
    assert pick(found, "precision", variant="anna")["value"] == pytest.approx(1 / 3)
    assert pick(found, "recall", variant="anna")["value"] == 1 / 2
    agreed = pick(found, "percent_agreement", variant="anna")
    assert (agreed["value"], agreed["pairable"]) == (pytest.approx(1 / 3), 3)
    assert pick(found, "recall", category="youth")["value"] == 1
    assert pick(found, "precision", category="technology")["value"] == 0
    assert pick(found, "recall", category="technology")["status"] == "undefined"
    assert not any(r["coefficient"] == "override_rate" for r in found)


def test_the_key_is_no_coder_of_the_layers_own_figures(keyed: Path) -> None:
    record(keyed, "ben", [{**THEME, "code": "youth"}], "--done")
    found = annotator("-p", keyed, "agree", "--against", "gold", "--layer", "theme", "--json").json
    [layer] = found["layers"]
    assert {r["variant"] for r in layer["by_pair"] if not r["variant"].count(":")} == {"anna, ben"}
    assert {r["variant"] for r in layer["against"] if r["coefficient"] == "precision" and not r["category"]} == {
        "anna", "ben", "all",
    }  # fmt: skip


def test_a_machine_is_judged_by_the_coders_and_its_overruling_counted(study: Path) -> None:
    register(study, "robot", "machine")
    record(study, "robot", [{**THEME, "code": "youth"}, {**FIRST, "code": "technology"}], "--done")
    record(study, "anna", [{**THEME, "code": "youth"}, {**FIRST, "code": "prevention"}], "--done")
    found = against(study, "robot", "theme")
    assert pick(found, "precision", variant="anna")["value"] == 1 / 2
    assert pick(found, "recall", variant="anna")["value"] == 1 / 2
    assert pick(found, "override_rate", variant="anna")["value"] == 1 / 2
    persons = annotator("-p", study, "agree", "--layer", "theme", "--json").json["layers"][0]
    assert persons["overall"] == []  # one person alone


def test_suggestions_that_stood_when_the_unit_was_finished_are_judged(study: Path) -> None:
    # Suggested: prevention on the recommendation and on the first statement.
    record(study, "anna", [{**THEME, "code": "prevention"}, {**FIRST, "code": "technology"}], "--done")
    found = against(study, "suggester", "theme")
    assert pick(found, "precision", variant="anna")["value"] == 1 / 2
    assert pick(found, "recall", variant="anna")["value"] == 1 / 2
    assert pick(found, "override_rate", variant="anna")["value"] == 1 / 2
    stance = against(study, "suggester", "stance")
    assert pick(stance, "override_rate", variant="anna")["value"] == 1  # she left stance open


def test_what_nobody_finished_is_not_held_against_suggestions(study: Path) -> None:
    record(study, "anna", [{**THEME, "code": "technology"}])
    assert against(study, "suggester", "theme") == []


def test_against_can_be_asked_for_a_threshold(keyed: Path) -> None:
    words = ("-p", keyed, "agree", "--against", "gold", "--layer", "theme", "--of", "recall")
    assert annotator(*words, "--at-least", "0.5").code == 0
    assert annotator(*words, "--at-least", "0.51").code == 1
    assert "--of takes precision, recall, percent_agreement" in refused(*words[:-1], "recal", "--at-least", "0.5")


def test_an_unknown_one_is_refused_by_name(keyed: Path) -> None:
    assert "there is no coder 'golf'" in refused("-p", keyed, "agree", "--against", "golf")


def test_the_table_is_printed_for_people(keyed: Path) -> None:
    found = annotator("-p", keyed, "agree", "--against", "gold", "--layer", "theme").out
    assert "each coder against" in found and "precision" in found and "anna" in found
    assert "all together" not in found
