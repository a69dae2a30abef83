"""One layer's values as figures are computed of them, wherever they come from: a project's round or a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.spans import Continuum
from annotator.comparison import spans
from annotator.comparison.reading import Rated
from annotator.comparison.values import NONE, Kind, Label, Sheet, kind_of, name_of
from annotator.comparison.words import words
from annotator.delayed import dataclass
from annotator.items import Item

Cells = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Question:
    """Items by coders: ``cells`` are places in ``labels``, -1 for missing; the empty label says no code applies.

    ``codes`` is the full list, lowest first on a scale, or empty (then those that were used); ``units`` numbers the
    units that items lie in, ``documents`` the documents, named in ``document_names``. ``texts`` holds, for a layer of
    spans, the continuum of each item.
    """

    layer: str
    item: str
    kind: Kind
    codes: tuple[str, ...]
    off_scale: tuple[str, ...]
    coders: tuple[str, ...]
    labels: tuple[Label, ...]
    cells: Cells
    units: Cells
    items: Sequence[Item | str]
    documents: Cells | None = None
    document_names: tuple[str, ...] = ()
    unit_labels: tuple[str | None, ...] = ()
    excluded: Mapping[str, int] = field(default_factory=dict)
    texts: tuple[Continuum | None, ...] | None = None
    weights: str | None = None

    def where(self, kept: NDArray[np.bool_]) -> Question:
        """Return some of the items."""
        rows = np.flatnonzero(kept).tolist()
        return dataclasses.replace(
            self, cells=self.cells[kept], units=self.units[kept], items=[self.items[i] for i in rows],
            documents=None if self.documents is None else self.documents[kept],
            texts=None if self.texts is None else tuple(self.texts[i] for i in rows),
        )  # fmt: skip

    def name(self, row: int) -> str:
        """Return an item's name, as the matrix prints it."""
        item = self.items[row]
        return item if isinstance(item, str) else name_of(item)

    def label(self, unit: int) -> str | None:
        """Return the label of a unit as its document prints it, where known."""
        return self.unit_labels[unit] if self.unit_labels else None

    def of(self, chosen: Sequence[int]) -> Question:
        """Return the question for some of the coders."""
        coders = tuple(self.coders[g] for g in chosen)
        texts = self.texts
        if texts is not None:
            texts = tuple(t and t.only(coders) for t in texts)
        return dataclasses.replace(self, coders=coders, cells=self.cells[:, list(chosen)], texts=texts)

    def relabelled(self, rename: Callable[[str], str]) -> Question:
        """Return the question with other codes in place of its own; what becomes the same code is one."""
        table: dict[Label, int] = {frozenset(): 0}
        place = [table.setdefault(frozenset(map(rename, label)), len(table)) for label in self.labels]
        codes, off = (tuple(dict.fromkeys(map(rename, each))) for each in (self.codes, self.off_scale))
        texts = self.texts
        if texts is not None:
            texts = tuple(t and _renamed(t, rename) for t in texts)
        return dataclasses.replace(
            self, codes=codes, off_scale=tuple(c for c in off if c not in codes), labels=tuple(table),
            cells=np.append(np.array(place, dtype=np.int64), -1)[self.cells], texts=texts,
        )  # fmt: skip

    def categories(self) -> tuple[str, ...]:
        """Return the full list of single answers with the answer none; without a codebook, those that were used."""
        used = sorted({code for label in self._used() for code in label or (NONE,)})
        if not self.codes:
            return tuple(used)
        return tuple(dict.fromkeys((*self.codes, *self.off_scale, NONE, *used)))

    def single(self, categories: Sequence[str] | None = None) -> Coded:
        """Return single answers as ratings; those outside of ``categories`` become missing."""
        listed = self.categories() if categories is None else tuple(categories)
        place = {code: i for i, code in enumerate(listed)}
        of_label = [place.get(next(iter(label), NONE), -1) for label in self.labels]
        return Coded(np.asfortranarray(np.append(np.array(of_label, dtype=np.int64), -1)[self.cells]), listed)

    def numbers(self) -> Coded:
        """Return single answers that are numbers as ratings, each weighted by its value; none is missing."""
        used = sorted({code for label in self._used() for code in label}, key=float)
        coded = self.single(used)
        return Coded(coded.codes, tuple(float(code) for code in used))

    def sets(self) -> Coded:
        """Return answers as sets of codes, those that were used only, in an order that only they decide."""
        used = sorted(self._places(), key=lambda i: (len(self.labels[i]), sorted(self.labels[i])))
        table = np.full(len(self.labels) + 1, -1, dtype=np.int64)
        table[used] = np.arange(len(used))
        return Coded(np.asfortranarray(table[self.cells]), tuple(self.labels[i] for i in used))

    def used(self) -> list[str]:
        """Return the codes that anybody gave, in the order of the codebook; of single answers also none."""
        none = () if self.kind == "set" else (NONE,)
        given = {code for label in self._used() for code in label or none}
        listed = [c for c in (*self.codes, *self.off_scale) if c in given]
        return [*listed, *sorted(given - set(listed))]

    def _used(self) -> list[Label]:
        return [self.labels[i] for i in self._places()]

    def _places(self) -> list[int]:
        """Return the labels that stand anywhere, by number (np.unique would import numpy.ma)."""
        given = self.cells[self.cells >= 0]
        return [int(i) for i in np.flatnonzero(np.bincount(given, minlength=len(self.labels)))]


def _renamed(text: Continuum, rename: Callable[[str], str]) -> Continuum:
    return dataclasses.replace(text, spans=tuple(dataclasses.replace(s, code=rename(s.code)) for s in text.spans))


def of_sheet(rated: Rated, sheet: Sheet, depth: int | None = None) -> Question:
    """Return a layer of a round as a question; ``depth`` rolls codes up to that level of their tree."""
    kind, codes, off = kind_of(sheet.layer)
    names = tuple(dict.fromkeys(unit.document for unit in rated.units))
    number = {name: i for i, name in enumerate(names)}
    of_unit = np.array([number[unit.document] for unit in rated.units], dtype=np.int64)
    marked = words(rated, sheet)
    units = np.array(sheet.units, dtype=np.int64)
    cells = np.array(sheet.cells, dtype=np.int64).reshape(len(units), len(sheet.coders))
    cells[cells == 1] = 0  # said or left open, no code applies
    texts = None if marked is None else spans.texts(marked)
    labelled = tuple(unit.label for unit in rated.units)
    found = Question(
        sheet.layer.key, sheet.asked_of, kind, codes, off, sheet.coders, sheet.labels, cells, units, sheet.items,
        of_unit[units], names, labelled, sheet.excluded, texts,
    )  # fmt: skip
    if depth is None:
        return found
    return found.relabelled(lambda code: sheet.layer.path(code)[:depth][-1])
