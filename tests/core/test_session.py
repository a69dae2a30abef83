"""A coder's session on a real project file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import InputError, UsageError
from annotator.session import Answer, Session
from annotator.store import coders, decisions, suggestions
from annotator.store.project import Project, open_project
from tests.made import make


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make(tmp_path) as made:
        coders.register(made.conn, "anna")
        coders.register(made.conn, "ben")
        yield made


def answer(session: Session, layer: str, nth: int = 0) -> Answer:
    found = [a for a in session.view().answers if a.question.layer.key == layer]
    return found[nth]


def given(session: Session, layer: str, nth: int = 0) -> list[str | None]:
    return [m.decision.code for m in answer(session, layer, nth).marks]


def test_suggestions_are_numbered_statement_by_statement_and_none_is_accepted(project: Project) -> None:
    view = Session(project, "anna").view()
    assert [(o.number, o.layer.key, o.state) for o in view.offers] == [
        (1, "stance", "open"), (2, "quantifier", "open"), (3, "theme", "open"), (4, "quantifier", "open"),
    ]  # fmt: skip
    assert all(a.is_open for a in view.answers)


def test_accepting_a_suggestion_makes_it_the_answer(project: Project) -> None:
    session = Session(project, "anna")
    session.accept(session.view().offers[0])
    assert given(session, "stance") == ["support"]
    assert session.view().offers[0].state == "accepted"


def test_another_code_takes_the_place_of_the_first_where_there_is_one_answer(project: Project) -> None:
    session = Session(project, "anna")
    session.accept(session.view().offers[0])
    session.apply("stance", "concern", answer(session, "stance").question.item)
    assert given(session, "stance") == ["concern"]


def test_rejecting_takes_an_accepted_code_away_and_is_no_value(project: Project) -> None:
    session = Session(project, "anna")
    offer = session.view().offers[2]
    session.accept(offer)
    session.reject(session.view().offers[2])
    assert session.view().offers[2].state == "rejected"
    assert answer(session, "theme").is_open


def test_accept_all_is_marked_bulk_and_undone_in_one_step(project: Project) -> None:
    session = Session(project, "anna")
    assert session.accept_all(session.view().offers) == "Accepted 4 suggestions"
    written = decisions.of_coder(project.conn, "anna", "main", 9)
    assert all(d.bulk for d in written)
    session.undo()
    assert all(a.is_open for a in session.view().answers)
    session.redo()
    assert {o.state for o in session.view().offers} == {"accepted"}


def test_none_is_an_answer_and_takes_codes_away(project: Project) -> None:
    session = Session(project, "anna")
    session.accept(session.view().offers[0])
    session.none(answer(session, "stance").question)
    found = answer(session, "stance")
    assert found.is_none and not found.marks and not found.is_open


def test_done_names_what_it_answers_with_none(project: Project) -> None:
    session = Session(project, "anna")
    session.accept_all(session.view().offers)
    assert session.done() == "Done paragraph 1; none: Stance, Theme"
    assert session.view().is_done


def test_undo_goes_back_to_the_unit_it_changes_and_survives_a_restart(project: Project) -> None:
    session = Session(project, "anna")
    session.accept(session.view().offers[0])
    session.go(2)
    again = Session(open_project(project.folder), "anna")
    assert again.position == 2
    assert again.undo() == "Undid: gave Stance: Support (paragraph 1)"
    assert again.position == 0
    assert again.redo() == "Redid: gave Stance: Support (paragraph 1)"
    assert again.undo() and again.undo() == "Nothing to undo"


def test_a_coder_sees_nothing_of_another(project: Project) -> None:
    Session(project, "anna").accept_all(Session(project, "anna").view().offers)
    view = Session(project, "ben").view()
    assert {o.state for o in view.offers} == {"open"} and all(a.is_open for a in view.answers)


def test_words_are_coded_where_they_stand(project: Project) -> None:
    session = Session(project, "anna")
    session.go(1)
    start = session.view().unit.text.index("Chile")
    session.apply("country", "CHL", None, start, start + 5)
    [mark] = answer(session, "country").marks
    assert session.view().unit.text[mark.decision.start : mark.decision.end] == "Chile"
    assert [o.state for o in session.view().offers if o.layer.key == "country"] == ["accepted"]


def test_a_span_layer_without_words_is_refused(project: Project) -> None:
    with pytest.raises(InputError, match="start and end"):
        Session(project, "anna").apply("country", "CHL")


def test_a_layer_that_is_not_asked_of_a_recommendation_is_refused(project: Project) -> None:
    session = Session(project, "anna")
    session.go_to_label("a")
    with pytest.raises(InputError, match="not asked of a recommendation"):
        session.apply("stance", "support")


def test_an_unknown_code_is_refused(project: Project) -> None:
    with pytest.raises(InputError, match="no code 'nonsense'"):
        Session(project, "anna").apply("theme", "nonsense")


def test_moving_finds_labels_open_and_flagged_units(project: Project) -> None:
    session = Session(project, "anna")
    assert session.go_to_label("2") == "At paragraph 2"
    session.flag("ask")
    session.done()
    assert session.go_to_open() == "At recommendation a"
    assert session.go_to_open() == "At paragraph 1"
    assert session.go_to_flagged() == "At paragraph 2"
    with pytest.raises(InputError, match="numbered '99'"):
        session.go_to_label("99")


def test_flag_and_memo_are_kept_and_taken_back(project: Project) -> None:
    session = Session(project, "anna")
    session.flag("doubtful")
    session.memo("two\nlines")
    state = session.view().state
    assert state.flag and state.flag.code == "doubtful" and state.memo and state.memo.memo == "two\nlines"
    session.memo("")
    session.flag(None)
    assert session.view().state.flag is None and session.view().state.memo is None
    with pytest.raises(UsageError, match="no reason"):
        session.flag("because")


def test_a_withheld_unit_shows_no_suggestion_before_it_is_done(project: Project) -> None:
    session = Session(project, "anna")
    suggestions.withhold(project.conn, [session.ids[1]], "7")
    session.go(1)
    assert session.view().offers == () and session.view().is_withheld
    assert not _seen(project, session.ids[1])
    session.done()
    assert session.view().offers


def test_suggestions_in_sight_are_noted(project: Project) -> None:
    session = Session(project, "anna")
    session.view()
    assert _seen(project, session.ids[0]) and not _seen(project, session.ids[1])


def _seen(project: Project, unit: str) -> bool:
    return project.conn.execute("SELECT 1 FROM sight WHERE unit = ?", (unit,)).fetchone() is not None


def test_a_required_layer_holds_done_back_once(tmp_path: Path) -> None:
    from tests.made import CODEBOOK

    strict = CODEBOOK.replace("name: Stance\n", "name: Stance\n    required: yes\n")
    with make(tmp_path, strict) as made:
        coders.register(made.conn, "anna")
        session = Session(made, "anna")
        with pytest.raises(UsageError, match="Stance should be answered first"):
            session.done()
        assert session.done() == "Done paragraph 1; none: Stance, How many, Theme (4 suggestions not taken)"


def test_an_empty_project_says_what_to_do(tmp_path: Path) -> None:
    from annotator.store import project as projects

    book = tmp_path / "b.yaml"
    from tests.made import CODEBOOK

    book.write_text(CODEBOOK)
    with projects.create(tmp_path / "p", "", book) as made, pytest.raises(UsageError, match="annotator import"):
        Session(made, "anna")


def test_a_layer_whose_condition_does_not_hold_is_refused_until_it_does(tmp_path: Path) -> None:
    from tests.made import CODEBOOK

    book = CODEBOOK.replace("    name: How many\n", "    name: How many\n    when: {layer: stance, code: support}\n")
    with make(tmp_path, book) as made:
        coders.register(made.conn, "anna")
        session = Session(made, "anna")
        first = session.view().offers[1]
        assert first.layer.key == "quantifier"
        with pytest.raises(InputError, match="asked only where 'stance' is 'support'"):
            session.accept(first)
        assert session.accept_all(session.view().offers) == "Accepted 2 suggestions"
        session.accept(session.view().offers[1])
        assert given(session, "quantifier") == ["many"]


def test_taking_a_code_away_is_an_act_that_undo_takes_back(project: Project) -> None:
    session = Session(project, "anna")
    session.accept(session.view().offers[0])
    session.remove(session.view().answers[0].marks[0])
    assert session.undo() == "Undid: took away Stance: Support (paragraph 1)"
    assert [m.name for a in session.view().answers for m in a.marks] == ["Support"]
    question = session.view().answers[0].question
    session.none(question)
    session.undo()
    assert [m.name for a in session.view().answers for m in a.marks] == ["Support"]


def test_a_code_taken_away_does_not_bring_back_the_one_it_replaced(project: Project) -> None:
    session = Session(project, "anna")
    question = session.view().answers[0].question
    for code in ("support", "concern", "caution"):
        session.apply("stance", code, question.item)
    session.remove(session.view().answers[0].marks[0])
    assert session.view().answers[0].is_open
    session.undo()
    assert [m.name for m in session.view().answers[0].marks] == ["Caution"]
    session.none(question)
    assert session.view().answers[0].is_none
