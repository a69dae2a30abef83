"""Pieces of reports as rows: a line with hits marked, a whole text wrapped, facts under a title."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.style import Style

from annotator.model import Unit
from annotator.text import heading_line, one_line, to_display
from annotator.tui import theme
from annotator.tui.widgets.lines import Piece, Row
from annotator.tui.widgets.wrapping import wrap

HIT = Style(bold=True, underline=True)
Range = tuple[int, int]


def marked(text: str, hits: Sequence[Range], style: Style = theme.PLAIN) -> Row:
    """Return one line of text with its hits marked."""
    shown, row, at = to_display(text), [], 0
    for start, end in hits:
        row += [Piece(shown[at:start], style), Piece(shown[start:end], style + HIT)]
        at = max(at, end)
    return [p for p in (*row, Piece(shown[at:], style)) if p.text]


def paragraph(text: str, width: int, hits: Sequence[Range] = ()) -> list[Row]:
    """Return a whole text, wrapped to the width, its hits marked."""
    rows = []
    for start, end in wrap(text, max(10, width)):
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in hits if a < end and start < b]
        rows.append(marked(text[start:end].rstrip(), inside))
    return rows


def lines(text: str, width: int, style: Style = theme.PLAIN, indent: str = "") -> list[Row]:
    """Return prose of the program or the codebook, wrapped; line breaks in it are kept."""
    return [
        [Piece(indent + line, style)]
        for part in text.split("\n")
        for line in textwrap.wrap(to_display(part), max(10, width - len(indent))) or [""]
    ]


def place(unit: Unit, document: str) -> str:
    """Return where a unit stands, in a few words, in the document called so (if it is to be named)."""
    return f"{one_line(document)} {one_line(unit.label) if unit.label else unit.kind}".strip()


def whereabouts(unit: Unit, document: str, width: int) -> list[Row]:
    """Return a unit's name and headings as two rows."""
    name = f"{unit.kind} {unit.label}" if unit.label else unit.kind
    title = one_line(f"{document} · {name}", width)
    path = one_line(" › ".join(map(heading_line, unit.path)), width)
    return [[Piece(title, theme.BOLD)], [Piece(path, theme.DIM)], []]


def bar(done: int, total: int, width: int = 10) -> str:
    """Return a bar of progress."""
    full = width if done >= total else int(width * done / total)
    return "█" * full + "░" * (width - full)
