"""The long table read back as rows of decisions: those of one coder, or the settled ones as one coder's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.errors import InputError
from annotator.exchange.table import unguarded
from annotator.study.decision_files import Row, Rows

_TELLING = {"unit", "coder", "layer", "code", "answer", "source", "path"}  # columns that no other table has together
_OPEN = InputError(
    "is open, and --done would answer that no code applies", remedy="settle it, or leave --done out"
)  # fmt: skip
_TAKEN = ("document", "unit", "statement", "start", "end", "layer", "code", "memo", "round")


def is_long(columns: Collection[str]) -> bool:
    """Say whether these are the columns of the long table, or of the settled one."""
    return set(columns) >= _TELLING


def is_table(rows: Rows) -> bool:
    """Say whether these rows are those of the long table, by the first that is a row."""
    return next((is_long(row) for _, row in rows if not isinstance(row, InputError)), False)


def is_file(path: Path) -> bool:
    """Say whether a file is the long table written as CSV, by its first line."""
    if path.suffix.casefold() != ".csv" or not path.is_file():
        return False
    with path.open("rb") as stream:
        head = stream.readline(4096).decode("utf-8", "replace").lstrip("\ufeff").strip()
    return is_long(head.replace('"', "").split(","))


def decisions(rows: Rows, coder: str, where: str, finish: bool = False) -> list[tuple[str, Row]]:
    """Return what the table says as rows of ``record``; raise InputError when it holds nothing of this coder.

    Whose answer a settled row is counts for nothing, and what is open there is left out; where units are to be finished
    it is refused, since finishing would answer it with none. A coding takes its words from the start and end it has.
    """
    sound = [(place, row) for place, row in rows if not isinstance(row, InputError)]
    if "settled" in sound[0][1]:
        found = [(place, row) for place, row in sound if row["settled"] != "open"]
        if finish:
            wrong = ((place, _OPEN) for place, row in sound if row["settled"] == "open")
            rows = [*((place, row) for place, row in rows if isinstance(row, InputError)), *wrong]
    else:
        found = [(place, row) for place, row in sound if _same(row["coder"], coder)]
        if not found:
            names = ", ".join(sorted({str(row["coder"]) for _, row in sound}))
            raise InputError(
                f"holds the codings of {names}, none of '{coder}'", where=where,
                remedy="name one of them with --coder, or take the column 'coder' out",
            )  # fmt: skip
    return [*((place, row) for place, row in rows if isinstance(row, InputError)), *_as_rows(found)]


def _same(name: str, coder: str) -> bool:
    return "".join(name.split()).casefold() == "".join(coder.split()).casefold()


def _as_rows(found: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, dict[str, str]]]:
    for place, row in found:
        taken = {name: unguarded(row.get(name) or "") for name in _TAKEN}
        yield place, taken | {"action": "none" if row["answer"] == "none" else "apply"}
