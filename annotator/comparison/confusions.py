"""Which codes are taken for each other: how often two coders give one code and another to the same item."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np

from annotator.comparison.question import Question
from annotator.comparison.values import NONE
from annotator.delayed import dataclass


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two codes, how many pairs of answers set them against each other, and who gave which how often.

    ``none`` says that no code (of a set: no other code) was given. ``by`` counts by coder the first code of the two.
    """

    codes: tuple[str, str]
    count: int
    by: dict[str, int]


def confusions(question: Question) -> list[Confusion]:
    """Return the confusions of a layer, the largest first; of sets, each code of one against each of the other's."""
    order = {code: i for i, code in enumerate((*question.codes, *question.off_scale))}
    count: Counter[tuple[str, str]] = Counter()
    by: dict[tuple[str, str], Counter[str]] = {}
    for a, b in combinations(range(len(question.coders)), 2):
        for (left, right), times in _pairs(question, a, b):
            for x, y in _against(question, left, right):
                codes = (x, y) if _first(order, x) <= _first(order, y) else (y, x)
                count[codes] += times
                by.setdefault(codes, Counter())[question.coders[a if codes[0] == x else b]] += times
    found = [Confusion(codes, times, dict(by[codes])) for codes, times in count.items()]
    return sorted(found, key=lambda c: (-c.count, _first(order, c.codes[0]), _first(order, c.codes[1])))


def _first(order: dict[str, int], code: str) -> tuple[bool, int, str]:
    """Sort codes as the codebook does, then none."""
    return code == NONE, order.get(code, len(order)), code


def _pairs(question: Question, a: int, b: int) -> list[tuple[tuple[int, int], int]]:
    """Return which labels stand against each other and how often."""
    first, second = question.cells[:, a], question.cells[:, b]
    apart = (first >= 0) & (second >= 0) & (first != second)
    q = len(question.labels)
    values, times = np.unique(first[apart] * q + second[apart], return_counts=True)
    return [(divmod(v, q), t) for v, t in zip(values.tolist(), times.tolist(), strict=True)]


def _against(question: Question, left: int, right: int) -> list[tuple[str, str]]:
    a, b = question.labels[left], question.labels[right]
    return [(x, y) for x in sorted(a - b) or [NONE] for y in sorted(b - a) or [NONE]]
