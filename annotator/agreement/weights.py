"""Agreement weights between codes: 1 for the same code (Gwet 2014, chapter 3), by name or as a matrix of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
NAMES = ("identity", "linear", "quadratic", "radical", "ratio", "ordinal", "circular", "bipolar")


def positions(labels: Sequence[Any]) -> Matrix:
    """Return where labels stand: numbers at their value, all else at its rank in the list."""
    numeric = all(isinstance(v, int | float) and not isinstance(v, bool) for v in labels)
    return np.array(labels if numeric else range(1, len(labels) + 1), dtype=float)


def weight_matrix(labels: Sequence[Any], weights: Any) -> Matrix:
    """Return the weights between all pairs of labels.

    ``weights`` is a name or a square matrix in the order of the labels; raises ValueError for anything else.
    """
    if not isinstance(weights, str):
        return _own(labels, weights)
    if weights not in NAMES:
        raise ValueError(f"unknown weights '{weights}'; choose one of {', '.join(NAMES)}")
    x = positions(labels)
    q = len(x)
    if weights == "identity" or q < 2:
        return np.eye(q)
    gap = np.abs(x[:, None] - x[None, :])
    found = _FORMULAS[weights](x, gap, float(x.max() - x.min()))
    np.fill_diagonal(found, 1.0)
    return np.asarray(found)


def name_of(weights: Any) -> str:
    """Return what a result says of its weights."""
    return weights if isinstance(weights, str) else "own"


def _own(labels: Sequence[Any], weights: Any) -> Matrix:
    found = np.asarray(weights, dtype=float)
    if found.shape != (len(labels), len(labels)):
        raise ValueError(f"weights are a matrix of {len(labels)} × {len(labels)} codes, not {found.shape}")
    if not np.allclose(np.diag(found), 1):
        raise ValueError("weights are agreements: a code agrees with itself with weight 1")
    return found


def _ratio(x: Matrix, gap: Matrix, span: float) -> Matrix:
    total, ends = x[:, None] + x[None, :], float(x.max() + x.min())
    if ends == 0:
        raise ValueError("ratio weights need a smallest and a largest value that do not add up to 0")
    share = np.divide(gap, total, out=np.zeros_like(gap), where=total != 0)
    return np.asarray(1 - share**2 / (span / ends) ** 2)


def _ordinal(x: Matrix, gap: Matrix, span: float) -> Matrix:
    ranks = np.argsort(np.argsort(x))
    steps = np.abs(ranks[:, None] - ranks[None, :]) + 1
    q = len(x)
    return np.asarray(1 - (steps * (steps - 1) / 2) / (q * (q - 1) / 2))


def _circular(x: Matrix, gap: Matrix, span: float) -> Matrix:
    turned = np.sin(np.pi * gap / (span + 1)) ** 2
    return np.asarray(1 - turned / turned.max())


def _bipolar(x: Matrix, gap: Matrix, span: float) -> Matrix:
    total = x[:, None] + x[None, :]
    below = (total - 2 * x.min()) * (2 * x.max() - total)
    share = np.divide(gap**2, below, out=np.zeros_like(gap), where=below != 0)
    return np.asarray(1 - share / share.max())


_FORMULAS = {
    "linear": lambda x, gap, span: 1 - gap / span,
    "quadratic": lambda x, gap, span: 1 - (gap / span) ** 2,
    "radical": lambda x, gap, span: 1 - np.sqrt(gap / span),
    "ratio": _ratio,
    "ordinal": _ordinal,
    "circular": _circular,
    "bipolar": _bipolar,
}
