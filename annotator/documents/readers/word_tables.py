"""Word's tables: their rows and cells in order, changes heeded, the heads of columns told from the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.documents.readers.word_styles import is_true
from annotator.documents.readers.xml import child, children, local, value

THROUGH = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


def blocks(element: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a part, content controls and insertions opened."""
    for block in element if element is not None else ():
        name = local(block)
        if name in ("p", "tbl"):
            yield block
        elif name in THROUGH:
            yield from blocks(block)
        elif name == "AlternateContent":
            yield from blocks(next(children(block, "Choice"), None))


def rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table that are not deleted."""
    for element in table:
        if local(element) == "tr":
            if child(element, "trPr", "del") is None:
                yield element
        elif local(element) in THROUGH:
            yield from rows(element)


def cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row, of merged ones the first."""
    for element in row:
        if local(element) == "tc":
            merged = child(element, "tcPr", "vMerge")
            goes_on = merged is not None and value(merged, "val") != "restart"
            if not goes_on and child(element, "tcPr", "cellDel") is None:
                yield element
        elif local(element) in THROUGH:
            yield from cells(element)


def paragraphs(cell: Any) -> Iterator[Any]:
    """Yield the paragraphs of a cell, those of tables inside it in their place."""
    for block in blocks(cell):
        if local(block) == "p":
            yield block
        else:
            for row in rows(block):
                for inner in cells(row):
                    yield from paragraphs(inner)


def is_head(row: Any, bold: Sequence[bool]) -> bool:
    """Say whether a row holds the columns' heads: Word's own word, or bold type in all cells of several."""
    header = child(row, "trPr", "tblHeader")
    return (header is not None and is_true(header)) or (len(bold) > 1 and all(bold))
