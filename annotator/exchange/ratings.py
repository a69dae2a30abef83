"""Ratings from any table, wide (a column a coder) or long (unit, coder, value); mistakes are named by their place."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import Continuum
from annotator.comparison import spans
from annotator.comparison.question import Question
from annotator.comparison.values import ONLY_ONE, Label
from annotator.comparison.words import Words
from annotator.delayed import dataclass
from annotator.errors import InputError
from annotator.exchange.matrix import HEAD, Scale, cluster_of, parse_scale, read_spans
from annotator.exchange.table import unguarded

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_LIST_CODES = "mend it, leave a missing value empty, or list all codes with --codes"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read: the cell that says none, the mark between codes, the codes, the scale, weights."""

    none: str = "[]"
    sets: str | None = None
    scale: tuple[str, ...] = ()
    off_scale: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    long: tuple[str, str, str] | None = None
    weights: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a wide table: its line in the file, its unit, what the matrix says of it, and a cell a coder."""

    line: int
    unit: str
    document: str
    spans: str
    cells: Sequence[str]


def read(path: Path, how: Reading) -> list[Question]:
    """Return one question a layer; a table without the columns of the matrix is one layer."""
    rows = list(_rows(path))
    head, body = rows[0][1], rows[1:]
    if how.long is not None:
        head, body = _widened(path, head, body, how.long)
    is_own = tuple(head[:3]) == HEAD[:3]
    first = len(HEAD) if tuple(head[: len(HEAD)]) == HEAD else 3 if is_own else 1
    coders = tuple(head[first:])
    _check_coders(path, coders)
    groups: dict[tuple[str, str], list[_Row]] = {}
    for line, row in body:
        key = (row[1], row[2]) if is_own else (path.stem, "")
        document, marks = (row[3], row[4]) if first == len(HEAD) else ("", "")
        groups.setdefault(key, []).append(_Row(line, row[0], document, marks, row[first:]))
    if not is_own:
        _check_kinds(path, coders, groups[path.stem, ""], how)
    return [_question(path, layer, scale, coders, found, how) for (layer, scale), found in groups.items()]


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from error
    head: list[str] = []
    count = 0
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        for row in reader:
            if not row:
                continue
            head, count = head or row, count + 1
            if len(row) != len(head):
                _ragged(path, reader.line_num, head, row)
            yield reader.line_num, [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", where=path.name, remedy="mend the file") from error
    if count < 2:
        raise InputError("holds no ratings", where=path.name, remedy="a head and one row a unit are wanted")


def _ragged(path: Path, line: int, head: Sequence[str], row: Sequence[str]) -> None:
    if len(row) < len(head):
        place = f"nothing from column '{head[len(row)]}' on"
    else:
        place = f"column {len(head) + 1} has no name"
    raise InputError(
        f"has {len(row)} cells where the first row has {len(head)}: {place}", where=f"{path.name}, row {line}",
        remedy="mend the row",
    )  # fmt: skip


def _check_coders(path: Path, coders: Sequence[str]) -> None:
    if len(coders) < 2:
        named = f"coder (column '{coders[0]}')" if coders else "coder"
        raise InputError(
            f"holds the ratings of {len(coders)} {named}", where=f"{path.name}, row 1",
            remedy="give one column a coder, two or more, or name the columns of a long table with --long",
        )  # fmt: skip
    for i, name in enumerate(coders):
        if name in coders[:i]:
            raise InputError(f"column '{name}' stands twice", where=f"{path.name}, row 1", remedy="rename one of them")


def _widened(
    path: Path, head: list[str], body: list[tuple[int, list[str]]], names: tuple[str, str, str]
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Turn a long table into a wide one; the same coder twice on one unit is refused."""
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
    coders = sorted({row[coder] for _, row in body})
    found: dict[str, tuple[int, dict[str, str]]] = {}
    for line, row in body:
        given = found.setdefault(row[unit], (line, {}))[1]
        if row[coder] in given:
            raise InputError(
                f"coder '{row[coder]}' stands twice on unit '{row[unit]}'",
                where=f"{path.name}, row {line}, column '{names[1]}'", remedy="keep one of the rows",
            )  # fmt: skip
        given[row[coder]] = row[value]
    wide = [(line, [name, *(given.get(c, "") for c in coders)]) for name, (line, given) in found.items()]
    return ["unit", *coders], wide


def _check_kinds(path: Path, coders: Sequence[str], rows: Sequence[_Row], how: Reading) -> None:
    """Refuse a table of one unit, and one that mixes numbers and words without a list of codes."""
    if len({row.unit for row in rows}) < 2 and len(rows) < 2:
        raise InputError(
            f"holds one unit only ('{rows[0].unit}')", where=f"{path.name}, row {rows[0].line}",
            remedy="agreement wants two units or more",
        )  # fmt: skip
    if how.codes or how.scale or how.sets:
        return
    cells = [
        (row.line, coder, cell.strip())
        for row in rows for coder, cell in zip(coders, row.cells, strict=True)
        if cell.strip() and cell.strip() != how.none
    ]  # fmt: skip
    kinds = Counter(bool(_NUMBER.fullmatch(cell)) for _, _, cell in cells)
    if len(kinds) == 2 or (how.weights and how.weights != "identity" and kinds[False]):
        odd = kinds[True] < kinds[False] and not how.weights
        line, coder, cell = next(c for c in cells if bool(_NUMBER.fullmatch(c[2])) == odd)
        what = "a number where others are words" if odd else "no number as others are"
        if len(kinds) == 1:
            what = f"no number, and the weights '{how.weights}' want numbers or a --scale"
        raise InputError(f"'{cell}' is {what}", where=f"{path.name}, row {line}, column {coder}", remedy=_LIST_CODES)


def _question(
    path: Path, layer: str, scale_text: str, coders: tuple[str, ...], rows: Sequence[_Row], how: Reading
) -> Question:
    scale = _scale(path, rows[0].line, scale_text, how)
    sets = "|" if scale_text and scale.kind == "set" else how.sets
    seen: set[str] = set()
    table: dict[Label, int] = {frozenset(): 0}
    cells: list[list[int]] = []
    kept: list[_Row] = []
    for row in rows:
        if row.unit in seen:
            raise InputError(
                f"unit '{row.unit}' stands twice", where=f"{path.name}, row {row.line}, column 1",
                remedy="keep one of the rows",
            )  # fmt: skip
        seen.add(row.unit)
        values = [
            _value(cell.strip(), scale, sets, how, f"{path.name}, row {row.line}, column {coder}", table)
            for coder, cell in zip(coders, row.cells, strict=True)
        ]
        if any(v >= 0 for v in values):
            cells.append(values)
            kept.append(row)
    alone = sum(sum(v >= 0 for v in row) == 1 for row in cells)
    units, documents = _numbered([cluster_of(r.unit) for r in kept]), _numbered([r.document for r in kept])
    return Question(
        layer, scale.item, scale.kind, scale.codes, scale.off_scale, coders, tuple(table),
        np.array(cells, dtype=np.int64).reshape(len(kept), len(coders)), units[0], [row.unit for row in kept],
        documents[0] if any(documents[1]) else None, documents[1], (), {ONLY_ONE: alone} if alone else {},
        _texts(path, kept, coders), None if scale_text else how.weights,
    )  # fmt: skip


def _numbered(names: Sequence[str]) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    known = tuple(dict.fromkeys(names))
    place = {name: i for i, name in enumerate(known)}
    return np.array([place[name] for name in names], dtype=np.int64), known


def _texts(path: Path, rows: Sequence[_Row], coders: Sequence[str]) -> tuple[Continuum | None, ...] | None:
    if not any(row.spans for row in rows):
        return None
    found: list[Words | None] = []
    for row in rows:
        try:
            words = read_spans(row.spans) if row.spans else None
        except ValueError as problem:
            raise InputError(
                str(problem), where=f"{path.name}, row {row.line}, column spans", remedy="export the matrix again"
            ) from None
        if words is not None and not set(words.marks) <= set(coders):
            there = {c: m for c, m in words.marks.items() if c in coders}
            words = Words(words.length, there)
        found.append(words)
    return spans.texts(found)


def _scale(path: Path, line: int, text: str, how: Reading) -> Scale:
    if text:
        try:
            return parse_scale(text)
        except ValueError as problem:
            raise InputError(
                f"'{text}': {problem}", where=f"{path.name}, row {line}, column scale", remedy="export the matrix again"
            ) from None
    if how.scale:
        return Scale("ordinal", how.scale, how.off_scale)
    return Scale("set" if how.sets else "nominal", how.codes, ())


def _value(cell: str, scale: Scale, sets: str | None, how: Reading, where: str, table: dict[Label, int]) -> int:
    """Return the place of a cell's value among the labels, -1 for missing."""
    if not cell:
        return -1
    if cell == how.none:
        return 0
    codes = frozenset(part.strip() for part in cell.split(sets)) if sets else frozenset((cell,))
    known = (*scale.codes, *scale.off_scale)
    unknown = next((c for c in sorted(codes) if known and c not in known), None)
    if unknown is not None and (how.codes or how.scale or scale.kind == "ordinal"):
        is_scale = scale.kind == "ordinal"
        raise InputError(
            f"'{unknown}' is not {'on the scale' if is_scale else 'among the codes'}", where=where,
            remedy=f"mend it, or add it to {'--scale or --off-scale' if is_scale else '--codes'}",
        )  # fmt: skip
    return table.setdefault(codes, len(table))
