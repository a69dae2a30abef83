"""The seed report against its hand-made gold: every unit, label, path, participant and word of it, in the data base."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator import documents
from annotator.store import documents as store
from annotator.store import project
from annotator.study import intake

NAME = "crime-congress-15-rpm-latin-america-draft-report-add.txt"


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    """Return the hand-made answers."""
    from tests.conftest import SHARED

    found: dict[str, Any] = json.loads((SHARED / "corpus" / "gold" / "seed.gold.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def study(tmp_path: Path, shared: Path) -> Iterator[project.Project]:
    """Return a project into which the seed was brought."""
    from annotator.data import shipped

    with project.create(tmp_path / "study", "Seed", shipped("projects") / "deliberations" / "codebook.yaml") as made:
        intake.bring_in(made, [shared / "corpus" / NAME], documents.read, lambda: None)
        yield made


def test_the_units_are_those_of_the_gold(study: project.Project, gold: dict[str, Any]) -> None:
    units = store.units(study.conn)
    labels = {u.id: u.label for u in units}
    assert [(u.label, u.kind, labels.get(u.parent or ""), u.text) for u in units] == [
        (u["id"], u["kind"], u.get("parent"), u["text"]) for u in gold["units"]
    ]


def test_the_section_paths_are_those_of_the_gold(study: project.Project, gold: dict[str, Any]) -> None:
    sections = {s["id"]: s for s in gold["sections"]}

    def path(section: str | None) -> tuple[str, ...]:
        return (*path(sections[section]["parent"]), sections[section]["heading"]) if section else ()

    assert [u.path for u in store.units(study.conn)] == [path(u["section"]) for u in gold["units"]]


def test_the_masthead_is_that_of_the_gold(study: project.Project, gold: dict[str, Any]) -> None:
    [document] = store.documents(study.conn)
    meta = gold["metadata"]
    for name in ("organ", "symbol", "meeting", "place", "meeting_start", "meeting_end", "title", "part", "rapporteur"):
        assert getattr(document, name) == meta[name], name
    assert (document.date, document.agenda_item) == (meta["document_date"], meta["agenda_item_meeting"])


def test_the_participants_are_those_of_the_gold(study: project.Project, gold: dict[str, Any]) -> None:
    found = [(p.order, p.name, p.code, p.role, p.kind) for p in store.participants(study.conn)]
    assert found == [(p["order"], p["name"], p["iso3"], p["role"], p["kind"]) for p in gold["participants"]]


def test_every_word_of_the_body_is_in_the_data_base_in_its_order(study: project.Project, shared: Path) -> None:
    text = (shared / "corpus" / NAME).read_text(encoding="utf-8")
    body = text[text.index("II.") :].split()
    sections = {s.id: s for s in store.sections(study.conn)}
    stored: list[str] = []
    shown: set[str] = set()

    def heading(section: str | None) -> None:
        if section is not None and section not in shown:
            shown.add(section)
            heading(sections[section].parent)
            stored.extend(f"{sections[section].marker or ''} {sections[section].heading}".split())

    for unit in store.units(study.conn):
        heading(unit.section)
        marker = f"({unit.label})" if unit.parent else f"{unit.label}."
        stored.extend((marker, *unit.text.split()))
    assert len(body) == 1343
    assert stored == body
