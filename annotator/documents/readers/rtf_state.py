"""What holds inside a group of RTF, and the document's own tables of fonts and styles."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Literal

from annotator.delayed import dataclass
from annotator.documents.lines import Style
from annotator.documents.readers import rtf_words

Into = Literal["body", "skip", "note", "label", "frame", "fonts", "styles", "shape"]
_HEADING = re.compile(r"(?:heading|titre|título|encabezado|titulo|überschrift) ?(\d)", re.I)


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it; ``into`` says where its text goes."""

    into: Into = "body"
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    width: int = 1  # signs behind \\u that stand for it in old readers
    font: int | None = None

    @property
    def style(self) -> Style:
        """Return the style of the text."""
        return "bold" if self.bold else "italic" if self.italic else ""

    def set(self, word: str, number: int | None) -> None:
        """Heed a control word of characters."""
        on = number != 0
        if word == "plain":
            self.bold = self.italic = self.hidden = self.deleted = self.raised = False
        elif word == "b":
            self.bold = on
        elif word == "i":
            self.italic = on
        elif word == "v":
            self.hidden = on
        elif word in ("deleted", "mvf"):
            self.deleted = on
        elif word in ("super", "nosupersub"):
            self.raised = on and word == "super"
        elif word == "uc":
            self.width = max(number or 0, 0)
        elif word == "f":
            self.font = number


@dataclass(slots=True)
class Tables:
    """The document's fonts with their code pages, and the styles that are headings or contents."""

    page: str = "cp1252"
    pages: dict[int, str] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    contents: set[int] = field(default_factory=set)
    _style: int = 0
    _name: str = ""

    def font(self, state: State, number: int) -> None:
        """Heed the character set of a font in the table of fonts."""
        if (page := rtf_words.encoding(number)) and state.font is not None:
            self.pages[state.font] = page

    def word(self, word: str, number: int | None) -> None:
        """Heed a control word in the table of styles."""
        if word == "s":
            self._style = number or 0
        elif word == "outlinelevel" and number is not None and number < 9:
            self.levels[self._style] = number + 1

    def name(self, text: str) -> None:
        """Take text of the table of styles; a name ends with a semicolon."""
        self._name += text
        if ";" not in self._name:
            return
        name = self._name.split(";")[0].strip()
        if match := _HEADING.fullmatch(name):
            self.levels[self._style] = int(match[1])
        elif re.match(r"(?:toc|contents) (?:\d|heading)", name, re.I):
            self.contents.add(self._style)
        self._name, self._style = "", 0

    def decoded(self, data: bytes, font: int | None) -> str:
        """Return bytes of a text in the code page of its font."""
        return data.decode(self.pages.get(font if font is not None else -1, self.page), "replace")
