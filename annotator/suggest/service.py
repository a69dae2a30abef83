"""Suggestions for units: the pipeline's marks and statements as answers on the codebook's layers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from annotator import identity
from annotator.codebook import Codebook
from annotator.model import Sentence, Suggestion
from annotator.suggest import marks, pipeline
from annotator.suggest.answers import Proposal, of_statement
from annotator.suggest.embeddings import Embed, Meanings
from annotator.suggest.values import Found, Material

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from annotator.suggest.components import Countries, ThemePhrases


class Suggester:
    """Computes what to suggest for units, with one pipeline a language.

    ``user`` is a pipeline of the user's to load first; ``aliases`` are names of the project's own with their codes;
    ``embed`` makes vectors of texts, for layers whose codes have no phrases.
    """

    def __init__(
        self, book: Codebook, user: str | None = None, aliases: Iterable[tuple[str, str]] = (),
        embed: Embed | None = None,
    ) -> None:  # fmt: skip
        self._book = book
        self._aliases = tuple(aliases)
        self._user = user
        self._source = pipeline.source_of(user) if user else None
        self._codes = marks.theme_codes(book)
        self._meanings = Meanings(book, embed) if embed else None

    def __call__(self, materials: Iterable[Material]) -> Iterator[Found]:
        """Yield what is found in each unit, in order."""
        for material in materials:
            yield self._unit(material)

    def _pipeline(self, language: str) -> Language:
        nlp = pipeline.load(language, self._user)
        phrases = cast("ThemePhrases", nlp.get_pipe("annotator_themes"))
        if phrases.codes is not self._codes:
            phrases.use(self._codes)
        cast("Countries", nlp.get_pipe("annotator_countries")).use(self._aliases)
        return nlp

    def _unit(self, material: Material) -> Found:
        nlp = self._pipeline(material.language)
        doc = nlp.make_doc(material.unit.text)
        doc._.unit, doc.user_data["sentences"] = material.unit, list(material.sentences)
        if self._user:
            _cut(doc, material)
        for _, component in nlp.pipeline:
            doc = component(doc)
        said = material.frame if material.frame is not None else tuple(doc._.statements)
        themes = cast("ThemePhrases", nlp.get_pipe("annotator_themes")).themes
        layers = {x.key: x for x in self._book.layers if x.item_for(material.unit.kind) == "statement"}
        proposals = [
            *(p for s in said for p in of_statement(s, layers, material.language)),
            *marks.themes(material, said, doc._.hits, themes, self._book),
            *marks.countries(material, doc._.names, self._book),
            *marks.entities(material, _entities(doc), self._book, self._source),
            *(self._meanings.proposals(material, said) if self._meanings else ()),
        ]
        name = pipeline.name_of(self._user, material.language, embeddings=self._meanings is not None)
        made = {s.id: s for s in (self._suggestion(material, p, name) for p in proposals)}
        return Found(material.unit.id, said, tuple(made.values()))

    def _suggestion(self, material: Material, found: Proposal, name: str) -> Suggestion:
        unit = material.unit
        ident = identity.suggestion_id(
            unit.id, found.statement, found.start, found.end, found.layer, found.code, found.source, None
        )
        text = unit.text[found.start : found.end] if found.start is not None else ""
        return Suggestion(
            ident, unit.id, _sentence_of(material.sentences, found.start), found.statement,
            found.start, found.end, text,
            found.layer, found.code, found.score, found.source, name,
            found.reason, codebook_version=self._book.version,
        )  # fmt: skip


def _cut(doc: Doc, material: Material) -> None:
    """Give the user's pipeline the sentences that were cut at import."""
    starts = {0, *(s.start for s in material.sentences)}
    # One array for all tokens: asking the document token by token takes time with the square of its length.
    begins = [1 if at in starts else -1 for at in doc.to_array("IDX").tolist()]
    starts_of_tokens: Any = np.array(begins, dtype=np.int64).astype(np.uint64).reshape(-1, 1)
    doc.from_array(["SENT_START"], starts_of_tokens)


def _entities(doc: Doc) -> list[tuple[int, int, str]]:
    return [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]


def _sentence_of(sentences: tuple[Sentence, ...], start: int | None) -> str | None:
    return next((s.id for s in sentences if start is not None and s.start <= start < s.end), None)
