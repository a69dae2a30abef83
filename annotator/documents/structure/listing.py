"""Lists that a paragraph announces by its colon: which lines are entries, and which line behind them is a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.documents.structure import front

_ENTRY = re.compile(r"[^:.]{2,60}: \S.*|[^.]{3,200}\([^()]+\)", re.S)  # "Vice-Chairs: Ms. Sato (Japan)"


def is_entry(text: str) -> bool:
    """Say whether a line reads as an entry whatever stands above it: with its own colon, or a name in brackets."""
    return bool(_ENTRY.fullmatch(text))


def names(text: str) -> bool:
    """Say whether a line names a State, or is an entry otherwise."""
    from annotator.gazetteer import find

    return is_entry(text) or bool(find(text))


def length(lines: Sequence[str]) -> int:
    """Return how many lines the list takes; what names nobody behind entries that all do is no part of it."""
    for i in range(len(lines) - 1, -1, -1):
        if names(lines[i]) or front.is_open(lines[i]):
            return i + 1 if all(names(line) for line in lines[: i + 1] if line[0].isupper()) else len(lines)
    return len(lines)
