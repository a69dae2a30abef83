"""Where sentences end: full stops with this genre's abbreviations, references and quotations in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator

VERSION = "2"
_CLOSERS = r"(?:[\"'”’»)\]]|\s»)*"
_END = re.compile(rf"[.!?…]+{_CLOSERS}(?=\s+[\"'“‘«(\[¡¿]*\s?[A-ZÀ-ÖØ-Þ0-9])")
_NOTE = re.compile(r"\[[^\[\]]*[^\[\].]\](?=\s+[A-ZÀ-ÖØ-Þ])")  # "[To be completed] The Committee …"
_ABBREVIATIONS = frozenset((
    "mr", "mrs", "ms", "dr", "prof", "st", "messrs", "gen", "col", "lt", "sgt", "hon", "rev", "e.g", "i.e", "cf",
    "ibid", "op", "viz", "approx", "ed", "eds", "vs", "u.s", "u.k", "ext", "inc", "ltd", "co", "ph.d", "al", "sr",
    "sra", "srta", "sres", "sras", "dra", "dras", "lic", "ing", "excmo", "excma", "ee", "mme", "mlle", "mmes",
    "mlles", "mm", "m", "me", "ex", "ej", "c.-à-d",
))  # fmt: skip
_OF_NUMBERS = frozenset((
    "para", "paras", "par", "pars", "art", "arts", "no", "nos", "vol", "vols", "p", "pp", "fig", "figs", "chap",
    "chaps", "sect", "sects", "suppl", "corr", "add", "rev", "núm", "núms", "párr", "párrs", "pág", "págs", "nº",
    "n", "ch", "res", "annex", "tab", "cap", "caps", "inc", "al", "sec", "secs", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "janv", "févr", "déc",
))  # fmt: skip
_PARTS = frozenset(("annex", "part", "section", "appendix", "chapter", "group", "category", "schedule", "table", "list",
                    "partie", "groupe", "parte", "grupo", "anexo", "sección", "and", "or", "et", "y"))  # fmt: skip
_LAST_WORD = re.compile(rf"([\wº’'.-]+)\.{_CLOSERS}$")
_SHORT = _ABBREVIATIONS | _OF_NUMBERS
_LONGEST = 80  # signs of a last word and what closes behind it
_NUMBER = re.compile(r"\s+(?:[\d(]|[IVXLC]+\b)")
_COUNTED = re.compile(r"[:;,] \(?\d{1,3}\.$")
_MARKER = re.compile(r"\s*\(?(?:\d{1,3}|[a-z])[.)]")


def cut(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the offsets of the sentences; together they hold all but the blanks between them."""
    starts = [0]
    for end in _stops(text):
        if not _goes_on(text, starts[-1], end):
            starts.append(end)
    bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    found = [_trimmed(text, a, b) for a, b in bounds]
    return [(a, b) for a, b in found if a < b]


def _stops(text: str) -> Iterator[int]:
    """Yield where a sentence may end."""
    note = _NOTE.match(text)
    if note:
        yield note.end()
    for match in _END.finditer(text, note.end() if note else 0):
        yield match.end()


def _goes_on(text: str, start: int, end: int) -> bool:
    """Say whether a stop is no end: behind an abbreviation, an initial, a number that only counts."""
    begin = max(start, text.rfind(" ", start, end) + 1)
    last = text[begin : end - 1]
    if len(last) > 1 and last.isalpha() and last.islower() and last not in _SHORT:
        return False
    near = max(start, end - 2 * _LONGEST)
    piece = text[near:end]
    blank = 0 if text.find("»", begin, end) >= 0 else begin - near  # only " »" closes a sentence with a blank in it
    match = _LAST_WORD.search(piece, max(0, len(piece) - _LONGEST, blank))
    if match is None:
        return False
    if (near == start and _MARKER.fullmatch(piece)) or _COUNTED.search(piece):
        return True
    word = match[1].rstrip(".")
    if len(word) == 1 and word.isupper():  # an initial, as in "J. Smith", but not "annex A."
        before = piece[: match.start()].split()
        return (
            not before or (before[-1][0].isupper() and before[-1].casefold() not in _PARTS) or before[-1].endswith(".")
        )
    folded = word.casefold()
    if folded in _OF_NUMBERS and _NUMBER.match(text, end):
        return True
    return folded in _ABBREVIATIONS and folded not in _OF_NUMBERS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
