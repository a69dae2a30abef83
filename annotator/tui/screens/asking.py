"""Small screens that ask one thing: a choice among a few, a line of text, a memo; escape leaves without an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from annotator.text import to_display

_CLOSE = Binding("escape", "leave", "leave", show=False)


class ChoiceScreen(ModalScreen[int | None]):
    """Asks for one of a few options, by number, arrows or mouse; gives its index."""

    BINDINGS: ClassVar = [_CLOSE]

    def __init__(self, title: str, options: Sequence[str]) -> None:
        super().__init__()
        self._title, self._options = title, options
        self.is_by_number = False  # whether a number has chosen

    def compose(self) -> ComposeResult:
        """Lay out the title, the numbered options and a hint."""
        with Vertical(classes="box"):
            yield Static(to_display(self._title), classes="title", markup=False)
            yield OptionList(
                *(Option(f"{i}  {to_display(o)}", id=str(i)) for i, o in enumerate(self._options, 1)), markup=False
            )
            yield Static("a number chooses at once, ⏎ the one in sight · esc leaves", classes="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Choose by number."""
        if event.key.isdecimal() and 1 <= int(event.key) <= len(self._options):
            event.stop()
            self.is_by_number = True
            self.dismiss(int(event.key) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose by enter or mouse."""
        self.dismiss(event.option_index)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class LineScreen(ModalScreen[str | None]):
    """Asks for one line of text."""

    BINDINGS: ClassVar = [_CLOSE]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title, self._hint = title, hint

    def compose(self) -> ComposeResult:
        """Lay out the title, the line and a hint."""
        with Vertical(classes="box"):
            yield Static(to_display(self._title), classes="title", markup=False)
            yield Input(compact=True)
            yield Static(f"{to_display(self._hint)} · esc leaves", classes="hint", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line, or nothing when it is blank."""
        self.dismiss(event.value.strip() or None)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Writing(TextArea):
    """A text to write; what is pasted shows no control characters."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = to_display_lines(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        await super()._on_paste(event)


class MemoScreen(ModalScreen[str | None]):
    """Asks for a memo of any number of lines; escape keeps what was written, so that nothing is lost."""

    BINDINGS: ClassVar = [
        Binding("escape", "keep", "keep", show=False, priority=True),
        Binding("ctrl+x", "leave", "leave", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._shown = title, to_display_lines(text)

    def compose(self) -> ComposeResult:
        """Lay out the title, the text and a hint."""
        with Vertical(classes="box tall"):
            yield Static(to_display(self._title), classes="title", markup=False)
            yield Writing(self._shown, soft_wrap=True)
            yield Static("esc keeps it · ctrl+x leaves it as it was", classes="hint", markup=False)

    def action_keep(self) -> None:
        """Give the text, or nothing when it was not changed."""
        written = self.query_one(TextArea).text
        self.dismiss(None if written == self._shown else written)

    def action_leave(self) -> None:
        """Close and change nothing."""
        self.dismiss(None)


def to_display_lines(text: str) -> str:
    """Return text safe to show with its line ends kept."""
    return "\n".join(to_display(line) for line in text.split("\n"))
