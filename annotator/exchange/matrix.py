"""The matrix: one row an item and layer, one column a coder; ``agree --table`` of it gives the same figures.

The first columns are ``unit`` (an item in a unit is written UNIT/STATEMENT or UNIT/SENTENCE), ``layer`` and
``scale``, which says how the values are to be read: ``nominal``, ``set`` or ``ordinal`` and what was asked, then
behind a ``|`` the codes, and behind another the off-scale ones; no key of a code holds a blank or a ``|``. Then come
``document`` and ``spans``: for a layer that marks words, as JSON, the length of the unit and each coder's
``[start, end, code]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from annotator.comparison.reading import Rated
from annotator.comparison.values import Kind, Sheet, kind_of, name_of
from annotator.comparison.words import Words, words
from annotator.delayed import dataclass

HEAD = ("unit", "layer", "scale", "document", "spans")
EMPTY = "[]"  # no code applies
KINDS: Mapping[str, Kind] = {"nominal": "nominal", "set": "set", "ordinal": "ordinal"}
_ITEM = re.compile(r"(u[0-9a-f]{16})/.+")


@dataclass(frozen=True, slots=True)
class Scale:
    """How a layer's values are to be read."""

    kind: Kind
    codes: tuple[str, ...]
    off_scale: tuple[str, ...] = ()
    item: str = "item"

    def __str__(self) -> str:
        off = f" | {' '.join(self.off_scale)}" if self.off_scale else ""
        return f"{self.kind} {self.item} | {' '.join(self.codes)}{off}"


def parse_scale(text: str) -> Scale:
    """Read a cell of the column ``scale``; raise ValueError for one that says nothing known."""
    kind, _, rest = text.partition("|")
    on, _, off = rest.partition("|")
    name, _, item = kind.strip().partition(" ")
    if name not in KINDS:
        raise ValueError(f"a scale begins with {', '.join(KINDS)}")
    return Scale(KINDS[name], tuple(on.split()), tuple(off.split()), item or "item")


def cluster_of(name: str) -> str:
    """Return the unit in which an item of this name lies; any other name is its own cluster."""
    match = _ITEM.fullmatch(name)
    return match[1] if match else name


def columns(coders: Sequence[str]) -> tuple[str, ...]:
    """Return the head of the table."""
    return (*HEAD, *coders)


def rows(rated: Rated, sheets: Sequence[Sheet]) -> Iterator[list[str]]:
    """Yield one row an item and layer."""
    for sheet in sheets:
        scale = str(Scale(*kind_of(sheet.layer), sheet.asked_of))
        cells = [EMPTY if not label else "|".join(sorted(label)) for label in sheet.labels] + [""]
        marked = words(rated, sheet) or [None] * len(sheet.items)
        for item, values, text in zip(sheet.items, sheet.cells, marked, strict=True):
            spans = "" if text is None else write_spans(text)
            yield [name_of(item), sheet.layer.key, scale, item.document, spans, *(cells[v] for v in values)]


def write_spans(text: Words) -> str:
    """Return the words of a unit as JSON: its length, and the marks of each coder."""
    return json.dumps([text.length, text.marks], ensure_ascii=False)


def read_spans(cell: str) -> Words:
    """Return the words that ``write_spans`` wrote; raise ValueError for anything else."""
    try:
        length, own = json.loads(cell)
        marks = {c: tuple((int(a), int(b), str(code)) for a, b, code in listed) for c, listed in own.items()}
    except (TypeError, AttributeError, ValueError, RecursionError):
        raise ValueError('spans are written as [length, {"coder": [[start, end, "code"], …]}]') from None
    wrong = next((m for listed in marks.values() for m in listed if not 0 <= m[0] < m[1] <= length), None)
    if wrong is not None:
        raise ValueError(f"the span {wrong[0]} to {wrong[1]} does not lie within the unit's {length} characters")
    return Words(length, marks)
