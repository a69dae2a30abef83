"""Lines of a printed page from words with their places: rows, columns in reading order, paragraphs' gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from annotator.documents import notes
from annotator.documents.lines import Style
from annotator.documents.readers import page_columns
from annotator.documents.readers.print_words import Word

_MARKER = re.compile(r"\(?\w{1,7}[.)]|\d{1,4}(?:\.\d{1,4})*\.?|[•–*-]")
_ROMAN = re.compile(r"[IVX]{1,6}")
_FILED = re.compile(r"[A-Z]{1,6}/\S|Dist|Origin|\d{1,2} \w+ \d{4}$|\d{1,2} de \w+ de \d{4}$")
_FIGURES = re.compile(r"\d{1,3}|\*{1,3}")
_SMALL = 0.8  # of the height of a line, at most, is a note's mark
_CELL = 5.0  # line heights of white that part two lines in one row, as in a masthead
_ASIDE = 1.6  # the same inside a masthead
APART = 1.22  # of the usual distance between lines, more than which parts two blocks
_COMMON = 0.15  # of the steps from line to line in the text's own type, at least, is the step inside of paragraphs


@dataclass(frozen=True)
class Row:
    """A printed line: its words from left to right; what is found out of them is kept.

    ``column`` counts the columns of running text on a page from 1; 0 is a line across the page.
    """

    page: int
    words: tuple[Word, ...]
    column: int = 0

    @cached_property
    def text(self) -> str:
        """Return the words joined by blanks; small raised figures behind a word are a note's mark."""
        small = _SMALL * self.height
        parts: list[str] = []
        for word in self.words:
            if parts and word.height < small and _FIGURES.fullmatch(word.text):
                parts[-1] += notes.sure(word.text)
            else:
                parts.append(word.text)
        return " ".join(parts)

    @cached_property
    def left(self) -> float:
        """Return where the line begins."""
        return self.words[0].left

    @cached_property
    def bottom(self) -> float:
        """Return the lower edge of most of its words."""
        return _middle_of([word.bottom for word in self.words])

    @cached_property
    def height(self) -> float:
        """Return the height of most of its words."""
        return _middle_of([word.height for word in self.words])

    @cached_property
    def style(self) -> Style:
        """Return the style that all words have, a marker in front left aside."""
        words = self.words[1:] if len(self.words) > 1 and _MARKER.fullmatch(self.words[0].text) else self.words
        styles = {word.style for word in words}
        if "" in styles:
            return ""
        return "bold" if "bold" in styles else "italic"


def rows(page: int, words: Iterable[Word], width: float, top: float) -> list[Row]:
    """Return the lines of a page in reading order: left column before right, split where wide white parts them.

    ``top`` is the height above which the first page holds its masthead, whose right column comes first.
    """
    found = [sorted(row, key=lambda word: word.left) for row in _grouped(words)]
    ordered = page_columns.in_order(found, width)
    parts: list[Row] = []
    right: list[Row] = []
    for row, column in ordered:
        above = page == 1 and row[0].bottom > top and not column
        parts.extend(cut := [Row(page, tuple(part), column) for part in _split(row, above)])
        right.extend(part for part in cut if above and part.left > 0.58 * width)
    filed = [i for i, part in enumerate(right) if _FILED.match(" ".join(word.text for word in part.words))]
    aside = right[: filed[-1] + 1] if filed else []
    return aside + [part for part in parts if not any(part is other for other in aside)]


def _middle_of(values: list[float]) -> float:
    """Return the median."""
    values.sort()
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _grouped(words: Iterable[Word]) -> list[list[Word]]:
    """Return words in rows from the top: runs that stand at one height and do not overlap."""
    runs: dict[int, list[Word]] = {}
    for word in words:
        runs.setdefault(word.chunk, []).append(word)
    found: list[list[Word]] = []
    for run in sorted(runs.values(), key=lambda r: -_middle(_lead(r))):
        lead = _lead(run)
        for row in reversed(found[-3:]):
            other = _lead(row)
            level = (
                other.bottom + 0.1 * other.height < _middle(lead) < other.top or lead.bottom < _middle(other) < lead.top
            )
            if level and not _overlaps(row, run):
                row.extend(run)
                break
        else:
            found.append(list(run))
    return found


def _lead(run: Sequence[Word]) -> Word:
    return max(run, key=lambda word: word.height)


def _overlaps(row: Sequence[Word], run: Sequence[Word]) -> bool:
    return any(a.left < b.right - 1 and b.left < a.right - 1 for a in row for b in run)


def _middle(word: Word) -> float:
    return (word.bottom + word.top) / 2


def _split(row: Sequence[Word], masthead: bool) -> list[list[Word]]:
    """Return the row cut where wide white parts it, but never behind a marker; a masthead is cut sooner."""
    parts = [[row[0]]]
    for a, b in pairwise(row):
        bare = len(parts[-1]) == 1 and (_MARKER.fullmatch(a.text) or _ROMAN.fullmatch(a.text))
        usual = _CELL * max(a.height, b.height)
        wide = min(usual, _ASIDE * min(a.height, b.height)) if masthead else usual
        if b.left - a.right > wide and not bare and "." not in (a.text, b.text):
            parts.append([])
        parts[-1].append(b)
    return parts


def pitch(found: Sequence[Row]) -> float:
    """Return the usual distance from one line to the next inside of a paragraph: the least that is common.

    Where most paragraphs are a line long, the distance between paragraphs is commoner.
    """
    body = body_height(found)
    pairs = (
        (a, b) for a, b in pairwise(found) if a.page == b.page and round(a.height, 1) == round(b.height, 1) == body
    )
    steps = [step for a, b in pairs if 4 < (step := round(a.bottom - b.bottom, 1)) < 40]
    common = [step for step, count in Counter(steps).items() if count >= _COMMON * len(steps) and step >= body]
    return float(min(common)) if common else 12.0


def body_height(found: Iterable[Row]) -> float:
    """Return the height of the type that most of the text is set in."""
    heights: Counter[float] = Counter()
    for row in found:
        heights[round(row.height, 1)] += len(row.text)
    return heights.most_common(1)[0][0] if heights else 10.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How most of a document is set: the height of its type, and the distance from line to line."""

    height: float
    pitch: float


def is_apart(before: Row, row: Row, after: Row | None, setting: Setting) -> bool:
    """Say whether a new block begins with ``row``: by white above, by an indent, by a change of type."""
    if before.page != row.page or row.bottom > before.bottom + 1:
        return True
    step = before.bottom - row.bottom
    if step > APART * setting.pitch * max(1.0, min(before.height, row.height) / setting.height):
        return True
    if before.style != row.style and not _runs_on(before, row):
        return True
    if max(before.height, row.height) > 1.12 * min(before.height, row.height):
        return True
    if before.style == "bold":
        return _stands_elsewhere(before, row)
    inside = after is not None and after.page == row.page and row.left - after.left > row.height
    return inside and row.left - before.left > row.height


def _runs_on(before: Row, row: Row) -> bool:
    """Say whether the type in which a line ends goes on in the next, for which it had no room."""
    first, last = row.words[0], before.words[-1]
    full = last.right + first.right - first.left > row.words[-1].right
    return full and first.style == last.style and before.style != "" and not _MARKER.fullmatch(first.text)


def _stands_elsewhere(before: Row, row: Row) -> bool:
    """Say whether a bold line is neither aligned nor centred with the one above it, or that one is much shorter."""
    marked = _MARKER.fullmatch(before.words[0].text) is not None
    middle = abs(before.left + before.words[-1].right - row.left - row.words[-1].right) / 2
    return not marked and abs(before.left - row.left) > row.height and middle > row.height
