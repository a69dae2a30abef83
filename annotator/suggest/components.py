"""Our spaCy components: registered factories that any pipeline can take (entry points ``spacy_factories``).

They write ``doc.spans["countries"]``, ``["statements"]`` and ``["themes"]``; a span's label is the code. The
statements themselves, with holders, verb and stance, are in ``doc._.statements``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from annotator import gazetteer
from annotator.model import Code, Sentence, Statement, Unit
from annotator.suggest import statements
from annotator.suggest.themes import Themes

if not Doc.has_extension("statements"):
    Doc.set_extension("statements", default=())
if not Doc.has_extension("unit"):
    Doc.set_extension("unit", default=None)
if not Span.has_extension("reason"):
    Span.set_extension("reason", default="")


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand")


def _put(doc: Doc, key: str, spans: Iterable[Span | None]) -> Doc:
    doc.spans[key] = SpanGroup(doc, name=key, spans=[s for s in spans if s is not None])
    return doc


class Countries:
    """Marks names of countries and groups; a name with several candidates gives one span a candidate."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = nlp.lang or "en"

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["countries"]``."""
        found = gazetteer.find(_text(doc), self.language)
        return _put(doc, "countries", (_span(doc, n.start, n.end, code) for n in found for code in n.codes))

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write nothing: the table of names is part of the package."""

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Countries:
        """Read nothing."""
        return self


class Statements:
    """Marks attributed statements; ``doc._.unit`` may hold the unit whose ids they take."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = nlp.lang or "en"

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.statements`` and ``doc.spans["statements"]``, labelled by quantifier."""
        unit: Unit = doc._.unit or Unit("u", "d", 1, "paragraph", None, None, None, (), doc.text)
        cut = doc.user_data.get("sentences") or _sentences(doc, unit)
        found: tuple[Statement, ...] = tuple(statements.parse(unit, cut, self.language))
        doc._.statements = found
        spans = (_span(doc, a, b, _label(s)) for s in found for a, b in s.parts)
        return _put(doc, "statements", spans)

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write nothing: the tables of words are part of the package."""

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Statements:
        """Read nothing."""
        return self


def _text(doc: Doc) -> str:
    """Return the document's text; putting it together from tokens takes longer than all the rest."""
    return doc._.unit.text if doc._.unit is not None else str(doc.text)


def _label(statement: Statement) -> str:
    return statement.quantifier if isinstance(statement.quantifier, str) else "compound"


def _sentences(doc: Doc, unit: Unit) -> list[Sentence]:
    if not doc.has_annotation("SENT_START"):
        return [Sentence(f"{unit.id}.1", unit.id, 1, 0, len(doc.text), doc.text)]
    return [
        Sentence(f"{unit.id}.{n}", unit.id, n, s.start_char, s.end_char, s.text) for n, s in enumerate(doc.sents, 1)
    ]


class ThemePhrases:
    """Marks the phrases of a codebook's codes; the terms are readable JSON lines: code, name, phrases, texts."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = nlp.lang or "en"
        self.themes = Themes((), self.language)

    def use(self, codes: Iterable[Code]) -> None:
        """Take the codes whose phrases are to be marked."""
        self.themes = Themes(tuple(codes), self.language)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["themes"]``, each span with its phrase as reason."""
        spans = []
        hits = self.themes.hits(_text(doc))
        doc.user_data["theme_hits"] = hits
        for hit in hits:
            span = _span(doc, hit.start, hit.end, hit.code)
            if span is not None:
                span._.reason = f"phrase: {hit.phrase}"
                spans.append(span)
        return _put(doc, "themes", spans)

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the terms as JSON lines."""
        path.mkdir(parents=True, exist_ok=True)
        rows = [
            {"code": c.key, "name": c.name, "definition": c.definition, "phrases": list(c.phrases)}
            for c in self.themes.codes
        ]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (path / "terms.jsonl").write_text(text, encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> ThemePhrases:
        """Read the terms."""
        lines = (path / "terms.jsonl").read_text(encoding="utf-8").splitlines()
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
        self.use(
            Code(r["code"], "theme", r["name"], None, r.get("definition", ""), phrases=tuple(r["phrases"]))
            for r in rows
        )
        return self


@Language.factory("annotator_countries", assigns=["doc.spans"])
def make_countries(nlp: Language, name: str) -> Countries:
    """Make the component that marks countries."""
    return Countries(nlp, name)


@Language.factory("annotator_statements", assigns=["doc.spans", "doc._.statements"])
def make_statements(nlp: Language, name: str) -> Statements:
    """Make the component that marks statements."""
    return Statements(nlp, name)


@Language.factory("annotator_themes", assigns=["doc.spans"])
def make_themes(nlp: Language, name: str) -> ThemePhrases:
    """Make the component that marks the phrases of codes."""
    return ThemePhrases(nlp, name)
