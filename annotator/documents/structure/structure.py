"""Headings and units from lines: what opens a unit, what is a heading, what goes on with the open one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from annotator.documents.lines import BAR, Line
from annotator.documents.markers import SUB_ITEMS, candidates, is_alone, recommendation
from annotator.documents.structure import attendance, blocks, clauses, front, gapless, listing, tree, turns
from annotator.documents.structure.blocks import Block
from annotator.documents.structure.dates import DATE
from annotator.documents.structure.numbered import Counting
from annotator.documents.structure.opening import without
from annotator.documents.structure.pieces import Outline, Piece
from annotator.model import UnitKind

_APART = re.compile(  # a signature, the day or meeting of a decision: no part of the paragraph above
    rf"\((?:Signed|Signé|Firmado)\).*|\(?(?:[A-Z][a-z]+day,? |[A-Z][\w -]{{3,40}} session,? )?{DATE.pattern}\)?"
    r"|(?:\d{1,5}(?:st|nd|rd|th|e|ª|a)\.?|Opening|Closing) (?:\(?plenary\)? )?(?:meeting|séance|sesión)"
    rf"(?: pléni[èe]re| plenaria)?(?:,? {DATE.pattern})?",
    re.S | re.I,
)
_CAPITALS = frozenset(chr(c) for c in range(0x30, 0x250) if chr(c).isupper() or chr(c).isdigit())
_LIST = 60  # lines of a list without marks, at most
_AHEAD = 5  # blocks looked at behind the present one


def build(lines: Sequence[Line]) -> Outline:
    """Take the lines of a report apart."""
    return _Builder(gapless.part(blocks.cut(lines))).run()


class _Builder(Counting):
    """Goes through the blocks once, keeping what is open."""

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
        if block.first.under is not None:
            self._enter_body()
            self._tree.keep(block.first.under)
        if block.first.entry:
            self._list(block)
        elif block.first.level is not None and block.first.part != "front":
            self._levelled(block)
        elif block.first.row:
            self._row(block)
        elif block.first.part:
            self._parted(block, following)
        elif not self._attended(block, following) and not self._turn(block) and not self._marked(block, following):
            self._unmarked(block)

    def _parted(self, block: Block, following: Sequence[Block]) -> None:
        """Take a paragraph whose part in the document the format marks."""
        if block.first.part == "front":
            self._front.append(block)
        elif block.first.part == "more" and self._open is not None:
            self._open.lines.extend(block.lines)
        elif block.first.speaker is not None:
            self._turn(block)
        elif not (block.first.marker and self._by_marker(block, following)):
            kind: UnitKind = "row" if turns.vote(block.text) else "unnumbered"
            self._begin(Piece(kind, None, self._tree.now), "", block)
            self._paragraph = None
            self._items.clear()

    def _by_marker(self, block: Block, following: Sequence[Block]) -> bool:
        items = (marked for marked in candidates(block.text) if marked.style in SUB_ITEMS)
        return any(self._sub_item(marked, block, following) for marked in items) or self._counted(block, following)

    def _attended(self, block: Block, following: Sequence[Block]) -> bool:
        """Take a block of a list of those who attended: what heads it, and its entries."""
        lists = not self._has_units(self._tree.now) or self._out.pieces[-1].is_list
        apart = block.style or tree.is_part(block) or turns.vote(block.text)
        if apart or not lists or attendance.over(self._tree.opened) is None:
            return False
        parted = attendance.parted(block, following[0] if following else None)
        if parted is None:
            return False
        head, entries = parted
        if head:
            self._unmarked_heading(Block(True, head))
        if entries:
            self._list(Block(True, entries))
        return True

    def _list(self, block: Block) -> None:
        """Open a unit for a list without marks, or go on with the one that the page or the column cut."""
        self._enter_body()
        if self._has_units(self._tree.now) and self._out.pieces[-1].is_list:
            self._out.pieces[-1].lines.extend(block.lines)
            return
        self._begin(Piece("row", None, self._tree.now), "", block)
        self._open = self._paragraph = None

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
        if undotted := tree.undotted(block.text, self._tree):
            self._heading(10 * (block.first.level or 1), undotted.marker, block, undotted.rest)
            return
        self._heading(10 * (block.first.level or 1), None, block, block.text)

    def _is_title(self, block: Block) -> bool:
        """Say whether a first heading of level 1 is the document's title: without a number, and alone of its level."""
        marked = any(m.rest and m.style not in SUB_ITEMS for m in candidates(block.text))
        return not block.first.marker and not marked and sum(b.first.level == 1 for b in self._blocks) == 1

    def _marked(self, block: Block, following: Sequence[Block]) -> bool:
        """Take a block that begins with a marker in its turn."""
        answered = recommendation(block.text)
        if answered and self._paragraph is not None and self._is_closed():
            self._begin(Piece("paragraph", answered[0], self._tree.now, self._paragraph), answered[1], block)
            return True
        if is_alone(block.text) and self._paragraph is not None and self._is_closed():
            self._begin(Piece("paragraph", block.text, self._tree.now, self._paragraph), block.text, block)
            return True
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

    def _turn(self, block: Block) -> bool:
        """Open a turn where somebody begins to speak, by the format's word or the record's."""
        if block.first.speaker is not None:
            if self._open is not None and self._open.speaker == block.first.speaker and not block.gap:
                self._open.lines.extend(block.lines)
                return True
            name, aside = turns.without_aside(block.first.speaker)
            if aside:
                self._out.marks.append(dataclasses.replace(block.first, text=aside))
            self._begin_turn(name, block)
            return True
        turn = turns.opened(block.text)
        if turn is None or not turn.rest or not self._is_closed(turn_too=True):
            return False
        if turn.aside:
            self._out.marks.append(dataclasses.replace(block.first, text=turn.aside))
        head = block.text[: len(block.text) - len(turn.rest)]
        self._begin_turn(turn.speaker, without(block, head))
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
        marker += BAR.strip() * (marked is not None and marked.rest.startswith(BAR.strip()))  # a cell of its own
        self._begin(Piece("row", label, self._tree.now), marker, block)
        self._open = None

    def _unmarked(self, block: Block) -> None:
        """Take a block without a marker: masthead, heading, the rest of the open unit, or an unnumbered one."""
        text = block.text
        if not self._in_body and (front.is_held(block.lines) or not front.is_prose(text)):
            self._front.append(block)
            return
        self._enter_body()
        dated = block.style != "bold" and bool(_APART.fullmatch(text))
        apart = dated and self._open is not None
        if not apart and not turns.vote(text) and self._is_heading(block):
            self._unmarked_heading(block)
        elif turns.vote(text) or self._is_stage(block):
            self._begin(Piece("row" if turns.vote(text) else "unnumbered", None, self._tree.now), "", block)
            self._paragraph = None
            if turns.vote(text) and text.endswith("]"):
                self._open = None  # the bracket in which a vote is reported
        elif self._open is None or self._parts(block) or apart or self._resolves(block):
            self._begin(Piece("unnumbered", None, self._tree.now), "", block)
            if dated:
                self._open = self._paragraph = None
        else:
            self._open.lines.extend(block.lines)
            if self._open.kind == "row" and block.lines[-1].text.endswith("]"):
                self._open = None  # the bracket in which a vote is reported

    def _is_heading(self, block: Block) -> bool:
        if self._lists(block) or clauses.opens(block.text):
            return False
        if self._open is None and self._goes_on_heading(block):
            return True
        begins = self._is_closed() or self._stands_out(block) or self._is_behind_list(block)
        if not begins and not (block.gap and tree.is_part_alone(block)):
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

    def _resolves(self, block: Block) -> bool:
        """Say whether a resolution opens behind the paragraph that announces it."""
        return block.gap and self._is_closed() and clauses.opens(block.text)

    def _goes_on_heading(self, block: Block) -> bool:
        """Say whether a block is the second line, in brackets, of the heading right above it."""
        now = self._tree.now
        return now is not None and not self._has_units(now) and block.text[0] == "(" and tree.is_bracketed(block.text)

    def _lists(self, block: Block) -> bool:
        """Say whether a plain block goes on with the list that the open unit announces by its colon."""
        open_ = self._open
        if (
            open_ is None
            or not (open_.label or open_.kind == "unnumbered")
            or block.style == "bold"
            or tree.is_part(block)
            or clauses.is_draft(block.text)
        ):
            return False
        if open_.tail().endswith(":"):
            if clauses.announces_texts(open_.text()) and block.gap:
                return False
            self._listing = open_
            return True
        return open_ is self._listing and listing.is_entry(block.text)

    def _is_behind_list(self, block: Block) -> bool:
        """Say whether a block between a list of names and the next number or heading is no part of the list."""
        lines = self._open.lines[-_LIST:] if self._open is not None and self._open.label else []
        said = [line.text for line in lines]
        colon = max((i for i, text in enumerate(said) if text.endswith(":")), default=len(said))
        if (
            not block.gap
            or colon + 1 >= len(said)
            or listing.length([*said[colon + 1 :], block.text]) > len(said) - colon - 1
        ):
            return False
        follower = self._blocks[self._at + 1].text if self._at + 1 < len(self._blocks) else ""
        comes = str(self._number + 1)
        return any(m.label == comes or m.style in ("roman", "letter") for m in candidates(follower))

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
        said = turns.is_stage(block.text) or turns.is_outcome(block.text)
        return known and self._is_closed(turn_too=True) and said

    def _parts(self, block: Block) -> bool:
        """Say whether a block is a paragraph of its own behind one that has no number either."""
        if self._open is None or self._open.kind != "unnumbered" or self._open.label is not None:
            return False
        if (block.gap or len(self._open.lines) == 1) and clauses.is_between(self._open.text(), block.text):
            return True
        if not block.gap:
            return False
        return self._is_closed() and (block.text.lstrip('“«"')[:1].isupper() or block.first.whole)
