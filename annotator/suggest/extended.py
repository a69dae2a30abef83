"""Names found exactly that are only the end of a longer one misspelt: "Equatori al Guinea" is not Guinea."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from annotator.gazetteer import Guess, Name
from annotator.gazetteer.fuzzy import longer, meant, unlike

_BACK = 9  # words before the name
_LONG = 13  # letters from which on one edit is enough to tell a name by, whatever its words


def extended(
    text: str, tokens: Sequence[tuple[int, int]], name: Name, language: str, is_unknown: Callable[[str], bool]
) -> tuple[int, tuple[Guess, ...]] | None:
    """Return where the longer name begins that ends with this one, and what it means; None when there is none.

    One of its words must be no word of the language, unless the name is long and one edit away.
    """
    keys = longer(text[name.start : name.end], language)
    at = bisect_left(tokens, (name.start, 0)) if keys else len(tokens)
    if at == len(tokens) or tokens[at][0] != name.start:
        return None
    found = [
        (distance, start, key)
        for key in keys
        for start in _starts(text, tokens, at)
        if abs(len(text[start : name.end]) - len(key)) <= len(key)
        and (distance := unlike(text[start : name.end], key)) is not None
        and (distance <= (len(key) >= _LONG) or any(map(is_unknown, text[start : name.start].split())))
    ]  # fmt: skip
    if not found:
        return None
    distance, start, key = min(found)
    return start, meant(key, distance, language)


def _starts(text: str, tokens: Sequence[tuple[int, int]], last: int) -> Iterator[int]:
    """Yield where the words before a name begin that may be of it: parted from it by blanks, begun by a capital."""
    for first in range(last - 1, max(-1, last - 1 - _BACK), -1):
        if not text[tokens[first][1] : tokens[first + 1][0]].isspace():
            return
        if text[tokens[first][0]].isupper():
            yield tokens[first][0]
