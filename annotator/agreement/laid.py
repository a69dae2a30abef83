"""Texts laid end to end on one axis, so that the sums of thousands of short ones are taken in one pass.

Texts with the same coders share an axis. The continuum is cut at all starts and ends, never into characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.sections import cuts
from annotator.agreement.spans import GAP, Continuum, Lane, lanes
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Places = NDArray[np.intp]
HEAD = 5  # T, disagreement, disagreement with all codes made one, squared spans and gaps, gap


@dataclass(frozen=True, slots=True)
class Axis:
    """Texts of the same coders: where each begins on the axis, how long it is, and each coder's spans in order.

    ``rows`` says which texts they are.
    """

    rows: Places
    begins: Matrix
    lengths: Matrix
    lanes: tuple[Lane, ...]

    def sums(self, q: int) -> Matrix:
        """Return a row a text: the head, then length, shared matter, its squares and same code at both, by code."""
        n, m = len(self.begins), len(self.lanes)
        ends = [self.begins[-1:] + self.lengths[-1:], *(x.start for x in self.lanes), *(x.end for x in self.lanes)]
        edges = np.sort(np.concatenate([self.begins, *ends]))
        edges = edges[np.diff(edges, prepend=-np.inf) > 0]
        sizes, at = np.diff(edges), edges[:-1]
        text, values = self._text(at), [lane.values(at) for lane in self.lanes]
        apart, apart_binary, same = np.zeros(n), np.zeros(n), np.zeros(n * (q + 1))
        for a, b in combinations(values, 2):
            equal = a == b
            apart += 2 * np.bincount(text, weights=sizes * ~equal, minlength=n)
            apart_binary += 2 * np.bincount(text, weights=sizes * ((a == GAP) != (b == GAP)), minlength=n)
            same += 2 * np.bincount(text * (q + 1) + a + 1, weights=sizes * equal, minlength=n * (q + 1))
        length, squares = self._of_spans(q)
        gap = m * self.lengths - length.sum(axis=1)
        head = [m * self.lengths, apart / (m - 1), apart_binary / (m - 1), squares + gap, gap]
        shared, shared_squares = self._shared(q)
        at_both = same.reshape(n, q + 1)[:, 1:]
        return np.column_stack([*head, length, shared / (m - 1), shared_squares / (m - 1), at_both / (m - 1)])

    def only(self, code: int) -> Axis:
        """Return the spans of one code, those of a coder that overlap made one."""
        return Axis(self.rows, self.begins, self.lengths, tuple(_merged(lane, code) for lane in self.lanes))

    def in_sections(self) -> Axis:
        """Return one text as the sections it falls into, a row each; no sum changes by that."""
        start, end = (np.concatenate([getattr(lane, k) for lane in self.lanes]) for k in ("start", "end"))
        begins = np.concatenate([self.begins, cuts(start, end)])
        lengths = np.diff(begins, append=self.begins[-1] + self.lengths[-1])
        return Axis(np.arange(len(begins), dtype=np.intp), begins, lengths, self.lanes)

    def overlaps(self) -> Iterator[int]:
        """Yield the texts in which spans of one coder overlap."""
        for lane in self.lanes:
            clash = np.flatnonzero(lane.start[1:] < np.maximum.accumulate(lane.end)[:-1])
            yield from self.rows[self._text(lane.start[clash + 1])].tolist()

    def _text(self, at: Matrix) -> Places:
        return np.asarray(np.searchsorted(self.begins, at, side="right") - 1, dtype=np.intp)

    def _of_spans(self, q: int) -> tuple[Matrix, Matrix]:
        n = len(self.begins)
        length, squares = np.zeros(n * q), np.zeros(n)
        for lane in self.lanes:
            text = self._text(lane.start)
            length += np.bincount(text * q + lane.code, weights=lane.size, minlength=n * q)
            squares += np.bincount(text, weights=lane.size**2, minlength=n)
        return length.reshape(n, q), squares

    def _shared(self, q: int) -> tuple[Matrix, Matrix]:
        """Return, by code, the sum over its spans and the other coders of what these coded, and of its squares."""
        n = len(self.begins)
        total, squares = np.zeros(n * q), np.zeros(n * q)
        for lane, other in permutations(self.lanes, 2):
            if len(lane.start):
                x = other.covered(lane.end) - other.covered(lane.start)
                place = self._text(lane.start) * q + lane.code
                total += np.bincount(place, weights=x, minlength=n * q)
                squares += np.bincount(place, weights=x**2, minlength=n * q)
        return total.reshape(n, q), squares.reshape(n, q)


@dataclass(frozen=True, slots=True)
class Laid:
    """All texts, on an axis for each choice of coders."""

    texts: tuple[Continuum, ...]
    codes: tuple[Any, ...]
    axes: tuple[Axis, ...]

    @property
    def size(self) -> int:
        """The number of rows: of texts, or of the sections of one."""
        return sum(len(axis.rows) for axis in self.axes)

    def in_sections(self) -> Laid:
        """Return one text as its sections; several as they are."""
        if len(self.texts) != 1:
            return self
        return Laid(self.texts, self.codes, tuple(axis.in_sections() for axis in self.axes))

    def sums(self) -> Matrix:
        """Return the sums of each text; raise ValueError where spans of one coder overlap."""
        for axis in self.axes:
            for text in axis.overlaps():
                lanes(self.texts[text if len(self.texts) > 1 else 0], self.codes)
        return self._each(self.axes, len(self.codes))

    def only(self, code: Any) -> Matrix:
        """Return the sums of each text with one code alone."""
        number = self.codes.index(code)
        return self._each([axis.only(number) for axis in self.axes], 1)

    def _each(self, axes: Sequence[Axis], q: int) -> Matrix:
        found = np.zeros((self.size, HEAD + 4 * q))
        for axis in axes:
            found[axis.rows] = axis.sums(q)
        return found


def lay(texts: Sequence[Continuum], codes: Sequence[Any]) -> Laid:
    """Return texts, each of two coders or more, laid end to end."""
    alike: dict[tuple[Any, ...], list[int]] = {}
    for i, text in enumerate(texts):
        alike.setdefault(text.coders, []).append(i)
    index = {code: k for k, code in enumerate(codes)}
    return Laid(tuple(texts), tuple(codes), tuple(_axis(texts, rows, coders, index) for coders, rows in alike.items()))


def _axis(texts: Sequence[Continuum], rows: list[int], coders: Sequence[Any], index: dict[Any, int]) -> Axis:
    lengths = np.array([texts[i].length for i in rows], dtype=float)
    begins = np.concatenate([[0.0], lengths.cumsum()[:-1]])
    place = {coder: g for g, coder in enumerate(coders)}
    own: list[list[tuple[float, float, int]]] = [[] for _ in coders]
    for i, begin in zip(rows, begins.tolist(), strict=True):
        by = begin - texts[i].begin
        for s in texts[i].spans:
            own[place[s.coder]].append((s.start + by, s.end + by, index[s.code]))
    return Axis(np.array(rows, dtype=np.intp), begins, lengths, tuple(map(_lane, own)))


def _lane(own: list[tuple[float, float, int]]) -> Lane:
    found = np.array(sorted(own), dtype=float).reshape(-1, 3)
    return Lane(found[:, 0], found[:, 1], found[:, 2].astype(np.int64))


def _merged(lane: Lane, code: int) -> Lane:
    here = lane.code == code
    start, end = lane.start[here], lane.end[here]
    if not len(start):
        return Lane(start, end, np.zeros(0, dtype=np.int64))
    until = np.maximum.accumulate(end)
    first = np.flatnonzero(np.concatenate([[True], start[1:] >= until[:-1]]))
    return Lane(start[first], until[np.append(first[1:] - 1, len(end) - 1)], np.zeros(len(first), dtype=np.int64))
