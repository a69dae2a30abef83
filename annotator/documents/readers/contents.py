"""Contents pages: a table of headings with dot leaders and page numbers is no part of the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.documents.lines import Line

_TITLE = re.compile(
    r"\*?(?:table of )?contents\*?|contents page|table des matières|sommaire|índice|sumario|contenido", re.I
)
_LEADER = re.compile(
    r".*(?:\.{4,}|(?:\. ){4,}|…{2,}|(?: \.){4,})[ .…]*"
    r"(?:\d{1,4}(?:[–—-]\d{1,4})? +)?(?:\d{1,4}|[ivxlc]{1,6})?\s*"  # the paragraphs, the page
)
_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_REACH = 12  # lines of an entry without a leader, at most


def strip(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines without contents pages, and the lines of these."""
    kept: list[Line] = []
    out: list[Line] = []
    i = 0
    while i < len(lines):
        end = _end(lines, i) if _TITLE.fullmatch(lines[i].text) else i
        if end > i:
            out.extend(line for line in lines[i:end] if line.text)
            i = end
        else:
            kept.append(lines[i])
            i += 1
    return kept, out


def _end(lines: Sequence[Line], start: int) -> int:
    """Return the index behind the last entry of the contents that begin at ``start``; no entry, no contents."""
    last, count, idle = start, 0, 0
    for i in range(start + 1, len(lines)):
        text = lines[i].text
        if not text:
            continue
        idle += 1
        if _LEADER.fullmatch(text) or (idle <= 3 and count and _NUMBER.fullmatch(text)):
            last, count, idle = i, count + 1, 0
        elif idle > _REACH:
            break
    return last + 1 if count >= 2 else start
