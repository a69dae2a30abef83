"""Tables for people: ruled and fitted to a terminal, whole aligned lines into a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z")
_RIGID = 24  # characters; an id, a key, a time or a figure is never longer
_LEAST = 8  # characters a line of a column of words has, where the terminal has room
_PADDED = 40  # characters; longer cells in a pipe are not waited for by those of other lines


def emit_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "") -> None:
    """Print a table: on a terminal words are wrapped, and ids, keys, times and figures are not broken."""
    cells = [[cell(value) for value in row] for row in rows]
    if sys.stdout.isatty():
        _rule_table(columns, cells, title)
    else:
        click.echo("\n".join(_aligned(columns, cells, title)))


def _rule_table(columns: Sequence[str], cells: list[list[str]], title: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(markup=False, highlight=False)
    heads = [name.replace("_", "\n") for name in columns]
    by_column = list(zip(*cells, strict=True)) or [()] * len(heads)
    rigid = {i for i, column in enumerate(by_column) if all(map(_is_rigid, column))}
    gap, widths = _fitted(heads, by_column, rigid, console.width)
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, title=title or None, title_justify="left", pad_edge=False,
        padding=(0, max(gap - 1, 0), 0, 0),
    )  # fmt: skip
    for i, name in enumerate(heads):
        table.add_column(Text(name), overflow="fold", no_wrap=i in rigid and gap > 0, width=widths[i] or None)
    for row in cells:
        table.add_row(*(Text(_broken(text, width)) for text, width in zip(row, widths, strict=True)))
    console.print(table)


def _fitted(
    heads: Sequence[str], by_column: Sequence[Sequence[str]], rigid: set[int], room: int
) -> tuple[int, list[int]]:
    """Return the gap between columns and the width of each, 0 and zeros where all must be wrapped to fit.

    Whole words come before wide gaps, and whole ids and keys (of codes: they have ``_`` in them) before whole words.
    """
    whole = [_width(head, column) for head, column in zip(heads, by_column, strict=True)]
    words = [min(_RIGID, _width(head, " ".join(column).split())) for head, column in zip(heads, by_column, strict=True)]
    low = [min(_LEAST, word) for word in words]
    keys = [max(map(len, _keys(column)), default=0) for column in by_column]
    keyed = [max(least, min(_RIGID, key)) for least, key in zip(low, keys, strict=True)]
    shared = _shared(low, keys, rigid, whole, room - len(heads) + 1)
    for least, gaps in ((words, (3, 2, 1)), (keyed, (2, 1)), (shared, (1,)), (low, (1,))):
        widths = [whole[i] if i in rigid else least[i] for i in range(len(heads))]
        for gap in gaps:
            left = room - sum(widths) - gap * (len(heads) - 1)
            if left >= 0:
                return gap, _filled(widths, whole, left)
    return 0, [0] * len(heads)


def _filled(widths: list[int], whole: list[int], left: int) -> list[int]:
    """Return the widths with what is left of the room given to the columns that want most."""
    found = list(widths)
    for _ in range(left):
        wants = max(range(len(found)), key=lambda i: whole[i] - found[i])
        if whole[wants] <= found[wants]:
            break
        found[wants] += 1
    return found


def _shared(low: list[int], keys: list[int], rigid: set[int], whole: list[int], room: int) -> list[int]:
    """Return the low widths with what room is left shared among the columns of keys that are longer than theirs."""
    long = [i for i, key in enumerate(keys) if key > low[i] and i not in rigid]
    left = room - sum(whole[i] if i in rigid else low[i] for i in range(len(low)))
    more = max(0, left) // len(long) if long else 0
    return [min(max(least, keys[i]), least + more) if i in long else least for i, least in enumerate(low)]


def _broken(text: str, width: int) -> str:
    """Return the text with lines no longer than this where a key allows it: it is cut behind its ``_``."""
    if not width or "_" not in text:
        return text
    lines = [""]
    for piece in re.split(r"(?<=[_ ])", text):
        if lines[-1] and len(lines[-1]) + len(piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def _keys(column: Sequence[str]) -> list[str]:
    return [word for word in " ".join(column).split() if "_" in word]


def _is_rigid(text: str) -> bool:
    return len(text) <= _RIGID and (" " not in text or text[:1].isdigit())


def _width(head: str, column: Sequence[str]) -> int:
    from rich.cells import cell_len

    return max(map(cell_len, (*head.split("\n"), *column)))


def _aligned(columns: Sequence[str], cells: list[list[str]], title: str) -> Iterator[str]:
    widths = [min(_PADDED, max(map(len, column))) for column in zip(columns, *cells, strict=True)]
    if title:
        yield title
    for row in (columns, ["─" * width for width in widths], *cells):
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
    yield ""


def cell(value: Any) -> str:
    """Return a value as one safe line of a table; a moment is told to the minute, in UTC."""
    from annotator.text import one_line

    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, list | tuple):
        return one_line(", ".join(str(v) for v in value))
    moment = _TIME.fullmatch(str(value))
    return f"{moment[1]} {moment[2]}Z" if moment else one_line(str(value))
