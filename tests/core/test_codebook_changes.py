"""A changed codebook: what is noticed, and what is opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import codebook
from annotator.codebook import differences
from annotator.session import Session
from annotator.store import coders, decisions
from annotator.store.project import Project
from tests import made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return the small project in which anna finished all units."""
    with made.make(tmp_path) as found:
        coders.register(found.conn, "anna")
        session = Session(found, "anna")
        for position in range(3):
            session.go(position)
            session.accept_all(session.view().offers)
            session.done()
        yield found


def change(project: Project, old: str, new: str) -> list[str]:
    """Edit the codebook by hand; return what the person hears of."""
    path = project.codebook_path
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    project.book()
    return project.notices


def finished(project: Project) -> list[int]:
    """Return the positions of the units that are done."""
    session = Session(project, "anna")
    return [i for i in range(3) if session.go(i) is not None and session.view().is_done]


def test_the_same_codebook_differs_in_nothing() -> None:
    book = codebook.parse(made.CODEBOOK, "book.yaml")
    assert differences(book, book) == []


def test_another_definition_opens_the_units_where_the_code_was_given(project: Project) -> None:
    notices = change(project, "definition: In favour.", "definition: Clearly in favour.")
    assert notices[0].endswith("code 'support' of layer 'stance' has another definition")
    assert notices[-1].startswith("1 finished units were reopened")
    assert finished(project) == [1, 2]


def test_the_reopening_is_a_decision_that_says_why(project: Project) -> None:
    change(project, "definition: In favour.", "definition: Clearly in favour.")
    last = decisions.every(project.conn)[-1]
    assert (last.action, last.coder) == ("reopen", "anna")
    assert "codebook changed: code 'support'" in (last.memo or "")


def test_a_new_layer_opens_every_unit_it_is_asked_of(project: Project) -> None:
    layer = "  - {key: voice, name: Voice, item: statement, kinds: [paragraph], codes: [{key: active, name: Active}]}\n"
    change(project, "  - key: country\n", layer + "  - key: country\n")
    assert finished(project) == [2]


def test_other_phrases_or_a_new_code_open_nothing(project: Project) -> None:
    notices = change(project, "phrases: [young people]", "phrases: [young people, youth]")
    change(project, "{key: technology,", "{key: health, name: Health}\n      - {key: technology,")
    assert finished(project) == [0, 1, 2]
    assert len(notices) == 2


def test_a_closed_round_stays_as_it_is(project: Project) -> None:
    project.conn.execute("UPDATE round SET state = 'closed'")
    change(project, "definition: In favour.", "definition: Clearly in favour.")
    assert finished(project) == [0, 1, 2]
