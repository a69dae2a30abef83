"""The stance of a statement: fixed by its verb, else read from cues in what is said."""

from __future__ import annotations

import functools
import re

from annotator.suggest.statements.reading import masked
from annotator.suggest.statements.tables import Tables

# A cue that is denied shows nothing: "was not duplicative", "no need".
_DENIED = re.compile(r"\b(?:not|no|nor|never|without|neither|cannot)\s+(?:(?!only\b)\w+\s+)?$")
_LOOK_BACK = 30
_STRONG = ("call_for", "caution")


def of(words: Tables, fixed: str, said: str) -> str:
    """Return the stance that the verb fixes, else the one that a cue in ``said`` shows, else neutral."""
    if fixed:
        return fixed
    found = cue(words, said)
    return found[0] if found else "neutral"


def cue(words: Tables, said: str) -> tuple[str, str] | None:
    """Return a stance and the words that show it: a call or a caution wins, else what comes first decides."""
    said = masked(said.lower())
    for pattern in _patterns(words):
        for match in pattern.finditer(said):
            if not _DENIED.search(said[max(0, match.start() - _LOOK_BACK) : match.start()]):
                return _stance(words, match[0]), match[0]
    return None


@functools.lru_cache(maxsize=8)
def _patterns(words: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    strong = [cue for stance, cue in words.cues if stance in _STRONG]
    return _any(strong), _any([cue for stance, cue in words.cues if stance not in _STRONG])


def _any(cues: list[str]) -> re.Pattern[str]:
    """Return the expression of any of ``cues``, told apart by their first letters first."""
    by_letter: dict[str, list[str]] = {}
    for cue in cues:
        by_letter.setdefault(cue[:1], []).append(cue[1:])
    told = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items() if letter.isalpha())
    return re.compile(rf"\b(?:{told or '(?!)'})\b")


@functools.lru_cache(maxsize=2048)
def _stance(words: Tables, shown: str) -> str:
    """Return the stance of the first cue that the words ``shown`` are."""
    return next((stance for stance, cue in words.cues if re.fullmatch(cue, shown)), "neutral")
