"""Settling answers on statements that coders marked freely: one case for what is the same statement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.exchange import final
from annotator.items import Item
from annotator.session import Session
from annotator.session.settling import Settling, adjudicator, own_differences
from annotator.store import coders, rounds
from annotator.store.listing import Scope
from annotator.store.project import Project
from annotator.study import checking
from tests import made


def item(session: Session, statement: str) -> Item:
    """Return what the stance of a statement is asked of."""
    items = [a.question.item for a in session.view().answers if a.question.layer.key == "stance"]
    return next(i for i in items if i.statement == statement)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return a project in which two coders marked a statement with other ends and gave it another stance."""
    with made.make(tmp_path) as found:
        for name, end, code in (("anna", 39, "support"), ("ben", 33, "concern")):
            coders.register(found.conn, name)
            session = Session(found, name)
            for statement in session.view().frame.statements:
                session.reject_statement(statement.id)
            session.new_statement(0, end)
            [own] = session.view().frame.statements
            session.apply("stance", code, item(session, own.id))
            session.done()
        rounds.open_round(found.conn, "main")
        yield found


def settling(project: Project) -> Settling:
    """Return an adjudicator's session."""
    return Settling(project, adjudicator(project, "judge"), "main")


def test_two_markings_of_a_statement_are_one_case_that_shows_its_words(project: Project) -> None:
    [case] = settling(project).cases
    shown = [s.text for s in case.frame.statements if s.id == case.item.statement]
    assert shown == ["Many speakers stressed crime prevention"]
    assert {(side.codes, side.coders) for side in case.sides} == {(("support",), ("anna",)), (("concern",), ("ben",))}


def test_what_is_settled_is_not_asked_again_and_each_coder_is_told(project: Project) -> None:
    judge = settling(project)
    judge.take([side.codes for side in judge.cases[0].sides].index(("concern",)))
    assert judge.left == 0
    assert settling(project).cases == ()
    assert own_differences(Session(project, "ben")) == []
    [difference] = own_differences(Session(project, "anna"))
    assert (difference.own, difference.settled) == (("support",), ("concern",))
    assert checking.problems(project) == []


def test_the_settled_table_has_one_answer_for_the_statement_with_its_words(project: Project) -> None:
    judge = settling(project)
    judge.take([side.codes for side in judge.cases[0].sides].index(("concern",)))
    rows = [dict(zip(final.COLUMNS, row, strict=True)) for row in final.rows(project, project.book(), Scope())]
    stance = [(r["text"], r["code"], r["settled"], r["coders"]) for r in rows if r["layer"] == "stance"]
    assert stance == [("Many speakers stressed crime prevention", "concern", "adjudicated", 2)]
    rest = [(r["text"], r["answer"], r["settled"], r["coder"]) for r in rows if r["layer"] == "quantifier"]
    assert rest == [("Many speakers stressed crime prevention", "none", "agreed", "anna|ben")]
