"""Any program's table as rows of cells with their lines: commas, semicolons or tabs, UTF-8 or UTF-16 with a mark."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.errors import InputError
from annotator.exchange.table import unguarded

_DELIMITERS = (",", ";", "\t")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the head and the rows, each with its line; raise InputError that names row and column of what is wrong."""
    text = _text(path)
    head: list[str] = []
    line = count = 0
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        for row in reader:
            line = reader.line_num
            if not row:
                continue
            head, count = head or _head(path, line, row), count + 1
            if len(row) != len(head):
                _ragged(path, line, head, row)
            yield line, [unguarded(cell) for cell in row]
    except csv.Error as error:
        is_open = "unexpected end" in str(error)
        what = "a quotation mark opens here or further down and is never closed" if is_open else error
        raise InputError(f"is no CSV: {what}", where=f"{path.name}, row {line + 1}", remedy="mend the file") from error
    if count < 2:
        raise InputError("holds no ratings", where=path.name, remedy="a head and one row a unit are wanted")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    try:
        return data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from error


def _delimiter(text: str) -> str:
    """Return what parts most cells of the first row, the comma where none does."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), ())))


def _head(path: Path, line: int, row: Sequence[str]) -> list[str]:
    for i, name in enumerate(row):
        if not name.strip() and i:
            raise InputError(f"column {i + 1} has no name", where=f"{path.name}, row {line}", remedy="name it")
    return list(row)


def _ragged(path: Path, line: int, head: Sequence[str], row: Sequence[str]) -> None:
    if len(row) < len(head):
        place = f"nothing from column '{head[len(row)]}' on"
    else:
        place = f"column {len(head) + 1} has no name"
    raise InputError(
        f"has {len(row)} cells where the first row has {len(head)}: {place}", where=f"{path.name}, row {line}",
        remedy="mend the row",
    )  # fmt: skip
