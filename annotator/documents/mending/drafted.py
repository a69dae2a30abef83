"""A report taken apart into headings and units that can be moved and cut, and put together again with new ids."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import field

from annotator import identity, sentences
from annotator.delayed import dataclass
from annotator.documents.mending import doubts
from annotator.documents.speakers import participants
from annotator.model import (
    Document,
    Footnote,
    LabelSource,
    Participant,
    Report,
    Section,
    Sentence,
    Unit,
    UnitKind,
)


@dataclass(slots=True, eq=False)
class Head:
    """A heading of the report."""

    level: int
    marker: str | None
    text: str

    def as_unit(self, above: Head | None) -> Drafted:
        """Return what was read as a heading as an unnumbered unit below the heading above it."""
        text = f"{self.marker} {self.text}" if self.marker else self.text
        return Drafted("unnumbered", None, text, above)


@dataclass(slots=True, eq=False)
class Drafted:
    """A unit of the report; ``notes`` and ``people`` are what is bound to it, with offsets into ``text``."""

    kind: UnitKind
    label: str | None
    text: str
    heading: Head | None
    parent: Drafted | None = None
    speaker: str | None = None
    first_line: int | None = None
    last_line: int | None = None
    page: int | None = None
    label_source: LabelSource = "none"
    notes: list[tuple[Footnote, int]] = field(default_factory=list)
    people: list[Participant] = field(default_factory=list)
    is_new: bool = False  # lists of speakers are looked for again

    def as_heading(self, level: int) -> Head:
        """Return what was read as a unit as a heading."""
        return Head(level, self.label, self.text)

    def shifted(
        self, by: int, start: int = 0, end: int | None = None
    ) -> tuple[list[tuple[Footnote, int]], list[Participant]]:
        """Return what is bound between two offsets, moved."""
        stop = len(self.text) + 1 if end is None else end
        notes = [(note, at + by) for note, at in self.notes if start <= at < stop]
        people = [
            dataclasses.replace(p, start=p.start + by, end=p.end + by) for p in self.people if start <= p.start < stop
        ]
        return notes, people


Part = Head | Drafted


def drafted(report: Report) -> list[Part]:
    """Return the headings and units of a report in order."""
    heads = {s.id: Head(s.level, s.marker, s.heading) for s in report.sections}
    units: dict[str, Drafted] = {}
    for unit in report.units:
        units[unit.id] = Drafted(
            unit.kind, unit.label, unit.text, heads.get(unit.section or ""), units.get(unit.parent or ""), unit.speaker,
            unit.first_line, unit.last_line, unit.page, unit.label_source,
        )  # fmt: skip
    for note in report.footnotes:
        if note.unit in units and note.offset is not None:
            units[note.unit].notes.append((note, note.offset))
    for person in report.participants:
        units[person.unit].people.append(person)
    return _in_order(list(heads.values()), list(units.values()))


def _in_order(heads: Sequence[Head], units: Sequence[Drafted]) -> list[Part]:
    """Return units with each heading before the first unit below it."""
    places = {id(head): n for n, head in enumerate(heads)}
    parts: list[Part] = []
    said = 0
    for unit in units:
        upto = places[id(unit.heading)] + 1 if unit.heading else 0
        parts.extend(heads[said:upto])
        said = max(said, upto)
        parts.append(unit)
    return [*parts, *heads[said:]]


def rebuilt(report: Report, parts: Sequence[Part], data: bytes, fixes: bytes) -> Report:
    """Return the report made of the parts; ids are those of the source's bytes and the fixes."""
    name = identity.document_id(data, fixes)
    sections, paths = _sections(name, [p for p in parts if isinstance(p, Head)])
    held = [p for p in parts if isinstance(p, Drafted)]
    ids = {id(unit): i for unit, i in zip(held, identity.unit_ids(name, [u.text for u in held]), strict=True)}
    units = [_unit(name, n, unit, ids, paths) for n, unit in enumerate(held, 1)]
    cut = [s for unit in units for s in _sentences(unit, report.document.language)]
    notes = _footnotes(name, report.footnotes, held, ids)
    return dataclasses.replace(
        report,
        document=_document(report, name, units, notes),
        sections=tuple(sections),
        units=tuple(units),
        sentences=tuple(cut),
        participants=_participants(units, held, cut, report.document.language),
        footnotes=notes,
    )


def _sections(document: str, heads: Sequence[Head]) -> tuple[list[Section], dict[int, tuple[str, tuple[str, ...]]]]:
    """Return the sections, and for each heading its section's id and path; parents follow from the levels."""
    found: list[Section] = []
    open_: list[tuple[Head, str]] = []
    known: dict[int, tuple[str, tuple[str, ...]]] = {}
    for n, head in enumerate(heads, 1):
        while open_ and open_[-1][0].level >= head.level:
            open_.pop()
        name = identity.section_id(document, n)
        found.append(Section(name, document, open_[-1][1] if open_ else None, len(open_) + 1, head.marker, head.text))
        open_.append((head, name))
        known[id(head)] = name, tuple(h.text for h, _ in open_)
    return found, known


def _unit(
    document: str, ordinal: int, unit: Drafted, ids: dict[int, str], paths: dict[int, tuple[str, tuple[str, ...]]]
) -> Unit:
    section, path = paths[id(unit.heading)] if unit.heading else (None, ())
    return Unit(
        ids[id(unit)], document, ordinal, unit.kind, unit.label, ids[id(unit.parent)] if unit.parent else None,
        section, path, unit.text, unit.speaker, unit.first_line, unit.last_line, unit.page, unit.label_source,
    )  # fmt: skip


def _sentences(unit: Unit, language: str) -> list[Sentence]:
    return [
        Sentence(identity.sentence_id(unit.id, n), unit.id, n, a, b, unit.text[a:b])
        for n, (a, b) in enumerate(sentences.cut(unit.text, language), 1)
    ]


def _footnotes(
    document: str, notes: Sequence[Footnote], held: Sequence[Drafted], ids: dict[int, str]
) -> tuple[Footnote, ...]:
    places = {note.number: (ids[id(unit)], at) for unit in held for note, at in unit.notes}
    return tuple(
        dataclasses.replace(note, document=document, unit=unit, offset=at)
        for note in notes
        for unit, at in [places.get(note.number, (None, note.offset if note.unit is None else None))]
    )


def _participants(
    units: Sequence[Unit], held: Sequence[Drafted], cut: Sequence[Sentence], language: str
) -> tuple[Participant, ...]:
    texts = {unit.id: unit.text for unit in units}
    found: list[Participant] = []
    for unit, draft in zip(units, held, strict=True):
        people: Sequence[Participant] = draft.people
        if draft.is_new:
            places = tuple((s.start, s.end) for s in cut if s.unit == unit.id)
            around = participants.Around(places, texts.get(unit.parent or "", ""))
            people = participants.of_unit(unit, around, language)
        found.extend(dataclasses.replace(p, document=unit.document, unit=unit.id) for p in people)
    return tuple(dataclasses.replace(p, order=n) for n, p in enumerate(found, 1))


def _document(report: Report, name: str, units: Sequence[Unit], notes: Sequence[Footnote]) -> Document:
    old = set(doubts.of(report.units, report.footnotes))
    kept = [said for said in report.document.warnings if said not in old]
    warnings = (*kept, *doubts.of(units, notes))
    return dataclasses.replace(report.document, id=name, units=len(units), warnings=warnings)
