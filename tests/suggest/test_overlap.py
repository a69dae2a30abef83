"""The linter of a codebook: codes with too few phrases, codes that phrases and words do not keep apart."""

from __future__ import annotations

from pathlib import Path

from annotator import codebook
from annotator.data import shipped
from annotator.suggest.overlap import overlaps
from tests.made import make
from tests.running import annotator

BOOK = """\
title: Prisons
version: "2"
layers:
  - key: theme
    name: Theme
    item: statement
    multiple: yes
    codes:
      - {key: prison, name: Prisons, definition: Living conditions and treatment of prisoners, phrases: [prison condition, cell]}
      - {key: jail, name: Jails, definition: Treatment of prisoners and living conditions, phrases: [prison conditions, jail]}
      - {key: police, name: Police, definition: Work of the police, phrases: [police officer]}
"""  # fmt: skip  # noqa: E501


def test_phrases_that_differ_in_form_only_are_named() -> None:
    found = overlaps(codebook.parse(BOOK, "codebook.yaml"))
    assert "'prison condition' of code 'prison' and 'prison conditions' of code 'jail'" in found[0].what
    assert found[0].where == "line 10"


def test_codes_told_by_the_same_words_are_named() -> None:
    found = overlaps(codebook.parse(BOOK, "codebook.yaml"))
    assert "codes 'prison' and 'jail' of layer 'theme' are told by the same words" in found[1].what
    assert len(found) == 2


def test_the_default_codebook_has_nothing_to_mend() -> None:
    book = codebook.load(shipped("projects") / "deliberations" / "codebook.yaml")
    assert [*codebook.lint(book), *overlaps(book)] == []


def test_the_command_names_all_and_answers_no(tmp_path: Path) -> None:
    make(tmp_path, BOOK).close()
    found = annotator("-p", tmp_path / "study", "codebook", "check", "--json")
    assert (found.code, found.json["ok"], len(found.json["problems"])) == (1, False, 3)
    assert found.json["problems"][0] == {
        "what": "code 'police' of layer 'theme' has one phrase", "where": "line 11",
        "remedy": "two phrases a code make suggestions much better",
    }  # fmt: skip
    shown = annotator("-p", tmp_path / "study", "codebook", "check")
    assert shown.code == 1 and "police" in shown.out


def test_the_codebook_is_shown_as_it_is_read(tmp_path: Path) -> None:
    make(tmp_path, BOOK).close()
    shown = annotator("-p", tmp_path / "study", "codebook", "show")
    assert shown.code == 0 and "Prisons 2" in shown.out and "prison condition, cell" in shown.out
    read = annotator("-p", tmp_path / "study", "codebook", "show", "--layer", "theme", "--json").json
    assert [code["key"] for code in read["layers"][0]["codes"]] == ["prison", "jail", "police"]
    assert annotator("-p", tmp_path / "study", "codebook", "show", "--layer", "them").code == 2
