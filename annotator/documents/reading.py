"""From a file to a report: read its lines, find the structure, give ids, cut sentences, list participants."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator import identity, sentences
from annotator.documents import notes
from annotator.documents.lines import Draft, Note
from annotator.documents.mending import doubts, mending
from annotator.documents.mending.fixes import Fix
from annotator.documents.readers import formats
from annotator.documents.readers.decoding import damage
from annotator.documents.speakers import attendance, participants
from annotator.documents.structure import agenda, left_out, masthead, structure, titles, unstructured
from annotator.documents.structure.language import guess
from annotator.documents.structure.masthead import Masthead
from annotator.documents.structure.pieces import Heading, Outline, Piece
from annotator.errors import ReadError
from annotator.model import Document, Footnote, Participant, Report, Section, Sentence, Unit


def read(path: Path, *, language: str | None = None, password: str | None = None, fixes: Sequence[Fix] = ()) -> Report:
    """Read a report of any known format and mend it; raise ReadError, with what, where and remedy, for anything else.

    A person's fixes are applied to what the rules made of the file.
    """
    data = formats.bytes_of(path)
    draft = formats.draft(data, path, password)
    built = structure.build(draft.lines)
    if not built.pieces and not formats.misnamed(data, path):
        built = unstructured.read(built)
        draft = dataclasses.replace(draft, warnings=(*draft.warnings, unstructured.WARNING))
    if not built.pieces:
        raise ReadError(
            f"no paragraph was found{formats.misnamed(data, path)}", where=str(path),
            remedy="check that it is a report with paragraphs, or save it anew",
        )  # fmt: skip
    head = masthead.completed(masthead.parse(built.masthead), draft.metadata, draft.marked)
    if head.agenda_item is None and "agenda_items" not in head.more:
        head = dataclasses.replace(head, agenda_item=agenda.of_outline(built))
    spoken = language or draft.language or guess(" ".join(p.text() for p in built.pieces[:40]))
    return mending.mend(_assemble(data, path, draft, built, head, spoken), fixes, data)


def _assemble(data: bytes, path: Path, draft: Draft, built: Outline, head: Masthead, language: str) -> Report:
    document = identity.document_id(data)
    texts, footnotes = _without_marks(document, built, draft.notes)
    sections = _sections(document, built.headings)
    units = _units(document, built.pieces, texts, dict(zip(map(id, built.headings), sections, strict=True)))
    by_piece = dict(zip(map(id, built.pieces), units, strict=True))
    above = [None for block in built.masthead for _ in block]
    bearers = [*above, *(by_piece.get(id(part)) for part in built.in_order())]
    footnotes = [notes.bind(note, bearers) for note in footnotes]
    cut = [s for unit in units for s in _sentences(unit, language)]
    listed = _participants(units, cut, built.pieces, footnotes, language)
    doubtful = (*doubts.of_symbol(head.symbol), *doubts.of(units, footnotes, listed, language))
    return Report(
        document=_document(document, data, path, head, draft, language, units, doubtful),
        sections=tuple(sections),
        units=tuple(units),
        sentences=tuple(cut),
        participants=tuple(listed),
        footnotes=tuple(footnotes),
        left_out=left_out.of(draft, built),
    )


def _without_marks(document: str, built: Outline, found: Sequence[Note]) -> tuple[list[str], list[Footnote]]:
    """Take the footnotes' marks off headings and units; return the units' texts and the footnotes."""
    parts = built.in_order()
    above = [line.text for block in built.masthead for line in block]
    said = [p.text if isinstance(p, Heading) else p.text() for p in parts]
    texts, footnotes = notes.attach(document, [*above, *said], found)
    for part, text in zip(parts, texts[len(above) :], strict=True):
        if isinstance(part, Heading):
            part.text = text
    kept = [text for part, text in zip(parts, texts[len(above) :], strict=True) if isinstance(part, Piece)]
    return kept, footnotes


def _document(
    document: str, data: bytes, path: Path, head: Masthead, draft: Draft, language: str, units: Sequence[Unit],
    doubtful: Sequence[str],
) -> Document:  # fmt: skip
    more = {key: value for key, value in head.more.items() if value is not None}
    named = head.title or head.meeting or path.stem
    title = titles.kept(named)
    return Document(
        id=document, title=title, symbol=head.symbol, language=language,
        date=head.date, organ=head.organ, meeting=head.meeting, place=head.place, meeting_start=head.meeting_start,
        meeting_end=head.meeting_end, part=head.part, rapporteur=head.rapporteur, agenda_item=head.agenda_item,
        source=path.name, sha256=hashlib.sha256(data).hexdigest(), units=len(units),
        warnings=(*draft.warnings, *damage(unit.text for unit in units), *doubtful, *doubts.of_title(named, title)),
        metadata={**more, "sentence_cutter": sentences.VERSION},
    )  # fmt: skip


def _sections(document: str, headings: Sequence[Heading]) -> list[Section]:
    ids = {id(h): identity.section_id(document, n) for n, h in enumerate(headings, 1)}
    return [
        Section(ids[id(h)], document, ids[id(h.parent)] if h.parent else None, h.level, h.marker, h.text)
        for h in headings
    ]


def _path(heading: Heading | None) -> tuple[str, ...]:
    return (*_path(heading.parent), heading.text) if heading else ()


def _units(document: str, pieces: Sequence[Piece], texts: Sequence[str], sections: dict[int, Section]) -> list[Unit]:
    ids = identity.unit_ids(document, texts)
    known = {id(piece): name for piece, name in zip(pieces, ids, strict=True)}
    found = []
    for n, (piece, text) in enumerate(zip(pieces, texts, strict=True), 1):
        place: dict[str, Any] = {"section": None, "path": _path(piece.heading)}
        if piece.heading:
            place["section"] = sections[id(piece.heading)].id
        found.append(
            Unit(
                id=known[id(piece)], document=document, ordinal=n, kind=piece.kind, label=piece.label,
                parent=known[id(piece.parent)] if piece.parent else None, text=text, speaker=piece.speaker,
                first_line=piece.first, last_line=piece.last, page=piece.page,
                label_source=piece.label_source if piece.label else "none", **place,
            )
        )  # fmt: skip
    return found


def _sentences(unit: Unit, language: str) -> list[Sentence]:
    return [
        Sentence(identity.sentence_id(unit.id, n), unit.id, n, start, end, unit.text[start:end])
        for n, (start, end) in enumerate(sentences.cut(unit.text, language), 1)
    ]


def _participants(
    units: Sequence[Unit],
    cut: Sequence[Sentence],
    pieces: Sequence[Piece],
    footnotes: Sequence[Footnote],
    language: str,
) -> list[Participant]:
    places: dict[str, list[tuple[int, int]]] = {}
    for sentence in cut:
        places.setdefault(sentence.unit, []).append((sentence.start, sentence.end))
    texts = {unit.id: unit.text for unit in units}
    noted = notes.words_at(footnotes)
    found: list[Participant] = []
    for unit, piece in zip(units, pieces, strict=True):
        if piece.is_list or unit.kind == "row":
            found.extend(attendance.of_unit(unit, language, len(found) + 1))
        elif unit.kind != "turn" and not unit.text.startswith("["):
            around = participants.Around(
                tuple(places.get(unit.id, ())), texts.get(unit.parent or "", ""), tuple(piece.breaks(unit.text))
            )
            for one in participants.of_unit(unit, around, language, len(found) + 1):
                found.append(participants.noted(one, noted.get((unit.id, one.end), "")))
    return found
