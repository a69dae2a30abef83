"""The decisions that an act of the coder comes down to, given what is in sight; nothing is written here."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator import identity
from annotator.codebook import Layer
from annotator.errors import InputError
from annotator.items import Item, Question, place_of, why_not_asked
from annotator.model import Decision, Suggestion, Unit
from annotator.session.view import Mark, Offer, View
from annotator.store.decisions import Draft

if TYPE_CHECKING:
    from annotator.suggest.answers import Proposal


def applying(view: View, layer: Layer, code: str, item: Item, start: int | None, end: int | None) -> Draft:
    """Return the giving of a code; on a layer with one answer it takes the place of the old one."""
    frame = view.frame
    if not is_asked(view, layer, item):
        raise InputError(why_not_asked(layer), remedy="give that code first")
    if start is None:
        _, start, end = place_of(item, frame.sentences)
    if layer.item_for(frame.unit.kind) == "span" and start is None:
        raise InputError(f"'{layer.name}' marks words: select some first")
    given = [] if layer.multiple else marks(view, layer, item)
    if layer.is_set:
        given = [m for m in given if (m.decision.start, m.decision.end) == (start, end)]
    replaces = given[0].decision.id if given else None
    return Draft(frame.unit.id, "apply", layer.key, code, item.statement, start, end, replaces=replaces)


def is_asked(view: View, layer: Layer, item: Item) -> bool:
    """Say whether the layer's condition holds for the item, as things stand."""
    return layer.when is None or Question(layer, item) in (a.question for a in view.answers)


def choosing(view: View, layer: Layer, code: str, item: Item, start: int | None, end: int | None) -> Draft:
    """Return the giving of a code that the coder picked, with the suggestion it follows or overrules, if any."""
    draft = applying(view, layer, code, item, start, end)
    return dataclasses.replace(draft, suggestion=_overruled(view, layer, code, item))


def _overruled(view: View, layer: Layer, code: str, item: Item) -> str | None:
    offers = [o for o in view.offers if (o.layer.key, o.item) == (layer.key, item) and not o.is_span]
    same = [o for o in offers if o.suggestion.code == code]
    if same:
        return same[0].suggestion.id
    return offers[0].suggestion.id if offers and not layer.multiple else None


def accepting(view: View, offers: Sequence[Offer], *, bulk: bool) -> list[Draft]:
    """Return the taking of suggestions."""
    drafts = []
    for offer in offers:
        start, end = (offer.suggestion.start, offer.suggestion.end) if offer.is_span else (None, None)
        draft = applying(view, offer.layer, offer.suggestion.code, offer.item, start, end)
        drafts.append(dataclasses.replace(draft, suggestion=offer.suggestion.id, bulk=bulk))
    return drafts


def best(view: View, offers: Sequence[Offer]) -> list[Offer]:
    """Leave out what is not asked, and what would only be overwritten: on a single layer, or by a better one."""
    taken = {(a.question.layer.key, a.question.item) for a in view.answers if not a.is_open}
    kept: list[Offer] = []
    for offer in sorted(offers, key=lambda o: -o.suggestion.score):
        key = (offer.layer.key, offer.item)
        if is_asked(view, offer.layer, offer.item) and (offer.layer.is_set or key not in taken):
            taken.add(key)
            kept.append(offer)
    return sorted(kept, key=lambda o: o.number)


def rejecting(view: View, offer: Offer) -> Draft:
    """Return the turning down of a suggestion; a code taken from it goes with it."""
    item, found = offer.item, offer.suggestion
    start, end = (found.start, found.end) if offer.is_span else (None, None)
    if not offer.is_span and item.sentence is not None:
        _, start, end = place_of(item, view.frame.sentences)
    return Draft(found.unit, "reject", found.layer, found.code, item.statement, start, end, suggestion=found.id)


def denying(view: View, question: Question) -> Draft:
    """Return the answer that no code of a layer applies."""
    statement, start, end = place_of(question.item, view.frame.sentences)
    return Draft(view.unit.id, "none", question.layer.key, None, statement, start, end)


def moving(view: View, mark: Mark, start: int, end: int) -> list[Draft]:
    """Return the giving of the same code to other words; its memo goes along."""
    old = mark.decision
    moved = Draft(
        old.unit, "apply", old.layer, old.code, old.statement, start, end,
        replaces=old.id, suggestion=old.suggestion, bulk=old.bulk, memo=old.memo,
    )  # fmt: skip
    memos = [m for m in view.state.memos if is_on(m, old)]
    return [moved, *(dataclasses.replace(moved, action="memo", replaces=m.id, memo=m.memo) for m in memos)]


def is_on(memo: Decision, coding: Decision) -> bool:
    """Say whether a memo is written on this code at this place."""
    return (memo.layer, memo.code, memo.statement, memo.start, memo.end) == (
        coding.layer, coding.code, coding.statement, coding.start, coding.end,
    )  # fmt: skip


def noting(view: View, text: str, mark: Mark | None) -> Draft:
    """Return a memo on the unit, or on a code that stands."""
    place = mark.decision if mark else None
    return Draft(
        view.unit.id, "memo", place.layer if place else None, place.code if place else None,
        place.statement if place else None, place.start if place else None, place.end if place else None, memo=text,
    )  # fmt: skip


def read_from_words(found: Proposal, unit: Unit, coder: str, version: str) -> Suggestion:
    """Return what the words of a coder's own statement answer as a suggestion to that coder alone."""
    place = (found.statement, found.start, found.end)
    return Suggestion(
        identity.suggestion_id(unit.id, *place, found.layer, found.code, found.source, coder), unit.id, None, *place,
        unit.text[found.start : found.end], found.layer, found.code, found.score, found.source, "marking", found.reason,
        coder, codebook_version=version,
    )  # fmt: skip


def stepping(decision: Decision) -> Draft:
    """Return the step of undo (or redo) that voids a decision; it names no code, unlike the act of removing one."""
    return Draft(decision.unit, "undo", replaces=decision.id)


def undoing(decision: Decision) -> Draft:
    """Return the taking away of a code or answer."""
    return Draft(
        decision.unit, "undo", decision.layer, decision.code, decision.statement, decision.start, decision.end,
        replaces=decision.id,
    )  # fmt: skip


def marks(view: View, layer: Layer, item: Item) -> list[Mark]:
    """Return the codes that stand for an item on a layer."""
    return [m for a in view.answers if (a.question.layer.key, a.question.item) == (layer.key, item) for m in a.marks]
