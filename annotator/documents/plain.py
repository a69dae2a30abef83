"""Plain text: which bytes are text, and the text's lines without page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import ReadError
from annotator.text import Frozen, freeze

# The first bytes of formats that are no text (each format's own specification).
_KNOWN = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip or Office file"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"{\\rtf", "an RTF file"),
    (b"II*\x00", "a picture"), (b"MM\x00*", "a picture"), (b"\x1f\x8b", "a packed file"), (b"SQLite format", "a database"),
)  # fmt: skip
_REMEDY = "convert it to plain text (UTF-8) and import that"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, its number from 1; ``text`` has no blanks at its ends."""

    number: int
    text: str


def text_of(path: Path) -> Frozen:
    """Return the frozen text of a file; raise ReadError when its bytes are no text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path and your rights") from error
    return decode(data, str(path))


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


_FURNITURE = re.compile(
    r"\d{1,3}/\d{1,3}"  # page of pages
    r"|\*\d{6,8}\*"  # bar code
    r"|(?:GE\.|V\.)?\d\d-\d{5}(?: ?\([A-Z]\))?(?: +\d{6})?"  # job number
    r"|(?:\d{1,3}/\d{1,3} +)?\d\d-\d{5}(?: +\d{1,3}/\d{1,3})?"
    r"|-? ?\d{1,3} ?-?"  # page number
)


def lines_of(text: str) -> list[Line]:
    """Return the lines, page furniture left out; a blank line is kept as such."""
    rows = [Line(n, " ".join(row.split())) for n, row in enumerate(text.replace("\f", "\n").split("\n"), 1)]
    return [line for line in rows if not _FURNITURE.fullmatch(line.text)]
