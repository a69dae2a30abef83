"""Statements marked freely: rows are never changed, codes follow, undo takes the whole act back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError
from annotator.session import Session
from annotator.store import coders, frames
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


def statements(session: Session) -> list[str]:
    """Return the words of the statements that stand for the coder."""
    return [s.text for s in session.view().frame.statements]


def ids(session: Session) -> list[str]:
    """Return the ids of the statements that stand for the coder."""
    return [s.id for s in session.view().frame.statements]


def given(session: Session) -> set[tuple[str | None, str, str | None]]:
    """Return statement, layer and code of all that stands."""
    marks = [m.decision for a in session.view().answers for m in a.marks]
    return {(d.statement, d.layer or "", d.code) for d in marks}


def test_a_new_statement_reads_who_says_it_from_its_words_and_is_asked_about(session: Session) -> None:
    session.go(2)
    session.go(0)
    text = session.view().unit.text
    session.reject_statement(ids(session)[0])
    said = session.new_statement(0, text.index("."))
    assert said == "New statement “Many speakers stressed”"
    [first, _] = session.view().frame.statements
    assert (first.by, first.quantifier, first.replaces) == ("anna", "many", None)
    own = [o for o in session.view().offers if o.item.statement == first.id]
    assert {"many", "prevention"} <= {o.suggestion.code for o in own}


def test_merging_gives_the_answers_of_the_first_and_every_code_once(session: Session) -> None:
    one, two = ids(session)
    items = {a.question.item.statement: a.question.item for a in session.view().answers}
    for statement, stance, words in ((one, "concern", (23, 39)), (two, "support", (63, 75))):
        session.apply("stance", stance, items[statement])
        session.apply("theme", "prevention", items[statement], *words)
    session.apply("theme", "youth", items[two])
    session.merge_statements(one, two)
    [merged] = ids(session)
    marks = [m.decision for a in session.view().answers for m in a.marks]
    assert sorted((d.layer, d.code) for d in marks) == [
        ("stance", "concern"), ("theme", "prevention"), ("theme", "youth"),
    ]  # fmt: skip
    assert {d.statement for d in session.view().state.codings} == {merged}
    offered = [(o.layer.key, o.suggestion.code) for o in session.view().offers]
    assert len(offered) == len(set(offered))
    session.undo()
    assert len(session.view().state.codings) == 5


def test_words_that_name_nobody_are_a_statement_too(session: Session) -> None:
    session.new_statement(14, 39)
    [made_] = [s for s in session.view().frame.statements if s.by == "anna"]
    assert (made_.attribution, made_.text) == ("", "stressed crime prevention")


def test_moved_ends_are_a_new_row_that_replaces_the_old_and_codes_follow(session: Session) -> None:
    old = ids(session)[0]
    session.apply("stance", "concern", session.view().answers[0].question.item)
    session.memo("why", session.view().answers[0].marks[0])
    session.move_statement(old, 0, 30)
    [now, _] = session.view().frame.statements
    assert (now.replaces, now.text, now.sentences) == (old, "Many speakers stressed crime p", (1,))
    assert given(session) == {(now.id, "stance", "concern")}
    assert [m.memo for m in session.view().state.memos] == ["why"]
    session.undo()
    assert ids(session)[0] == old
    assert given(session) == {(old, "stance", "concern")}
    session.redo()
    assert given(session) == {(now.id, "stance", "concern")}


def test_a_split_gives_the_codes_to_both_and_a_merge_brings_them_together(session: Session) -> None:
    session.apply("stance", "support", session.view().answers[0].question.item)
    session.split_statement(ids(session)[0], 23)
    assert statements(session)[:2] == ["Many speakers stressed", "crime prevention."]
    assert [code for _, _, code in given(session)] == ["support", "support"]
    session.merge_statements(*ids(session)[:2])
    assert statements(session)[0] == "Many speakers stressed crime prevention."
    assert [code for _, _, code in given(session)] == ["support"]


def test_a_statement_runs_on_into_the_next_sentence(session: Session) -> None:
    session.continue_statement(ids(session)[0])
    first = session.view().frame.statements[0]
    assert first.sentences == (1, 2)
    with pytest.raises(AnnotatorError, match="last sentence"):
        session.continue_statement(first.id)


def test_a_rejected_statement_is_not_asked_about_and_its_codes_go(session: Session) -> None:
    session.apply("stance", "support", session.view().answers[0].question.item)
    gone = ids(session)[0]
    session.reject_statement(gone)
    assert gone not in ids(session)
    assert not given(session)
    assert all(o.item.statement != gone for o in session.view().offers)
    session.undo()
    assert given(session) == {(gone, "stance", "support")}


def test_suggestions_follow_their_words(session: Session) -> None:
    codes = [(o.layer.key, o.suggestion.code) for o in session.view().offers]
    session.continue_statement(ids(session)[0])
    first = ids(session)[0]
    assert [(o.layer.key, o.suggestion.code) for o in session.view().offers if o.item.statement == first] == codes[:3]
    session.accept_all(session.view().offers)
    assert {(first, "quantifier", "many"), (first, "theme", "prevention")} <= given(session)


def test_one_coders_marks_are_nobody_elses(session: Session, project: Project) -> None:
    session.reject_statement(ids(session)[0])
    coders.register(project.conn, "ben")
    assert len(ids(Session(project, "ben"))) == 2
    assert {k: len(v) for k, v in frames.of_coders(project.conn, "main").items()} == {
        ("anna", session.view().unit.id): 1
    }


def test_a_frozen_frame_is_not_cut_and_the_refusal_says_so(session: Session, project: Project) -> None:
    frames.freeze(project.conn)
    with pytest.raises(AnnotatorError, match="statements are fixed"):
        session.reject_statement(ids(session)[0])


def test_freezing_after_a_coder_makes_that_coders_statements_the_frame(session: Session, project: Project) -> None:
    session.reject_statement(ids(session)[0])
    frames.freeze(project.conn, "anna")
    coders.register(project.conn, "ben")
    assert ids(Session(project, "ben")) == ids(session)


def test_what_cannot_be_cut_is_refused_and_nothing_is_written(session: Session) -> None:
    first, second = ids(session)
    for act in (
        lambda: session.new_statement(5, 5),
        lambda: session.split_statement(first, 0),
        lambda: session.split_statement(first, 60),
        lambda: session.merge_statements(first, "tnothing"),
        lambda: session.move_statement(first, 0, 40),
    ):
        with pytest.raises(AnnotatorError):
            act()
    assert ids(session) == [first, second]
    assert session.undo() == "Nothing to undo"
