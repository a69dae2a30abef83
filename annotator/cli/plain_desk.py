"""What the plain mode shows: the paragraph between its neighbours, its statements, what is asked and answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from annotator.errors import AnnotatorError, InputError
from annotator.session import Answer, Group, Mark, Offer, Session, View, groups, teaching
from annotator.text import heading_line, one_line, to_display

if TYPE_CHECKING:
    from annotator.study.live import Live

ReadLine = Callable[[str], str | None]
WriteLine = Callable[[str], object]
_SIGNS = {"open": "suggested", "accepted": "given", "rejected": "rejected"}


class Desk:
    """The unit in sight, the statement in focus and the words that are marked; the session holds all else."""

    def __init__(self, session: Session, write_line: WriteLine) -> None:
        self._session, self._write = session, write_line
        self._session.is_lazy = True
        self._focus = 0
        self._words: tuple[int, int] | None = None
        self._unit = ""
        self._live: Live | None = None

    def show(self, *, again: bool = False) -> None:
        """Write the unit when it is another one (or ``again``), and the statement in focus."""
        view = self._session.view()
        found = groups(view)
        is_new = again or view.unit.id != self._unit
        if is_new:
            self._unit, self._words = view.unit.id, None
            self._focus = next((i for i, g in enumerate(found) if g.open_offers), 0)
        self._focus = max(0, min(self._focus, len(found) - 1))
        lines = [*_unit_lines(view, self._session.kept_to)] if is_new else []
        for i, group in enumerate(found):
            lines += _group_lines(group, i, i == self._focus) if is_new or i == self._focus else ()
        for line in lines:
            self._write(line)

    def _learn(self, finished: str) -> None:
        """Learn from a finished unit; what cannot be learnt now holds nobody up."""
        ahead = teaching.ahead(self._session)
        if ahead:
            from annotator.study.live import Live

            session = self._session
            self._live = self._live or Live(session.project.folder, session.coder, session.round)
            with suppress(AnnotatorError, sqlite3.Error, OSError):
                self._live.follow(finished, ahead)

    @property
    def _view(self) -> View:
        return self._session.view()

    @property
    def _group(self) -> Group:
        found = groups(self._view)
        if not found:
            raise InputError("nothing is asked of this paragraph", remedy="d finishes it")
        self._focus = min(self._focus, len(found) - 1)
        return found[self._focus]

    def _offer(self, number: str) -> Offer:
        offers = self._group.offers
        if not number.isdecimal() or not 1 <= int(number) <= len(offers):
            raise InputError(f"there is no suggestion {number or 'without a number'} here")
        return offers[int(number) - 1]

    @property
    def _marks(self) -> list[Mark]:
        return [m for a in self._view.answers for m in a.marks]

    def _mark(self, number: str) -> Mark:
        marks = self._marks
        if not number.isdecimal() or not 1 <= int(number) <= len(marks):
            raise InputError(f"nothing is given as number {number or '(none)'}", remedy="'given' lists what is given")
        return marks[int(number) - 1]


def _unit_lines(view: View, kept_to: str) -> Iterator[str]:
    unit, state = view.unit, view.state
    yield ""
    if kept_to:
        yield f"only: {one_line(kept_to)}"
    yield " › ".join(map(heading_line, unit.path))
    if view.before:
        yield f"before: … {one_line(view.before.text[-120:])}"
    facts = [f"{unit.kind} {unit.label or ''}".strip()]
    facts += [f"page {unit.page}"] if unit.page else []
    facts += [f"speaker {unit.speaker}"] if unit.speaker else []
    facts += [f"{view.number} of {view.total}", f"{view.done_units} done"]
    facts += ["done"] if view.is_done else []
    facts += [f"flagged {state.flag.code}"] if state.flag else []
    yield ", ".join(one_line(f) for f in facts)
    yield one_line(unit.text)
    if view.after:
        yield f"after: {one_line(view.after.text, 120)}"
    if state.memo and state.memo.memo:
        yield from (f"memo: {to_display(line)}" for line in state.memo.memo.split("\n"))
    if view.is_withheld:
        yield "suggestions are hidden for this paragraph"


def _group_lines(group: Group, index: int, is_focus: bool) -> Iterator[str]:
    count = len(group.open_offers)
    kind = "statement" if group.statement else "part"
    if not is_focus:
        yield f"{kind} {index + 1}: {one_line(group.title)}, {count} suggested, {_given(group)}"
        return
    yield f"{kind} {index + 1} (here): {one_line(group.title)}"
    numbers = {o.number: n for n, o in enumerate(group.offers, 1)}
    for answer in group.answers:
        yield f"  {one_line(answer.question.layer.name)}: {_answer(group, answer, numbers)}"


def _given(group: Group) -> str:
    names = [m.name for a in group.answers for m in a.marks]
    return "given: " + ", ".join(one_line(n) for n in names) if names else "nothing given"


def _answer(group: Group, answer: Answer, numbers: dict[int, int]) -> str:
    parts = ["no code applies"] if answer.says_none else []
    parts += [f"given {one_line(m.name)}{_words(group, m)}" for m in group.own_marks(answer)]
    parts += [f"{numbers[o.number]} {one_line(o.name)} ({_SIGNS[o.state]})" for o in group.offers_for(answer)]
    return "; ".join(parts) or "open"


def _words(group: Group, mark: Mark) -> str:
    start, end = mark.decision.start, mark.decision.end
    return f" “{one_line(group.text[start:end], 40)}”" if start is not None else ""
