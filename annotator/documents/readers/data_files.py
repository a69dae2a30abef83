"""Files of data that are no report: JSON, rows of JSON, and tables whose lines have the same number of cells."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence

from annotator.errors import UnknownFormatError

_ROWS, _LEAST = 100, 4  # lines that are looked at, and lines of a table at least
_MANY = 20  # lines that make a table without names of its columns
_CELLS = 3  # of a table at least: lines of text may all hold one comma or one tab
_LONGEST = 40  # signs of a column's name
_NAME = re.compile(r"[^\W\d_][^.?!:;]*|_?\w+|")
_MOST = 2_000_000  # signs of JSON that is read whole
_BEGINS = re.compile(r'[\[{]\s*(?:[\[{]\s*)?"[^"\n]{1,200}"\s*[:,]')
_START = 200_000  # signs within which a table shows
_JSON = "codings as JSON Lines are read by 'annotator record FILE --coder C'"
_TABLE = (
    "codings in a table are read by 'annotator record FILE --coder C', ratings by 'annotator agree --table FILE'; a "
    "table that belongs to a report is imported inside of it"
)


def refuse(text: str, where: str) -> None:
    """Raise UnknownFormatError, with advice, for a text that is plainly data."""
    start = text[:_START].lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "[") and _is_json(text.strip("\ufeff \t\r\n"), start):
        raise UnknownFormatError("this is JSON, no report", where=where, remedy=_JSON)
    if _is_table(start):
        raise UnknownFormatError("this is a table, no report", where=where, remedy=_TABLE)


def _is_json(text: str, start: str) -> bool:
    """Say whether a text is an object or a list of JSON, or whether its first lines are objects."""
    lines = [line for line in start.splitlines()[:3] if line.strip()]
    if all(_is_value(line, dict) for line in lines):
        return True
    if len(text) > _MOST:
        return bool(_BEGINS.match(text))
    return _is_value(text, (dict, list)) and (text[0] == "{" or '"' in text)


def _is_value(text: str, kind: type | tuple[type, ...]) -> bool:
    try:
        return isinstance(json.loads(text), kind)
    except (ValueError, RecursionError):
        return False


def _is_table(start: str) -> bool:
    """Say whether the lines have the same number of cells, those of the first all short names, none twice.

    Many lines need no names. Text in columns may hold tabs: there names are asked for.
    """
    first = start.partition("\n")[0]
    signs = (sign for sign in ",;\t|" if first.count(sign) >= _CELLS - 1)
    return any(_are_rows(_rows(start, sign), named=sign == "\t") for sign in signs)


def _rows(start: str, sign: str) -> list[list[str]]:
    """Return the first rows, all of them but the last if the text goes on; none of a text that is no table."""
    lines = start.rstrip("\n").splitlines(keepends=True)
    try:
        rows = list(csv.reader(lines[: 10 * _ROWS], delimiter=sign))
    except csv.Error:
        return []
    goes_on = len(start) == _START or len(lines) > 10 * _ROWS
    return rows[: min(_ROWS, len(rows) - goes_on)]


def _are_rows(rows: Sequence[Sequence[str]], *, named: bool) -> bool:
    if len(rows) < _LEAST or len(rows[0]) < _CELLS or any(len(row) != len(rows[0]) for row in rows):
        return False
    names = rows[0]
    if not named and len(rows) >= _MANY and not any(cell.startswith((" ", "\t")) for row in rows for cell in row):
        return True
    return len({*names}) == len(names) and all(len(n) <= _LONGEST and _NAME.fullmatch(n) for n in names)
