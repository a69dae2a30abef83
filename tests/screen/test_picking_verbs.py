"""Reporting verbs: the known ones are found like any code, a new one is taken only where a verb is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from annotator.cli.plain import run
from annotator.session import Session, groups
from annotator.store import project


@pytest.fixture
def session(sample: Path) -> Iterator[Session]:
    """Begin the work of a third coder on the sample, at its first paragraph with a statement."""
    with project.open_project(sample) as opened:
        session = Session(opened, "cara")
        session.go_to_label("2")
        yield session


def typed(session: Session, *lines: str) -> str:
    rest: Iterable[str] = iter(lines)
    written: list[str] = []
    run(session, lambda prompt: next(rest, None), written.append)  # type: ignore[call-overload]
    return "\n".join(written)


def test_a_code_of_the_codebook_is_given_by_part_of_its_name_and_never_as_a_verb(session: Session) -> None:
    said = typed(session, "c theme youth", "c zzzz")
    assert "Theme: given Prevention among youth" in said and "Verb: given" not in said
    assert "no code fits 'zzzz'" in said


def test_a_known_verb_is_found_by_part_of_it(session: Session) -> None:
    assert "several fit" in typed(session, "= verb caut")
    assert "Verb: caution" in typed(session, "= verb caution")
    assert "Verb: urge" in typed(session, "c verb urge")


def test_a_new_verb_is_taken_where_a_verb_is_asked_for_and_said_to_be_new(session: Session) -> None:
    verb = next(a.question for a in session.view().answers if a.question.layer.key == "verb")
    found = session.find_codes("ment", [verb])[-1]
    assert found.is_new and found.shown == "Verb › ment (a new verb)" and found.key == "ment"
    assert "Verb: zzzz" in typed(session, "= verb zzzz")
    assert not any(c.is_new for c in session.find_codes("mention", [verb]))


def test_two_letters_find_a_theme_before_a_code_of_a_short_list(session: Session) -> None:
    asked = [answer.question for answer in groups(session.view())[0].answers]
    assert {q.layer.key for q in asked} >= {"voice", "theme"}
    assert [c.name for c in session.find_codes("ac", asked)][:2] == ["Access to justice", "Active"]
