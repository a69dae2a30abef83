"""A changed codebook: what is noticed, and what is opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator import codebook
from annotator.codebook import Codebook, differences
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
    assert notices[-1].startswith("1 finished unit was reopened")
    assert finished(project) == [1, 2]


@pytest.mark.parametrize("field", ["definition", "include", "exclude"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("In favour.", "In favour;"), ("In favour.", "in Favour"), ("In favour.", "In   favour ."),
        ("In favour.", "“In favour”!"), ("well-being", "well being"), ("2015-2020", "2015–2020"), ("a.\nb", "A. B"),
    ],
)  # fmt: skip
def test_punctuation_case_and_blanks_are_shown_and_call_nobody_back(field: str, old: str, new: str) -> None:
    [found] = differences(_book(**{field: old}), _book(**{field: new}))
    assert found.what == f"has other punctuation, case or blanks in its {field}"
    assert not found.calls_back


@pytest.mark.parametrize(
    ("old", "new"),
    [("over 1.5", "over 15"), ("over 5", "over 5%"), ("x < 5", "x > 5"), ("", "In favour"), ("ça", "ca")],
)
def test_other_words_numbers_and_signs_call_back(old: str, new: str) -> None:
    [found] = differences(_book(definition=old), _book(definition=new))
    assert found.calls_back


def test_other_examples_call_nobody_back() -> None:
    found = differences(_book(examples=("one",)), _book(examples=("one!", "two")))
    assert [each.calls_back for each in found] == [False]


def _book(**fields: Any) -> Codebook:
    book = codebook.parse(made.CODEBOOK, "book.yaml")
    stance = book.layers[0]
    first = replace(stance.codes[0], **fields)
    return replace(book, layers=(replace(stance, codes=(first, *stance.codes[1:])), *book.layers[1:]))


def test_another_mark_in_a_definition_opens_nothing(project: Project) -> None:
    notices = change(project, "definition: In favour.", "definition: In favour;")
    assert len(notices) == 1
    assert finished(project) == [0, 1, 2]


def test_a_retired_code_opens_the_units_where_it_was_given(project: Project) -> None:
    change(project, "definition: In favour.", "definition: In favour., retired: yes")
    assert finished(project) == [1, 2]


def test_the_notice_names_each_coder_with_a_number_of_units(project: Project) -> None:
    coders.register(project.conn, "ben")
    ben = Session(project, "ben")
    for position in range(2):
        ben.go(position)
        ben.accept_all(ben.view().offers)
        ben.done()
    layer = "  - {key: voice, name: Voice, item: unit, codes: [{key: active, name: Active}]}\n"
    notices = change(project, "  - key: country\n", layer + "  - key: country\n")
    assert notices[-1] == "5 finished units were reopened for their coders to look at again: anna 3, ben 2"


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
