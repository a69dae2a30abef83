"""How search, own differences and the answer key look at three sizes, and coding at the least one."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from annotator.session import Session
from annotator.store import coders, rounds
from annotator.store.project import Project
from annotator.tui.app import CodingApp
from tests.screen.test_list_snapshots import look

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=lambda s: f"{s[0]}x{s[1]}")


def code(project: Project, coder: str, round_name: str, *codes: str) -> Session:
    """Let a coder give these codes to the recommendation, finish all units, and return to the first one."""
    session = Session(project, coder, round_name)
    session.go(2)
    [theme] = [a.question for a in session.view().answers if a.question.layer.key == "theme"]
    for each in codes:
        session.apply("theme", each, theme.item)
    for place in range(3):
        session.go(place)
        session.done()
    session.go(0)
    return session


@SIZES
def test_the_answer_key_looks_as_it_did(
    snap_compare: SnapshotAssertion, project: Project, size: tuple[int, int]
) -> None:
    rounds.new(project.conn, "school", "training")
    coders.register(project.conn, "key", "key")
    key = code(project, "key", "school", "youth")
    key.go(2)
    [mark] = [m for a in key.view().answers for m in a.marks]
    key.memo("Young people are named, so the narrower code stands", mark)
    coders.register(project.conn, "pupil")
    pupil = Session(project, "pupil", "school")
    pupil.go(2)
    pupil.accept(pupil.view().offers[0])
    assert snap_compare(CodingApp(pupil), terminal_size=size, press=["enter"])


@SIZES
def test_own_differences_look_as_they_did(
    snap_compare: SnapshotAssertion, project: Project, size: tuple[int, int]
) -> None:
    for name, codes in (("ben", ("youth",)), ("cleo", ("youth", "technology")), ("anna", ("prevention",))):
        coders.register(project.conn, name)
        session = code(project, name, "main", *codes)
    rounds.open_round(project.conn, "main")
    assert snap_compare(CodingApp(session), terminal_size=size, run_before=lambda pilot: look(pilot, "V"))


@SIZES
def test_the_search_looks_as_it_did(snap_compare: SnapshotAssertion, session: Session, size: tuple[int, int]) -> None:
    session.memo("Compare with crime elsewhere")
    app = CodingApp(session)
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: look(pilot, "ctrl+f", *"crime"))


def test_coding_at_the_least_size_looks_as_it_did(snap_compare: SnapshotAssertion, app: CodingApp) -> None:
    assert snap_compare(app, terminal_size=(60, 16), press=["a"])
