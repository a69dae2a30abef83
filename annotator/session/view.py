"""What a coder sees of one unit: text between neighbours, statements, numbered suggestions, answers so far."""

from __future__ import annotations

from typing import Literal

from annotator.codebook import Codebook, Layer
from annotator.delayed import dataclass
from annotator.items import Frame, Item, Question, answers, questions
from annotator.model import Decision, Document, Suggestion, Unit
from annotator.state import UnitState

OfferState = Literal["open", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A numbered suggestion: the machine's proposal and what the coder made of it."""

    number: int
    suggestion: Suggestion
    layer: Layer
    name: str
    item: Item
    state: OfferState

    @property
    def is_span(self) -> bool:
        """Whether it marks words of their own rather than answer a question about an item."""
        return self.item.statement is None and self.suggestion.start is not None and _is_span_layer(self.layer)


def _is_span_layer(layer: Layer) -> bool:
    return layer.item.get("default") == "span"


@dataclass(frozen=True, slots=True)
class Mark:
    """A code that stands, with the decision that says so."""

    decision: Decision
    layer: Layer
    name: str
    item: Item


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what the coder has answered: marks, ``none``, or nothing yet."""

    question: Question
    marks: tuple[Mark, ...]
    is_none: bool
    is_done: bool = False  # the unit is finished, which answers what is open

    @property
    def says_none(self) -> bool:
        """Whether it stands that no code applies: said of this question, or left so when the unit was finished."""
        return self.is_none or (self.is_done and not self.marks)

    @property
    def is_span(self) -> bool:
        """Whether the layer marks words; such a question is never open, for words need not be marked."""
        return _is_span_layer(self.question.layer)

    @property
    def is_open(self) -> bool:
        """Whether nothing has been answered."""
        return not self.marks and not self.is_none


@dataclass(frozen=True, slots=True)
class View:
    """All that is shown of one unit."""

    frame: Frame
    document: Document
    named: str  # what the document is called
    before: Unit | None
    after: Unit | None
    number: int  # of units in this session, from 1
    total: int
    done_units: int
    offers: tuple[Offer, ...]
    answers: tuple[Answer, ...]
    is_withheld: bool
    state: UnitState

    @property
    def unit(self) -> Unit:
        """The unit shown."""
        return self.frame.unit

    @property
    def is_done(self) -> bool:
        """Whether the coder has finished this unit."""
        return self.state.done is not None

    @property
    def open_answers(self) -> tuple[Answer, ...]:
        """The questions without an answer; span layers are never open."""
        return tuple(a for a in self.answers if a.is_open and not _is_span_layer(a.question.layer))

    def of_statement(self, statement: str | None) -> tuple[Answer, ...]:
        """Return the answers about one statement, or (None) about the unit itself."""
        return tuple(a for a in self.answers if a.question.item.statement == statement)


def build_answers(frame: Frame, book: Codebook, state: UnitState) -> tuple[Answer, ...]:
    """Return every question of the unit with its marks, statement by statement."""
    marks = [m for d in state.codings if (m := _mark(frame, book, d)) is not None]
    given = answers(frame, book, (*state.codings, *state.nones))
    found = questions(frame, book, given)
    return tuple(_answer(q, marks, given, is_done=state.done is not None) for q in found)


def _answer(
    question: Question, marks: list[Mark], given: dict[tuple[str, Item], frozenset[str]], *, is_done: bool
) -> Answer:
    key = (question.layer.key, question.item)
    codes = given.get(key)
    own = tuple(m for m in marks if (m.layer.key, m.item) == key)
    if codes and not question.layer.is_set:
        own = own[-1:]
    return Answer(question, own, codes == frozenset(), is_done)


def _mark(frame: Frame, book: Codebook, decision: Decision) -> Mark | None:
    if decision.layer is None or decision.code is None or decision.layer not in book.layer_keys:
        return None
    layer = book.layer(decision.layer)
    item = frame.item_of(layer, decision.statement, decision.start, decision.end)
    return Mark(decision, layer, layer.name_of(decision.code), item)


def build_offers(frame: Frame, book: Codebook, suggestions: list[Suggestion], state: UnitState) -> tuple[Offer, ...]:
    """Return the suggestions for layers that are asked here, numbered: the unit's own last, statements in order."""
    found = [(s, book.layer(s.layer)) for s in suggestions if s.layer in book.layer_keys]
    asked = [(s, layer) for s, layer in found if layer.item_for(frame.unit.kind) is not None]
    order = {s.id: i for i, s in enumerate(frame.statements)}
    rank = {layer.key: i for i, layer in enumerate(book.layers)}
    asked.sort(key=lambda p: (order.get(p[0].statement or "", len(order)), rank[p[0].layer], -p[0].score))
    return tuple(_offer(i, s, layer, frame, state) for i, (s, layer) in enumerate(asked, 1))


def _offer(number: int, suggestion: Suggestion, layer: Layer, frame: Frame, state: UnitState) -> Offer:
    item = frame.item_of(layer, suggestion.statement, suggestion.start, suggestion.end)
    verdict: OfferState = "open"
    if any(_meets(d, suggestion, layer, item, frame) for d in state.rejects):
        verdict = "rejected"
    if any(_meets(d, suggestion, layer, item, frame) for d in state.codings):
        verdict = "accepted"
    return Offer(number, suggestion, layer, layer.name_of(suggestion.code), item, verdict)


def _meets(decision: Decision, suggestion: Suggestion, layer: Layer, item: Item, frame: Frame) -> bool:
    """Say whether a decision is about this suggestion's code in the same item (for spans: the same words)."""
    if (decision.layer, decision.code) != (suggestion.layer, suggestion.code):
        return False
    if _is_span_layer(layer):
        return (decision.start, decision.end) == (suggestion.start, suggestion.end)
    return frame.item_of(layer, decision.statement, decision.start, decision.end) == item
