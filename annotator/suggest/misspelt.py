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
from annotator.gazetteer.trap_words import MISTAKEN
from annotator.gazetteer.traps import is_trap

_TOKEN = re.compile(r"(?:[^\s,;:.()\[\]“”\"]|(?<=-)\n(?=\w))+")  # a word cut at a line's end is one
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
# How a word begins that may be suspect; only these are looked at closely.
_SUSPECT = re.compile(r"[A-ZÀ-Ý]|[l1][bcdfghjkmnpqrstvwxz]|ff[a-z]|[0568][a-z]{3}")
_BEGINS = re.compile(rf"(?<![^\s,;:.()\[\]“”\"])(?:{_SUSPECT.pattern})[^\s,;:.()\[\]“”\"]*")
_CAPITAL = re.compile(rf"[A-ZÀ-Ý]|^(?:{_SUSPECT.pattern})")
_INNER = frozenset(("of", "and", "the", "&"))
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 9  # words of a name
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
    found: list[Question] = []
    tokens: list[tuple[int, int]] = []
    at: dict[int, int] = {}
    for match in _BEGINS.finditer(text):
        start = match.start()
        if (found and start < found[-1].end) or not _is_suspect(match[0], language):
            continue
        if not tokens:
            tokens = [m.span() for m in _TOKEN.finditer(text)]
            at = {token[0]: i for i, token in enumerate(tokens)}
        if start in at and not any(n.start <= start and tokens[at[start]][1] <= n.end for n in known):
            best = min(_candidates(text, tokens, at[start], language), key=_worse, default=None)
            if best is not None and not is_trap(text, best.start, best.end, (), -1):
                found.append(best)
    return found


def _bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return _POSSESSIVE.sub("", word)


def _worse(question: Question) -> tuple[int, int]:
    return question.guesses[0].distance, question.start - question.end


def _candidates(text: str, tokens: Sequence[tuple[int, int]], at: int, language: str) -> Iterator[Question]:
    """Yield the readings of the words around a suspect word that come near a name."""
    low, high = _reach(text, tokens, at)
    for first in range(low, at + 1):
        for last in range(at, min(high, first + _LONGEST)):
            start, end = tokens[first][0], tokens[last][1]
            end = start + len(_bare(text[start:end]))
            guesses = guess(text[start:end], language) if _has_capitals(text, tokens, first, last) else ()
            sure = bool(guesses) and guesses[0].distance == 0
            if guesses and (sure or _is_likely(text, tokens, first, last, language)):
                yield Question(start, end, guesses)
    if at + 1 < high and (two := guess(text[tokens[at][0] : tokens[at + 1][1]], language)) and not two[0].distance:
        yield Question(tokens[at][0], tokens[at + 1][1], two)  # a blank inside a word: "Turk menistan"


def _reach(text: str, tokens: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """Return the first token and the one after the last that may be of one name with the token at ``at``."""

    def goes_on(index: int, before: int) -> bool:
        word = text[slice(*tokens[index])]
        joined = text[tokens[before][1] : tokens[before + 1][0]].isspace()
        return joined and (word in _INNER or _CAPITAL.search(word) is not None)

    low = at
    while low and at - low < _LONGEST and goes_on(low - 1, low - 1):
        low -= 1
    high = at + 1
    while high < len(tokens) and high - at < _LONGEST and goes_on(high, high - 1):
        high += 1
    if high == at + 1 < len(tokens) and text[tokens[at][1] : tokens[high][0]] == " ":
        high += 1  # a blank inside a word leaves its end without a capital
    return low, high


def _has_capitals(text: str, tokens: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    return all(_CAPITAL.search(text[slice(*tokens[i])]) for i in (first, last))


def _is_likely(text: str, tokens: Sequence[tuple[int, int]], first: int, last: int, language: str) -> bool:
    """Say whether words that are only near a name may be one: long enough, and no person's."""
    start, end = tokens[first][0], tokens[last][1]
    written = text[start].isupper() and end - start >= _SHORTEST
    return written and not _is_person(text, tokens, first, last, language)


def _is_joined(text: str, tokens: Sequence[tuple[int, int]]) -> bool:
    """Say whether only blanks stand between the words, as in a name."""
    return all(text[a[1] : b[0]].isspace() for a, b in pairwise(tokens))


def _is_person(text: str, tokens: Sequence[tuple[int, int]], first: int, last: int, language: str) -> bool:
    """Say whether another unknown name stands beside: then it is the name of a person."""
    beside = [(i, i + 1) for i in (first - 1, last) if i >= 0 and i + 1 < len(tokens)]
    others = [b if b > last else a for a, b in beside if _is_joined(text, (tokens[a], tokens[b]))]
    return any(_is_name(text, tokens, (first, last), other, language) for other in others)


def _is_name(text: str, tokens: Sequence[tuple[int, int]], of: tuple[int, int], other: int, language: str) -> bool:
    """Say whether the word beside is part of a name with these: unknown, or beside a word that is often a name's."""
    word = _bare(text[slice(*tokens[other])])
    often = text[tokens[of[0]][0] : tokens[of[1]][1]] in MISTAKEN.split()
    return _is_suspect(word, language) or (often and other > of[1] and word[:1].isupper())


@cache
def _is_suspect(word: str, language: str) -> bool:
    """Say whether a word may be part of a misspelt name: written as one, and in no dictionary."""
    word = _bare(word)
    if not _SUSPECT.match(word) or (word.isupper() and len(word) <= _ACRONYM):
        return False
    if word in MISTAKEN.split():
        return True
    import simplemma

    parts = _LETTERS.findall(word)
    if any(c.isdigit() for c in word) or not word.isascii() or "-" in word:
        return any(len(p) > 1 for p in parts)
    return not all(simplemma.is_known(p, lang=language) or simplemma.is_known(p.lower(), lang=language) for p in parts)
