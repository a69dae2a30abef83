"""Which agenda item a report is about, where not the masthead but a heading says it."""

from __future__ import annotations

import re

from annotator.documents.structure.pieces import Heading, Outline

_ITEM = re.compile(
    r"(?:\bagenda item|(?<=\()item|\bpoint|\btema)\s+(\d+(?:\s\(?[a-z]\))?)"
    r"(?:\s(?:de l['’]ordre du jour|del programa))?",
    re.I,
)


def of_outline(outline: Outline) -> str | None:
    """Return the one item that the outermost headings with an item name; None where it is not the whole document's.

    It is when all units stand below these headings, or when the document opens with one of the first level.
    """
    named = [
        (h.level, h, next(filter(None, match.groups())))
        for h in outline.headings
        if (match := _ITEM.search(f"{h.marker or ''} {h.text}"))
    ]
    outermost = min((level for level, _, _ in named), default=0)
    found = [(heading, item) for level, heading, item in named if level == outermost]
    if len({item for _, item in found}) != 1:
        return None
    first, item = found[0][0], str(found[0][1])
    if first.level == 1 and first is outline.headings[0]:
        return item
    holders = {id(heading) for heading, _ in found}
    return item if all(_is_below(piece.heading, holders) for piece in outline.pieces) else None


def _is_below(heading: Heading | None, holders: set[int]) -> bool:
    return heading is not None and (id(heading) in holders or _is_below(heading.parent, holders))
