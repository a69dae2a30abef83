"""Codes by meaning, where a layer's codes have no phrases: an item's words compared with what the codes say.

An optional extra (``embeddings``): wordllama's word vectors, which lie in its package; nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotator import extras
from annotator.codebook import Codebook, Layer
from annotator.model import Code, Statement
from annotator.suggest import learner
from annotator.suggest.answers import Proposal
from annotator.suggest.marks import places
from annotator.suggest.themes import Themes
from annotator.suggest.values import Material

PACKAGE = "wordllama"
SOURCE = "embeddings"
AT_MOST = 3  # codes suggested an item
_WORDS = 0.2  # what the share of the best BM25 adds to a cosine; the two together find more than either
_LEAST, _MOST = 0.2, 0.59  # of a sum that is suggested, and of a score: any phrase of a code is surer

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Makes a row of length one of each text."""


def missing() -> str | None:
    """Return what to say when the extra is not installed, None when it is; it is not imported."""
    if find_spec(PACKAGE) is not None:
        return None
    return f"project.toml asks for {PACKAGE}, which is not installed: {extras.command('embeddings')}"


@cache
def load() -> Embed:
    """Return the embedder; its vectors are read from the package's own folder."""
    import wordllama

    # The package looks for its tokenizer in the folder of a cache; that is its own.
    model = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(model.embed(list(texts), norm=True), dtype=np.float32)

    return embed


def layers(book: Codebook) -> list[Layer]:
    """Return the layers that are suggested by meaning: those that can be learnt and have no phrases."""
    return [layer for layer in learner.layers(book) if not any(code.phrases for code in layer.codes)]


class Meanings:
    """What the codes of a codebook mean, ready to be compared with items."""

    def __init__(self, book: Codebook, embed: Embed) -> None:
        self._embed = embed
        self._layers = [(layer, codes) for layer in layers(book) if (codes := _usable(layer))]
        self._codes = [embed([_said(code) for code in codes]) for _, codes in self._layers]
        self._themes: dict[tuple[str, str], Themes] = {}

    def proposals(self, material: Material, said: Sequence[Statement]) -> Iterator[Proposal]:
        """Yield the codes that an item's words come closest to, the closest first."""
        for (layer, codes), rows in zip(self._layers, self._codes, strict=True):
            asked = places(layer, material, said)
            if not asked:
                continue
            texts = [" ".join(material.unit.text[a:b] for a, b in parts) for _, parts in asked]
            by_words = self._by_words(layer, material.language)
            whole = layer.item_for(material.unit.kind) != "sentence"
            for (statement, parts), text, cosines in zip(asked, texts, self._embed(texts) @ rows.T, strict=True):
                start, end = (None, None) if whole else parts[0]
                for code, score in _closest(codes, cosines.tolist(), by_words.likeness(text)):
                    reason = f"close in meaning to {code.name}"
                    yield Proposal(layer.key, code.key, statement, start, end, score, SOURCE, reason)

    def _by_words(self, layer: Layer, language: str) -> Themes:
        key = (layer.key, language)
        if key not in self._themes:
            self._themes[key] = Themes(layer.codes, language)
        return self._themes[key]


def _closest(
    codes: Sequence[Code], cosines: Sequence[float], likeness: Mapping[str, float]
) -> list[tuple[Code, float]]:
    """Return the codes closest by meaning and words, with their scores."""
    top = max(likeness.values(), default=0.0) or 1.0
    sums = [(c, cosine + _WORDS * likeness.get(c.key, 0.0) / top) for c, cosine in zip(codes, cosines, strict=True)]
    best = sorted(sums, key=lambda pair: -pair[1])[:AT_MOST]
    return [(code, round(min(value, _MOST), 3)) for code, value in best if value >= _LEAST]


def _usable(layer: Layer) -> list[Code]:
    return [code for code in layer.codes if code.selectable and not code.retired]


def _said(code: Code) -> str:
    return " ".join(text for text in (code.name, code.definition, code.include, *code.examples) if text)
