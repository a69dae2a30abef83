"""Words as lemmas, each distinct word looked up once (simplemma; its data are loaded at first use)."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"\w+(?:[’'\-‑]\w+)*")


@cache
def lemma(word: str, language: str) -> str:
    """Return the lemma of a word, lower-cased; a hyphened word keeps its hyphens, its last part is reduced."""
    import simplemma

    plain = word.lower().replace("’", "'").replace("‑", "-").removesuffix("'s")
    head, hyphen, last = plain.rpartition("-")
    return f"{head}{hyphen}{simplemma.lemmatize(last, lang=language).lower()}"


def lemmas(text: str, language: str) -> list[tuple[str, int, int]]:
    """Return the lemmas of a text's words with their offsets."""
    return [(lemma(m[0], language), *m.span()) for m in _WORD.finditer(text)]
