"""Names in running text that look misspelt: capitalised, in no dictionary, near the name of a country.

They are questions ("Kazakstan → Kazakhstan?"), never answers; exact names are found first and may be swallowed:
"Soth Sudan" is not the Sudan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from annotator.gazetteer import Guess, Name, guess
from annotator.gazetteer.traps import is_trap

_TOKEN = re.compile(r"(?:(?![’']s\b)[^\s,;:.()\[\]“”\"]|(?<=-)\n(?=\w))+")  # no possessive; a word cut at a line's end
_SUSPECT = re.compile(r"[A-ZÀ-Ý]|[l1][bcdfghjkmnpqrstvwxz]|ff[a-z]")
_CAPITAL = re.compile(rf"[A-ZÀ-Ý]|^(?:{_SUSPECT.pattern})")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 5  # words of a name
_SHORTEST = 5  # letters; shorter names are too near to names of persons, unless a scanner's error explains them
_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Question:
    """Words that may be a misspelt name, and what they may mean."""

    start: int
    end: int
    guesses: tuple[Guess, ...]


def questions(text: str, language: str, known: Sequence[Name]) -> list[Question]:
    """Return the words of a text that may be misspelt names, in order; ``known`` are the names found exactly."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found: list[Question] = []
    for i, (start, end) in enumerate(tokens):
        if found and start < found[-1].end:
            continue
        if _is_suspect(text[start:end], language) and not any(n.start < end and start < n.end for n in known):
            best = min(_candidates(text, tokens, i, language), key=_worse, default=None)
            if best is not None and not is_trap(text, best.start, best.end, (), -1):
                found.append(best)
    return found


def _worse(question: Question) -> tuple[int, int]:
    return question.guesses[0].distance, question.start - question.end


def _candidates(text: str, tokens: Sequence[tuple[int, int]], at: int, language: str) -> Iterator[Question]:
    """Yield the readings of the words around a suspect word that come near a name."""
    for first in range(max(0, at - _LONGEST + 1), at + 1):
        for last in range(at, min(len(tokens), first + _LONGEST)):
            start, end = tokens[first][0], tokens[last][1]
            ends = text[slice(*tokens[first])], text[slice(*tokens[last])]
            if not all(map(_CAPITAL.search, ends)) or not _is_joined(text, tokens[first : last + 1]):
                continue
            guesses = guess(text[start:end], language)
            sure = bool(guesses) and guesses[0].distance == 0
            if guesses and (sure or (end - start >= _SHORTEST and not _is_person(text, tokens, first, last, language))):
                yield Question(start, end, guesses)


def _is_joined(text: str, tokens: Sequence[tuple[int, int]]) -> bool:
    """Say whether only blanks stand between the words, as in a name."""
    return all(text[a[1] : b[0]].isspace() for a, b in pairwise(tokens))


def _is_person(text: str, tokens: Sequence[tuple[int, int]], first: int, last: int, language: str) -> bool:
    """Say whether another unknown name stands beside: then it is the name of a person."""
    beside = [(i, i + 1) for i in (first - 1, last) if i >= 0 and i + 1 < len(tokens)]
    return any(
        _is_joined(text, (tokens[a], tokens[b])) and _is_suspect(text[slice(*tokens[b if b > last else a])], language)
        for a, b in beside
    )


@cache
def _is_suspect(word: str, language: str) -> bool:
    """Say whether a word may be part of a misspelt name: written as one, and in no dictionary."""
    if not _SUSPECT.match(word) or (word.isupper() and len(word) <= _ACRONYM):
        return False
    import simplemma

    parts = _LETTERS.findall(word)
    if any(c.isdigit() for c in word) or not word.isascii() or "-" in word:
        return any(len(p) > 1 for p in parts)
    return not all(simplemma.is_known(p, lang=language) or simplemma.is_known(p.lower(), lang=language) for p in parts)
