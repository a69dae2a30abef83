"""Plain text: its lines without page furniture, in a text that keeps its layout the masthead's right column too."""

from __future__ import annotations

import re

from annotator.documents.lines import Draft, Line
from annotator.documents.readers import furniture
from annotator.documents.readers.decoding import decode

_PAGE_END = "\ue00c"  # as it comes from decoding
_MASTHEAD, _WIDEST = 40, 400  # lines within which the masthead stands, signs that such a line has at most
_RIGHT = 24  # signs further right than the text: a date, a signature
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
    page, paged, begun = 1, _PAGE_END in text, True
    rows = text.split("\n")
    for number, row in enumerate(rows, 1):
        for i, part in enumerate(row.split(_PAGE_END)):
            page += i > 0
            place = page if paged else None
            begun = 1 < number < len(rows) and _is_indented(rows[number - 2], part, rows[number], begun)
            if begun:
                found.append(Line(number, "", place))
            begun = begun or number == 1 or not rows[number - 2].strip()
            found.extend(Line(number, text, place) for text in _parts(part, number))
    return found


def _is_indented(before: str, row: str, after: str, begun: bool) -> bool:
    """Say whether a line begins a block by its place: further right than the lines above and below it.

    The line above may be as far right when it is a paragraph of itself (``begun``). Dates and signatures that stand at
    the right of the page are blocks too.
    """
    if not (before.strip() and row.strip()):
        return False
    at, above = _indent(row), _indent(before)
    closed = before.rstrip().endswith((":", ".", ";", ",")) and not row.strip()[0].islower()
    if abs(at - above) >= _RIGHT or (at >= above + 3 and closed):
        return True
    return bool(after.strip()) and at >= _indent(after) + 3 and (at >= above + 3 or (begun and abs(at - above) < 2))


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _parts(row: str, number: int) -> list[str]:
    """Return a line's text; two texts where wide white parts them in the masthead."""
    wide = _ASIDE.fullmatch(row.strip()) if number <= _MASTHEAD and len(row) <= _WIDEST else None
    return [" ".join(p.split()) for p in (wide.groups() if wide else (row,))]
