"""Agreement beside other programs, on the same ratings in the same run; ours with intervals, theirs as they come."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from annotator import agreement
from benchmarks import peers
from benchmarks.measure import Result, alone, compare

CODES = 20
NOMINAL = (
    "percent_agreement", "krippendorff_alpha", "fleiss_kappa", "conger_kappa", "gwet_ac", "brennan_prediger",
    "randolph_kappa", "hubert_kappa", "light_kappa",
)  # fmt: skip
IRRCAC = {
    "krippendorff_alpha": "krippendorff", "gwet_ac": "gwet", "fleiss_kappa": "fleiss", "conger_kappa": "conger",
}  # fmt: skip
LEVELS = ("nominal", "ordinal", "interval")


def drawn(units: int, coders: int = 10, missing: float = 0.2) -> Any:
    """Return codes (-1 missing) of coders who see the true code seven times in ten."""
    draw = np.random.default_rng(7)
    true = draw.integers(0, CODES, size=(units, 1), dtype=np.int8)
    other = draw.integers(0, CODES, size=(units, coders), dtype=np.int8)
    codes = np.where(draw.random((units, coders), dtype=np.float32) < 0.7, true, other)
    return np.where(draw.random((units, coders), dtype=np.float32) < missing, np.int8(-1), codes)


def run() -> Iterator[Result]:
    """Yield results by what is measured: alpha, nominal coefficients, resamples, spans, gamma."""
    yield from _alpha()
    yield from _beside_others()
    yield from _budgets()
    yield from _spans()


def _alpha() -> Iterator[Result]:
    for units in (1_000, 100_000):
        codes = drawn(units)
        for level in LEVELS:
            ours, name = partial(agreement.krippendorff_alpha, codes, level=level), f"alpha, {level}, {units:,} × 10"
            theirs = peers.krippendorff(codes, level)
            if theirs and abs((ours().value or 0) - float(str(theirs()))) > 1e-9:
                raise SystemExit(f"{name} differs from the peer's")
            yield compare(name, ours, "krippendorff, no interval", theirs, times=3)
            alone_value = partial(agreement.krippendorff_alpha, codes, level=level, ci=None)
            yield compare(f"{name}, no interval", alone_value, "krippendorff, no interval", theirs, times=3)


def _beside_others() -> Iterator[Result]:
    codes, complete = drawn(10_000, 3), drawn(100_000, 3, missing=0)
    yield compare("alpha, 10,000 × 3", partial(agreement.krippendorff_alpha, codes), "nltk, no interval",
                  peers.nltk(codes, "alpha"), times=2)  # fmt: skip
    yield compare("Fleiss' kappa, 100,000 × 3", partial(agreement.fleiss_kappa, complete), "statsmodels, no interval",
                  peers.statsmodels(complete), times=3)  # fmt: skip
    for weights in ("identity", "quadratic"):
        ours = partial(agreement.cohen_kappa, complete[:, :2], weights=weights)
        theirs = peers.sklearn(complete, None if weights == "identity" else weights)
        yield compare(f"Cohen's kappa, {weights}, 100,000 × 2", ours, "scikit-learn, no interval", theirs, times=3)
        bare = partial(agreement.cohen_kappa, complete[:, :2], weights=weights, ci=None)
        name = f"Cohen's kappa, {weights}, 100,000 × 2, no interval"
        yield compare(name, bare, "scikit-learn, no interval", theirs, times=3)
    with tempfile.TemporaryDirectory() as folder:
        for name, theirs in IRRCAC.items():
            ours = partial(getattr(agreement, name), codes, ci_method="gwet")
            seconds = peers.irrcac(codes, theirs, folder)
            yield alone(f"{name}, 10,000 × 3", ours, "irrCAC", seconds, times=3)


def _budgets() -> Iterator[Result]:
    codes = drawn(1_000_000)
    for level in LEVELS:
        ours = partial(agreement.krippendorff_alpha, codes, level=level)
        yield alone(f"alpha, {level}, 1,000,000 × 10, integers", ours)
    floats = np.where(codes < 0, np.nan, codes)
    yield alone("alpha, nominal, 1,000,000 × 10, floats", partial(agreement.krippendorff_alpha, floats))
    many = drawn(100_000)
    yield alone(f"{len(NOMINAL)} nominal coefficients with errors, 100,000 × 10", lambda: _all(many))
    few = drawn(10_000)
    for name in ("krippendorff_alpha", "gwet_ac", "conger_kappa"):
        ours = partial(getattr(agreement, name), few, bootstrap=1000)
        yield alone(f"{name}, 1,000 resamples of 10,000 × 10", ours)


def _all(codes: Any) -> list[agreement.Estimate]:
    coded = agreement.encode(codes)
    return [getattr(agreement, name)(coded) for name in NOMINAL]


def spans_of(number: int, coders: int = 3) -> tuple[list[tuple[str, float, float, str]], int]:
    """Return spans that coders mark nearly alike, and the length of their text."""
    draw = random.Random(7)
    found, last, at = [], dict.fromkeys(range(coders), 0), 0
    for _ in range(number):
        start = at + draw.randint(5, 40)
        at = start + draw.randint(10, 60)
        code = draw.randrange(CODES)
        for coder in range(coders):
            if draw.random() < 0.1:
                continue
            begin = max(last[coder], start + draw.randint(-4, 4))
            last[coder] = max(begin + 1, at + draw.randint(-4, 4))
            given = code if draw.random() < 0.8 else draw.randrange(CODES)
            found.append((f"c{coder}", float(begin), float(last[coder]), f"k{given}"))
    return found, at + 100


def _spans() -> Iterator[Result]:
    spans, length = spans_of(10_000)
    yield alone("the u-alpha family, 10,000 spans a coder, three coders", lambda: _family(spans, length))
    few, _ = spans_of(40)
    yield compare("gamma, 40 spans a coder, three coders", partial(agreement.gamma, few), "pygamma-agreement, fast",
                  peers.pygamma(few), times=1)  # fmt: skip
    many, _ = spans_of(200)
    yield alone("gamma, 200 spans a coder, three coders", partial(agreement.gamma, many), times=2)


def _family(spans: Any, length: int) -> list[agreement.Estimate]:
    read = agreement.unitize(spans, length)
    whole = [f(read) for f in (agreement.u_alpha, agreement.u_alpha_binary, agreement.cu_alpha)]
    each = (agreement.ku_alpha, agreement.ku_coverage)
    return [*whole, *(f(read, category=f"k{code}") for f in each for code in range(CODES))]
