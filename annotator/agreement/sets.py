"""Distances between sets of codes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = Collection[Any]


def jaccard_distance(a: Codes, b: Codes) -> float:
    """Return 1 - |A∩B| / |A∪B| (Jaccard 1901); 0 for two empty sets, 1 when one is empty."""
    first, second = frozenset(a), frozenset(b)
    return 1 - len(first & second) / len(first | second) if first | second else 0.0


def masi_distance(a: Codes, b: Codes) -> float:
    """Return 1 - J·M (Passonneau 2006): M is 1 for equal sets, 2/3 for a subset, 1/3 for overlap, else 0."""
    first, second = frozenset(a), frozenset(b)
    if first == second:
        return 0.0
    if not first & second:
        return 1.0
    monotony = 2 / 3 if first <= second or second <= first else 1 / 3
    return 1 - (1 - jaccard_distance(first, second)) * monotony


def dice_agreement(a: Codes, b: Codes) -> float:
    """Return 2|A∩B| / (|A| + |B|) (Dice 1945); two empty sets count 0."""
    first, second = frozenset(a), frozenset(b)
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0


def distance_matrix(labels: Sequence[Any], distance: str) -> NDArray[np.float64]:
    """Return the distances between all pairs of label sets; ``distance`` is masi or jaccard."""
    measure = {"masi": masi_distance, "jaccard": jaccard_distance}.get(distance)
    if measure is None:
        raise ValueError(f"unknown distance '{distance}'; choose masi or jaccard")
    found = np.zeros((len(labels), len(labels)))
    for i, a in enumerate(labels):
        for j in range(i):
            found[i, j] = found[j, i] = measure(a, labels[j])
    return found
