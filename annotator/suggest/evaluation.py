"""Whether learning helps yet: the codebook alone against codebook and learner, on examples left out in turn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.suggest.features import Vectors
from annotator.suggest.learner import Example, Learner
from annotator.suggest.themes import Themes

FOLDS = 5
FEWEST = 2 * FOLDS  # examples with a code; below it there is nothing to leave out


@dataclass(frozen=True, slots=True)
class Share:
    """The share of true codes among the first three and the first five suggested."""

    first_3: float
    first_5: float


@dataclass(frozen=True, slots=True)
class OfCode:
    """One code: in how many examples it was given, and how often it was among the first three."""

    code: str
    examples: int
    start: float
    learnt: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What cross-validation found; ``start`` and ``learnt`` are None where there are too few examples."""

    examples: int
    start: Share | None
    learnt: Share | None
    codes: tuple[OfCode, ...]

    @property
    def helps(self) -> bool:
        """Whether more true codes are among the first three with learning than without."""
        return self.start is not None and self.learnt is not None and self.learnt.first_3 > self.start.first_3


def evaluate(themes: Themes, vectors: Vectors, examples: Sequence[Example], seed: int = 0) -> Evaluation:
    """Cross-validate in five parts drawn by seed; examples without a code are learnt from but not counted."""
    coded = [e for e in examples if e.codes]
    if len(coded) < FEWEST:
        return Evaluation(len(coded), None, None, ())
    order = list(range(len(examples)))
    random.Random(seed).shuffle(order)
    ranks: list[tuple[str, int, int]] = []
    for fold in range(FOLDS):
        left_out = set(order[fold::FOLDS])
        learner = Learner(themes, vectors)
        learner.fit([examples[i] for i in order if i not in left_out])
        for i in sorted(left_out):
            ranks += _ranks(themes, learner, examples[i])
    return Evaluation(len(coded), _share([r[1] for r in ranks]), _share([r[2] for r in ranks]), _codes(ranks))


def _ranks(themes: Themes, learner: Learner, example: Example) -> list[tuple[str, int, int]]:
    """Return each true code with its rank (from 0) by the codebook alone and with learning."""
    start = {code: i for i, code in enumerate(in_order(themes.scores(example.text)))}
    learnt = {found.code: i for i, found in enumerate(learner.rank(example.text))}
    last = len(themes.usable)
    return [(code, start.get(code, last), learnt.get(code, last)) for code in sorted(example.codes)]


def in_order(scores: dict[str, float]) -> list[str]:
    """Return codes by score, the best first."""
    return sorted(scores, key=lambda code: -scores[code])


def _share(ranks: Sequence[int]) -> Share:
    return Share(*(sum(rank < first for rank in ranks) / len(ranks) for first in (3, 5)))


def _codes(ranks: Sequence[tuple[str, int, int]]) -> tuple[OfCode, ...]:
    found = []
    for code in dict.fromkeys(code for code, _, _ in sorted(ranks)):
        mine = [(start, learnt) for c, start, learnt in ranks if c == code]
        start, learnt = (sum(rank < 3 for rank in column) / len(mine) for column in zip(*mine, strict=True))
        found.append(OfCode(code, len(mine), start, learnt))
    return tuple(sorted(found, key=lambda c: -c.examples))
