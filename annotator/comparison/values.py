"""What each coder's value for each item is: codes, none, or missing (contract, sections 4 and 5).

The same rule as in ``items``, for all units of a round at once: a sheet a layer, items by coders, values as numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain, compress
from typing import Literal

from annotator.codebook import Layer
from annotator.comparison import marking
from annotator.comparison.marking import MARKED, MARKING
from annotator.comparison.reading import Answer, Rated
from annotator.delayed import dataclass
from annotator.errors import InputError
from annotator.items import Item

NONE = "none"  # the category of a single layer where no code applies
Kind = Literal["nominal", "ordinal", "set"]
Label = frozenset[str]
Value = Label | None  # None: missing
LEFT_OPEN = 0  # the label of what was left open in a unit that its coder finished
NOT_DONE = "values in units not done"
ONLY_ONE = "items that only one coder finished"
UNPAIRED = "statements that only one coder marked"
NOT_ASKED = "items that the answers given ask of one coder only"
LATE = "decisions made after the round was opened"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One layer's items with a value a coder: ``cells`` are places in ``labels``, -1 for missing.

    The first two labels are empty: that no code applies as finishing the unit answered it (LEFT_OPEN), and as it was
    said. ``units`` are places in the round's units.
    """

    layer: Layer
    asked_of: str
    coders: tuple[str, ...]
    items: tuple[Item, ...]
    labels: tuple[Label, ...]
    cells: tuple[tuple[int, ...], ...]
    units: tuple[int, ...]
    excluded: Mapping[str, int] = field(default_factory=dict)

    def values(self) -> Iterator[tuple[Value, ...]]:
        """Yield the values of each item by coder; where no code applies, the empty set."""
        named: list[Value] = [*self.labels, None]
        return (tuple([named[cell] for cell in row]) for row in self.cells)


@dataclass(frozen=True, slots=True)
class _Place:
    """The items that layers of one kind are asked of: by the id of a statement, unit or document, or by sentence."""

    items: tuple[Item, ...]
    units: tuple[int, ...]
    row: Mapping[object, int]
    unmarked: frozenset[tuple[int, str]]  # (item, coder): a statement that the coder did not mark


@dataclass(frozen=True, slots=True)
class _Raw:
    """What was answered on a layer, whether it counts or not: labels by cell (item × everybody), and where it counts.

    ``open`` holds 0 where the coder finished the unit and -1 elsewhere.
    """

    place: _Place
    labels: tuple[Label, ...]
    cells: Mapping[int, int]
    open: list[int]
    astray: int  # answers on documents given in units not done


def name_of(item: Item) -> str:
    """Return an item's name: its unit's or document's id, with the statement's or sentence's behind a slash."""
    inside = item.statement or item.sentence
    return f"{item.unit or item.document}/{inside}" if inside else item.unit or item.document


def kind_of(layer: Layer) -> tuple[Kind, tuple[str, ...], tuple[str, ...]]:
    """Return how a layer's values are read, its codes and those off its scale; a vocabulary's are those used."""
    codes = () if layer.vocabulary else tuple(c.key for c in layer.codes)
    if layer.is_set:
        return "set", codes, ()
    if layer.scale == "ordinal":
        on = tuple(layer.scale_codes())
        return "ordinal", on, tuple(c for c in codes if c not in on)
    return "nominal", codes, ()


def sheets(rated: Rated, layers: Sequence[str] | None = None) -> list[Sheet]:
    """Return one sheet a layer: every item that a coder has a value for, in reading order."""
    reader = _Reader(rated)
    first = [reader.marking()] if rated.groups and (layers is None or MARKING in layers) else []
    return [*first, *(reader.sheet(layer) for layer in rated.book.layers if layers is None or layer.key in layers)]


class _Reader:
    """Reads layers of a round; what several layers share is made once."""

    def __init__(self, rated: Rated) -> None:
        self._rated = rated
        self._number = {unit.id: i for i, unit in enumerate(rated.units)}
        self._column = {coder: g for g, coder in enumerate(rated.everybody)}
        self._places: dict[object, _Place] = {}
        self._raws: dict[str, _Raw] = {}
        self._open = [[-1] * len(rated.everybody) for _ in rated.units]
        for coder, unit in rated.done:
            self._open[self._number[unit]][self._column[coder]] = 0

    def sheet(self, layer: Layer) -> Sheet:
        """Return the values of one layer with what was left out and why."""
        rated, raw, m = self._rated, self._raw(layer), len(self._rated.everybody)
        cells = list(raw.open)
        not_done = raw.astray
        for cell, label in raw.cells.items():
            if cells[cell] < 0:
                not_done += 1
            else:
                cells[cell] = label
        finished = list(cells)
        unpaired = {row for row, _ in raw.place.unmarked}
        for cell in chain(self._not_asked(layer, raw), (row * m + self._column[c] for row, c in raw.place.unmarked)):
            cells[cell] = -1
        columns = [self._column[c] for c in rated.coders]
        rows, before = _rows(cells, m, columns), _rows(finished, m, columns)
        values = [row.count(-1) for row in rows]
        excluded = Counter({NOT_DONE: not_done, LATE: rated.after_discussion})
        for i, missing in enumerate(values):
            if missing == len(columns) - 1:
                is_single = before[i].count(-1) == missing
                excluded[ONLY_ONE if is_single else UNPAIRED if i in unpaired else NOT_ASKED] += 1
        kept = [missing < len(columns) for missing in values]
        return Sheet(
            layer, self._asked_of(layer), rated.coders, tuple(compress(raw.place.items, kept)), raw.labels,
            tuple(compress(rows, kept)), tuple(compress(raw.place.units, kept)), dict(+excluded),
        )  # fmt: skip

    def _asked_of(self, layer: Layer) -> str:
        found = {layer.item_for(unit.kind) for unit in self._rated.units} - {None}
        return "/".join(sorted(map(str, found or set(layer.item.values()))))

    def _place(self, layer: Layer) -> _Place:
        key = (tuple(sorted(layer.item.items())), layer.kinds)
        if key not in self._places:
            row: dict[object, int] = {}
            units: list[int] = []
            items: list[Item] = []
            unmarked: set[tuple[int, str]] = set()
            for i, unit in enumerate(self._rated.units):
                groups = self._rated.groups.get(unit.id) if layer.item_for(unit.kind) == "statement" else None
                for group in groups or ():
                    row.update(dict.fromkeys(group.values(), len(items)))
                    unmarked |= {(len(items), c) for c in self._rated.everybody if c not in group}
                    items.append(Item(unit.document, unit.id, statement=next(iter(group.values()))))
                    units.append(i)
                for name, item in self._items(layer, unit.id, unit.document, unit.kind) if groups is None else ():
                    if row.setdefault(name, len(items)) == len(items):
                        items.append(item)
                        units.append(i)
            self._places[key] = _Place(tuple(items), tuple(units), row, frozenset(unmarked))
        return self._places[key]

    def marking(self) -> Sheet:
        """Return who marked which statement, of all units that are asked of statements; a layer of its own."""
        book, kinds = self._rated.book, {unit.kind for unit in self._rated.units}
        asked = tuple(k for k in sorted(kinds) if any(layer.item_for(k) == "statement" for layer in book.layers))
        layer = marking.layer(asked)
        place, coders = self._place(layer), self._rated.coders
        cells = [
            tuple(-1 if self._open[unit][self._column[c]] < 0 else 1 if (i, c) in place.unmarked else 2 for c in coders)
            for i, unit in enumerate(place.units)
        ]
        kept = [any(v >= 0 for v in row) for row in cells]
        alone = sum(sum(v >= 0 for v in row) == 1 for row in cells)
        return Sheet(
            layer, "statement", coders, tuple(compress(place.items, kept)),
            (frozenset(), frozenset(), frozenset((MARKED,))), tuple(compress(cells, kept)),
            tuple(compress(place.units, kept)), {ONLY_ONE: alone} if alone else {},
        )  # fmt: skip

    def _items(self, layer: Layer, unit: str, document: str, kind: str) -> list[tuple[object, Item]]:
        asked = layer.item_for(kind)
        if asked == "statement":
            return [(s, Item(document, unit, statement=s)) for s in self._rated.statements.get(unit, ())]
        if asked == "sentence":
            cut = self._rated.frame(unit).sentences
            return [((unit, s.number), Item(document, unit, sentence=s.number)) for s in cut]
        if asked == "document":
            return [(document, Item(document))]
        return [(unit, Item(document, unit))] if asked is not None else []

    def _raw(self, layer: Layer) -> _Raw:
        if layer.key not in self._raws:
            self._raws[layer.key] = self._answered(layer)
        return self._raws[layer.key]

    def _answered(self, layer: Layer) -> _Raw:
        """Return the answers of a layer: the union of codes of a set, else the newest; the same code twice is one."""
        place, m, column = self._place(layer), len(self._rated.everybody), self._column
        is_open = list(chain.from_iterable(map(self._open_at, place.items, place.units)))
        first: dict[int, tuple[str, str | None]] = {}
        several: dict[int, list[tuple[str, str | None]]] = {}
        of_document, astray = "document" in layer.item.values(), 0
        for answer in self._rated.answers.get(layer.key, ()):
            unit, statement, _, _, coder, code, decision = answer
            row = place.row.get(statement) if statement is not None else None
            if row is None:
                row = self._row(layer, place, answer)
                if row is None:
                    continue
            cell = row * m + column[coder]
            if of_document and not place.items[row].unit:  # it counts where its coder finished the unit it was given in
                if (coder, unit) not in self._rated.done:
                    astray += 1
                    continue
                is_open[cell] = 0
            if cell in first:
                several.setdefault(cell, [first[cell]]).append((decision, code))
            else:
                first[cell] = (decision, code)
        labels, cells = _labelled(first, several, layer.is_set)
        return _Raw(place, labels, cells, is_open, astray)

    def _open_at(self, item: Item, unit: int) -> list[int]:
        """Return 0 for who finished the unit; a document is asked about in its first one."""
        is_elsewhere = not item.unit and self._rated.units[unit].ordinal != 1
        return [-1] * len(self._column) if is_elsewhere else self._open[unit]

    def _row(self, layer: Layer, place: _Place, answer: Answer) -> int | None:
        """Return the item that an answer counts for, None where the codebook no longer asks there."""
        name, statement, start, end, _, code, _ = answer
        unit = self._rated.units[self._number[name]]
        asked = layer.item_for(unit.kind)
        if asked == "document":
            return place.row.get(unit.document)
        if asked == "unit" or (asked == "span" and (start is not None or code is None)):
            return place.row.get(unit.id)
        if asked == "sentence" or (asked == "statement" and statement is None):
            return self._by_offsets(layer, place, name, start, end)
        return None

    def _by_offsets(self, layer: Layer, place: _Place, unit: str, start: int | None, end: int | None) -> int | None:
        try:
            item = self._rated.frame(unit).item_of(layer, None, start, end)
        except InputError:
            return None
        return place.row.get(item.statement or (item.unit, item.sentence))

    def _not_asked(self, layer: Layer, raw: _Raw) -> Iterator[int]:
        """Yield the cells where the layer's ``when`` does not hold: its code, or one below, of the item or unit."""
        if layer.when is None:
            return
        other, m = self._rated.book.layer(layer.when.layer), len(self._rated.everybody)
        given = self._raw(other)
        meant = [any(layer.when.code in (c, *other.path(c)) for c in label) for label in given.labels]
        asked = {cell for cell, label in given.cells.items() if meant[label]}
        for name, row in raw.place.row.items():
            unit = self._rated.units[raw.place.units[row]].id
            places = [p for p in (given.place.row.get(name), given.place.row.get(unit)) if p is not None]
            for column in range(m):
                if not any(p * m + column in asked for p in places):
                    yield row * m + column


def _rows(cells: list[int], m: int, columns: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the cells of some coders, a row an item."""
    return list(zip(*(cells[g::m] for g in columns), strict=True)) if columns else [()] * (len(cells) // max(m, 1))


def _labelled(
    first: Mapping[int, tuple[str, str | None]], several: Mapping[int, Sequence[tuple[str, str | None]]], is_set: bool
) -> tuple[tuple[Label, ...], dict[int, int]]:
    """Return the labels in use and the label of each cell; of several codes on a single layer the newest stands."""
    labels: dict[Label, int] = {frozenset(): 1}
    alone: dict[str | None, int] = {None: 1}
    cells: dict[int, int] = {}
    for cell, (_, code) in first.items():
        if code not in alone:
            alone[code] = labels.setdefault(frozenset((code or "",)), len(labels) + 1)
        cells[cell] = alone[code]
    for cell, found in several.items():
        codes = [(decision, code) for decision, code in found if code is not None]
        kept = codes if is_set or not codes else [max(codes)]
        cells[cell] = labels.setdefault(frozenset(code for _, code in kept), len(labels) + 1)
    return (frozenset(), *labels), cells
