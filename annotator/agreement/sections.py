"""How one continuum is cut into sections, which its interval takes as independent, where a single text is all there is.

It is cut only where no coder's span goes on, in the middle of what nobody coded or where spans touch: no span is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.results import Estimate
from annotator.agreement.spans import Continuum, Span

Matrix = NDArray[np.float64]
MOST = 100  # neighbours are put together from here on: they are less alike, and the work stays small
UNCUT = "no interval: there is one continuum only, and no place in it where it could be cut, across no coder's span"


def cuts(start: Matrix, end: Matrix) -> Matrix:
    """Return the places at which spans with these ends let the continuum be cut, in order, MOST - 1 of them at most."""
    if not len(start):
        return np.zeros(0)
    order = np.argsort(start, kind="stable")
    start, until = start[order], np.maximum.accumulate(end[order])
    free = np.flatnonzero(start[1:] >= until[:-1])
    places = (until[free] + start[free + 1]) / 2
    if len(places) < MOST:
        return np.asarray(places)
    return np.asarray(places[np.arange(1, MOST) * (len(places) + 1) // MOST - 1])


def in_sections(text: Continuum) -> tuple[Continuum, ...]:
    """Return the sections of a text as texts of their own, in order."""
    edges = edges_of(text)
    starts = np.array([s.start for s in text.spans], dtype=float)
    place = (np.searchsorted(edges, starts, side="right") - 1).tolist()
    spans: Sequence[list[Span]] = [[] for _ in edges[1:]]
    for span, section in zip(text.spans, place, strict=True):
        spans[section].append(span)
    return tuple(
        Continuum(tuple(own), end - begin, text.coders, begin)
        for own, begin, end in zip(spans, edges.tolist(), edges[1:].tolist(), strict=False)
    )


def edges_of(text: Continuum) -> Matrix:
    """Return where the sections of a text begin, and the end of the last."""
    start, end = (np.array([getattr(s, k) for s in text.spans], dtype=float) for k in ("start", "end"))
    return np.concatenate([[text.begin], cuts(start, end), [text.begin + text.length]])


def by_section(found: Estimate) -> Estimate:
    """Return the estimate of a single text, which says that its interval leaves out or draws sections of it."""
    if found.status == "ok" and found.clusters == 1:
        return replace(found, why=UNCUT)
    return replace(found, ci_method=found.ci_method and f"{found.ci_method} by section")
