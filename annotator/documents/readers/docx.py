"""Word documents (docx, docm): paragraphs from the XML with their automatic numbers, tables, notes, changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any

from annotator.delayed import dataclass
from annotator.documents import notes
from annotator.documents.lines import Draft, Line, Note, Style
from annotator.documents.readers import tables, word_tables
from annotator.documents.readers.numbering import Numbering
from annotator.documents.readers.package import Package
from annotator.documents.readers.word_runs import Paragraph, Runs
from annotator.documents.readers.word_styles import Styles
from annotator.documents.readers.xml import child, children, local, parse, value, whole
from annotator.model import LabelSource
from annotator.text import counted

_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[\w.()-]+){2,6}")
_FRAMES = re.compile(r"word/(?:header|footer)\d*\.xml")
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}  # of notes' marks where the document says nothing
_DEEPEST = 8  # of a list's levels


def read(package: Package) -> Draft:
    """Return the lines of a Word document; comments and macros are not read, headers and footers are left out."""
    return _Reader(package).run()


@dataclass(slots=True)
class _State:
    lines: list[Line] = field(default_factory=list)
    contents: list[Line] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    number: int = 0
    carried: list[Any] = field(default_factory=list)  # paragraphs whose ends were deleted: the next one goes on


class _Reader:
    """Walks through the body once, in the order of reading."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(self._part("word/styles.xml"))
        self._numbering = Numbering(self._part("word/numbering.xml"), lambda name: self._styles.numbering(name)[0])
        self._root = parse(package.need("word/document.xml"), package.where)
        self._runs = Runs(self._styles, self._forms())
        self._state = _State()

    def _part(self, name: str) -> Any:
        data = self._package.read(name)
        return parse(data, self._package.where) if data is not None else None

    def _forms(self) -> dict[str, str]:
        """Return the forms that the marks of notes are written in, by kind of note."""
        settings = self._part("word/settings.xml")
        found = dict(_FORMS)
        for element in (e for root in (settings, self._root) if root is not None for e in root.iter("{*}numFmt")):
            above = local(element.getparent())
            if above in ("footnotePr", "endnotePr"):
                found[above.removesuffix("Pr")] = value(element, "val") or "decimal"
        return found

    def run(self) -> Draft:
        body = child(self._root, "body")
        for block in word_tables.blocks(body):
            self._block(block)
        self._end_carried()
        found = [*self._notes("footnote"), *self._notes("endnote")]
        frames = list(self._frames())
        return Draft(
            tuple(self._state.lines), tuple(found), tuple(self._warnings()), left_out=tuple(frames),
            contents=tuple(self._state.contents), metadata=tuple(_symbol(frames)),
        )  # fmt: skip

    # --- blocks

    def _block(self, block: Any) -> None:
        if local(block) == "p":
            self._paragraph(block)
        else:
            self._end_carried()
            self._table(block)

    def _paragraph(self, element: Any) -> None:
        self._state.carried.append(element)
        if not _is_end_deleted(element):
            self._end_carried()

    def _end_carried(self) -> None:
        """Take the paragraphs that make one, when there are any."""
        elements, self._state.carried = self._state.carried, []
        if not elements:
            return
        self._state.number += 1
        paragraph, label = self._read(elements)
        if paragraph.text:
            self._add(paragraph, label, elements[-1])
        for box in paragraph.boxes:
            for block in word_tables.blocks(box):
                self._block(block)
            self._end_carried()

    def _read(self, elements: Sequence[Any]) -> tuple[Paragraph, str | None]:
        """Return a paragraph and its automatic number; one without text counts too, unless it was deleted."""
        paragraph = self._runs.paragraph(elements)
        if paragraph.unread:
            self._state.warnings.append(f"paragraph {self._state.number}: a field without its number; see the source")
        if not paragraph.text and _is_end_deleted(elements[-1]):
            return paragraph, None
        return paragraph, self._label(elements[-1])

    def _add(self, paragraph: Paragraph, label: str | None, element: Any) -> None:
        text = " ".join(paragraph.text.split())
        style = value(child(element, "pPr", "pStyle"), "val")
        source: LabelSource = "field" if paragraph.field_first else "typed"
        if label:
            text, source = f"{label} {text}", "computed"
        shown: Style = paragraph.style or ("bold" if self._styles.is_title(style) else "")
        line = Line(
            self._state.number, text, level=self._level(element, style), label_source=source, style=shown, whole=True,
            marker=label or "",
        )  # fmt: skip
        (self._state.contents if self._is_contents(element, style) else self._state.lines).append(line)

    def _label(self, element: Any) -> str | None:
        """Return the automatic number of a paragraph: by its own list, else by its style's."""
        style = value(child(element, "pPr", "pStyle"), "val")
        own = child(element, "pPr", "numPr")
        num, level = self._styles.numbering(style)
        given = value(child(own, "ilvl"), "val")
        num = value(child(own, "numId"), "val") or num
        if not num or num == "0":
            return None
        if given is None:
            tied = self._numbering.level_of(num, self._styles.names(style))
            level = tied if tied is not None else level
        else:
            level = whole(child(own, "ilvl"), "val", level)
        return self._numbering.next(num, min(level, _DEEPEST))

    def _level(self, element: Any, style: str | None) -> int | None:
        own = value(child(element, "pPr", "outlineLvl"), "val")
        if own is not None and len(own) == 1 and own in "0123456789":
            return int(own) + 1 if own != "9" else None
        return self._styles.level(style)

    def _is_contents(self, element: Any, style: str | None) -> bool:
        """Say whether a paragraph belongs to a table of contents: by its style, or by the control around it."""
        if self._styles.is_contents(style):
            return True
        control = next(element.iterancestors("{*}sdt"), None)
        gallery = value(child(control, "sdtPr", "docPartObj", "docPartGallery"), "val") if control is not None else ""
        return gallery == "Table of Contents"

    # --- tables

    def _table(self, element: Any) -> None:
        """Take a table row by row; one of a single column, or that holds the masthead, as paragraphs."""
        found = list(word_tables.rows(element))
        texts = [_raw(cell) for row in found for cell in word_tables.cells(row)]
        widest = max((sum(bool(_raw(cell)) for cell in word_tables.cells(row)) for row in found), default=0)
        if widest < 2 or (len(found) < 6 and tables.is_masthead([text for text in texts if text])):
            for cell in (cell for row in found for cell in word_tables.cells(row)):
                for block in word_tables.blocks(cell):
                    self._block(block)
                self._end_carried()
            return
        made = [row for row in map(self._row, found) if row.cells]
        self._state.lines.extend(tables.lines(made) if made else ())

    def _row(self, element: Any) -> tables.Row:
        self._state.number += 1
        said: list[str] = []
        bold: list[bool] = []
        counted = ""
        for cell in word_tables.cells(element):
            texts, styles = [], []
            for part in word_tables.paragraphs(cell):
                paragraph, label = self._read([part])
                boxed = [self._read([p])[0].text for box in paragraph.boxes for p in word_tables.paragraphs(box)]
                texts += [f"{label} {paragraph.text}" if label and paragraph.text else paragraph.text, *boxed]
                styles += [paragraph.style] if paragraph.text else []
                counted = counted or ((label or "") if not said and len(texts) == 1 else "")
            text = " ".join(" ".join(texts).split())
            if text:
                said.append(text)
                bold.append(all(style == "bold" for style in styles))
        return tables.Row(self._state.number, tuple(said), word_tables.is_head(element, bold), marker=counted)

    # --- apart from the body

    def _notes(self, kind: str) -> Iterator[Note]:
        """Yield the notes in the order of their marks in the body."""
        root = self._part(f"word/{kind}s.xml")
        found = {value(note, "id"): note for note in children(root, kind)}
        for reference in [r for r in self._runs.references if r.kind == kind and r.id in found]:
            parts = [self._runs.paragraph([p]).text for p in word_tables.paragraphs(found[reference.id])]
            text = notes.without_sure(" ".join(" ".join(parts).split()))
            yield Note(reference.mark, text.removeprefix(f"{reference.mark} ") if reference.own else text)

    def _warnings(self) -> Iterator[str]:
        yield from self._state.warnings
        if self._runs.inserted or self._runs.deleted:
            inserted = counted(self._runs.inserted, "insertion is", "insertions are")
            deleted = counted(self._runs.deleted, "deletion is", "deletions are")
            yield f"tracked changes: {inserted} read in, {deleted} left out"
        if self._runs.hidden:
            yield f"{counted(self._runs.hidden, 'piece of hidden text is', 'pieces of hidden text are')} left out"
        if self._runs.unknown:
            said = counted(self._runs.unknown, "symbol of a font of pictures has", "symbols of a font of pictures have")
            yield f"{said} no letter; shown as \ufffd"
        if any(name.endswith("vbaProject.bin") for name in self._package.names):
            yield "the file holds macros; they are not read"

    def _frames(self) -> Iterator[Line]:
        """Yield the lines of page headers and footers, which are no part of the body."""
        for name in sorted(n for n in self._package.names if _FRAMES.fullmatch(n)):
            for paragraph in self._part(name).iter("{*}p"):
                parts = (e.text or " " for e in paragraph.iter("{*}t", "{*}tab", "{*}br"))
                text = " ".join("".join(parts).split())
                if text:
                    yield Line(0, text, whole=True)


def _raw(cell: Any) -> str:
    """Return the text of a cell as it lies in the file, enough to see what kind of table it is in."""
    return "".join(e.text or "" for e in cell.iter("{*}t")).strip()


def _is_end_deleted(paragraph: Any) -> bool:
    """Say whether the end of a paragraph was deleted in a tracked change, so that the next one continues it."""
    properties = child(paragraph, "pPr", "rPr")
    return any(child(properties, name) is not None for name in ("del", "moveFrom"))


def _symbol(frames: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield the symbol that a page header prints."""
    found = next((match for line in frames if (match := _SYMBOL.search(line.text))), None)
    if found:
        yield "symbol", found[0]
