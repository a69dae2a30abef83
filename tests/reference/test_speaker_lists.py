"""Lists of speakers in three languages against the gold: States that spoke, with code and role, and no other."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from annotator import documents
from annotator.model import Participant
from tests.conftest import SHARED

_ROWS = list(csv.DictReader((SHARED / "corpus" / "gold" / "speaker_lists_en_fr_es.csv").open(encoding="utf-8")))


def _listed(row: dict[str, str], folder: Path) -> tuple[Participant, ...]:
    """Return the participants of a paragraph that holds the sentence of a row."""
    text = row["sentence"] if row["sentence"][0].isdigit() else f"1. {row['sentence']}"
    path = folder / "report.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return documents.read(path, language=row["lang"]).participants


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['line']}-{row['lang']}")
def test_states_are_listed_with_code_and_role_and_no_other(row: dict[str, str], tmp_path: Path) -> None:
    found = _listed(row, tmp_path)
    places = [place.split("=") for place in row["places"].split(";")]
    expected = [
        (name, code.split("!")[0], "observer" if code.endswith("!observer") else "representative")
        for name, code in places
        if "!" not in code or code.endswith("!observer")
    ]
    assert [(one.name, one.code, one.role) for one in found if one.code] == expected
    named_only = [name for name, code in places if "!" in code and not code.endswith("!observer")]
    for name in named_only:
        assert any(name in one.name and one.code is None for one in found), name


def test_the_same_list_has_as_many_entries_of_each_kind_and_role_in_all_languages(tmp_path: Path) -> None:
    counted: dict[str, list[Counter[tuple[str, str | None]]]] = {}
    for row in _ROWS:
        people = _listed(row, tmp_path)
        counted.setdefault(row["line"], []).append(Counter((one.role, one.code) for one in people))
    for first, *others in counted.values():
        assert others == [first] * len(others) and len(others) == 2
