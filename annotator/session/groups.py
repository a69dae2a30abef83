"""What belongs together on the screen: the questions and suggestions of one statement, or of the unit as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.delayed import dataclass
from annotator.model import Span, Statement
from annotator.session.view import Answer, Mark, Offer, View
from annotator.text import one_line


@dataclass(frozen=True, slots=True)
class Group:
    """The questions and suggestions of one statement, of one sentence, or (neither) of the unit as a whole."""

    statement: str | None
    sentence: int | None
    title: str
    answers: tuple[Answer, ...]
    offers: tuple[Offer, ...]
    text: str  # of the unit

    @property
    def is_whole(self) -> bool:
        """Whether it is the unit as a whole."""
        return self.statement is None and self.sentence is None

    @property
    def open_offers(self) -> list[Offer]:
        """The suggestions nobody has decided on."""
        return [o for o in self.offers if o.state == "open"]

    def offers_for(self, answer: Answer) -> list[Offer]:
        """Return the suggestions that would answer a question."""
        key = (answer.question.layer.key, answer.question.item)
        return [o for o in self.offers if (o.layer.key, o.item) == key]

    def own_marks(self, answer: Answer) -> list[Mark]:
        """Return the codes given to a question that no suggestion of this group proposes."""
        offers = self.offers_for(answer)
        return [m for m in answer.marks if not any(is_of(m, o) for o in offers)]


def groups(view: View) -> list[Group]:
    """Return the statements in order, the sentences, then the unit; those of which nothing is asked are left out."""
    frame = view.frame
    found = [_group(view, s.id, None, _title(s)) for s in frame.statements]
    found += [_group(view, None, s.number, f"sentence {s.number} “{one_line(s.text, 44)}”") for s in frame.sentences]
    found.append(_group(view, None, None, f"the {view.unit.kind} as a whole"))
    return [g for g in found if g.answers or g.offers]


def _title(statement: Statement) -> str:
    if statement.continuation_of and not statement.attribution:
        return "continued"
    return f"“{one_line(statement.attribution or statement.text, 60)}”"


def _group(view: View, statement: str | None, sentence: int | None, title: str) -> Group:
    key = (statement, sentence)
    offers = tuple(o for o in view.offers if (o.item.statement, o.item.sentence) == key)
    answers = tuple(a for a in view.answers if (a.question.item.statement, a.question.item.sentence) == key)
    return Group(statement, sentence, title, answers, offers, view.unit.text)


def extent(view: View, group: Group | None) -> tuple[tuple[int, int], ...]:
    """Return the words that the group in focus is about, none for the unit as a whole."""
    if group is None:
        return ()
    if group.sentence is not None:
        return tuple((s.start, s.end) for s in view.frame.sentences if s.number == group.sentence)
    return next((s.parts + s.attribution_parts for s in view.frame.statements if s.id == group.statement), ())


def holding(view: View, shown: Sequence[Group], focus: int, start: int, end: int) -> int:
    """Return which group these words belong to: one that holds them all, else the one in focus if it holds some."""
    held = [_shared(extent(view, group), start, end) for group in shown]
    most = max(held, default=0)
    if not most or held[focus] == most or (held[focus] and most < end - start):
        return focus
    return held.index(most)


def _shared(ranges: Sequence[Span], start: int, end: int) -> int:
    total = 0
    for a, b in sorted(ranges):
        total += max(0, min(b, end) - max(a, start))
        start = max(start, b)
    return total


def is_of(mark: Mark, offer: Offer) -> bool:
    """Say whether a code that stands is the one this suggestion proposes."""
    decision, found = mark.decision, offer.suggestion
    same = (decision.layer, decision.code, mark.item) == (found.layer, found.code, offer.item)
    return same and (not offer.is_span or (decision.start, decision.end) == (found.start, found.end))
