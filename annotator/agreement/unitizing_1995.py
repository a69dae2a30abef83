"""Krippendorff's first alpha for spans (1995), with the corrected expectation of 2004.

Two spans that overlap differ by the squares of the distances of their starts and of their ends, a span within another
coder's gap by its squared length. Each code is a continuum of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.options import Options
from annotator.agreement.results import Estimate
from annotator.agreement.spans import ONE_TEXT, Continuum, Lane, codes_of, continua, lanes

Matrix = NDArray[np.float64]


def alpha_u_1995(
    spans: Any, length: float | None = None, *, coders: Sequence[Any] | None = None, begin: float = 0,
    category: Any = None, **given: Any,
) -> Estimate:  # fmt: skip
    """Return alpha over all codes, or of one ``category``; spans of different codes may overlap.

    It is defined for one continuum, so there is no interval; options of intervals are read and change nothing.
    """
    Options.of(given)
    texts = continua(spans, length, coders, begin)
    if len(texts) != 1:
        raise ValueError("alpha_u_1995 takes one continuum")
    text = texts[0]
    named: dict[str, Any] = {
        "coders": len(text.coders),
        "units": 1,
        "category": None if category is None else str(category),
    }
    if len(text.coders) < 2:
        return Estimate("alpha_u_1995", None, **named, status="undefined", why="there are fewer than two coders")
    codes = codes_of([text]) if category is None else [c for c in codes_of([text]) if c == category]
    observed = expected = 0.0
    for code in codes:
        own = lanes(text, codes_of([text]), code)
        observed += _observed(own, text)
        expected += _expected(own, text)
    if expected <= 0:
        return Estimate("alpha_u_1995", None, **named, status="undefined", why="there are no spans to tell apart")
    return Estimate(
        "alpha_u_1995", 1 - observed / expected, **named, observed=observed, expected=expected, pairable=1,
        why=ONE_TEXT,
    )  # fmt: skip


def _observed(own: Sequence[Lane], text: Continuum) -> float:
    m = len(own)
    total = sum(_between(a, b) + 2 * _in_gaps(a, b) for a, b in permutations(own, 2))
    return total / (m * (m - 1) * text.length**2)


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


def _expected(own: Sequence[Lane], text: Continuum) -> float:
    size = np.concatenate([lane.size for lane in own])
    gaps = np.sort(np.concatenate([lane.gaps(text.begin, text.begin + text.length) for lane in own]))
    after = np.append(np.cumsum(gaps[::-1])[::-1], 0.0)
    place = np.searchsorted(gaps, size, side="left")
    room = after[place] - (len(gaps) - place) * (size - 1)
    parts = (len(size) - 1) * (2 * size**3 - 3 * size**2 + size) / 3 + size**2 * room
    total = len(own) * text.length
    below = total * (total - 1) - float((size * (size - 1)).sum())
    return 2 / text.length * float(parts.sum()) / below if below > 0 else 0.0
