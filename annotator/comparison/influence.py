"""What pulls alpha most: the units, coders and codes without which it would move furthest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from annotator.agreement.resampling import numbered, summed
from annotator.agreement.sets import masi_without
from annotator.comparison.question import Question
from annotator.comparison.sums import Alpha, Matrix, alpha_of
from annotator.comparison.values import Label
from annotator.delayed import dataclass

_CELLS = 2_000_000  # distances held at once


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
        found += sorted((p for p in pulls if abs(p.moves) > 1e-12), key=lambda p: -round(abs(p.moves), 12))[:most]
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
    cells, often = np.unique(question.cells, axis=0, return_counts=True)
    times = often.astype(float)
    distinct = replace(question, cells=cells)
    codes = question.used()
    if question.kind == "set":
        coded = distinct.sets()
        without = _without_of_sets(coded.counts(), times, coded.labels, codes)
    else:
        without = _without_of_codes(distinct.single(codes).counts(), times)
    for code, left in zip(codes, without.tolist(), strict=True):
        if not np.isnan(left):
            yield Pull("code", code, left, left - value)


def _without_of_codes(counts: Matrix, times: Matrix) -> Matrix:
    """Return nominal alpha without each code, from how often it stands in items (items × codes)."""
    square = counts**2
    left = counts.sum(axis=1)[:, None] - counts  # values of an item without a code
    is_pair = left >= 2
    apart = (left**2 - square.sum(axis=1)[:, None] + square) / np.maximum(left - 1, 1) * is_pair
    used = (is_pair * times[:, None]).T @ counts  # of each code, without each code
    np.fill_diagonal(used, 0.0)
    n = used.sum(axis=1)
    return alpha_of(n, times @ apart, n**2 - (used**2).sum(axis=1))


def _without_of_sets(counts: Matrix, times: Matrix, labels: Sequence[Label], codes: Sequence[str]) -> Matrix:
    """Return alpha with MASI distance without each code, from how often sets stand in items (items × sets)."""
    given = counts.sum(axis=1)
    weights = times * (given >= 2)
    used = weights @ counts
    together = counts.T @ (counts * (weights / np.maximum(given - 1, 1))[:, None])
    found, step = [], max(1, _CELLS // max(1, len(labels) ** 2))
    for begin in range(0, len(codes), step):
        distances = masi_without(labels, codes[begin : begin + step])
        n = np.full(len(distances), used.sum())
        found.append(alpha_of(n, (distances * together).sum(axis=(1, 2)), (distances @ used) @ used))
    return np.concatenate(found) if found else np.empty(0)
