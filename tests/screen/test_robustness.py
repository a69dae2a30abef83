"""Nothing that was accepted is lost, whatever ends the screen or stands in its way; what is wrong is said."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from annotator.cli import plain
from annotator.model import Decision
from annotator.session import Session
from annotator.store import coders, decisions, presence
from annotator.store.project import Project, open_project
from annotator.tui.app import CodingApp
from annotator.tui.screens.coding import CodingScreen
from tests import made
from tests.running import annotator
from tests.screen.test_coding import press, text_of
from tests.screen.test_terminal import Terminal

SIZE = (80, 24)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the small project."""
    made.make(tmp_path).close()
    return tmp_path / "study"


def begun(folder: Path) -> Terminal:
    """Open the screen and accept what is suggested for the first statement."""
    terminal = Terminal("-p", str(folder), "code", "--coder", "anna")
    terminal.wait_for("Many")
    terminal.type("a")
    terminal.wait_for("Accepted 3 suggestions")
    return terminal


def kept(folder: Path) -> list[Decision]:
    """Return all decisions of the project, read anew."""
    with open_project(folder) as project:
        return decisions.every(project.conn)


def test_a_killed_screen_loses_nothing(folder: Path) -> None:
    terminal = begun(folder)
    terminal.signal(signal.SIGKILL)
    terminal.end()
    assert len(kept(folder)) == 3
    assert annotator("-p", folder, "check", "--json").json["ok"]


def test_a_closed_terminal_ends_the_screen_and_loses_nothing(folder: Path) -> None:
    terminal = begun(folder)
    terminal.close()
    assert terminal.exit_code() is not None
    assert len(kept(folder)) == 3


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_leaves_the_terminal_clean(folder: Path, name: str) -> None:
    terminal = begun(folder)
    terminal.signal(getattr(signal, name))
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.seen
    assert b"\x1b[?25h" in terminal.seen
    assert b"Traceback" not in terminal.seen
    assert len(kept(folder)) == 3


async def test_a_folder_that_vanishes_is_said_and_nothing_more_is_taken(
    app: CodingApp, project: Project, tmp_path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2")
        project.folder.rename(tmp_path / "elsewhere")
        await press(pilot, "1")
        assert "no longer where it was opened" in text_of(app, "status")
        assert "● Stance" not in text_of(app, "panel")
        await press(pilot, "j", "k")
        assert isinstance(app.screen, CodingScreen)
        (tmp_path / "elsewhere").rename(project.folder)
        await press(pilot, "1")
        assert "● Stance" in text_of(app, "panel")
    assert [d.code for d in kept(project.folder)] == ["many", "support"]


async def test_another_project_in_the_same_place_is_not_written_to(
    app: CodingApp, project: Project, tmp_path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2")
        project.folder.rename(tmp_path / "elsewhere")
        made.make(tmp_path).close()
        await press(pilot, "1")
        assert "no longer where it was opened" in text_of(app, "status")
    assert kept(tmp_path / "study") == []


async def test_a_locked_database_is_said_and_the_key_works_once_it_is_free(app: CodingApp, project: Project) -> None:
    other = open_project(project.folder)
    project.conn.execute("PRAGMA busy_timeout=20")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        other.conn.execute("BEGIN IMMEDIATE")
        await press(pilot, "2")
        assert "busy" in text_of(app, "status")
        assert "● How many" not in text_of(app, "panel")
        await press(pilot, "j")
        other.conn.execute("ROLLBACK")
        await press(pilot, "k", "2")
        assert "● How many" in text_of(app, "panel")
    other.close()


async def test_a_full_disk_is_said_and_what_was_there_stays(app: CodingApp, project: Project, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2")
        pages = project.conn.execute("PRAGMA page_count").fetchone()[0]
        project.conn.execute(f"PRAGMA max_page_count={pages}")
        assert isinstance(app.screen, CodingScreen)
        app.screen._run(lambda: session.memo("x" * 200_000))
        await pilot.pause()
        assert "the disk is full" in text_of(app, "status")
        assert "● How many" in text_of(app, "panel")
        project.conn.execute("PRAGMA max_page_count=1000000")
        await press(pilot, "1")
        assert "● Stance" in text_of(app, "panel")
    assert [d.code for d in kept(project.folder)] == ["many", "support"]


async def test_two_coders_at_two_screens_do_not_see_or_hinder_each_other(
    app: CodingApp, session: Session, project: Project
) -> None:
    coders.register(project.conn, "ben")
    with open_project(project.folder) as other:
        theirs = Session(other, "ben")
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "2")
            theirs.reject(theirs.view().offers[1])
            theirs.accept(theirs.view().offers[0])
            await press(pilot, "1", "u")
            assert [m.name for a in session.view().answers for m in a.marks] == ["Many"]
        assert [m.name for a in theirs.view().answers for m in a.marks] == ["Support"]
        assert theirs.undo().startswith("Undid: gave Stance: Support")


async def test_the_same_coder_twice_sees_what_the_other_window_did(
    app: CodingApp, session: Session, project: Project
) -> None:
    with open_project(project.folder) as other:
        again = Session(other, "anna")
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "2")
            again.accept(again.view().offers[0])
            await press(pilot, "j", "k")
            assert "● Stance" in text_of(app, "panel")
    assert annotator("-p", project.folder, "check", "--json").json["ok"]


def test_a_seat_is_taken_once_and_free_again_when_its_coder_leaves() -> None:
    seat = presence.claim("p1", "anna", "main")
    assert seat is not None
    assert presence.claim("p1", "anna", "main") is None
    assert presence.claim("p1", "ben", "main") is not None
    seat.close()
    assert presence.claim("p1", "anna", "main") is not None


def test_a_coder_who_sits_here_already_is_told_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_project(folder) as project:
        seat = presence.claim(project.settings.id, "anna", "main")
    assert "another window" in annotator("-p", folder, "code", "--coder", "anna", "--plain").err
    assert seat is not None


def test_plain_mode_says_what_is_wrong_and_goes_on(session: Session, project: Project, tmp_path: Path) -> None:
    written: list[str] = []
    project.folder.rename(tmp_path / "elsewhere")
    lines = iter(["a", "k"])
    plain.run(session, lambda prompt: next(lines, None), written.append)
    assert any("no longer where it was opened" in line for line in written)
