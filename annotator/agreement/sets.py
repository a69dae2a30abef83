"""How alike sets of codes are: distances between two sets, and coefficients that average over pairs of coders."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.estimation import exact
from annotator.agreement.results import Estimate

Codes = Collection[Any]
Matrix = NDArray[np.float64]


def jaccard_distance(a: Codes, b: Codes, **given: Any) -> Estimate:
    """Return 1 - |A∩B| / |A∪B| (Jaccard 1901); 0 for two empty sets, 1 when one is empty."""
    return _of_two("jaccard_distance", a, b, lambda sets: distance_matrix(sets, "jaccard"), given)


def masi_distance(a: Codes, b: Codes, **given: Any) -> Estimate:
    """Return 1 - J·M (Passonneau 2006): M is 1 for equal sets, 2/3 for a subset, 1/3 for overlap, else 0."""
    return _of_two("masi_distance", a, b, lambda sets: distance_matrix(sets, "masi"), given)


def dice_similarity(a: Codes, b: Codes, **given: Any) -> Estimate:
    """Return 2|A∩B| / (|A| + |B|) (Dice 1945); two empty sets count 0."""
    return _of_two("dice_similarity", a, b, lambda sets: similarity_matrix(sets, "dice"), given)


def _of_two(
    name: str, a: Codes, b: Codes, measure: Callable[[list[frozenset[Any]]], Matrix], given: dict[str, Any]
) -> Estimate:
    for codes in (a, b):
        if isinstance(codes, str) or not isinstance(codes, Collection):
            raise ValueError(f"{name} is of two sets of codes, not of {codes!r}")
    value = float(measure([frozenset(a), frozenset(b)])[0, 1])
    return exact(name, value, given, units=1, clusters=1, coders=2, pairable=1)


def distance_matrix(labels: Sequence[Any], distance: str) -> Matrix:
    """Return the distances between all pairs of label sets; ``distance`` is masi or jaccard."""
    if distance not in ("masi", "jaccard"):
        raise ValueError(f"unknown distance '{distance}'; choose masi or jaccard")
    common, size = _overlap(labels)
    return _apart(common, size, distance)


def masi_without(labels: Sequence[frozenset[Any]], codes: Sequence[Any]) -> Matrix:
    """Return MASI distances between all pairs of sets with one code taken out of all (codes × labels × labels)."""
    common, size = _overlap(labels)
    holds = np.array([[code in label for label in labels] for code in codes], dtype=float)
    return _apart(common - holds[:, :, None] * holds[:, None, :], size - holds, "masi")


def _apart(common: Matrix, size: Matrix, distance: str) -> Matrix:
    """Return distances of sets from how many codes each two share and how many each has."""
    one, other = size[..., :, None], size[..., None, :]
    union = one + other - common
    share = np.divide(common, union, out=np.ones_like(common), where=union > 0)
    if distance == "jaccard":
        return np.asarray(1 - share)
    smaller = np.minimum(one, other)
    within = (common == smaller) & (smaller > 0)
    monotony = np.where(common == union, 1.0, np.where(within, 2 / 3, np.where(common > 0, 1 / 3, 0.0)))
    return np.asarray(1 - share * monotony)


def similarity_matrix(labels: Sequence[Any], measure: str) -> Matrix:
    """Return how alike label sets are by ``dice``, or by ``any_overlap``: 1 for a common code; two empty sets 0."""
    common, size = _overlap(labels)
    if measure == "any_overlap":
        return np.asarray(common > 0, dtype=float)
    total = size[:, None] + size[None, :]
    return np.asarray(np.divide(2 * common, total, out=np.zeros_like(common), where=total > 0))


def as_sets(labels: Sequence[Any]) -> list[frozenset[Any]]:
    """Return labels as sets: one that is no set is a set of one code."""
    return [v if isinstance(v, frozenset) else frozenset((v,)) for v in labels]


def _overlap(labels: Sequence[Any]) -> tuple[Matrix, Matrix]:
    """Return how many codes each two sets share, and the sizes of the sets."""
    sets = as_sets(labels)
    index = {code: i for i, code in enumerate({c: None for s in sets for c in s})}
    holds = np.zeros((len(sets), len(index)))
    for i, codes in enumerate(sets):
        holds[i, [index[c] for c in codes]] = 1
    return holds @ holds.T, holds.sum(axis=1)
