"""Sub-items below a paragraph: (a), (i), a. – which one comes next, at which depth, below which other."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.delayed import dataclass
from annotator.documents.markers import SUB_ITEMS, Marked, candidates, follows, opens
from annotator.documents.structure.blocks import Block
from annotator.documents.structure.pieces import Piece


@dataclass(slots=True)
class _Item:
    style: str
    label: str
    piece: Piece


class Items:
    """Keeps the open sub-items of a paragraph, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Item] = []

    def clear(self) -> None:
        """Close all."""
        self._open = []

    def depth(self, marked: Marked, following: Sequence[Block]) -> int | None:
        """Return at which depth an item comes next, or None when it is not its turn."""
        for depth in range(len(self._open) - 1, -1, -1):
            item = self._open[depth]
            if item.style == marked.style and follows(marked.label, item.label):
                if marked.label == "i" and item.label == "h" and _next(following, marked.style) == "ii":
                    continue
                return depth
        if not opens(marked.label) or (marked.style == "dot" and not self._open):
            return None
        again = [i for i, item in enumerate(self._open) if item.style == marked.style and _like(item, marked)]
        return again[0] if again else len(self._open)

    def place(self, style: str) -> int:
        """Return the depth of the list that is written in a style: that of an open item, else below all."""
        return next((depth for depth, item in enumerate(self._open) if item.style == style), len(self._open))

    def above(self, depth: int) -> Piece | None:
        """Return the item that one at this depth stands below; None: the paragraph."""
        return self._open[depth - 1].piece if depth else None

    def ends_with(self, piece: Piece) -> bool:
        """Say whether a unit is the innermost open item."""
        return bool(self._open) and self._open[-1].piece is piece

    def put(self, depth: int, style: str, label: str, piece: Piece) -> None:
        """Open an item at a depth; what was open there and deeper closes."""
        self._open[depth:] = [_Item(style, label, piece)]


def _like(item: _Item, marked: Marked) -> bool:
    """Say whether a first label begins the list of an open item anew: (a) again after (c)."""
    return marked.label == "a" or set(item.label) <= set("ivxl")


def _next(following: Sequence[Block], style: str) -> str | None:
    for block in following:
        for marked in candidates(block.text):
            if marked.style in SUB_ITEMS and marked.style == style:
                return marked.label
    return None
