"""What a coder decides in the plain mode: suggestions, codes, none, done, flags, memos, proposals, undo."""

from __future__ import annotations

from collections.abc import Callable

from annotator.cli.plain_desk import Desk
from annotator.errors import InputError, nearest
from annotator.items import Question
from annotator.session import Offer, groups, holding, is_of
from annotator.session.picking import Choice
from annotator.text import one_line, to_display

_SHOWN = 9  # codes listed when several fit


class Deciding(Desk):
    """The acts that write decisions; each returns what it says."""

    def do_take(self, numbers: str) -> str:
        """Take or drop suggestions by their numbers."""
        return "; ".join([self._toggle(offer) for offer in [self._offer(n) for n in numbers.split()]])

    def _toggle(self, offer: Offer) -> str:
        if offer.state != "accepted":
            return self._session.accept(offer)
        return self._session.remove(next(m for m in self._marks if is_of(m, offer)))

    def do_accept(self, rest: str) -> str:
        """Accept what the statement has, go to the next."""
        said = self._session.accept_all(self._group.open_offers)
        self._go_on()
        return said

    def _go_on(self) -> None:
        later = [i for i, g in enumerate(groups(self._view)) if i > self._focus and g.open_offers]
        self._focus = later[0] if later else self._focus

    def do_accept_all(self, rest: str) -> str:
        """Accept all of the unit."""
        return self._session.accept_all(self._view.offers)

    def do_accept_done(self, rest: str) -> str:
        """Accept all of the unit, finish it, go on."""
        return f"{self.do_accept_all(rest)}; {self.do_done(rest)}"

    def do_reject(self, rest: str) -> str:
        """Reject one suggestion."""
        return self._session.reject(self._offer(rest))

    def do_reject_all(self, rest: str) -> str:
        """Reject all suggestions of the statement that wait."""
        return self._session.reject_all(self._group.offers)

    def do_all_but(self, rest: str) -> str:
        """Accept all but one, and give another code in its place."""
        number, _, typed = rest.partition(" ")
        offer = self._offer(number)
        question = Question(offer.layer, offer.item)
        choice = self._one(typed, [question], f"but {number} ") if typed else None
        said = self._session.all_but(offer, self._group.offers)
        if isinstance(choice, Choice):
            said = f"{said} {self._session.apply(choice.layer.key, choice.key, choice.item)}"
            self._go_on()
        return said

    def do_pick(self, rest: str) -> str:
        """Give the code that fits what was typed."""
        choice = self._one(rest, self._questions(), "c ")
        start, end = self._words or (None, None)
        said = self._session.apply(choice.layer.key, choice.key, choice.item, start, end)
        self._words = None
        return said

    def _one(self, typed: str, questions: list[Question], command: str) -> Choice:
        """Return the one code that fits; say which do when there are several."""
        found = self._known(typed, questions)
        exact = [c for c in found if typed.casefold() in _names(c)]
        if len(exact) == 1 or len(found) == 1:
            return (exact or found)[0]
        if not found:
            raise InputError(f"no code fits '{typed}'", remedy="try part of its name, or propose it: p LAYER NAME")
        listed = [f"{command}{c.layer.key} {c.key}: {one_line(c.name)}" for c in found[:_SHOWN]]
        more = f", and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise InputError(f"several fit: {'; '.join(map(one_line, listed))}{more}", remedy="type more of one")

    def _known(self, typed: str, questions: list[Question]) -> list[Choice]:
        """Return the codes that fit; a new verb only where verbs alone are asked for: "= verb urge", "c verb urge"."""
        found = self._session.find_codes(typed, questions)
        known = [c for c in found if not c.is_new]
        if known or len(questions) == 1:
            return known or found
        word = typed.removeprefix("verb ")
        return [c for c in self._session.find_codes(word, questions) if c.is_new] if word != typed else []

    def _questions(self) -> list[Question]:
        here = [self._group]
        spans = [a.question for a in self._view.answers if a.is_span and self._words is not None]
        if self._words is not None and self._group.is_whole:
            found = groups(self._view)
            holder = found[holding(self._view, found, self._focus, *self._words)]
            here = [holder] if holder == self._group else [holder, self._group]
        return spans + [a.question for g in here for a in g.answers if not a.is_span]

    def do_answer(self, rest: str) -> str:
        """List a question's codes, or answer it."""
        name, _, code = rest.partition(" ")
        question = self._named(name)
        if code:
            choice = self._one(code, [question], f"= {name} ")
            return self._session.apply(choice.layer.key, choice.key, choice.item)
        on = [c for c in question.layer.codes if c.selectable and not c.retired and not c.off_scale]
        off = [c for c in question.layer.codes if c.selectable and not c.retired and c.off_scale]
        order = "lowest first" if question.layer.scale == "ordinal" else "codes"
        lines = [f"{one_line(question.layer.name)}: {order}"]
        lines += [f"  {one_line(c.key)}: {one_line(c.name)}" for c in on]
        lines += ["  off the scale:"] * bool(off) + [f"  {one_line(c.key)}: {one_line(c.name)}" for c in off]
        return "\n".join(lines) if on or off else f"{one_line(question.layer.name)}: any word of its vocabulary"

    def _named(self, name: str) -> Question:
        here = [a.question for a in self._group.answers]
        found = [q for q in here if name.casefold() in (q.layer.key.casefold(), q.layer.name.casefold())]
        if not found:
            raise InputError(f"no question here is called '{name}'{nearest(name, [q.layer.key for q in here])}")
        return found[0]

    def do_look(self, rest: str) -> str:
        """Say what codes mean."""
        asked = [a.question for a in self._view.answers]
        found = [c for c in self._session.find_codes(rest, asked) if c.code is not None]
        kept = list({(c.layer.key, c.key): c for c in found}.values())[:3]
        lines = [line for c in kept for line in _meaning(c)]
        return "\n".join(lines) or f"no code fits '{one_line(rest)}'"

    def do_repeat(self, rest: str) -> str:
        """Give the last code again."""
        asked = {q.layer.key: q for q in reversed(self._questions())}
        for layer, code in self._session.recent():
            if layer in asked:
                start, end = self._words or (None, None)
                return self._session.apply(layer, code, asked[layer].item, start, end)
        return "nothing to repeat here"

    def do_none(self, rest: str) -> str:
        """Say that no code applies."""
        found = [a.question for a in self._group.answers if a.is_open and not a.is_span]
        named = [q for q in found if rest.casefold() in (q.layer.key.casefold(), q.layer.name.casefold())]
        chosen = named if rest else found
        if not chosen:
            raise InputError(f"no open question is called '{rest}'" if rest else "nothing is open here")
        return self._session.none_of(chosen)

    def do_done(self, rest: str) -> str:
        """Finish the unit and go on."""
        finished = self._session.view().unit.id
        said = self._session.done()
        self._session.go_to_open()
        self._learn(finished)
        return said

    def do_reopen(self, rest: str) -> str:
        """Take back that the unit is done."""
        return self._session.reopen()

    def do_flag(self, rest: str) -> str:
        """Flag the unit."""
        return self._session.flag(None if rest == "off" else rest or "doubtful")

    def do_memo(self, rest: str) -> str:
        """Write a memo on the unit."""
        return self._session.memo(rest.replace("\\n", "\n"))

    def do_memo_code(self, rest: str) -> str:
        """Write a memo on a code."""
        number, _, text = rest.partition(" ")
        return self._session.memo(text.replace("\\n", "\n"), self._mark(number))

    def do_remove(self, rest: str) -> str:
        """Take a code away."""
        return self._session.remove(self._mark(rest))

    def do_propose(self, rest: str) -> str:
        """Propose a code."""
        layer, _, name = rest.partition(" ")
        if not name.strip():
            raise InputError("a proposal wants a layer and a name", remedy="p LAYER NAME")
        return self._session.propose(layer, name)

    def do_undo(self, rest: str) -> str:
        """Take back the newest act."""
        return self._session.undo()

    def do_redo(self, rest: str) -> str:
        """Do again what was undone."""
        return self._session.redo()

    def do_given(self, rest: str) -> str:
        """List what is given in the unit."""
        lines = []
        for number, mark in enumerate(self._marks, 1):
            start, end = mark.decision.start, mark.decision.end
            words = f" “{one_line(self._view.unit.text[start:end], 60)}”" if start is not None else ""
            memo = self._session.memo_of(mark)
            said = f" (memo: {one_line(memo)})" if memo else ""
            lines.append(f"  {number} {one_line(mark.layer.name)}: {one_line(mark.name)}{words}{said}")
        return "\n".join(lines) or "nothing is given here"


def _names(choice: Choice) -> tuple[str, ...]:
    """Return how a choice may be written whole: by key, by name, by layer and key as they are listed."""
    return choice.key.casefold(), choice.name.casefold(), f"{choice.layer.key} {choice.key}".casefold()


def _meaning(choice: Choice) -> list[str]:
    code = choice.code
    if code is None:
        return []
    facts: list[tuple[str, str]] = [("", code.definition), ("include: ", code.include), ("exclude: ", code.exclude)]
    facts += [("example: ", example) for example in code.examples]
    show: Callable[[str], str] = to_display
    return [one_line(choice.shown), *(f"  {name}{show(' '.join(said.split()))}" for name, said in facts if said)]
