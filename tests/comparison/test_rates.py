"""Rates of disagreement, one a code: of the comparison opened last, never of a blind round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotator.comparison.rates import rates
from annotator.store import coders, decisions, documents, rounds
from annotator.store.decisions import Draft
from annotator.store.project import Project
from tests import made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return the small project: anna and ben gave Prevention both, anna Youth beside it, in round main."""
    with made.make(tmp_path) as found:
        code(found, "main", anna=("prevention", "youth"), ben=("prevention",))
        yield found


def code(project: Project, name: str, **given: Sequence[str]) -> None:
    last = documents.unit_ids(project.conn)[-1]
    for coder, keys in given.items():
        coders.register(project.conn, coder)
        desk = project.desk(coder, name, project.book())
        drafts = [Draft(last, "apply", "theme", key) for key in keys]
        decisions.append(project.conn, desk, [*drafts, Draft(last, "done")])


def test_a_blind_round_tells_nothing(project: Project) -> None:
    assert rates(project, project.book()) == {}


def test_a_code_given_by_one_of_two_differs_a_code_given_by_both_does_not(project: Project) -> None:
    rounds.open_round(project.conn, "main")
    assert rates(project, project.book()) == {("theme", "prevention"): 1 / 3, ("theme", "youth"): 2 / 3}


def test_a_closed_round_counts_and_the_one_opened_last_alone(project: Project) -> None:
    rounds.close(project.conn, "main")
    rounds.new(project.conn, "second", "reliability")
    code(project, "second", anna=("technology",), ben=("technology",))
    assert rates(project, project.book()) == {("theme", "prevention"): 1 / 3, ("theme", "youth"): 2 / 3}
    rounds.open_round(project.conn, "second")
    assert rates(project, project.book()) == {("theme", "technology"): 1 / 3}


def test_what_was_decided_after_opening_changes_nothing(project: Project) -> None:
    rounds.open_round(project.conn, "main")
    before = rates(project, project.book())
    code(project, "main", ben=("youth",))
    assert rates(project, project.book()) == before
