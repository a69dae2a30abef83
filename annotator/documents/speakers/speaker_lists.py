"""Where speakers are listed in a unit: each sentence lists them behind a colon or in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.documents.speakers import colon_lists, list_ends, running_lists
from annotator.documents.speakers.list_heads import Listed

_ABBREVIATION = 4  # signs of the longest of them
_ABBREVIATED = re.compile(r"\b(?:Rep|Dem|Fed|Eq|St|[A-Z])\.$")


def find(text: str, sentences: Sequence[tuple[int, int]], above: str, language: str) -> Iterator[Listed]:
    """Yield the lists of a unit; ``above`` is the text of the unit that this one is an item of."""
    if colon_lists.is_entry(text, above):
        yield from colon_lists.find(text, 0, len(text), 0, above, language)
        return
    for left, right in _whole(text, sentences, language):
        colon = colon_lists.behind(text, left, right, above)
        if colon is not None:
            yield from colon_lists.find(text, left, right, colon, above, language)
        else:
            found = running_lists.find(text, left, right, left, language)
            announced = not left and colon_lists.is_announced(text, above)
            yield from (listed for listed in found if announced or running_lists.speaks(text, listed))


def _whole(text: str, sentences: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences, those joined between which a name stands: "the Dem. Rep. of the Congo"."""
    if not any(_ABBREVIATED.search(text, max(left, right - _ABBREVIATION), right) for left, right in sentences):
        yield from sentences
        return
    names = list_ends.names(text, 0, len(text), language)
    start: int | None = None
    for left, right in sentences:
        start = left if start is None else start
        if not any(a < right < b for a, b in names):
            yield start, right
            start = None
    if start is not None:
        yield start, sentences[-1][1]
