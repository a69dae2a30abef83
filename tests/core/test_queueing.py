"""A session in the order of a queue: by the filter, by ``code --queue``, with the coder's own rows alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.cli.coding import follow
from annotator.errors import InputError
from annotator.session import Session, filtering
from annotator.store import coders, decisions, documents, rounds, suggestions
from annotator.store.decisions import Draft
from annotator.store.project import Project
from tests import made
from tests.running import refused


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return the small project, open."""
    with made.make(tmp_path) as found:
        yield found


@pytest.fixture
def session(project: Project) -> Session:
    """Return anna's session in it, the second unit alone unsure."""
    coders.register(project.conn, "anna")
    session = Session(project, "anna")
    score(project, 0.97, session.all_ids)
    score(project, 0.5, session.all_ids[1:2])
    return session


def score(project: Project, value: float, units: object) -> None:
    for unit in list(units):  # type: ignore[call-overload]
        project.conn.execute("UPDATE suggestion SET score = ? WHERE unit = ?", (value, unit))


def test_a_queue_is_gone_through_from_its_first_unit(session: Session) -> None:
    session.go(2)
    first, second, last = session.all_ids
    filtering.keep(filtering.parse("queue:disagreement-likely", session), session)
    assert session.ids == [second, first, last]
    assert (session.position, session.view().unit.id, session.view().number) == (0, second, 2)
    session.go(1)
    assert session.view().unit.id == first
    session.keep_to(None)
    assert list(session.ids) == [first, second, last]


def test_only_what_is_unsure_and_with_other_conditions(session: Session) -> None:
    assert filtering.keep(filtering.parse("queue:only-unsure", session), session) == "1 of 3 paragraphs"
    assert session.kept_to == "queue:only-unsure"
    session.done()
    with pytest.raises(InputError, match="nothing fits"):
        filtering.keep(filtering.parse("queue:only-unsure done:no", session), session)


def test_once_a_comparison_is_opened_its_disagreements_lead(project: Project, session: Session) -> None:
    first, second, last = session.all_ids
    for who, given in (("anna", "prevention"), ("ben", "technology")):
        coders.register(project.conn, who)
        desk = project.desk(who, "main", session.book)
        decisions.append(project.conn, desk, [Draft(last, "apply", "theme", given), Draft(last, "done")])
    asked = filtering.parse("queue:disagreement-likely", session)
    assert filtering.units(asked, session) == [second, first, last]
    rounds.open_round(project.conn, "main")
    assert filtering.units(asked, session) == [last, second, first]


def test_what_is_withheld_tells_nothing_by_its_place(project: Project, session: Session) -> None:
    suggestions.withhold(project.conn, session.all_ids[1:2], "1")
    filtering.keep(filtering.parse("queue:disagreement-likely", session), session)
    assert session.ids[-1] == session.all_ids[1]


def test_rare_codes_first_counts_what_this_coder_gave_and_nobody_else(project: Project, session: Session) -> None:
    first, second, last = session.all_ids
    rare = made.suggestion(documents.unit(project.conn, last), None, None, None, "theme", "technology")
    suggestions.add(project.conn, [rare])
    session.accept_all(session.view().offers)
    coders.register(project.conn, "ben")
    orders = {
        who: filtering.units(filtering.parse("queue:rare-first", s), s)
        for who, s in (("anna", session), ("ben", Session(project, "ben")))
    }
    assert orders == {"anna": [last, first, second], "ben": [first, last, second]}


def test_coding_by_queue_begins_at_the_first_that_is_open(session: Session) -> None:
    follow(session, "disagreement-likely")
    assert session.position == 0
    session.done()
    follow(session, "disagreement-likely")
    assert session.view().unit.id == session.all_ids[0]


def test_the_line_offers_the_queues(session: Session) -> None:
    assert next(piece for piece, _ in filtering.offers("queue:ra", session)) == "queue:rare-first"


def test_an_unknown_queue_is_refused_with_those_there_are(sample: Path) -> None:
    line = refused("-p", sample, "code", "--plain", "--coder", "anna", "--queue", "hard")
    assert "rare-first, disagreement-likely, only-unsure" in line
