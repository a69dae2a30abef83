"""Standard errors of kappas under the hypothesis of no agreement beyond chance: for a test, never for an interval.

Two coders: Fleiss, Cohen & Everitt 1969, weights allowed. Many: Fleiss, Nee & Landis 1979, which corrects Fleiss 1971.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded

Matrix = NDArray[np.float64]


_ROUNDING = 1e-15  # of a difference of shares; its root would be 3e-8


def of_table(first: Matrix, second: Matrix, weights: Matrix, n: float) -> float | None:
    """Return the standard error of Cohen's kappa from both coders' shares, None where chance explains everything."""
    chance = float(first @ weights @ second)
    if n < 1 or chance > 1 - 1e-12:
        return None
    apart = weights - (weights @ second)[:, None] - (first @ weights)[None, :]
    spread = float(first @ apart**2 @ second) - chance**2
    return float(((spread if spread > _ROUNDING else 0.0) / n) ** 0.5 / (1 - chance))


def of_counts(coded: Coded) -> float | None:
    """Return the standard error of Fleiss' kappa; every unit with a value has as many as any other."""
    given = coded.given()
    n, each = int((given > 0).sum()), float(given.max(initial=0))
    if not n or each < 2:
        return None
    share = coded.used() / (n * each)
    between = float((share * (1 - share)).sum())
    if between <= 1e-12:
        return None
    spread = between**2 - float((share * (1 - share) * (1 - 2 * share)).sum())
    return float((2 * spread / (n * each * (each - 1))) ** 0.5 / between)
