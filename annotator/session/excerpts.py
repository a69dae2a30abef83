"""Where searched words stand in a text, and the piece of it around the first of them."""

from __future__ import annotations

import re
import unicodedata

Range = tuple[int, int]
_PIECE = re.compile(r'"([^"]*)"?|(\S+)')


def hits(text: str, typed: str) -> list[Range]:
    """Return the offsets of the searched words; case and accents do not count, as in the search itself."""
    pieces = [together or word for together, word in _PIECE.findall(typed) if ":" not in word]
    wanted = [r"\W+".join(map(re.escape, re.findall(r"\w+", _folded(piece)))) for piece in pieces]
    wanted = [w for w in wanted if w]
    if not wanted:
        return []
    return [m.span() for m in re.finditer(rf"\b(?:{'|'.join(wanted)})\w*", _folded(text))]


def _folded(text: str) -> str:
    """Return the text without case and accents, one character for one."""
    if text.isascii():
        return text.lower()
    return "".join((unicodedata.normalize("NFD", c)[:1].casefold() or c)[:1] for c in text)


def around(text: str, found: list[Range], width: int) -> tuple[str, list[Range]]:
    """Return at most ``width`` characters around the first hit, and the hits in them."""
    first = found[0][0] if found else 0
    start = max(0, min(first - width // 3, len(text) - width))
    lead = "…" if start else ""
    piece = text[start : start + width - len(lead)]
    shift = start - len(lead)
    inside = [(a - shift, min(b - shift, len(lead) + len(piece))) for a, b in found if start <= a < start + len(piece)]
    return lead + piece.replace("\n", " "), inside
