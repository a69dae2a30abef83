"""The reading order gives places and ids from each other without a list of all; it equals the list."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model import UnitKind
from annotator.session import Session
from annotator.store import documents
from annotator.store.order import Order
from annotator.store.project import Project
from tests import made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return a project of four reports: three units, six hundred, one, and a revision that takes the first's place."""
    with made.make(tmp_path) as found:
        many: tuple[tuple[UnitKind, str, str], ...] = tuple(("paragraph", str(i), f"Text {i}.") for i in range(600))
        for seed, texts in (("two", many), ("three", (("paragraph", "X bis", "Only this."),))):
            documents.add(found.conn, made.report(texts, seed))  # type: ignore[arg-type]
        first = documents.documents(found.conn)[0].id
        newer = made.report((("paragraph", "1", "Said anew."), ("paragraph", "2", "And this.")), "four")
        revised = dataclasses.replace(newer, document=dataclasses.replace(newer.document, supersedes=first))
        documents.add(found.conn, revised)
        yield found


def test_the_order_is_that_of_the_list_of_units(project: Project) -> None:
    units = [u.id for u in documents.units(project.conn)]
    order = Order(project.conn)
    assert len(order) == len(units) == 603
    assert list(order) == units
    assert [order[i] for i in range(len(order))] == units
    assert (order[-1], order[-603]) == (units[-1], units[0])
    assert order[598:603] == units[598:603] and order[10:0:-3] == units[10:0:-3]
    assert [order.number_of(u) for u in units] == list(range(603))
    assert order.numbers() == {unit: i for i, unit in enumerate(units)}


def test_a_unit_of_a_superseded_report_has_no_number_but_in_its_own_order(project: Project) -> None:
    old = documents.documents(project.conn)[0].id
    alone = Order(project.conn, old)
    assert list(alone) == [u.id for u in documents.units(project.conn, old)]
    order = Order(project.conn)
    for unit in alone:
        assert order.number_of(unit) is None
        assert unit not in order
    with pytest.raises(ValueError, match=alone[0]):
        order.index(alone[0])
    with pytest.raises(IndexError):
        order[603]
    assert order.number_of("no unit") is None


def test_an_order_without_units_is_empty(tmp_path: Path) -> None:
    with made.make(tmp_path) as found:
        assert len(Order(found.conn, "no document")) == 0
        assert list(Order(found.conn, "no document")) == []


def test_a_session_goes_to_a_far_open_unit_and_back_round_the_end(project: Project) -> None:
    session = Session(project, "anna")
    session.go(600)
    session.done()
    session.go(0)
    assert session.go_to_open(-1).startswith("At paragraph")
    assert session.position == 602
    session.flag("ask")
    session.go(10)
    assert session.go_to_flagged().startswith("At paragraph 2")
    assert session.position == 602
    assert session.go_to_flagged() == "This is the only one"


def test_a_label_is_found_whatever_its_case_and_from_here_on(project: Project) -> None:
    session = Session(project, "anna")
    session.go_to_label("x BIS")
    assert session.position == 600
    session.go_to_label("1")
    assert session.position == 601
    session.go_to_label("1")
    assert session.position == 1
