"""The tree of headings: which lines are headings by their words, and below which other one each stands."""

from __future__ import annotations

import re

from annotator.documents.blocks import Block
from annotator.documents.markers import Marked, roman
from annotator.documents.pieces import Heading

RANKS = {"roman": 10, "letter": 20, "number": 30, "decimal": 40}
_PART = re.compile(
    r"(?:Part (?:[IVX]+|One|Two|Three|Four|Five|\d+)|(?:First|Second|Third|Fourth|Première|Deuxième|Primera|Segunda) (?:part|partie|parte)"
    r"|Annex(?:es)?|Appendix|Appendices|Annexes?|Appendice|Anexos?|Apéndice|Enclosure|Pièce jointe)(?: [IVXLC]+| \d+| [A-Z])?\*?"
    r"(?=$|[\s:.–—-])",
    re.I,
)
_ENDS = (".", ";", ":", ",", "?")
_SHORT, _LONG = 14, 45  # words of a heading: in plain type, and set apart by bold type or a marker


class Tree:
    """Keeps the open headings while a report is read."""

    def __init__(self) -> None:
        self.all: list[Heading] = []
        self._open: list[Heading] = []

    @property
    def now(self) -> Heading | None:
        """Return the innermost open heading."""
        return self._open[-1] if self._open else None

    def add(self, rank: int, marker: str | None, block: Block, text: str) -> Heading:
        """Open a heading below the open ones of smaller rank."""
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()
        parent = self.now
        heading = Heading(rank, len(self._open) + 1, marker, text, block.first.number, parent, block.style)
        self._open.append(heading)
        self.all.append(heading)
        return heading

    def rank_of_unmarked(self, block: Block) -> int:
        """Return the rank of a heading without marker: below the marked ones, italic below bold."""
        marked = [h.rank for h in self._open if h.marker]
        rank = max((r for r in marked), default=0) // 10 * 10 + 10
        over = [h for h in self._open if not h.marker and h.style == "bold" and h.rank == rank]
        return rank + 5 if block.style == "italic" and over else rank

    def last(self, style: str) -> str | None:
        """Return the marker, without its full stop, of the last heading of a style under the open part."""
        for heading in reversed(self.all):
            if heading.rank == RANKS[style] and heading.marker:
                return heading.marker.rstrip(".")
            if heading.rank == 1:
                return None
        return None


def is_marked_heading(marked: Marked, text: str, tree: Tree) -> bool:
    """Say whether I. or A. begins a heading: short, no sentence, and in its turn where the letter is doubtful."""
    if not marked.rest or text.endswith((".", ";")) or len(text.split()) > _LONG:
        return False
    if marked.style == "roman" and len(marked.label) == 1 and marked.label in "CDLMVXI":
        last = tree.last("letter")
        return not (last and ord(marked.label) == ord(last) + 1) and _roman_comes(marked.label, tree)
    return True


def _roman_comes(label: str, tree: Tree) -> bool:
    last = tree.last("roman")
    return last is None or roman(label) == roman(last) + 1 or label == "I"


def is_part(block: Block) -> bool:
    """Say whether a block names a part or an annex."""
    text = block.text
    match = _PART.match(text)
    return bool(match) and len(text.split()) <= _LONG and not text.endswith(_ENDS)


def looks_like_heading(block: Block, styled: bool) -> bool:
    """Say whether a block without marker reads as a heading; in a document with bold headings bold counts."""
    text = block.text
    if text.endswith(_ENDS) or not (text[0].isupper() or text[0] in '“"«*(¿'):
        return False
    if block.style == "bold":
        return len(text.split()) <= _LONG
    return len(text.split()) <= _SHORT and (block.style == "italic" or not styled)


def is_bracketed(text: str) -> bool:
    """Say whether a block is a second line of a heading: (Agenda item 2), (continued)."""
    return bool(re.fullmatch(r"\*?[(\[]\*?[^()]*(?:\([^()]*\)[^()]*)*[)\]]\*?", text)) and len(text.split()) <= _SHORT
