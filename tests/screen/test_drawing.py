"""What is drawn is safe and complete, whatever the text holds."""

from __future__ import annotations

import dataclasses
import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from annotator.session import Session, groups
from annotator.tui import drawing, panel, theme
from annotator.tui.actions import SCREENS, as_markdown, of_screen
from annotator.tui.screens.coding import CodingScreen
from annotator.tui.widgets.lines import Row
from annotator.tui.widgets.passage import Passage
from annotator.tui.widgets.spans import Drawn, Spans
from annotator.tui.widgets.wrapping import wrap
from tests.conftest import ROOT

HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x07\u202e\u2066\u200f\ufeff[b]漢e\u0301\U0001f468\u200d ")),
    min_size=1, max_size=120,
)  # fmt: skip
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def texts(rows: list[Row]) -> str:
    """Return all that rows show."""
    return "".join(piece.text for row in rows for piece in row)


@given(HOSTILE, st.integers(20, 90))
@settings(max_examples=60, deadline=None)
def test_wrapped_lines_hold_every_character_once_and_keep_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(text[a:b] for a, b in lines) == text
    assert all(cell_len(text[a:b].rstrip()) <= width or b - a == 1 for a, b in lines if text[a:b].isprintable())


@given(HOSTILE)
@settings(max_examples=40, deadline=None)
def test_no_text_of_a_document_reaches_the_terminal_raw(text: str) -> None:
    from annotator.tui.widgets.passage import PassageView

    view = PassageView(id="passage")
    view.show_passage(Passage(text, before=text, after=text, sentences=(1,), statements=(0,)), keep=False)
    assert not _HARMFUL.search(texts(view.rows))


def test_names_from_document_and_codebook_are_safe_in_head_panel_and_message(session: Session) -> None:
    evil = "\x1b[31mred\u202e"
    view = session.view()
    document = dataclasses.replace(view.document, symbol=evil)
    unit = dataclasses.replace(view.unit, label=evil, path=(evil,), speaker=evil)
    frame = dataclasses.replace(view.frame, unit=unit)
    view = dataclasses.replace(view, document=document, frame=frame)
    rows = drawing.head(view, evil, evil, 120) + panel.draw(groups(view), 0, 60, explain=True).rows
    rows += drawing.status(panel.Piece(evil), view, 80)
    assert not _HARMFUL.search(texts(rows))


def test_headings_are_shown_without_the_asterisks_of_emphasis_and_kept_with_them(session: Session) -> None:
    view = session.view()
    unit = dataclasses.replace(view.unit, path=("Recommendations (*continued*)",))
    view = dataclasses.replace(view, frame=dataclasses.replace(view.frame, unit=unit))
    assert "Recommendations (continued)" in texts(drawing.head(view, "anna", "1", 120))
    assert view.unit.path == ("Recommendations (*continued*)",)


def test_the_footer_fits_and_always_names_help_and_quit() -> None:
    for width in (40, 60, 80, 120):
        [row] = drawing.keys(of_screen("coding"), width)
        shown = "".join(p.text for p in row)
        assert cell_len(shown.rstrip()) <= width
        assert "help" in shown
        assert "quit" in shown


def test_every_action_of_the_table_is_done_by_the_screen_and_no_key_means_two_things() -> None:
    assert all(hasattr(CodingScreen, f"do_{a.id}") for a in of_screen("coding") if not a.is_numbered)
    for screen in SCREENS:
        keys = [key for a in of_screen(screen) for key in a.keys]
        assert len(keys) == len(set(keys))


def test_the_documented_keys_are_those_of_the_table() -> None:
    assert as_markdown() in (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")


def test_the_documented_settings_are_those_of_the_schema() -> None:
    import runpy

    made = runpy.run_path(str(ROOT / "docs" / "make.py"))
    assert made["settings_page"]() == (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def test_signs_are_single_cells_so_that_columns_hold() -> None:
    from annotator.tui import theme

    signs = (theme.OPEN, theme.TAKEN, theme.REJECTED, theme.NONE, theme.DONE, theme.FLAG, theme.MEMO)
    assert all(cell_len(s) == 1 and unicodedata.category(s) != "Cn" for s in signs)
    assert len(set(signs)) == len(signs)


def test_no_word_on_the_ground_of_a_code_is_dimmed() -> None:
    coded, suggested = Drawn(0, 5, Style(bgcolor="bright_cyan"), "■"), Drawn(0, 9, theme.SUGGESTED_SPAN)
    (_, _, on_ground), (_, _, plain) = Spans([coded, suggested], [(0, 9)]).runs(0)
    assert not on_ground.dim and on_ground.underline
    assert plain.dim
