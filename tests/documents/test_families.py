"""Reports of many families are read as they were written, as text in the layout of pages and as pages of the web."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import documents
from annotator.model import Report
from tests.documents import families


def read(folder: Path, name: str, form: str) -> tuple[Report, families.Expected]:
    family = families.load(name)
    path = folder / f"report.{form}"
    path.write_text({"txt": families.layout, "html": families.page}[form](family), encoding="utf-8")
    return documents.read(path), family.expected


@pytest.mark.parametrize("form", ["txt", "html"])
@pytest.mark.parametrize("name", families.NAMES)
def test_units_and_participants_are_those_written(name: str, form: str, tmp_path: Path) -> None:
    report, expected = read(tmp_path, name, form)
    labels = {unit.id: unit.label for unit in report.units}
    assert [(u.label, labels.get(u.parent or ""), u.kind, u.speaker, u.text) for u in report.units] == expected.units
    assert [(labels[p.unit], p.name, p.code, p.role) for p in report.participants] == expected.participants


@pytest.mark.parametrize("name", families.NAMES)
def test_the_masthead_says_what_it_says_and_no_more(name: str, tmp_path: Path) -> None:
    report, expected = read(tmp_path, name, "txt")
    assert {key: getattr(report.document, key) for key in expected.fields} == expected.fields


def test_a_tracked_change_in_rtf_leaves_nothing_of_its_long_date(tmp_path: Path) -> None:
    path = tmp_path / "report.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi 1. The Board{\revised\revauth1\revdttm1741752320  met}"
        rb"{\deleted\revauthdel1\revdttmdel1741752320  sat}.\par 2. It rose.\par}"
    )
    assert [unit.text for unit in documents.read(path).units] == ["The Board met.", "It rose."]
