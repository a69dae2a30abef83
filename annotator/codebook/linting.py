"""What is allowed but unwise in a codebook: phrases shared by codes, themes without phrases or definitions."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.codebook.values import Codebook, Layer
from annotator.delayed import dataclass

_ENOUGH = 2  # phrases a code; guide: two are worth more than anything else


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend, where it stands, and how."""

    what: str
    where: str
    remedy: str


def lint(book: Codebook) -> list[Problem]:
    """Return what weakens suggestions or makes codes hard to tell apart."""
    return [*conflicts(book), *(problem for layer in book.layers for problem in _few_phrases(layer))]


def conflicts(book: Codebook) -> list[Problem]:
    """Return the phrases that two codes of one layer share."""
    return [problem for layer in book.layers for problem in _shared_phrases(layer)]


def _shared_phrases(layer: Layer) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for code in layer.codes:
        for phrase in code.phrases:
            other = first.setdefault(phrase.casefold(), code.key)
            if other != code.key:
                yield Problem(
                    f"codes '{other}' and '{code.key}' of layer '{layer.key}' share the phrase '{phrase}'",
                    f"line {code.line}" if code.line else code.key,
                    "leave it with one of them",
                )


def _few_phrases(layer: Layer) -> Iterator[Problem]:
    """Name codes without enough phrases, in layers where other codes have some."""
    if not any(code.phrases for code in layer.codes):
        return
    for code in layer.codes:
        if len(code.phrases) < _ENOUGH and code.selectable and not code.retired:
            yield Problem(
                f"code '{code.key}' of layer '{layer.key}' has {_count(len(code.phrases))}",
                f"line {code.line}" if code.line else code.key,
                "two phrases a code make suggestions much better",
            )


def _count(phrases: int) -> str:
    return "one phrase" if phrases == 1 else f"{phrases or 'no'} phrases"
