"""The same report gives the same units, sections, notes and masthead in whatever format it comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import documents
from annotator.model import Report
from tests.documents import sample

_LABELS = ["1", "2", "3", "4", "a", "b", "i", "ii", "c", "5", "6", "121.1", "121.2", "7"]


def units(report: Report, *, rows: bool = True) -> list[tuple[object, ...]]:
    labels = {unit.id: unit.label for unit in report.units}
    return [
        (unit.kind, unit.label, labels.get(unit.parent or ""), unit.path, unit.text)
        for unit in report.units
        if rows or unit.kind != "row"
    ]


def known(report: Report) -> tuple[object, ...]:
    said = report.document
    return said.symbol, said.organ, said.date, said.title, said.rapporteur, said.meeting_start, said.place


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("word") / "report.docx"
    path.write_bytes(sample.docx())
    return documents.read(path)


def test_the_word_document_is_read_as_it_was_written(word: Report) -> None:
    assert [unit.label for unit in word.units] == _LABELS
    assert [f"{s.marker} {s.heading}" for s in word.sections if s.level == 1] == [
        "I. Introduction", "II. Discussion of water", "III. Closure",
    ]  # fmt: skip
    assert word.units[-2].path == ("Discussion of water", "Recommendations", "Recommendation | Position")
    assert (word.document.symbol, word.document.title) == ("A/AC.999/2025/L.4", "Draft report")
    assert [(note.mark, note.text, note.unit, note.offset) for note in word.footnotes] == [
        ("1", sample.NOTE, word.units[1].id, 48)
    ]


@pytest.mark.parametrize("name", sorted({**sample.WRITERS, **sample.PLAIN}))
def test_every_format_gives_the_same(name: str, word: Report, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes({**sample.WRITERS, **sample.PLAIN}[name]())
    report = documents.read(path)
    has_table = name in sample.WRITERS
    assert units(report) == units(word, rows=has_table)
    assert known(report) == known(word)
    assert [(s.marker, s.heading, s.level) for s in report.sections] == [
        (s.marker, s.heading, s.level) for s in word.sections if has_table or s.marker
    ]
    assert [(note.mark, note.text, note.offset) for note in report.footnotes] == [("1", sample.NOTE, 48)]


@pytest.mark.parametrize("name", sorted(sample.WRITERS))
def test_the_bytes_decide_not_the_name(name: str, tmp_path: Path) -> None:
    data = sample.WRITERS[name]()
    right, wrong = tmp_path / name, tmp_path / "report.doc"
    right.write_bytes(data)
    wrong.write_bytes(data)
    assert [u.text for u in documents.read(wrong).units] == [u.text for u in documents.read(right).units]
