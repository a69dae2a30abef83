"""How lists, small screens and themes look; a change of looks is a change of these pictures."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input

from annotator.preferences import Preferences
from annotator.session import Session
from annotator.tui.app import CodingApp
from annotator.tui.screens.browsing import BrowseScreen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_codebook_looks_as_it_did(snap_compare: SnapshotAssertion, app: CodingApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: look(pilot, "b", *"you"))


@pytest.mark.parametrize("key", ["O", "R", "W", "F", "p"])
def test_the_lists_look_as_they_did(
    snap_compare: SnapshotAssertion, app: CodingApp, session: Session, key: str
) -> None:
    session.accept_all(session.view().offers)
    assert snap_compare(app, terminal_size=(80, 24), run_before=lambda pilot: look(pilot, key))


async def look(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what is read aside, and for what is read after it."""
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    while not isinstance(screen := pilot.app.screen, BrowseScreen) or not screen.is_read:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    screen.query_one(Input).cursor_blink = False
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("key", ["comma", "T"])
def test_the_small_screens_look_as_they_did(snap_compare: SnapshotAssertion, app: CodingApp, key: str) -> None:
    assert snap_compare(app, terminal_size=(80, 24), press=[key])


@pytest.mark.parametrize("theme", ["light", "contrast", "terminal", "terminal-light"])
def test_each_theme_looks_as_it_did(snap_compare: SnapshotAssertion, session: Session, theme: str) -> None:
    app = CodingApp(session, Preferences({**Preferences().values, "theme": theme}))
    assert snap_compare(app, terminal_size=(80, 24), press=["a"])


def test_a_terminal_that_is_too_small_looks_as_it_did(snap_compare: SnapshotAssertion, app: CodingApp) -> None:
    assert snap_compare(app, terminal_size=(50, 12))
