"""Which agenda item a report is about, where not the masthead but a heading says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.documents.pieces import Heading

_ITEM = re.compile(
    r"(?:\bagenda item|(?<=\()item|\bpoint|\btema)\s+(\d+(?:\s\([a-z]\))?)"
    r"(?:\s(?:de l['’]ordre du jour|del programa))?",
    re.I,
)


def of_headings(headings: Sequence[Heading]) -> str | None:
    """Return the one item that the outermost headings with an item name; None where they name several or none."""
    named = [(h.level, next(filter(None, match.groups()))) for h in headings if (match := _ITEM.search(h.text))]
    outermost = min((level for level, _ in named), default=0)
    items = {item for level, item in named if level == outermost}
    return items.pop() if len(items) == 1 else None
