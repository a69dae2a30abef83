"""Suggestions for units: the pipeline's marks and statements as answers on the codebook's layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from annotator import identity
from annotator.codebook import Codebook, Layer
from annotator.model import Code, Participant, Sentence, Statement, Suggestion
from annotator.suggest import pipeline
from annotator.suggest.answers import Proposal, of_statement
from annotator.suggest.themes import Themes
from annotator.suggest.values import Found, Material

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from annotator.suggest.components import ThemePhrases
    from annotator.suggest.themes import Hit

_THEMES_AT_MOST = 5


class Suggester:
    """Computes what to suggest for units, with one pipeline a language."""

    def __init__(self, book: Codebook, user: str | None = None) -> None:
        self._book = book
        self._user = user
        self._ready: set[str] = set()

    def __call__(self, materials: Iterable[Material]) -> Iterator[Found]:
        """Yield what is found in each unit, in order."""
        for material in materials:
            yield self._unit(material)

    def _pipeline(self, language: str) -> Language:
        nlp = pipeline.load(language, self._user)
        if language not in self._ready:
            cast("ThemePhrases", nlp.get_pipe("annotator_themes")).use(_theme_codes(self._book))
            self._ready.add(language)
        return nlp

    def _unit(self, material: Material) -> Found:
        nlp = self._pipeline(material.language)
        doc = nlp.make_doc(material.unit.text)
        _cut(doc, material)
        for _, component in nlp.pipeline:
            doc = component(doc)
        said = material.frame if material.frame is not None else tuple(doc._.statements)
        themes = cast("ThemePhrases", nlp.get_pipe("annotator_themes")).themes
        proposals = [
            *(p for s in said for p in of_statement(s, material.unit, self._book, material.language)),
            *_themes(doc, material, said, themes, self._book),
            *_countries(doc, material, self._book),
            *_entities(doc, material, self._book, self._user),
        ]
        made = {s.id: s for s in (self._suggestion(material, p) for p in proposals)}
        return Found(material.unit.id, said, tuple(made.values()))

    def _suggestion(self, material: Material, found: Proposal) -> Suggestion:
        unit = material.unit
        ident = identity.suggestion_id(
            unit.id, found.statement, found.start, found.end, found.layer, found.code, found.source, None
        )
        text = unit.text[found.start : found.end] if found.start is not None else ""
        return Suggestion(
            ident, unit.id, _sentence_of(material.sentences, found.start), found.statement,
            found.start, found.end, text,
            found.layer, found.code, found.score, found.source, pipeline.full_name(material.language, self._user),
            found.reason, codebook_version=self._book.version,
        )  # fmt: skip


def _cut(doc: Doc, material: Material) -> None:
    """Give the pipeline the unit and the sentences that were cut at import."""
    doc._.unit = material.unit
    doc.user_data["sentences"] = list(material.sentences)
    starts = {0, *(s.start for s in material.sentences)}
    # One array for all tokens: asking the document token by token takes time with the square of its length.
    marks = [1 if at in starts else -1 for at in doc.to_array("IDX").tolist()]
    starts_of_tokens: Any = np.array(marks, dtype=np.int64).astype(np.uint64).reshape(-1, 1)
    doc.from_array(["SENT_START"], starts_of_tokens)


def _sentence_of(sentences: tuple[Sentence, ...], start: int | None) -> str | None:
    return next((s.id for s in sentences if start is not None and s.start <= start < s.end), None)


def _theme_layers(book: Codebook) -> list[Layer]:
    """Return the layers whose codes have phrases."""
    return [layer for layer in book.layers if any(c.phrases for c in layer.codes)]


def _theme_codes(book: Codebook) -> list[Code]:
    return [code for layer in _theme_layers(book) for code in layer.codes]


def _themes(
    doc: Doc, material: Material, said: tuple[Statement, ...], themes: Themes, book: Codebook
) -> Iterator[Proposal]:
    text, kind = material.unit.text, material.unit.kind
    found: list[Hit] = doc.user_data["theme_hits"]
    for layer in _theme_layers(book):
        asked = layer.item_for(kind)
        places: list[tuple[str | None, tuple[tuple[int, int], ...]]]
        if asked == "statement":
            places = [(s.id, s.parts) for s in said]
        elif asked is not None:
            places = [(None, ((0, len(text)),))]
        else:
            continue
        for statement, parts in places:
            inside = [h for h in found if any(a <= h.start and h.end <= b for a, b in parts)]
            hits = [h for h in inside if layer.has(h.code)]
            said_here = " ".join(text[a:b] for a, b in parts)
            for ranked in themes.rank(said_here, hits)[:_THEMES_AT_MOST]:
                if ranked.hit is not None:
                    yield Proposal(
                        layer.key, ranked.code, statement, ranked.hit.start, ranked.hit.end, ranked.score, "phrases",
                        f"phrase: {ranked.hit.phrase}",
                    )  # fmt: skip


def _countries(doc: Doc, material: Material, book: Codebook) -> Iterator[Proposal]:
    """Yield the countries spoken of; names inside a list of speakers are participants."""
    layers = [x for x in book.layers if x.vocabulary == "countries" and x.item_for(material.unit.kind) == "span"]
    places = Counter((s.start_char, s.end_char) for s in doc.spans["countries"])
    for span in doc.spans["countries"]:
        start, end = span.start_char, span.end_char
        if not layers or _is_listed(material.participants, start, end):
            continue
        several = places[start, end] > 1
        reason = "one of several countries of this name" if several else f"name: {span.text}"
        yield Proposal(layers[0].key, span.label_, None, start, end, 0.5 if several else 0.97, "gazetteer", reason)


def _is_listed(participants: tuple[Participant, ...], start: int, end: int) -> bool:
    return any(p.start < end and start < p.end for p in participants)


def _entities(doc: Doc, material: Material, book: Codebook, user: str | None) -> Iterator[Proposal]:
    """Yield the entities of the user's own pipeline where a span layer has their label as a code."""
    if user is None:
        return
    for layer in book.layers:
        if layer.item_for(material.unit.kind) != "span" or layer.vocabulary:
            continue
        for entity in doc.ents:
            if layer.has(entity.label_):
                yield Proposal(
                    layer.key,
                    entity.label_,
                    None,
                    entity.start_char,
                    entity.end_char,
                    0.7,
                    user,
                    "entity of the pipeline",
                )
