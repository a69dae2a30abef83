"""The coding screen: one paragraph between its neighbours, its statements and codes, a line that says what happened."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from annotator.tui.screens.acting import bindings
from annotator.tui.screens.deciding import Deciding
from annotator.tui.screens.moving import Moving
from annotator.tui.widgets.lines import Lines


class CodingScreen(Deciding, Moving):
    """Drives a session by keys and mouse."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("coding")

    def action_act(self, name: str) -> None:
        """Do one of the actions of the table."""
        if name != "reject":
            self._is_rejecting = False
        self._run(getattr(self, f"do_{name}"))

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
            self._pick(name)
        elif kind == "offer":
            offer = next(o for o in self._view.offers if o.suggestion.id == name)
            self._run(lambda: self._toggle(offer))
        elif kind == "mark":
            mark = next(m for a in self._view.answers for m in a.marks if m.decision.id == name)
            self._run(lambda: self._session.remove(mark))
