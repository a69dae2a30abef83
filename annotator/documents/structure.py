"""Headings and units from lines: what opens a unit, what is a heading, what goes on with the open one."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence

from annotator.documents import blocks, gapless, masthead, tree, turns
from annotator.documents.blocks import Block
from annotator.documents.dates import DATE
from annotator.documents.items import Items
from annotator.documents.lines import Line
from annotator.documents.markers import SUB_ITEMS, Marked, candidates
from annotator.documents.pieces import Outline, Piece
from annotator.model import UnitKind

_CLOSES = (".", ";", ":", "?", "!", "…", "]", '"', "”", "»", ")")
_CLOSED = re.compile(r"[;,] (?:and|or|et|ou|y|o|e|u)$|[.;:]\d{1,3}$|[.;:?!][”’»\"')\]]*\*?$")
_RECOMMENDS = re.compile(r"recommend|conclusion|recommand|recomenda", re.I)
_APART = re.compile(  # a signature, the day of a decision: no part of the paragraph above
    rf"\((?:Signed|Signé|Firmado)\).*|\(?(?:[A-Z][a-z]+day,? )?{DATE.pattern}\)?", re.S | re.I
)
_CAPITALS = frozenset(chr(c) for c in range(0x30, 0x250) if chr(c).isupper() or chr(c).isdigit())
_AHEAD = 5  # blocks looked at behind the present one


def build(lines: Sequence[Line]) -> Outline:
    """Take the lines of a report apart."""
    return _Builder(gapless.part(blocks.cut(lines))).run()


class _Builder:
    """Goes through the blocks once, keeping what is open."""

    def __init__(self, found: list[Block]) -> None:
        self._blocks = found
        self._out = Outline()
        self._tree = tree.Tree()
        self._items = Items()
        self._open: Piece | None = None  # the unit that an unmarked block continues
        self._number = 0  # of the last numbered paragraph
        self._shape = "#."  # of the markers of numbered paragraphs
        self._paragraph: Piece | None = None
        self._in_body = False
        self._front: list[Block] = []
        self._at = 0
        self._numbers = [(i, m.label) for i, b in enumerate(found) for m in candidates(b.text) if m.style == "number"]
        bold = [b for b in found if b.style == "bold" and len(b.text.split()) < 30]
        self._styled = len(bold) >= 3 or any(b.first.level for b in found)

    def run(self) -> Outline:
        for i, block in enumerate(self._blocks):
            self._at = i
            self._take(block, self._blocks[i + 1 : i + 1 + _AHEAD])
        self._out.masthead = [block.lines for block in self._front]
        self._out.headings = self._tree.all
        return self._out

    def _take(self, block: Block, following: Sequence[Block]) -> None:
        if not block.first.row and (block.first.level or 0) * 10 < tree.TABLE:
            self._tree.leave_table()
        if block.first.level is not None:
            self._levelled(block)
        elif block.first.row:
            self._row(block)
        elif not self._turn(block) and not self._marked(block, following):
            self._unmarked(block)

    # --- headings

    def _levelled(self, block: Block) -> None:
        """Take a heading that the format marks; one above the body, if no other is as high, is the title."""
        if not self._in_body and block.first.level == 1 and self._is_title(block):
            self._front.append(block)
            return
        if block.first.marker:
            marker = block.first.marker
            self._heading(10 * (block.first.level or 1), marker, block, block.text[len(marker) :].strip())
            return
        for marked in candidates(block.text):
            if marked.rest and marked.style not in SUB_ITEMS:
                self._heading(10 * (block.first.level or 1), marked.marker, block, marked.rest)
                return
        self._heading(10 * (block.first.level or 1), None, block, block.text)

    def _is_title(self, block: Block) -> bool:
        """Say whether a first heading of level 1 is the document's title: without a number, and alone of its level."""
        marked = any(m.rest and m.style not in SUB_ITEMS for m in candidates(block.text))
        return not block.first.marker and not marked and sum(b.first.level == 1 for b in self._blocks) == 1

    def _heading(self, rank: int, marker: str | None, block: Block, text: str) -> None:
        self._enter_body()
        self._tree.add(rank, marker, block, text).place = self._placed()
        self._open = self._paragraph = None
        self._items.clear()

    def _enter_body(self) -> None:
        """End the masthead: what stands behind its last known part is headings already."""
        if self._in_body:
            return
        self._in_body = True
        start = masthead.body_starts([block.lines for block in self._front])
        behind, self._front = self._front[start:], self._front[:start]
        for block in behind:
            self._unmarked_heading(block)

    def _placed(self) -> int:
        return len(self._tree.all) + len(self._out.pieces)

    # --- units

    def _marked(self, block: Block, following: Sequence[Block]) -> bool:
        """Take a block that begins with a marker in its turn."""
        if block.style == "bold" and self._is_closed() and (undotted := tree.undotted(block.text, self._tree)):
            self._heading(tree.RANKS["roman"], undotted.marker, block, undotted.rest)
            return True
        for marked in candidates(block.text):
            if marked.style in SUB_ITEMS:
                done = self._sub_item(marked, block, following)
            elif marked.style == "number":
                done = self._numbered(marked, block, following)
            elif marked.style == "decimal":
                done = self._decimal(marked, block)
            else:
                apart = self._is_closed() or (block.gap and self._tree.comes(marked))
                done = apart and tree.is_marked_heading(marked, block.text, self._tree)
                if done:
                    self._heading(tree.RANKS[marked.style], marked.marker, block, marked.rest)
            if done:
                return True
        return bool(block.first.marker) and self._counted(block, following)

    def _counted(self, block: Block, following: Sequence[Block]) -> bool:
        """Open a unit for a number that the format counted, in whatever form and turn it comes: 1), (c), Rule 4."""
        marker = block.first.marker
        label = marker.strip("()[]{}.:;–— -")
        rest = block.text[len(marker) :].strip()
        shape = re.sub(r"[^\W\d_]+|\d+", "#", marker)
        if label.isdigit() and (self._paragraph is None or shape == self._shape):
            self._shape = shape
            return self._numbered(Marked("number", marker, label, rest), block, following)
        style = next((marked.style for marked in candidates(block.text) if marked.style in SUB_ITEMS), shape)
        depth = self._items.place(style)
        above = self._items.above(depth) or self._paragraph
        kind: UnitKind = "paragraph"
        if self._paragraph is not None and _RECOMMENDS.search(self._paragraph.text()):
            kind = "recommendation"
        self._enter_body()
        self._begin(Piece(kind, label or marker, self._tree.now, above), marker, block)
        self._items.put(depth, style, label, self._out.pieces[-1])
        return True

    def _numbered(self, marked: Marked, block: Block, following: Sequence[Block]) -> bool:
        """Open a numbered paragraph, or a heading that carries the number of the paragraph below it."""
        number = int(marked.label)
        closed = self._is_closed()
        comes = number == self._number + 1 or (not self._number and closed)
        skips = (
            closed
            and self._number < number
            and (self._goes_on(number) or _has_items(number, following) or (block.gap and number <= self._number + 3))
        )
        anew = number == 1 and (closed or (block.gap and self._is_opening()))
        in_turn = (comes and (closed or block.gap)) or anew or skips or block.first.label_source == "computed"
        if closed and self._is_number_heading(marked, block, following):
            self._heading(tree.RANKS["number"], marked.marker, block, marked.rest)
            return True
        if not in_turn:
            return False
        self._enter_body()
        self._number = number
        self._begin(Piece("paragraph", marked.label, self._tree.now), marked.marker, block)
        self._paragraph = self._open
        self._items.clear()
        return True

    def _is_opening(self) -> bool:
        """Say whether the open unit is the opening of a decision: "The Executive Board,"."""
        return self._open is not None and self._open.kind == "unnumbered" and self._open.tail().endswith(",")

    def _goes_on(self, number: int) -> bool:
        """Say whether the next numbers after this one in the document follow it."""
        ahead = self._ahead(6)
        return str(number + 1) in ahead and str(number + 2) in ahead

    def _ahead(self, count: int) -> list[str]:
        """Return the next numbers that begin blocks of the document."""
        start = bisect.bisect_right(self._numbers, (self._at, "\uffff"))
        return [label for _, label in self._numbers[start : start + count]]

    def _is_number_heading(self, marked: Marked, block: Block, following: Sequence[Block]) -> bool:
        """Say whether 1. begins a heading: no sentence, and the paragraphs below it are numbered apart from it."""
        text = block.text
        if not marked.rest or text.endswith((".", ";", ":", ",")) or not marked.rest[0].isupper():
            return False
        after = [m for b in following[:3] for m in candidates(b.text) if m.style == "number"]
        if any(m.label == marked.label for m in after):
            return True
        if int(marked.label) != self._number + 1:
            return any(m.label == str(self._number + 1) for m in after)
        return block.style == "bold" and not any(m.label == str(self._number + 2) for m in after[:1])

    def _decimal(self, marked: Marked, block: Block) -> bool:
        """Open 121.1 below paragraph 121, or a heading 2.1."""
        whole = marked.label.split(".")[0]
        last = self._open.label if self._open is not None and self._open.label else ""
        if not self._is_closed() or not marked.rest:
            return False
        if whole not in (str(self._number), last.split(".")[0]) or self._paragraph is None:
            if block.style == "bold" or (
                whole == (self._tree.last("number") or "") and tree.looks_like_heading(block, False)
            ):
                self._heading(tree.RANKS["decimal"] + marked.label.count("."), marked.marker, block, marked.rest)
                return True
            return False
        kind: UnitKind = "recommendation" if self._recommends(self._paragraph) else "paragraph"
        self._begin(Piece(kind, marked.label, self._tree.now, self._paragraph), marked.marker, block)
        self._items.clear()
        return True

    def _recommends(self, piece: Piece) -> bool:
        return bool(_RECOMMENDS.search(piece.text()) or (piece.heading and _RECOMMENDS.search(piece.heading.text)))

    def _sub_item(self, marked: Marked, block: Block, following: Sequence[Block]) -> bool:
        """Open (a), (i) … below the open paragraph when it is that label's turn."""
        below = self._paragraph or (self._open if self._open and self._open.kind == "unnumbered" else None)
        if below is None or not self._is_closed():
            return False
        depth = self._items.depth(marked, following)
        if depth is None:
            return False
        kind: UnitKind = "recommendation" if _RECOMMENDS.search(below.text()) else "paragraph"
        above = self._items.above(depth) or below
        self._paragraph = below
        self._begin(Piece(kind, marked.label, self._tree.now, above), marked.marker, block)
        self._items.put(depth, marked.style, marked.label, self._out.pieces[-1])
        return True

    def _turn(self, block: Block) -> bool:
        """Open a turn where somebody begins to speak, by the format's word or the record's."""
        if block.first.speaker is not None:
            if self._open is not None and self._open.speaker == block.first.speaker and not block.gap:
                self._open.lines.extend(block.lines)
                return True
            self._begin_turn(block.first.speaker, block)
            return True
        turn = turns.opened(block.text)
        if turn is None or not turn.rest or not self._is_closed(turn_too=True):
            return False
        if turn.aside:
            self._out.marks.append(dataclasses.replace(block.first, text=turn.aside))
        head = block.text[: len(block.text) - len(turn.rest)]
        self._begin_turn(turn.speaker, _without(block, head))
        return True

    def _begin_turn(self, speaker: str, block: Block) -> None:
        self._enter_body()
        self._begin(Piece("turn", None, self._tree.now, speaker=speaker), "", block)
        self._paragraph = None
        self._items.clear()

    def _row(self, block: Block) -> None:
        """Open a unit for a row of a table; a marker at its start is its label."""
        self._enter_body()
        marked = next((m for m in candidates(block.text) if m.style in ("decimal", "number") and m.rest), None)
        label, marker = (marked.label, marked.marker) if marked else (None, "")
        self._begin(Piece("row", label, self._tree.now), marker, block)
        self._open = None

    def _begin(self, piece: Piece, marker: str, block: Block) -> None:
        lines = _without(block, marker).lines if marker else block.lines
        piece.lines = [line for line in lines if line.text]
        piece.first, piece.page = block.first.number, block.first.page
        piece.label_source, piece.place = block.first.label_source, self._placed()
        self._out.pieces.append(piece)
        self._open = piece

    # --- blocks without a marker

    def _unmarked(self, block: Block) -> None:
        """Take a block without a marker: masthead, heading, the rest of the open unit, or an unnumbered one."""
        text = block.text
        if not self._in_body and not masthead.is_prose(text):
            self._front.append(block)
            return
        self._enter_body()
        apart = self._open is not None and block.style != "bold" and bool(_APART.fullmatch(text))
        if not apart and not turns.vote(text) and self._is_heading(block):
            self._unmarked_heading(block)
        elif turns.vote(text) or self._is_stage(block):
            self._begin(Piece("row" if turns.vote(text) else "unnumbered", None, self._tree.now), "", block)
            self._paragraph = None
        elif self._open is None or self._parts(block) or apart:
            self._begin(Piece("unnumbered", None, self._tree.now), "", block)
            if apart:
                self._open = self._paragraph = None
        else:
            self._open.lines.extend(block.lines)

    def _unmarked_heading(self, block: Block) -> None:
        now = self._tree.now
        if now is not None and self._open is None and not self._has_units(now) and tree.goes_on(now, block):
            now.text = f"{now.text} {block.text}"
        elif tree.is_part(block):
            self._heading(1, None, block, block.text)
            self._number = 0
        else:
            rank = self._tree.rank_beside(self._ahead(25)) or self._tree.rank_of_unmarked(block)
            self._heading(rank, None, block, block.text)

    def _has_units(self, heading: object) -> bool:
        return bool(self._out.pieces) and self._out.pieces[-1].heading is heading

    def _is_heading(self, block: Block) -> bool:
        if not self._is_closed() and not self._stands_out(block) and not (block.gap and tree.is_part_alone(block)):
            return False
        if self._open is not None and self._open.kind in ("turn", "row"):
            return block.style == "bold" or turns.is_item(block.text)
        if block.gap and (tree.is_part(block) or turns.is_item(block.text)):
            return True
        if tree.is_bracketed(block.text) and block.text.startswith("["):
            return False
        follower = self._blocks[self._at + 1].text if self._at + 1 < len(self._blocks) else ""
        now = self._tree.now
        if self._open is None and now is not None and turns.is_item_alone(now.text) and not self._has_units(now):
            return tree.looks_like_heading(block, self._styled, over=True)
        over = not self._styled and block.gap and any(m.label == str(self._number + 1) for m in candidates(follower))
        return tree.looks_like_heading(block, self._styled, over)

    def _stands_out(self, block: Block) -> bool:
        """Say whether a bold block set apart follows text that is not bold, which it cannot continue."""
        bold_above = self._open is not None and self._open.lines and self._open.lines[-1].style == "bold"
        return block.style == "bold" and block.gap and not bold_above and block.text[0] in _CAPITALS

    def _is_stage(self, block: Block) -> bool:
        """Say whether the record speaks itself, between turns, or of the meeting as a whole."""
        if block.gap and turns.is_of_meeting(block.text):
            return self._is_closed(turn_too=True)
        if not any(piece.kind == "turn" for piece in self._out.pieces[-1:]) and self._open is not None:
            known = self._open.kind in ("turn", "row") or turns.is_stage(self._open.text())
        else:
            known = True
        return known and self._is_closed(turn_too=True) and turns.is_stage(block.text)

    def _parts(self, block: Block) -> bool:
        """Say whether a block is a paragraph of its own behind one that has no number either."""
        apart = block.gap and self._is_closed() and (block.text[0].isupper() or block.first.whole)
        return self._open is not None and self._open.kind == "unnumbered" and self._open.label is None and apart

    def _is_closed(self, turn_too: bool = False) -> bool:
        """Say whether the open unit may end here: its text ends as a sentence or an item ends."""
        if self._open is None or self._open.kind == "row":
            return True
        if self._open.lines and self._open.lines[-1].whole:
            return True
        tail = self._open.tail()
        return tail.endswith(_CLOSES) or bool(_CLOSED.search(tail)) or (turn_too and tail.endswith("—"))


def _has_items(number: int, following: Sequence[Block]) -> bool:
    """Say whether 121.1 follows 121."""
    ahead = (m for block in following[:3] for m in candidates(block.text))
    return any(m.style == "decimal" and m.label == f"{number}.1" for m in ahead)


def _without(block: Block, head: str) -> Block:
    """Return the block without its first characters, over as many lines as they take."""
    left = head.replace(" ", "")
    lines: list[Line] = []
    for line in block.lines:
        text = line.text
        while left and text:
            if not text[0].isspace():
                left = left[1:]
            text = text[1:]
        lines.append(dataclasses.replace(line, text=text.strip()))
    return Block(block.gap, [line for line in lines if line.text] or lines[:1])
