"""How any table is written as CSV and read back exactly: UTF-8, LF, formulas made harmless (contract, section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SPECIAL = re.compile('[",\r\n]')


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; ``unguarded`` takes the mark off again."""
    return "'" + text if text.startswith((*_FORMULA, "'")) else text


def unguarded(text: str) -> str:
    """Return the cell as it was before ``guarded``."""
    return text[1:] if text.startswith("'") and text[1:].startswith((*_FORMULA, "'")) else text


def cell(value: Any, raw: bool = False) -> str:
    """Return a value as a cell: nothing for None, true and false, all else as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return str(value) if raw else guarded(str(value))


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, raw: bool = False) -> None:
    """Write rows as CSV (RFC 4180, but LF); the same data gives the same bytes."""
    for row in (columns, *rows):
        stream.write(_line([cell(value, raw) for value in row]))


def _line(cells: Sequence[str]) -> str:
    """Return a row of the file; csv.writer would leave a CR bare where lines end with LF."""
    if list(cells) == [""]:
        return '""\n'
    return ",".join('"' + c.replace('"', '""') + '"' if _SPECIAL.search(c) else c for c in cells) + "\n"
