"""A filter as one types it: each field, turned round, together; only the coder's own rows count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError
from annotator.session import Session, filtering
from annotator.store import coders, suggestions
from annotator.store.project import Project
from tests import made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return the small project, open."""
    with made.make(tmp_path) as found:
        yield found


@pytest.fixture
def session(project: Project) -> Session:
    """Return anna's session, in which she has coded the first unit and flagged the second."""
    coders.register(project.conn, "anna")
    session = Session(project, "anna")
    session.accept_all(session.view().offers)
    session.done()
    session.go(1)
    session.flag("ask")
    session.go(2)
    session.memo("Zukunft")
    session.go(0)
    return session


def kept(session: Session, typed: str) -> list[str | None]:
    """Return the labels of the units that a filter keeps."""
    found = filtering.units(filtering.parse(typed, session), session)
    labels = {u: session.unit_at(i) for i, u in enumerate(session.all_ids)}
    return [unit.label for u in found if (unit := labels[u]) is not None]


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("done:yes", ["1"]),
        ("done:no", ["2", "a"]),
        ("-done:yes", ["2", "a"]),
        ("flag:any", ["2"]),
        ("flag:ask,revisit", ["2"]),
        ("flag:doubtful", []),
        ("-flag:ask", ["1", "a"]),
        ("flag:no", ["1", "a"]),
        ("memo:yes", ["a"]),
        ("memo:no", ["1", "2"]),
        ("layer:theme", ["1"]),
        ("layer:Theme", ["1"]),
        ("code:prevention", ["1"]),
        ("code:Prevention", ["1"]),
        ("code:youth", []),
        ("suggested:prevention", ["1", "a"]),
        ("country:CHL", ["2"]),
        ("country:chile", ["2"]),
        ("quantifier:many", ["1"]),
        ("quantifier:some", ["2"]),
        ('speaker:"some speakers"', ["2"]),
        ("section:deliber", ["1", "2", "a"]),
        ("document:one.txt", ["1", "2", "a"]),
        ("kind:recommendation", ["a"]),
        ("crime", ["1", "a"]),
        ("crime done:no", ["a"]),
        ("zuk", ["a"]),
        ("", ["1", "2", "a"]),
    ],
)
def test_each_field_keeps_what_it_says(session: Session, typed: str, labels: list[str]) -> None:
    assert kept(session, typed) == labels


def test_a_code_stands_for_those_below_it(session: Session) -> None:
    session.go(2)
    session.apply("theme", "youth", session.view().answers[0].question.item)
    assert kept(session, "code:prevention") == ["1", "a"]


def test_another_coder_s_work_is_not_seen(session: Session, project: Project) -> None:
    coders.register(project.conn, "ben")
    other = Session(project, "ben")
    assert kept(other, "done:yes") == kept(other, "flag:any") == kept(other, "memo:yes") == kept(other, "zuk") == []


def test_what_is_suggested_in_a_withheld_unit_is_not_told(session: Session, project: Project) -> None:
    suggestions.withhold(project.conn, session.all_ids[1:], "1")
    assert kept(session, "country:CHL") == []
    assert kept(session, "suggested:prevention") == ["1"]
    assert kept(session, "quantifier:some") == []
    assert kept(session, "speaker:some") == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("colour:red", "no field 'colour'"),
        ("don:no", "did you mean 'done'?"),
        ("done:", "'done:' wants a value"),
        ("done:maybe", "done: there is no 'maybe'"),
        ("code:prevent", "did you mean 'prevention'?"),
        ("country:Narnia", "country: there is no 'Narnia'"),
        ("document:x", "no document 'x'"),
    ],
)
def test_what_means_nothing_is_refused_by_its_piece(session: Session, typed: str, words: str) -> None:
    with pytest.raises(AnnotatorError) as error:
        filtering.parse(typed, session)
    assert words in str(error.value)


def test_the_line_is_told_how_it_can_go_on(session: Session) -> None:
    assert ("code:", "given this code, or one below it") in filtering.offers("", session)
    assert [piece for piece, _ in filtering.offers("done:no fl", session)] == ["flag:any"]
    assert [piece for piece, _ in filtering.offers("-code:you", session)] == ["-code:youth"]
    assert filtering.offers("section:", session) == [('section:"I. Deliberations"', "3 paragraphs")]
    assert ("country:CHL", "Chile") in filtering.offers("country:chil", session)


def test_every_offered_piece_with_a_value_means_something(session: Session) -> None:
    for field in ("done", "memo", "flag", "kind", "layer", "code", "suggested", "quantifier", "section", "document"):
        for piece, _ in filtering.offers(f"{field}:", session):
            filtering.parse(piece, session)
