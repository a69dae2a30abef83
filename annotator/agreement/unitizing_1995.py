"""Krippendorff's first alpha for spans (1995), with the corrected expectation of 2004.

Two spans that overlap differ by the squares of the distances of their starts and of their ends, a span within another
coder's gap by its squared length. Each code is a continuum of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.intervals import NOT_ASKED, Interval, none, of_left_out
from annotator.agreement.options import Options
from annotator.agreement.results import Estimate
from annotator.agreement.sections import by_section, edges_of
from annotator.agreement.spans import Continuum, Lane, codes_of, continua, lanes

Matrix = NDArray[np.float64]


def alpha_u_1995(
    spans: Any, length: float | None = None, *, coders: Sequence[Any] | None = None, begin: float = 0,
    category: Any = None, **given: Any,
) -> Estimate:  # fmt: skip
    """Return alpha over all codes, or of one ``category``; spans of different codes may overlap.

    It is defined for one continuum; the interval is the jackknife over its sections, each of which is taken out and
    what follows moved up. Raises ValueError for several texts, and for a way of drawing resamples.
    """
    options = Options.of(given)
    texts = continua(spans, length, coders, begin)
    if len(texts) != 1:
        raise ValueError("alpha_u_1995 takes one continuum")
    if options.method not in (None, "jackknife"):
        raise ValueError(f"the interval of alpha_u_1995 is the jackknife over sections, not {options.method}")
    text, label = texts[0], None if category is None else str(category)
    named: dict[str, Any] = {"coders": len(text.coders), "units": 1, "category": label}
    if len(text.coders) < 2:
        return Estimate("alpha_u_1995", None, **named, status="undefined", why="there are fewer than two coders")
    codes = codes_of([text])
    of_code = [lanes(text, codes, code) for code in codes if category in (None, code)]
    observed, expected = _parts(of_code, text.begin, text.length)
    if expected <= 0:
        return Estimate("alpha_u_1995", None, **named, status="undefined", why="there are no spans to tell apart")
    value = 1 - observed / expected
    spread = NOT_ASKED if options.ci is None else _spread(of_code, text, value, options.ci)
    return by_section(
        Estimate(
            "alpha_u_1995", value, **named, observed=observed, expected=expected, pairable=1, se=spread.se,
            ci=spread.ci, ci_method=spread.method, clusters=spread.clusters, why=spread.why, below=spread.below,
        )
    )  # fmt: skip


def _spread(of_code: Sequence[Sequence[Lane]], text: Continuum, value: float, level: float) -> Interval:
    edges = edges_of(text).tolist()
    if len(edges) < 3:
        return none(1, "there is one section only")
    left = np.array([_without(of_code, text, a, b) for a, b in pairwise(edges)])
    return of_left_out(left, len(left), value, level)


def _parts(of_code: Sequence[Sequence[Lane]], begin: float, length: float) -> tuple[float, float]:
    """Return observed and expected disagreement, summed over codes."""
    observed = sum(_observed(own, length) for own in of_code)
    return observed, sum(_expected(own, begin, length) for own in of_code)


def _without(of_code: Sequence[Sequence[Lane]], text: Continuum, first: float, last: float) -> float:
    """Return alpha of the text without what lies between two places where it is cut; nan where it is undefined."""
    rest = [[_closed(lane, first, last) for lane in own] for own in of_code]
    observed, expected = _parts(rest, text.begin, text.length - (last - first))
    return 1 - observed / expected if expected > 0 else math.nan


def _closed(lane: Lane, first: float, last: float) -> Lane:
    kept = (lane.end <= first) | (lane.start >= last)
    by = np.where(lane.start[kept] >= last, last - first, 0.0)
    return Lane(lane.start[kept] - by, lane.end[kept] - by, lane.code[kept])


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
