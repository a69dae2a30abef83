"""Krippendorff's alpha against the package krippendorff, on the same ratings; ours with its interval."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import krippendorff
import numpy as np

from annotator import agreement
from benchmarks.measure import Result, compare


def run() -> Iterator[Result]:
    """Yield results for nominal and ordinal alpha, ten coders, a tenth of the values missing."""
    draw = np.random.default_rng(7)
    for units in (1_000, 100_000):
        codes = draw.integers(0, 8, size=(units, 1)).repeat(10, axis=1)
        noise = draw.random(codes.shape)
        codes = np.where(noise < 0.3, draw.integers(0, 8, size=codes.shape), codes)
        codes = np.where(noise > 0.9, -1, codes)
        theirs = np.where(codes < 0, np.nan, codes).T
        for level in ("nominal", "ordinal"):
            ours = partial(agreement.krippendorff_alpha, codes, level=level)
            peer = partial(krippendorff.alpha, reliability_data=theirs, level_of_measurement=level)
            value = ours().value
            if value is None or abs(value - peer()) > 1e-9:
                raise SystemExit(f"alpha differs from the peer's: {value} and {peer()}")
            yield compare(
                f"alpha, {level}, {units:,} units × 10 coders, with interval", ours,
                "krippendorff, without interval", peer, times=3,
            )  # fmt: skip
