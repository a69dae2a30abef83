"""Words as lemmas, each distinct word looked up once (simplemma; its data are loaded at first use)."""

from __future__ import annotations

import re
from functools import cache

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


@cache
def forms(language: str) -> Forms:
    """Return the lemmas of a language, shared by all who ask."""
    return Forms(language)


def lemma(word: str, language: str) -> str:
    """Return the lemma of one word."""
    return forms(language)[word]


def words(text: str, language: str) -> list[str]:
    """Return the lemmas of a text's words."""
    known = forms(language)
    return list(map(known.__getitem__, _WORD.findall(text)))


def places(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand, one place for each lemma of ``words``."""
    return [match.span() for match in _WORD.finditer(text)]
