"""Plain text without blank lines: headings told from the paragraph above by its end and by the length of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.documents.lines import Line
from annotator.documents.markers import candidates
from annotator.documents.structure import front, masthead, tree, turns
from annotator.documents.structure.blocks import Block

_CLOSED = re.compile(r"[.;:?!…\]][”’»\"')\]]*\*?\d{0,2}$|[;,] (?:and|or|et|ou|y|o|e|u)$")
_BRACKETED = re.compile(r"\[[^\[\]]{3,60}\]|\((?:Agenda )?(?:[Ii]tem|[Pp]oint|[Tt]ema)s? [^()]*(?:\([a-z]\))?[^()]*\)")
_ALONE = re.compile(
    r"(?:Annexe?s?|Appendi(?:x|ces)|Anexos?|Apéndice|Enclosure|Part|Partie|Parte)"
    r"(?: (?:[IVXLC]+|[A-Z]|\d+|[Oo]ne|[Tt]wo|[Tt]hree))?\*?"
)
_DRAFT = re.compile(r"Draft (?:resolution|decision|amendment)s? ?\([A-Z/][^()]*\)")
_MARKER = re.compile(r"\(?\w{1,5}[.)]")  # alone on its line, as some programs put it
_SHORT = 0.55  # of the usual length of a line: no wrapped heading breaks off so early
_FULL = 0.75  # of the usual length: a line of prose
_FEW = 0.34  # of the numbered paragraphs, at most, have white above them


def part(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a text without blank lines cut where a heading or a remark of the record begins."""
    if not _is_gapless(blocks):
        return list(blocks)
    width = _width(blocks)
    found: list[Block] = []
    first = next((i for i, block in enumerate(blocks) if _is_opened(block) or _is_heading(block)), 0)
    for i, block in enumerate(blocks):
        if i < first:
            found.extend(_of_masthead(block, width))
            continue
        follower = blocks[i + 1] if i + 1 < len(blocks) else None
        found.extend(_parts(block, follower, width))
    return found


def _is_gapless(blocks: Sequence[Block]) -> bool:
    """Say whether a text is plain and leaves no white above most of its paragraphs and turns."""
    if any(_is_told(line) for block in blocks for line in block.lines):
        return False
    opened = [b for b in blocks if _is_opened(b)]
    return len(opened) > 1 and sum(b.gap for b in opened) <= _FEW * len(opened)


def _is_told(line: Line) -> bool:
    """Say whether a format tells more of a line than its text; columns are told by white, in any text."""
    columns = line.row or line.entry or (line.level or 0) * 10 >= tree.TABLE
    return not columns and bool(line.style or line.whole or line.level or line.size)


def _is_opened(block: Block) -> bool:
    return any(m.style in ("number", "decimal") for m in candidates(block.text)) or turns.may_open(block.first.text)


def _is_heading(block: Block) -> bool:
    return any(m.style in ("roman", "letter") and m.label in ("I", "A") for m in candidates(block.text))


def _of_masthead(block: Block, width: int) -> Iterator[Block]:
    """Yield the lines above the body: each known one alone, titles apart from what stands above, then the prose."""
    parts: list[list[Line]] = []
    known = False
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
        starred = before.endswith("*") or (before.endswith(".") and parts[-1][0].text.startswith("* "))
        if not parts or knows or known or prose or starred or (apart and not going_on):
            parts.append([])
        parts[-1].append(line)
        known = knows
    yield from (Block(True, part) for part in parts)


def _width(blocks: Sequence[Block]) -> int:
    lengths = sorted(len(line.text) for block in blocks for line in block.lines)
    return lengths[int(0.9 * len(lengths))]


def _parts(block: Block, follower: Block | None, width: int) -> Iterator[Block]:
    """Yield the parts of a block, each behind the first with white above it."""
    cuts = sorted({*_remarks(block.lines), *_short_headings(block, width), *_tail(block, follower)})
    starts = [0, *cuts]
    heads = any(m.style in ("roman", "letter") for m in candidates(block.text))
    for start, end in zip(starts, [*cuts, len(block.lines)], strict=True):
        yield Block(block.gap or start > 0 or heads, block.lines[start:end])


def _remarks(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where a part, an item of the agenda or a remark begins: "Annex I", "[To be completed]"."""
    voting = turns.vote(lines[0].text)
    for i, line in enumerate(lines):
        closed = not i or voting or bool(_CLOSED.search(lines[i - 1].text))
        if _BRACKETED.fullmatch(line.text):
            yield from (j for j in (i, i + 1) if 0 < j < len(lines) and (j == i or line.text[0] == "("))
        elif (closed and _ALONE.fullmatch(line.text)) or turns.is_item_alone(line.text) or _DRAFT.fullmatch(line.text):
            yield from (j for j in (i, i + 1) if 0 < j < len(lines))
        elif i and closed and (turns.begins_stage(line.text) or line.text.startswith("[")):
            yield i


def _short_headings(block: Block, width: int) -> Iterator[int]:
    """Yield where a heading ends in a block that begins with one: at a short line before a capital."""
    styles = {m.style for m in candidates(block.first.text)}
    if styles - {"roman", "letter"} or not styles or _CLOSED.search(block.first.text):
        return
    for i, line in enumerate(block.lines[:-1]):
        if _CLOSED.search(line.text):
            return
        if len(line.text) < _SHORT * width and block.lines[i + 1].text[0].isupper():
            yield i + 1


def _tail(block: Block, follower: Block | None) -> Iterator[int]:
    """Yield where headings begin behind the last sentence of a block that another paragraph follows."""
    if follower is None or not _is_opened(follower) or _CLOSED.search(block.lines[-1].text):
        return
    closed = [i for i, line in enumerate(block.lines) if _CLOSED.search(line.text) and not _MARKER.fullmatch(line.text)]
    if (
        closed
        and not block.lines[closed[-1]].text.endswith(":")
        and len(block.lines) - closed[-1] <= 8
        and block.lines[closed[-1] + 1].text[0].isupper()
    ):
        yield closed[-1] + 1
