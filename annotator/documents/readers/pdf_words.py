"""The words of a PDF page with their places and type, as pypdfium2 gives them."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from annotator.documents import notes
from annotator.documents.lines import Style
from annotator.documents.readers.print_words import Word

_PIECE = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?")
_RAISED = re.compile(r"(?<=\D)(?:\d{1,3}|\*{1,3})$")
_LEADING = re.compile(r"(?:\d{1,3}|\*{1,3})(?=[^\W\d]|[“\"(])")
_SMALL = 0.8  # of the height of the character beside it, at most, is a note's mark
_TIGHT = re.compile(
    r"\(?\w{1,4}[.)](?=[^\W\d_]{2}|[A-Z]$)|\d{1,3}\.\d{1,3}\.?[A-ZÀ-Þ]|[^\W\d_]{18}"
)  # words whose white may have been missed
_FUSED = re.compile(
    r"\([a-z]{1,4}\)(?=[A-ZÀ-Þ]|[a-zà-ÿ]{2})|\d{1,3}\.\d{1,3}\.?(?=[A-ZÀ-Þ][a-zà-ÿ])"
)  # a marker that touches the word behind it
_WHITE = 0.12  # of the size of type, at least, parts two words
_CUT = "\ufffe\x02"  # how a hyphen at a line's end is told


class _Type(NamedTuple):
    """The base line of a run of text, in points from the foot of the page, and its size and style."""

    base: float
    size: float
    style: Style


class _Place(NamedTuple):
    """Where a character stands, in points from the lower left corner, and its type."""

    left: float
    right: float
    base: float
    size: float
    style: Style


class PageWords:
    """Reads one page; a word that a line's end cuts comes as two, the first with its hyphen."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw

        self._page = text_page.raw
        self._text: str = text_page.get_text_range()
        self._same = len(self._text) == text_page.count_chars()
        self._index, self._origin = raw.FPDFText_GetCharIndexFromTextIndex, raw.FPDFText_GetCharOrigin
        self._bounds, self._scale = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetMatrix
        self._size, self._font = raw.FPDFText_GetFontSize, raw.FPDFText_GetFontInfo
        self._object = raw.FPDFText_GetTextObject
        self._rect, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._styles: dict[bytes, Style] = {}
        self._run, self._type = 0, _Type(0, 0, "")  # the run of text read last, and its type

    def __iter__(self) -> Iterator[Word]:
        text = self._text
        chunk, at = 0, 0
        for match in _PIECE.finditer(text):
            begin, end = match.span()
            chunk += "\n" in text[at:begin] or (begin > 0 and text[begin - 1] in _CUT)
            at = end
            cut = text[end - 1] in _CUT
            if end - cut > begin:
                yield from self._words(begin, end - 1 - cut, text[begin : end - 1] + "-" if cut else match[0], chunk)

    def _words(self, first: int, last: int, word: str, chunk: int) -> Iterator[Word]:
        """Yield a word, or two where the page shows white that its text does not tell."""
        place = self._place(first)
        if not place.size:
            return
        for start, end in self._parts(first, word, place.size) if _TIGHT.match(word) else ():
            yield from self._word(first + start, first + end - 1, word[start:end], chunk, self._place(first + start))
            first, word, place = first + end, word[end:], self._place(first + end)
        yield from self._word(first, last, word, chunk, place)

    def _parts(self, first: int, word: str, size: float) -> Iterator[tuple[int, int]]:
        """Yield the beginning of a word that is one of its own: a marker, or what white parts from the rest."""
        if fused := _FUSED.match(word):
            yield fused.span()
            return
        for i in range(1, len(word)):
            before = self._box(first + i - 1).right
            if self._box(first + i).left - before > _WHITE * size:
                yield 0, i
                return

    def _word(self, first: int, last: int, word: str, chunk: int, place: _Place) -> Iterator[Word]:
        """Yield a word; figures set smaller at its end are marked as a note's, at its start they are their own."""
        left = place.left
        if word[0] in "0123456789*" and (fused := _LEADING.match(word)):
            behind = self._place(first + fused.end())
            if place.size <= _SMALL * behind.size:
                end = self._box(first + fused.end() - 1).right
                yield _made(fused[0], left, end, place, chunk)
                word, left, place = word[fused.end() :], behind.left, behind
        if word[-1] in "0123456789*" and (raised := _RAISED.search(word)):
            before = self._place(last - len(raised[0]))
            if self._place(last).size <= _SMALL * before.size:
                word = word[: raised.start()] + notes.sure(raised[0])
        yield _made(word, left, self._box(last).right, place, chunk)

    def _at(self, at: int) -> int:
        return at if self._same else int(self._index(self._page, at))

    def _box(self, at: int) -> Any:
        """Return where a character begins and ends; good until the next one is asked for."""
        self._bounds(self._page, self._at(at), self._rect)
        return self._rect

    def _place(self, at: int) -> _Place:
        index = self._at(at)
        self._bounds(self._page, index, self._rect)
        return _Place(self._rect.left, self._rect.right, *self._type_at(index))

    def _type_at(self, index: int) -> _Type:
        """Return the base line, size and style of a character; a run of text has one of each."""
        found = self._object(self._page, index)
        run = ctypes.addressof(found.contents) if found else 0
        if not run or run != self._run:
            self._origin(self._page, index, self._x, self._y)
            self._scale(self._page, index, self._matrix)
            size = self._size(self._page, index) * math.hypot(self._matrix.b, self._matrix.d)
            self._run, self._type = run, _Type(self._y.value, size, self._style(index))
        return self._type

    def _style(self, index: int) -> Style:
        """Return whether a character is bold or italic, which the name of its font tells."""
        self._font(self._page, index, self._name, 128, self._flags)
        name = self._name.value
        if name not in self._styles:
            lower = name.lower()
            bold = b"bold" in lower or b"black" in lower
            slanted = b"italic" in lower or b"oblique" in lower
            self._styles[name] = "bold" if bold else "italic" if slanted else ""
        return self._styles[name]


def _made(text: str, left: float, right: float, place: _Place, chunk: int) -> Word:
    return Word(text, left, right, place.base - 0.2 * place.size, place.base + 0.8 * place.size, place.style, chunk)
