"""Settling differences: answers side by side, kept as an adjudicator's decisions, never asked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.comparison import reading
from annotator.errors import BlindError, UsageError
from annotator.session import Session
from annotator.session.settling import Settling, adjudicator, own_differences
from annotator.store import coders, decisions, rounds
from annotator.store.project import Project
from tests import made
from tests.running import annotator, refused, table_of


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return the small project in which anna and ben coded all and differ on a stance, a theme and a country."""
    with made.make(tmp_path) as found:
        for name in ("anna", "ben"):
            coders.register(found.conn, name)
            session = Session(found, name)
            for position in range(3):
                session.go(position)
                session.accept_all(session.view().offers)
            session.go(0)
            first = session.view().answers[0].question.item
            session.apply("stance", "support" if name == "anna" else "concern", first)
            if name == "ben":
                session.apply("theme", "technology", first)
                session.go(1)
                [country] = [m for a in session.view().answers for m in a.marks if m.layer.key == "country"]
                session.remove(country)
                session.apply("country", "PER", None, 0, 4)
            for position in range(3):
                session.go(position)
                session.done()
        yield found


@pytest.fixture
def settling(project: Project) -> Settling:
    """Return an adjudicator at work on the opened round."""
    rounds.open_round(project.conn, "main")
    return Settling(project, adjudicator(project, "chief"), "main")


def shown(settling: Settling) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Return layer and answers of each case."""
    return [(c.layer.key, sorted(s.codes for s in c.sides)) for c in settling.cases]


def go_to(settling: Settling, layer: str) -> None:
    """Put the case of a layer in sight."""
    settling.at = next(i for i, c in enumerate(settling.cases) if c.layer.key == layer)


def test_settling_is_refused_while_the_round_is_blind(project: Project) -> None:
    with pytest.raises(BlindError, match="annotator round open main"):
        Settling(project, adjudicator(project, "chief"), "main")
    with pytest.raises(BlindError):
        own_differences(Session(project, "anna"))


def test_each_case_shows_the_distinct_answers_the_worst_first(settling: Settling) -> None:
    assert sorted(shown(settling)) == [
        ("country", [("CHL",), ("PER",)]),
        ("stance", [("concern",), ("support",)]),
        ("theme", [("prevention",), ("prevention", "technology")]),
    ]
    severities = [c.severity for c in settling.cases]
    assert severities == sorted(severities, reverse=True)


def test_what_is_taken_stands_as_a_decision_of_the_adjudicator_alone(settling: Settling, project: Project) -> None:
    go_to(settling, "stance")
    case = settling.case
    assert case is not None
    side = next(i for i, s in enumerate(case.sides) if "ben" in s.coders)
    assert settling.take(side) == "Settled Stance: Concern"
    made_by = [(d.coder, d.layer, d.code) for d in decisions.every(project.conn) if d.coder == "chief"]
    assert made_by == [("chief", "stance", "concern")]
    assert settling.left == 2
    assert reading.persons(project, "main") == ("anna", "ben")


def test_words_are_taken_with_their_offsets(settling: Settling) -> None:
    go_to(settling, "country")
    case = settling.case
    assert case is not None
    settling.take(next(i for i, s in enumerate(case.sides) if "ben" in s.coders))
    answer = settling.answer(case)
    assert answer is not None
    assert [(g.code, g.start, g.end) for g in answer] == [("PER", 0, 4)]


def test_a_third_answer_takes_the_place_of_what_stood_and_is_added_where_several_can_stand(settling: Settling) -> None:
    go_to(settling, "stance")
    settling.take(0)
    settling.write("caution")
    assert settling.case is not None
    assert [g.code for g in settling.answer(settling.case) or ()] == ["caution"]
    go_to(settling, "theme")
    settling.write("youth")
    settling.write("technology")
    assert sorted(g.code for g in settling.answer(settling.case) or ()) == ["technology", "youth"]
    settling.none_applies()
    assert settling.answer(settling.case) == ()


def test_undo_opens_the_case_again_and_goes_there(settling: Settling) -> None:
    go_to(settling, "theme")
    case = settling.case
    settling.take(0)
    settling.turn_to_open()
    settling.undo()
    assert settling.case is case
    assert case is not None
    assert settling.answer(case) is None
    settling.redo()
    assert settling.answer(case) is not None


def test_what_was_settled_is_never_asked_again(settling: Settling, project: Project) -> None:
    for _ in range(3):
        settling.take(0)
        settling.turn_to_open()
    assert settling.turn_to_open() == "All cases are settled"
    again = Settling(project, adjudicator(project, "Chief"), "main")
    assert (again.cases, again.settled_before) == ((), 3)
    assert Settling(project, adjudicator(project, "second"), "main").settled_before == 3


def test_the_settled_table_has_the_adjudicator_s_answers_and_counts_persons(
    settling: Settling, project: Project, tmp_path: Path
) -> None:
    go_to(settling, "stance")
    settling.write("caution")
    found = annotator("-p", project.folder, "export", "csv", "-", "--final")
    stance = [r for r in table_of(found.out) if r["layer"] == "stance" and r["settled"] == "adjudicated"]
    assert [(r["code"], r["coders"]) for r in stance] == [("caution", "2")]


def test_a_person_cannot_settle_under_the_own_name(project: Project) -> None:
    with pytest.raises(UsageError, match="anna-adjudicator"):
        adjudicator(project, "Anna")


def test_each_coder_walks_through_own_differences_in_reading_order(settling: Settling, project: Project) -> None:
    anna, ben = Session(project, "anna"), Session(project, "ben")
    assert [d.case.layer.key for d in own_differences(anna)][-1] == "country"
    go_to(settling, "stance")
    case = settling.case
    assert case is not None
    settling.take(next(i for i, s in enumerate(case.sides) if "ben" in s.coders))
    mine = {d.case.layer.key: d for d in own_differences(anna)}
    assert (mine["stance"].own, mine["stance"].settled) == (("support",), ("concern",))
    assert mine["theme"].settled is None
    assert "stance" not in {d.case.layer.key for d in own_differences(ben)}


def test_the_command_is_refused_while_blind_and_without_a_terminal(project: Project) -> None:
    assert "annotator round open main" in refused("-p", project.folder, "adjudicate")
    rounds.open_round(project.conn, "main")
    assert "needs a terminal" in refused("-p", project.folder, "adjudicate")
