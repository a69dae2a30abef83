"""The matrix: one row an item and layer, one column a coder; ``agree --table`` of it gives the same figures.

The first columns are ``unit`` (an item in a unit is written UNIT/STATEMENT or UNIT/SENTENCE), ``layer`` and
``scale``, which says how the values are to be read: ``nominal``, ``set`` or ``ordinal`` and what was asked, then
behind a ``|`` the codes, and behind another the off-scale ones; no key of a code holds a blank or a ``|``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.codebook import Layer
from annotator.comparison.values import NONE, Sheet, Value
from annotator.items import Item

HEAD = ("unit", "layer", "scale")
EMPTY = "[]"  # no code applies
_ITEM = re.compile(r"(u[0-9a-f]{16})/.+")


@dataclass(frozen=True, slots=True)
class Scale:
    """How a layer's values are to be read."""

    kind: str  # nominal, set or ordinal
    codes: tuple[str, ...]
    off_scale: tuple[str, ...] = ()
    item: str = "item"

    def __str__(self) -> str:
        off = f" | {' '.join(self.off_scale)}" if self.off_scale else ""
        return f"{self.kind} {self.item} | {' '.join(self.codes)}{off}"


def scale_of(layer: Layer, item: str = "item") -> Scale:
    """Return how this layer's values are to be read; a vocabulary's codes are those that were used."""
    codes = () if layer.vocabulary else tuple(c.key for c in layer.codes)
    if layer.multiple or layer.item.get("default") == "span":
        return Scale("set", codes, (), item)
    if layer.scale == "ordinal":
        on = tuple(layer.scale_codes())
        return Scale("ordinal", on, tuple(c for c in codes if c not in on), item)
    return Scale("nominal", codes, (), item)


def parse_scale(text: str) -> Scale:
    """Read a cell of the column ``scale``."""
    kind, _, rest = text.partition("|")
    on, _, off = rest.partition("|")
    name, _, item = kind.strip().partition(" ")
    return Scale(name, tuple(on.split()), tuple(off.split()), item or "item")


def name_of(item: Item) -> str:
    """Return an item's name in the first column."""
    inside = item.statement or item.sentence
    return f"{item.unit or item.document}/{inside}" if inside else item.unit or item.document


def cluster_of(name: str) -> str:
    """Return the unit in which an item of this name lies; any other name is its own cluster."""
    match = _ITEM.fullmatch(name)
    return match[1] if match else name


def columns(coders: Sequence[str]) -> tuple[str, ...]:
    """Return the head of the table."""
    return (*HEAD, *coders)


def rows(sheets: Sequence[Sheet]) -> Iterator[list[str]]:
    """Yield one row an item and layer."""
    for sheet in sheets:
        scale = scale_of(sheet.layer, sheet.asked_of)
        for item, values in zip(sheet.items, sheet.values, strict=True):
            yield [name_of(item), sheet.layer.key, str(scale), *(_cell(v, scale.kind) for v in values)]


def _cell(value: Value, kind: str) -> str:
    if value is None:
        return ""
    if not value or (kind != "set" and value == frozenset((NONE,))):
        return EMPTY
    return "|".join(sorted(value))
