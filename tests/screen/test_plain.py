"""The session by lines: every act of the screen, its answers in words, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from annotator.cli.plain import HELP, run
from annotator.session import Session
from annotator.store.project import Project


def typed(session: Session, *lines: str) -> str:
    """Type lines into the session and return all that it wrote."""
    rest: Iterable[str] = iter(lines)
    written: list[str] = []
    run(session, lambda prompt: next(rest, None), written.append)  # type: ignore[call-overload]
    return "\n".join(written)


def given(session: Session) -> list[str | None]:
    """Return the codes given in the unit shown."""
    return [m.decision.code for a in session.view().answers for m in a.marks]


def test_the_paragraph_is_shown_between_its_neighbours_with_what_is_suggested(session: Session) -> None:
    shown = typed(session)
    assert "Many speakers stressed crime prevention." in shown
    assert "after: Some speakers from Chile" in shown
    assert "How many: 2 Many (suggested)" in shown


def test_accept_and_done_take_the_same_three_commands_as_on_the_screen(session: Session) -> None:
    said = typed(session, "a", "a", "d")
    assert "Accepted 3 suggestions" in said
    assert "Done paragraph 1; none: Stance, Theme" in said
    assert session.position == 1


def test_commands_may_be_written_out(session: Session) -> None:
    letters = typed(session, "a", "u", "r", "m here", "?", "f ask", "d", "k", "o")
    typed(session, "f off", "m", "u", "u", "k")
    words = ("accept", "undo", "redo", "memo here", "help", "flag ask", "done", "previous", "reopen")
    assert "is no command" not in letters + typed(session, *words)
    assert session.view().state.memo is not None and session.view().state.flag is not None


def test_numbers_take_and_drop_and_x_rejects(session: Session) -> None:
    typed(session, "1 2")
    assert given(session) == ["support", "many"]
    typed(session, "1", "x 2")
    assert given(session) == []
    assert session.view().offers[1].state == "rejected"


def test_a_code_is_picked_by_part_of_its_name_and_several_are_listed(session: Session) -> None:
    assert "several fit" in typed(session, "c o")
    assert "Theme: Technology" in typed(session, "c techn")


def test_all_but_one_reject_all_and_accept_done_take_one_line(session: Session) -> None:
    said = typed(session, "but 1 concern")
    assert "Accepted 2 suggestions" in said
    assert given(session) == ["concern", "many", "prevention"]
    typed(session, "s 2", "X", "D")
    assert session.position == 1
    assert "Rejected" not in typed(session, "e")


def test_a_ladder_is_listed_lowest_first_with_what_is_off_the_scale_apart(session: Session) -> None:
    said = typed(session, "= quantifier")
    assert "How many: lowest first\n  one: One\n  some: Some\n  many: Many\n  off the scale:\n  impersonal" in said
    typed(session, "= quantifier one")
    assert given(session) == ["one"]


def test_what_is_given_is_listed_moved_noted_and_taken_away(session: Session) -> None:
    said = typed(session, "j", "w Chile", "c chile", "w from Chile", "ends 1", "mc 1 two\\nlines", "given")
    assert "1 Country: Chile “from Chile” (memo: two lines)" in said
    typed(session, "rm 1")
    assert given(session) == []


def test_statements_are_marked_split_merged_and_rejected(session: Session) -> None:
    typed(session, "w crime prevention", "t split")
    assert len(session.view().frame.statements) == 3
    typed(session, "s 1", "t merge", "s 2", "t reject", "w sentence 2", "t new", "s 1", "t on")
    assert [s.sentences for s in session.view().frame.statements] == [(1, 2), (2,)]


def test_codes_are_looked_up_and_proposed(session: Session) -> None:
    assert "In favour." in typed(session, "look support")
    typed(session, "p theme Peace")
    assert [p.memo for p in session.view().state.proposals] == ["Peace"]


def test_places_are_found_listed_and_kept_to(session: Session) -> None:
    said = typed(session, "find haste", "go +1", "back", "outline", "only kind:recommendation", "only", "where", "cite")
    assert "+1 paragraph 2" in said
    assert "+1 I. Deliberations (0 of 3 done)" in said
    assert "1 of 3 paragraphs" in said
    assert "0 of 3 done" in said


def test_documents_are_listed_and_gone_on_in_where_they_are_open(session: Session) -> None:
    said = typed(session, "d", "k", "docs", "go +1", "docs nothing of this name")
    assert "(1 of 3 done)" in said and "no document has these words" in said
    assert session.position == 1


def test_marked_words_get_the_code(session: Session) -> None:
    typed(session, "j", "w Chile", "c country chile")
    assert given(session) == ["CHL"]


def test_marked_words_of_another_statement_are_coded_on_it(session: Session) -> None:
    one, two = session.view().frame.statements
    said = typed(session, "w crime", "w intelligence", "c theme technology", "s 1", "w c", "c theme youth")
    assert "marked: crime\n" in said and "marked: intelligence (of statement 2)" in said
    placed = {d.code: (d.statement, d.start) for d in session.view().state.codings}
    assert placed == {
        "technology": (two.id, session.view().unit.text.index("intelligence")),
        "youth": (one.id, session.view().unit.text.index("crime")),
    }
    typed(session, "s 3", "w could", "c theme prevention")
    assert {d.code: d.statement for d in session.view().state.codings}["prevention"] == two.id


def test_none_flag_memo_undo_and_redo_speak(session: Session) -> None:
    said = typed(session, "none theme", "f ask", "m look again", "u", "r", "f off", "o")
    for words in (
        "Theme: no code applies",
        "Flagged: ask",
        "Memo kept",
        "Undid",
        "Redid",
        "Flag removed",
        "is not done",
    ):
        assert words in said


def test_moving_goes_everywhere_and_says_where_it_ends(session: Session) -> None:
    assert "this is the first one" in typed(session, "k")
    typed(session, "go 2")
    assert session.view().unit.label == "2"
    assert "this is the last one" in typed(session, "j", "j")
    typed(session, "n")
    assert session.position == 0


@pytest.mark.parametrize(
    "line", ["zz", "x", "x 99", "7", "c nothinglikeit", "w not there", "go 99", "s 9", "none nolayer", "f because"]
)
def test_a_mistake_is_said_and_changes_nothing(session: Session, line: str) -> None:
    assert "error: " in typed(session, line)
    assert given(session) == []


def test_help_lists_the_commands_and_q_leaves(session: Session, project: Project) -> None:
    assert HELP in typed(session, "?")
    typed(session, "j", "q", "j")
    assert Session(project, "anna").position == 1
