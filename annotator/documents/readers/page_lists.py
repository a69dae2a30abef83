"""Lists set in columns on printed pages: read as in text that keeps its layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.documents.readers import column_lists, columns
from annotator.documents.readers.column_lists import Entry
from annotator.documents.readers.columns import Scale
from annotator.documents.readers.page_cells import PageLines
from annotator.documents.readers.printed import Row


@dataclass(frozen=True, slots=True)
class PageList:
    """A list: its entries, each with the row in which it begins, and all rows that it takes up."""

    entries: tuple[Entry, ...]
    rows: frozenset[int]


def lists(body: Sequence[Row], page: PageLines, near: Scale) -> Iterator[PageList]:
    """Yield the lists in columns on a page of a document, whose rows are named by their places in ``body``.

    No column goes over bold type, which is a heading.
    """
    rows = [None if bold else cells for cells, bold in zip(page.cells, page.bold, strict=True)]
    listed = False
    for zone in columns.zones(rows, near):
        above = next((page.lines[i] for i in range(zone.start - 1, -1, -1) if page.lines[i]), ())
        told = listed or column_lists.announces(" ".join(body[i].text for i in above))
        found = column_lists.entries_of(zone, near, told)
        if found is not None:
            listed = True
            taken = [i for line in page.lines[zone.start : zone.end] for i in line]
            yield PageList(tuple(Entry(page.lines[e.row][0], e.text) for e in found), frozenset(taken))
