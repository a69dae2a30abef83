"""The coding screen: one paragraph between its neighbours, its statements and codes, a line that says what happened."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from annotator.tui.screens.acting import bindings
from annotator.tui.screens.comparing import Comparing
from annotator.tui.screens.finding import Finding
from annotator.tui.screens.moving import Moving
from annotator.tui.screens.orienting import Orienting
from annotator.tui.screens.shelf import Shelf
from annotator.tui.widgets.lines import Lines, Piece

# What only moves the cursor: nothing but the lines it touches is drawn.
_LIGHT = frozenset((
    "word_right", "word_left", "extend_right", "extend_left", "char_right", "char_left", "extend_char_right",
    "extend_char_left", "mark", "other_end", "drop", "sentence", "statement_words", "scroll_down", "scroll_up",
))  # fmt: skip


class CodingScreen(Comparing, Moving, Finding, Shelf, Orienting):
    """Drives a session by keys and mouse."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("coding")

    def action_act(self, name: str) -> None:
        """Do one of the actions of the table."""
        do = getattr(self, f"do_{name}")
        was_answered, self._is_answered = self._is_answered, False
        if was_answered and name == "done":
            self._message = Piece(f"{self._message.text} · ⏎ once more finishes the {self._view.unit.kind}")
            self._show_message()
            return
        if name not in _LIGHT:
            self._awaits, self._awaited = "", None
            self._run(do)
            return
        do()

    def _ask_about(self, layer: str) -> None:
        """Show the codes of the layer whose name was clicked."""
        answers = self._group.answers if self._group else ()
        question = next((a.question for a in answers if a.question.layer.key == layer and not a.is_span), None)
        if question is not None and self._passage.selection is None:
            self._ask(question)
        else:
            self._run(lambda: self._pick(layer))

    def on_passage_view_pointed(self) -> None:
        """Offer the codes that the words under the mouse can get."""
        place = self._passage.place
        if place is not None and self._passage.selection is None:
            self._passage.selecting.select(*place)
            self._passage.changed()
        self.action_act("pick")

    def do_hide(self) -> str:
        """Hide or show the suggestions."""
        return self._session.hide()

    def do_explain(self) -> str:
        """Show or hide the reasons."""
        self._is_explaining = not self._is_explaining
        return "Reasons and scores in sight" if self._is_explaining else ""

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Do what the clicked words ask for."""
        kind, _, name = message.target.partition(":")
        if kind == "act":
            self.action_act(name) if name != "number" else None
        elif kind == "group":
            self._focus = int(name)
            self._refresh()
        elif kind == "pick":
            self._ask_about(name)
        elif kind == "offer":
            offer = self._view.offers[int(name) - 1]
            self._run(lambda: self._session.reject(offer) if message.is_second else self._toggle(offer))
        elif kind == "mark":
            mark = next(m for a in self._view.answers for m in a.marks if m.decision.id == name)
            self._run(lambda: self._session.remove(mark))
