"""How a statistic becomes an estimate: undefined with its reason, or a value with its parts and interval."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.options import Options
from annotator.agreement.resampling import ByCoder, Statistic, interval
from annotator.agreement.results import Estimate

Matrix = NDArray[np.float64]


def divide(a: Any, b: Any) -> Matrix:
    """Return a / b, nan where b is 0."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    return np.asarray(np.divide(a, b, out=np.full(np.broadcast(a, b).shape, np.nan), where=np.abs(b) > 1e-12))


def chance_corrected(observed: Any, expected: Any) -> Matrix:
    """Return (p_a - p_e) / (1 - p_e), nan where chance explains everything."""
    return divide(np.asarray(observed) - expected, 1 - np.asarray(expected))


def estimate(
    name: str, of: Statistic | None, options: Options, default: str, why: str, **named: Any
) -> Estimate:  # fmt: skip
    """Return the estimate of a statistic, or undefined and ``why`` where there is none."""
    if of is None or math.isnan(of.value):
        dropped = {k: v for k, v in named.items() if k not in ("observed", "expected")}
        return Estimate(name, None, **dropped, status="undefined", why=why)
    spread = interval(of, options, default)
    return Estimate(
        name, of.value, **named, se=spread.se, ci=spread.ci, ci_method=spread.method, clusters=spread.clusters,
        why=spread.why, below=spread.below,
    )  # fmt: skip


def sizes(coded: Coded, given: Matrix | None = None) -> dict[str, Any]:
    """Return what a result says of its data: units with a value, coders, units with two values or more."""
    given = coded.given() if given is None else given
    return {"units": int((given >= 1).sum()), "coders": coded.coders, "pairable": int((given >= 2).sum())}


def by_coder(coded: Coded, value: Callable[[Coded], float]) -> ByCoder:
    """Return what intervals over coders are made from: who has any value, and the value of some of them."""
    there = np.flatnonzero((coded.codes >= 0).any(axis=0)).tolist() if coded.codes.size else []
    return ByCoder(tuple(there), lambda chosen: value(coded.columns(chosen)))
