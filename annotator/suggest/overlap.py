"""Codes that suggestions cannot tell apart: phrases of the same lemmas, codes told by the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from annotator.codebook import Codebook, Layer, Problem
from annotator.model import Code
from annotator.suggest import lemmas
from annotator.suggest.themes import Themes

_ALIKE = 0.5  # share of words two codes have in common, of all they have
_FEWEST = 3  # words in common; fewer say nothing


def overlaps(book: Codebook, language: str = "en") -> list[Problem]:
    """Return the pairs of codes of one layer that phrases or words do not keep apart."""
    layers = [layer for layer in book.layers if any(code.phrases for code in layer.codes)]
    return [problem for layer in layers for problem in (*_same(layer, language), *_alike(layer, language))]


def _same(layer: Layer, language: str) -> Iterator[Problem]:
    """Name phrases of two codes that differ in form only; phrases written alike are the codebook's own to refuse."""
    first: dict[tuple[str, ...], tuple[str, str]] = {}
    for code in _given(layer):
        for phrase in code.phrases:
            key = tuple(lemmas.words(phrase, language))
            other, written = first.setdefault(key, (code.key, phrase))
            if other != code.key and written.casefold() != phrase.casefold():
                yield Problem(
                    f"'{written}' of code '{other}' and '{phrase}' of code '{code.key}' of layer '{layer.key}' are the "
                    "same words in another form",
                    _where(code),
                    "leave them with one of the codes",
                )


def _alike(layer: Layer, language: str) -> Iterator[Problem]:
    """Name codes of which name, definition and phrases hold mostly the same words; a code and its own are alike."""
    themes = Themes((), language)
    told = {c: frozenset(themes.content(" ".join((c.name, c.definition, *c.phrases)))) for c in _given(layer)}
    for one, other in combinations(told, 2):
        common = told[one] & told[other]
        related = one.key in layer.path(other.key) or other.key in layer.path(one.key)
        if len(common) >= _FEWEST and not related and len(common) >= _ALIKE * len(told[one] | told[other]):
            words = ", ".join(sorted(common)[:4])
            yield Problem(
                f"codes '{one.key}' and '{other.key}' of layer '{layer.key}' are told by the same words: {words}",
                _where(other),
                "say in their definitions and phrases what sets them apart",
            )


def _given(layer: Layer) -> list[Code]:
    return [code for code in layer.codes if code.selectable and not code.retired]


def _where(code: Code) -> str:
    return f"line {code.line}" if code.line else code.key
