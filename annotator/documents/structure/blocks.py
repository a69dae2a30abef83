"""Lines in blocks: what stands together between gaps, markers, speakers and votes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from annotator.delayed import dataclass
from annotator.documents import attended
from annotator.documents.lines import Line, Style
from annotator.documents.markers import candidates, is_alone, recommendation
from annotator.documents.structure import clauses, turns
from annotator.documents.structure.pieces import join

_ANNEX = re.compile(r"(?:Annexe?|Anexo|Appendi(?:x|ce)|Apéndice)(?: [IVXLC]+| \d+| [A-Z])?\*?")


_DECISION = re.compile(r"\d{1,4}/\d{1,3}\.? [A-ZÀ-Þ]")  # "31/1. Clean rivers"
_REPORTED = re.compile(r"\[(?:Adopted|Rejected|Adoptée?|Aprobad[ao]) ")


@dataclass(slots=True)
class Block:
    """Lines that belong together; ``gap`` says whether white or the format sets the block apart.

    The entries of a list set in columns are one block, over pages too.
    """

    gap: bool
    lines: list[Line] = field(default_factory=list)
    _joined: tuple[int, str] = (0, "")  # how many lines were joined, and what came of it

    @property
    def first(self) -> Line:
        """Return the first line, which carries what the format says of the block."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """Return the lines as running text."""
        if self._joined[0] != len(self.lines):
            self._joined = len(self.lines), join(line.text for line in self.lines)
        return self._joined[1]

    @property
    def style(self) -> Style:
        """Return the style that all lines have."""
        styles = {line.style for line in self.lines}
        return styles.pop() if len(styles) == 1 else ""

    @property
    def size(self) -> float:
        """Return the height of the type of the first line."""
        return self.lines[0].size


def cut(lines: Sequence[Line]) -> list[Block]:
    """Return the lines in blocks, gaps gone."""
    blocks: list[Block] = []
    gap = True
    for line in lines:
        if not line.text:
            gap = True
            continue
        if line.entry and blocks and blocks[-1].first.entry:
            blocks[-1].lines.append(line)
            continue
        if not blocks or gap or _begins(line) or _stands_alone(blocks[-1].lines[-1]) or _ends_before(blocks[-1], line):
            blocks.append(Block(gap or line.whole or line.entry or bool(blocks and blocks[-1].first.entry)))
        blocks[-1].lines.append(line)
        gap = False
    return blocks


def _ends_before(block: Block, line: Line) -> bool:
    """Say whether a block is the number of an item, whose subject stands below it, or a vote before its outcome."""
    if len(block.lines) == 1 and (turns.is_item_alone(block.first.text) or is_alone(block.first.text)):
        return True
    if len(block.lines) == 1 and (clauses.opens(block.first.text) and block.first.text.endswith(",")):
        return True
    if _DECISION.match(block.first.text) and line.text.endswith(",") and clauses.opens(line.text):
        return True
    if len(block.lines) == 1 and clauses.is_draft_alone(block.first.text):
        return True
    if turns.begins_stage(line.text) and turns.vote(block.text):
        return True
    if len(block.lines) == 1 and _heads_attendance(block.first.text, line.text):
        return True
    return turns.is_outcome(line.text) and not block.lines[-1].text.split()[-1][0].islower()


def _heads_attendance(above: str, line: str) -> bool:
    """Say whether a line is the heading of a list of those who attended, or the head of the list below that heading."""
    if attended.names_it(above):
        return attended.heads_list(line)
    return bool(_ANNEX.fullmatch(above)) and attended.names_it(line)


def _stands_alone(line: Line) -> bool:
    return line.whole or line.row or line.entry or line.level is not None


def _begins(line: Line) -> bool:
    """Say whether a line begins a block of itself: the format says so, a marker, a speaker, a vote."""
    if _stands_alone(line) or line.speaker:
        return True
    return (
        bool(candidates(line.text))
        or is_alone(line.text)
        or recommendation(line.text) is not None
        or _REPORTED.match(line.text) is not None
        or turns.opened(line.text + " ") is not None
        or turns.vote(line.text)
    )
