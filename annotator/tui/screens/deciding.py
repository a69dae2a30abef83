"""What a coder decides on the screen: suggestions, codes, none, done, flags, memos, undo."""

from __future__ import annotations

from annotator.items import Question
from annotator.session import Offer, is_of
from annotator.session.picking import Choice
from annotator.tui import theme
from annotator.tui.screens.asking import ChoiceScreen, MemoScreen
from annotator.tui.screens.desk import Desk
from annotator.tui.screens.picker import PickerScreen
from annotator.tui.widgets.lines import Piece

_FLAGS = ("doubtful", "ask", "revisit")


class Deciding(Desk):
    """The acts that write decisions."""

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

    def do_pick(self) -> None:
        """Open the picker for what can be answered here."""
        self._pick(None)

    def _pick(self, layer: str | None) -> None:
        span = self._passage.selection
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
        span = self._passage.selection
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
