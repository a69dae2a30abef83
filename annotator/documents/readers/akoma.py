"""Akoma Ntoso (AKN4UN): debates, debate reports and statements, whose speakers, numbers and headings are marked."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from annotator.documents.lines import Draft, Line, Part
from annotator.documents.readers import akoma_names, tables
from annotator.documents.readers.akoma_text import BLOCKS, NOT_READ, Words, is_block
from annotator.documents.readers.xml import child, children, local, parse, value
from annotator.errors import ReadError

_KINDS = ("debate", "debateReport", "statement", "doc", "documentCollection", "officialGazette", "portion")
_SPOKEN = frozenset(("speech", "question", "answer"))
_FRONT = frozenset(("coverPage", "preface"))
_DEEPEST, _LEVELS = 200, 7


def read(data: bytes, where: str) -> Draft:
    """Return the lines of an Akoma Ntoso document; raise ReadError for a kind that holds no report."""
    root = parse(data, where)
    document = next((e for e in root if local(e) in _KINDS), None)
    if document is None:
        raise ReadError("no debate, debateReport or statement in it", where=where, remedy="choose another file")
    walk = _Walk(document)
    walk.inside(document, _Place())
    return Draft(
        tuple(walk.lines), tuple(walk.words.notes), language=akoma_names.language(document),
        metadata=tuple(akoma_names.told(document)), marked=tuple(akoma_names.marked(document)),
    )  # fmt: skip


def is_akoma(data: bytes) -> bool:
    """Say whether XML is Akoma Ntoso by its root."""
    return bool(re.search(rb"<(?:\w+:)?akomaNtoso\b", data[:4096]))


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands: how deep, under how many headings, in the front matter or not, in whose speech."""

    depth: int = 0
    under: int = 0
    front: bool = False
    speaker: str | None = None


class _Walk:
    """Goes through a document once; an element's number goes before its heading or before its first text."""

    def __init__(self, document: Any) -> None:
        self.lines: list[Line] = []
        self.words = Words(document)
        self._names = akoma_names.speakers(document)
        self._number = 0
        self._label = ""
        self._begun = False  # of what is open, a paragraph or a speech, a first text was seen

    def inside(self, element: Any, place: _Place) -> None:
        """Take what an element holds: its blocks one by one, text that stands beside them as blocks of its own."""
        self._say(self.words.plain(element.text), place)
        loose: list[str] = []
        for part in element:
            if not is_block(part):
                loose.append(self.words.of(part) + self.words.plain(part.tail))
                continue
            self._say("".join(loose), place)
            loose = [self.words.plain(part.tail)]
            self._block(part, dataclasses.replace(place, depth=place.depth + 1))
        self._say("".join(loose), place)

    def _block(self, element: Any, place: _Place) -> None:
        name = local(element)
        if name in NOT_READ or place.depth > _DEEPEST:
            return
        if name == "num":
            if child(element.getparent(), "heading") is None:
                self._label = " ".join(self.words.of(element).split())
        elif name in ("heading", "subheading"):
            if place.front:
                self._say(self.words.of(element), place)
        elif name == "table":
            self._table(element, place)
        elif name in _SPOKEN:
            self._speech(element, place)
        elif not any(map(is_block, element)):
            self._say(self.words.of(element), place)
        else:
            self._holder(element, name, place)

    def _holder(self, element: Any, name: str, place: _Place) -> None:
        """Take an element that holds others: a part of the document, a numbered paragraph, an item of a list."""
        place = dataclasses.replace(place, front=place.front or (name in _FRONT and place.depth == 1))
        if not place.front:
            place = self._headed(element, place)
        numbered = child(element, "num") is not None and child(element, "heading") is None
        outside = name not in BLOCKS and not numbered and place.speaker is None
        if outside:
            self._begun = False
        self.inside(element, place)
        if outside or child(element, "heading") is not None:
            self._begun, self._label = False, ""

    def _headed(self, element: Any, place: _Place) -> _Place:
        """Put the element's heading, with its number, before what it holds."""
        headings = [e for e in element if local(e) in ("heading", "subheading")]
        text = " ".join(" ".join(self.words.of(e) for e in headings).split())
        if not text:
            return place
        number = " ".join("".join(self.words.of(e) for e in children(element, "num")).split())
        self._begun = False
        self._number += 1
        shown, level = f"{number} {text}".strip(), min(place.under + 1, _LEVELS)
        self.lines.append(
            Line(self._number, shown, level=level, whole=True, marker=number, under=place.under, part="own")
        )
        return dataclasses.replace(place, under=place.under + 1)

    def _speech(self, element: Any, place: _Place) -> None:
        """Take a speech: its speaker as printed, else the name that the markup gives to who speaks."""
        said = child(element, "from")
        name = akoma_names.printed(self.words.of(said)) if said is not None else ""
        known = value(element, "by") or value(element, "as") or ""
        speaker = name or self._names.get(known.lstrip("#")) or known.lstrip("#") or place.speaker or "?"
        self._begun = False
        self._holder(element, "speech", dataclasses.replace(place, speaker=speaker))
        self._begun, self._label = False, ""

    def _say(self, text: str, place: _Place) -> None:
        """Put down a block of text in its place."""
        text = " ".join(text.split())
        if not text:
            return
        label, self._label = self._label, ""
        if label and place.speaker is None and re.fullmatch(r"\d+|[IVXLC]+|[A-Z]", label):
            label += "."
        opens = not self._begun or (bool(label) and place.speaker is None)
        part: Part = "front" if place.front else "own" if opens else "more"
        self._number += 1
        self.lines.append(
            Line(
                self._number, f"{label} {text}".strip(), whole=True, under=place.under, part=part,
                speaker=place.speaker if part == "own" else None, marker=label if place.speaker is None else "",
            )
        )  # fmt: skip
        self._begun = bool(label) or place.speaker is not None or self._begun

    def _table(self, element: Any, place: _Place) -> None:
        rows = []
        for row in (e for e in element.iter() if local(e) == "tr"):
            cells = [(local(c), " ".join(self.words.all(c).split())) for c in row if local(c) in ("td", "th")]
            self._number += 1
            if any(text for _, text in cells):
                heads = all(name == "th" for name, text in cells if text)
                rows.append(tables.Row(self._number, tuple(text for _, text in cells if text), heads))
        part: Part = "front" if place.front else ""
        for i, line in enumerate(tables.or_paragraphs(rows)):
            self.lines.append(dataclasses.replace(line, part=part, under=None if i else place.under))
        self._begun = False
