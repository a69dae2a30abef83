"""Finding a place and looking things up on the screen, by keys and mouse."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from textual.widgets import Input, Static

from annotator import preferences
from annotator.session import Session
from annotator.store import outline, rounds
from annotator.store.project import Project
from annotator.tui.app import CodingApp
from annotator.tui.screens.browsing import BrowseScreen
from annotator.tui.screens.coding import CodingScreen
from annotator.tui.screens.reading import ReadingScreen
from annotator.tui.screens.settings import SettingsScreen
from annotator.tui.screens.tour import PAGES, TourScreen
from annotator.tui.widgets.picks import Picks
from tests.screen.test_coding import press, text_of

SIZE = (80, 24)


def listed(app: CodingApp) -> list[str]:
    """Return the rows of the list in sight."""
    rows = app.screen.query_one(Picks)
    return ["".join(p.text for p in rows.rows[i]) for i in range(rows.count)]


async def settle(app: CodingApp, pilot: object) -> None:
    """Wait for what is searched aside."""
    await app.workers.wait_for_complete()
    await pilot.pause()  # type: ignore[attr-defined]


async def test_search_finds_texts_and_memos_and_goes_there(app: CodingApp, session: Session) -> None:
    session.go(2)
    session.memo("Zukunft")
    session.go(0)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+f", *"chil")
        await settle(app, pilot)
        assert [row for row in listed(app) if "Chile" in row]
        await press(pilot, *(["backspace"] * 4), *"zuk")
        await settle(app, pilot)
        assert "in your memo" in listed(app)[0]
        await press(pilot, "enter")
        assert isinstance(app.screen, CodingScreen)
        assert session.position == 2


async def test_a_search_that_finds_nothing_says_so_and_escape_stays_here(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+f", *"qqq")
        await settle(app, pilot)
        assert listed(app) == []
        assert "no paragraph and no memo of yours" in text_of(app, "more")
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, CodingScreen)
        assert session.position == 0


async def test_a_filter_is_in_sight_until_it_ends_and_moving_keeps_to_it(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "F", *"chile", "enter")
        await settle(app, pilot)
        assert session.position == 0
        assert session.view().unit.label == "2"
        assert "▽ chile · 1/1" in text_of(app, "head")
        await press(pilot, "j")
        assert "This is the last one" in text_of(app, "status")
        await press(pilot, "F", "ctrl+u", "enter")
        assert "▽" not in text_of(app, "head")
        assert len(session.ids) == 3


async def test_tab_takes_a_piece_of_a_filter_and_a_wrong_one_is_told_before_it_is_used(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "F", *"do", "tab")
        assert app.screen.query_one(Input).value == "done:no "
        await press(pilot, *"colour", "colon", *"red", "enter")
        assert isinstance(app.screen, BrowseScreen)
        assert "no field 'colour'" in str(app.screen.query_one("#hint", Static).render())


async def test_the_number_that_fits_is_counted_while_one_types(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "F", *"crime ")
        await settle(app, pilot)
        assert "2 of 3 paragraphs fit" in str(app.screen.query_one("#hint", Static).render())


async def test_a_filter_that_keeps_nothing_is_said_and_all_stays(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "F", *"qqq", "enter")
        await settle(app, pilot)
        assert "nothing fits qqq" in text_of(app, "status")
        assert len(session.ids) == 3


async def test_back_and_forward_follow_the_way(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "G", "k", "left_curly_bracket")
        assert session.position == 2
        await press(pilot, "left_curly_bracket")
        assert session.position == 0
        await press(pilot, "left_curly_bracket")
        assert "where you began" in text_of(app, "status")
        await press(pilot, "right_curly_bracket", "right_curly_bracket", "right_curly_bracket")
        assert session.position == 1
        assert "nothing ahead" in text_of(app, "status")


async def test_the_outline_counts_what_is_done_and_goes_to_a_heading(app: CodingApp, session: Session) -> None:
    session.done()
    session.go(2)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "O")
        await settle(app, pilot)
        assert [row.split() for row in listed(app)] == [["○", "1/3", "I.", "Deliberations"]]
        await press(pilot, "enter")
        assert session.position == 0


async def test_documents_say_how_far_each_is_and_go_on_where_it_is_open(app: CodingApp, session: Session) -> None:
    session.done()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "R")
        await settle(app, pilot)
        assert "1/3" in listed(app)[0]
        assert "one.txt" in text_of(app, "more")
        await press(pilot, "enter")
        assert session.position == 1


async def test_the_codebook_is_searched_by_phrase_and_shows_the_definition(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", *"young people")
        await settle(app, pilot)
        assert [row.strip() for row in listed(app)] == ["■ Youth"]
        assert "Prevention › Youth" in text_of(app, "more")


async def test_the_code_at_hand_is_shown_as_it_was_coded_before(app: CodingApp, session: Session) -> None:
    session.go(2)
    session.accept(session.view().offers[0])
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g", "p")
        await settle(app, pilot)
        await settle(app, pilot)  # which codes were given, then the passages
        assert "Prevention of yours, newest first: 1" in str(app.screen.query_one(".title", Static).render())
        assert "Promote crime prevention" in listed(app)[0]
        assert "taken as suggested" in text_of(app, "more")
        await press(pilot, "enter")
        assert session.position == 2


async def test_own_work_shows_progress_and_leads_to_passages(app: CodingApp, session: Session) -> None:
    session.accept(session.view().offers[0])
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "W")
        await settle(app, pilot)
        assert "0 of 3 paragraphs done" in listed(app)[0]
        await press(pilot, "enter")
        assert isinstance(app.screen, BrowseScreen)
        await press(pilot, *"supp")
        await settle(app, pilot)
        await press(pilot, "enter")
        await settle(app, pilot)
        assert "Support of yours, newest first: 1" in str(app.screen.query_one(".title", Static).render())


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("W", "tui.screens.orienting._work"),
        ("V", "session.settling.own_differences"),
        ("O", "store.outline.headings"),
        ("R", "session.orientation.standings"),
        ("b", "session.dashboard.used"),
    ],
)
async def test_lists_never_keep_the_screen_waiting_and_say_what_went_wrong(
    app: CodingApp, project: Project, session: Session, monkeypatch: pytest.MonkeyPatch, key: str, what: str
) -> None:
    rounds.open_round(project.conn, "main")
    goes_on = Event()
    monkeypatch.setattr(f"annotator.{what}", failing(goes_on))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, key)
        assert "being" in text_of(app, "more")  # read in another thread, while keys are heard
        await press(pilot, "escape", "j")
        assert session.position == 1
        await press(pilot, key)
        goes_on.set()
        await settle(app, pilot)
        assert "repeat in a moment" in str(app.screen.query_one("#hint", Static).render())


def failing(goes_on: Event) -> Callable[..., None]:
    """Return a way to read that waits, in another thread only, and then fails."""

    def read(*_: object) -> None:
        assert current_thread() is not main_thread()
        goes_on.wait(30)
        raise sqlite3.OperationalError("database is locked")

    return read


async def test_earlier_codes_are_looked_for_aside_and_dropped_when_the_coder_has_gone_on(
    app: CodingApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()
    with monkeypatch.context() as patched:
        patched.setattr("annotator.session.dashboard.used", failing(goes_on))
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "p")
            assert "Looking for your earlier codes …" in text_of(app, "status")
            await press(pilot, "j")
            goes_on.set()
            await settle(app, pilot)
            assert session.position == 1
            assert "repeat in a moment" not in text_of(app, "status")
            await press(pilot, "p")
            await settle(app, pilot)
            assert "repeat in a moment" in text_of(app, "status")


async def test_enter_before_a_list_has_been_found_takes_what_is_found(
    app: CodingApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, headings = Event(), outline.headings

    def read(*given: Any) -> list[outline.Heading]:
        goes_on.wait(30)
        return headings(*given)

    monkeypatch.setattr("annotator.store.outline.headings", read)
    session.go(2)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "O", *"delib", "enter")
        assert isinstance(app.screen, BrowseScreen)
        goes_on.set()
        await settle(app, pilot)
        assert isinstance(app.screen, CodingScreen)
        assert session.position == 0


async def test_guidelines_of_the_project_are_one_key_away(app: CodingApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "B")
        assert "guidelines.md" in text_of(app, "status")
        (project.folder / "guidelines.md").write_text("# How we code\n\nBe \x1b[31mcalm.", encoding="utf-8")
        await press(pilot, "B")
        assert isinstance(app.screen, ReadingScreen)
        assert "How we code" in text_of(app, "text")
        assert "\x1b" not in text_of(app, "text")
        await press(pilot, "z")
        assert isinstance(app.screen, CodingScreen)


async def test_the_tour_is_offered_to_who_is_new_and_never_opened_unasked(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "T takes a tour of one minute" in text_of(app, "status")
        assert isinstance(app.screen, CodingScreen)
        await press(pilot, "T", *(["enter"] * (len(PAGES) - 1)))
        assert isinstance(app.screen, TourScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, CodingScreen)


async def test_the_tour_names_the_keys_that_hold(session: Session) -> None:
    wishes = preferences.Preferences(own_keys={"next": ("z",)})
    app = CodingApp(session, wishes)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "T")
        assert "z and k" in str(app.screen.query_one("#page", Static).render())


async def test_a_passage_is_copied_with_its_citation(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "shift+right", "Y")
        assert app.clipboard == "“Many speakers” (Report one, para. 1)"
        assert "Selection copied with its citation: Report one, para. 1" in text_of(app, "status")


async def test_a_setting_holds_at_once_and_the_next_time(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "comma", "right")
        assert app.current_theme.name == "light"
        await press(pilot, "j", "j", "j", "right", "escape")
        assert preferences.load().text("theme") == "light"
        assert "0.90 rule" in text_of(app, "panel")


@pytest.mark.parametrize("key", ["O", "R", "ctrl+f", "F", "b", "W", "comma", "T", "question_mark"])
async def test_every_screen_opens_at_the_least_size_and_escape_closes_it(app: CodingApp, key: str) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await press(pilot, key)
        assert not isinstance(app.screen, CodingScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


async def test_a_click_takes_an_entry_of_a_list_and_a_setting(app: CodingApp, session: Session) -> None:
    session.go(2)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "O")
        await settle(app, pilot)
        await pilot.click(Picks, offset=(30, 0))
        await pilot.pause()
        assert session.position == 0
        await press(pilot, "comma")
        assert isinstance(app.screen, SettingsScreen)
        await pilot.click(Picks, offset=(30, 0))
        await pilot.pause()
        assert app.current_theme.name == "light"
