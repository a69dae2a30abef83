"""Lists of those who attended, below a heading that says so: what heads a list, and what is an entry of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from annotator.documents import attended, entries
from annotator.documents.entries import Part
from annotator.documents.lines import Line
from annotator.documents.markers import candidates
from annotator.documents.structure.blocks import Block
from annotator.documents.structure.pieces import Heading, join

_SENTENCE = re.compile(r"[.;:?!][”’»)]*$")
_SHORTENED = re.compile(r"\b(?:Inc|Ltd|Co|Corp|e\.V|a\.s\.b\.l|S\.A|[A-Z])\.$")
_ROOM = 0.9  # of the longest line: one is short if it had room for the next word


def over(opened: Sequence[Heading]) -> Heading | None:
    """Return the open heading that says who attended."""
    return next((heading for heading in reversed(opened) if attended.names_it(heading.text)), None)


def parted(block: Block, follower: Block | None) -> tuple[list[Line], list[Line]] | None:
    """Return the lines of a block that head a list, and its entries; None when it is no part of one.

    What stands right over a list in columns is its head. Prose, and what stands right over a numbered paragraph, is
    no part of a list.
    """
    lines = block.lines
    if candidates(lines[0].text) or _is_prose(lines) or any(": " in line.text for line in lines):
        return None
    if follower is not None and follower.first.entry:
        return lines, []
    if follower is not None and any(m.style in ("number", "decimal") for m in candidates(follower.text)):
        return None
    heads = (n for n in (1, 2, 3) if n <= len(lines) and attended.heads_list(join(line.text for line in lines[:n])))
    count = next(heads, 0)
    return lines[:count], list(_entries(lines[count:]))


def _is_prose(lines: Sequence[Line]) -> bool:
    ends = sum(bool(_SENTENCE.search(line.text)) and not _SHORTENED.search(line.text) for line in lines)
    return bool(_SENTENCE.search(lines[-1].text) and not _SHORTENED.search(lines[-1].text)) or 2 * ends > len(lines)


def _entries(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the entries of a list in one column, the lines of each put together."""
    if any(line.whole for line in lines):
        yield from (dataclasses.replace(line, entry=True) for line in lines)
        return
    width = max((len(line.text) for line in lines), default=0)
    firsts = [*(line.text.split(" ", 1)[0] for line in lines[1:]), ""]
    parts = [
        Part(line.text, short=bool(first) and len(line.text) + 1 + len(first) <= _ROOM * width)
        for line, first in zip(lines, firsts, strict=False)
    ]
    for start, end in entries.joined(parts):
        yield dataclasses.replace(lines[start], text=entries.text_of(parts, start, end), entry=True)
