"""What a coder decides on the screen: suggestions, codes, none, done, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.items import Question
from annotator.session import Offer, holding, is_of
from annotator.session.picking import Choice
from annotator.tui.screens.noting import Noting

if TYPE_CHECKING:
    from annotator.tui.screens.ladder import Reply

Span = tuple[int, int]


class Deciding(Noting):
    """The acts that write codes."""

    _awaits = ""  # what the next number means: "" take, "reject", "wrong"

    def action_number(self, number: int) -> None:
        """Take, drop or (after x or w) reject or correct the suggestion with this number."""
        awaited, self._awaits, self._is_answered = self._awaits, "", False
        group = self._group
        if group is None or number > len(group.offers):
            self._run(lambda: f"There is no suggestion {number} here")
            return
        offer = group.offers[number - 1]
        if awaited == "wrong":
            self._correct(offer)
        else:
            self._run(lambda: self._session.reject(offer) if awaited == "reject" else self._toggle(offer))

    def _toggle(self, offer: Offer) -> str:
        if offer.state != "accepted":
            return self._session.accept(offer)
        mark = next(m for a in self._view.answers for m in a.marks if is_of(m, offer))
        return self._session.remove(mark)

    def do_accept(self) -> str:
        """Accept what is suggested for the statement in focus; go on to the next."""
        group = self._group
        said = self._session.accept_all(group.open_offers) if group and group.open_offers else ""
        moved = self._go_on()
        return said or ("" if moved else "Nothing is suggested here")

    def _after(self, said: str) -> str:
        self._go_on()
        return said

    def _go_on(self) -> bool:
        """Put the next statement with a suggestion that waits in focus."""
        following = [i for i, g in enumerate(self._groups) if i > self._focus and g.open_offers]
        if following:
            self._focus = following[0]
        return bool(following)

    def do_accept_all(self) -> str:
        """Accept everything that is suggested for the unit."""
        return self._session.accept_all(self._view.offers)

    def do_accept_done(self) -> str:
        """Accept everything, finish the unit, go on."""
        said = self._session.accept_all(self._view.offers)
        return f"{said} · {self.do_done()}"

    def do_reject(self) -> str:
        """Wait for the number of the suggestion to reject."""
        self._awaits = "reject"
        return "Reject which number?"

    def do_reject_all(self) -> str:
        """Reject what waits in the statement in focus."""
        return self._session.reject_all(self._group.offers if self._group else ())

    def do_wrong(self) -> str:
        """Wait for the number of the answer that is not right."""
        self._awaits = "wrong"
        return "Which is wrong? Its number; all others are accepted"

    def _correct(self, offer: Offer) -> None:
        """Accept all others, then ask for the right answer in place of this one."""
        offers = self._group.offers if self._group else ()
        self._run(lambda: self._session.all_but(offer, offers))
        self._ask(Question(offer.layer, offer.item), go_on=True)

    def do_done(self) -> str:
        """Finish the unit and go to the next one that is open."""
        finished = self._session.view().unit.id
        said = self._session.done()
        self._session.go_to_open()
        done = self._session.view()
        self._learn(finished)
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

    # --- one question

    def do_answer(self) -> str | None:
        """Ask which question, then show its codes."""
        found = [a.question for a in self._group.answers if not a.is_span] if self._group else []
        if not found:
            return "Nothing is asked here"
        if len(found) == 1:
            self._ask(found[0])
            return None
        self.choose("Answer which question?", [q.layer.name for q in found], lambda i: self._ask(found[i]))
        return None

    def _ask(self, question: Question, *, go_on: bool = False) -> None:
        """Show a question's codes with a key each, or the picker where there are too many."""
        from annotator.tui.screens import ladder

        layer = question.layer
        if not ladder.fits(layer):
            self._search([question], None, go_on)
            return
        answers = [a for a in self._view.answers if a.question == question]
        given = {m.decision.code or "" for a in answers for m in a.marks}
        offered = {o.suggestion.code for o in self._view.offers if o.state == "open"} if answers else set()
        offered &= {o.suggestion.code for o in self._view.offers if (o.layer.key, o.item) == (layer.key, question.item)}
        title = f"{layer.name} · {self._group.title}" if self._group else layer.name

        def reply(answer: Reply | None) -> None:
            if answer is not None and answer.kind == "search":
                self._search([question], None, go_on)
            elif answer is not None:
                self._run(lambda: self._reply(question, answer, go_on))

        self.app.push_screen(ladder.LadderScreen(title, layer, given, offered), reply)

    def _reply(self, question: Question, answer: Reply, go_on: bool) -> str:
        if answer.kind == "none":
            said = self._session.none(question)
        else:
            said = self._session.apply(question.layer.key, answer.code, question.item)
        return self._after(said) if go_on else said

    # --- any code

    def do_pick(self) -> str | None:
        """Open the picker for what can be answered here."""
        return self._pick(None)

    def _pick(self, layer: str | None) -> str | None:
        span = self._passage.selection
        questions = [q for q in self._questions(span) if layer in (None, q.layer.key)]
        if not questions:
            return "Select words first: → or v, then ⇧→"
        self._search(questions, span)
        return None

    def _search(self, questions: list[Question], span: Span | None, go_on: bool = False) -> None:
        from annotator.tui.screens import picker

        words = f"“{self._view.unit.text[span[0] : span[1]]}”" if span else (self._group.title if self._group else "")

        def give(choice: Choice | str | None) -> None:
            if isinstance(choice, str):
                self.propose(choice, [q.layer for q in questions])
            elif choice is not None:
                self._run(lambda: self._give(choice, span, go_on))

        picker.ask(self.app, f"Code for {words}", questions, self._session, give)

    def _questions(self, span: Span | None) -> list[Question]:
        """Return what can be answered here; of selected words first what marks words, then what holds them."""
        here = [self._group] if self._group else []
        if span is not None and here:
            holder = self._groups[holding(self._view, self._groups, self._focus, *span)]
            here = [holder, *(g for g in here if g.is_whole and g != holder)]
        spans = [a.question for a in self._view.answers if a.is_span]
        asked = [a.question for g in here for a in g.answers if not a.is_span]
        return [*spans, *asked] if span is not None else asked

    def _give(self, choice: Choice, span: Span | None, go_on: bool) -> str:
        start, end = span or (None, None)
        said = self._session.apply(choice.layer.key, choice.key, choice.item, start, end)
        return self._after(said) if go_on else said

    def do_repeat(self) -> str | None:
        """Give the last code again, to the selection or the statement in focus."""
        span = self._passage.selection
        by_layer = {q.layer.key: q for q in reversed(self._questions(span))}
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

        def answer(index: int) -> None:
            chosen = found if index == len(found) else [found[index]]
            self._run(lambda: self._session.none_of(chosen))

        self.choose("No code applies for", options, answer)
        return None
