"""The shelf: documents and the projects opened lately, by keys and mouse, and going on in another project."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from annotator.cli import coding
from annotator.session import Session
from annotator.store import coders, lately
from annotator.store.project import Project, open_project
from annotator.tui import running
from annotator.tui.app import CodingApp
from annotator.tui.screens.coding import CodingScreen
from annotator.tui.widgets.picks import Picks
from tests import made
from tests.screen.test_coding import press
from tests.screen.test_finding import listed, settle

SIZE = (80, 24)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Project]:
    """Return another project, opened lately by ben."""
    (tmp_path / "other").mkdir()
    with made.make(tmp_path / "other") as found:
        lately.remember(found, "ben")
        yield found


def title(app: CodingApp) -> str:
    return str(app.screen.query_one(".title", Static).render())


def test_projects_are_remembered_once_each_the_latest_first_with_who_coded_last(
    project: Project, other: Project
) -> None:
    lately.remember(project, "anna")
    lately.remember(project, "carla")
    assert [(p.folder, p.coder) for p in lately.projects()] == [(project.folder, "carla"), (other.folder, "ben")]
    assert [p.title for p in lately.projects(project.folder)] == [other.settings.title]


def test_a_project_that_is_gone_and_a_damaged_file_are_left_out(project: Project, other: Project) -> None:
    lately.remember(project, "anna")
    shutil.rmtree(other.folder)
    state = Path(os.environ["ANNOTATOR_STATE"]) / "projects"
    (state / "a.json").write_text("[1]")
    (state / "b.json").write_text('{"path": 1, "title": "", "coder": "", "at": ""}')
    (state / "c.json").write_bytes(b"\xff")
    assert [p.folder for p in lately.projects()] == [project.folder]


def test_without_a_writable_state_folder_nothing_is_remembered_and_nothing_fails(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ANNOTATOR_STATE", str(tmp_path / "file"))
    lately.remember(project, "anna")
    assert lately.projects() == []


async def test_tab_turns_from_the_documents_to_the_projects_and_enter_leaves_for_one(
    app: CodingApp, session: Session, other: Project
) -> None:
    session.is_lazy = True
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "R", "tab")
        await settle(app, pilot)
        assert title(app) == "Projects opened lately"
        assert listed(app)[0].split() == [*other.settings.title.split(), str(other.folder)]
        await press(pilot, "tab")
        assert title(app).startswith("Documents of")
        await press(pilot, "tab")
        await settle(app, pilot)
        await press(pilot, "enter")
    assert app.going_to == other.folder
    assert app.return_code == 0
    assert Session(session.project, "anna").position == 1  # the place was kept


async def test_the_projects_are_reached_and_chosen_with_the_mouse(app: CodingApp, other: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "R")
        await pilot.click(Picks, offset=(3, len(listed(app)) - 1))
        await settle(app, pilot)
        assert title(app) == "Projects opened lately"
        await pilot.click(Picks, offset=(3, 0))
        await pilot.pause()
    assert app.going_to == other.folder


async def test_a_screen_behind_a_browser_names_no_other_project(session: Session, other: Project) -> None:
    app = CodingApp(session, is_served=True)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "J")
        await settle(app, pilot)
        assert listed(app) == ["documents of this project …"]
        await press(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


def test_the_same_coder_goes_on_there_and_one_that_cannot_be_opened_leaves_the_coder_here(
    session: Session, other: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways: list[Path | None] = [other.folder / "nowhere", other.folder, None]
    seen: list[tuple[Path, str, str]] = []

    def run(found: Session, notice: str) -> Path | None:
        seen.append((found.project.folder, found.coder, notice))
        return ways.pop(0)

    monkeypatch.setattr(running, "run", run)
    monkeypatch.setattr(coding, "open_at", open_project)
    coding.work(session)
    assert [(folder, coder) for folder, coder, _ in seen] == [
        (session.project.folder, "anna"), (session.project.folder, "anna"), (other.folder, "anna"),
    ]  # fmt: skip
    assert "nowhere" in seen[1][2] and other.settings.title in seen[2][2]
    assert coders.known(other.conn, "anna") is None  # a coder is registered with the first decision
    assert lately.projects()[0].coder == "anna"
