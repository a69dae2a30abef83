"""Keys are changed on the screen, one by one: kept, told apart, and given back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from annotator import preferences
from annotator.session import Session
from annotator.tui import keymap
from annotator.tui.actions import ACTIONS
from annotator.tui.app import CodingApp
from annotator.tui.screens.keys import KeysScreen, PressScreen
from annotator.tui.widgets.lines import Lines
from annotator.tui.widgets.picks import Picks
from tests.screen.test_coding import press, text_of
from tests.screen.test_finding import listed, settle

SIZE = (80, 24)


async def choose(app: CodingApp, pilot: Pilot[None], *typed: str) -> None:
    """Open the keys from the settings and choose the first action that fits what is typed."""
    await press(pilot, "comma", "up", "k")  # the list ends where it ends
    for _ in range(20):
        await press(pilot, "down")
    await press(pilot, "enter", *typed)
    await settle(app, pilot)
    await press(pilot, "enter")


def said(app: CodingApp) -> str:
    """Return what the screen that waits for a key says."""
    return str(app.screen.query_one("#said", Static).render())


async def test_a_new_key_holds_at_once_and_the_next_time(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await choose(app, pilot, *"last paragraph")
        assert isinstance(app.screen, PressScreen)
        await press(pilot, "Z")
        assert isinstance(app.screen, KeysScreen)
        assert listed(app)[0].split()[0] == "Z"
        await press(pilot, "escape", "escape", "Z")
        assert session.position == 2
        await press(pilot, "g", "G")
        assert session.position == 0
    assert preferences.load().own_keys == {"last": ("Z",)}


async def test_a_key_that_another_action_has_is_named_and_taken_when_it_is_pressed_again(
    app: CodingApp, session: Session
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await choose(app, pilot, *"last paragraph")
        await press(pilot, "j")
        assert "j is “next” now; it would keep ↓" in said(app)
        await press(pilot, "b")
        assert "b is “codebook” now; it would have no key" in said(app)
        await press(pilot, "j", "j", "escape", "escape", "j")
        assert session.position == 2
        await press(pilot, "g", "down")
        assert session.position == 1


async def test_a_key_of_one_s_own_can_be_taken_by_another_action(app: CodingApp) -> None:
    preferences.put_keys({"next": ("z",), "accept": ("v", "a")})
    app.wish(preferences.load())
    async with app.run_test(size=SIZE) as pilot:
        await choose(app, pilot, *"last paragraph")
        await press(pilot, "z", "z")
        assert preferences.load().own_keys == {"accept": ("v", "a"), "last": ("z",)}
        found = {a.id: a.keys for a in keymap.actions(preferences.load())}
        assert found["next"] == ("j", "down")


async def test_the_keys_of_the_map_come_back_by_key_and_by_mouse(app: CodingApp) -> None:
    preferences.put_keys({"last": ("z",), "first": ("Z",), "accept": ("A",)})
    app.wish(preferences.load())
    async with app.run_test(size=SIZE) as pilot:
        await choose(app, pilot, *"last paragraph")
        await pilot.click(Lines, offset=(3, 1))
        await pilot.pause()
        assert set(preferences.load().own_keys) == {"first", "accept"}
        await press(pilot, "delete")
        assert isinstance(app.screen, KeysScreen)
        await press(pilot, *(["backspace"] * 14), *"first paragraph", "delete")
        assert set(preferences.load().own_keys) == {"accept"}
        await press(pilot, *(["backspace"] * 15))
        assert "all keys again" in listed(app)[-1]
        await press(pilot, *(["pagedown"] * 9), "enter")
        assert preferences.load().own_keys == {}


async def test_the_mouse_opens_an_action_and_leaves_it(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "comma")
        await pilot.click(Picks, offset=(5, len(preferences.SCHEMA)))
        await pilot.pause()
        assert isinstance(app.screen, KeysScreen)
        await pilot.click(Picks, offset=(5, 1))
        await pilot.pause()
        assert isinstance(app.screen, PressScreen)
        await pilot.click(Lines, offset=(3, 0))
        await pilot.pause()
        assert isinstance(app.screen, KeysScreen)
        assert preferences.load().own_keys == {}


async def test_escape_changes_nothing_and_enter_can_be_a_key(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await choose(app, pilot, *"last paragraph")
        await press(pilot, "escape")
        assert isinstance(app.screen, KeysScreen)
        await press(pilot, "enter", "enter")
        assert "⏎ is “done, next” now; it would keep d" in said(app)


async def test_what_cannot_be_kept_is_said(app: CodingApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await choose(app, pilot, *"last paragraph")
        monkeypatch.setattr(Path, "replace", failing)
        await press(pilot, "Z")
        assert "the settings cannot be kept" in str(app.screen.query_one("#hint", Static).render())


def failing(*_: object) -> None:
    """Fail as a full disk does."""
    raise OSError(28, "No space left on device")


def test_the_file_keeps_all_else_when_keys_are_written() -> None:
    path = preferences.folder() / preferences.FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('# mine\ntheme = "light"\n[keys]  # own\naccept = [\n  "j",\n  "?",\n]\n"next" = "z"\n')
    preferences.put_keys({"accept": ("x",), "last": ("G",)})
    assert path.read_text() == '# mine\ntheme = "light"\n[keys]  # own\nlast = ["G"]\naccept = ["x"]\n"next" = "z"\n'
    preferences.put_keys({"accept": (), "next": ()})
    preferences.put("theme", "dark")
    assert path.read_text() == '# mine\ntheme = "dark"\n[keys]  # own\nlast = ["G"]\n'


def test_every_key_of_the_table_can_be_given_anew() -> None:
    for action in ACTIONS:
        for key in action.keys:
            assert keymap.full_name(key, action.id, "") == key


async def test_a_key_can_be_given_at_the_least_size(app: CodingApp) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await choose(app, pilot, *"accept")
        assert "esc leaves it as it is" in text_of(app, "choices")
