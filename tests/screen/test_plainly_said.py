"""The screen says what stands: what done answered, what a key did, what was cut; and asks for no name too early."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.session import Session
from annotator.store import coders
from annotator.store.project import Project
from annotator.tui.app import CodingApp
from annotator.tui.screens.keys import KeysScreen
from annotator.tui.widgets.lines import Lines, Piece
from tests import made
from tests.running import annotator
from tests.screen.test_coding import press, text_of

SIZE = (80, 24)


async def test_a_finished_paragraph_shows_what_done_answered_with_none(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2", "enter", "k")
        shown = text_of(app, "panel")
        assert "● How many" in shown
        assert "– Stance     no code applies" in shown
        assert "– nothing marked" in shown  # the countries of the paragraph as a whole
        assert "○ Stance" not in shown
        await press(pilot, "o")
        assert "○ Stance" in text_of(app, "panel")


async def test_an_enter_after_the_number_of_a_flag_finishes_nothing(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f", "1")
        await press(pilot, "enter")
        assert session.position == 0
        assert not session.view().is_done
        assert "Flagged: doubtful · ⏎ once more finishes the paragraph" in text_of(app, "status")
        await press(pilot, "enter")
        assert session.position == 1


async def test_any_other_key_after_a_flag_makes_enter_finish_again(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f", "1")
        await press(pilot, "2", "enter")
        assert session.position == 1
        await press(pilot, "f", "enter")  # enter has chosen here
        await press(pilot, "enter")
        assert session.position == 2


async def test_what_done_answered_with_none_stays_in_sight_until_the_next_act(app: CodingApp) -> None:
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter", "space", "pageup")
        await pilot.pause(0)
        assert "none: Stance, How many, Theme (4 suggestions not taken)" in text_of(app, "status")
        await press(pilot, "j")
        assert "none:" not in text_of(app, "status")


async def test_a_line_that_loses_words_ends_in_an_ellipsis(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        keys = app.screen.query_one("#keys", Lines)
        keys.show([[Piece("x" * 100)]])
        assert keys.render_line(0).text == "x" * 79 + "…"
        keys.show([[Piece("x" * 80 + "  ")]])
        assert keys.render_line(0).text == "x" * 80


async def test_what_is_wrong_with_a_filter_is_said_in_full(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "F")
        await press(pilot, *"cod", "colon", "x")
        hint = app.screen.query_one("#hint")
        said = "".join(strip.text.strip() + " " for strip in hint.render_lines(hint.region.reset_offset))
        assert "fields are done, flag, memo" in said
        assert "country" in said


def test_who_decides_nothing_is_no_coder(tmp_path: Path) -> None:
    made.make(tmp_path).close()
    study = tmp_path / "study"
    annotator("-p", study, "code", "--plain", "--coder", "bnn")
    assert annotator("-p", study, "list", "coders", "--jsonl").out == ""


def test_the_first_decision_makes_a_coder(project: Project) -> None:
    session = Session(project, "bnn")
    session.go(1)
    assert coders.coders(project.conn) == []
    session.done()
    assert [c.name for c in coders.coders(project.conn)] == ["bnn"]


async def test_the_message_line_tells_what_must_be_answered_from_what_may(app: CodingApp, session: Session) -> None:
    session.go(2)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot)
        assert "1 open: Theme" in text_of(app, "status")
        await press(pilot, "1")
        assert "all answered; Country may be marked: ⏎" in text_of(app, "status")
        await press(pilot, "k", "c", *"caution", "enter", "0", "3")
        assert "all answered, 1 suggestion left: ⏎" in text_of(app, "status")


async def test_what_is_wrong_is_said_to_its_end_in_the_row_of_the_keys_until_the_next_act(
    app: CodingApp, project: Project
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        away = project.folder.rename(project.folder.with_name("elsewhere"))
        await press(pilot, "a")
        said = text_of(app, "status") + text_of(app, "keys")
        assert "is no longer where it was opened" in said and "put its folder back" in said
        assert max(map(len, (text_of(app, "status"), text_of(app, "keys")))) <= SIZE[0]
        away.rename(project.folder)
        await press(pilot, "a")
        assert "Accepted" in text_of(app, "status") and "done, next" in text_of(app, "keys")


async def test_a_code_found_by_its_letters_only_is_said_to_be(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c", *"tchno")
        assert "Technology" in text_of(app, "found")
        assert "only has the letters in this order" in text_of(app, "found")
        await press(pilot, *("backspace",) * 4, *"ech")
        assert "letters in this order" not in text_of(app, "found")


async def test_the_keys_say_that_the_nine_numbers_are_changed_in_the_file(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(KeysScreen())
        await press(pilot, *"numbered")
        assert "changed in the file only: number under [keys]" in text_of(app, "more")


async def test_a_project_that_may_not_be_written_is_looked_at_and_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.project.may_write", lambda _: False)
    app = CodingApp(Session(project, "anna"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j")
        assert "read-only" in text_of(app, "head") and "2 of 3" in text_of(app, "head")
        assert "read-only" not in text_of(app, "status")
        await press(pilot, "a")
        assert "nothing can be coded" in text_of(app, "status")
    assert not project.conn.execute("SELECT count(*) FROM decision").fetchone()[0]
