"""Plain text: which bytes are text, and the text's lines without page furniture."""

from __future__ import annotations

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
_REMEDY = "convert it to plain text (UTF-8) and import that"


def decode(data: bytes, where: str) -> Frozen:
    """Return the text that the bytes hold: UTF-8, UTF-16 with a byte-order mark, else Windows-1252 with a warning."""
    if not data.strip():
        raise ReadError("the file is empty", where=where, remedy="choose another")
    for sign, what in _KNOWN:
        if data.startswith(sign):
            raise ReadError(f"this is {what}, not text", where=where, remedy=_REMEDY)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return freeze(data.decode("utf-16", "replace"))
    if data.count(b"\0") or sum(b < 9 for b in data[:4096]) > 8:
        raise ReadError("this is no text: it holds binary data", where=where, remedy=_REMEDY)
    try:
        return freeze(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        found = freeze(data.decode("cp1252", "replace"))
        said = f"not UTF-8 (byte {error.start}); read as Windows-1252, check accented letters"
        return Frozen(found.text, (said, *found.changes))


def read(data: bytes, where: str) -> Draft:
    """Return the lines of a text, footnotes and furniture apart."""
    frozen = decode(data, where)
    found = furniture.strip(lines_of(frozen.text))
    return Draft(tuple(found.body), tuple(found.notes), frozen.changes, left_out=tuple(found.left_out))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, blanks folded; a form feed is a line's end and begins a page."""
    found: list[Line] = []
    page = 1
    for number, row in enumerate(text.split("\n"), 1):
        for i, part in enumerate(row.split("\f")):
            page += i > 0
            found.append(Line(number, " ".join(part.split()), page if "\f" in text else None))
    return found
