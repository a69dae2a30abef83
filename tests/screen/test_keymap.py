"""Keys: a default, two other maps, a person's own over them; what is shown is what holds."""

from __future__ import annotations

import pytest

from annotator.errors import InputError
from annotator.preferences import Preferences
from annotator.session import Session
from annotator.tui import keymap
from annotator.tui.actions import ACTIONS, SCREENS
from annotator.tui.app import CodingApp
from annotator.tui.screens.coding import CodingScreen
from annotator.tui.screens.small import SmallScreen
from tests.screen.test_coding import codes, press, text_of


def wishes(name: str = "default", **own: tuple[str, ...]) -> Preferences:
    """Return settings with this keymap and these keys."""
    return Preferences({**Preferences().values, "keymap": name}, own)


@pytest.mark.parametrize("name", keymap.MAPS)
def test_in_every_map_no_key_means_two_things_and_every_action_has_one(name: str) -> None:
    for screen in SCREENS:
        found = [a for a in keymap.actions(wishes(name)) if a.screen == screen]
        keys = [key for a in found for key in a.keys]
        assert len(keys) == len(set(keys))
        assert all(a.keys for a in found)


@pytest.mark.parametrize("name", keymap.MAPS)
def test_a_map_names_actions_of_the_table_only(name: str) -> None:
    assert keymap.MAPS[name].keys() <= {a.id for a in ACTIONS}


def test_a_key_of_one_s_own_is_taken_from_who_had_it() -> None:
    found = {a.id: a for a in keymap.actions(wishes(accept=("j", "?")))}
    assert found["accept"].keys == ("j", "question_mark")
    assert found["accept"].shown == "j"
    assert found["next"].keys == ("down",)
    assert found["next"].shown == "↓"


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"acept": ("a",)}, "no action 'acept' (did you mean 'accept'?)"),
        ({"accept": ("ctrl+foo",)}, "accept: 'ctrl+foo' is no key"),
        ({"accept": ("p",), "reject": ("p",)}, "'p' is given to 'accept' and to 'reject'"),
    ],
)
def test_a_wrong_key_is_refused_by_file_and_nearest_id(own: dict[str, tuple[str, ...]], words: str) -> None:
    with pytest.raises(InputError) as error:
        keymap.actions(wishes(**own))
    assert words in str(error.value)
    assert "settings.toml" in str(error.value)


async def test_changed_keys_hold_on_the_screen_and_stand_in_its_footer(session: Session) -> None:
    app = CodingApp(session, wishes(accept=("z",), quit=("ctrl+w",)))
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "a")
        assert codes(session) == []
        await press(pilot, "z")
        assert ("quantifier", "many") in codes(session)
        assert "z accept" in text_of(app, "keys")
        assert "^w quit" in text_of(app, "keys")


async def test_the_left_hand_map_moves_by_w_and_s(session: Session) -> None:
    app = CodingApp(session, wishes("left"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        assert session.position == 1
        await press(pilot, "w")
        assert session.position == 0


async def test_every_theme_can_be_put_on(session: Session) -> None:
    app = CodingApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        for name in ("light", "contrast", "terminal", "terminal-light", "dark"):
            app.wish(Preferences({**app.wishes.values, "theme": name}))
            await pilot.pause()
            assert app.current_theme.name in (name, "ansi-dark", "ansi-light")


async def test_too_small_a_terminal_says_so_until_it_is_large_enough(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)
        await pilot.resize_terminal(59, 16)
        await press(pilot, "a")
        assert isinstance(app.screen, SmallScreen)
        assert codes(session) == []
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)
