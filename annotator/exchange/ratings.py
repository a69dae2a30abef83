"""Ratings from any table, wide (a column a coder) or long (unit, coder, value); mistakes are named by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.comparison.figures import Question
from annotator.comparison.values import NONE, Value
from annotator.errors import InputError
from annotator.exchange.matrix import HEAD, Scale, cluster_of, parse_scale
from annotator.exchange.table import unguarded


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read: the cell that says none, the mark between codes, the scale."""

    none: str = "[]"
    sets: str | None = None
    scale: tuple[str, ...] = ()
    off_scale: tuple[str, ...] = ()
    long: tuple[str, str, str] | None = None


def read(path: Path, how: Reading) -> list[Question]:
    """Return one question a layer; a table without the column ``layer`` is one layer."""
    rows = list(_rows(path))
    head, body = rows[0][1], rows[1:]
    if how.long is not None:
        head, body = _widened(path, head, body, how.long)
    own = head[:3] == list(HEAD)
    first = 3 if own else 1
    coders = tuple(head[first:])
    _check_coders(path, coders)
    groups: dict[tuple[str, str], list[tuple[int, list[str]]]] = {}
    for line, row in body:
        key = (row[1], row[2]) if own else (path.stem, "")
        groups.setdefault(key, []).append((line, row))
    return [_question(path, layer, scale, coders, found, first, how) for (layer, scale), found in groups.items()]


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from error
    width = 0
    count = 0
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        for row in reader:
            if not row:
                continue
            width, count = width or len(row), count + 1
            if len(row) != width:
                raise InputError(
                    f"has {len(row)} cells where the first row has {width}",
                    where=f"{path.name}, row {reader.line_num}",
                    remedy="mend the row",
                )  # fmt: skip
            yield reader.line_num, [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", where=path.name, remedy="mend the file") from error
    if count < 2:
        raise InputError("holds no ratings", where=path.name, remedy="a head and one row a unit are wanted")


def _check_coders(path: Path, coders: Sequence[str]) -> None:
    if len(coders) < 2:
        raise InputError(
            f"holds the ratings of {len(coders)} coder", where=path.name, remedy="give one column a coder, two or more"
        )
    for name in coders:
        if coders.count(name) > 1:
            raise InputError(f"column '{name}' stands twice", where=path.name, remedy="rename one of them")


def _widened(
    path: Path, head: list[str], body: list[tuple[int, list[str]]], names: tuple[str, str, str]
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Turn a long table into a wide one; the same coder twice on one unit is refused."""
    missing = next((n for n in names if n not in head), None)
    if missing is not None:
        raise InputError(f"has no column '{missing}'", where=path.name, remedy=f"its columns are {', '.join(head)}")
    unit, coder, value = (head.index(n) for n in names)
    coders = sorted({row[coder] for _, row in body})
    found: dict[str, tuple[int, dict[str, str]]] = {}
    for line, row in body:
        given = found.setdefault(row[unit], (line, {}))[1]
        if row[coder] in given:
            raise InputError(
                f"coder '{row[coder]}' stands twice on unit '{row[unit]}'", where=f"{path.name}, row {line}",
                remedy="keep one of the rows",
            )  # fmt: skip
        given[row[coder]] = row[value]
    wide = [(line, [name, *(given.get(c, "") for c in coders)]) for name, (line, given) in found.items()]
    return ["unit", *coders], wide


def _question(
    path: Path, layer: str, scale_text: str, coders: tuple[str, ...], rows: Sequence[tuple[int, list[str]]], first: int,
    how: Reading,
) -> Question:  # fmt: skip
    scale = parse_scale(scale_text) if scale_text else _scale(how)
    sets = "|" if scale_text and scale.kind == "set" else how.sets
    names: set[str] = set()
    values: list[list[Value]] = []
    for line, row in rows:
        if row[0] in names:
            raise InputError(
                f"unit '{row[0]}' stands twice", where=f"{path.name}, row {line}", remedy="keep one of the rows"
            )
        names.add(row[0])
        cells = zip(coders, row[first:], strict=True)
        values.append(
            [_value(cell, scale, sets, how.none, f"{path.name}, row {line}, column {c}") for c, cell in cells]
        )
    kept = [i for i, row in enumerate(values) if any(v is not None for v in row)]
    single = sum(sum(v is not None for v in row) == 1 for row in values)
    return Question(
        layer, scale.item, scale.kind, scale.codes, scale.off_scale, coders, [values[i] for i in kept],
        [cluster_of(rows[i][1][0]) for i in kept], {"items that only one coder finished": single} if single else {},
    )  # fmt: skip


def _scale(how: Reading) -> Scale:
    if how.scale:
        return Scale("ordinal", how.scale, how.off_scale)
    return Scale("set" if how.sets else "nominal", (), ())


def _value(cell: str, scale: Scale, sets: str | None, none: str, where: str) -> Value:
    text = cell.strip()
    if not text:
        return None
    if text == none:
        return frozenset() if scale.kind == "set" else frozenset((NONE,))
    codes = frozenset(part.strip() for part in text.split(sets)) if sets else frozenset((text,))
    known = (*scale.codes, *scale.off_scale)
    unknown = next((c for c in sorted(codes) if scale.kind == "ordinal" and known and c not in known), None)
    if unknown is not None:
        raise InputError(f"'{unknown}' is not on the scale", where=where, remedy="add it to --scale or --off-scale")
    return codes
