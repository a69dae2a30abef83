"""The text of a Word paragraph: runs, fields, changes, note marks, symbols, text boxes once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from annotator.delayed import dataclass
from annotator.documents import notes
from annotator.documents.lines import Style
from annotator.documents.readers import word_symbols
from annotator.documents.readers.counting import written
from annotator.documents.readers.word_styles import Styles, is_true
from annotator.documents.readers.xml import child, children, local, value

_BLANKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " "}
_SKIPPED = frozenset(("pPr", "rPr", "delText", "delInstrText", "sectPr", "annotationRef", "rt", "del", "moveFrom"))
_NUMBERS = re.compile(  # fields that show a number, which a reader of the text would miss
    r"\s*(?:(?:AUTONUM(?:LGL|OUT)?|LISTNUM|SEQ|REF|NOTEREF|PAGEREF|STYLEREF|PAGE|NUMPAGES|SECTION)\b|=)"
)
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class Paragraph:
    """What a paragraph says, its style throughout, and the text boxes anchored in it."""

    text: str = ""
    style: Style = ""
    boxes: list[Any] = field(default_factory=list)
    field_first: bool = False  # the text begins with what a field shows
    unread: bool = False  # a field that shows a number holds none


@dataclass(frozen=True, slots=True)
class Reference:
    """A note's mark in the body; ``own`` is one that the writer typed, which does not count."""

    kind: str
    id: str | None
    mark: str
    own: bool = False


@dataclass(slots=True)
class _Field:
    """An open field: its code, then what it shows, which begins at the part ``shown_from``."""

    code: list[str] = field(default_factory=list)
    shown_from: int | None = None
    is_first: bool = False  # nothing stands in front of it

    @property
    def is_number(self) -> bool:
        """Say whether its code is one that shows a number."""
        return bool(_NUMBERS.match("".join(self.code)))


@dataclass(slots=True)
class _Walk:
    style: str | None
    found: Paragraph = field(default_factory=Paragraph)
    parts: list[str] = field(default_factory=list)
    styles: set[Style] = field(default_factory=set)
    fields: list[_Field] = field(default_factory=list)
    mark_comes: Any = None  # the reference whose mark the next text is

    @property
    def in_code(self) -> bool:
        """Say whether what comes is the code of a field, which is no text."""
        return any(each.shown_from is None for each in self.fields)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has been said yet."""
        return not any(part.strip() for part in self.parts)


class Runs:
    """Reads paragraphs one after the other; counts changes and note marks on the way."""

    def __init__(self, styles: Styles, forms: Mapping[str, str]) -> None:
        self._styles = styles
        self._forms = forms  # of the marks of notes, by kind
        self.references: list[Reference] = []
        self.inserted = self.deleted = self.hidden = self.unknown = 0

    def paragraph(self, elements: Sequence[Any]) -> Paragraph:
        """Return the text of a paragraph and what goes with it; of several when their ends were deleted."""
        walk = _Walk(value(child(elements[-1], "pPr", "pStyle"), "val"))
        for element in elements:
            for part in element:
                self._visit(part, walk)
        found = walk.found
        while walk.fields:
            self._field("end", walk)
        found.text = "".join(walk.parts).strip()
        found.style = walk.styles.pop() if len(walk.styles) == 1 else ""
        return found

    def _visit(self, element: Any, walk: _Walk) -> None:
        name = local(element)
        if name in _SKIPPED:
            self.deleted += name in ("del", "moveFrom")
        elif name == "r":
            self._run(element, walk)
        elif name == "txbxContent":
            walk.found.boxes.append(element)
        elif name == "AlternateContent":
            chosen = next(children(element, "Choice"), None)
            for part in chosen if chosen is not None else next(children(element, "Fallback"), ()):
                self._visit(part, walk)
        elif name == "fldSimple":
            self._simple_field(element, walk)
        else:
            self.inserted += name in ("ins", "moveTo")
            for part in element:
                self._visit(part, walk)

    def _simple_field(self, element: Any, walk: _Walk) -> None:
        walk.fields.append(_Field([value(element, "instr") or ""], len(walk.parts), walk.is_empty))
        for part in element:
            self._visit(part, walk)
        self._field("end", walk)

    def _run(self, run: Any, walk: _Walk) -> None:
        properties = child(run, "rPr")
        hidden = child(properties, "vanish") if properties is not None else None
        if hidden is not None and is_true(hidden):
            self.hidden += 1
            return
        before = len(walk.parts)
        for part in run:
            self._piece(part, walk)
        if any(part.strip() for part in walk.parts[before:]):
            walk.styles.add(self._style(properties, walk.style))

    def _piece(self, part: Any, walk: _Walk) -> None:
        name = local(part)
        if name == "fldChar":
            self._field(value(part, "fldCharType"), walk)
        elif name == "instrText":
            if walk.fields:
                walk.fields[-1].code.append(part.text or "")
        elif walk.in_code and name not in ("AlternateContent", "drawing", "pict", "object"):
            return
        elif name == "t":
            self._say(part.text or "", walk)
        elif name in _BLANKS:
            walk.parts.append(_BLANKS[name])
        elif name == "sym":
            walk.parts.append(word_symbols.of(part))
            self.unknown += walk.parts[-1] == word_symbols.UNKNOWN
        elif name in _NOTES:
            self._reference(part, _NOTES[name], walk)
        elif name not in ("delText", "rPr"):
            self._visit(part, walk)

    def _say(self, text: str, walk: _Walk) -> None:
        if walk.mark_comes is not None and text.strip():
            kind, name = walk.mark_comes
            self.references.append(Reference(kind, name, text.strip(), own=True))
            text, walk.mark_comes = notes.sure(text.strip()), None
        walk.parts.append(text)

    def _reference(self, part: Any, kind: str, walk: _Walk) -> None:
        if value(part, "customMarkFollows") in ("1", "true", "on"):
            walk.mark_comes = kind, value(part, "id")
            return
        count = 1 + sum(r.kind == kind and not r.own for r in self.references)
        self.references.append(Reference(kind, value(part, "id"), written(count, self._forms[kind])))
        walk.parts.append(notes.sure(self.references[-1].mark))

    def _field(self, kind: str | None, walk: _Walk) -> None:
        """Follow a field: its code is not text, what it shows is."""
        if kind == "begin":
            walk.fields.append(_Field(is_first=walk.is_empty and not walk.in_code))
        elif kind == "separate" and walk.fields:
            walk.fields[-1].shown_from = len(walk.parts)
        elif kind == "end" and walk.fields:
            ended = walk.fields.pop()
            since = len(walk.parts) if ended.shown_from is None else ended.shown_from
            shown = any(part.strip() for part in walk.parts[since:])
            walk.found.unread = walk.found.unread or (ended.is_number and not shown and not walk.in_code)
            walk.found.field_first = walk.found.field_first or (ended.is_number and shown and ended.is_first)

    def _style(self, properties: Any, style: str | None) -> Style:
        character = value(child(properties, "rStyle"), "val") if properties is not None else None
        for switch in ("b", "i"):
            own = child(properties, switch) if properties is not None else None
            on = is_true(own) if own is not None else any(self._styles.is_on(s, switch) for s in (character, style))
            if on:
                return "bold" if switch == "b" else "italic"
        return ""
