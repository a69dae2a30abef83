"""The tree of headings: which lines are headings by their words, and below which other one each stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from annotator.documents.markers import Marked, candidates, roman
from annotator.documents.structure import turns
from annotator.documents.structure.blocks import Block
from annotator.documents.structure.pieces import Heading

TABLE = 80  # rank of the heads of a table's columns; groups of rows stand below
RANKS = {"roman": 10, "letter": 20, "number": 30, "decimal": 40}
_PART = re.compile(
    r"(?:Part (?:[IVX]+|One|Two|Three|Four|Five|\d+)|(?:First|Second|Third|Fourth|Première|Deuxième|Primera"
    r"|Segunda) (?:part|partie|parte)"
    r"|(?:Chapter|Chapitre|Capítulo)(?= [IVXLC\d])|Annex(?:es)?|Appendix|Appendices|Annexes?|Appendice|Anexos?|Apéndice|Enclosure|Pièce jointe)(?: [IVXLC]+"
    r"| \d+| [A-Z])?\*?"
    r"(?=$|[\s:.–—-])",
    re.I,
)
_CHAPTER = re.compile(r"([IVX]+)\. \S")
_DECISION = re.compile(r"\d{2,4}/\d{1,3}\b(?!.*\d{4}$)", re.S)
_NUMBER_ALONE = re.compile(r"\d{2,4}/\d{1,3}\.?")  # of a decision
_AGAIN = re.compile(r"\((?:continued|suite|continuación)\)(?: \([^()]*\))?$")  # the item of a record
_OPEN = re.compile(r"\b(?:of|the|and|to|from|for|in|at|by|with|de|du|des|et|del|las|los|y|en|por)$")  # no end of one
_ENDS = (".", ";", ":", ",", "?")
_SHORT, _LONG, _MARKED = 14, 45, 70  # words of a heading: in plain type, set apart by bold type, behind a marker


class Tree:
    """Keeps the open headings while a report is read."""

    def __init__(self) -> None:
        self.all: list[Heading] = []
        self._open: list[Heading] = []

    @property
    def now(self) -> Heading | None:
        """Return the innermost open heading."""
        return self._open[-1] if self._open else None

    @property
    def opened(self) -> tuple[Heading, ...]:
        """Return the open headings, the outermost first."""
        return tuple(self._open)

    def add(self, rank: int, marker: str | None, block: Block, text: str) -> Heading:
        """Open a heading below the open ones of smaller rank."""
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()
        parent = self.now
        heading = Heading(rank, len(self._open) + 1, marker, text, block.first.number, parent, block.style, block.size)
        self._open.append(heading)
        self.all.append(heading)
        return heading

    def rank_of_unmarked(self, block: Block) -> int:
        """Return the rank of a heading without marker.

        It stands below the open marked ones, but not below one in smaller type; beside one of its own kind; an
        item of the agenda beside the items before it.
        """
        if turns.is_item(block.text):
            items = [h.rank for h in self.all if not h.marker and turns.is_item(h.text)]
            return items[0] if items else (10 if any(h.marker for h in self.all) else 5)
        over = [h for h in self._open if not block.size or not h.size or h.size * 1.03 >= block.size]
        marked = max((h.rank for h in over if h.marker), default=0) // 10 * 10
        rank = marked + (5 if marked == RANKS["letter"] else 10)
        if not marked and any(h.rank == 1 for h in over):
            rank = 5  # the title of a part, above its I., II. …
        for heading in over:
            if not heading.marker and heading.rank >= rank:
                larger = bool(block.size) and heading.size > 1.03 * block.size
                lighter = heading.style == "bold" and block.style != "bold"
                if larger or lighter:
                    rank = heading.rank + 2
        return rank

    def keep(self, count: int) -> None:
        """Close all headings but the outermost ``count``."""
        del self._open[count:]

    def leave_table(self) -> None:
        """Close the heads of a table, when what follows is none of its rows."""
        while self._open and self._open[-1].rank >= TABLE:
            self._open.pop()

    def rank_beside(self, ahead: Sequence[str]) -> int | None:
        """Return the rank of the unmarked heading over 1., 2. … when these begin again below the next one."""
        above = [h for h in self._open if not h.marker and h.rank < RANKS["number"]]
        last = self.now.marker if self.now and self.now.rank == RANKS["number"] else None
        if not above or last is None or "1" not in ahead:
            return None
        comes = str(int(last.rstrip(".")) + 1)
        return above[-1].rank if comes not in ahead[: ahead.index("1")] else None

    def comes(self, marked: Marked) -> bool:
        """Say whether a roman or letter marker is the next of its kind."""
        last = self.last(marked.style)
        if last is None:
            return marked.label in ("I", "A")
        if marked.style == "roman":
            return roman(marked.label) == roman(last) + 1
        return marked.label == "A" or ord(marked.label) == ord(last) + 1

    def last(self, style: str) -> str | None:
        """Return the marker, without its full stop, of the last heading of a style under the open part."""
        for heading in reversed(self.all):
            if heading.rank == RANKS[style] and heading.marker:
                return heading.marker.rstrip(".")
            if heading.rank == 1:
                return None
        return None


def over_chapters(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the ids of the bold headings without marker that stand above I., II. …: "Joint segment", "II. Finance".

    One followed at once by a chapter in the same type is one, and so is any other in its type where sizes are known.
    A title above chapter I alone is none.
    """
    pairs = [(a, b, m) for a, b in pairwise(blocks) if _is_plain_bold(a) and (m := _CHAPTER.match(b.text))]
    direct = [(a, m[1]) for a, b, m in pairs if (a.style, a.size) == (b.style, b.size)]
    if len(direct) < 2 and all(label == "I" for _, label in direct):
        return frozenset()
    kinds = {a.size for a, _ in direct if a.size}
    alike = (block for block in blocks if block.size in kinds and _is_plain_bold(block))
    return frozenset(map(id, (*(a for a, _ in direct), *alike)))


def _is_plain_bold(block: Block) -> bool:
    """Say whether a block is bold, has no marker and is no part, annex or second line of a heading."""
    bold = block.style == "bold" and block.gap and not candidates(block.text)
    return bold and not is_part(block) and not is_bracketed(block.text) and not block.text.endswith(_ENDS)


def is_marked_heading(marked: Marked, text: str, tree: Tree) -> bool:
    """Say whether I. or A. begins a heading: short, no sentence, and in its turn where the letter is doubtful."""
    if not marked.rest or text.endswith((".", ";")) or len(text.split()) > _MARKED:
        return False
    if marked.style == "roman" and len(marked.label) == 1 and marked.label in "CDLMVXI":
        last = tree.last("letter")
        return not (last and ord(marked.label) == ord(last) + 1) and _roman_comes(marked.label, tree)
    return True


def _roman_comes(label: str, tree: Tree) -> bool:
    last = tree.last("roman")
    return last is None or roman(label) == roman(last) + 1 or label == "I"


def is_part_alone(block: Block) -> bool:
    """Say whether the first line of a block is "Part Two" or "Annex I" and nothing more."""
    return bool(_PART.fullmatch(block.first.text)) and is_part(block)


def undotted(text: str, tree: Tree) -> Marked | None:
    """Return the parts of a bold "II Organization", its full stop forgotten, where II comes next."""
    match = re.fullmatch(r"([IVX]+) ([A-Z].*)", text, re.S)
    last = tree.last("roman")
    if match is None or last is None or roman(match[1]) != roman(last) + 1:
        return None
    return Marked("roman", match[1], match[1], match[2])


def is_decision(text: str) -> bool:
    """Say whether a line begins with the number of a decision: "2025/4 Risk management"."""
    return bool(_DECISION.match(text)) and not text.endswith(_ENDS)


def is_part(block: Block) -> bool:
    """Say whether a block names a part or an annex."""
    text = block.text
    match = _PART.match(text)
    return bool(match) and len(text.split()) <= _LONG and not text.endswith(_ENDS)


def looks_like_heading(block: Block, styled: bool, over: bool = False) -> bool:
    """Say whether a block without marker reads as a heading; in a document with bold headings bold counts.

    ``over`` says that the next numbered paragraph follows at once: then a heading may be longer.
    """
    text = block.text
    if text.rstrip('”»"').endswith(_ENDS) or _OPEN.search(text):
        return False
    if block.style == "bold" or _is_capitals(text):
        return len(text.split()) <= _LONG
    if not (text[0].isupper() or text[0] in '“"«*(¿' or _DECISION.match(text)):
        return False
    long = over or _DECISION.match(text) is not None or _AGAIN.search(text) is not None
    return len(text.split()) <= (_LONG if long else _SHORT) and (block.style == "italic" or not styled)


def _is_capitals(text: str) -> bool:
    """Say whether a block is written in capitals: "AGREED CONCLUSIONS", but not "UNDP" or "(A/79/L.4)"."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    return len(words) > 1 and all(word.isupper() for word in words)


def goes_on(heading: Heading, block: Block) -> bool:
    """Say whether a block is the next line of a heading: small and bold too, (Agenda item 2), the title of "2025/1"."""
    if _NUMBER_ALONE.fullmatch(heading.text) and heading.style == block.style:
        return True
    return is_bracketed(block.text) or (heading.style == block.style == "bold" and block.text[0].islower())


def is_bracketed(text: str) -> bool:
    """Say whether a block is a second line of a heading: (Agenda item 2), (continued)."""
    return bool(re.fullmatch(r"\*?[(\[]\*?[^()]*(?:\([^()]*\)[^()]*)*[)\]]\*?", text)) and len(text.split()) <= _SHORT
