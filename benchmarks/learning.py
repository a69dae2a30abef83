"""One more confirmation learnt, against solving the whole system anew, on units of sixty words and a hundred codes."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np

from annotator.model import Code
from annotator.suggest.features import Vectors
from annotator.suggest.learner import Example, Learner
from annotator.suggest.themes import Themes
from benchmarks.measure import Result, compare

UNITS = (1_000, 5_000)
CODES, WORDS, LENGTH, TIMES = 100, 2_000, 60, 5


def run() -> Iterator[Result]:
    """Yield a result for each number of units confirmed before."""
    draw = random.Random(0)
    words = [f"word{n}" for n in range(WORDS)]
    codes = [Code(f"c{n}", "theme", f"Code {n}", phrases=tuple(words[n * 6 : n * 6 + 6])) for n in range(CODES)]
    keys = [code.key for code in codes]
    examples = [
        Example(" ".join(draw.choices(words, k=LENGTH)), frozenset(draw.sample(keys, 2)))
        for _ in range(max(UNITS) + TIMES)
    ]
    themes = Themes(tuple(codes))
    vectors = Vectors(themes, [e.text for e in examples])
    for n in UNITS:
        yield _one_more(themes, vectors, examples, n)


def _one_more(themes: Themes, vectors: Vectors, examples: list[Example], n: int) -> Result:
    learner = Learner(themes, vectors)
    learner.fit(examples[:n])
    more = iter(examples[n:])
    rng = np.random.default_rng(0)
    whole, targets = np.eye(n) + rng.random((n, n)) / n, rng.random((n, CODES))
    return compare(
        f"one confirmation learnt after {n:,} units, {CODES} codes", lambda: learner.add(next(more)),
        "numpy.linalg.solve of the whole", lambda: np.linalg.solve(whole, targets), times=TIMES,
    )  # fmt: skip
