"""The screen that settles differences: the text, the coders' answers side by side, one key for each."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from annotator.errors import AnnotatorError
from annotator.items import Question
from annotator.session.picking import Choice
from annotator.session.settling import Settling
from annotator.tui import codes, drawing, settled, theme
from annotator.tui.screens import picker
from annotator.tui.screens.acting import Acting, bindings
from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan
from annotator.tui.screens.desk import LOW, WIDE
from annotator.tui.widgets.lines import Lines, Piece
from annotator.tui.widgets.passage import PassageView


class SettlingScreen(Acting):
    """Drives an adjudicator's session by keys and mouse."""

    KIND: ClassVar[str] = "settling"
    BINDINGS: ClassVar[list[BindingType]] = bindings("settling")

    def __init__(self, settling: Settling) -> None:
        super().__init__()
        self._settling = settling
        self._masks = settled.masks(settling.cases)
        self._is_masked = True
        self._message = Piece("")

    def on_mount(self) -> None:
        """Show the worst case first."""
        self._is_masked = self.wishes.is_on("masked")
        self._passage.measure = self.wishes.number("measure")
        if self._settling.cases and self._settling.answer(self._settling.cases[0]) is not None:
            self._settling.turn_to_open()
        self.call_after_refresh(self._show)

    def on_resize(self, event: events.Resize) -> None:
        """Put the answers beside the text where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.set_class(event.size.height < LOW, "low")
        self.call_after_refresh(self._show)

    @property
    def _passage(self) -> PassageView:
        return self.query_one("#passage", PassageView)

    def _show(self) -> None:
        settling, case, width = self._settling, self._settling.case, self.size.width
        said, complaint = self._message, drawing.complaint(self._message, width)
        self.query_one("#keys", Lines).show(complaint[1:] or drawing.keys(self.actions, width))
        if case is None:
            self.query_one("#panel", Lines).show([[Piece(" The coders agree on everything they both finished.")]])
            self.query_one("#head", Lines).show([[Piece(" Nothing to settle", theme.BOLD)], []])
            return
        self.query_one("#head", Lines).show(settled.head(settling, case, width))
        shown = settled.passage(case, *settling.neighbours(case))
        self._passage.show_passage(shown, keep=True)
        if shown.focus and self._passage.selection is None:
            self._passage.reveal_text(min(a for a, _ in shown.focus), max(b for _, b in shown.focus))
        names = self._masks if self._is_masked else {}
        panel = self.query_one("#panel", Lines)
        is_moot = settling.is_moot(case)
        rows = settled.panel(case, settling.answer(case), names, max(20, panel.room), is_moot=is_moot)
        panel.show([row for row in rows if row] if self.size.height < LOW else rows)
        rest = "" if settling.left else "  all cases are settled"
        self.query_one("#status", Lines).show(complaint[:1] or [[Piece(f" {said.text}{rest}", said.style)]])

    def _run(self, command: Callable[[], str | None], *, goes_on: bool = False) -> None:
        """Do something and say what came of it; ``goes_on``: then go to the next case that is open."""
        try:
            said = command() or ""
            if goes_on:
                self._settling.turn_to_open()
            self._message = Piece(said)
        except (AnnotatorError, sqlite3.Error) as error:
            self._message = Piece(str(error), theme.ERROR)
        self._show()

    # --- acts

    def action_number(self, number: int) -> None:
        """Let the answer with this number stand and go on."""
        self._run(lambda: self._settling.take(number - 1), goes_on=True)

    def do_settle_none(self) -> None:
        """Let it stand that no code applies, and go on."""
        self._run(self._settling.none_applies, goes_on=True)

    def do_settle_write(self) -> None:
        """Pick another code; on a layer with one answer go on."""
        case = self._settling.case
        if case is None:
            return
        if case.is_marking or self._settling.is_moot(case):
            self._run(lambda: self._settling.write(""))  # says why there is nothing to pick
            return
        span = self._passage.selection if case.layer.item_for(case.frame.unit.kind) == "span" else None
        if case.layer.item_for(case.frame.unit.kind) == "span" and span is None:
            self._run(lambda: "Select words first: → or v, then ⇧→")
            return

        def write(choice: Choice | str | None) -> None:
            if isinstance(choice, Choice):
                start, end = span or (None, None)
                self._run(lambda: self._settling.write(choice.key, start, end), goes_on=not case.layer.is_set)

        question = Question(case.layer, case.item)
        picker.ask(self.app, "Which answer stands?", [question], self._settling, write)

    def do_settle_next(self) -> None:
        """Go to the next case."""
        self._run(lambda: self._settling.turn(1))

    def do_settle_previous(self) -> None:
        """Go to the previous case."""
        self._run(lambda: self._settling.turn(-1))

    def do_settle_open(self) -> None:
        """Go to the next open case."""
        self._run(self._settling.turn_to_open)

    def do_settle_undo(self) -> None:
        """Take back the newest settling."""
        self._run(self._settling.undo)

    def do_settle_redo(self) -> None:
        """Settle again what was taken back."""
        self._run(self._settling.redo)

    def do_settle_reveal(self) -> None:
        """Show or mask the coders' names."""
        self._is_masked = not self._is_masked
        self._run(lambda: "Names masked" if self._is_masked else "Names in sight")

    def do_settle_codebook(self) -> None:
        """Look anything up in the codebook."""
        book = self._settling.book

        def find(typed: str) -> list[Entry]:
            return [
                Entry(f"{c.layer.key}:{c.key}", codes.row(c, {}), lambda w, c=c: codes.facts(c, w))  # type: ignore[misc]
                for c in codes.find(typed, book)
            ]

        self.app.push_screen(BrowseScreen(Plan("Codebook", find, hint="↓ ↑ · esc leaves")))

    def do_settle_word_right(self) -> None:
        """Move the cursor to the next word."""
        self._passage.step(1, extend=False)

    def do_settle_word_left(self) -> None:
        """Move the cursor to the word before."""
        self._passage.step(-1, extend=False)

    def do_settle_extend_right(self) -> None:
        """Select on to the next word."""
        self._passage.step(1, extend=True)

    def do_settle_extend_left(self) -> None:
        """Select back to the word before."""
        self._passage.step(-1, extend=True)

    def do_settle_scroll(self) -> None:
        """Scroll the answers."""
        panel = self.query_one("#panel", Lines)
        before = panel.top
        panel.page(1)
        if panel.top == before:
            panel.page(-1_000_000)

    def do_settle_help(self) -> None:
        """Show the keys of this screen."""
        self.do_help()

    def do_settle_quit(self) -> None:
        """Leave; everything is kept already."""
        self.do_quit()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Do what the clicked words ask for."""
        kind, _, name = message.target.partition(":")
        if kind == "side":
            self.action_number(int(name) + 1)
        elif kind == "act" and not name.endswith("number"):
            self.action_act(name)
