"""Names in a running list of countries: what stands between two names is a third, so that short words count too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotator.gazetteer import Name

_ARTICLE = r"(?:the |les? |la |el |los |las |l[’'])?"
_SEPARATOR = re.compile(rf"(?:\s?,\s(?:and |or |et |ou |y |o )?|\s(?:and|or|et|ou|y|e|o|&)\s){_ARTICLE}")
_ITEM = r"[A-ZÀ-Ý0-9lj][^\s,;:.()]*(?: [^\s,;:.()]+){0,5}?"
_LAST = re.compile(rf"{_SEPARATOR.pattern}({_ITEM})(?=[.;]|$|\s(?:made|spoke|said|took|had|have|were|was|also)\b)")
_FIRST = re.compile(
    rf"\b(?:of|for|by|from|in|with|to|between|de|del|du|par|por) {_ARTICLE}({_ITEM}){_SEPARATOR.pattern}$"
)
_WIDEST = 80  # characters between two names of one list
_BACK = 60  # characters looked at before the first


def items(text: str, known: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield the places of the entries of lists that no name was found in, in order of the names beside them."""
    names = [name for name in known if not name.adjective]
    for one, other in pairwise(names):
        if other.start - one.end > _WIDEST:
            continue
        between = text[one.end : other.start]
        if _SEPARATOR.fullmatch(between):
            yield from _ends(text, one, other)
        else:
            yield from _inside(between, one.end)


def _inside(between: str, offset: int) -> list[tuple[int, int]]:
    """Return what lies between two names when it is nothing but entries and what parts them."""
    marks = [m.span() for m in _SEPARATOR.finditer(between)]
    if len(marks) < 2 or marks[0][0] != 0 or marks[-1][1] != len(between):
        return []
    places = [(a[1], b[0]) for a, b in pairwise(marks)]
    whole = all(re.fullmatch(_ITEM, between[a:b]) for a, b in places)
    return [(offset + a, offset + b) for a, b in places] if whole else []


def _ends(text: str, one: Name, other: Name) -> Iterator[tuple[int, int]]:
    """Yield the entry before two names of a list, and the one behind them with which it ends."""
    back = max(0, one.start - _BACK)
    if first := _FIRST.search(text[back : one.start]):
        yield back + first.start(1), back + first.end(1)
    if last := _LAST.match(text, other.end):
        yield last.span(1)
