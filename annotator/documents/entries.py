"""Which lines of a list that stands without marks are one entry: a name that its column was too narrow for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from annotator.delayed import dataclass

_OPEN = re.compile(
    r"(?:\b(?:of|the|and|for|in|on|to|at|by|de|du|des|la|le|les|et|del|los|las|y|e|en|para|pour|sur|und|der|von)"
    r"|[,&–—-])$",
    re.I,
)
_GOES_ON = re.compile(r"[a-zß-ÿ(\[,;&–—-]")
_LONGEST = 6  # lines of a name
_FALL, _DOUBT = 1.0, 0.3  # costs of an entry out of the alphabet, of a doubtful line taken for the same entry
_TELLING = 4  # letters by which names are told out of order; "Center" and "Centre" are often mixed
_SORTED = 0.7  # of the entries of a list in the order of the alphabet follow the one before


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a list; ``hanging``: it is indented; ``short``: the next line's first word would have gone on it."""

    text: str
    hanging: bool = False
    short: bool = False


def joined(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Return the entries as runs of lines, from the first to before the last.

    What is certain is decided first: brackets, small words and commas at an end, small letters and indents at a
    beginning, names of States, and lines that had room for the next word. Between the doubtful cuts that order is
    chosen which follows the alphabet, if the list does.
    """
    if not parts:
        return []
    fixed = _fixed(parts)
    found = _best(parts, fixed, by_alphabet=True)
    if len(found) > 1 and order([parts[a].text for a, _ in found]) < _SORTED:
        found = _best(parts, fixed, by_alphabet=False)
    return found


def order(names: Sequence[str]) -> float:
    """Return which share of names follow the one before in the alphabet."""
    keys = [key(name) for name in names]
    return sum(a <= b for a, b in pairwise(keys)) / max(len(keys) - 1, 1)


def key(name: str) -> str:
    """Return the letters of a name by which it is sorted, accents, case and article left aside."""
    bare = re.sub(r"^(?:the|le|la|les|los|las|el) ", "", name.casefold())
    plain = unicodedata.normalize("NFD", re.sub(r"[-–—/]", " ", bare))
    return "".join(c for c in plain if c.isalnum() or c == " ")


def _fixed(parts: Sequence[Part]) -> list[bool | None]:
    """Return for each line whether it begins an entry; None where that is doubtful."""
    begins: list[bool | None] = [True]
    depth, since = 0, 0  # of open brackets and quotation marks, and the lines since the entry's first
    for before, part in pairwise(parts):
        since = since + 1 if depth else 0
        depth = max(depth + _depth(before.text), 0) if since < _LONGEST else 0
        goes_on = depth > 0 or part.hanging or _OPEN.search(before.text) or _GOES_ON.match(part.text)
        begins.append(False if goes_on else True if before.short else None)
    for start, end in _names(parts, begins):
        begins[start] = True
        begins[start + 1 : end] = [False] * (end - start - 1)
        if end < len(parts):
            begins[end] = True
    return begins


def _depth(text: str) -> int:
    return sum(text.count(c) for c in "(“«") - sum(text.count(c) for c in ")”»")


def _names(parts: Sequence[Part], begins: Sequence[bool | None]) -> list[tuple[int, int]]:
    """Return the runs of lines that are the whole name of a State or a group, the longest ones."""
    from annotator.gazetteer import lookup, may_begin

    found = []
    at = 0
    while at < len(parts):
        known = begins[at] is not False and may_begin(parts[at].text)
        ends = range(min(at + _LONGEST, len(parts)), at, -1) if known else ()
        end = next((e for e in ends if lookup(text_of(parts, at, e)) and not _is_cut(begins, e)), None)
        if end is not None:
            found.append((at, end))
        at = end or at + 1
    return found


def _is_cut(begins: Sequence[bool | None], end: int) -> bool:
    return end < len(begins) and begins[end] is False


def _best(parts: Sequence[Part], begins: Sequence[bool | None], *, by_alphabet: bool) -> list[tuple[int, int]]:
    """Return the entries by the cheapest way through the doubtful lines."""
    keys = [key(part.text) for part in parts]
    ways = {0: 0.0}  # the start of the open entry -> what it cost to come there
    back: dict[int, int] = {}
    for i, sure in enumerate(begins[1:], 1):
        if sure is False:
            continue
        costs = {s: cost + _cost(keys[s], keys[i], sure, by_alphabet) for s, cost in ways.items()}
        back[i] = min(costs, key=lambda s: (costs[s], -s))
        kept = {s: cost + _DOUBT * by_alphabet for s, cost in ways.items() if i - s < _LONGEST and sure is None}
        ways = {**kept, i: costs[back[i]]}
    starts = [min(ways, key=lambda s: (ways[s], -s))]
    while starts[-1]:
        starts.append(back[starts[-1]])
    starts.reverse()
    return list(zip(starts, [*starts[1:], len(parts)], strict=True))


def _cost(before: str, name: str, begins: bool | None, by_alphabet: bool) -> float:
    """Return what it costs to begin an entry here."""
    if by_alphabet:
        return _FALL * (name[:_TELLING] < before[:_TELLING])
    return _FALL * (begins is None)


def text_of(parts: Sequence[Part], start: int, end: int) -> str:
    """Return the lines of an entry as one text."""
    text = parts[start].text
    for part in parts[start + 1 : end]:
        text += part.text if text.endswith("-") and text[-2:-1].isalnum() else f" {part.text}"
    return text
