"""Tables of any format as lines: the heads of the columns over the rows, groups of rows under their own heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.documents.lines import Line
from annotator.model import LabelSource

_BETWEEN = " | "
_HEADS, _GROUP = 8, 9  # levels of headings that only a table's rows stand under
_FILED = re.compile(r"Distr\.|United Nations|Nations Unies|Naciones Unidas|[A-Z]{1,6}(?:/[\w.()-]+){2,6}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells as text, empty ones left out; ``heads`` where the format marks it as the columns' heads."""

    number: int
    cells: tuple[str, ...]
    heads: bool = False
    page: int | None = None
    marker: str = ""


def is_masthead(texts: Sequence[str]) -> bool:
    """Say whether cells hold a masthead, which is printed as a table only to place it."""
    return any(_FILED.match(text) for text in texts[:8])


def lines(rows: Sequence[Row]) -> Iterator[Line]:
    """Yield a table's lines: heads and groups as headings, the other rows with their cells between bars."""
    columns = max(len(row.cells) for row in rows)
    for i, row in enumerate(rows):
        text = _BETWEEN.join(row.cells)
        if row.heads and len(row.cells) > 1 and i < len(rows) - 1:
            yield Line(row.number, text, row.page, level=_HEADS, whole=True)
        elif len(row.cells) == 1 and columns > 2 and not text.endswith((".", ";")):
            yield Line(row.number, text, row.page, level=_GROUP, whole=True)
        else:
            source: LabelSource = "computed" if row.marker else "typed"
            yield Line(row.number, text, row.page, row=True, whole=True, label_source=source, marker=row.marker)
