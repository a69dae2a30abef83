"""Settling differences on the screen, walking through one's own, and the answer key of a training round."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Static

from annotator.session import Session
from annotator.session.settling import Settling, adjudicator
from annotator.store import coders, decisions, rounds
from annotator.store.project import Project
from annotator.tui.app import CodingApp
from annotator.tui.screens.coding import CodingScreen
from annotator.tui.screens.reading import ReadingScreen
from annotator.tui.widgets.lines import Lines
from annotator.tui.widgets.picks import Picks
from tests.screen.test_coding import press, text_of

SIZE = (80, 24)


@pytest.fixture
def differing(project: Project) -> Project:
    """Return the small project, open, in which anna and ben differ on the first stance and theme."""
    for name, stance in (("anna", "support"), ("ben", "concern")):
        coders.register(project.conn, name)
        session = Session(project, name)
        first = session.view().answers[0].question.item
        session.apply("stance", stance, first)
        session.apply("theme", "prevention" if name == "anna" else "technology", first)
        session.done()
    rounds.open_round(project.conn, "main")
    return project


@pytest.fixture
def settling(differing: Project) -> CodingApp:
    """Return the application on an adjudicator's session."""
    return CodingApp(Settling(differing, adjudicator(differing, "chief"), "main"))


async def test_one_key_takes_an_answer_and_goes_on(settling: CodingApp, differing: Project) -> None:
    async with settling.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "2")
        chief = [d for d in decisions.every(differing.conn) if d.coder == "chief"]
        assert [d.layer for d in chief] == ["stance", "theme"]
        assert "all cases are settled" in text_of(settling, "status")
        await press(pilot, "u")
        assert "1 open" in text_of(settling, "head")


async def test_at_the_least_size_text_and_answers_both_have_room(settling: CodingApp) -> None:
    async with settling.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert settling.screen.query_one("#passage").size.height >= 4
        shown = settling.screen.query_one("#panel", Lines)
        assert len(shown.rows) <= shown.size.height


async def test_names_are_masked_unless_revealed_and_definitions_are_in_sight(settling: CodingApp) -> None:
    async with settling.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = text_of(settling, "panel")
        assert "anna" not in shown and "Coder A" in shown
        assert "Worried." in shown and "In favour." in shown
        await press(pilot, "r")
        assert "anna" in text_of(settling, "panel")


async def test_another_answer_is_picked_by_part_of_its_name(settling: CodingApp, differing: Project) -> None:
    async with settling.run_test(size=SIZE) as pilot:
        await press(pilot, "c", *"caut", "enter")
        chief = [d for d in decisions.every(differing.conn) if d.coder == "chief"]
        assert [d.code for d in chief] == ["caution"]
        await press(pilot, "k")
        assert "written: Caution" in text_of(settling, "panel")


async def test_a_click_takes_an_answer(settling: CodingApp, differing: Project) -> None:
    async with settling.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        panel = settling.screen.query_one("#panel", Lines)
        row = next(i for i, r in enumerate(panel.rows) if any(p.target == "side:1" for p in r))
        await pilot.click(panel, offset=(6, row + 1))
        await pilot.pause()
        assert [d.layer for d in decisions.every(differing.conn) if d.coder == "chief"] == ["stance"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_settling_screen_looks_as_it_did(
    snap_compare: SnapshotAssertion, settling: CodingApp, size: tuple[int, int]
) -> None:
    assert snap_compare(settling, terminal_size=size)


async def test_a_coder_walks_through_own_differences_and_they_are_refused_while_blind(
    differing: Project, app: CodingApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "V")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Your differences: " in str(app.screen.query_one(".title", Static).render())
        rows = app.screen.query_one(Picks).rows
        assert "Stance: Support · others: Concern" in "".join(p.text for p in rows[0])
        await press(pilot, "escape")
        differing.conn.execute("UPDATE round SET state = 'blind'")
        await press(pilot, "V")
        assert "annotator round open main" in text_of(app, "keys")  # where a long refusal goes on


async def test_in_training_the_key_is_shown_when_a_paragraph_is_done(project: Project) -> None:
    rounds.new(project.conn, "school", "training")
    coders.register(project.conn, "truth", "key")
    key = Session(project, "truth", "school")
    key.accept_all(key.view().offers)
    key.done()
    coders.register(project.conn, "pupil")
    app = CodingApp(Session(project, "pupil", "school"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "K")
        assert "when the paragraph is done" in text_of(app, "status")
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingScreen)
        shown = text_of(app, "text")
        assert "key  ● Support" in shown and "In favour." in shown
        await press(pilot, "z")
        assert isinstance(app.screen, CodingScreen)
        await press(pilot, "enter")
        assert "no key for this paragraph" in text_of(app, "status")


@pytest.fixture
def unsure(project: Project) -> CodingApp:
    """Return the application on an adjudicator's session where ben did not take a statement for one."""
    for name in ("anna", "ben"):
        coders.register(project.conn, name)
        session = Session(project, name)
        two = session.view().frame.statements[1].id
        if name == "ben":
            session.reject_statement(two)
        session.done()
    rounds.open_round(project.conn, "main")
    return CodingApp(Settling(project, adjudicator(project, "chief"), "main"))


async def test_one_key_says_that_a_statement_stands_or_does_not(unsure: CodingApp, project: Project) -> None:
    async with unsure.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Statement: does it stand?" in text_of(unsure, "panel")
        await press(pilot, "c")
        assert "take 1 or 2" in text_of(unsure, "status")
        await press(pilot, "2")
        assert "it does not stand" in text_of(unsure, "status")
        chief = [(d.layer, d.action) for d in decisions.every(project.conn) if d.coder == "chief"]
        assert chief == [(None, "reject")]


def test_asking_whether_a_statement_stands_looks_as_it_did(snap_compare: SnapshotAssertion, unsure: CodingApp) -> None:
    assert snap_compare(unsure, terminal_size=SIZE)
