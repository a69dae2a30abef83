"""Akoma Ntoso (AKN4UN): debates, debate reports and statements, whose speakers and numbers are already marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.documents import notes
from annotator.documents.lines import Draft, Line, Note
from annotator.documents.readers.xml import child, local, parse, value
from annotator.errors import ReadError

_KINDS = ("debate", "debateReport", "statement", "doc", "documentCollection", "officialGazette", "portion")
_SPOKEN = frozenset(("speech", "question", "answer"))
_HOLDERS = frozenset(("num", "heading", "subheading", "from"))
_TEXTS = frozenset(
    ("p", "block", "scene", "narrative", "summary", "other", "recordedTime", "docTitle", "docType", "longTitle")
)
_SKIPPED = frozenset(("meta", "authorialNote", "toc", "remark"))
_LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "en": "en", "fr": "fr", "es": "es"}


def read(data: bytes, where: str) -> Draft:
    """Return the lines of an Akoma Ntoso document; raise ReadError for a kind that holds no report."""
    root = parse(data, where)
    document = next((e for e in root if local(e) in _KINDS), None)
    if document is None:
        raise ReadError("no debate, debateReport or statement in it", where=where, remedy="choose another file")
    walk = _Walk()
    for part in document:
        walk.visit(part, 0, None)
    metadata = tuple(_metadata(document))
    language = next((_LANGUAGES.get(text) for name, text in metadata if name == "language"), None)
    return Draft(tuple(walk.lines), tuple(walk.notes), language=language, metadata=metadata)


def _metadata(document: Any) -> Iterator[tuple[str, str]]:
    """Yield what the markup says of the document: language, date, symbol, title, organ, session."""
    for element in document.iter():
        name, text = local(element), " ".join("".join(element.itertext()).split())
        if name == "FRBRlanguage":
            yield "language", (value(element, "language") or "").casefold()
        elif name == "docDate" and (date := value(element, "date")):
            yield "date", date
        elif name in ("docNumber", "docTitle", "docProponent", "session") and text:
            fields = {"docNumber": "symbol", "docTitle": "title", "docProponent": "organ", "session": "session"}
            yield fields[name], text
    for element in (e for e in document.iter() if local(e) == "FRBRExpression"):
        if date := value(child(element, "FRBRdate"), "date"):
            yield "date", date


class _Walk:
    """Goes through a document once; an element's number goes before its first text, its heading above it."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: list[Note] = []
        self._number = 0
        self._label: str | None = None
        self._speaker: str | None = None
        self._first = False  # of a speech's paragraphs

    def visit(self, element: Any, depth: int, speaker: str | None) -> None:
        """Take an element of the body."""
        name = local(element)
        if not name or name in _SKIPPED or depth > 200:
            return
        if name in _SPOKEN:
            self._speech(element, depth)
        elif name in _TEXTS and not any(local(e) in _TEXTS or local(e) == "p" for e in element):
            self._line(element, speaker)
        elif name in _HOLDERS:
            self._holder(element, name, depth)
        else:
            for part in element:
                self.visit(part, depth + 1, speaker)

    def _speech(self, element: Any, depth: int) -> None:
        said = child(element, "from")
        speaker = " ".join(self._said(said).split()).rstrip(" :") if said is not None else value(element, "by")
        self._first = True
        for part in element:
            if local(part) != "from":
                self.visit(part, depth + 1, (speaker or "").lstrip("#") or None)

    def _holder(self, element: Any, name: str, depth: int) -> None:
        text = " ".join(self._said(element).split())
        if name == "num":
            self._label = text
        elif text:
            self._number += 1
            label = f"{self._label} " if self._label else ""
            self._label = None
            self.lines.append(Line(self._number, f"{label}{text}", level=min(depth, 7), whole=True))

    def _line(self, element: Any, speaker: str | None) -> None:
        text = " ".join(self._said(element).split())
        if not text:
            return
        self._number += 1
        label, self._label = self._label, None
        goes_on = speaker is not None and not self._first and speaker == self._speaker
        if label and re.fullmatch(r"\d+|[IVXLC]+|[A-Z]", label):
            label += "."
        shown = f"{label} {text}" if label and speaker is None else text
        self.lines.append(Line(self._number, shown, speaker=speaker, whole=not goes_on))
        self._speaker, self._first = speaker, False

    def _said(self, element: Any) -> str:
        """Return the text of an element; a note in it becomes a mark."""
        parts = [element.text or ""]
        for part in element:
            if local(part) == "authorialNote":
                mark = (value(part, "marker") or str(len(self.notes) + 1)).strip("()")
                self.notes.append(Note(mark, " ".join("".join(part.itertext()).split())))
                parts.append(notes.sure(mark))
            elif local(part) not in _SKIPPED or local(part) == "remark":
                parts.append(" " if local(part) in ("br", "eol") else self._said(part))
            parts.append(part.tail or "")
        return "".join(parts)


def is_akoma(data: bytes) -> bool:
    """Say whether XML is Akoma Ntoso by its root."""
    return bool(re.search(rb"<(?:\w+:)?akomaNtoso\b", data[:4096]))
