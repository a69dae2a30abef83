"""Ratings from any table, wide (a column a coder) or long (unit, coder, value); mistakes are named by their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import Continuum
from annotator.comparison import spans
from annotator.comparison.question import Question
from annotator.comparison.values import NONE, ONLY_ONE, Label
from annotator.comparison.words import Words
from annotator.errors import InputError
from annotator.exchange.cells import rows as table_rows
from annotator.exchange.columns import Reading, Row, check_values, columns, long, wide
from annotator.exchange.matrix import HEAD, Scale, cluster_of, parse_scale, read_spans

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_MISSING = frozenset(("na", "n/a", "nan", "null", "none", "missing", "-", "."))
_LIST_CODES = "mend it, leave a missing value empty, or list all codes with --codes"


def read(path: Path, how: Reading) -> list[Question]:
    """Return one question a layer; a table without the columns of the matrix is one layer."""
    rows = list(table_rows(path))
    head, body = rows[0][1], rows[1:]
    if how.long is None and tuple(head[:3]) == HEAD[:3]:
        return _of_matrix(path, head, body, how)
    if how.long is None:
        coders, found = wide(path, head, body, how)
    else:
        coders, found = long(path, head, body, how.long, how.coders)
    _check_kinds(path, coders, found, how)
    check_values(path, coders, found)
    return [_question(path, path.stem, "", coders, found, how)]


def _of_matrix(path: Path, head: Sequence[str], body: Sequence[tuple[int, list[str]]], how: Reading) -> list[Question]:
    first = len(HEAD) if tuple(head[: len(HEAD)]) == HEAD else 3
    at = columns(path, head, first, how.coders)
    groups: dict[tuple[str, str], list[Row]] = {}
    for line, row in body:
        document, marks = (row[3], row[4]) if first == len(HEAD) else ("", "")
        groups.setdefault((row[1], row[2]), []).append(Row(line, row[0], document, marks, [row[i] for i in at]))
    coders = tuple(head[i] for i in at)
    return [_question(path, layer, scale, coders, found, how) for (layer, scale), found in groups.items()]


def _check_kinds(path: Path, coders: Sequence[str], rows: Sequence[Row], how: Reading) -> None:
    """Refuse a table of one unit, and one that mixes numbers and words without a list of codes."""
    if len({row.unit for row in rows}) < 2 and len(rows) < 2:
        raise InputError(
            f"holds one unit only ('{rows[0].unit}')", where=f"{path.name}, row {rows[0].line}",
            remedy="agreement wants two units or more",
        )  # fmt: skip
    if how.codes or how.scale or how.sets:
        return
    cells = [
        (row, g, cell.strip())
        for row in rows for g, cell in enumerate(row.cells)
        if cell.strip() and cell.strip() != how.none
    ]  # fmt: skip
    kinds = Counter(bool(_NUMBER.fullmatch(cell)) for _, _, cell in cells)
    if len(kinds) == 2 or (how.weights and how.weights != "identity" and kinds[False]):
        odd = kinds[True] < kinds[False] and not how.weights
        row, g, cell = next(c for c in cells if bool(_NUMBER.fullmatch(c[2])) == odd)
        what = "a number where others are words" if odd else "no number as others are"
        if len(kinds) == 1:
            what = f"no number, and the weights '{how.weights}' want numbers or a --scale"
        raise InputError(f"'{cell}' is {what}", where=row.place(path, g, coders[g], how), remedy=_LIST_CODES)


def _question(
    path: Path, layer: str, scale_text: str, coders: tuple[str, ...], rows: Sequence[Row], how: Reading
) -> Question:
    scale = _scale(path, rows[0].line, scale_text, how)
    sets = "|" if scale_text and scale.kind == "set" else how.sets
    seen: set[str] = set()
    table: dict[Label, int] = {frozenset(): 0}
    cells: list[list[int]] = []
    kept: list[Row] = []
    for row in rows:
        if row.unit in seen or not row.unit.strip():
            what = f"unit '{row.unit}' stands twice" if row.unit in seen else "the unit is empty"
            raise InputError(
                what, where=f"{path.name}, row {row.line}, column 1",
                remedy="keep one of the rows, or name the columns of a long table with --long"
                if row.unit in seen else "name it",
            )  # fmt: skip
        seen.add(row.unit)
        values = [
            _value(cell.strip(), scale, sets, how, partial(row.place, path, g, coders[g], how), table)
            for g, cell in enumerate(row.cells)
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


def seem_missing(questions: Sequence[Question]) -> list[str]:
    """Return the codes in use that other programs write for a missing value."""
    used = {code for question in questions if not question.codes for code in question.used()}
    return sorted(code for code in used if code.casefold() in _MISSING and code != NONE)


def _numbered(names: Sequence[str]) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    known = tuple(dict.fromkeys(names))
    place = {name: i for i, name in enumerate(known)}
    return np.array([place[name] for name in names], dtype=np.int64), known


def _texts(path: Path, rows: Sequence[Row], coders: Sequence[str]) -> tuple[Continuum | None, ...] | None:
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


def _value(
    cell: str, scale: Scale, sets: str | None, how: Reading, where: Callable[[], str], table: dict[Label, int]
) -> int:
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
            f"'{unknown}' is not {'on the scale' if is_scale else 'among the codes'}", where=where(),
            remedy=f"mend it, or add it to {'--scale or --off-scale' if is_scale else '--codes'}",
        )  # fmt: skip
    return table.setdefault(codes, len(table))
