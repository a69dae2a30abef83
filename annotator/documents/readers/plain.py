"""Plain text: its lines without page furniture, in a text that keeps its layout the masthead's right column too."""

from __future__ import annotations

import re

from annotator.documents.lines import Draft, Line
from annotator.documents.readers import furniture
from annotator.documents.readers.decoding import decode

_PAGE_END = "\ue00c"  # as it comes from decoding
_MASTHEAD, _WIDEST = 40, 400  # lines within which the masthead stands, signs that such a line has at most
_ASIDE = re.compile(r"(\S.*?) {6,}((?:[A-Z]{1,6}/\S|Distr|Original|\d{1,2} \w+ \d{4}).*)")


def read(data: bytes, where: str) -> Draft:
    """Return the lines of a text, footnotes and furniture apart."""
    frozen = decode(data, where)
    found = furniture.strip(lines_of(frozen.text))
    return Draft(tuple(found.body), tuple(found.notes), frozen.changes, left_out=tuple(found.left_out))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, blanks folded; a form feed is a line's end and begins a page.

    In a text that keeps its layout a first line that is indented begins a block, and what stands at the right
    of the masthead is a line of its own.
    """
    found: list[Line] = []
    page, paged = 1, _PAGE_END in text
    rows = text.split("\n")
    for number, row in enumerate(rows, 1):
        for i, part in enumerate(row.split(_PAGE_END)):
            page += i > 0
            place = page if paged else None
            if 1 < number < len(rows) and _is_indented(rows[number - 2], part, rows[number]):
                found.append(Line(number, "", place))
            found.extend(Line(number, text, place) for text in _parts(part, number))
    return found


def _is_indented(before: str, row: str, after: str) -> bool:
    """Say whether a line begins further right than the lines above and below it."""
    if not (before.strip() and row.strip() and after.strip()):
        return False
    return _indent(row) >= max(_indent(before), _indent(after)) + 3


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _parts(row: str, number: int) -> list[str]:
    """Return a line's text; two texts where wide white parts them in the masthead."""
    wide = _ASIDE.fullmatch(row.strip()) if number <= _MASTHEAD and len(row) <= _WIDEST else None
    return [" ".join(p.split()) for p in (wide.groups() if wide else (row,))]
