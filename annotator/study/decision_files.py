"""Files of decisions: JSONL or CSV read as rows, each with its place in the file for messages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.errors import InputError

Row = Mapping[str, Any] | InputError  # or why it is none
Rows = Sequence[tuple[str, Row]]  # each with its place in the file


def read_rows(path: Path) -> list[tuple[str, Row]]:
    """Read a JSONL or CSV file of decisions; each row, or why it is none, comes with its place for messages."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from error
    rows = list(_csv(path, text) if path.suffix.lower() == ".csv" else _json_lines(path, text))
    if not rows:
        raise InputError("holds no decision", where=str(path), remedy="one row a decision, see docs/data.md")
    return rows


def _json_lines(path: Path, text: str) -> Iterator[tuple[str, Row]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        yield f"{path.name}, line {number}", _object(line)


def _object(line: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError(f"is no JSON: {error}", remedy="one JSON object a line")
    return row if isinstance(row, dict) else InputError("is no JSON object", remedy="one JSON object a line")


def _check_head(path: Path, head: Sequence[str]) -> None:
    """Refuse a file whose cells are parted by something else than commas, as some spreadsheets save them."""
    for mark, name in ((";", "';'"), ("\t", "tabs"), ("|", "'|'")):
        if len(head) == 1 and mark in head[0] and "unit" in [cell.strip(' "') for cell in head[0].split(mark)]:
            raise InputError(
                f"the cells are separated by {name}, not by ','", where=f"{path.name}, line 1",
                remedy="save the file as CSV with commas",
            )  # fmt: skip


def _csv(path: Path, text: str) -> Iterator[tuple[str, Row]]:
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        _check_head(path, reader.fieldnames or ())
        for row in reader:
            long = InputError("has more cells than the first line", remedy="mend the row") if None in row else None
            yield f"{path.name}, line {reader.line_num}", long or row
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", where=str(path), remedy="mend the file") from error
