"""Numbered paragraphs, sub-items and recommendations: whether a number comes in its turn, and below what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.documents.markers import SUB_ITEMS, Marked, candidates, follows, opens
from annotator.documents.structure import clauses, tree, turns
from annotator.documents.structure.blocks import Block
from annotator.documents.structure.opening import Opening
from annotator.documents.structure.pieces import Piece
from annotator.model import UnitKind

_RECOMMENDS = re.compile(r"recommend|conclusion|recommand|recomenda", re.I)

_BELOW = re.compile(
    r"(?:recommendations?|conclusions) (?:[^.]{0,120} )?(?:listed|set out|enumerated|given) below"
    r"|recommandations (?:[^.]{0,120} )?(?:énumérées|énoncées|figurant|présentées) ci-(?:après|dessous)"
    r"|recomendaciones (?:[^.]{0,120} )?(?:enumeradas|formuladas|que figuran|que se enuncian) a continuación", re.I
)  # fmt: skip


class Counting(Opening):
    """Takes the blocks that begin with a number or with the marker of an item."""

    def _counted(self, block: Block, following: Sequence[Block]) -> bool:
        """Open a unit for a number that the format counted, in whatever form and turn it comes: 1), (c), Rule 4."""
        marker = block.first.marker
        label = marker.strip("()[]{}.:;–— -")
        rest = block.text[len(marker) :].strip()
        shape = re.sub(r"[^\W\d_]+|\d+", "#", marker)
        if label.isdecimal() and len(label) < 7 and (self._paragraph is None or shape == self._shape):
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
        apart = block.gap or clauses.is_clause(marked.rest)
        anew = number == 1 and (closed or (apart and self._is_opening()) or self._is_resolving())
        in_turn = (comes and (closed or block.gap)) or anew or skips or block.first.label_source == "computed"
        in_turn = in_turn or (self._open is None and self._in_body) or bool(block.first.part)  # right below a heading
        if self._is_outer(number) and (closed or block.gap):
            self._leave_list()
            in_turn = True
        if closed and not block.first.part and self._is_number_heading(marked, block, following):
            self._heading(tree.RANKS["number"], marked.marker, block, marked.rest)
            return True
        if not in_turn:
            return False
        self._enter_body()
        if number == 1 and self._announces_list():
            self._outer = (self._number, self._open)  # type: ignore[assignment]
        self._number = number
        above = self._outer[1] if self._outer else None
        kind: UnitKind = "recommendation" if above is not None and self._recommends(above) else "paragraph"
        self._begin(Piece(kind, marked.label, self._tree.now, above), marked.marker, block)
        self._paragraph = self._open
        self._items.clear()
        return True

    def _announces_list(self) -> bool:
        """Say whether the open unit is a numbered paragraph that ends in a colon or speaks of what is listed below."""
        if self._open is None or self._open.kind != "paragraph" or not self._open.label or not self._number:
            return False
        return self._open.tail().endswith(":") or bool(_BELOW.search(self._open.text()))

    def _is_outer(self, number: int) -> bool:
        """Say whether a number goes on with the paragraphs around a list, and not with the list."""
        if self._outer is None or number != self._outer[0] + 1:
            return False
        return number != self._number + 1 or str(number) not in self._ahead(12)

    def _is_opening(self) -> bool:
        """Say whether the open unit is the opening of a decision: "The Executive Board,"."""
        if self._open is None or self._open.kind != "unnumbered":
            return False
        return self._open.tail().endswith(",") or clauses.opens(self._open.text())

    def _is_resolving(self) -> bool:
        """Say whether the open unit is nothing but the body that decides: "The Executive Board"."""
        return self._open is not None and clauses.opens(self._open.text())

    def _goes_on(self, number: int) -> bool:
        """Say whether the next numbers after this one in the document follow it."""
        ahead = self._ahead(6)
        return str(number + 1) in ahead and str(number + 2) in ahead

    def _is_number_heading(self, marked: Marked, block: Block, following: Sequence[Block]) -> bool:
        """Say whether 1. begins a heading: no sentence, and the paragraphs below it are numbered apart from it."""
        text = block.text
        if not marked.rest or text.endswith((".", ";", ":", ",")) or not marked.rest[0].isupper():
            return False
        if following and turns.opened(following[0].text) is not None:
            return True
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
        if not self._is_closed() or (below is None and not self._is_under_heading(marked, following)):
            return False
        depth = self._items.depth(marked, following)
        if depth is None:
            return False
        over = below.text() if below is not None else self._tree.now.text if self._tree.now is not None else ""
        kind: UnitKind = "recommendation" if _RECOMMENDS.search(over) else "paragraph"
        above = self._items.above(depth) or below
        self._paragraph = below
        self._begin(Piece(kind, marked.label, self._tree.now, above), marked.marker, block)
        self._items.put(depth, marked.style, marked.label, self._out.pieces[-1])
        return True

    def _is_under_heading(self, marked: Marked, following: Sequence[Block]) -> bool:
        """Say whether an item begins a list right below a heading, without a paragraph, or goes on with that list."""
        if self._open is not None:
            return self._items.ends_with(self._open)
        headed = self._in_body and self._tree.now is not None and not self._has_units(self._tree.now)
        if not headed or not marked.rest.endswith((";", ".", "; and")):
            return False
        after = [m for block in following[:1] for m in candidates(block.text)]
        return opens(marked.label) and any(m.style == marked.style and follows(m.label, marked.label) for m in after)


def _has_items(number: int, following: Sequence[Block]) -> bool:
    """Say whether 121.1 follows 121."""
    ahead = (m for block in following[:3] for m in candidates(block.text))
    return any(m.style == "decimal" and m.label == f"{number}.1" for m in ahead)
