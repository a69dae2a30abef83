"""The draft report A/AC.182/2025/L.6 against its hand-made gold: the same from its PDF and from extracted text."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from annotator import documents
from annotator.model import Report
from tests.conftest import SHARED

NAMES = ("A_AC.182_2025_L.6.en.pdf", "A_AC.182_2025_L.6.en.extracted.txt")


@cache
def _gold() -> Any:
    return json.loads((SHARED / "corpus" / "gold" / "A_AC.182_2025_L.6.gold.json").read_text(encoding="utf-8"))


@cache
def _report(name: str) -> Report:
    return documents.read(SHARED / "corpus" / "un" / name)


@pytest.mark.parametrize("name", NAMES)
def test_units_labels_and_texts_are_those_of_the_gold(name: str) -> None:
    found = [(u.kind, f"{u.label}.", u.parent, u.text) for u in _report(name).units]
    assert found == [(u["kind"], u["marker"], None, u["text"]) for u in _gold()["units"]]


@pytest.mark.parametrize("name", NAMES)
def test_sections_are_those_of_the_gold(name: str) -> None:
    report = _report(name)
    ids = {s.id: s for s in report.sections}
    names = {s["id"]: s["heading"] for s in _gold()["sections"]}
    found = [(s.level, s.marker, s.heading, ids[s.parent].heading if s.parent else None) for s in report.sections]
    assert found == [(s["level"], s["marker"], s["heading"], names.get(s["parent"])) for s in _gold()["sections"]]
    assert [u.path[-1] for u in report.units] == [names[u["section"]] for u in _gold()["units"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_masthead_is_that_of_the_gold(name: str) -> None:
    document, meta = _report(name).document, _gold()["metadata"]
    for field in ("organ", "symbol", "place", "meeting_start", "meeting_end", "title", "rapporteur"):
        assert getattr(document, field) == meta[field], field
    assert (document.date, document.meeting, document.part, document.agenda_item) == (
        meta["document_date"], meta["body"], None, None,
    )  # fmt: skip
    more = document.metadata
    assert (more["distribution"], more["original_language"]) == (meta["distribution"], meta["original_language"])
    assert (more["rapporteur_title"], more["rapporteur_country"], more["rapporteur_code"]) == (
        meta["rapporteur_title"], meta["rapporteur_country"], meta["rapporteur_iso3"],
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_officers_are_no_participants_and_footnotes_are_kept_apart(name: str) -> None:
    report = _report(name)
    assert not report.participants
    assert [(note.mark, note.text) for note in report.footnotes] == [
        (note["mark"], note["text"]) for note in _gold()["footnotes"]
    ]
