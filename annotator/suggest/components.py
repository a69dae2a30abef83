"""Our spaCy components: registered factories that any pipeline can take (entry points ``spacy_factories``).

They write ``doc.spans["countries"]``, ``["statements"]`` and ``["themes"]``; a span's label is the code (of a
statement: its quantifier). Spans cover whole tokens; what was found with exact offsets is in the extension attributes
``doc._.names``, ``doc._.statements`` and ``doc._.hits``. ``span._.statement`` is the statement a span belongs to,
``span._.reason`` why it was marked; ``doc._.unit`` may be set before to the unit whose ids the statements take.
Saved, each component is a folder of readable tables.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from annotator import gazetteer
from annotator.model import Code, Statement, Unit
from annotator.suggest import statements, terms
from annotator.suggest.themes import Themes
from annotator.suggest.view import View

_EXTENSIONS: tuple[tuple[type[Doc] | type[Span], str, object], ...] = (
    (Doc, "unit", None),
    (Doc, "names", ()),
    (Doc, "statements", ()),
    (Doc, "hits", ()),
    (Span, "statement", None),
    (Span, "reason", ""),
)
for _owner, _name, _default in _EXTENSIONS:
    if not _owner.has_extension(_name):
        _owner.set_extension(_name, default=_default)

Aliases = tuple[tuple[str, str], ...]  # a name and the code it means
_NAMES = "names.csv"
_WORDS = ("quantifiers.csv", "holders.csv", "verbs.csv", "cues.csv", "words.csv")


def _put(doc: Doc, key: str, spans: Iterable[Span | None]) -> Doc:
    doc.spans[key] = SpanGroup(doc, name=key, spans=[s for s in spans if s is not None])
    return doc


class Countries:
    """Marks names of countries and groups; a name with several candidates gives one span a candidate."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = nlp.lang or "en"
        self._table = self.finder = gazetteer.finder(self.language)
        self._aliases: Aliases = ()

    def use(self, aliases: Aliases) -> None:
        """Take a project's own names beside the table: each with the code it means."""
        if aliases != self._aliases:
            self._aliases = aliases
            kinds = ((name, code, gazetteer.kind_of(code)) for name, code in aliases)
            more = [gazetteer.Entry(code, kind, self.language, "alias", name) for name, code, kind in kinds if kind]
            self.finder = gazetteer.Finder((*self._table.entries, *more), self.language)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.names`` and ``doc.spans["countries"]``, labelled by code."""
        view = View.of(doc)
        doc._.names = names = tuple(self.finder.find(view.text))
        return _put(doc, "countries", (view.span(n.start, n.end, code) for n in names for code in n.codes))

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the table of names as CSV."""
        path.mkdir(parents=True, exist_ok=True)
        (path / _NAMES).write_text(gazetteer.write(self.finder.entries), encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Countries:
        """Read the table of names; raise InputError naming file and line."""
        table = path / _NAMES
        entries = gazetteer.read(table.read_text(encoding="utf-8"), str(table))
        self._table = self.finder = gazetteer.Finder(entries, self.language)
        return self


class Statements:
    """Marks attributed statements. ``words`` names a folder with word tables that are added to ours."""

    def __init__(self, nlp: Language, name: str, words: str = "") -> None:
        self.language = nlp.lang or "en"
        self.words = Path(words) if words else None

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.statements`` and ``doc.spans["statements"]``, labelled by quantifier."""
        view = View.of(doc)
        unit: Unit = doc._.unit or Unit("u", "d", 1, "paragraph", None, None, None, (), view.text)
        cut = doc.user_data.get("sentences") or view.sentences(unit)
        doc._.statements = found = tuple(statements.parse(unit, cut, self.language, extra=self.words))
        return _put(doc, "statements", (self._span(view, s, a, b) for s in found for a, b in s.parts))

    def _span(self, view: View, statement: Statement, start: int, end: int) -> Span | None:
        quantifier = statement.quantifier if isinstance(statement.quantifier, str) else "compound"
        span = view.span(start, end, quantifier, statement.attribution)
        if span is not None:
            span._.statement = statement
        return span

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
        """Set ``doc._.hits`` and ``doc.spans["themes"]``, labelled by code, each span with its phrase as reason."""
        view = View.of(doc)
        doc._.hits = hits = tuple(self.themes.hits(view.text))
        return _put(doc, "themes", (view.span(h.start, h.end, h.code, f"phrase: {h.phrase}") for h in hits))

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the terms as JSON lines."""
        path.mkdir(parents=True, exist_ok=True)
        (path / terms.FILE).write_text(terms.write(self.codes), encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> ThemePhrases:
        """Read the terms; raise InputError naming file and line."""
        file = path / terms.FILE
        self.use(terms.read(file.read_text(encoding="utf-8"), str(file)))
        return self


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
