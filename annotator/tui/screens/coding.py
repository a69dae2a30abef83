"""The coding screen: one paragraph between its neighbours, its statements and codes beside it, a line that says what
happened. It holds no state of its own but the focus; every act goes to the session and is shown from there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from annotator.errors import AnnotatorError
from annotator.items import Question
from annotator.session import Group, Offer, Session, View, groups, is_of
from annotator.session.picking import Choice
from annotator.tui import drawing, panel, theme
from annotator.tui.actions import ACTIONS
from annotator.tui.screens.asking import ChoiceScreen, LineScreen, MemoScreen
from annotator.tui.screens.help import HelpScreen
from annotator.tui.screens.picker import PickerScreen
from annotator.tui.widgets.lines import Lines, Piece
from annotator.tui.widgets.passage import PassageView

WIDE = 110  # columns from which the panel stands beside the text, not below
_FLAGS = ("doubtful", "ask", "revisit")
Command = Callable[[], str | None]


def _bindings() -> list[BindingType]:
    plain = [a for a in ACTIONS if a.id != "number"]
    found: list[BindingType] = [
        Binding(",".join(a.keys), f"act('{a.id}')", a.label, show=False, priority=a.id == "quit") for a in plain
    ]
    return found + [Binding(str(n), f"number({n})", show=False) for n in range(1, 10)]


class CodingScreen(Screen[None]):
    """Drives a session by keys and mouse."""

    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    def __init__(self, session: Session, welcome: str = "") -> None:
        super().__init__()
        self._session = session
        self._view: View = session.view()
        self._groups: list[Group] = []
        self._focus = 0
        self._message = Piece(welcome)
        self._is_explaining = False
        self._is_rejecting = False

    def compose(self) -> ComposeResult:
        """Lay out head, text and codes, message line and keys."""
        yield Lines(id="head")
        with Container(id="body"):
            yield PassageView(id="passage")
            yield Lines(id="panel")
        yield Lines(id="status")
        yield Lines(id="keys")

    def on_mount(self) -> None:
        """Show where the coder left off."""
        self._enter_unit()
        self.call_after_refresh(self._show, keep=False)

    def on_resize(self, event: events.Resize) -> None:
        """Put the panel beside the text where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.call_after_refresh(self._show, keep=True)

    # --- showing

    def _enter_unit(self) -> None:
        self._view = self._session.view()
        self._groups = groups(self._view)
        self._focus = next((i for i, g in enumerate(self._groups) if g.open_offers), 0)

    def _refresh(self) -> None:
        """Read the unit anew from the session and show it."""
        before = self._view.unit.id
        view = self._session.view()
        if view.unit.id != before:
            self._enter_unit()
        self._view, self._groups = view, groups(view)
        self._focus = max(0, min(self._focus, len(self._groups) - 1))
        self._show(keep=view.unit.id == before)

    def _show(self, *, keep: bool) -> None:
        view, width = self._view, self.size.width
        self.query_one("#head", Lines).show(drawing.head(view, self._session.coder, self._session.round, width))
        self._show_text(keep=keep)
        codes = self.query_one("#panel", Lines)
        drawn = panel.draw(self._groups, self._focus, max(20, codes.size.width - 1), explain=self._is_explaining)
        rows = drawing.note(drawn.rows, view, codes.size.width)
        codes.show(rows)
        shift = 2 if view.is_withheld else 0
        codes.reveal(drawn.focus[0] + shift, drawn.focus[1] + shift)
        self._show_message()
        self.query_one("#keys", Lines).show(drawing.keys(width))

    def _show_text(self, *, keep: bool) -> None:
        text, drawn = self.query_one("#passage", PassageView), drawing.passage(self._view, self._group)
        text.show_passage(drawn, keep=keep)
        if drawn.focus and text.cursor is None:
            text.reveal_text(min(a for a, _ in drawn.focus), max(b for _, b in drawn.focus))

    def _show_message(self) -> None:
        self.query_one("#status", Lines).show(drawing.status(self._message, self._view, self.size.width))

    @property
    def _group(self) -> Group | None:
        return self._groups[self._focus] if self._groups else None

    # --- doing

    def _run(self, command: Command) -> None:
        """Do something; what it says, or what went wrong, stands in the message line."""
        try:
            self._message = Piece(command() or "")
        except (AnnotatorError, sqlite3.Error) as error:
            self._message = Piece(str(error), theme.ERROR)
        self._refresh()

    def action_act(self, name: str) -> None:
        """Do one of the actions of the table."""
        if name != "reject":
            self._is_rejecting = False
        self._run(getattr(self, f"do_{name}"))

    def action_number(self, number: int) -> None:
        """Take, drop or (after x) reject the suggestion with this number."""
        group = self._group
        if group is None or number > len(group.offers):
            self._run(lambda: f"There is no suggestion {number} here")
            return
        rejecting, self._is_rejecting = self._is_rejecting, False
        offer = group.offers[number - 1]
        self._run(lambda: self._session.reject(offer) if rejecting else self._toggle(offer))

    def _toggle(self, offer: Offer) -> str:
        if offer.state != "accepted":
            return self._session.accept(offer)
        mark = next(m for a in self._view.answers for m in a.marks if is_of(m, offer))
        return self._session.remove(mark)

    def do_accept(self) -> str:
        """Accept what is suggested for the statement in focus; go on to the next."""
        group = self._group
        said = self._session.accept_all(group.open_offers) if group and group.open_offers else ""
        following = [i for i, g in enumerate(self._groups) if i > self._focus and g.open_offers]
        if following:
            self._focus = following[0]
        return said or ("Nothing is suggested here" if not following else "")

    def do_accept_all(self) -> str:
        """Accept everything that is suggested for the unit."""
        return self._session.accept_all(self._view.offers)

    def do_reject(self) -> str:
        """Wait for the number of the suggestion to reject."""
        self._is_rejecting = True
        return "Reject which number?"

    def do_done(self) -> str:
        """Finish the unit and go to the next one that is open."""
        said = self._session.done()
        self._session.go_to_open()
        done = self._session.view()
        return f"{said} · everything is done" if done.done_units >= done.total else said

    def do_reopen(self) -> str:
        """Take back that the unit is done."""
        return self._session.reopen()

    def do_undo(self) -> str:
        """Take back the newest act."""
        return self._session.undo()

    def do_redo(self) -> str:
        """Do again what was undone."""
        return self._session.redo()

    def do_hide(self) -> str:
        """Hide or show the suggestions."""
        return self._session.hide()

    def do_explain(self) -> str:
        """Show or hide the reasons."""
        self._is_explaining = not self._is_explaining
        return "Reasons and scores in sight" if self._is_explaining else ""

    # --- picking, none, repeat

    def do_pick(self) -> None:
        """Open the picker for what can be answered here."""
        self._pick(None)

    def _pick(self, layer: str | None) -> None:
        span = self.query_one("#passage", PassageView).selection
        questions = [q for q in self._questions(span is not None) if layer in (None, q.layer.key)]
        if not questions:
            self._message = Piece("Select words first: → or v, then ⇧→", theme.WARN)
            self._show_message()
            return
        words = f"“{self._view.unit.text[span[0] : span[1]]}”" if span else (self._group.title if self._group else "")
        self.app.push_screen(
            PickerScreen(f"Code for {words}", questions, self._session.recent()), lambda c: self._give(c, span)
        )

    def _questions(self, has_span: bool) -> list[Question]:
        group = self._group
        here = [a.question for a in group.answers] if group else []
        spans = [a.question for a in self._view.answers if a.is_span and a.question not in here]
        return here + spans if has_span else [q for q in here if q.layer.item_for(self._view.unit.kind) != "span"]

    def _give(self, choice: Choice | None, span: tuple[int, int] | None) -> None:
        if choice is not None:
            start, end = span or (None, None)
            self._run(lambda: self._session.apply(choice.layer.key, choice.key, choice.item, start, end))

    def do_repeat(self) -> str | None:
        """Give the last code again, to the selection or the statement in focus."""
        span = self.query_one("#passage", PassageView).selection
        by_layer = {q.layer.key: q for q in reversed(self._questions(span is not None))}
        for layer, code in self._session.recent():
            if layer in by_layer:
                start, end = span or (None, None)
                return self._session.apply(layer, code, by_layer[layer].item, start, end)
        return "Nothing to repeat here"

    def do_none(self) -> str | None:
        """Answer an open question with "no code applies"."""
        found = [a.question for a in self._group.answers if a.is_open and not a.is_span] if self._group else []
        if not found:
            return "Nothing is open here"
        if len(found) == 1:
            return self._session.none(found[0])
        options = [q.layer.name for q in found] + ["All of these"]

        def answer(index: int | None) -> None:
            if index is not None:
                chosen = found if index == len(found) else [found[index]]
                self._run(lambda: "; ".join([self._session.none(q) for q in chosen]))

        self.app.push_screen(ChoiceScreen("No code applies for", options), answer)
        return None

    # --- flag, memo

    def do_flag(self) -> None:
        """Flag the unit, or take its flag away."""
        options = ["doubtful", "ask the lead", "revisit"] + ["no flag"] * (self._view.state.flag is not None)

        def answer(index: int | None) -> None:
            if index is not None:
                self._run(lambda: self._session.flag(_FLAGS[index] if index < len(_FLAGS) else None))

        self.app.push_screen(ChoiceScreen("Flag this paragraph", options), answer)

    def do_memo(self) -> None:
        """Write a memo on the unit."""
        old = self._view.state.memo
        screen = MemoScreen("Memo on this paragraph", (old.memo or "") if old else "")

        def keep(text: str | None) -> None:
            if text is not None:
                self._run(lambda: self._session.memo(text))

        self.app.push_screen(screen, keep)

    # --- moving

    def _go(self, position: int) -> str:
        if self._session.go(position):
            return ""
        return "This is the last one" if position > 0 else "This is the first one"

    def do_next(self) -> str:
        """Go to the next unit."""
        return self._go(self._session.position + 1)

    def do_previous(self) -> str:
        """Go to the previous unit."""
        return self._go(self._session.position - 1)

    def do_first(self) -> str:
        """Go to the first unit."""
        return self._go(0)

    def do_last(self) -> str:
        """Go to the last unit."""
        return self._go(len(self._session.ids) - 1)

    def do_next_open(self) -> str:
        """Go to the next unit that is not done."""
        return self._session.go_to_open()

    def do_previous_open(self) -> str:
        """Go to the previous unit that is not done."""
        return self._session.go_to_open(-1)

    def do_next_flagged(self) -> str:
        """Go to the next flagged unit."""
        return self._session.go_to_flagged()

    def do_jump(self) -> None:
        """Ask for a printed number and go there."""

        def jump(label: str | None) -> None:
            if label is not None:
                self._run(lambda: self._session.go_to_label(label))

        self.app.push_screen(LineScreen("Go to paragraph", "the number printed in the report"), jump)

    def do_focus_next(self) -> None:
        """Put the next statement in focus."""
        self._focus = (self._focus + 1) % max(1, len(self._groups))

    def do_focus_previous(self) -> None:
        """Put the previous statement in focus."""
        self._focus = (self._focus - 1) % max(1, len(self._groups))

    def do_scroll_down(self) -> None:
        """Scroll the text down."""
        self.query_one("#passage", PassageView).scroll_page_down(animate=False)

    def do_scroll_up(self) -> None:
        """Scroll the text up."""
        self.query_one("#passage", PassageView).scroll_page_up(animate=False)

    # --- words

    def do_word_right(self) -> None:
        """Move the cursor right."""
        self.query_one("#passage", PassageView).step(1, extend=False)

    def do_word_left(self) -> None:
        """Move the cursor left."""
        self.query_one("#passage", PassageView).step(-1, extend=False)

    def do_extend_right(self) -> None:
        """Select on."""
        self.query_one("#passage", PassageView).step(1, extend=True)

    def do_extend_left(self) -> None:
        """Select back."""
        self.query_one("#passage", PassageView).step(-1, extend=True)

    def do_mark(self) -> None:
        """Begin or end selecting."""
        self.query_one("#passage", PassageView).mark()

    def do_drop(self) -> None:
        """Drop the selection."""
        self.query_one("#passage", PassageView).drop()

    def on_passage_view_selected(self) -> None:
        """Name what stands on the words under the cursor."""
        place = self.query_one("#passage", PassageView).place
        if place is not None:
            words = f"“{self._view.unit.text[place[0] : place[1]]}”"
            self._message = Piece(f"{words}  {drawing.under(self._view, *place)}")
            self._show_message()

    # --- mouse, help, leaving

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

    def do_help(self) -> None:
        """Show all keys; do what is clicked there."""
        self.app.push_screen(HelpScreen(), lambda name: self.action_act(name) if name and name != "number" else None)

    def do_quit(self) -> None:
        """Leave; everything is kept already."""
        self.app.exit()
