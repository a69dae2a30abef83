"""No byte of a document, a codebook or a memo reaches the terminal raw: escapes, C1, bidi controls."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App
from textual.screen import Screen

from annotator.codebook import Layer
from annotator.model import Code
from annotator.store import coders, decisions, documents, frames, suggestions
from annotator.store.decisions import Draft
from annotator.tui.screens.asking import ChoiceScreen, LineScreen, MemoScreen
from annotator.tui.screens.defining import definition
from annotator.tui.screens.ladder import LadderScreen
from annotator.tui.widgets.lines import Lines, Piece
from annotator.tui.widgets.passage import Passage, PassageView
from tests import made
from tests.screen.test_terminal import Terminal

EVIL = "\x1b]0;taken\x07\x1b[31m\x9b31m\u202eabc\u2066\u200f\u200b\ufeff"
HOSTILE = st.text(
    st.sampled_from("\x1b\x07\x9b\x9d\x90\x08\x0c\r\n\t\u202e\u2066\u2069\u200f\u200b\ufeff\u2028[](;m0abc 漢e\u0301"),
    max_size=40,
)
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\u2028\u2029]")


def layer(text: str) -> Layer:
    """Return an ordinal layer all of whose words are this text."""
    codes = tuple(
        Code(str(n), "y", f"{text}{n}", definition=text, include=text, exclude=text, examples=(text,), off_scale=n > 2)
        for n in range(4)
    )
    return Layer(
        "y", text, {"default": "unit"}, None, None, False, "ordinal", False, codes, None,
        _index={c.key: c for c in codes},
    )  # fmt: skip


class Passages(Screen[None]):
    """Shows a passage and a list made of this text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> Any:
        """Lay out both."""
        yield PassageView(id="passage")
        yield Lines(id="list")

    def on_mount(self) -> None:
        """Fill both, as the coding screen does."""
        view = self.query_one(PassageView)
        view.show_passage(Passage(self._text, before=self._text, after=self._text, sentences=(2,)), keep=False)
        view.selecting.select(0, len(self._text))
        view.changed()
        self.query_one("#list", Lines).show(
            [[Piece(line)] for line in definition(layer(self._text).codes[0]).split("\n")]
        )


SCREENS: dict[str, Callable[[str], Screen[Any]]] = {
    "passage": Passages,
    "choice": lambda text: ChoiceScreen(text, [text, text]),
    "line": lambda text: LineScreen(text, text),
    "memo": lambda text: MemoScreen(text, text),
    "ladder": lambda text: LadderScreen(text, layer(text), {"1"}, {"2"}),
}


def shown(app: App[None]) -> str:
    """Return all text that the compositor hands to the terminal, without the terminal's own codes."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(segment.text for strip in strips for segment in strip)


@pytest.mark.parametrize("name", SCREENS)
@given(text=HOSTILE)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
async def test_every_widget_shows_hostile_text_without_harm(name: str, text: str) -> None:
    class Bare(App[None]):
        CSS_PATH = str(Path(__file__).parents[2] / "annotator" / "tui" / "annotator.tcss")

        def on_mount(self) -> None:
            self.push_screen(SCREENS[name](text + EVIL))

    app = Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not HARMFUL.search(shown(app))


def hostile(folder: Path) -> Path:
    """Make a project in which every text there is holds harm; return its folder."""
    book = made.CODEBOOK.replace("name: Support", 'name: "Su\\u202epport \\e[31m"').replace(
        "definition: In favour.", 'definition: "In \\e]0;taken\\a favour."'
    )
    study = made.make(folder, book)
    texts = tuple((kind, f"{label}{EVIL}", f"{text} {EVIL} {text}") for kind, label, text in made.TEXTS)
    report = made.report(texts, "two")
    first = report.units[0]
    path = (f"Heading {EVIL}",)
    units = tuple(dataclasses.replace(u, path=path, speaker=f"Mr. {EVIL}") for u in report.units)
    document = dataclasses.replace(report.document, title=f"Title {EVIL}", symbol=f"A/{EVIL}")
    documents.add(study.conn, dataclasses.replace(report, units=units, document=document))
    said = made.statement(first, report.sentences[0], f"Many speakers {EVIL}", "many", "stress", "support")
    frames.put(study.conn, first.id, [said])
    found = made.suggestion(first, said.id, 0, len(first.text), "stance", "support")
    suggestions.put(study.conn, first.id, [dataclasses.replace(found, reason=EVIL)], "x", study.book().version)
    name, _ = coders.register(study.conn, "anna")
    desk = study.desk(name, "main", study.book())
    decisions.append(study.conn, desk, [Draft(first.id, "memo", memo=f"memo {EVIL}\n{EVIL}")])
    study.close()
    return study.folder


_RAW = tuple(c.encode() for c in ("\x1b]0;", "\x1b[31m", "\x9b", "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff"))


def test_nothing_of_a_hostile_project_reaches_a_terminal_raw(tmp_path: Path) -> None:
    terminal = Terminal("-p", str(hostile(tmp_path)), "code", "--coder", "anna")
    terminal.wait_for("Many")
    coding = ["G", "k", "k", "k", "e", "s", "w1", "\x1b", "c", "sup", "\x1b", "=1", "\x1b", "m", "\x18", "t", "\x1b"]
    for keys in (*coding, "?", "z", "O", "\x1b", "R", "\x1b", "b", "\x1b", "W", "\x1b", "F", "\x1b"):
        terminal.answer(keys)
    terminal.type("\x11")
    assert terminal.end() == 0
    for raw in _RAW:
        at = terminal.seen.find(raw)
        assert at < 0, terminal.seen[max(0, at - 60) : at + 20]
