"""OpenDocument text: headings, paragraphs, lists with their numbers, notes, tables, changes left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotator.documents import notes
from annotator.documents.lines import Draft, Line, Note, Style
from annotator.documents.readers import tables
from annotator.documents.readers.counting import Count
from annotator.documents.readers.odt_lists import Lists
from annotator.documents.readers.package import Package
from annotator.documents.readers.xml import child, local, parse, value, whole
from annotator.errors import ReadError

_SKIPPED = frozenset(("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "ruby-text"))
_CONTENTS = frozenset(("table-of-content", "illustration-index", "table-index", "alphabetical-index"))
_BLOCKS = frozenset(("p", "h"))


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
    return Draft(
        tuple(walk.lines), tuple(walk.notes), warnings, left_out=tuple(walk.frames), contents=tuple(walk.contents)
    )


class _Walk:
    """Goes through the text once."""

    def __init__(self, root: Any, styles: Any | None) -> None:
        self.lines: list[Line] = []
        self.contents: list[Line] = []
        self.notes: list[Note] = []
        parts = [e for part in (styles, root) if part is not None for e in part.iter()]
        self._styles = {value(e, "name"): e for e in parts if local(e) == "style"}
        self._lists = Lists(parts)
        self._number = 0
        frames = (p for e in parts if local(e).startswith(("header", "footer")) for p in e if local(p) == "p")
        self.frames = [Line(0, text, whole=True) for p in frames if (text := self._text(p))]

    def visit(self, element: Any) -> None:
        """Take what an element holds, block by block."""
        for part in element if element is not None else ():
            name = local(part)
            if name in _CONTENTS:
                self._left_out(part)
            elif name == "h":
                level = max(1, whole(part, "outline-level", 1))
                free = value(part, "is-list-header") == "true"
                self._line(part, None if free else self._lists.heading(level), min(level, 7))
            elif name == "p":
                self._line(part, None)
            elif name == "list":
                style = value(part, "style-name")
                self._list(part, style, self._lists.count(part, style), 0)
            elif name == "table":
                self._table(part)
            elif name not in _SKIPPED:
                self.visit(part)

    def _left_out(self, element: Any) -> None:
        for part in element.iter("{*}p", "{*}h"):
            self._number += 1
            if text := self._text(part):
                self.contents.append(Line(self._number, text, whole=True))

    def _list(self, element: Any, style: str | None, count: Count, level: int) -> None:
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            given = value(item, "start-value")
            if given and given.isdecimal():
                count.begin(level, int(given[:6]))
            label = None
            if local(item) == "list-item" and any(local(part) in _BLOCKS for part in item):
                label = self._lists.number(count, style, level)
            for part in item:
                if local(part) == "list":
                    self._list(part, value(part, "style-name") or style, count, level + 1)
                elif local(part) in _BLOCKS:
                    heading = local(part) == "h"
                    self._line(part, label, max(1, whole(part, "outline-level", 1)) if heading else None)
                    label = None

    def _line(self, element: Any, label: str | None, level: int | None = None) -> None:
        text = self._text(element)
        self._number += 1
        if text:
            self.lines.append(
                Line(
                    self._number, f"{label} {text}" if label else text, level=level, style=self._style(element),
                    label_source="computed" if label else "typed", whole=True, marker=label or "",
                )
            )  # fmt: skip
        for frame in element.iter("{*}text-box"):
            self.visit(frame)

    def _text(self, element: Any) -> str:
        return " ".join(self._said(element).split())

    def _said(self, element: Any) -> str:
        """Return the text of a paragraph; notes become marks, boxes are read behind it, comments are not read."""
        parts = [element.text or ""]
        for part in element:
            name = local(part)
            if name == "note":
                parts.append(notes.sure(self._note(part)))
            elif name == "s":
                parts.append(" " * min(whole(part, "c", 1), 50))
            elif name in ("tab", "line-break"):
                parts.append(" ")
            elif name not in _SKIPPED and name != "text-box":
                parts.append(self._said(part))
            parts.append(part.tail or "")
        return "".join(parts)

    def _note(self, element: Any) -> str:
        citation, body = child(element, "note-citation"), child(element, "note-body")
        mark = "".join(citation.itertext()).strip() if citation is not None else ""
        texts = (self._said(p) for p in body.iter("{*}p", "{*}h")) if body is not None else ()
        text = " ".join(" ".join(texts).split())
        self.notes.append(Note(mark or str(len(self.notes) + 1), text))
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
            cells = [self._cell(cell) for cell in row if local(cell) == "table-cell"]
            texts = tuple(text for text, _ in cells if text)
            bold = [style == "bold" for text, style in cells if text]
            if texts:
                found.append(tables.Row(self._number, texts, heads or (len(bold) > 1 and all(bold))))
        self.lines.extend(tables.or_paragraphs(found))

    def _cell(self, cell: Any) -> tuple[str, Style]:
        """Return the text of a cell, numbers of lists in front of its paragraphs, and its style throughout."""
        number, kept, self.lines = self._number, self.lines, []
        self.visit(cell)
        inside, self.lines, self._number = self.lines, kept, number
        styles = {line.style for line in inside}
        return " ".join(line.text for line in inside), styles.pop() if len(styles) == 1 else ""


def _rows(table: Any, heads: bool = False) -> Iterator[tuple[Any, bool]]:
    for element in table:
        if local(element) == "table-row":
            yield element, heads
        elif local(element) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(element, local(element) == "table-header-rows")
