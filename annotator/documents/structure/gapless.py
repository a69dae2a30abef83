"""Plain text without blank lines: headings told from the paragraph above by its end and by the length of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotator.documents.lines import Line
from annotator.documents.markers import candidates
from annotator.documents.structure import cutting, front, masthead, tree, turns
from annotator.documents.structure.blocks import Block

_FULL = 0.75  # of the usual length: a line of prose
_FEW = 0.34  # of the numbered paragraphs, at most, have white above them


def part(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a text without blank lines cut where a heading or a remark of the record begins."""
    width = _width(blocks) if blocks else 0
    if not _is_gapless(blocks):
        told = any(_is_told(line) for block in blocks for line in block.lines)
        return list(blocks) if told else [part for block in blocks for part in _apart(block, width)]
    found: list[Block] = []
    first = next((i for i, block in enumerate(blocks) if cutting.is_opened(block) or _is_heading(block)), 0)
    for i, block in enumerate(blocks):
        if i < first:
            found.extend(_of_masthead(block, width))
            continue
        follower = blocks[i + 1] if i + 1 < len(blocks) else None
        found.extend(_parts(block, follower, width))
    for above, block in pairwise(found):
        block.gap = block.gap or _is_apart(above, block, width)
    return found


def _apart(block: Block, width: int) -> Iterator[Block]:
    """Yield the heading and the prose of a block without white between them; else the block."""
    starts = [0, *cutting.headed(block, width)]
    for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        yield Block(block.gap or start > 0, block.lines[start:end]) if len(starts) > 1 else block


def _is_apart(above: Block, block: Block, width: int) -> bool:
    """Say whether a numbered block is set apart by the line above: one that stands alone, or breaks off early."""
    last = above.lines[-1].text
    if cutting.stands_alone(last):
        return True
    numbered = any(m.style == "number" and m.rest[:1].isupper() for m in candidates(block.text))
    return numbered and len(last) < _FULL * width and not front.is_open(last)


def _is_gapless(blocks: Sequence[Block]) -> bool:
    """Say whether a text is plain and leaves no white above most of its paragraphs and turns."""
    if any(_is_told(line) for block in blocks for line in block.lines):
        return False
    opened = [b for b in blocks if cutting.is_opened(b)]
    if opened and sum(block.gap for block in blocks) < 2:
        return True
    return len(opened) > 1 and sum(b.gap for b in opened) <= _FEW * len(opened)


def _is_told(line: Line) -> bool:
    """Say whether a format tells more of a line than its text; columns are told by white, in any text."""
    columns = line.row or line.entry or (line.level or 0) * 10 >= tree.TABLE
    return not columns and bool(line.style or line.whole or line.level or line.size)


def _is_heading(block: Block) -> bool:
    return any(m.style in ("roman", "letter") and m.label in ("I", "A") for m in candidates(block.text))


def _of_masthead(block: Block, width: int) -> Iterator[Block]:
    """Yield the lines above the body: each known one alone, titles apart from what stands above, then the prose."""
    parts: list[list[Line]] = []
    known = in_prose = False
    for i, line in enumerate(block.lines):
        full = all(len(other.text) >= _FULL * width for other in block.lines[i : i + 2])
        prose = full and bool(parts) and len(parts[-1][-1].text) < _FULL * width and line.text[0].isupper()
        going_on = bool(parts) and front.is_open(parts[-1][-1].text)
        knows = not going_on and line.text[0] != "(" and masthead.is_known(line.text)
        apart = (
            turns.begins_stage(line.text)
            or line.text.startswith(("* ", "(Sign", "(Firm"))
            or front.begins_title(line.text)
        )
        before = parts[-1][-1].text if parts else ""
        starred = (before.endswith("*") and before.strip("*") != "") or (
            before.endswith(".") and parts[-1][0].text.startswith("* ")
        )
        ended = in_prose and before.endswith((".", "?", "!")) and (len(before) < _FULL * width or line.text.isupper())
        mark = bool(before) and not before.strip("*")  # of a note that begins on this line
        if not parts or (not mark and (knows or known or prose or starred or ended or (apart and not going_on))):
            parts.append([])
            in_prose = prose
        parts[-1].append(line)
        known = knows
    yield from (Block(True, part) for part in parts)


def _width(blocks: Sequence[Block]) -> int:
    lengths = sorted(len(line.text) for block in blocks for line in block.lines)
    return lengths[int(0.9 * len(lengths))]


def _parts(block: Block, follower: Block | None, width: int) -> Iterator[Block]:
    """Yield the parts of a block, each behind the first with white above it."""
    cuts = cutting.places(block, follower, width)
    starts = [0, *cuts]
    heads = any(m.style in ("roman", "letter") for m in candidates(block.text))
    for start, end in zip(starts, [*cuts, len(block.lines)], strict=True):
        yield Block(block.gap or start > 0 or heads, block.lines[start:end])
