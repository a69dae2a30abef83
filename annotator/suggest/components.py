"""Our spaCy components: registered factories that any pipeline can take (entry points ``spacy_factories``).

They write ``doc.spans["countries"]``, ``["statements"]`` and ``["themes"]``; a span's label is the code (of a
statement: its quantifier). Spans cover whole tokens; what was found with exact offsets is in the extension attributes
``doc._.names``, ``doc._.statements`` and ``doc._.hits``. ``span._.statement`` is the statement a span belongs to,
``span._.reason`` why it was marked, both read from there; ``doc._.unit`` may be set before to the unit whose ids the
statements take. Saved, each component is a folder of readable tables.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import lru_cache
from itertools import starmap
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator import gazetteer, sentences
from annotator.model import Code, Sentence, Statement, Unit
from annotator.suggest import engines, statements, terms
from annotator.suggest.engines import Aliases
from annotator.suggest.themes import Hit, Themes
from annotator.suggest.view import Cut, View, begin_sentences, mark

_REMEMBERED = 8_192  # paragraphs; a revised report repeats most of them
_FOUND: dict[str, tuple[object, Callable[..., object] | None]] = {
    "unit": (None, None), "statements": ((), None), "names": ((), gazetteer.Name), "hits": ((), Hit),
}  # fmt: skip


def _extend(name: str, default: object, made: Callable[..., object] | None) -> None:
    """Make ``doc._.name`` read and write what lies in ``doc.user_data`` under a name of ours.

    What is ``made`` of plain rows lies there as these, so that a thousand Docs are light to keep and to save.
    """
    key = f"annotator.{name}"

    def read(doc: Doc) -> object:
        kept = doc.user_data.get(key, default)
        return tuple(starmap(made, kept)) if made else kept

    def write(doc: Doc, value: Any) -> None:
        doc.user_data[key] = tuple(tuple(getattr(one, f.name) for f in fields(one)) for one in value) if made else value

    if not Doc.has_extension(name):
        Doc.set_extension(name, getter=read, setter=write)


for _name, (_default, _made) in _FOUND.items():
    _extend(_name, _default, _made)


def _statement_of(span: Span) -> Statement | None:
    """Return the statement that a span marks a part of: the tightest that it covers."""
    found = [
        (span.end_char - span.start_char - (end - start), n)
        for n, statement in enumerate(span.doc._.statements) if span.label_ == _quantifier(statement)
        for start, end in statement.parts if span.start_char <= start and end <= span.end_char
    ]  # fmt: skip
    return span.doc._.statements[min(found)[1]] if found else None


def _reason_of(span: Span) -> str:
    """Return why a span was marked: by what words a statement is attributed, which phrase of a code stands there."""
    within = (h for h in span.doc._.hits if span.start_char <= h.start and h.end <= span.end_char)
    phrase = next((h.phrase for h in within if h.code == span.label_), "")
    said = _statement_of(span)
    return f"phrase: {phrase}" if phrase else said.attribution if said else ""


for _name, _getter in (("statement", _statement_of), ("reason", _reason_of)):
    if not Span.has_extension(_name):
        Span.set_extension(_name, getter=_getter)

_NAMES = "names.csv"
_WORDS = ("quantifiers.csv", "holders.csv", "verbs.csv", "cues.csv", "words.csv")


class Sentences:
    """Marks where sentences begin, by the rules that cut them at import; marks that are there are replaced."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = nlp.lang or "en"
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._cut)

    def __call__(self, doc: Doc) -> Doc:
        """Set the start of each sentence."""
        view = View.of(doc)
        begin_sentences(doc, view, self._remembered(view.text))
        return doc

    def _cut(self, text: str) -> Cut:
        return tuple(sentences.cut(text, self.language))


class Countries:
    """Marks names of countries and groups; a name with several candidates gives one span a candidate."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = nlp.lang or "en"
        self._table: tuple[gazetteer.Entry, ...] | None = None
        self._aliases: Aliases = ()
        self._finder: gazetteer.Finder | None = None

    def use(self, aliases: Aliases) -> None:
        """Take a project's own names beside the table: each with the code it means."""
        if aliases != self._aliases:
            self._aliases, self._finder = aliases, None

    @property
    def finder(self) -> gazetteer.Finder:
        """The names made ready to search, at first use."""
        if self._finder is None:
            self._finder = engines.finder(self.language, self._aliases, self._table)
        return self._finder

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.names`` and ``doc.spans["countries"]``, labelled by code."""
        view = View.of(doc)
        doc.user_data["annotator.names"] = names = self.finder.found(view.text)
        mark(doc, view, "countries", ((a, b, code) for a, b, _, codes, *_ in names for code in codes))
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the table of names as CSV."""
        path.mkdir(parents=True, exist_ok=True)
        (path / _NAMES).write_text(gazetteer.write(self.finder.entries), encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Countries:
        """Read the table of names; raise InputError naming file and line."""
        table = path / _NAMES
        self._table, self._finder = gazetteer.read(table.read_text(encoding="utf-8"), str(table)), None
        return self


class Statements:
    """Marks attributed statements. ``words`` names a folder with word tables that are added to ours."""

    def __init__(self, nlp: Language, name: str, words: str = "") -> None:
        self.language = nlp.lang or "en"
        self.words = Path(words) if words else None
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._in_text)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.statements`` and ``doc.spans["statements"]``, labelled by quantifier."""
        view = View.of(doc)
        unit: Unit | None = doc.user_data.get("annotator.unit")
        cut = view.sentences(doc)
        found = self._read(unit, cut) if unit else self._remembered(view.text, cut)
        doc.user_data["annotator.statements"] = found
        mark(doc, view, "statements", ((a, b, _quantifier(s)) for s in found for a, b in s.parts))
        return doc

    def _in_text(self, text: str, cut: Cut) -> tuple[Statement, ...]:
        return self._read(Unit("u", "d", 1, "paragraph", None, None, None, (), text), cut)

    def _read(self, unit: Unit, cut: Cut) -> tuple[Statement, ...]:
        numbered = enumerate(cut, 1)
        pieces = [Sentence(f"{unit.id}.{n}", unit.id, n, a, b, unit.text[a:b]) for n, (a, b) in numbered]
        return tuple(statements.parse(unit, pieces, self.language, extra=self.words))

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the user's word tables, if there are any; ours are part of the package."""
        for folder in (self.words, self.words / self.language) if self.words else ():
            for name in _WORDS:
                if (folder / name).is_file() and folder.resolve() != path.resolve():
                    path.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(folder / name, path / name)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Statements:
        """Use the word tables in the folder, if there are any."""
        if any((path / name).is_file() for name in _WORDS):
            self.words = path
            self._remembered.cache_clear()
        return self


class ThemePhrases:
    """Marks the phrases of a codebook's codes, by lemma."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = nlp.lang or "en"
        self.codes: tuple[Code, ...] = ()
        self._themes: Themes | None = None

    def use(self, codes: Iterable[Code]) -> None:
        """Take the codes whose phrases are to be marked."""
        self.codes, self._themes = tuple(codes), None

    @property
    def themes(self) -> Themes:
        """The phrases made ready to search, at first use: it needs the lemmas' data."""
        if self._themes is None:
            self._themes = Themes(self.codes, self.language)
        return self._themes

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.hits`` and ``doc.spans["themes"]``, labelled by code."""
        view = View.of(doc)
        doc.user_data["annotator.hits"] = hits = self.themes.found(view.text)
        mark(doc, view, "themes", ((a, b, code) for code, _, a, b in hits))
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the terms as JSON lines."""
        path.mkdir(parents=True, exist_ok=True)
        (path / terms.FILE).write_text(terms.write(self.codes), encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> ThemePhrases:
        """Read the terms; raise InputError naming file and line."""
        file = path / terms.FILE
        self.use(terms.read(file.read_text(encoding="utf-8"), str(file)))
        return self


def _quantifier(statement: Statement) -> str:
    return statement.quantifier if isinstance(statement.quantifier, str) else "compound"


@Language.factory("annotator_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Make the component that marks where sentences begin."""
    return Sentences(nlp, name)


@Language.factory("annotator_countries", assigns=["doc.spans", "doc._.names"])
def make_countries(nlp: Language, name: str) -> Countries:
    """Make the component that marks countries."""
    return Countries(nlp, name)


@Language.factory("annotator_statements", assigns=["doc.spans", "doc._.statements"], default_config={"words": ""})
def make_statements(nlp: Language, name: str, words: str) -> Statements:
    """Make the component that marks statements; ``words`` is a folder of word tables of the user's own."""
    return Statements(nlp, name, words)


@Language.factory("annotator_themes", assigns=["doc.spans", "doc._.hits"])
def make_themes(nlp: Language, name: str) -> ThemePhrases:
    """Make the component that marks the phrases of codes."""
    return ThemePhrases(nlp, name)
