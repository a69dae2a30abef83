"""What pulls alpha most: the units, coders and codes without which it would move furthest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import numpy as np

from annotator.agreement.resampling import numbered, summed
from annotator.comparison.question import Question
from annotator.comparison.sums import Alpha
from annotator.delayed import dataclass


@dataclass(frozen=True, slots=True)
class Pull:
    """Alpha without one unit, coder or code: ``moves`` is how much higher (or lower) it would be."""

    kind: Literal["unit", "coder", "code"]
    name: str
    without: float
    moves: float
    label: str | None = None  # of a unit, as printed
    document: str | None = None  # of a unit, where there are several


def influence(question: Question, most: int = 3) -> list[Pull]:
    """Return the units, coders and codes that pull the layer's first alpha most, furthest first of each kind.

    Coders only where there are more than two: without one of two nothing is left to compare.
    """
    whole = Alpha.of(question)
    value = whole.whole()
    if np.isnan(value) or len(question.coders) < 2:
        return []
    found: list[Pull] = []
    for pulls in (_units(question, whole, value, most), _coders(question, value), _codes(question, value)):
        found += sorted((p for p in pulls if abs(p.moves) > 1e-12), key=lambda p: -abs(p.moves))[:most]
    return found


def _units(question: Question, whole: Alpha, value: float, most: int) -> Iterator[Pull]:
    blocks = summed(whole.rows, numbered(question.units))
    without = whole.value(blocks.sum(axis=0) - blocks)
    units, _ = np.unique(question.units, return_counts=True)  # without the counts numpy.ma would be imported
    for place in np.argsort(-np.nan_to_num(np.abs(without - value)), kind="stable")[:most].tolist():
        left, unit = float(without[place]), int(units[place])
        if not np.isnan(left):
            first = int(np.flatnonzero(question.units == unit)[0])
            name, document = question.name(first).partition("/")[0], _document(question, first)
            yield Pull("unit", name, left, left - value, question.label(unit), document)


def _document(question: Question, row: int) -> str | None:
    if question.documents is None or len(question.document_names) < 2:
        return None
    return question.document_names[int(question.documents[row])]


def _coders(question: Question, value: float) -> Iterator[Pull]:
    if len(question.coders) < 3:
        return
    for g, coder in enumerate(question.coders):
        left = Alpha.of(question.of([h for h in range(len(question.coders)) if h != g])).whole()
        if not np.isnan(left):
            yield Pull("coder", coder, left, left - value)


def _codes(question: Question, value: float) -> Iterator[Pull]:
    """Yield alpha with the values of a code left out; a set loses the code. Items with like values count as one."""
    cells, times = np.unique(question.cells, axis=0, return_counts=True)
    distinct = replace(question, cells=cells)
    for code in question.used():
        alpha = Alpha.of(_without(distinct, code))
        left = float(alpha.value((times @ alpha.rows)[None, :])[0])
        if not np.isnan(left):
            yield Pull("code", code, left, left - value)


def _without(question: Question, code: str) -> Question:
    if question.kind == "set":
        labels = tuple(label - {code} for label in question.labels)
        place = {label: i for i, label in enumerate(dict.fromkeys(labels))}
        table = np.array([place[label] for label in labels] + [-1], dtype=np.int64)
        return replace(question, labels=tuple(place), cells=table[question.cells])
    gone = np.array([code == (next(iter(label)) if label else "none") for label in question.labels] + [False])
    return replace(question, cells=np.where(gone[question.cells], -1, question.cells))
