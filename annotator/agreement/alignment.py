"""How spans of different coders are aligned with least disorder: candidate tuples, their costs, the exact best choice.

A tuple costs the mean over all pairs of its places of their dissimilarity, an empty place costing D. With P pairs of
places that is D + sum over its pairs of spans of (d - D)/P: joining spans saves D a time and adds what they differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.gamma_samples import Drawn
from annotator.agreement.packing import best
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]
_TOGETHER = 10_000  # tuples; more at once do not fit into the cache
_TIE = 1e-9  # among alignments that cost the same, fewer tuples are better


@dataclass(frozen=True, slots=True)
class Measure:
    """Dissimilarity D (alpha pos + beta cat) of two spans; D is the cost of an empty place."""

    alpha: float
    beta: float
    empty: float
    codes: Matrix

    def positions(self, text: Drawn, first: Places, second: Places) -> Matrix:
        """Return pos of pairs of spans."""
        apart = np.abs(text.start[first] - text.start[second]) + np.abs(text.end[first] - text.end[second])
        sizes = text.end - text.start
        return np.asarray((apart / (sizes[first] + sizes[second])) ** 2)

    def of(self, text: Drawn, first: Places, second: Places) -> Matrix:
        """Return the dissimilarity of pairs of spans."""
        code = self.codes[text.code[first], text.code[second]]
        return np.asarray(self.empty * (self.alpha * self.positions(text, first, second) + self.beta * code))


@dataclass(frozen=True, slots=True)
class Aligned:
    """The best alignment of one text: tuples × coders, -1 for an empty place, and what each tuple costs."""

    text: Drawn
    tuples: Places
    costs: Matrix

    def disorders(self) -> tuple[Matrix, Matrix]:
        """Return what each tuple costs, and its spans per coder."""
        return self.costs, (self.tuples >= 0).sum(axis=1) / self.text.coders

    def of_codes(self, form: Measure, code: int | None) -> tuple[Matrix, Matrix]:
        """Return, for each tuple, weighted dissimilarities of codes (of one code), and weights; 0 without a pair."""
        size = (self.tuples >= 0).sum(axis=1)
        weight, total = np.zeros(len(size)), np.zeros(len(size))
        pairs = 0
        for a, b in combinations(self.tuples.T, 2):
            both, one = np.flatnonzero((a >= 0) & (b >= 0)), np.flatnonzero((a >= 0) != (b >= 0))
            first, second, alone = a[both], b[both], np.maximum(a, b)[one]
            near = np.maximum(0.0, 1 - form.alpha * form.empty * form.positions(self.text, first, second))
            near = near / (size[both] - 1)
            apart = form.empty * form.codes[self.text.code[first], self.text.code[second]]
            if code is not None:
                told = (self.text.code[first] == code) | (self.text.code[second] == code)
                both, near, apart = both[told], near[told], apart[told]
                one = one[self.text.code[alone] == code]
            pairs += len(near)
            weight[both] += near
            total[both] += near * apart
            weight[one] += form.empty
            total[one] += form.empty**2
        return (total, weight) if pairs else (np.zeros(0), np.zeros(0))


def align(texts: Sequence[Drawn], form: Measure) -> list[Aligned]:
    """Return the best alignment of each text; some are solved together, as many as fit into the cache."""
    found: list[Aligned] = []
    waiting: list[tuple[Drawn, Places, Matrix]] = []
    for text in texts:
        waiting.append((text, *candidates(text, form)))
        if sum(len(tuples) for _, tuples, _ in waiting) > _TOGETHER:
            found += _solved(waiting, form)
            waiting = []
    return found + _solved(waiting, form)


def _solved(texts: Sequence[tuple[Drawn, Places, Matrix]], form: Measure) -> list[Aligned]:
    """Return the best alignment of texts by their candidates; those of fewer coders have empty places."""
    if not texts:
        return []
    begins = np.cumsum([0, *(len(text.coder) for text, _, _ in texts)]).tolist()
    widest = max(text.coders for text, _, _ in texts)
    members = []
    for begin, (_, tuples, _) in zip(begins, texts, strict=False):
        members.append(np.full((len(tuples), widest), -1))
        members[-1][:, : tuples.shape[1]] = np.where(tuples >= 0, tuples + begin, -1)
    group = np.repeat(np.arange(len(texts)), np.diff(begins))
    chosen = best(np.concatenate(members), np.concatenate([saving for _, _, saving in texts]), begins[-1], group)
    found, bound = [], 0
    for text, tuples, _ in texts:
        own = chosen[(chosen >= bound) & (chosen < bound + len(tuples))] - bound
        found.append(_aligned(text, tuples[own], form))
        bound += len(tuples)
    return found


def _aligned(text: Drawn, joined: Places, form: Measure) -> Aligned:
    """Return the alignment with the spans that stand alone."""
    spans, m = len(text.coder), text.coders
    alone = np.flatnonzero(np.bincount(joined[joined >= 0], minlength=spans) == 0)
    single = np.full((len(alone), m), -1, dtype=np.int64)
    single[np.arange(len(alone)), text.coder[alone]] = alone
    tuples = np.concatenate([joined.reshape(-1, m), single])
    return Aligned(text, tuples, form.empty + _between(text, tuples, form)[0])


def _between(text: Drawn, tuples: Places, form: Measure) -> tuple[Matrix, Matrix]:
    """Return the sum over the pairs of spans of each tuple of (d - D)/P, and how much of it each place is part of."""
    m = tuples.shape[1]
    many = m * (m - 1) / 2
    total, each = np.zeros(len(tuples)), np.zeros(tuples.shape)
    for g, h in combinations(range(m), 2):
        both = np.flatnonzero((tuples[:, g] >= 0) & (tuples[:, h] >= 0))
        added = (form.of(text, tuples[both, g], tuples[both, h]) - form.empty) / many
        total[both] += added
        each[both, g] += added
        each[both, h] += added
    return total, each


def candidates(text: Drawn, form: Measure) -> tuple[Places, Matrix]:
    """Return the tuples of two spans or more that can be part of a best alignment, and what each saves.

    A tuple is left out when it costs no less than with one of its spans standing alone.
    """
    m = text.coders
    tuples = np.full((1, 0), -1, dtype=np.int64)
    near = _near(text, form)
    for g in range(m):
        tuples = _extended(tuples, np.flatnonzero(text.of(g)), near)
    tuples = tuples[(tuples >= 0).sum(axis=1) >= 2]
    total, each = _between(text, tuples, form)
    loose = ((each > form.empty * (1 + _TIE)) & (tuples >= 0)).any(axis=1)
    kept = ~loose
    size = (tuples[kept] >= 0).sum(axis=1)
    return tuples[kept], form.empty * (size - 1) * (1 + _TIE) - total[kept]


def _near(text: Drawn, form: Measure) -> NDArray[np.bool_]:
    """Return which spans can share a tuple: d no more than D (P + m - 1), since all other pairs save D/P at most."""
    m, n = text.coders, len(text.coder)
    limit = form.empty * (m * (m - 1) / 2 + m - 1)
    found = np.zeros((n, n), dtype=np.bool_)
    for g, h in combinations(range(m), 2):
        a, b = np.flatnonzero(text.of(g)), np.flatnonzero(text.of(h))
        apart = form.of(text, a[:, None], b[None, :])
        found[np.ix_(a, b)] = apart <= limit
        found[np.ix_(b, a)] = (apart <= limit).T
    return found


def _extended(tuples: Places, own: Places, near: NDArray[np.bool_]) -> Places:
    """Return the tuples with each span of the next coder that is near all theirs, and with an empty place."""
    fits = np.ones((len(tuples), len(own)), dtype=np.bool_)
    for column in tuples.T:
        there = column >= 0
        fits[there] &= near[np.ix_(column[there], own)]
    rows, places = np.nonzero(fits)
    empty = np.column_stack([tuples, np.full(len(tuples), -1)])
    return np.concatenate([empty, np.column_stack([tuples[rows], own[places]])])
