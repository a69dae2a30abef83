"""PDF: words with their places by pypdfium2; running heads, page numbers and footnotes told by geometry."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.documents import notes, page_furniture, printed
from annotator.documents.lines import Draft, Line, Style
from annotator.documents.printed import Row, Word
from annotator.errors import LockedError, ReadError
from annotator.text import freeze

_PIECE = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?")
_RAISED = re.compile(r"(?<=\D)(?:\d{1,3}|\*{1,3})$")
_LEADING = re.compile(r"(?:\d{1,3}|\*{1,3})(?=[^\W\d]|[“\"(])")
_SMALL = 0.8  # of the height of the word, at most, is a note's mark
_PAGES = 5_000
_ASK = "give it with 'import --password'; it is not stored"


def read(data: bytes, where: str, password: str | None = None) -> Draft:
    """Return the lines of a PDF; raise ReadError for one that is locked, broken or a scan without text."""
    found = list(_rows(data, where, password))
    if not found:
        raise ReadError("the PDF holds no text", where=where, remedy="run character recognition (OCR) on it first")
    sorted_out = page_furniture.strip(found)
    frozen = [_line(row, number) for number, row in enumerate(found, 1)]
    number_of = {id(row): number for number, row in enumerate(found, 1)}
    lines = _with_gaps(sorted_out.body, frozen, number_of)
    left_out = tuple(frozen[number_of[id(row)] - 1] for row in sorted_out.left_out)
    return Draft(tuple(lines), tuple(sorted_out.notes), left_out=left_out)


def _with_gaps(body: Sequence[Row], frozen: Sequence[Line], number_of: dict[int, int]) -> list[Line]:
    setting = printed.Setting(printed.body_height(body), printed.pitch(body))
    lines: list[Line] = []
    for i, row in enumerate(body):
        line = frozen[number_of[id(row)] - 1]
        after = body[i + 1] if i + 1 < len(body) else None
        if i and printed.is_apart(body[i - 1], row, after, setting):
            lines.append(Line(line.number, "", row.page))
        lines.append(line)
    return lines


def _line(row: Row, number: int) -> Line:
    return Line(number, " ".join(freeze(row.text).text.split()), row.page, style=row.style, size=round(row.height, 1))


def _rows(data: bytes, where: str, password: str | None) -> Iterator[Row]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error), where, password) from error
    try:
        if len(document) > _PAGES:
            raise ReadError(f"the PDF has {len(document)} pages, more than {_PAGES}", where=where, remedy="split it")
        for n in range(len(document)):
            yield from _page(document, n, where)
    finally:
        document.close()


def _refusal(said: str, where: str, password: str | None) -> ReadError:
    if "password" in said.casefold():
        what = "the password does not open this PDF" if password else "the PDF is locked with a password"
        return LockedError(what, where=where, remedy=_ASK)
    return ReadError("the PDF is damaged and cannot be opened", where=where, remedy="get it again, or save it anew")


def _page(document: Any, n: int, where: str) -> list[Row]:
    import pypdfium2

    try:
        page = document[n]
        text_page = page.get_textpage()
        words = list(_words(text_page))
        width, height = page.get_size()
        if not words and _has_picture(page):
            raise ReadError(
                f"page {n + 1} is a picture without text", where=where,
                remedy="run character recognition (OCR) on it first",
            )  # fmt: skip
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"page {n + 1} cannot be read", where=where, remedy="get the file again") from error
    found = printed.rows(n + 1, words, width, 0.55 * height)
    text_page.close()
    page.close()
    return found


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)))


def _words(text_page: Any) -> Iterator[Word]:
    """Yield the words of a page; one that a line's end cuts comes as two, the first with its hyphen."""
    from pypdfium2 import raw

    text = text_page.get_text_range()
    same = len(text) == text_page.count_chars()
    styles = _Styles(text_page)
    chunk, at = 0, 0
    for match in _PIECE.finditer(text):
        chunk += "\n" in text[at : match.start()] or text[match.start() - 1 : match.start()] in ("\ufffe", "\x02")
        at = match.end()
        cut = match[0][-1] in "\ufffe\x02"
        ends = match.start(), match.end() - 1 - cut
        if ends[1] < ends[0]:
            continue
        first, last = ends if same else (raw.FPDFText_GetCharIndexFromTextIndex(text_page, e) for e in ends)
        left, right = _box(text_page, first), _box(text_page, last)
        word = match[0][:-1] + "-" if cut else match[0]
        if left.top > left.bottom:
            if (fused := _LEADING.match(word)) and _is_small(left, _box(text_page, first + fused.end())):
                end = _box(text_page, first + fused.end() - 1).right
                yield Word(fused[0], left.left, end, left.bottom, left.top, styles.of(first), chunk)
                word, left = word[fused.end() :], _box(text_page, first + fused.end())
            if raised := _RAISED.search(word):
                word = _with_mark(word, _box(text_page, last - len(raised[0])), right)
            yield Word(word, left.left, right.right, left.bottom, left.top, styles.of(first), chunk)


def _with_mark(word: str, before: Any, right: Any) -> str:
    """Return a word whose last figures are set smaller than the character before them, a note's mark then."""
    if not _is_small(right, before):
        return word
    return _RAISED.sub(lambda match: notes.sure(match[0]), word)


def _is_small(box: Any, beside: Any) -> bool:
    """Say whether a character is set so much smaller than the one beside it that it marks a note."""
    return bool(box.top - box.bottom <= _SMALL * (beside.top - beside.bottom))


def _box(text_page: Any, index: int) -> Any:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, index, box)
    return box


class _Styles:
    """Tells bold and italic by the names of fonts."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._buffer = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def of(self, index: int) -> Style:
        from pypdfium2 import raw

        raw.FPDFText_GetFontInfo(self._page, index, self._buffer, 128, self._flags)
        name = self._buffer.value.lower()
        if b"bold" in name or b"black" in name:
            return "bold"
        return "italic" if b"italic" in name or b"oblique" in name else ""
