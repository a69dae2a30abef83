"""Headings and units from lines: what opens a unit, what is a heading, what goes on with the open one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.documents.lines import Line
from annotator.documents.markers import Marked, candidates, follows, is_roman, roman
from annotator.model import LabelSource, UnitKind

_ENDS = (".", ";", ":", "?", "!", "…", "]", '"', "”", ")")
_RECOMMENDS = re.compile(r"recommend|conclusion|recommand|recomenda", re.I)
_HEADING_WORDS = 14
_LEVELS = {"roman": 1, "letter": 2, "number": 3}


@dataclass(slots=True)
class Heading:
    """A heading while the report is read."""

    level: int
    marker: str | None
    text: str
    line: int
    parent: Heading | None = None


@dataclass(slots=True)
class Piece:
    """A unit while the report is read: the lines that make it, joined when all are there."""

    kind: UnitKind
    label: str | None
    heading: Heading | None
    parent: Piece | None = None
    lines: list[Line] = field(default_factory=list)
    speaker: str | None = None
    label_source: LabelSource = "typed"
    first: int | None = None
    page: int | None = None

    @property
    def last(self) -> int | None:
        """Return the number of the last source line."""
        return self.lines[-1].number if self.lines else self.first

    def text(self) -> str:
        """Return the unit's text: lines joined by a blank, after a hyphen without one."""
        joined = ""
        for line in self.lines:
            tight = joined.endswith("-") and line.text[:1].isalpha()
            joined = f"{joined}{line.text}" if tight or not joined else f"{joined} {line.text}"
        return joined


@dataclass(slots=True)
class Outline:
    """The report taken apart; ``masthead`` are the lines, block by block, above the first heading or unit."""

    masthead: list[list[str]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


def build(lines: Sequence[Line]) -> Outline:
    """Take the lines of a report apart."""
    return _Builder(_blocks(lines)).run()


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in blocks: split at blank lines and before a line that begins with a marker."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if not line.text or candidates(line.text):
            blocks.append([])
        if line.text:
            blocks[-1].append(line)
    return [block for block in blocks if block]


class _Builder:
    """Goes through the blocks once, keeping what is open."""

    def __init__(self, blocks: list[list[Line]]) -> None:
        self._blocks = blocks
        self._out = Outline()
        self._stack: list[Heading] = []
        self._open: Piece | None = None  # the unit that an unmarked block continues
        self._number = 0  # of the last numbered paragraph
        self._paragraph: Piece | None = None
        self._items: list[str] = []  # labels of the open sub-items, outermost first
        self._item_pieces: list[Piece] = []
        self._in_body = False

    def run(self) -> Outline:
        for i, block in enumerate(self._blocks):
            self._take(block, self._blocks[i + 1 : i + 6])
        return self._out

    def _take(self, block: list[Line], following: Sequence[list[Line]]) -> None:
        text = _joined(block)
        for marked in candidates(text):
            if marked.style == "bracket":
                if self._sub_item(marked, block):
                    return
            elif marked.style == "number":
                if self._numbered(marked, block, following):
                    return
            elif self._is_marked_heading(marked, text):
                self._heading(_LEVELS[marked.style], marked.marker, marked.rest, block)
                return
        self._unmarked(text, block)

    # --- headings

    def _is_marked_heading(self, marked: Marked, text: str) -> bool:
        """Say whether I. or A. begins a heading: short, no sentence, and in its turn where the letter is doubtful."""
        if not marked.rest or text.endswith((".", ";")) or len(text.split()) > 45:
            return False
        if marked.style == "roman" and len(marked.label) == 1 and marked.label in "CDLMVXI":
            last = self._last("letter")
            return not (last and ord(marked.label) == ord(last) + 1) and self._roman_comes(marked.label)
        return True

    def _roman_comes(self, label: str) -> bool:
        last = self._last("roman")
        return last is None or roman(label) == roman(last) + 1 or label == "I"

    def _last(self, style: str) -> str | None:
        level = _LEVELS[style]
        found = [h.marker for h in self._out.headings if h.level == level and h.marker]
        return found[-1].rstrip(".") if found else None

    def _heading(self, level: int, marker: str | None, text: str, block: list[Line]) -> None:
        self._in_body = True
        while self._stack and self._stack[-1].level >= level:
            self._stack.pop()
        parent = self._stack[-1] if self._stack else None
        heading = Heading(level, marker, text, block[0].number, parent)
        self._stack.append(heading)
        self._out.headings.append(heading)
        self._open = self._paragraph = None
        self._items, self._item_pieces = [], []

    # --- units

    def _numbered(self, marked: Marked, block: list[Line], following: Sequence[list[Line]]) -> bool:
        """Open a numbered paragraph, or a heading that carries the number of the paragraph below it."""
        if "." in marked.label:
            return self._recommendation(marked, block)
        number = int(marked.label)
        in_turn = number == self._number + 1 or (number == 1 and self._is_closed()) or not self._in_body
        if not in_turn and not (number > self._number and self._is_closed() and number - self._number <= 3):
            return self._number_as_heading(marked, block, following)
        if self._number_as_heading(marked, block, following):
            return True
        self._in_body = True
        self._number = number
        self._begin(Piece("paragraph", marked.label, self._heading_now()), marked, block)
        self._paragraph, self._items, self._item_pieces = self._open, [], []
        return True

    def _number_as_heading(self, marked: Marked, block: list[Line], following: Sequence[list[Line]]) -> bool:
        text = _joined(block)
        if not marked.rest or text.endswith((".", ";", ":")) or not self._is_closed():
            return False
        after = [m for b in following[:3] for m in candidates(_joined(b)) if m.style == "number"]
        comes_again = any(m.label == marked.label for m in after)
        goes_on = any(m.label == str(self._number + 1) for m in after) and int(marked.label) != self._number + 1
        if not (comes_again or goes_on):
            return False
        self._heading(_LEVELS["number"], marked.marker, marked.rest, block)
        return True

    def _recommendation(self, marked: Marked, block: list[Line]) -> bool:
        if not self._is_closed():
            return False
        self._in_body = True
        self._begin(Piece("recommendation", marked.label, self._heading_now(), self._paragraph), marked, block)
        return True

    def _sub_item(self, marked: Marked, block: list[Line]) -> bool:
        """Open (a), (i) … below the open paragraph when it is that label's turn."""
        if self._paragraph is None or not self._is_closed():
            return False
        for depth in range(len(self._items), 0, -1):
            if follows(marked.label, self._items[depth - 1]):
                self._items, self._item_pieces = self._items[: depth - 1], self._item_pieces[: depth - 1]
                break
        else:
            if not follows(marked.label, None) or (self._items and is_roman(self._items[-1]) and marked.label == "i"):
                return False
        above = self._item_pieces[-1] if self._item_pieces else self._paragraph
        kind: UnitKind = "recommendation" if _RECOMMENDS.search(self._paragraph.text()) else "paragraph"
        self._begin(Piece(kind, marked.label, self._heading_now(), above), marked, block)
        self._items.append(marked.label)
        self._item_pieces.append(self._out.pieces[-1])
        return True

    def _begin(self, piece: Piece, marked: Marked, block: list[Line]) -> None:
        head = dataclasses.replace(block[0], text=block[0].text[len(marked.marker) :].strip())
        piece.lines = [line for line in (head, *block[1:]) if line.text]
        piece.first, piece.page, piece.label_source = head.number, head.page, head.label_source
        self._out.pieces.append(piece)
        self._open = piece

    def _unmarked(self, text: str, block: list[Line]) -> None:
        """Take a block without a marker: masthead, heading, the rest of the open unit, or an unnumbered one."""
        if not self._in_body:
            self._out.masthead.append([line.text for line in block])
        elif self._is_heading(text):
            marked = [h.level for h in self._stack if h.marker]
            self._heading(max(marked, default=0) + 1, None, text, block)
        elif self._open is not None:
            self._open.lines.extend(block)
        else:
            self._begin(Piece("unnumbered", None, self._heading_now()), Marked("none", "", "", text), block)

    def _is_heading(self, text: str) -> bool:
        return (
            self._is_closed()
            and len(text.split()) <= _HEADING_WORDS
            and not text.endswith((".", ";", ":", ",", "?"))
            and (text[0].isupper() or text[0] in '“"*(')
        )

    def _is_closed(self) -> bool:
        """Say whether the open unit may end here: its text ends as a sentence or an item ends."""
        if self._open is None:
            return True
        text = self._open.text()
        return text.endswith(_ENDS) or bool(re.search(r"[;,] (?:and|or)$|[.;:]\d{1,3}$", text))

    def _heading_now(self) -> Heading | None:
        return self._stack[-1] if self._stack else None


def _joined(block: Sequence[Line]) -> str:
    return " ".join(line.text for line in block)
