"""Places to go to as entries of a list: headings with what is done below them, paragraphs that a search found."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache

from annotator.session import excerpts as places_in
from annotator.store import documents
from annotator.store.outline import Heading
from annotator.text import heading_line
from annotator.tui import excerpts, theme
from annotator.tui.screens.browsing import Entry
from annotator.tui.widgets.lines import Piece, Row


def is_named(heading: Heading, typed: str) -> bool:
    """Say whether the typed words stand in a heading."""
    return typed.casefold() in heading_line(heading.title).casefold()


def heading(found: Heading, *, is_tree: bool) -> Entry:
    """Return a heading with what is done below it, indented in a tree of all of them."""
    indent = "  " * (found.level - 1) if is_tree else ""
    is_done = found.done >= found.units
    sign = theme.DONE if is_done else theme.OPEN
    row = [
        Piece(f"{sign} {found.done:>4}/{found.units:<4} ", theme.GOOD if is_done else theme.DIM),
        Piece(indent + heading_line(found.title)),
    ]
    return Entry(found.first or "", row)


class Found(Sequence[Entry]):
    """What a search found; a unit is read when its row comes into sight."""

    def __init__(self, conn: sqlite3.Connection, units: list[str], typed: str, named: Mapping[str, str]) -> None:
        self._conn, self._units, self._typed, self._named = conn, units, typed, named
        self._entry = lru_cache(maxsize=256)(self._make)

    def __len__(self) -> int:
        return len(self._units)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        """Return one entry, or those of a slice."""
        if isinstance(index, slice):
            return [self._entry(i) for i in range(*index.indices(len(self)))]
        return self._entry(index)

    def _make(self, index: int) -> Entry:
        unit = documents.unit(self._conn, self._units[index])
        document = self._named[unit.document]
        hits = places_in.hits(unit.text, self._typed)
        piece, inside = places_in.around(unit.text, hits, 160)
        where = excerpts.place(unit, document if len(self._named) > 1 else "")
        row: Row = [Piece(f"{where:<6} ", theme.NUMBER), *excerpts.marked(piece, inside)]
        row += [] if hits else [Piece(f"  {theme.MEMO} in your memo", theme.WARN)]

        def more(width: int) -> list[Row]:
            return excerpts.whereabouts(unit, document, width) + excerpts.paragraph(unit.text, width, hits)

        return Entry(unit.id, row, more)
