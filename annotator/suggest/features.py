"""A text as features to learn from: its lemmas weighted by TF-IDF, and the codes whose phrases it holds."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from annotator.suggest.themes import Themes

Features = Mapping[str, float]


class Vectors:
    """Makes features of texts; how rare a word is comes from the texts it is given at the start."""

    def __init__(self, themes: Themes, texts: Iterable[str]) -> None:
        self._themes = themes
        found = [set(themes.content(text)) for text in texts]
        seen = Counter(word for words in found for word in words)
        self._rarity = {word: math.log((1 + len(found)) / (1 + count)) + 1 for word, count in seen.items()}
        self._unseen = math.log(1 + len(found)) + 1

    def of(self, text: str) -> Features:
        """Return the features of a text: its words as a vector of length one, and its phrases as another."""
        counts = Counter(self._themes.content(text))
        words = {f"w {w}": (1 + math.log(n)) * self._rarity.get(w, self._unseen) for w, n in counts.items()}
        phrases = {f"p {code}": 1.0 for code in {hit.code for hit in self._themes.hits(text)}}
        return {**_scaled(words), **_scaled(phrases)}


def _scaled(values: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(v * v for v in values.values())) or 1.0
    return {key: v / norm for key, v in values.items()}


class Index:
    """Examples by feature, so that a text is compared with those only that share something with it."""

    def __init__(self) -> None:
        self.n = 0
        self._postings: dict[str, tuple[array[int], array[float]]] = {}

    def add(self, features: Features) -> None:
        """Add an example."""
        for key, value in features.items():
            where, values = self._postings.setdefault(key, (array("q"), array("d")))
            where.append(self.n)
            values.append(value)
        self.n += 1

    def similar(self, features: Features) -> NDArray[np.float64]:
        """Return the product of a text's features with those of each example."""
        found = np.zeros(self.n)
        for key, value in features.items():
            if key in self._postings:
                where, values = self._postings[key]
                found[np.frombuffer(where, dtype=np.int64)] += value * np.frombuffer(values)
        return found


def own(features: Features) -> float:
    """Return the product of a text's features with themselves."""
    return sum(v * v for v in features.values())
