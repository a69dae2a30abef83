"""A session keeps to some of its units; jumps by heading, to suggestions that wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.session import Session
from annotator.store import coders, outline
from annotator.store.project import Project
from tests import made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return the small project, open."""
    with made.make(tmp_path) as found:
        yield found


@pytest.fixture
def session(project: Project) -> Session:
    """Return anna's session in it."""
    coders.register(project.conn, "anna")
    return Session(project, "anna")


def test_a_session_keeps_to_some_units_and_neighbours_are_still_those_of_the_report(session: Session) -> None:
    first, second, last = session.all_ids
    session.keep_to([last, first], "some")
    assert session.ids == [first, last]
    assert session.kept_to == "some"
    session.go(1)
    view = session.view()
    assert (view.number, view.total) == (3, 3)
    assert view.before is not None and view.before.id == second


def test_keeping_to_units_elsewhere_goes_to_the_next_of_them(session: Session) -> None:
    session.keep_to([session.all_ids[2]])
    assert session.view().unit.id == session.all_ids[2]
    session.keep_to(None)
    assert session.position == 2


def test_keeping_to_nothing_is_refused_and_changes_nothing(session: Session) -> None:
    with pytest.raises(InputError, match="nothing fits flag:ask"):
        session.keep_to([], "flag:ask")
    assert session.ids == session.all_ids


def test_a_visit_elsewhere_ends_the_keeping_and_so_does_an_undo(session: Session) -> None:
    session.flag("ask")
    session.keep_to([session.all_ids[1]], "one")
    session.undo()
    assert session.kept_to == ""
    assert session.position == 0
    session.keep_to([session.all_ids[1]], "one")
    assert session.visit(session.all_ids[2])
    assert session.kept_to == ""


def test_words_of_a_heading_are_jumped_to_where_no_number_fits(session: Session) -> None:
    session.go(2)
    assert "Deliberations" in session.go_to_label("delib")
    assert session.position == 0
    with pytest.raises(InputError, match="no heading"):
        session.go_to_label("nowhere")


def test_a_suggestion_waits_until_it_is_taken_or_turned_down(session: Session) -> None:
    session.go(1)
    view = session.view()
    assert session.go_to_suggestion(1).startswith("At recommendation")
    session.go(1)
    session.accept(view.offers[0])
    session.reject(session.view().offers[1])
    session.go(0)
    assert session.go_to_suggestion(1).startswith("At recommendation")


def test_nothing_waits_in_a_unit_that_is_done(session: Session) -> None:
    session.go(2)
    session.done()
    session.go(1)
    assert session.go_to_suggestion(1).startswith("At paragraph 1")


def test_the_outline_counts_what_is_done_under_each_heading(session: Session, project: Project) -> None:
    session.done()
    [heading] = outline.headings(project.conn, "anna", "main")
    assert (heading.title, heading.units, heading.done) == ("I. Deliberations", 3, 1)
    assert heading.first == session.all_ids[0]
