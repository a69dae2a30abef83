"""Words as lemmas, each distinct word looked up once (simplemma; its data are loaded at first use)."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, islice

_KEPT = 200_000  # pieces of text; what comes after is read anew each time
_WORD = re.compile(r"\w+(?:[’'\-‑]\w+)*")


class Forms(dict[str, str]):
    """The lemma of each word form of one language, lower-cased; filled as forms are asked for.

    A hyphened word keeps its hyphens, its last part is reduced.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        import simplemma

        plain = word.lower().replace("’", "'").replace("‑", "-").removesuffix("'s")
        head, hyphen, last = plain.rpartition("-")
        found = self[word] = f"{head}{hyphen}{simplemma.lemmatize(last, lang=self._language).lower()}"
        return found


class _Chunks(dict[str, tuple[str, ...]]):
    """The lemmas of each piece of text between blanks, of one language; real text is made of few of them."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._forms = forms(language)

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple(map(self._forms.__getitem__, _WORD.findall(chunk)))
        if len(self) < _KEPT:
            self[chunk] = found
        return found


@cache
def forms(language: str) -> Forms:
    """Return the lemmas of a language, shared by all who ask."""
    return Forms(language)


@cache
def _chunks(language: str) -> _Chunks:
    return _Chunks(language)


def lemma(word: str, language: str) -> str:
    """Return the lemma of one word."""
    return forms(language)[word]


def words(text: str, language: str) -> list[str]:
    """Return the lemmas of a text's words; no word holds a blank, so that they are read piece by piece."""
    return list(chain.from_iterable(map(_chunks(language).__getitem__, text.split())))


def places(text: str, count: int) -> list[tuple[int, int]]:
    """Return where the first words of a text stand, one place for each lemma of ``words``."""
    return [match.span() for match in islice(_WORD.finditer(text), count)]
