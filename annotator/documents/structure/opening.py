"""What is open while a report is read: masthead, heading, unit, list; how each opens and when it may end."""

from __future__ import annotations

import bisect
import dataclasses
import re

from annotator.documents import attended
from annotator.documents.lines import Line
from annotator.documents.markers import candidates
from annotator.documents.structure import attendance, front, tree
from annotator.documents.structure.blocks import Block
from annotator.documents.structure.items import Items
from annotator.documents.structure.pieces import Outline, Piece

_CLOSES = (".", ";", ":", "?", "!", "…", "]", '"', "”", "»", ")")
_CLOSED = re.compile(r"[;,] (?:and|or|et|ou|y|o|e|u)$|[.;:]\d{1,3}$|[.;:?!][”’»\"')\]]*\*?$")


class Opening:
    """Keeps what is open; the classes below it decide what a block is."""

    def __init__(self, found: list[Block]) -> None:
        self._blocks = found
        self._out = Outline()
        self._tree = tree.Tree()
        self._items = Items()
        self._open: Piece | None = None  # the unit that an unmarked block continues
        self._number = 0  # of the last numbered paragraph
        self._listing: Piece | None = None  # the unit that announced a list by its colon
        self._outer: tuple[int, Piece] | None = None  # the paragraph that holds a list 1., 2. … of its own
        self._shape = "#."  # of the markers of numbered paragraphs
        self._paragraph: Piece | None = None
        self._in_body = False
        self._front: list[Block] = []
        self._at = 0
        self._numbers = [(i, m.label) for i, b in enumerate(found) for m in candidates(b.text) if m.style == "number"]
        bold = [b for b in found if b.style == "bold" and len(b.text.split()) < 30]
        self._over = tree.over_chapters(found)
        self._styled = len(bold) >= 3 or any((b.first.level or tree.TABLE) * 10 < tree.TABLE for b in found)

    def _heading(self, rank: int, marker: str | None, block: Block, text: str) -> None:
        self._enter_body()
        self._leave_list()
        self._tree.add(rank, marker, block, text).place = self._placed()
        self._open = self._paragraph = None
        self._items.clear()

    def _enter_body(self) -> None:
        """End the masthead: what stands behind its last known part is headings already."""
        if self._in_body:
            return
        self._in_body = True
        if self._front and all(block.first.part == "front" for block in self._front):
            return
        several = any(front.is_second(block.first.text) for block in self._blocks[self._at :])
        start = front.body_starts([block.lines for block in self._front], several)
        behind = [block for block in self._front[start:] if not front.is_note(block.lines)]
        self._front = [block for block in self._front if block not in behind]
        for block in behind:
            self._unmarked_heading(block)

    def _placed(self) -> int:
        return len(self._tree.all) + len(self._out.pieces)

    def _has_units(self, heading: object) -> bool:
        return bool(self._out.pieces) and self._out.pieces[-1].heading is heading

    def _unmarked_heading(self, block: Block) -> None:
        now = self._tree.now
        if now is not None and self._open is None and not self._has_units(now) and tree.goes_on(now, block):
            now.text = f"{now.text} {block.text}"
        elif tree.is_part(block):
            self._heading(1, None, block, block.text)
            self._number = 0
        elif id(block) in self._over:
            self._heading(5, None, block, block.text)
        elif (over := attendance.over(self._tree.opened)) and self._heads_list(block):
            self._heading(over.rank + 2, None, block, block.text)
        else:
            rank = self._tree.rank_beside(self._ahead(25)) or self._tree.rank_of_unmarked(block)
            self._heading(rank, None, block, block.text)

    def _heads_list(self, block: Block) -> bool:
        """Say whether a block heads a list of those who attended."""
        follower = self._blocks[self._at + 1] if self._at + 1 < len(self._blocks) else None
        return attended.heads_list(block.text) or (follower is not None and follower.first.entry)

    def _begin(self, piece: Piece, marker: str, block: Block) -> None:
        lines = without(block, marker).lines if marker else block.lines
        piece.lines = [line for line in lines if line.text]
        piece.first, piece.page = block.first.number, block.first.page
        piece.label_source, piece.place = block.first.label_source, self._placed()
        self._out.pieces.append(piece)
        self._open = piece

    def _ahead(self, count: int) -> list[str]:
        """Return the next numbers that begin blocks of the document."""
        start = bisect.bisect_right(self._numbers, (self._at, "\uffff"))
        return [label for _, label in self._numbers[start : start + count]]

    def _leave_list(self) -> None:
        """End a paragraph's own list: the next number is one of the document again."""
        if self._outer is not None:
            self._number, self._outer = self._outer[0], None

    def _is_closed(self, turn_too: bool = False) -> bool:
        """Say whether the open unit may end here: its text ends as a sentence or an item ends."""
        if self._open is None or self._open.kind == "row":
            return True
        if self._open.lines and self._open.lines[-1].whole:
            return True
        tail = self._open.tail()
        return tail.endswith(_CLOSES) or bool(_CLOSED.search(tail)) or (turn_too and tail.endswith("—"))


def without(block: Block, head: str) -> Block:
    """Return the block without its first characters, over as many lines as they take."""
    left = head.replace(" ", "")
    lines: list[Line] = []
    for line in block.lines:
        text = line.text
        while left and text:
            if not text[0].isspace():
                left = left[1:]
            text = text[1:]
        lines.append(line if text == line.text else dataclasses.replace(line, text=text.strip()))
    return Block(block.gap, [line for line in lines if line.text] or lines[:1])
