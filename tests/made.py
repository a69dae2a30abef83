"""A small project made by hand: two paragraphs, a recommendation, three statements, some suggestions."""

from __future__ import annotations

import hashlib
from pathlib import Path

from annotator import identity
from annotator.model import Document, Holder, Report, Section, Sentence, Statement, Suggestion, Unit, UnitKind
from annotator.store import documents, frames, project, suggestions

CODEBOOK = """\
title: Small
version: "1"
layers:
  - key: stance
    name: Stance
    item: statement
    kinds: [paragraph]
    codes:
      - {key: support, name: Support, definition: In favour.}
      - {key: concern, name: Concern, definition: Worried.}
      - {key: caution, name: Caution, definition: Warns.}
  - key: quantifier
    name: How many
    item: statement
    kinds: [paragraph]
    scale: ordinal
    codes:
      - {key: one, name: One}
      - {key: some, name: Some}
      - {key: many, name: Many}
      - {key: impersonal, name: Nobody named, off_scale: yes}
  - key: theme
    name: Theme
    multiple: yes
    item: {recommendation: unit, default: statement}
    codes:
      - key: prevention
        name: Prevention
        phrases: [crime prevention]
        codes:
          - {key: youth, name: Youth, phrases: [young people]}
      - {key: technology, name: Technology, phrases: [artificial intelligence]}
  - key: country
    name: Country
    multiple: yes
    item: span
    vocabulary: countries
"""
TEXTS: tuple[tuple[UnitKind, str, str], ...] = (
    (
        "paragraph",
        "1",
        "Many speakers stressed crime prevention. It was noted that artificial intelligence could help.",
    ),
    ("paragraph", "2", "Some speakers from Chile cautioned against haste."),
    ("recommendation", "a", "Promote crime prevention among young people;"),
)


def report(texts: tuple[tuple[UnitKind, str, str], ...] = TEXTS, seed: str = "one") -> Report:
    """Return a report with these units, one section, sentences cut at full stops."""
    source = seed.encode()
    doc = identity.document_id(source)
    section = Section(identity.section_id(doc, 1), doc, None, 1, "I.", "Deliberations")
    ids = identity.unit_ids(doc, [text for _, _, text in texts])
    units = tuple(
        Unit(i, doc, n, kind, label, None, section.id, (section.heading,), text)
        for n, (i, (kind, label, text)) in enumerate(zip(ids, texts, strict=True), 1)
    )
    document = Document(
        doc, f"Report {seed}", None, "en", None, None, None, None, None, None, None, None, None, f"{seed}.txt",
        hashlib.sha256(source).hexdigest(), units=len(units),
    )  # fmt: skip
    return Report(document, (section,), units, tuple(s for u in units for s in _sentences(u)), ())


def _sentences(unit: Unit) -> list[Sentence]:
    found, start = [], 0
    for number, piece in enumerate(unit.text.split(". "), 1):
        end = min(len(unit.text), start + len(piece) + 1)
        found.append(Sentence(identity.sentence_id(unit.id, number), unit.id, number, start, end, unit.text[start:end]))
        start = end + 1
    return found


def statement(unit: Unit, sentence: Sentence, holder: str, quantifier: str, verb: str, stance: str) -> Statement:
    """Return a statement over a whole sentence; its attribution is its first words."""
    begin = sentence.start
    part, said = (sentence.start, sentence.end), (begin, begin + len(holder))
    held = (Holder(holder, *said, "speakers", quantifier),)
    return Statement(
        identity.statement_id(unit.id, [part], [said]), unit.id, (sentence.number,), (part,), sentence.text, holder,
        (said,), held, "speakers", quantifier, verb, "active", stance, by="by hand",
    )  # fmt: skip


def suggestion(
    unit: Unit, statement: str | None, start: int | None, end: int | None, layer: str, code: str
) -> Suggestion:
    """Return a suggestion for everybody."""
    return Suggestion(
        identity.suggestion_id(unit.id, statement, start, end, layer, code, "rule", None), unit.id, None, statement,
        start, end, unit.text[start:end] if start is not None else "", layer, code, 0.9, "rule", "by hand 1", "made up",
    )  # fmt: skip


def make(folder: Path, codebook: str = CODEBOOK) -> project.Project:
    """Make the project with its report, statements and suggestions."""
    folder.mkdir(parents=True, exist_ok=True)
    book = folder / "book.yaml"
    book.write_text(codebook, encoding="utf-8")
    made = project.create(folder / "study", "Small", book)
    found = report()
    documents.add(made.conn, found)
    (made.folder / "sources" / found.document.source).write_bytes(b"one")
    first, second, last = found.units
    cut = {s.id: s for s in found.sentences}
    one = statement(first, cut[f"{first.id}.1"], "Many speakers", "many", "stress", "support")
    two = statement(first, cut[f"{first.id}.2"], "It was noted", "impersonal", "note", "support")
    three = statement(second, cut[f"{second.id}.1"], "Some speakers", "some", "caution", "caution")
    frames.put(made.conn, first.id, [one, two])
    frames.put(made.conn, second.id, [three])
    begin = first.text.index("crime prevention")
    chile = second.text.index("Chile")
    version = made.book().version
    suggestions.put(
        made.conn, first.id,
        [
            suggestion(first, one.id, 0, 13, "quantifier", "many"),
            suggestion(first, one.id, 14, 22, "stance", "support"),
            suggestion(first, one.id, begin, begin + 16, "theme", "prevention"),
            suggestion(first, two.id, 41, 53, "quantifier", "impersonal"),
        ],
        "by hand 1", version,
    )  # fmt: skip
    suggestions.put(
        made.conn, second.id,
        [
            suggestion(second, three.id, 0, 13, "quantifier", "some"),
            suggestion(second, None, chile, chile + 5, "country", "CHL"),
        ],
        "by hand 1", version,
    )  # fmt: skip
    suggestions.put(made.conn, last.id, [suggestion(last, None, 8, 24, "theme", "prevention")], "by hand 1", version)
    return made
