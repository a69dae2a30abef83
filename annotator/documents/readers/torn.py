"""Words torn apart by a printer's spacing ("t he", "vi ew"): made whole where the document itself tells the word."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.documents.lines import Line

_PAIR = re.compile(r"(?<!\d )(?<![^\s“\"‘(])(?=([^\W\d_]+) ([^\W\d_]+)(?![^\s.,;:?!)”\"’]))")
_ALONE = re.compile(r"(?<!\S)[^\W\d_]+(?=[.,;:?!]?(?!\S))")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 2  # letters of the shorter piece, at most: "web site" and "per cent" are two words
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")


def rejoin(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Return the lines with torn words made whole, and a warning with its place for each.

    Two pieces are one word where the document prints the whole word elsewhere and more often than the pieces, and
    the shorter piece stands nowhere else by itself; nor may the longer one, but beside a consonant alone.
    """
    pairs = Counter(pair for line in lines for pair in _pairs(line.text))
    candidates = {pair for pair in pairs if min(map(len, pair)) <= _SHORT and pair[1].islower()}
    if not candidates:
        return list(lines), []
    whole, alone = _counts(_WORD, lines), _counts(_ALONE, lines)
    told = {pair for pair in candidates if whole["".join(pair).casefold()] > pairs[pair]}
    torn = {pair for pair in told if _are_pieces(pair, alone, pairs[pair])}
    return _mended(lines, torn)


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(match[1], match[2]) for match in _PAIR.finditer(text)]


def _counts(pattern: re.Pattern[str], lines: Iterable[Line]) -> Counter[str]:
    return Counter(word for line in lines for word in pattern.findall(line.text.casefold()))


def _are_pieces(pair: tuple[str, str], alone: Counter[str], count: int) -> bool:
    """Say whether two pieces are no words of the document, which prints the pair ``count`` times."""
    if min(pair, key=len) in _CONSONANTS:
        return True
    return all(alone[piece.casefold()] == count for piece in pair)


def _mended(lines: Sequence[Line], torn: set[tuple[str, str]]) -> tuple[list[Line], list[str]]:
    result, said = [], []
    for line in lines:
        for first, second in [pair for pair in _pairs(line.text) if pair in torn]:
            line = dataclasses.replace(line, text=line.text.replace(f"{first} {second}", first + second, 1))
            place = f"page {line.page}, line" if line.page else "line"
            said.append(f"{place} {line.number}: '{first} {second}' read as '{first}{second}'")
        result.append(line)
    return result, said
