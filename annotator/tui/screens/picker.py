"""Any code by typing part of its name: a line to type in, what fits, and the definition of the one in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from annotator.items import Question
from annotator.session import picking
from annotator.session.picking import Choice
from annotator.text import one_line, to_display

_AT_MOST = 100  # rows made for one query


class PickerScreen(ModalScreen[Choice | None]):
    """Gives the chosen code."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "step(1)", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, questions: Sequence[Question], recent: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._questions, self._recent = title, tuple(questions), tuple(recent)
        self._among = picking.choices(questions)
        self._found: list[Choice] = []

    def compose(self) -> ComposeResult:
        """Lay out the line to type in, the list and the definition."""
        with Vertical(classes="box full"):
            yield Static(to_display(self._title), classes="title", markup=False)
            yield Input(placeholder="type part of a name, path, phrase or definition", compact=True)
            yield OptionList(markup=False)
            yield Static(id="definition", markup=False)
            yield Static("⏎ gives it · ↓ ↑ · esc leaves", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the recent codes first."""
        self.query_one(OptionList).can_focus = False
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while typing."""
        self._search(event.value)

    def _search(self, query: str) -> None:
        found = picking.find(query, self._among, self._recent)
        self._found = (found + picking.free(query, self._questions))[:_AT_MOST]
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([Option(one_line(c.shown)) for c in self._found] or [Option("nothing fits", disabled=True)])
        rows.highlighted = 0 if self._found else None
        self._define()

    def _define(self) -> None:
        at = self.query_one(OptionList).highlighted
        choice = self._found[at] if at is not None and at < len(self._found) else None
        self.query_one("#definition", Static).update(_definition(choice))

    def action_step(self, by: int) -> None:
        """Move the highlight while the typing line keeps the keys."""
        rows = self.query_one(OptionList)
        if self._found:
            rows.highlighted = ((rows.highlighted or 0) + by) % len(self._found)
            self._define()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the definition of the highlighted code."""
        self._define()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the highlighted code."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            self.dismiss(self._found[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the clicked code."""
        if event.option_index < len(self._found):
            self.dismiss(self._found[event.option_index])

    def on_click(self, event: events.Click) -> None:
        """Keep the keys on the typing line."""
        self.query_one(Input).focus()

    def action_leave(self) -> None:
        """Close without a code."""
        self.dismiss(None)


def _definition(choice: Choice | None) -> str:
    if choice is None or choice.code is None:
        return ""
    code = choice.code
    facts = [code.definition]
    facts += [f"Include: {code.include}"] if code.include else []
    facts += [f"Exclude: {code.exclude}"] if code.exclude else []
    facts += [f"Example: {code.examples[0]}"] if code.examples else []
    return "\n".join(to_display(" ".join(fact.split())) for fact in facts if fact)
