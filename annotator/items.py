"""What a layer is asked of, and what a coding counts for: the one rule of items (contract, section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotator.codebook import Codebook, Layer
from annotator.delayed import dataclass
from annotator.errors import InputError
from annotator.model import Coding, Decision, Sentence, Statement, Unit


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a layer is asked of. ``statement`` and ``sentence`` are set for items of that kind only."""

    document: str
    unit: str = ""
    statement: str | None = None
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A layer asked of an item."""

    layer: Layer
    item: Item


Answers = Mapping[tuple[str, Item], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A unit with all that can be asked about: its statements and sentences."""

    unit: Unit
    statements: tuple[Statement, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def items(self, layer: Layer) -> list[Item]:
        """Return the items of this unit that the layer is asked of; a span layer is asked of the unit once."""
        unit, asked = self.unit, layer.item_for(self.unit.kind)
        if asked == "statement":
            return [Item(unit.document, unit.id, statement=s.id) for s in self.statements]
        if asked == "sentence":
            return [Item(unit.document, unit.id, sentence=s.number) for s in self.sentences]
        if asked == "document":
            return [Item(unit.document)] if unit.ordinal == 1 else []
        return [Item(unit.document, unit.id)] if asked is not None else []

    def item_of(
        self, layer: Layer, statement: str | None, start: int | None, end: int | None, *, is_none: bool = False
    ) -> Item:
        """Return the item that a coding at this place counts for; refuse one that is coarser, or not asked.

        That no words are to be marked (``is_none``) is said of the unit.
        """
        unit, asked = self.unit, layer.item_for(self.unit.kind)
        if asked is None:
            raise InputError(f"layer '{layer.key}' is not asked of a {unit.kind}", where=_name(unit))
        if asked == "document":
            return Item(unit.document)
        if asked == "statement":
            return Item(unit.document, unit.id, statement=self._statement(layer, statement, start, end))
        if asked == "sentence":
            return Item(unit.document, unit.id, sentence=self._sentence(layer, start, end))
        if asked == "span" and (start is None or end is None) and not is_none:
            raise InputError(f"layer '{layer.key}' wants words: give start and end", where=_name(unit))
        return Item(unit.document, unit.id)

    def _statement(self, layer: Layer, statement: str | None, start: int | None, end: int | None) -> str:
        if statement is not None:
            return statement
        if start is not None and end is not None:
            holding = [s.id for s in self.statements if any(a <= start and end <= b for a, b in s.parts)]
            if len(holding) == 1:
                return holding[0]
        raise InputError(f"layer '{layer.key}' is asked of a statement: name it", where=_name(self.unit))

    def _sentence(self, layer: Layer, start: int | None, end: int | None) -> int:
        for sentence in self.sentences:
            if start is not None and end is not None and sentence.start <= start and end <= sentence.end:
                return sentence.number
        raise InputError(f"layer '{layer.key}' is asked of a sentence: name it", where=_name(self.unit))


def _name(unit: Unit) -> str:
    return f"unit {unit.label or unit.id}"


def answers(frame: Frame, book: Codebook, given: Iterable[Coding | Decision]) -> dict[tuple[str, Item], frozenset[str]]:
    """Return what one coder's codings answer, item by item; on a single layer the newest code stands.

    An empty set says that no code applies; an item without an entry is not answered.
    """
    found: dict[tuple[str, Item], frozenset[str]] = {}
    for coding in sorted(given, key=_decided):
        question = question_of(frame, book, coding)
        if question is None:
            continue
        layer, key = question.layer, (question.layer.key, question.item)
        if coding.code is None:
            found.setdefault(key, frozenset())
        else:
            found[key] = frozenset((coding.code,)) | (found.get(key, frozenset()) if layer.is_set else frozenset())
    return found


def _decided(coding: Coding | Decision) -> str:
    return coding.decision if isinstance(coding, Coding) else coding.id


def question_of(frame: Frame, book: Codebook, coding: Coding | Decision) -> Question | None:
    """Return the question a coding answers, None where the codebook no longer asks it."""
    layer = _known(book, coding.layer)
    if layer is None:
        return None
    try:
        item = frame.item_of(layer, coding.statement, coding.start, coding.end, is_none=coding.code is None)
    except InputError:
        return None
    return Question(layer, item)


def _known(book: Codebook, key: str | None) -> Layer | None:
    return book.layer(key) if key is not None and key in book.layer_keys else None


def questions(frame: Frame, book: Codebook, given: Answers) -> list[Question]:
    """Return what is asked of a unit, statement by statement, given the answers so far (``when``)."""
    found = [
        Question(layer, item)
        for layer in book.layers
        for item in frame.items(layer)
        if _wanted(layer, item, book, given)
    ]
    order = {s.id: i for i, s in enumerate(frame.statements)}
    return sorted(found, key=lambda q: (order.get(q.item.statement or "", len(order)), q.item.sentence or 0))


def _wanted(layer: Layer, item: Item, book: Codebook, given: Answers) -> bool:
    """Say whether the layer's ``when`` holds: its code, or one below it, was given to this item or its unit."""
    if layer.when is None:
        return True
    other = book.layer(layer.when.layer)
    unit_item = Item(item.document, item.unit)
    codes = given.get((other.key, item), frozenset()) | given.get((other.key, unit_item), frozenset())
    return any(layer.when.code in (code, *other.path(code)) for code in codes)


def why_not_asked(layer: Layer) -> str:
    """Say on what condition a layer is asked."""
    return f"layer '{layer.key}' is asked only where '{layer.when.layer}' is '{layer.when.code}'" if layer.when else ""


def unanswered(frame: Frame, book: Codebook, given: Answers) -> list[Question]:
    """Return the questions without an answer, span layers left out: words need not be marked."""
    return [
        q
        for q in questions(frame, book, given)
        if (q.layer.key, q.item) not in given and q.layer.item_for(frame.unit.kind) != "span"
    ]


def place_of(item: Item, sentences: Sequence[Sentence]) -> tuple[str | None, int | None, int | None]:
    """Return statement, start and end by which a decision names an item."""
    if item.sentence is not None:
        sentence = next(s for s in sentences if s.number == item.sentence)
        return None, sentence.start, sentence.end
    return item.statement, None, None
