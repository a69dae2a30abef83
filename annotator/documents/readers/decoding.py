"""Which bytes are text, in which encoding, and what of it is damaged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotator.errors import ReadError, UnknownFormatError
from annotator.text import Frozen, counted, freeze

# The first bytes of formats that are no text (each format's own specification).
_KNOWN = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip or Office file"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"{\\rtf", "an RTF file"),
    (b"II*\x00", "a picture"), (b"MM\x00*", "a picture"), (b"\x1f\x8b", "a packed file"),
    (b"SQLite format", "a database"),
)  # fmt: skip
_MARKS = (  # of byte order; that of UTF-32 begins with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_PAGE_END = "\ue00c"  # stands for a form feed until the lines are cut; no text uses this private character
_MARK = "\ufeff"
_SAMPLE = 8_000  # bytes looked at to tell text from other data
_WRONG = re.compile(r"[ÃÂ][\u0080-\u00bf]|Ã[ƒŠš‰Œœ‡Ž]|â€[\u009d™œžš˜“”¦¢]|ï¿½|ðŸ")  # UTF-8 read as Windows-1252
_REMEDY = "convert it to plain text (UTF-8) and import that"


def decode(data: bytes, where: str) -> Frozen:
    """Return the text that the bytes hold, frozen but for form feeds, which say where pages end.

    UTF-8, UTF-16 and UTF-32 are recognised; what is none of these is read as Windows-1252, with a warning.
    """
    if not data.strip(b" \t\r\n\f\v\0"):
        raise ReadError("the file is empty", where=where, remedy="choose another")
    for sign, what in _KNOWN:
        if data.startswith(sign):
            raise UnknownFormatError(f"this is {what}, not text", where=where, remedy=_REMEDY)
    text, said = _wide(data) or _narrow(data, where)
    found = freeze(text.replace("\f", _PAGE_END))
    if _MARK in found.text:  # files put one behind the other leave theirs inside
        marks = counted(found.text.count(_MARK), "byte-order mark", "byte-order marks")
        said = (*said, f"{marks} inside the text removed")
    return Frozen(found.text.replace(_MARK, ""), (*said, *found.changes))


def _wide(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """Return text of two or four bytes a character: with a byte-order mark, or told by its zeros."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), ()
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if 20 * max(even, odd) < 7 * len(sample) or 20 * min(even, odd) > len(sample):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    return data.decode(name, "replace"), ("UTF-16 without a byte-order mark",)


def _narrow(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    sample = data[:_SAMPLE]
    if 500 * data.count(0) > len(data) + 499 or sum(b < 9 or 13 < b < 27 for b in sample) * 100 > len(sample) + 400:
        raise UnknownFormatError("this is no text: it holds binary data", where=where, remedy=_REMEDY)
    try:
        return data.decode("utf-8", "surrogatepass"), ()
    except UnicodeDecodeError as error:
        at = error.start
    mended = data.decode("utf-8", "replace")
    bad = mended.count("\ufffd")
    if sum(ord(c) > 127 for c in mended) > 5 * bad:
        return mended, (f"{counted(bad, 'place is', 'places are')} not UTF-8 (first at byte {at}); shown as \ufffd",)
    return data.decode("cp1252", "replace"), (f"not UTF-8 (byte {at}); read as Windows-1252, check accented letters",)


def damage(texts: Iterable[str]) -> Iterator[str]:
    """Yield in words what in the texts was decoded wrongly before they came here."""
    wrong = unknown = 0
    example = ""
    for text in texts:
        if text.isascii():
            continue
        if found := _WRONG.findall(text):
            wrong += len(found)
            example = example or found[0]
        unknown += text.count("\ufffd")
    if wrong:
        said = counted(wrong, "place looks", "places look")
        yield f"{said} wrongly decoded, such as '{example}'; save the source as UTF-8 and import it anew"
    if unknown:
        yield f"{counted(unknown, 'character was lost and is', 'characters were lost and are')} shown as \ufffd"
