"""The theme learner: what a coder confirmed, added to what the codebook says (n / (n + 400) of the score).

Measured on human-coded recommendations, this weight never falls below the codebook alone; a larger one does.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from annotator.codebook import Codebook, Layer
from annotator.delayed import dataclass
from annotator.suggest.answers import ANSWERED
from annotator.suggest.features import Index, Vectors, own
from annotator.suggest.ridge import Ridge
from annotator.suggest.themes import Themes

HALF = 400  # examples after which what was learnt counts as much as the codebook


def layers(book: Codebook) -> list[Layer]:
    """Return the layers that can be learnt: codes of their own, on no scale, not answered by the statements."""
    return [
        layer
        for layer in book.layers
        if layer.codes
        and layer.scale == "nominal"
        and layer.key not in ANSWERED
        and not {"span", "document"} & set(layer.item.values())
    ]


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of text and the codes that a coder gave it, none included; ``name`` is how a reason calls it.

    ``unit`` is the paragraph it is a piece of: examples of one are not independent.
    """

    text: str
    codes: frozenset[str]
    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A code's score, and what was learnt about it alone (both 0..1)."""

    code: str
    score: float
    learnt: float


class Learner:
    """Scores the codes of one layer for a text; learns from one coder's examples."""

    def __init__(self, themes: Themes, vectors: Vectors) -> None:
        self.examples: list[Example] = []
        self._themes, self._vectors = themes, vectors
        self._codes = themes.usable
        self._columns = {code: i for i, code in enumerate(self._codes)}
        self._index = Index()
        self._ridge = Ridge(len(self._codes))

    def fit(self, examples: Sequence[Example]) -> None:
        """Learn these examples, and forget any before."""
        self.examples, self._index = list(examples), Index()
        kernel = np.zeros((len(examples), len(examples)))
        for i, example in enumerate(examples):
            features = self._vectors.of(example.text)
            kernel[i, :i], kernel[i, i] = self._index.similar(features), own(features)
            self._index.add(features)
        self._ridge.fit(kernel, np.array([self._targets(e) for e in examples]).reshape(len(examples), len(self._codes)))

    def add(self, example: Example) -> None:
        """Learn one more example."""
        features = self._vectors.of(example.text)
        self._ridge.add(self._index.similar(features), own(features), self._targets(example))
        self._index.add(features)
        self.examples.append(example)

    def _targets(self, example: Example) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        targets = np.zeros(len(self._codes))
        targets[[self._columns[code] for code in example.codes if code in self._columns]] = 1.0
        return targets

    @property
    def weight(self) -> float:
        """How much of a score is learnt."""
        return len(self.examples) / (len(self.examples) + HALF)

    def rank(self, text: str) -> list[Scored]:
        """Return all codes that anything speaks for, the best first."""
        start = self._themes.scores(text)
        values = np.clip(self._ridge.predict(self._index.similar(self._vectors.of(text))), 0.0, 1.0)
        learnt = dict(zip(self._codes, values.tolist(), strict=True))
        weight = self.weight
        found = [Scored(c, (1 - weight) * start.get(c, 0.0) + weight * learnt[c], learnt[c]) for c in self._codes]
        return sorted((s for s in found if s.score > 0), key=lambda s: -s.score)

    def like(self, text: str, code: str) -> Example | None:
        """Return the example of this code that speaks most for it in a text, None when none does."""
        if not self.examples or code not in self._columns:
            return None
        shares = self._ridge.shares(self._index.similar(self._vectors.of(text)), self._columns[code])
        mine = [(share, -i) for i, share in enumerate(shares) if code in self.examples[i].codes and share > 0]
        return self.examples[-max(mine)[1]] if mine else None
