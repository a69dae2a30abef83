"""The text of a Word paragraph: runs, fields, changes, note marks, text boxes once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from annotator.documents import notes
from annotator.documents.lines import Style
from annotator.documents.word_styles import Styles, is_true
from annotator.documents.xml import child, local, value

_BLANKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " "}
_SKIPPED = frozenset(("pPr", "rPr", "delText", "delInstrText", "instrText", "sectPr", "Fallback", "annotationRef"))
_UNNUMBERED = re.compile(r"\s*(?:AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM)\b")


@dataclass(slots=True)
class Paragraph:
    """What a paragraph says, its style throughout, and the text boxes anchored in it."""

    text: str = ""
    style: Style = ""
    boxes: list[Any] = field(default_factory=list)
    field_first: bool = False  # the text begins with what a field shows
    unread: bool = False  # a field numbers it that shows nothing


@dataclass(frozen=True, slots=True)
class Reference:
    """A note's mark in the body."""

    kind: str
    id: str | None
    mark: str


@dataclass(slots=True)
class _Walk:
    parts: list[str] = field(default_factory=list)
    styles: set[Style] = field(default_factory=set)
    depth: int = 0  # of open fields
    code: list[str] = field(default_factory=list)  # of the innermost field, while it is read
    in_code: bool = False


class Runs:
    """Reads paragraphs one after the other; counts changes and note marks on the way."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.references: list[Reference] = []
        self.inserted = self.deleted = self.hidden = 0

    def paragraph(self, element: Any) -> Paragraph:
        """Return a paragraph's text and what goes with it."""
        found = Paragraph()
        walk = _Walk()
        style = value(child(element, "pPr", "pStyle"), "val")
        for part in element:
            self._visit(part, style, found, walk)
        found.text = "".join(walk.parts).strip()
        styles = walk.styles
        found.style = styles.pop() if len(styles) == 1 else ""
        return found

    def _visit(self, element: Any, style: str | None, found: Paragraph, walk: _Walk) -> None:
        name = local(element)
        if name in _SKIPPED:
            if name == "instrText" and walk.in_code:
                walk.code.append(element.text or "")
        elif name in ("del", "moveFrom"):
            self.deleted += 1
        elif name == "r":
            self._run(element, style, found, walk)
        elif name == "txbxContent":
            found.boxes.append(element)
        else:
            self.inserted += name in ("ins", "moveTo")
            if name == "fldSimple" and not "".join(walk.parts).strip():
                found.field_first = True
            for part in element:
                self._visit(part, style, found, walk)

    def _run(self, run: Any, style: str | None, found: Paragraph, walk: _Walk) -> None:
        properties = child(run, "rPr")
        hidden = child(properties, "vanish") if properties is not None else None
        if hidden is not None and is_true(hidden):
            self.hidden += 1
            return
        before = len(walk.parts)
        for part in run:
            self._piece(part, style, found, walk)
        if "".join(walk.parts[before:]).strip():
            walk.styles.add(self._style(properties, style))

    def _piece(self, part: Any, style: str | None, found: Paragraph, walk: _Walk) -> None:
        name = local(part)
        if name == "t" and not walk.in_code:
            walk.parts.append(part.text or "")
        elif name in _BLANKS:
            walk.parts.append(_BLANKS[name])
        elif name == "fldChar":
            self._field(value(part, "fldCharType"), found, walk)
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference")
            mark = str(1 + sum(r.kind == kind for r in self.references))
            mark = mark if kind == "footnote" else f"e{mark}"
            self.references.append(Reference(kind, value(part, "id"), mark))
            walk.parts.append(notes.sure(mark))
        elif name not in ("t", "delText", "rPr"):
            self._visit(part, style, found, walk)

    def _field(self, kind: str | None, found: Paragraph, walk: _Walk) -> None:
        """Follow a field: its code is not text, what it shows is."""
        if kind == "begin":
            walk.depth, walk.in_code, walk.code = walk.depth + 1, True, []
        elif kind == "separate":
            walk.in_code = False
            found.field_first = found.field_first or not "".join(walk.parts).strip()
        elif kind == "end" and walk.depth:
            walk.depth -= 1
            found.unread = found.unread or (walk.in_code and bool(_UNNUMBERED.match("".join(walk.code))))
            walk.in_code = False

    def _style(self, properties: Any, style: str | None) -> Style:
        for switch, name in (("b", "bold"), ("i", "italic")):
            own = child(properties, switch) if properties is not None else None
            character = value(child(properties, "rStyle"), "val") if properties is not None else None
            on = is_true(own) if own is not None else any(self._styles.is_on(s, switch) for s in (character, style))
            if on:
                return "bold" if name == "bold" else "italic"
        return ""
