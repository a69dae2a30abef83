"""Where a coder stands: standings, pace, own work, citations, the way back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.session import Session, citing, dashboard, excerpts, orientation
from annotator.session.orientation import Pace
from annotator.session.trail import Trail
from annotator.store import coders
from annotator.store.listing import per_hour
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


def test_a_document_says_how_far_it_is_and_where_it_goes_on(session: Session) -> None:
    session.done()
    session.flag("revisit")
    [standing] = orientation.standings(session)
    assert (standing.units, standing.done, standing.flagged) == (3, 1, 1)
    assert standing.goes_on == session.all_ids[1]


def test_a_pace_leaves_breaks_out_and_needs_a_few_units() -> None:
    minutes = [f"2026-01-01T10:{m:02}:00.000Z" for m in (0, 1, 2, 3, 4)] + ["2026-01-01T15:00:00.000Z"]
    assert per_hour(minutes, 4) == pytest.approx(60)
    assert per_hour(minutes[:4], 4) is None
    assert per_hour(["2026-01-01T10:00:00.000Z"] * 9) is None


def test_pace_and_time_left_in_words() -> None:
    assert orientation.in_words(Pace(None, None)) == ""
    assert orientation.in_words(Pace(40.4, 0.5)) == "40 an hour · 30 min left"
    assert orientation.in_words(Pace(40.0, 12.2)) == "40 an hour · 12 h left"


def test_own_work_counts_codes_and_how_suggestions_were_met(session: Session) -> None:
    session.accept_all(session.view().offers)
    session.apply("stance", "concern", session.view().answers[0].question.item)
    session.done()
    found = dashboard.work(session)
    assert (found.done, found.total, found.suggested, found.changed) == (1, 3, 3, 1)
    assert [d for _, d in found.days] == [1]
    assert ("stance", "concern", 1) in [(u.layer, u.code, u.count) for u in found.used]
    assert found.used[0].layer == "stance"


def test_earlier_passages_of_a_code_are_the_coder_s_own_newest_first(session: Session, project: Project) -> None:
    session.apply("theme", "technology", session.view().answers[2].question.item)
    session.go(2)
    session.apply("theme", "technology", session.view().answers[0].question.item)
    found = dashboard.earlier(session, "theme", "technology")
    assert [e.unit for e in found] == [session.all_ids[2], session.all_ids[0]]
    coders.register(project.conn, "ben")
    assert dashboard.earlier(Session(project, "ben"), "theme", "technology") == []


def test_a_passage_is_cited_by_symbol_and_printed_number(session: Session) -> None:
    view = session.view()
    document = dataclasses.replace(view.document, symbol="A/AC.182/2025/L.6")
    paragraph = dataclasses.replace(view.unit, label="14")
    assert citing.citation(paragraph, document) == "A/AC.182/2025/L.6, para. 14"
    recommendation = dataclasses.replace(view.unit, kind="recommendation", label="b")
    assert citing.citation(recommendation, document) == "A/AC.182/2025/L.6, recommendation (b)"
    turn = dataclasses.replace(view.unit, kind="turn", label=None, page=3)
    assert citing.citation(turn, view.document) == "Report one, p. 3"
    assert citing.quoted("two\nlines", paragraph, document) == "“two lines” (A/AC.182/2025/L.6, para. 14)"


def test_the_way_goes_back_and_forward_and_a_new_step_cuts_off_what_lay_ahead() -> None:
    trail = Trail("a")
    assert trail.back() is None
    for unit in ("a", "b", "c"):
        trail.visited(unit)
    assert (trail.back(), trail.back(), trail.back()) == ("b", "a", None)
    assert trail.forward() == "b"
    trail.visited("b")
    trail.visited("d")
    assert trail.forward() is None
    assert trail.back() == "b"


def test_searched_words_are_marked_whatever_their_case_and_accents() -> None:
    text = "Économie: the economies of X, and no economy-class"
    marked = [text[a:b] for a, b in excerpts.hits(text, "econom")]
    assert marked == ["Économie", "economies", "economy"]
    assert [text[a:b] for a, b in excerpts.hits(text, '"economies of"')] == ["economies of"]
    assert excerpts.hits(text, "done:no") == []


def test_the_piece_around_a_hit_holds_it_and_its_offsets() -> None:
    text = "word " * 100 + "Zukunft" + " word" * 100
    piece, inside = excerpts.around(text, excerpts.hits(text, "zukunft"), 60)
    assert len(piece) <= 60
    assert [piece[a:b] for a, b in inside] == ["Zukunft"]
    assert excerpts.around("", [], 20) == ("", [])
