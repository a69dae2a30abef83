"""Whether learning helps yet: the codebook alone against codebook and learner, on paragraphs left out in turn.

Both are asked about the same paragraphs, so that their difference has an interval of its own: whole paragraphs are
drawn again and again (percentile bootstrap; Efron & Tibshirani 1993, chapter 13).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from annotator.delayed import dataclass
from annotator.suggest.features import Vectors
from annotator.suggest.learner import Example, Learner
from annotator.suggest.themes import Themes

FOLDS = 5
FEWEST = 2 * FOLDS  # paragraphs with a code; below it there is nothing to leave out
LEVEL = 0.95
_RESAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Share:
    """The share of true codes among the first three and the first five suggested."""

    first_3: float
    first_5: float


@dataclass(frozen=True, slots=True)
class Difference:
    """What learning adds to the share among the first three, with its interval over so many paragraphs."""

    first_3: float
    low: float
    high: float
    level: float
    units: int


@dataclass(frozen=True, slots=True)
class OfCode:
    """One code: in how many examples it was given, and how often it was among the first three."""

    code: str
    examples: int
    start: float
    learnt: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What cross-validation found; ``start``, ``learnt`` and ``difference`` are None with too few examples."""

    examples: int
    start: Share | None
    learnt: Share | None
    difference: Difference | None
    codes: tuple[OfCode, ...]

    @property
    def helps(self) -> bool | None:
        """Whether more true codes are among the first three with learning; None while that cannot be told."""
        found = self.difference
        if found is None or found.low <= 0 <= found.high:
            return None
        return found.low > 0


@dataclass(frozen=True, slots=True)
class _Rank:
    """A true code of a paragraph, with its rank (from 0) by the codebook alone and with learning."""

    unit: str
    code: str
    start: int
    learnt: int


def evaluate(themes: Themes, vectors: Vectors, examples: Sequence[Example], seed: int = 0) -> Evaluation:
    """Cross-validate in five parts drawn by seed; examples without a code are learnt from but not counted.

    A paragraph is left out whole; an example that names none is one of its own.
    """
    units = [e.unit or f"example {i}" for i, e in enumerate(examples)]
    coded = [unit for unit, e in zip(units, examples, strict=True) if e.codes]
    if len(set(coded)) < FEWEST:
        return Evaluation(len(coded), None, None, None, ())
    order = list(dict.fromkeys(units))
    random.Random(seed).shuffle(order)
    ranks: list[_Rank] = []
    for fold in range(FOLDS):
        left_out = set(order[fold::FOLDS])
        learner = Learner(themes, vectors)
        learner.fit([e for unit, e in zip(units, examples, strict=True) if unit not in left_out])
        for unit, example in zip(units, examples, strict=True):
            ranks += _ranks(themes, learner, unit, example) if unit in left_out else ()
    start, learnt = _share([r.start for r in ranks]), _share([r.learnt for r in ranks])
    return Evaluation(len(coded), start, learnt, _difference(ranks, seed), _codes(ranks))


def _ranks(themes: Themes, learner: Learner, unit: str, example: Example) -> list[_Rank]:
    start = {code: i for i, code in enumerate(in_order(themes.scores(example.text)))}
    learnt = {found.code: i for i, found in enumerate(learner.rank(example.text))}
    last = len(themes.usable)
    return [_Rank(unit, code, start.get(code, last), learnt.get(code, last)) for code in sorted(example.codes)]


def in_order(scores: dict[str, float]) -> list[str]:
    """Return codes by score, the best first."""
    return sorted(scores, key=lambda code: -scores[code])


def _share(ranks: Sequence[int]) -> Share:
    return Share(*(sum(rank < first for rank in ranks) / len(ranks) for first in (3, 5)))


def _difference(ranks: Sequence[_Rank], seed: int) -> Difference:
    """Return the difference of the shares; a drawn paragraph brings its codes with both of their ranks."""
    of_unit: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for rank in ranks:
        of_unit[rank.unit][0] += (rank.learnt < 3) - (rank.start < 3)
        of_unit[rank.unit][1] += 1
    gains = np.array(list(of_unit.values()))
    draw = np.random.default_rng(seed)
    sums = np.array([gains[draw.integers(len(gains), size=len(gains))].sum(axis=0) for _ in range(_RESAMPLES)])
    tails = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)
    low, high = np.quantile(sums[:, 0] / sums[:, 1], tails).tolist()
    total = gains.sum(axis=0)
    return Difference(float(total[0] / total[1]), low, high, LEVEL, len(gains))


def _codes(ranks: Sequence[_Rank]) -> tuple[OfCode, ...]:
    found = []
    for code in sorted({rank.code for rank in ranks}):
        mine = [rank for rank in ranks if rank.code == code]
        start, learnt = sum(r.start < 3 for r in mine), sum(r.learnt < 3 for r in mine)
        found.append(OfCode(code, len(mine), start / len(mine), learnt / len(mine)))
    return tuple(sorted(found, key=lambda c: -c.examples))
