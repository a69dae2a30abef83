"""Markdown: headings, paragraphs, numbered lists and tables, with the lines of the source that they stand on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.documents import notes
from annotator.documents.lines import Draft, Line, Note, Style, broken
from annotator.documents.readers import tables
from annotator.documents.readers.decoding import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEADING = re.compile(r"^#{1,6} +\S", re.M)
_NOTE = re.compile(r"^\[\^([^\]\s]{1,20})\]:[ \t]*(.+(?:\n(?: {2,}|\t).+)*)", re.M)
_BREAK = "\v"  # a line's end inside a paragraph
_MARK = re.compile(r"\[\^([^\]\s]{1,20})\]")


def is_markdown(text: str, name: str) -> bool:
    """Say whether a text is Markdown: its name says so, or it has headings marked with #."""
    return name.casefold().endswith((".md", ".markdown")) or len(_HEADING.findall(text)) >= 2


def read(data: bytes, where: str) -> Draft:
    """Return the lines of a Markdown text."""
    from markdown_it import MarkdownIt

    frozen = decode(data, where)
    found = [Note(m[1], " ".join(m[2].split())) for m in _NOTE.finditer(frozen.text)]
    text = _NOTE.sub(lambda m: "\n" * m[0].count("\n"), frozen.text)
    walk = _Walk()
    for token in MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(text):
        walk.take(token)
    return Draft(tuple(walk.lines), tuple(found), frozen.changes)


class _Walk:
    """Goes through the tokens of a text once."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._level: int | None = None
        self._label: str | None = None
        self._ordered: list[bool] = []
        self._row: list[str] | None = None
        self._rows: list[tables.Row] = []
        self._line = 1

    def take(self, token: Token) -> None:
        """Take a token; texts come as inline tokens between those that open and close a block."""
        self._line = token.map[0] + 1 if token.map else self._line
        if token.type == "heading_open":
            self._level = int(token.tag[1])
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            self._ordered.append(token.type == "ordered_list_open")
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            self._ordered.pop()
        elif token.type == "list_item_open":
            self._label = f"{token.info}." if self._ordered[-1] and len(self._ordered) == 1 else None
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close":
            cells = tuple(cell for cell in self._row or () if cell)
            self._rows.extend([tables.Row(self._line, cells, not self._rows)] if cells else [])
            self._row = None
        elif token.type == "table_close":
            self.lines.extend(tables.lines(self._rows) if self._rows else ())
            self._rows = []
        elif token.type in ("inline", "fence", "code_block"):
            self._text(token)

    def _text(self, token: Token) -> None:
        text, breaks = broken(_MARK.sub(lambda m: notes.sure(m[1]), _said(token)), _BREAK)
        if self._row is not None:
            self._row.append(text)
        elif text:
            label = f"{self._label} " if self._label else ""
            places = tuple(at + len(label) for at in breaks)
            line = Line(self._line, label + text, level=self._level, style=_style(token), whole=True, breaks=places)
            self.lines.append(line)
        self._level, self._label = None, None


def _said(token: Token) -> str:
    if token.children is None:
        return token.content
    parts = []
    for child in token.children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(_BREAK)
    return "".join(parts)


def _style(token: Token) -> Style:
    """Return the style of a paragraph that is bold or italic from its first to its last word."""
    inner = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    if len(inner) > 2 and inner[0].type == "strong_open" and inner[-1].type == "strong_close":
        return "bold" if sum(child.type == "strong_open" for child in inner) == 1 else ""
    if len(inner) > 2 and inner[0].type == "em_open" and inner[-1].type == "em_close":
        return "italic" if sum(child.type == "em_open" for child in inner) == 1 else ""
    return ""
