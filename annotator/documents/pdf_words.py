"""The words of a PDF page with their places and type, as pypdfium2 gives them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from annotator.documents import notes
from annotator.documents.lines import Style
from annotator.documents.printed import Word

_PIECE = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?")
_RAISED = re.compile(r"(?<=\D)(?:\d{1,3}|\*{1,3})$")
_LEADING = re.compile(r"(?:\d{1,3}|\*{1,3})(?=[^\W\d]|[“\"(])")
_SMALL = 0.8  # of the height of the character beside it, at most, is a note's mark
_CUT = "\ufffe\x02"  # how a hyphen at a line's end is told


class _Box(NamedTuple):
    """The place of a character, in points from the lower left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Return the height of its type."""
        return self.top - self.bottom


class PageWords:
    """Reads one page; a word that a line's end cuts comes as two, the first with its hyphen."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw

        self._page = text_page
        self._text: str = text_page.get_text_range()
        self._same = len(self._text) == text_page.count_chars()
        self._index, self._place = raw.FPDFText_GetCharIndexFromTextIndex, raw.FPDFText_GetLooseCharBox
        self._font = raw.FPDFText_GetFontInfo
        self._rect, self._name, self._flags = raw.FS_RECTF(), ctypes.create_string_buffer(128), ctypes.c_int()
        self._styles: dict[bytes, Style] = {}

    def __iter__(self) -> Iterator[Word]:
        text = self._text
        chunk, at = 0, 0
        for match in _PIECE.finditer(text):
            begin, end = match.span()
            chunk += "\n" in text[at:begin] or (begin > 0 and text[begin - 1] in _CUT)
            at = end
            cut = text[end - 1] in _CUT
            if end - cut > begin:
                yield from self._word(begin, end - 1 - cut, text[begin : end - 1] + "-" if cut else match[0], chunk)

    def _word(self, first: int, last: int, word: str, chunk: int) -> Iterator[Word]:
        """Yield a word; figures set smaller at its end are marked as a note's, at its start they are their own."""
        left, right = self._box(first), self._box(last)
        if left.top <= left.bottom:
            return
        style = self._style(first)
        if word[0] in "0123456789*" and (fused := _LEADING.match(word)):
            behind = self._box(first + fused.end())
            if left.height <= _SMALL * behind.height:
                end = self._box(first + fused.end() - 1).right
                yield Word(fused[0], left.left, end, left.bottom, left.top, style, chunk)
                word, left = word[fused.end() :], behind
        if word[-1] in "0123456789*" and (raised := _RAISED.search(word)):
            before = self._box(last - len(raised[0]))
            if right.height <= _SMALL * before.height:
                word = word[: raised.start()] + notes.sure(raised[0])
        yield Word(word, left.left, right.right, left.bottom, left.top, style, chunk)

    def _box(self, at: int) -> _Box:
        rect = self._rect
        self._place(self._page, at if self._same else self._index(self._page, at), rect)
        return _Box(rect.left, rect.top, rect.right, rect.bottom)

    def _style(self, at: int) -> Style:
        """Return whether a character is bold or italic, which the name of its font tells."""
        self._font(self._page, at if self._same else self._index(self._page, at), self._name, 128, self._flags)
        name = self._name.value
        if name not in self._styles:
            lower = name.lower()
            bold = b"bold" in lower or b"black" in lower
            slanted = b"italic" in lower or b"oblique" in lower
            self._styles[name] = "bold" if bold else "italic" if slanted else ""
        return self._styles[name]
