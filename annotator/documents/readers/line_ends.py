"""Which printed lines end their paragraph: those that leave room for the words with which the next one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from annotator.documents.readers.printed import APART, Row, Setting

_ALIGNED = 2.0  # points within which two blocks begin at one edge
_INDENT = 6.0  # in heights of type, at most, is the first line of a paragraph set in
_FEW = 3  # lines with one edge, which cannot tell how far lines reach
_HALF = 0.5
_BLANK = 0.25  # of the height of type is a blank
_SHORT = 5  # signs of a word that a blank which cannot break may tie to the next: "18 April", "Mr. Yang"
_OPEN = re.compile(r"(?:\b(?:of|the|and|for|in|on|to|at|by|de|du|des|la|le|les|et|del|los|las|y|en|para|pour)|[-–—(])$")


def early(body: Sequence[Row], setting: Setting) -> set[int]:
    """Return the places in ``body`` of the lines that end early.

    How far lines reach is told by the longest of those on the page that stand in blocks with the same left edge, for
    a few lines alone with theirs by the blocks that are set less far in. A bold line must be short, for headings are
    often broken by hand.
    """
    found: set[int] = set()
    for _, places in groupby(range(len(body)), key=lambda i: body[i].page):
        blocks = list(_blocks(body, list(places), setting))
        spans = [
            (min(body[i].left for i in block), max(body[i].words[-1].right for i in block), len(block))
            for block in blocks
        ]
        for block, (edge, _, _) in zip(blocks, spans, strict=True):
            reach = _reach(edge, spans, _INDENT * setting.height)
            found.update(
                i
                for i, j in pairwise(block)
                if _has_room(body[i], body[j], reach)
                and (body[i].style != "bold" or _is_short(body[i], body[j], reach))
            )
    return found


def _is_short(row: Row, after: Row, reach: float) -> bool:
    """Say whether a bold line takes up less than half of the room, and the next begins right below its beginning."""
    return abs(row.left - after.left) <= _ALIGNED and row.words[-1].right - row.left < _HALF * (reach - row.left)


def _reach(edge: float, spans: Sequence[tuple[float, float, int]], indent: float) -> float:
    """Return how far the lines of blocks with a left edge reach; ``spans`` are edge, end and lines of each block."""
    alike = [span for span in spans if abs(span[0] - edge) <= _ALIGNED]
    if sum(lines for _, _, lines in alike) <= _FEW:
        alike += [span for span in spans if 0 < edge - span[0] <= indent]
    return max(end for _, end, _ in alike)


def _blocks(body: Sequence[Row], places: Sequence[int], setting: Setting) -> Iterator[list[int]]:
    """Yield the runs of lines of a page that no white parts and that are set alike."""
    block = [places[0]]
    for i, j in pairwise(places):
        step = body[i].bottom - body[j].bottom
        alike = body[i].style == body[j].style and abs(body[i].height - body[j].height) < 0.1 * body[i].height
        if not (alike and 0 < step <= APART * setting.pitch):
            yield block
            block = []
        block.append(j)
    yield block


def _has_room(row: Row, after: Row, reach: float) -> bool:
    """Say whether the first word of the next line, a short one with the second, would have gone on a line."""
    first, second = after.words[0], after.words[min(1, len(after.words) - 1)]
    if first.text[0].islower() or _OPEN.search(row.text):
        return False
    tied = len(first.text) <= _SHORT or not first.text[-1].isalpha()
    width = (second if tied else first).right - first.left
    return row.words[-1].right + _BLANK * row.height + width < reach
