"""Word documents (docx, docm): paragraphs from the XML with their automatic numbers, tables, notes, changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.documents import notes, tables
from annotator.documents.lines import Draft, Line, Note, Style
from annotator.documents.numbering import Numbering
from annotator.documents.package import Package
from annotator.documents.word_runs import Paragraph, Runs
from annotator.documents.word_styles import Styles, is_true
from annotator.documents.xml import child, children, local, parse, value
from annotator.model import LabelSource
from annotator.text import freeze

_THROUGH = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[\w.()-]+){2,6}")


def read(package: Package) -> Draft:
    """Return the lines of a Word document; headers, footers, comments and macros are not read."""
    return _Reader(package).run()


@dataclass(slots=True)
class _State:
    lines: list[Line] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    number: int = 0


class _Reader:
    """Walks through the body once, in the order of reading."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(self._part("word/styles.xml"))
        self._numbering = Numbering(self._part("word/numbering.xml"))
        self._runs = Runs(self._styles)
        self._state = _State()

    def _part(self, name: str) -> Any:
        data = self._package.read(name)
        return parse(data, self._package.where) if data is not None else None

    def run(self) -> Draft:
        root = parse(self._package.need("word/document.xml"), self._package.where)
        for block in _blocks(child(root, "body")):
            self._block(block)
        found = list(self._notes("footnote")) + list(self._notes("endnote"))
        return Draft(
            tuple(self._state.lines), tuple(found), tuple(self._warnings()), metadata=tuple(self._header_symbol())
        )

    # --- blocks

    def _block(self, block: Any) -> None:
        if local(block) == "p":
            self._paragraph(block)
        else:
            self._table(block)

    def _paragraph(self, element: Any) -> None:
        self._state.number += 1
        paragraph = self._runs.paragraph(element)
        style = value(child(element, "pPr", "pStyle"), "val")
        label = self._label(element, style) if paragraph.text or paragraph.boxes else None
        if paragraph.text:
            self._add(paragraph, label, self._level(element, style), style)
        if paragraph.unread:
            self._state.warnings.append(f"paragraph {self._state.number}: a field without its number; see the source")
        for box in paragraph.boxes:
            for block in _blocks(box):
                self._block(block)

    def _add(self, paragraph: Paragraph, label: str | None, level: int | None, style: str | None) -> None:
        text = " ".join(freeze(paragraph.text).text.split())
        source: LabelSource = "field" if paragraph.field_first else "typed"
        if label:
            text, source = f"{label} {text}", "computed"
        shown: Style = paragraph.style or ("bold" if self._styles.is_title(style) else "")
        self._state.lines.append(
            Line(self._state.number, text, level=level, label_source=source, style=shown, whole=True)
        )

    def _label(self, element: Any, style: str | None) -> str | None:
        """Return the automatic number of a paragraph: by its own list, else by its style's."""
        own = child(element, "pPr", "numPr")
        num, level = self._styles.numbering(style)
        if own is not None:
            num = value(child(own, "numId"), "val") or num
            found = value(child(own, "ilvl"), "val")
            level = int(found) if found and found.isdigit() else level
        return self._numbering.next(num, level) if num and num != "0" else None

    def _level(self, element: Any, style: str | None) -> int | None:
        own = value(child(element, "pPr", "outlineLvl"), "val")
        if own is not None and own.isdigit():
            return int(own) + 1 if int(own) < 9 else None
        return self._styles.level(style)

    # --- tables

    def _table(self, element: Any) -> None:
        """Take a table row by row; one of a single column, or that holds the masthead, as paragraphs."""
        found = [self._row(row) for row in _rows(element)]
        found = [row for row in found if row.cells]
        texts = [cell for row in found for cell in row.cells]
        if max((len(row.cells) for row in found), default=0) < 2 or (len(found) < 6 and tables.is_masthead(texts)):
            for row in _rows(element):
                for cell in children(row, "tc"):
                    for block in _blocks(cell):
                        self._block(block)
            return
        self._state.lines.extend(tables.lines(found))

    def _row(self, element: Any) -> tables.Row:
        self._state.number += 1
        cells: list[str] = []
        bold = []
        for cell in children(element, "tc"):
            merged = child(cell, "tcPr", "vMerge")
            if merged is not None and value(merged, "val") != "restart":
                continue
            paragraphs = [self._runs.paragraph(p) for p in cell.iter() if local(p) == "p"]
            text = " ".join(p.text for p in paragraphs if p.text)
            text = " ".join(freeze(text).text.split())
            if text:
                cells.append(text)
                bold.append(all(p.style == "bold" for p in paragraphs if p.text))
        header = child(element, "trPr", "tblHeader")
        heads = (header is not None and is_true(header)) or (len(cells) > 1 and all(bold))
        return tables.Row(self._state.number, tuple(cells), heads)

    # --- apart from the body

    def _notes(self, kind: str) -> Iterator[Note]:
        """Yield the notes in the order of their marks in the body."""
        root = self._part(f"word/{kind}s.xml")
        if root is None:
            return
        texts = {}
        for note in children(root, kind):
            parts = [self._runs.paragraph(p).text for p in note.iter() if local(p) == "p"]
            texts[value(note, "id")] = " ".join(" ".join(parts).split())
        for reference in self._runs.references:
            if reference.kind == kind and reference.id in texts:
                yield Note(reference.mark, notes.without_sure(texts[reference.id]))

    def _warnings(self) -> Iterator[str]:
        yield from self._state.warnings
        if self._runs.inserted or self._runs.deleted:
            yield (
                f"tracked changes: {self._runs.inserted} insertions are read in, "
                f"{self._runs.deleted} deletions are left out"
            )
        if self._runs.hidden:
            yield f"{self._runs.hidden} pieces of hidden text are left out"
        if any(name.endswith("vbaProject.bin") for name in self._package.names):
            yield "the file holds macros; they are not read"

    def _header_symbol(self) -> Iterator[tuple[str, str]]:
        """Yield the symbol that a page header prints."""
        for name in sorted(n for n in self._package.names if re.fullmatch(r"word/header\d+\.xml", n)):
            text = " ".join(e.text or "" for e in self._part(name).iter() if local(e) == "t")
            match = _SYMBOL.search(text)
            if match:
                yield "symbol", match[0]
                return


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if local(element) == "tr":
            yield element
        elif local(element) in _THROUGH:
            yield from _rows(element)


def _blocks(element: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a part, content controls and insertions opened."""
    for block in element if element is not None else ():
        if local(block) in ("p", "tbl"):
            yield block
        elif local(block) in _THROUGH:
            yield from _blocks(block)
