"""Krippendorff's first alpha for spans (1995), with the corrected expectation of 2004.

Two spans that overlap differ by the squares of the distances of their starts and of their ends, a span within another
coder's gap by its squared length. Each code is a continuum of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.estimation import by_coder_of_texts, estimate
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.sections import by_section, edges_of
from annotator.agreement.spans import Continuum, Lane, codes_of, continua, lanes
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]


def alpha_u_1995(
    spans: Any, length: float | None = None, *, coders: Sequence[Any] | None = None, begin: float = 0,
    category: Any = None, **given: Any,
) -> Estimate:  # fmt: skip
    """Return alpha over all codes, or of one ``category``; spans of different codes may overlap.

    It is defined for one continuum; intervals go by its sections, each taken out and what follows moved up, or drawn
    and laid end to end. Raises ValueError for several texts.
    """
    options = replace(Options.of(given), clusters=None)
    texts = continua(spans, length, coders, begin)
    if len(texts) != 1:
        raise ValueError("alpha_u_1995 takes one continuum")
    codes = codes_of(texts)
    cut = _Cut.of(texts[0], [code for code in codes if category in (None, code)])
    observed, expected = cut.parts()
    leaving = by_coder_of_texts(texts, lambda some: alpha_u_1995(some, category=category, ci=None).value)
    of = Statistic(
        _alpha(observed, expected), len(cut.edges) - 1, without=cut.without, counted=cut.drawn, coders=leaving
    )
    few = len(texts[0].coders) < 2
    why = "there are fewer than two coders" if few else "there are no spans to tell apart"
    label = None if category is None else str(category)
    found = estimate(
        "alpha_u_1995", of, options, "jackknife", why, observed=observed, expected=expected, category=label, units=1,
        coders=len(texts[0].coders), pairable=int(not few),
    )  # fmt: skip
    return found if options.resample == "coder" else by_section(found)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text with a lane a coder of each code, and the places between its sections."""

    lanes: tuple[tuple[Lane, ...], ...]
    edges: Matrix

    @classmethod
    def of(cls, text: Continuum, codes: Sequence[Any]) -> _Cut:
        several = codes if len(text.coders) > 1 else ()
        return cls(tuple(tuple(lanes(text, codes, code)) for code in several), edges_of(text))

    def parts(self) -> tuple[float, float]:
        """Return observed and expected disagreement."""
        begin, end = float(self.edges[0]), float(self.edges[-1])
        return _parts(self.lanes, begin, end - begin)

    def without(self) -> Matrix:
        """Return alpha without each section."""
        return self.drawn(1.0 - np.eye(len(self.edges) - 1))

    def drawn(self, counts: Matrix) -> Matrix:
        """Return alpha of resamples, by how often each holds each section (resamples × sections)."""
        return np.array([self._again(np.repeat(np.arange(len(row)), row.astype(np.int64))) for row in counts])

    def _again(self, order: Places) -> float:
        """Return alpha of these sections laid end to end."""
        sizes = np.diff(self.edges)[order]
        by = sizes.cumsum() - sizes - self.edges[order]
        again = [[self._moved(lane, order, by) for lane in own] for own in self.lanes]
        return _alpha(*_parts(again, 0.0, float(sizes.sum())))

    def _moved(self, lane: Lane, order: Places, by: Matrix) -> Lane:
        bounds = np.searchsorted(lane.start, self.edges)
        many = bounds[order + 1] - bounds[order]
        place = np.arange(int(many.sum())) - np.repeat(many.cumsum() - many - bounds[order], many)
        shift = np.repeat(by, many)
        return Lane(lane.start[place] + shift, lane.end[place] + shift, lane.code[place])


def _alpha(observed: float, expected: float) -> float:
    return 1 - observed / expected if expected > 0 else math.nan


def _parts(of_code: Sequence[Sequence[Lane]], begin: float, length: float) -> tuple[float, float]:
    """Return observed and expected disagreement, summed over codes."""
    observed = sum(_observed(own, length) for own in of_code)
    return observed, sum(_expected(own, begin, length) for own in of_code)


def _observed(own: Sequence[Lane], length: float) -> float:
    m = len(own)
    total = sum(_between(a, b) + 2 * _in_gaps(a, b) for a, b in permutations(own, 2))
    return total / (m * (m - 1) * length**2)


def _between(a: Lane, b: Lane) -> float:
    """Return the differences of all spans of two coders that overlap."""
    first, last = _touching(a, b)
    many = last - first
    mine = np.repeat(np.arange(len(a.start)), many)
    theirs = np.arange(int(many.sum())) - np.repeat(many.cumsum() - many, many) + np.repeat(first, many)
    return float(((a.start[mine] - b.start[theirs]) ** 2 + (a.end[mine] - b.end[theirs]) ** 2).sum())


def _in_gaps(a: Lane, b: Lane) -> float:
    """Return the squared lengths of the first coder's spans that lie wholly within gaps of the second."""
    first, last = _touching(a, b)
    return float((a.size[first == last] ** 2).sum())


def _touching(a: Lane, b: Lane) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return which spans of the second overlap each span of the first."""
    first = np.searchsorted(b.end, a.start, side="right")
    return first, np.maximum(first, np.searchsorted(b.start, a.end, side="left"))


def _expected(own: Sequence[Lane], begin: float, length: float) -> float:
    size = np.concatenate([lane.size for lane in own])
    gaps = np.sort(np.concatenate([lane.gaps(begin, begin + length) for lane in own]))
    after = np.append(np.cumsum(gaps[::-1])[::-1], 0.0)
    place = np.searchsorted(gaps, size, side="left")
    room = after[place] - (len(gaps) - place) * (size - 1)
    parts = (len(size) - 1) * (2 * size**3 - 3 * size**2 + size) / 3 + size**2 * room
    total = len(own) * length
    below = total * (total - 1) - float((size * (size - 1)).sum())
    return 2 / length * float(parts.sum()) / below if below > 0 else 0.0
