"""PDF: words with their places by pypdfium2; running heads, page numbers and footnotes told by geometry."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.documents.lines import Draft, Line
from annotator.documents.readers import line_ends, page_cells, page_furniture, page_lists, page_tables, printed, tables
from annotator.documents.readers.pdf_words import PageWords
from annotator.documents.readers.printed import Row
from annotator.errors import LockedError, ReadError

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
    pages, near = page_cells.pages(body, setting), page_cells.scale(setting)
    drawn = page_tables.found(body, pages, setting)
    taken = {i for table in drawn for i in table.taken}
    found = (one for page in pages for one in page_lists.lists(body, page, near) if not one.rows & taken)
    lists = {min(one.rows): one for one in found}
    rows = {
        first: tables.lines([_placed(row, body[row.number], number_of) for row in made])
        for first, made in page_tables.joined(drawn, [row.page for row in body])
    }
    taken |= {i for one in lists.values() for i in one.rows}
    early = line_ends.early(body, setting) if body else set()
    lines: list[Line] = []
    for i, row in enumerate(body):
        if i in taken:
            lines.extend(rows.get(i, ()))
            entries = lists[i].entries if i in lists else ()
            lines.extend(Line(number_of[id(body[e.row])], e.text, row.page, entry=True) for e in entries)
            continue
        line = frozen[number_of[id(row)] - 1]
        after = body[i + 1] if i + 1 < len(body) else None
        if i and (i - 1 in early or printed.is_apart(body[i - 1], row, after, setting)):
            lines.append(Line(line.number, "", row.page))
        lines.append(line)
    return lines


def _placed(row: tables.Row, printed_: Row, number_of: dict[int, int]) -> tables.Row:
    return dataclasses.replace(row, number=number_of[id(printed_)], page=printed_.page)


def _line(row: Row, number: int) -> Line:
    return Line(number, " ".join(row.text.split()), row.page, style=row.style, size=round(row.height, 1))


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
        words = list(PageWords(text_page))
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
