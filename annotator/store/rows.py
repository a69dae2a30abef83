"""How values become rows and rows values: one mapping for all tables."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from annotator.model import (
    Decision,
    Document,
    Footnote,
    Holder,
    Participant,
    Section,
    Sentence,
    Statement,
    Suggestion,
    Unit,
)

T = TypeVar("T")
_JSON_FIELDS = frozenset(
    ("warnings", "metadata", "path", "sentences", "parts", "attribution_parts", "holders", "holder_type", "quantifier")
)


@lru_cache
def columns(kind: type) -> tuple[str, ...]:
    """Return the column names of a value's table, in field order."""
    return tuple(f.name for f in dataclasses.fields(kind))


def to_row(value: Any) -> tuple[Any, ...]:
    """Return a value as the row of its table: nested fields as JSON, booleans as 0 and 1."""
    kind: type = type(value)
    fields, nested, flags = _writing(kind)
    row = list(fields(value))
    for at, name in nested:
        plain = [dataclasses.asdict(h) for h in row[at]] if name == "holders" else row[at]
        row[at] = json.dumps(plain, ensure_ascii=False)
    for at in flags:
        row[at] = int(row[at])
    return tuple(row)


@lru_cache
def _writing(kind: type) -> tuple[Callable[[Any], tuple[Any, ...]], list[tuple[int, str]], list[int]]:
    """Return what reads all fields of a value at once, which of them are nested, and which are booleans."""
    names = columns(kind)
    nested = [(at, name) for at, name in enumerate(names) if name in _JSON_FIELDS]
    return attrgetter(*names), nested, [at for at, f in enumerate(dataclasses.fields(kind)) if f.type == "bool"]


def insert(conn: sqlite3.Connection, table: str, values: Sequence[Any], **extra: Sequence[Any]) -> None:
    """Insert values into their table; ``extra`` holds further columns, one entry a value."""
    if not values:
        return
    kind: type = type(values[0])
    names = (*columns(kind), *extra)
    rows = [(*to_row(v), *(extra[k][i] for k in extra)) for i, v in enumerate(values)]
    marks = ",".join("?" * len(names))
    conn.executemany(f"INSERT INTO {table} ({','.join(map(quoted, names))}) VALUES ({marks})", rows)


def quoted(name: str) -> str:
    """Return a column name that is safe even where it is an SQL word."""
    return f'"{name}"'


def select(kind: type, table: str, rest: str = "", alias: str = "") -> str:
    """Return the SELECT for all columns of a value's table."""
    prefix = f"{alias}." if alias else ""
    names = ",".join(prefix + quoted(c) for c in columns(kind))
    return f"SELECT {names} FROM {table} {alias} {rest}".strip()


def fetch(conn: sqlite3.Connection, kind: Callable[..., T], sql: str, values: Iterable[Any] = ()) -> list[T]:
    """Run a SELECT made by ``select`` and return its rows as values."""
    build = _BUILDERS[kind]
    return [build(row) for row in conn.execute(sql, tuple(values))]


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value


def _document(row: Sequence[Any]) -> Document:
    cells = [*row]
    cells[-2:] = [_tuples(json.loads(row[-2])), json.loads(row[-1])]
    return Document(*cells)


def _unit(row: Sequence[Any]) -> Unit:
    cells = [*row]
    cells[7] = _tuples(json.loads(row[7]))
    return Unit(*cells)


def _statement(row: Sequence[Any]) -> Statement:
    cells = dict(zip(columns(Statement), row, strict=True))
    for name in ("sentences", "parts", "attribution_parts", "holder_type", "quantifier"):
        cells[name] = _tuples(json.loads(cells[name]))
    cells["holders"] = tuple(Holder(**{**h, "codes": tuple(h["codes"])}) for h in json.loads(cells["holders"]))
    return Statement(**cells)


def _decision(row: Sequence[Any]) -> Decision:
    cells = [*row]
    cells[_BULK] = bool(cells[_BULK])
    return Decision(*cells)


_BULK = columns(Decision).index("bulk")
_BUILDERS: dict[Any, Callable[[Sequence[Any]], Any]] = {
    Document: _document,
    Section: lambda row: Section(*row),
    Unit: _unit,
    Sentence: lambda row: Sentence(*row),
    Participant: lambda row: Participant(*row),
    Footnote: lambda row: Footnote(*row),
    Statement: _statement,
    Suggestion: lambda row: Suggestion(*row),
    Decision: _decision,
}
