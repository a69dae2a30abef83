"""Which cells of a table are which coder's: wide, a column a coder, or long, a row a rating; mistakes by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.delayed import dataclass
from annotator.errors import InputError, nearest
from annotator.text import one_line

Lines = Sequence[tuple[int, list[str]]]  # the rows of a file, each with its line
_DOCUMENT = "document"  # the column that names documents, where coders are named or the table is long
_NO_CODERS = frozenset(
    ("document", "text", "sentence", "paragraph", "source", "file", "date", "title", "url", "note", "notes", "comment",
     "comments", "memo", "label", "section", "id", "layer", "round")
)  # fmt: skip
_WORDS = 4  # of a cell, from which on it is no code unless another coder gives it too


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read: the cell that says none, the mark between codes, the codes, the scale, weights.

    ``coders`` names the columns of the coders (of a long table its coders), all when left out.
    """

    none: str = "[]"
    sets: str | None = None
    scale: tuple[str, ...] = ()
    off_scale: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    long: tuple[str, str, str] | None = None
    weights: str | None = None
    coders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A unit: its line in the file, what the matrix says of it, a cell a coder, and of a long table their lines."""

    line: int
    unit: str
    document: str
    spans: str
    cells: Sequence[str]
    lines: Sequence[int] = ()

    def place(self, path: Path, g: int, coder: str, how: Reading) -> str:
        """Return where the cell of a coder stands."""
        line, column = (self.line, coder) if how.long is None else (self.lines[g], how.long[2])
        return f"{path.name}, row {line}, column {column}"


def wide(path: Path, head: Sequence[str], body: Lines, how: Reading) -> tuple[tuple[str, ...], list[Row]]:
    """Return the coders and the rows of a wide table whose first column is the unit."""
    at = columns(path, head, 1, how.coders)
    coders, document = tuple(head[i] for i in at), _document(head) if how.coders else None
    found = [
        Row(line, row[0], "" if document is None else row[document], "", [row[i] for i in at]) for line, row in body
    ]
    if not how.coders:
        _check_columns(path, coders, found, how)
    return coders, found


def _document(head: Sequence[str]) -> int | None:
    return head.index(_DOCUMENT) if _DOCUMENT in head else None


def columns(path: Path, head: Sequence[str], first: int, wanted: Sequence[str]) -> list[int]:
    """Return the columns of the coders: those named, or all from the first on."""
    for i, name in enumerate(head):
        if name in head[:i]:
            raise InputError(
                f"column '{name}' stands twice", where=f"{path.name}, row 1",
                remedy="rename one of them; the first row holds the names of the columns",
            )  # fmt: skip
    coders = wanted or head[first:]
    missing = next((name for name in coders if name not in head[first:]), None)
    if missing is not None:
        raise InputError(
            f"has no column of a coder '{missing}'{nearest(missing, head[first:])}", where=f"{path.name}, row 1",
            remedy=f"its columns are {', '.join(head)}",
        )  # fmt: skip
    _check_two(path, coders)
    return [head.index(name) for name in coders]


def _check_two(path: Path, coders: Sequence[str]) -> None:
    if len(coders) < 2:
        named = f"coder (column '{coders[0]}')" if coders else "coder"
        raise InputError(
            f"holds the ratings of {len(coders)} {named}", where=f"{path.name}, row 1",
            remedy="give one column a coder, two or more, or name the columns of a long table with --long",
        )  # fmt: skip


def _check_columns(path: Path, coders: Sequence[str], rows: Sequence[Row], how: Reading) -> None:
    """Refuse a column that is no coder's: none of its cells stands in another, and its name or its words say so."""
    held = [{cell for row in rows if (cell := row.cells[g].strip())} for g in range(len(coders))]
    for g, name in enumerate(coders):
        others = set[str]().union(*held[:g], *held[g + 1 :])
        is_wordy = not (how.codes or how.scale) and any(len(cell.split()) >= _WORDS for cell in held[g])
        if held[g] and not held[g] & others and (name.strip().casefold() in _NO_CODERS or is_wordy):
            row = next(row for row in rows if row.cells[g].strip())
            raise InputError(
                f"column '{name}' looks like no coder's: '{one_line(row.cells[g].strip(), 40)}' and what else it holds "
                "stands in no other column", where=f"{path.name}, row {row.line}",
                remedy=f"name the coders' columns: --coders {','.join(c for c in coders if c != name)}",
            )  # fmt: skip


def check_values(path: Path, coders: Sequence[str], rows: Sequence[Row]) -> None:
    """Refuse a table in which only one coder, or none, has any value."""
    there = [coder for g, coder in enumerate(coders) if any(row.cells[g].strip() for row in rows)]
    if len(there) < 2:
        empty = ", ".join(coder for coder in coders if coder not in there)
        only = f"holds values of '{there[0]}' alone" if there else "holds no values"
        raise InputError(
            f"{only}: nothing stands in column {empty}", where=f"{path.name}, row {rows[0].line}",
            remedy="agreement wants the values of two coders",
        )  # fmt: skip


def long(
    path: Path, head: list[str], body: Sequence[tuple[int, list[str]]], names: tuple[str, str, str],
    wanted: Sequence[str],
) -> tuple[tuple[str, ...], list[Row]]:  # fmt: skip
    """Return the coders and the rows of a long table; the same coder twice on one unit is refused."""
    missing = next((n for n in names if n not in head), None)
    if missing is not None:
        raise InputError(f"has no column '{missing}'", where=path.name, remedy=f"its columns are {', '.join(head)}")
    unit, coder, value = (head.index(n) for n in names)
    for line, row in body:
        for column in (unit, coder):
            if not row[column].strip():
                raise InputError(
                    "is empty", where=f"{path.name}, row {line}, column '{head[column]}'", remedy="fill it in"
                )
    there = sorted({row[coder] for _, row in body})
    unknown = next((name for name in wanted if name not in there), None)
    if unknown is not None:
        raise InputError(
            f"there is no coder '{unknown}'{nearest(unknown, there)}", where=f"{path.name}, column '{names[1]}'",
            remedy=f"its coders are {', '.join(there)}",
        )  # fmt: skip
    coders = tuple(wanted or there)
    _check_two(path, coders)
    document = _document(head)
    found: dict[str, dict[str, tuple[int, str]]] = {}
    of_unit: dict[str, str] = {}
    for line, row in body:
        given = found.setdefault(row[unit], {})
        of_unit.setdefault(row[unit], "" if document is None else row[document])
        if row[coder] in given:
            raise InputError(
                f"coder '{row[coder]}' stands twice on unit '{row[unit]}'",
                where=f"{path.name}, row {line}, column '{names[1]}'", remedy="keep one of the rows",
            )  # fmt: skip
        given[row[coder]] = line, row[value]
    return coders, [_of_unit(name, of_unit[name], given, coders) for name, given in found.items()]


def _of_unit(name: str, document: str, given: Mapping[str, tuple[int, str]], coders: Sequence[str]) -> Row:
    first = next(iter(given.values()))[0]
    cells = [given.get(coder, (first, "")) for coder in coders]
    return Row(first, name, document, "", [cell for _, cell in cells], [line for line, _ in cells])
