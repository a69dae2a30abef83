"""One file becomes a Report: text frozen, structure built, ids derived, sentences and participants found."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from annotator import identity
from annotator.documents import masthead, participants, plain, sentences, structure
from annotator.documents.masthead import Masthead
from annotator.documents.structure import Heading, Outline, Piece
from annotator.errors import ReadError
from annotator.model import Document, Participant, Report, Section, Sentence, Unit

LARGEST = 100_000_000  # bytes; contract, section 1


def read(path: Path, *, language: str | None = None) -> Report:
    """Read a plain-text report; raise ReadError when the file cannot be used."""
    if path.is_file() and path.stat().st_size > LARGEST:
        raise ReadError("larger than 100 MB", where=str(path), remedy="split it")
    frozen = plain.text_of(path)
    outline = structure.build(plain.lines_of(frozen.text))
    pieces = [p for p in outline.pieces if p.text()]
    if not pieces:
        raise ReadError(
            "no paragraph was found below the masthead", where=str(path), remedy="number the paragraphs, as in '1. Text'"
        )
    data = path.read_bytes()
    head = masthead.parse(outline.masthead)
    spoken = language or head.language or _guess(pieces)
    ident = identity.document_id(data)
    sections, places = _sections(ident, outline.headings)
    units = _units(ident, pieces, sections, places)
    cut = [s for u in units for s in _sentences(u, spoken)]
    document = _document(ident, path, data, head, spoken, outline, len(units), frozen.changes)
    return Report(document, tuple(sections), tuple(units), tuple(cut), tuple(_participants(ident, units, cut, spoken)))


def _document(
    ident: str, path: Path, data: bytes, head: Masthead, language: str, outline: Outline, units: int,
    changes: Sequence[str],
) -> Document:  # fmt: skip
    return Document(
        ident, head.title or path.stem, head.symbol, language, head.date, head.organ, head.meeting, head.place,
        head.meeting_start, head.meeting_end, head.part, head.rapporteur,
        head.agenda_item or _agenda_item(outline.headings), path.name, hashlib.sha256(data).hexdigest(), None, units,
        tuple(changes), {k: v for k, v in head.more.items() if v is not None},
    )  # fmt: skip


def _agenda_item(headings: Sequence[Heading]) -> str | None:
    """Return the agenda item that an outer heading names: the meeting's own, not one named in passing."""
    import re

    for heading in headings:
        match = re.search(r"\bAgenda items? (\d+(?: \([a-z]\))?)", heading.text)
        if match and heading.level <= 2:
            return match[1]
    return None


def _guess(pieces: Sequence[Piece]) -> str:
    """Return the language whose commonest words the text has most of."""
    words = " ".join(p.text() for p in pieces[:40]).casefold().split()
    common = {"en": {"the", "of", "and", "that"}, "fr": {"le", "des", "les", "que"}, "es": {"el", "los", "que", "las"}}
    return max(common, key=lambda code: sum(w in common[code] for w in words))


def _sections(document: str, headings: Sequence[Heading]) -> tuple[list[Section], dict[int, tuple[str, tuple[str, ...]]]]:
    """Return the sections, and for each heading (by identity) its section's id and path."""
    found: list[Section] = []
    places: dict[int, tuple[str, tuple[str, ...]]] = {}
    for number, heading in enumerate(headings, 1):
        ident = identity.section_id(document, number)
        above, path = places[id(heading.parent)] if heading.parent else (None, ())
        places[id(heading)] = (ident, (*path, heading.text))
        found.append(Section(ident, document, above, heading.level, heading.marker, heading.text))
    return found, places


def _units(
    document: str, pieces: Sequence[Piece], sections: Sequence[Section], places: dict[int, tuple[str, tuple[str, ...]]]
) -> list[Unit]:
    texts = [p.text() for p in pieces]
    ids = identity.unit_ids(document, texts)
    known = {id(p): i for p, i in zip(pieces, ids, strict=True)}
    units = []
    for ordinal, (piece, ident, text) in enumerate(zip(pieces, ids, texts, strict=True), 1):
        section, path = places[id(piece.heading)] if piece.heading else (None, ())
        parent = known.get(id(piece.parent)) if piece.parent else None
        first, last = piece.lines[0].number, piece.lines[-1].number
        units.append(
            Unit(
                ident, document, ordinal, piece.kind, piece.label, parent, section, path, text, None, first, last, None,
                "typed" if piece.label else "none",
            )
        )  # fmt: skip
    return units


def _sentences(unit: Unit, language: str) -> list[Sentence]:
    return [
        Sentence(identity.sentence_id(unit.id, n), unit.id, n, start, end, unit.text[start:end])
        for n, (start, end) in enumerate(sentences.cut(unit.text, language), 1)
    ]


def _participants(document: str, units: Sequence[Unit], cut: Sequence[Sentence], language: str) -> list[Participant]:
    bounds: dict[str, list[tuple[int, int]]] = {}
    for sentence in cut:
        bounds.setdefault(sentence.unit, []).append((sentence.start, sentence.end))
    entries = [(u.id, e) for u in units for e in participants.find(u.text, bounds.get(u.id, []), language)]
    return [
        Participant(document, unit, n, e.name, e.code, e.role, e.kind, e.on_behalf_of, e.start, e.end)
        for n, (unit, e) in enumerate(entries, 1)
    ]
