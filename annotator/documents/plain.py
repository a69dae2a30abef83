"""Plain text: which bytes are text, and the text's lines without page furniture."""

from __future__ import annotations

import re

from annotator.documents import furniture
from annotator.documents.lines import Draft, Line
from annotator.errors import ReadError
from annotator.text import Frozen, freeze

# The first bytes of formats that are no text (each format's own specification).
_KNOWN = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip or Office file"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"{\\rtf", "an RTF file"),
    (b"II*\x00", "a picture"), (b"MM\x00*", "a picture"), (b"\x1f\x8b", "a packed file"),
    (b"SQLite format", "a database"),
)  # fmt: skip
_PAGE_END = "\ue00c"  # stands for a form feed until the lines are cut; no text uses this private character
_MASTHEAD = 40  # lines within which the masthead stands
_ASIDE = re.compile(r"(\S.*?) {6,}((?:[A-Z]{1,6}/\S|Distr|Original|\d{1,2} \w+ \d{4}).*)")
_REMEDY = "convert it to plain text (UTF-8) and import that"


def decode(data: bytes, where: str) -> Frozen:
    """Return the text that the bytes hold: UTF-8, UTF-16 with a byte-order mark, else Windows-1252 with a warning."""
    if not data.strip():
        raise ReadError("the file is empty", where=where, remedy="choose another")
    for sign, what in _KNOWN:
        if data.startswith(sign):
            raise ReadError(f"this is {what}, not text", where=where, remedy=_REMEDY)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _frozen(data.decode("utf-16", "replace"))
    if data.count(b"\0") or sum(b < 9 for b in data[:4096]) > 8:
        raise ReadError("this is no text: it holds binary data", where=where, remedy=_REMEDY)
    try:
        return _frozen(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        found = _frozen(data.decode("cp1252", "replace"))
        said = f"not UTF-8 (byte {error.start}); read as Windows-1252, check accented letters"
        return Frozen(found.text, (said, *found.changes))


def _frozen(text: str) -> Frozen:
    """Return the text frozen, but for form feeds, which say where pages end."""
    return freeze(text.replace("\f", _PAGE_END))


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
    wide = _ASIDE.fullmatch(row.strip()) if number <= _MASTHEAD else None
    return [" ".join(p.split()) for p in (wide.groups() if wide else (row,))]
