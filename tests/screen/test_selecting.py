"""Words are selected by key and mouse, over any script; the ends of what is coded move; overlaps stay readable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from annotator.session import Session
from annotator.text import snap
from annotator.tui import theme
from annotator.tui.app import CodingApp
from annotator.tui.widgets.lines import Lines
from annotator.tui.widgets.passage import INDENT, PassageView
from annotator.tui.widgets.selecting import Selecting
from annotator.tui.widgets.spans import Drawn, Spans
from annotator.tui.widgets.wrapping import Cells, wrap
from tests.screen.test_coding import codes, press, text_of

SIZE = (80, 24)
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SCRIPTS = f"The 汉字 e\u0301t\u0302 مرحبا {FAMILY}한국 नमस्ते end."
WORLD = st.text(st.sampled_from("ab 汉e\u0301\u200dم\U0001f468हि한\n."), min_size=1, max_size=60)


def passage(app: CodingApp) -> PassageView:
    """Return the text part of the screen."""
    return app.screen.query_one("#passage", PassageView)


def selected(app: CodingApp) -> str:
    """Return the selected words."""
    view = passage(app)
    place = view.selection
    return view.selecting.text[place[0] : place[1]] if place else ""


@given(WORLD, st.lists(st.tuples(st.sampled_from([1, -1]), st.booleans(), st.booleans()), max_size=12))
@settings(max_examples=60, deadline=None)
def test_whatever_keys_do_no_character_is_cut(text: str, steps: list[tuple[int, bool, bool]]) -> None:
    chosen = Selecting(text)
    for by, extend, fine in steps:
        chosen.step(by, extend=extend, fine=fine)
        for place in (chosen.selection, chosen.place):
            assert place is None or (place == snap(text, *place) and 0 <= place[0] < place[1] <= len(text))


@given(WORLD, st.integers(4, 20))
@settings(max_examples=60, deadline=None)
def test_a_column_leads_to_the_character_that_is_drawn_there(text: str, width: int) -> None:
    cells = Cells(text)
    for start, end in cells.wrap(width):
        for at in range(start, end):
            if cells.ends[at + 1] > cells.ends[at]:
                assert cells.offset(start, end, cells.column(start, at)) == at


def test_characters_of_any_script_are_taken_whole() -> None:
    chosen = Selecting(SCRIPTS)
    seen = []
    chosen.step(1, extend=False)
    while True:
        before = chosen.place
        chosen.step(1, extend=False, fine=True)
        if chosen.place == before or chosen.place is None:
            break
        seen.append(SCRIPTS[chosen.place[0] : chosen.place[1]])
    assert {"汉", "e\u0301", FAMILY, "한", "म"} <= set(seen)
    assert "स्" in seen or "स्ते" in seen


def test_lines_break_between_words_and_never_within_a_character() -> None:
    for start, end in wrap(SCRIPTS * 4, 24):
        assert snap(SCRIPTS * 4, start, end) == (start, end)


async def test_a_sentence_then_the_next_one_with_it(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s")
        assert selected(app) == "Many speakers stressed crime prevention."
        await press(pilot, "s")
        assert selected(app).endswith("could help.")
        await press(pilot, "escape", "S")
        assert selected(app) == "Many speakers stressed crime prevention."


async def test_the_end_of_a_selection_moves_by_a_character_and_the_other_end_too(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "shift+right", "less_than_sign", "less_than_sign")
        assert selected(app) == "Many speake"
        await press(pilot, "y", "shift+right")
        assert selected(app) == "speake"


async def test_the_ends_of_coded_words_are_moved(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "right", "right", "right", "right", "v", "c", *"chil", "enter")
        assert codes(session) == [("country", "CHL")]
        await press(pilot, "escape", "right", "right", "right", "right", "r", "y", "shift+left", "r")
        [mark] = [m for a in session.view().answers for m in a.marks]
        text = session.view().unit.text
        assert text[mark.decision.start : mark.decision.end] == "from Chile"
        await press(pilot, "u")
        [mark] = [m for a in session.view().answers for m in a.marks]
        assert text[mark.decision.start : mark.decision.end] == "Chile"


async def test_every_code_under_the_cursor_is_named(app: CodingApp, session: Session) -> None:
    session.go(1)
    text = session.view().unit.text
    at = text.index("Chile")
    session.apply("country", "CHL", None, at, at + 5)
    session.apply("country", "FRA", None, at - 5, at + 5)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "right", "right", "right")
        said = text_of(app, "status")
        assert "Country: Chile" in said
        assert "Country: France" in said


async def test_the_mouse_focuses_the_statement_it_presses_and_the_right_button_picks(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.click(passage(app), offset=(1 + INDENT + 50, 1))
        await pilot.pause()
        assert "▸2 “It was noted”" in text_of(app, "panel")
        await pilot.click(passage(app), offset=(1 + INDENT + 1, 1), button=3)
        await pilot.pause()
        assert "found" in {w.id for w in app.screen.query(Lines)}


async def test_words_of_another_statement_put_it_in_focus_and_are_coded_on_it(
    app: CodingApp, session: Session
) -> None:  # fmt: skip
    one, two = session.view().frame.statements
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "shift+right")
        assert "▸1 “Many speakers”" in text_of(app, "panel")
        await press(pilot, "tab", "c", *"youth", "enter")
        await press(pilot, "escape", "left", "shift+left")
        assert "▸2 “It was noted”" in text_of(app, "panel")
        await press(pilot, "c", *"technology", "enter")
    given = {d.code: (d.statement, session.view().unit.text[d.start : d.end]) for d in session.view().state.codings}
    assert given == {"youth": (one.id, "Many speakers"), "technology": (two.id, "help.")}


async def test_words_selected_for_the_paragraph_as_a_whole_leave_it_in_focus(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "shift+tab", "left", "shift+left")
        assert "▸  the paragraph as a whole" in text_of(app, "panel")
        await press(pilot, "c", *"technology", "enter")
    [given] = session.view().state.codings
    assert given.statement == session.view().frame.statements[1].id


async def test_the_right_button_on_a_suggestion_rejects_it(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        panel = app.screen.query_one("#panel", Lines)
        row = next(i for i, r in enumerate(panel.rows) if any((p.target or "").startswith("offer:") for p in r))
        await pilot.click(panel, offset=(18, row + 1), button=3)
        await pilot.pause()
        assert session.view().offers[0].state == "rejected"


async def test_statements_are_made_split_and_rejected_by_keys(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "shift+right", "shift+right", "t")
        assert next(s.text for s in session.view().frame.statements) == "Many speakers stressed"
        await press(pilot, "u", "t", "1")
        assert [s.attribution for s in session.view().frame.statements] == ["It was noted"]
        await press(pilot, "u", "right", "right", "right", "right", "t", "3")
        assert len(session.view().frame.statements) == 3


def test_overlapping_ranges_have_a_lane_each_and_the_shortest_gives_the_ground() -> None:
    long = Drawn(0, 30, Style(bgcolor="red"), "■")
    short = Drawn(5, 8, Style(bgcolor="blue"), "▲")
    spans = Spans([short, long], [(0, 10), (10, 20), (20, 30)])
    assert ["".join(p.text for p in spans.margin(y)) for y in range(3)] == ["■▲ ", "│  ", "╰  "]
    inner = next(style for a, b, style in spans.runs(0) if a == 5)
    assert inner.bgcolor is not None and inner.bgcolor.name == "blue"
    assert inner.underline2


def test_more_ranges_than_lanes_are_said() -> None:
    many = [Drawn(i, 20, theme.PLAIN, "■") for i in range(5)]
    spans = Spans(many, [(0, 10), (10, 20)])
    assert "+" in "".join(p.text for p in spans.margin(0))


@pytest.mark.parametrize(("given", "sign"), [(True, "│"), (False, "╎")])
def test_suggested_ranges_are_told_from_given_ones_by_their_lane(given: bool, sign: str) -> None:
    spans = Spans([Drawn(0, 30, theme.PLAIN, "?", is_given=given)], [(0, 10), (10, 20), (20, 30)])
    assert spans.margin(1)[0].text == sign
