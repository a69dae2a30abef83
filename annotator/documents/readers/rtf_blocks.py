"""RTF's paragraphs and tables: what ends one, and the lines that they become."""

from __future__ import annotations

import re
from dataclasses import field

from annotator.delayed import dataclass
from annotator.documents.lines import Line, Style
from annotator.documents.readers import tables
from annotator.documents.readers.counting import pointed
from annotator.documents.readers.rtf_state import Tables


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is read."""

    parts: list[str] = field(default_factory=list)
    styles: set[Style] = field(default_factory=set)
    label: str = ""
    level: int | None = None
    style: int = 0
    in_table: bool = False

    @property
    def text(self) -> str:
        """Return the text as it is kept."""
        return " ".join("".join(self.parts).split())

    @property
    def marker(self) -> str:
        """Return the number that the writer printed in front; a bullet is none."""
        said = " ".join(self.label.split())
        return (pointed(said) or "") if re.search(r"\w", said) and len(said) < 40 else ""

    @property
    def marked(self) -> str:
        """Return the text behind its number."""
        return f"{self.marker} {self.text}" if self.marker else self.text


class Blocks:
    """Gathers the lines of the body; ``now`` is the open paragraph."""

    def __init__(self, known: Tables) -> None:
        self.lines: list[Line] = []
        self.contents: list[Line] = []
        self.now = Paragraph()
        self.is_head = False  # of the open row
        self._tables = known
        self._cells: list[str] = []
        self._bold: list[bool] = []
        self._rows: list[tables.Row] = []
        self._number = 0

    def end(self, word: str) -> None:
        """Heed a word that ends a paragraph, a cell or a row."""
        if word == "row":
            self._end_row()
        elif word == "cell":
            self._end_cell()
        elif word in ("nestcell", "nestrow") or self.now.in_table:
            self.now.parts.append(" ")
        else:
            self.end_paragraph()

    def end_paragraph(self) -> None:
        """End the open paragraph and the table before it."""
        rows, self._rows = self._rows, []
        self.lines.extend(tables.or_paragraphs(rows))
        self._number += 1
        ended = self.now
        self.now = Paragraph(level=ended.level, style=ended.style, in_table=ended.in_table)
        if not ended.text:
            return
        line = Line(
            self._number, ended.marked, style=next(iter(ended.styles)) if len(ended.styles) == 1 else "", whole=True,
            level=ended.level or self._tables.levels.get(ended.style), marker=ended.marker,
            label_source="computed" if ended.marker else "typed",
        )  # fmt: skip
        (self.contents if ended.style in self._tables.contents else self.lines).append(line)

    def _end_cell(self) -> None:
        ended, self.now = self.now, Paragraph(in_table=True)
        if ended.text:
            self._cells.append(ended.marked)
            self._bold.append(ended.styles == {"bold"})

    def _end_row(self) -> None:
        self._number += 1
        cells, bold = tuple(self._cells), self._bold
        self._cells, self._bold = [], []
        if cells:
            heads = self.is_head or (len(bold) > 1 and all(bold))
            self._rows.append(tables.Row(self._number, cells, heads))
        self.now.in_table = True
