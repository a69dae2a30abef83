"""Where sentences end: full stops with this genre's abbreviations, references and quotations in mind."""

from __future__ import annotations

import re

VERSION = "1"
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATIONS = frozenset(
    (
        "mr", "mrs", "ms", "dr", "prof", "st", "sr", "sra", "srta", "mme", "mlle", "mm", "m", "messrs", "gen", "col",
        "para", "paras", "par", "art", "arts", "no", "nos", "vol", "vols", "p", "pp", "fig", "figs", "chap", "chaps",
        "sect", "sects", "suppl", "corr", "add", "rev", "e.g", "i.e", "cf", "ibid", "op", "viz", "approx", "ed", "eds",
        "núm", "núms", "párr", "párrs", "pág", "págs", "nº", "n", "annex", "ch", "ver", "vs", "etc", "al",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "ext", "res",
    )
)  # fmt: skip
_ALWAYS = frozenset(("etc", "al", "annex", "res"))  # these may close a sentence before a capital
_LAST_WORD = re.compile(r"([\wº’'.]+)\.[\"'”’»)\]]*$")


def cut(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Return the offsets of the sentences; together they hold all but the blanks between them."""
    starts, at = [0], 0
    for match in _END.finditer(text):
        if not _is_abbreviation(text[at : match.end()]):
            starts.append(match.end())
            at = match.end()
    bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    found = [_trimmed(text, a, b) for a, b in bounds]
    return [(a, b) for a, b in found if a < b]


def _is_abbreviation(piece: str) -> bool:
    match = _LAST_WORD.search(piece)
    if match is None:
        return False
    word = match[1].rstrip(".")
    if len(word) == 1 and word.isupper():  # an initial, as in "J. Smith"
        return True
    return word.casefold() in _ABBREVIATIONS and word.casefold() not in _ALWAYS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
