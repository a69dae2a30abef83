"""The coding session by lines and prompts: the same acts as on the screen, for screen readers and simple terminals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import ClassVar

from annotator.errors import AnnotatorError, InputError
from annotator.items import Question
from annotator.session import Answer, Group, Offer, Session, View, groups, is_of, picking
from annotator.session.picking import Choice
from annotator.text import one_line

ReadLine = Callable[[str], str | None]
WriteLine = Callable[[str], object]
_SIGNS = {"open": "suggested", "accepted": "given", "rejected": "rejected"}
_SHOWN = 9  # codes listed when several fit

HELP = """\
a            accept what is suggested for this statement, go to the next
A            accept all suggestions of the paragraph
1 3 …        take the suggestions with these numbers, or drop them again
x 2          reject suggestion 2
c TEXT       give the code whose name fits TEXT (to the marked words, if any); "c theme youth" names the layer too
w WORDS      mark these words of the paragraph for the next c; w alone drops the mark
none [LAYER] say that no code applies
d            done, next
o            reopen the paragraph
f REASON     flag: doubtful, ask, revisit; f off takes the flag away
m TEXT       memo; m alone takes it away
u, r         undo, redo
s 2          go to statement 2; s alone to the next
j, k         next, previous paragraph
n, N         next, previous paragraph that is not done
F            next flagged paragraph
go 12        go to the paragraph with this printed number
e            show the reasons of the suggestions
?            this list
q            leave; everything is kept already"""


def run(session: Session, read_line: ReadLine, write_line: WriteLine) -> None:
    """Show the unit and do what is typed, line by line, until q or the end of input."""
    plain = _Plain(session, write_line)
    plain.show()
    while (line := read_line("> ")) is not None:
        if line.strip() in ("q", "quit"):
            return
        plain.do(line.strip())


class _Plain:
    """Reads one command at a time; what it says and the paragraph are written after it."""

    def __init__(self, session: Session, write_line: WriteLine) -> None:
        self._session, self._write = session, write_line
        self._focus = 0
        self._words: tuple[int, int] | None = None
        self._unit = ""

    def do(self, line: str) -> None:
        """Do one command; a mistake is said and changes nothing."""
        name, _, rest = line.partition(" ")
        try:
            said = self._take(line.split()) if name.isdecimal() else self._find(name)(self, rest.strip())
        except AnnotatorError as error:
            said = f"error: {error}"
        if said:
            self._write(said)
        if name not in ("?", "e", "w"):
            self.show(again=not name)

    def _find(self, name: str) -> Callable[[_Plain, str], str]:
        if not name:
            return lambda plain, rest: ""
        if name not in self._COMMANDS:
            near = get_close_matches(name, self._COMMANDS, 1)
            raise InputError(
                f"'{name}' is no command" + (f", did you mean '{near[0]}'?" if near else ""), remedy="? lists all"
            )
        return self._COMMANDS[name]

    # --- showing

    def show(self, *, again: bool = False) -> None:
        """Write the unit when it is another one (or ``again``), and the statement in focus."""
        view = self._session.view()
        found = groups(view)
        is_new = again or view.unit.id != self._unit
        if is_new:
            self._unit, self._words = view.unit.id, None
            self._focus = next((i for i, g in enumerate(found) if g.open_offers), 0)
        lines = [*_unit_lines(view)] if is_new else []
        for i, group in enumerate(found):
            lines += _group_lines(group, i, i == self._focus) if is_new or i == self._focus else ()
        for line in lines:
            self._write(line)

    # --- deciding

    @property
    def _group(self) -> Group:
        found = groups(self._session.view())
        if not found:
            raise InputError("nothing is asked of this paragraph", remedy="d finishes it")
        self._focus = min(self._focus, len(found) - 1)
        return found[self._focus]

    def _offer(self, number: str) -> Offer:
        offers = self._group.offers
        if not number.isdecimal() or not 1 <= int(number) <= len(offers):
            raise InputError(f"there is no suggestion {number or 'without a number'} here")
        return offers[int(number) - 1]

    def _take(self, numbers: Sequence[str]) -> str:
        return "; ".join([self._toggle(offer) for offer in [self._offer(n) for n in numbers]])

    def _toggle(self, offer: Offer) -> str:
        if offer.state != "accepted":
            return self._session.accept(offer)
        marks = [m for a in self._session.view().answers for m in a.marks if is_of(m, offer)]
        return self._session.remove(marks[0])

    def _accept(self, rest: str) -> str:
        said = self._session.accept_all(self._group.open_offers)
        later = [i for i, g in enumerate(groups(self._session.view())) if i > self._focus and g.open_offers]
        self._focus = later[0] if later else self._focus
        return said

    def _pick(self, rest: str) -> str:
        questions = self._questions()
        found = self._session.find_codes(rest, questions)
        found = found or picking.free(rest.removeprefix("verb "), questions)
        exact = [c for c in found if rest.casefold() in (c.key.casefold(), c.name.casefold())]
        if len(exact) == 1 or len(found) == 1:
            return self._give((exact or found)[0])
        if not found:
            raise InputError(f"no code fits '{rest}'", remedy="try part of its name")
        listed = [f"  {one_line(c.shown)}" for c in found[:_SHOWN]]
        more = [f"  and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        return "\n".join(["several fit; type more of one:", *listed, *more])

    def _questions(self) -> list[Question]:
        has_words = self._words is not None
        here = [a for a in self._group.answers if has_words or not a.is_span]
        spans = [a for a in self._session.view().answers if a.is_span and has_words and a not in here]
        return [a.question for a in here + spans]

    def _give(self, choice: Choice) -> str:
        start, end = self._words or (None, None)
        said = self._session.apply(choice.layer.key, choice.key, choice.item, start, end)
        self._words = None
        return said

    def _mark(self, rest: str) -> str:
        at = self._session.view().unit.text.find(rest) if rest else -1
        if rest and at < 0:
            raise InputError(f"the paragraph does not hold the words '{rest}'", remedy="type them as they are printed")
        self._words = (at, at + len(rest)) if rest else None
        return f"marked: {one_line(rest)}" if rest else "no words marked"

    def _none(self, rest: str) -> str:
        found = [a.question for a in self._group.answers if a.is_open and not a.is_span]
        named = [q for q in found if rest.casefold() in (q.layer.key.casefold(), q.layer.name.casefold())]
        chosen = named if rest else found
        if not chosen:
            raise InputError(f"no open question is called '{rest}'" if rest else "nothing is open here")
        return "; ".join([self._session.none(q) for q in chosen])

    def _done(self, rest: str) -> str:
        said = self._session.done()
        self._session.go_to_open()
        return said

    def _flag(self, rest: str) -> str:
        return self._session.flag(None if rest == "off" else rest or "doubtful")

    # --- moving

    def _statement(self, rest: str) -> str:
        count = len(groups(self._session.view()))
        if rest and not (rest.isdecimal() and 1 <= int(rest) <= count):
            raise InputError(f"there is no statement {rest} here")
        self._focus = int(rest) - 1 if rest else (self._focus + 1) % max(1, count)
        return ""

    def _move(self, by: int) -> str:
        moved = self._session.go(self._session.position + by)
        return "" if moved else "this is the last one" if by > 0 else "this is the first one"

    def _reasons(self, rest: str) -> str:
        lines = [
            f"  {n}  {o.suggestion.score:.2f}  {o.suggestion.source}  {one_line(o.suggestion.reason)}"
            for n, o in enumerate(self._group.offers, 1)
        ]
        return "\n".join(lines) or "nothing is suggested here"

    _COMMANDS: ClassVar[dict[str, Callable[[_Plain, str], str]]] = {
        "a": _accept,
        "A": lambda self, rest: self._session.accept_all(self._session.view().offers),
        "x": lambda self, rest: self._session.reject(self._offer(rest)),
        "c": _pick,
        "w": _mark,
        "none": _none,
        "d": _done,
        "o": lambda self, rest: self._session.reopen(),
        "f": _flag,
        "m": lambda self, rest: self._session.memo(rest),
        "u": lambda self, rest: self._session.undo(),
        "r": lambda self, rest: self._session.redo(),
        "s": _statement,
        "j": lambda self, rest: self._move(1),
        "k": lambda self, rest: self._move(-1),
        "n": lambda self, rest: self._session.go_to_open(),
        "N": lambda self, rest: self._session.go_to_open(-1),
        "F": lambda self, rest: self._session.go_to_flagged(),
        "go": lambda self, rest: self._session.go_to_label(rest),
        "e": _reasons,
        "?": lambda self, rest: HELP,
    }


def _unit_lines(view: View) -> Iterator[str]:
    unit, state = view.unit, view.state
    yield ""
    yield " › ".join(one_line(h) for h in unit.path)
    if view.before:
        yield f"before: … {one_line(view.before.text[-120:])}"
    facts = [f"{unit.kind} {unit.label or ''}".strip(), f"{view.number} of {view.total}", f"{view.done_units} done"]
    facts += ["done"] if view.is_done else []
    facts += [f"flagged {state.flag.code}"] if state.flag else []
    yield ", ".join(one_line(f) for f in facts)
    yield one_line(unit.text)
    if view.after:
        yield f"after: {one_line(view.after.text, 120)}"
    if state.memo and state.memo.memo:
        yield f"memo: {one_line(state.memo.memo)}"
    if view.is_withheld:
        yield "suggestions are hidden for this paragraph"


def _group_lines(group: Group, index: int, is_focus: bool) -> Iterator[str]:
    count = len(group.open_offers)
    if not is_focus:
        yield f"statement {index + 1}: {group.title}, {count} suggested, {_given(group)}"
        return
    yield f"statement {index + 1} (here): {group.title}"
    numbers = {o.suggestion.id: n for n, o in enumerate(group.offers, 1)}
    for answer in group.answers:
        yield f"  {one_line(answer.question.layer.name)}: {_answer(group, answer, numbers)}"


def _given(group: Group) -> str:
    names = [m.name for a in group.answers for m in a.marks]
    return "given: " + ", ".join(one_line(n) for n in names) if names else "nothing given"


def _answer(group: Group, answer: Answer, numbers: dict[str, int]) -> str:
    parts = ["no code applies"] if answer.is_none else []
    parts += [f"given {one_line(m.name)}" for m in group.own_marks(answer)]
    parts += [f"{numbers[o.suggestion.id]} {one_line(o.name)} ({_SIGNS[o.state]})" for o in group.offers_for(answer)]
    return "; ".join(parts) or "open"
