"""Plain text: its lines without page furniture, in a text that keeps its layout the masthead's right column too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.documents.lines import Draft, Line
from annotator.documents.readers import data_files, furniture, layout, long_lines
from annotator.documents.readers.decoding import decode
from annotator.documents.readers.layout import Source

_PAGE_END = "\ue00c"  # as it comes from decoding
_MASTHEAD, _WIDEST = 40, 400  # lines within which the masthead stands, signs that such a line has at most
_OPENS = re.compile(r"[“\"«]?(?:The|La|Le|El|L['’]) ?[A-ZÀ-Þ][\w’' -]{3,80},")  # as resolutions do
_RIGHT = 24  # signs further right than the text: a date, a signature
_ASIDE = re.compile(
    r"(\S.*?) {4,}((?:[A-Z]{1,6}[\d.]{0,3}/\S|Dist?r\b|DIST|Original|ORIGINAL"
    r"|\d{1,2}(?:er)? (?:de )?[^\W\d]+ (?:de )?\d{4}$"
    r"|(?:English|French|Spanish|Arabic|Chinese|Russian|Français|Español|ENGLISH|FRENCH|SPANISH)(?: only)?$).*)"
)


def read(data: bytes, where: str) -> Draft:
    """Return the lines of a text, footnotes and furniture apart."""
    frozen = decode(data, where)
    data_files.refuse(frozen.text, where)
    source = list(_source(frozen.text))
    whole = long_lines.are_paragraphs([row.text for row in source])
    columns = layout.Set() if whole else layout.read(source)
    found = furniture.strip(list(_lines(source, columns, whole)))
    again = (Line(source[i].number, " ".join(source[i].text.split()), source[i].page) for i in columns.left_out)
    return Draft(tuple(found.body), tuple(found.notes), frozen.changes, left_out=(*found.left_out, *again))


def _source(text: str) -> Iterator[Source]:
    """Yield the rows of a text; a form feed is a row's end and begins a page."""
    page, paged = 1, _PAGE_END in text
    for number, row in enumerate(text.split("\n"), 1):
        for i, part in enumerate(row.split(_PAGE_END)):
            page += i > 0
            for paragraph in long_lines.parts(part):
                yield Source(number, page if paged else None, paragraph)


def _lines(source: Sequence[Source], columns: layout.Set, whole: bool) -> Iterator[Line]:
    """Yield the lines of a text, blanks folded; what is set in columns as it is to be read.

    A first line that is indented begins a block, and what stands at the right of the masthead is a line of its own.
    ``whole``: each line is a paragraph.
    """
    out, at, begun = set(columns.left_out), 0, True
    while at < len(source):
        row = source[at]
        if at in columns.ends:
            yield from columns.lines[at]
            at, begun = columns.ends[at], True
            continue
        before = source[at - 1].text if at else ""
        begun = 0 < at < len(source) - 1 and _is_indented(before, row.text, source[at + 1].text, begun)
        if begun:
            yield Line(row.number, "", row.page)
        begun = begun or not before.strip()
        if at not in out:
            yield from (Line(row.number, text, row.page, whole=whole) for text in _parts(row.text, row.number))
        at += 1


def _is_indented(before: str, row: str, after: str, begun: bool) -> bool:
    """Say whether a line begins a block by its place: further right than the lines above and below it.

    The line above may be as far right when it is a paragraph of itself (``begun``). Dates and signatures that stand at
    the right of the page are blocks too.
    """
    if not (before.strip() and row.strip()):
        return False
    at, above = _indent(row), _indent(before)
    closed = before.rstrip().endswith((":", ".", ";", ",")) and not row.strip()[0].islower()
    closed = closed or bool(_OPENS.fullmatch(row.strip()))
    if abs(at - above) >= _RIGHT or (at >= above + 3 and closed):
        return True
    return bool(after.strip()) and at >= _indent(after) + 3 and (at >= above + 3 or (begun and abs(at - above) < 2))


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _parts(row: str, number: int) -> list[str]:
    """Return a line's text; two texts where wide white parts them in the masthead."""
    wide = _ASIDE.fullmatch(row.strip()) if number <= _MASTHEAD and len(row) <= _WIDEST else None
    return [" ".join(p.split()) for p in (wide.groups() if wide else (row,))]
