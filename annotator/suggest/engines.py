"""The rules that read a text for suggestions: names of countries, statements, phrases; spaCy is not needed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from annotator import gazetteer
from annotator.delayed import dataclass
from annotator.model import Code, Statement
from annotator.suggest import statements
from annotator.suggest.themes import Themes
from annotator.suggest.values import Material, read_as

if TYPE_CHECKING:
    from spacy.language import Language

    from annotator.suggest.components import Countries, Statements, ThemePhrases

Aliases = tuple[tuple[str, str], ...]  # a name and the code it means


@dataclass(frozen=True, slots=True)
class Engines:
    """The rules of one language; ``words`` is a folder with word tables of the user's own."""

    language: str
    finder: gazetteer.Finder
    themes: Themes
    words: Path | None = None

    def statements(self, material: Material) -> tuple[Statement, ...]:
        """Return the statements of a unit: those that stand, or those that its sentences make."""
        if material.frame is not None:
            return material.frame
        return tuple(statements.parse(material.unit, material.sentences, self.language, extra=self.words))


def of_language(language: str, codes: Iterable[Code], aliases: Aliases) -> Engines:
    """Return the rules of a language, with a codebook's phrases and a project's own names."""
    known = read_as(language)
    return Engines(known, finder(known, aliases), Themes(tuple(codes), known))


def of_pipeline(nlp: Language, codes: Iterable[Code], aliases: Aliases) -> Engines:
    """Return the rules of our components in a pipeline, which may hold tables of the user's own."""
    countries = cast("Countries", nlp.get_pipe("annotator_countries"))
    said = cast("Statements", nlp.get_pipe("annotator_statements"))
    phrases = cast("ThemePhrases", nlp.get_pipe("annotator_themes"))
    countries.use(aliases)
    phrases.use(codes)
    return Engines(said.language, countries.finder, phrases.themes, said.words)


def finder(language: str, aliases: Aliases = (), table: tuple[gazetteer.Entry, ...] | None = None) -> gazetteer.Finder:
    """Return what finds the names of a table, ours when none is given, and a project's own beside them."""
    if table is None and not aliases:
        return gazetteer.finder(language)
    kinds = ((name, code, gazetteer.kind_of(code)) for name, code in aliases)
    more = [gazetteer.Entry(code, kind, language, "alias", name) for name, code, kind in kinds if kind]
    return gazetteer.Finder((*(gazetteer.entries() if table is None else table), *more), language)
