"""Lines of a printed page from words with their places: rows, columns in reading order, paragraphs' gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from annotator.documents.lines import Style

_MARKER = re.compile(r"\(?\w{1,7}(?:\.\d{1,3})*[.)]?|[•–*-]")
_CELL = 5.0  # line heights of white that part two lines in one row, as in a masthead
_GUTTER = 1.0  # the least white between two columns, in line heights


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place on the page, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    style: Style = ""

    @property
    def height(self) -> float:
        """Return the height of the word's type."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its words from left to right."""

    page: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Return the words joined by blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Return where the line begins."""
        return self.words[0].left

    @property
    def bottom(self) -> float:
        """Return the lower edge of most of its words."""
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """Return the height of most of its words."""
        return median(word.height for word in self.words)

    @property
    def style(self) -> Style:
        """Return the style that all words have, a marker in front left aside."""
        words = self.words[1:] if len(self.words) > 1 and _MARKER.fullmatch(self.words[0].text) else self.words
        styles = {word.style for word in words}
        return styles.pop() if len(styles) == 1 else ""


def rows(page: int, words: Iterable[Word], width: float) -> list[Row]:
    """Return the lines of a page in reading order: left column before right, split where wide white parts them."""
    found = [sorted(row, key=lambda word: word.left) for row in _grouped(words)]
    gutter = _gutter(found, width)
    ordered = _columns(found, gutter) if gutter else found
    return [Row(page, tuple(part)) for row in ordered for part in _split(row)]


def _grouped(words: Iterable[Word]) -> list[list[Word]]:
    """Return words in rows from the top: a word joins the row whose middle height it covers."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda w: -(w.bottom + w.top)):
        middle = (word.bottom + word.top) / 2
        for row in reversed(found[-3:]):
            lead = max(row, key=lambda w: w.height)
            if lead.bottom + 0.1 * lead.height < middle < lead.top or word.bottom < _middle(lead) < word.top:
                row.append(word)
                break
        else:
            found.append([word])
    return found


def _middle(word: Word) -> float:
    return (word.bottom + word.top) / 2


def _gutter(found: Sequence[Sequence[Word]], width: float) -> float | None:
    """Return the x of the white between two columns of text, or None: most rows must leave it white."""
    white: Counter[int] = Counter()
    for row in found:
        for a, b in pairwise(row):
            if b.left - a.right > _GUTTER * a.height:
                white.update(range(int(a.right) + 1, int(b.left)))
    middle = {x: n for x, n in white.items() if 0.35 * width < x < 0.65 * width}
    if not middle:
        return None
    best = max(middle, key=lambda x: middle[x])
    both = [r for r in found if _fills(r, best)]
    crossing = sum(any(w.left < best < w.right for w in row) for row in found)
    return float(best) if len(both) >= 8 and len(both) > crossing else None


def _fills(row: Sequence[Word], x: int) -> bool:
    """Say whether a row has text of several words on both sides of ``x`` and none across."""
    left, right = [w for w in row if w.right <= x], [w for w in row if w.left >= x]
    return len(left) >= 3 and len(right) >= 3 and len(left) + len(right) == len(row)


def _columns(found: Sequence[list[Word]], gutter: float) -> list[list[Word]]:
    ordered: list[list[Word]] = []
    right: list[list[Word]] = []
    for row in found:
        across = any(w.left < gutter < w.right for w in row)
        if across:
            ordered.extend([*right, row])
            right = []
            continue
        sides = [w for w in row if w.right <= gutter], [w for w in row if w.right > gutter]
        if sides[0]:
            ordered.append(sides[0])
        if sides[1]:
            right.append(sides[1])
    return [*ordered, *right]


def _split(row: Sequence[Word]) -> list[list[Word]]:
    """Return the row cut where wide white parts it, but never behind a marker."""
    parts = [[row[0]]]
    for a, b in pairwise(row):
        bare = len(parts[-1]) == 1 and _MARKER.fullmatch(a.text)
        if b.left - a.right > _CELL * max(a.height, b.height) and not bare:
            parts.append([])
        parts[-1].append(b)
    return parts


def pitch(found: Sequence[Row]) -> float:
    """Return the usual distance from one line to the next."""
    steps = [round(a.bottom - b.bottom, 1) for a, b in pairwise(found) if a.page == b.page]
    steps = [s for s in steps if 4 < s < 40]
    return float(Counter(steps).most_common(1)[0][0]) if steps else 12.0


def body_height(found: Iterable[Row]) -> float:
    """Return the height of the type that most of the text is set in."""
    heights: Counter[float] = Counter()
    for row in found:
        heights[round(row.height, 1)] += len(row.text)
    return heights.most_common(1)[0][0] if heights else 10.0


def is_apart(before: Row, row: Row, after: Row | None, usual: float) -> bool:
    """Say whether a new block begins with ``row``: by white above, by an indent, by a change to or from bold."""
    if before.page != row.page or row.bottom > before.bottom + 1:
        return True
    step = before.bottom - row.bottom
    if step > 1.3 * max(usual, 1.05 * min(before.height, row.height)):
        return True
    if before.style != row.style and "bold" in (before.style, row.style):
        return True
    indent = row.height
    inside = after is not None and after.page == row.page and row.left - after.left > indent
    return inside and row.left - before.left > indent
