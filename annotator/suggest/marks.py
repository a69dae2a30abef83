"""What was marked in a unit as answers on the codebook's layers: themes, countries, a pipeline's own entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.codebook import Codebook, Layer
from annotator.gazetteer import Name
from annotator.model import Code, Participant, Span, Statement
from annotator.suggest import misspelt
from annotator.suggest.answers import Proposal
from annotator.suggest.misspelt import Question
from annotator.suggest.themes import Hit, Themes
from annotator.suggest.values import Material

_THEMES_AT_MOST = 5
# One country of this name; an adjective; several; a question about spelling; what another pipeline says.
_SURE, _ADJECTIVE, _AMBIGUOUS, _GUESSED, _ENTITY = 0.97, 0.8, 0.5, 0.3, 0.7


def theme_layers(book: Codebook) -> list[Layer]:
    """Return the layers whose codes have phrases."""
    return [layer for layer in book.layers if any(c.phrases for c in layer.codes)]


def theme_codes(book: Codebook) -> tuple[Code, ...]:
    """Return the codes of those layers."""
    return tuple(code for layer in theme_layers(book) for code in layer.codes)


def places(layer: Layer, material: Material, said: Sequence[Statement]) -> list[tuple[str | None, tuple[Span, ...]]]:
    """Return what a layer is asked of in a unit: each statement with its parts, or the unit as a whole."""
    asked = layer.item_for(material.unit.kind)
    if asked == "statement":
        return [(s.id, s.parts) for s in said]
    if asked == "sentence":
        return [(None, ((s.start, s.end),)) for s in material.sentences]
    return [(None, ((0, len(material.unit.text)),))] if asked in ("unit", "span") else []


def themes(
    material: Material, said: Sequence[Statement], hits: Sequence[Hit], known: Themes, book: Codebook
) -> Iterator[Proposal]:
    """Yield the codes whose phrases stand in an item, the best first, at the place of the first phrase."""
    text = material.unit.text
    for layer in theme_layers(book):
        of_layer = [h for h in hits if layer.has(h.code)]
        for statement, parts in places(layer, material, said) if of_layer else ():
            here = [h for h in of_layer if any(a <= h.start and h.end <= b for a, b in parts)]
            words = " ".join(text[a:b] for a, b in parts)
            for code, score, hit in known.rank(words, here)[:_THEMES_AT_MOST]:
                reason = f"phrase: {hit.phrase}"
                yield Proposal(layer.key, code, statement, hit.start, hit.end, score, "phrases", reason)


def countries(material: Material, names: Sequence[Name], book: Codebook) -> Iterator[Proposal]:
    """Yield the countries spoken of; names inside a list of speakers are participants."""
    layer = next((x for x in book.layers if x.vocabulary == "countries" and _is_span(x, material)), None)
    if layer is None:
        return
    asked = misspelt.questions(material.unit.text, material.language, names)
    for name in names:
        if _is_listed(material.participants, name.start, name.end) or _is_part(name, asked):
            continue
        score, reason = _judged(name)
        for code in name.codes:
            yield Proposal(layer.key, code, None, name.start, name.end, score, "gazetteer", reason)
    for question in asked:
        if not _is_listed(material.participants, question.start, question.end):
            yield from _asked(layer, question, material.unit.text)


def _judged(name: Name) -> tuple[float, str]:
    """Return how sure a name is, and why it is suggested."""
    if len(name.codes) > 1:
        return _AMBIGUOUS, "one of several countries of this name"
    return (_ADJECTIVE, f"adjective: {name.text}") if name.adjective else (_SURE, f"name: {name.text}")


def _asked(layer: Layer, question: Question, text: str) -> Iterator[Proposal]:
    written = text[question.start : question.end]
    for guess in question.guesses:
        reason = f"{written} → {guess.name}?"
        yield Proposal(layer.key, guess.code, None, question.start, question.end, _GUESSED, "spelling", reason)


def _is_part(name: Name, asked: Sequence[Question]) -> bool:
    """Say whether a name is only a part of a misspelt one: "Soth Sudan" is not the Sudan."""
    return any(q.start < name.end and name.start < q.end for q in asked)


def entities(
    material: Material, found: Sequence[tuple[int, int, str]], book: Codebook, user: str | None
) -> Iterator[Proposal]:
    """Yield the entities of the user's own pipeline where a span layer has their label as a code."""
    for layer in book.layers if user is not None else ():
        if layer.vocabulary or not _is_span(layer, material):
            continue
        for start, end, label in found:
            if user is not None and layer.has(label):
                yield Proposal(layer.key, label, None, start, end, _ENTITY, user, f"entity of {user}")


def _is_span(layer: Layer, material: Material) -> bool:
    return layer.item_for(material.unit.kind) == "span"


def _is_listed(participants: Sequence[Participant], start: int, end: int) -> bool:
    return any(p.start < end and start < p.end for p in participants)
