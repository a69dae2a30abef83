"""The coding screen, driven by keys and mouse as a coder drives it."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from annotator.session import Session
from annotator.store import decisions
from annotator.store.project import Project
from annotator.tui.actions import of_screen
from annotator.tui.app import CodingApp
from annotator.tui.screens.coding import CodingScreen
from annotator.tui.screens.picker import PickerScreen
from annotator.tui.widgets.lines import Lines
from annotator.tui.widgets.passage import PassageView

SIZE = (80, 24)


def text_of(app: CodingApp, name: str) -> str:
    """Return what one part of the screen shows."""
    rows = app.screen.query_one(f"#{name}", Lines).rows
    return "\n".join("".join(piece.text for piece in row) for row in rows)


def codes(session: Session) -> list[tuple[str, str]]:
    """Return layer and code of all that is given in the unit shown, as the store has it."""
    return [(m.layer.key, m.decision.code or "") for a in session.view().answers for m in a.marks]


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let the screen settle."""
    await pilot.press(*keys)
    await pilot.pause()


async def test_three_keys_code_a_paragraph_with_two_statements(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "a", "a", "enter")
        assert session.position == 1
        session.go(0)
        assert session.view().is_done
        assert {("quantifier", "many"), ("stance", "support"), ("quantifier", "impersonal")} <= set(codes(session))


async def test_nothing_is_accepted_before_the_coder_says_so(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "k")
        assert codes(session) == []


async def test_a_number_takes_a_suggestion_and_drops_it_again(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2")
        assert codes(session) == [("quantifier", "many")]
        await press(pilot, "2")
        assert codes(session) == []


async def test_x_and_a_number_reject_and_the_panel_shows_it(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x", "2")
        assert "2✕ Many" in text_of(app, "panel")
        assert session.view().offers[1].state == "rejected"


async def test_a_number_without_a_suggestion_is_said_and_changes_nothing(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "9")
        assert "no suggestion 9" in text_of(app, "status")
        assert codes(session) == []


async def test_every_decision_is_in_the_database_when_it_shows(app: CodingApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2")
        assert "● How many" in text_of(app, "panel")
        assert [d.code for d in decisions.every(project.conn)] == ["many"]


async def test_part_of_a_name_picks_any_code(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c", *"techn", "enter")
        assert ("theme", "technology") in codes(session)


async def test_the_picker_shows_the_definition_and_the_recent_codes_first(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c", *"techn", "enter", "tab", "c")
        screen = app.screen
        assert isinstance(screen, PickerScreen)
        assert "Technology" in text_of(app, "found").splitlines()[0]
        await press(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


async def test_selected_words_get_the_code_with_their_offsets(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "right", "shift+right", "c", *"chil", "enter")
        [mark] = [m for a in session.view().answers for m in a.marks]
        unit = session.view().unit
        assert mark.decision.code == "CHL"
        assert unit.text[mark.decision.start : mark.decision.end] == "Some speakers"


async def test_the_mouse_selects_words_as_the_keys_do(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        passage = app.screen.query_one("#passage", PassageView)
        await pilot.mouse_down(passage, offset=(7, 1))
        await pilot.hover(passage, offset=(12, 1))
        await pilot.mouse_up(passage, offset=(12, 1))
        await pilot.pause()
        assert passage.selection == (0, 13)


async def test_a_click_on_a_suggestion_takes_it_and_one_on_the_footer_acts(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        panel = app.screen.query_one("#panel", Lines)
        row = next(i for i, r in enumerate(panel.rows) if any((p.target or "").startswith("offer:") for p in r))
        offered = [(p.target or "").startswith("offer:") for p in panel.rows[row]]
        column = sum(len(p.text) for p in panel.rows[row][: offered.index(True)])
        await pilot.click(panel, offset=(column, row + 1))
        await pilot.pause()
        assert codes(session) == [("stance", "support")]
        keys = app.screen.query_one("#keys", Lines)
        await pilot.click(keys, offset=(2, 0))
        await pilot.pause()
        assert session.position == 1


async def test_done_answers_what_is_open_with_none_and_names_it(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "a", "a", "enter")
        assert "none: Stance, Theme" in text_of(app, "status")


async def test_none_asks_which_question_when_several_are_open(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "0", "1")
        first = session.view().answers[0]
        assert first.is_none
        assert "no code applies" in text_of(app, "panel")


async def test_a_flag_with_its_reason_and_a_memo_are_kept_and_shown(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f", "2", "m", *"why", "escape")
        assert session.view().state.flag is not None
        assert session.view().state.flag.code == "ask"
        assert "⚑ ask" in text_of(app, "head")
        assert "✎ why" in text_of(app, "panel")


async def test_a_memo_that_is_left_with_ctrl_x_stays_as_it_was(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m", *"no", "ctrl+x")
        assert session.view().state.memo is None


async def test_undo_goes_back_to_where_the_act_was_and_says_it(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2", "G", "u")
        assert session.position == 0
        assert "Undid: gave" in text_of(app, "status")
        assert codes(session) == []
        await press(pilot, "ctrl+r")
        assert codes(session) == [("quantifier", "many")]


async def test_a_printed_number_is_jumped_to(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "colon", "2", "enter")
        assert session.view().unit.label == "2"
        await press(pilot, "colon", "9", "9", "enter")
        assert "no paragraph is numbered '99'" in text_of(app, "status")
        assert session.view().unit.label == "2"


async def test_next_open_leaves_out_what_is_done(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "k", "n")
        assert session.position == 1


async def test_a_new_session_begins_where_the_last_one_ended(app: CodingApp, project: Project) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "G", "q")
    assert Session(project, "anna").position == 2


async def test_hidden_suggestions_are_not_shown_and_not_noted_as_seen(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h")
        assert "1○" not in text_of(app, "panel")
        assert "hidden" in text_of(app, "panel")


async def test_reasons_and_scores_are_shown_on_demand(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e")
        assert "0.90 rule: made up" in text_of(app, "panel")


async def test_help_lists_every_key_and_any_key_closes_it(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "question_mark")
        short = text_of(app, "table")
        assert all(action.shown in short for action in of_screen("coding"))
        assert len(app.screen.query_one("#table", Lines).rows) < 36  # little more than a screen
        await press(pilot, "question_mark")
        assert "Take back what was done last" in text_of(app, "table")
        await press(pilot, "z")
        assert isinstance(app.screen, CodingScreen)


async def test_a_click_on_a_key_of_the_help_does_it(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "question_mark")
        rows = app.screen.query_one("#table", Lines).rows
        row = next(i for i, pieces in enumerate(rows) if any(p.text == "last" for p in pieces))
        column = "".join(p.text for p in rows[row]).index("last")
        await pilot.click("#table", offset=(column, row))
        await pilot.pause()
        assert session.position == 2


async def test_at_the_least_size_text_and_questions_both_have_room(app: CodingApp) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#passage").size.height >= 5
        shown = text_of(app, "panel")
        assert all(name in shown for name in ("Stance", "How many", "Theme"))


async def test_the_typing_line_keeps_the_keys_that_are_commands_elsewhere(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c", "q", "a", "1")
        assert app.screen.query_one(Input).value == "qa1"
        assert codes(session) == []


async def test_the_panel_stands_beside_the_text_where_there_is_room(app: CodingApp) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        passage, panel = app.screen.query_one("#passage"), app.screen.query_one("#panel")
        assert panel.region.x >= passage.region.right
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert panel.region.y >= passage.region.bottom
