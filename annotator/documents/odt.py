"""OpenDocument text: headings, paragraphs, lists with their numbers, notes, tables, changes left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.documents import notes, tables
from annotator.documents.counting import written
from annotator.documents.lines import Draft, Line, Note, Style
from annotator.documents.package import Package
from annotator.documents.xml import child, children, local, parse, value
from annotator.errors import ReadError
from annotator.model import LabelSource
from annotator.text import freeze

_SKIPPED = frozenset(("tracked-changes", "annotation", "annotation-end", "table-of-content", "sequence-decls", "forms"))
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(package: Package) -> Draft:
    """Return the lines of an OpenDocument text; raise ReadError when it is encrypted."""
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise ReadError("is locked with a password", where=package.where, remedy="save it without one")
    root = parse(package.need("content.xml"), package.where)
    styles = package.read("styles.xml")
    walk = _Walk(root, parse(styles, package.where) if styles else None)
    walk.visit(child(root, "body", "text"))
    changed = any(local(e) == "tracked-changes" for e in root.iter())
    warnings = ("tracked changes: insertions are read in, deletions are left out",) if changed else ()
    return Draft(tuple(walk.lines), tuple(walk.notes), warnings)


class _Walk:
    """Goes through the text once."""

    def __init__(self, root: Any, styles: Any | None) -> None:
        self.lines: list[Line] = []
        self.notes: list[Note] = []
        self._number = 0
        parts = [e for part in (styles, root) if part is not None for e in part.iter()]
        self._lists = {value(e, "name"): e for e in parts if local(e) == "list-style"}
        self._styles = {value(e, "name"): e for e in parts if local(e) == "style"}
        self._outline = next((e for e in parts if local(e) == "outline-style"), None)
        self._headings: list[int] = []
        self._last: dict[str | None, list[int]] = {}

    def visit(self, element: Any) -> None:
        """Take what an element holds, block by block."""
        for part in element if element is not None else ():
            name = local(part)
            if name in _SKIPPED:
                continue
            if name == "h":
                self._heading(part)
            elif name == "p":
                self._line(part, None)
            elif name == "list":
                self._list(part, value(part, "style-name"), [])
            elif name == "table":
                self._table(part)
            else:
                self.visit(part)

    def _heading(self, element: Any) -> None:
        level = int(value(element, "outline-level") or "1")
        self._headings = [*self._headings[:level], *([0] * (level - len(self._headings)))]
        self._headings[level - 1] += 1
        own = _level(self._outline, level)
        label = _label(own, self._headings) if own is not None else None
        self._line(element, label, min(level, 7))

    def _list(self, element: Any, style: str | None, counts: list[int]) -> None:
        depth = len(counts) + 1
        own = _level(self._lists.get(style), depth)
        start = int(value(own, "start-value") or "1")
        goes_on = value(element, "continue-numbering") == "true" or value(element, "continue-list") is not None
        count = self._last.get(style, [start - 1])[-1] if goes_on and depth == 1 else start - 1
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            given = value(item, "start-value")
            count = int(given) if given and given.isdigit() else count + (local(item) == "list-item")
            first = True
            for part in item:
                if local(part) == "list":
                    self._list(part, value(part, "style-name") or style, [*counts, count])
                elif local(part) in ("p", "h"):
                    label = _label(own, [*counts, count]) if first and local(item) == "list-item" else None
                    self._line(part, label)
                    first = False
        if depth == 1:
            self._last[style] = [count]

    def _line(self, element: Any, label: str | None, level: int | None = None) -> None:
        text = " ".join(freeze(self._said(element)).text.split())
        if not text:
            return
        self._number += 1
        shown = f"{label} {text}" if label else text
        source: LabelSource = "computed" if label else "typed"
        self.lines.append(
            Line(self._number, shown, level=level, style=self._style(element), label_source=source, whole=True)
        )

    def _said(self, element: Any) -> str:
        """Return the text of a paragraph; notes become marks, boxes and comments are left to others."""
        parts = [element.text or ""]
        for part in element:
            name = local(part)
            if name == "note":
                parts.append(notes.sure(self._note(part)))
            elif name == "s":
                parts.append(" " * min(int(value(part, "c") or "1"), 50))
            elif name in ("tab", "line-break"):
                parts.append(" ")
            elif name not in _SKIPPED:
                parts.append(self._said(part))
            parts.append(part.tail or "")
        return "".join(parts)

    def _note(self, element: Any) -> str:
        citation = (
            "".join(child(element, "note-citation").itertext()).strip()
            if child(element, "note-citation") is not None
            else ""
        )
        body = child(element, "note-body")
        text = (
            " ".join(" ".join(self._said(p) for p in body.iter() if local(p) == "p").split())
            if body is not None
            else ""
        )
        self.notes.append(Note(citation or str(len(self.notes) + 1), text))
        return self.notes[-1].mark

    def _style(self, element: Any) -> Style:
        """Return the style that a paragraph's own style gives its whole text."""
        names = [value(element, "style-name")]
        spans = [e for e in element if local(e) == "span"]
        if len(spans) == 1 and not (element.text or "").strip() and not (spans[0].tail or "").strip():
            names.append(value(spans[0], "style-name"))
        properties = [child(self._styles.get(name), "text-properties") for name in names]
        if any((value(p, "font-weight") or "") in ("bold", "700", "800", "900") for p in properties):
            return "bold"
        return "italic" if any(value(p, "font-style") == "italic" for p in properties) else ""

    def _table(self, element: Any) -> None:
        found = []
        for row, heads in _rows(element):
            self._number += 1
            cells = (" ".join(" ".join(self._said(p) for p in c.iter() if local(p) in ("p", "h")).split()) for c in row)
            texts = tuple(freeze(cell).text for cell in cells if cell)
            if texts:
                found.append(tables.Row(self._number, texts, heads))
        if (
            found
            and max(len(row.cells) for row in found) > 1
            and not tables.is_masthead([c for r in found for c in r.cells])
        ):
            self.lines.extend(tables.lines(found))
        else:
            self.lines.extend(Line(row.number, cell, whole=True) for row in found for cell in row.cells)


def _rows(table: Any, heads: bool = False) -> Iterator[tuple[Any, bool]]:
    for element in table:
        if local(element) == "table-row":
            yield element, heads
        elif local(element) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(element, local(element) == "table-header-rows")


def _level(style: Any, level: int) -> Any | None:
    names = ("list-level-style-number", "outline-level-style")
    found = (e for name in names for e in children(style, name) if value(e, "level") == str(level))
    return next(found, None)


def _label(own: Any, counts: list[int]) -> str | None:
    """Return a number as the list's style prints it, with as many levels above it as it shows."""
    form = _FORMS.get(value(own, "num-format") or "")
    if form is None:
        return None
    shown = int(value(own, "display-levels") or "1")
    numbers = [written(count, form if i == len(counts) - 1 else "decimal") for i, count in enumerate(counts)]
    label = f"{value(own, 'num-prefix') or ''}{'.'.join(numbers[-shown:])}{value(own, 'num-suffix') or ''}".strip()
    return f"{label}." if re.fullmatch(r"\d+|[IVXLC]+|[A-Z]", label) else label
