"""Settling whether a statement that only one coder marked stands at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import UsageError
from annotator.exchange import final
from annotator.session import Session
from annotator.session.cases import Case
from annotator.session.settling import Settling, adjudicator, own_differences
from annotator.store import coders, decisions, rounds
from annotator.store.listing import Scope
from annotator.store.project import Project
from annotator.study import checking
from tests import made
from tests.core.test_settling_marked import item, settling
from tests.running import annotator, record


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return a project in which ben turned the second statement down, while anna and cleo differ on its stance."""
    with made.make(tmp_path) as found:
        for name, code in (("anna", "support"), ("ben", None), ("cleo", "concern")):
            coders.register(found.conn, name)
            session = Session(found, name)
            one, two = session.view().frame.statements
            session.apply("stance", "support", item(session, one.id))
            if code is None:
                session.reject_statement(two.id)
            else:
                session.apply("stance", code, item(session, two.id))
            session.done()
        rounds.open_round(found.conn, "main")
        yield found


def layers(settling: Settling) -> list[str]:
    """Return what is asked, case by case."""
    return [case.layer.name for case in settling.cases]


def stances(project: Project) -> list[tuple[str, str | None, str]]:
    """Return first words, code and how it was settled of the stances in the settled table."""
    rows = [dict(zip(final.COLUMNS, row, strict=True)) for row in final.rows(project, project.book(), Scope())]
    return [(r["text"].split()[0], r["code"], r["settled"]) for r in rows if r["layer"] == "stance"]


def first_case(judge: Settling) -> Case:
    """Return the case in sight."""
    assert judge.case is not None
    return judge.case


def test_whether_a_statement_stands_is_asked_before_the_answers_about_it(project: Project) -> None:
    judge = settling(project)
    assert layers(judge) == ["Statements", "Stance"]
    stands, falls = first_case(judge).sides
    assert (stands.codes, stands.coders) == (("marked",), ("anna", "cleo"))
    assert (falls.codes, falls.coders, falls.words) == ((), ("ben",), ())
    assert stands.words == ("It was noted that artificial intelligence could help.",)


def test_a_statement_that_falls_leaves_nothing_to_ask_and_no_row_in_the_settled_table(project: Project) -> None:
    assert stances(project) == [("Many", "support", "agreed"), ("It", None, "open")]
    judge = settling(project)
    assert judge.take(1) == "Settled Statements: it does not stand"
    assert judge.left == 0
    judge.turn(1)
    with pytest.raises(UsageError, match="does not stand"):
        judge.take(0)
    assert settling(project).cases == ()
    assert stances(project) == [("Many", "support", "agreed")]
    assert checking.problems(project) == []


def test_a_statement_that_stands_goes_on_to_the_answers(project: Project) -> None:
    judge = settling(project)
    assert judge.take(0) == "Settled Statements: it stands"
    assert (judge.left, layers(settling(project))) == (1, ["Stance"])
    assert stances(project) == [("Many", "support", "agreed"), ("It", None, "open")]


def test_the_last_word_counts_and_undo_takes_it_back(project: Project) -> None:
    judge = settling(project)
    judge.none_applies()
    judge.take(0)
    assert [g.code for g in judge.answer(first_case(judge)) or ()] == ["marked"]
    assert judge.undo().startswith("Undid: gave a statement")
    assert judge.answer(first_case(judge)) == ()
    judge.undo()
    assert (judge.left, judge.at) == (2, 0)
    judge.redo()
    assert judge.left == 0


def test_it_stands_or_does_not_and_no_code_is_another_answer(project: Project) -> None:
    with pytest.raises(UsageError, match="take 1 or 2"):
        settling(project).write("support")


def test_each_coder_is_told_of_the_statements_that_fell(project: Project) -> None:
    [(own, settled)] = [(d.own, d.settled) for d in own_differences(Session(project, "ben"))]
    assert (own, settled) == ((), None)
    settling(project).take(1)
    assert own_differences(Session(project, "ben")) == []
    found = own_differences(Session(project, "anna"))
    assert [(d.case.layer.name, d.own, d.settled) for d in found] == [("Statements", ("marked",), ())]


def test_a_script_settles_the_same_by_either_coders_statement(tmp_path: Path) -> None:
    with made.make(tmp_path) as found:
        unit = Session(found, "anna").view().unit.id
        known = []
        for name, end in (("anna", 39), ("ben", 33), ("cleo", None)):
            coders.register(found.conn, name)
            session = Session(found, name)
            for statement in session.view().frame.statements:
                session.reject_statement(statement.id)
            if end is not None:
                session.new_statement(0, end)
                known.append(session.view().frame.statements[0].id)
                session.apply("stance", "support", item(session, known[-1]))
            session.done()
        rounds.open_round(found.conn, "main")
        adjudicator(found, "judge")
        assert stances(found) == [("Many", "support", "agreed")]
        record(found.folder, "judge", [{"unit": unit, "statement": known[1], "action": "reject"}])
        assert stances(found) == []
        assert settling(found).cases == ()


def test_the_other_coders_statement_there_is_shown_beside(tmp_path: Path) -> None:
    with made.make(tmp_path) as found:
        for name in ("anna", "ben"):
            coders.register(found.conn, name)
            session = Session(found, name)
            if name == "ben":
                one = session.view().frame.statements[0]
                session.move_statement(one.id, 14, 22)
            session.done()
        rounds.open_round(found.conn, "main")
        told = {side.coders: side.words for side in settling(found).cases[0].sides}
        assert told["ben",] == ("stressed",) or told["anna",] == ("Many speakers stressed crime prevention.",)
        assert len(settling(found).cases) == 2


def test_marking_is_no_coders_decision_and_agreement_stays_as_it_was(project: Project) -> None:
    before = annotator("-p", project.folder, "agree", "--json").json["layers"]
    settling(project).take(1)
    assert [d.coder for d in decisions.every(project.conn) if d.coder == "judge"] == ["judge"]
    assert annotator("-p", project.folder, "agree", "--json").json["layers"] == before
