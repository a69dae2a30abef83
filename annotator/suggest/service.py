"""Suggestions for units: the pipeline's marks and statements as answers on the codebook's layers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from annotator import identity
from annotator.codebook import Codebook
from annotator.model import Sentence, Suggestion
from annotator.suggest import engines, marks, pipeline
from annotator.suggest.answers import Proposal, of_statement
from annotator.suggest.embeddings import Embed, Meanings
from annotator.suggest.engines import Engines
from annotator.suggest.values import Found, Material

_START = attrgetter("start")


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
        self._engines: dict[str, Engines] = {}
        self._codes = marks.theme_codes(book)
        self._meanings = Meanings(book, embed) if embed else None

    def __call__(self, materials: Iterable[Material]) -> Iterator[Found]:
        """Yield what is found in each unit, in order."""
        for material in materials:
            yield self._unit(material)

    def _engines_of(self, language: str) -> Engines:
        """Return the rules of a language, made ready at its first text."""
        if language not in self._engines:
            made = (
                engines.of_pipeline(pipeline.load(self._user), self._codes, self._aliases)
                if self._user
                else engines.of_language(language, self._codes, self._aliases)
            )
            self._engines[language] = made
        return self._engines[language]

    def _unit(self, material: Material) -> Found:
        rules, text = self._engines_of(material.language), material.unit.text
        said = rules.statements(material)
        layers = {x.key: x for x in self._book.layers if x.item_for(material.unit.kind) == "statement"}
        proposals = [
            *(p for s in said for p in of_statement(s, layers, material.language)),
            *marks.themes(material, said, rules.themes.hits(text), rules.themes, self._book),
            *marks.countries(material, rules.finder.find(text), self._book),
            *marks.entities(material, self._entities(material), self._book, self._source),
            *(self._meanings.proposals(material, said) if self._meanings else ()),
        ]
        name = pipeline.name_of(self._user, material.language, embeddings=self._meanings is not None)
        made = {s.id: s for s in (self._suggestion(material, p, name) for p in proposals)}
        return Found(material.unit.id, said, tuple(made.values()))

    def _entities(self, material: Material) -> list[tuple[int, int, str]]:
        """Return the entities that the user's own components find in the sentences that were cut at import."""
        if not self._user:
            return []
        from annotator.suggest.view import View, begin_sentences

        nlp = pipeline.load(self._user)
        doc = nlp.make_doc(material.unit.text)
        begin_sentences(doc, View.of(doc), tuple((s.start, s.end) for s in material.sentences))
        for name, component in nlp.pipeline:
            doc = component(doc) if name not in pipeline.COMPONENTS else doc
        return [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]

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


def _sentence_of(sentences: tuple[Sentence, ...], start: int | None) -> str | None:
    if start is None:
        return None
    at = bisect_right(sentences, start, key=_START) - 1
    return sentences[at].id if at >= 0 and start < sentences[at].end else None
