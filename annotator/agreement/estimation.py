"""How a statistic becomes an estimate: undefined with its reason, or a value with its parts and interval."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.options import Options
from annotator.agreement.resampling import ByCoder, Statistic, interval
from annotator.agreement.results import Estimate

if TYPE_CHECKING:
    from annotator.agreement.spans import Continuum

Matrix = NDArray[np.float64]
EXACT = "no interval: nothing was sampled"


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


def exact(name: str, value: float, given: dict[str, Any], **named: Any) -> Estimate:
    """Return what is computed and not estimated: it has no interval, whichever the options ask for, and says so."""
    return Estimate(name, value, **named, why=None if Options.of(given).ci is None else EXACT)


def sizes(coded: Coded, given: Matrix | None = None) -> dict[str, Any]:
    """Return what a result says of its data: units with a value, coders, units with two values or more."""
    given = coded.given() if given is None else given
    return {"units": int((given >= 1).sum()), "coders": coded.coders, "pairable": int((given >= 2).sum())}


def by_coder_of_texts(texts: Sequence[Continuum], value: Callable[[list[Continuum]], float | None]) -> ByCoder:
    """Return the same of coders' spans; a coder who is named and marked nothing is one too."""
    names = tuple(dict.fromkeys(coder for text in texts for coder in text.coders))

    def of_some(chosen: Sequence[int]) -> float:
        found = value([text.only([names[g] for g in chosen]) for text in texts])
        return math.nan if found is None else found

    return ByCoder(tuple(range(len(names))), of_some)


def by_coder(coded: Coded, value: Callable[[Coded], float]) -> ByCoder:
    """Return what intervals over coders are made from: who has any value, and the value of some of them."""
    there = np.flatnonzero((coded.codes >= 0).any(axis=0)).tolist() if coded.codes.size else []
    return ByCoder(tuple(there), lambda chosen: value(coded.columns(chosen)))
