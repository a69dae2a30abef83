"""The cases there are to settle: what coders of an open round differ on, each with its distinct answers.

Whether a statement that only some of them marked stands at all is asked before the answers about it. Names are no
part of a case: who sees them is the screen's choice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from annotator.codebook import Layer
from annotator.comparison import disagreements, marking, reading, values
from annotator.comparison.disagreements import Disagreement
from annotator.comparison.marking import MARKED, MARKING
from annotator.comparison.reading import Rated
from annotator.delayed import dataclass
from annotator.items import Frame, Item, answers, question_of
from annotator.model import Coding
from annotator.session.base import Base
from annotator.store import coders, frames, listing
from annotator.store.listing import Scope

Key = tuple[str, Item]  # what a case is known by: layer and item
Settled = Mapping[Key, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Given:
    """One code as coders gave it; offsets only where the words are the answer (span layers)."""

    code: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One answer and who gave it; no codes say that none applies. ``memos`` are by coder.

    ``words`` are the statements that these coders marked there, where it is asked whether one stands.
    """

    given: tuple[Given, ...]
    coders: tuple[str, ...]
    memos: Mapping[str, str]
    words: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the answer, each once."""
        return tuple(dict.fromkeys(g.code for g in self.given))


@dataclass(frozen=True, slots=True)
class Case:
    """One item that coders differ on, with the distinct answers."""

    layer: Layer
    item: Item
    frame: Frame
    severity: float
    sides: tuple[Side, ...]

    @property
    def key(self) -> Key:
        """What the case is known by."""
        return self.layer.key, self.item

    @property
    def is_marking(self) -> bool:
        """Whether it is asked if a statement stands at all."""
        return self.layer.key == MARKING


def standing_of(item: Item) -> Key:
    """Return the case that asks whether the item's statement stands."""
    return MARKING, item


def named(layer: Layer, codes: Sequence[str]) -> str:
    """Return codes in words; none say that no code applies, or that the statement does not stand."""
    return ", ".join(map(layer.name_of, codes)) or ("it does not stand" if layer.key == MARKING else "no code applies")


def read(session: Base) -> tuple[list[Case], Rated]:
    """Return what the persons who finished units of the session's round differ on, worst first, and the round."""
    conn, book = session.project.conn, session.book
    rated = reading.read(session.project, book, session.round, None, session.document, "now")
    given: dict[tuple[str, str, str], list[Coding]] = {}
    for coding in listing.codings(conn, book, Scope(document=session.document, round=session.round)):
        given.setdefault((coding.coder, coding.unit, coding.layer), []).append(coding)
    sheets = values.sheets(rated)
    layers = {sheet.layer.key: sheet.layer for sheet in sheets}
    found = [_case(rated, layers[d.layer], given, d) for d in disagreements.find(rated, sheets)]
    return sorted(found, key=lambda case: not case.is_marking), rated


def _case(
    rated: Rated, layer: Layer, everything: Mapping[tuple[str, str, str], Sequence[Coding]], found: Disagreement
) -> Case:
    frame = rated.frame(found.unit)
    item = frame.item_of(layer, found.statement, found.start, found.end, is_none=True)
    frame = rated.frame_of(found.unit, item)
    if layer.key == MARKING:
        return Case(layer, item, frame, found.severity, _standing_or_not(rated, item, found))
    sides: dict[tuple[Given, ...], list[str]] = {}
    memos: dict[str, str] = {}
    for coder, codes in found.codes.items():
        rows = everything.get((coder, frame.unit.id, layer.key), ())
        own = [c for c in rows if (q := question_of(frame, rated.book, c)) is not None and rated.same(q.item) == item]
        memos[coder] = " · ".join(c.memo for c in own if c.memo)
        marked = sorted({(c.start or 0, c.end or 0, c.code) for c in own if c.code and _is_span(layer)})
        given = tuple(Given(code, a, b) for a, b, code in marked) or tuple(map(Given, codes))
        sides.setdefault(given, []).append(coder)
    ordered = sorted(sides.items(), key=lambda pair: _shuffled(item, layer, pair[1][0]))
    shown = tuple(Side(g, tuple(who), {c: memos[c] for c in who if memos[c]}) for g, who in ordered)
    return Case(layer, item, frame, found.severity, shown)


def _standing_or_not(rated: Rated, item: Item, found: Disagreement) -> tuple[Side, ...]:
    """Return the two answers, always in this order: who marked the statement, and who did not."""
    cut = {s.id: s for s in frames.cut(rated.project.conn, item.unit)}
    groups = rated.groups[item.unit]
    parts = cut[item.statement or ""].parts
    sides = []
    for codes in ([MARKED], []):
        who = tuple(c for c, given in found.codes.items() if given == codes)
        there = [cut[group[c]] for c in who for group in groups if c in group]
        words = (s.text for s in there if marking.shared(s.parts, parts))
        sides.append(Side(tuple(map(Given, codes)), who, {}, tuple(dict.fromkeys(words))))
    return tuple(sides)


def settled(session: Base, rated: Rated) -> Settled:
    """Return what adjudicators have settled in the session's round, by layer and item."""
    conn, book = session.project.conn, session.book
    judges = [c.name for c in coders.coders(conn) if c.kind == "adjudicator"]
    given: dict[str, list[Coding]] = {}
    for judge in judges:
        scope = Scope(document=session.document, coder=judge, round=session.round)
        for coding in listing.codings(conn, book, scope):
            given.setdefault(coding.unit, []).append(coding)
    found = {
        (layer, rated.same(item)): codes
        for unit, codings in given.items()
        for (layer, item), codes in answers(session.frame(unit), book, codings).items()
    }
    place = {unit.id: unit.document for unit in rated.units}
    for said in frames.judged(conn, session.round, judges):
        if said.unit in place:
            item = rated.same(Item(place[said.unit], said.unit, statement=said.statement))
            found[standing_of(item)] = frozenset((MARKED,)) if said.action == "apply" else frozenset()
    return found


def is_moot(key: Key, settled: Settled) -> bool:
    """Say whether a case is about a statement that, as was settled, does not stand."""
    layer, item = key
    return layer != MARKING and item.statement is not None and settled.get(standing_of(item)) == frozenset()


def _is_span(layer: Layer) -> bool:
    return "span" in layer.item.values()


def _shuffled(item: Item, layer: Layer, coder: str) -> str:
    """Return what the answers of a case are ordered by: no coder always stands first."""
    told = f"{item.unit}/{item.statement}/{item.sentence}/{layer.key}/{coder}"
    return hashlib.sha256(told.encode()).hexdigest()
