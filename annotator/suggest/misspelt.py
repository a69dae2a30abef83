"""Names in running text that look misspelt: capitalised, in no dictionary, near the name of a country.

They are questions ("Kazakstan → Kazakhstan?"), never answers; exact names are found first and may be swallowed:
"Soth Sudan" is not the Sudan. Inside a list of names, words too short or too ordinary elsewhere are asked about too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from annotator.delayed import dataclass
from annotator.gazetteer import Guess, Name, guess
from annotator.gazetteer.fuzzy import joined, longer, opening_words
from annotator.gazetteer.trap_words import MISTAKEN
from annotator.gazetteer.traps import is_trap
from annotator.suggest.enumerated import items
from annotator.suggest.extended import extended

_TOKEN = re.compile(r"(?:[^\s,;:.()\[\]“”\"]|(?<=-)\n(?=\w))+")  # a word cut at a line's end is one
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
# How a word begins that may be suspect; only these are looked at closely.
_SUSPECT = re.compile(r"[A-ZÀ-Ý]|[l1][bcdfghjkmnpqrstvwxz]|ff[a-z]|[0568][a-z]{2}")
# What follows behind one blank without a capital may be cut off from it.
_BEGINS = re.compile(
    rf"(?<![^\s,;:.()\[\]“”\"])((?:{_SUSPECT.pattern})[^\s,;:.()\[\]“”\"]*)"
    r"(?=(?: ([a-zß-ÿ]+)(?![\w’'-]))?)"
)
_PIECE = re.compile(r"[a-zß-ÿ]+(?![\w’'-])")
_CAPITAL = re.compile(rf"[A-ZÀ-Ý]|^(?:[dl][’'])?(?:{_SUSPECT.pattern})")
_INNER = frozenset(("of", "and", "the", "&"))
_LETTERS = re.compile(r"[^\W\d_]+")
# Short words of the three languages that their dictionaries do not hold.
_SHORT_WORDS = frozenset(
    ("a", "i", "o", "y", "e", "à", "u", "du", "au", "aux", "des", "où", "del", "al", "los", "las", "un", "una")
)
_LONGEST = 9  # words of a name
_SHORTEST = 5  # letters; shorter names are too near to names of persons, unless a scanner's error explains them
_ACRONYM = 5
_KEPT = 200_000  # pieces of text; what comes after is looked at anew each time
_OFTEN = frozenset(MISTAKEN.split())
# Words behind which a State is named, so that a short name may be told.
_OF_STATES = re.compile(
    r"\b(?:[Rr]epresentatives?|[Dd]elegations?|[Dd]elegates?|[Gg]overnments?|[Oo]bservers?|[Oo]fficials|[Mm]issions?|"
    r"[Ss]peakers?|[Aa]uthorities|[Rr]epublic) (?:of|for|from) $"
)
_LEAD = 30  # characters
_AHEAD = re.compile(r"\s(?:and )?[A-ZÀ-Ý]")


@dataclass(frozen=True, slots=True)
class Question:
    """Words that may be a misspelt name, and what they may mean."""

    start: int
    end: int
    guesses: tuple[Guess, ...]


def questions(text: str, language: str, known: Sequence[Name]) -> list[Question]:
    """Return the words of a text that may be misspelt names, in order; ``known`` are the names found exactly."""
    found = _of_suspects(text, language, known) if any(map(_stirring(language).__getitem__, text.split())) else []
    return _with_names_beside(text, language, known, found) if known or len(found) > 1 else found


class _Stirring(dict[str, bool]):
    """Whether a piece of text between blanks holds a suspect word, or one of a name, or begins with an unknown one.

    Many paragraphs hold none, and need not be looked at closely. Filled as pieces are met.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, piece: str) -> bool:
        begun = _PIECE.match(piece)
        stirs = (begun is not None and _is_unknown(begun[0], self._language)) or any(
            _is_suspect(match[1], self._language) or match[1] in opening_words(self._language)
            for match in _BEGINS.finditer(piece)
        )
        if len(self) < _KEPT:
            self[piece] = stirs
        return stirs


@cache
def _stirring(language: str) -> _Stirring:
    return _Stirring(language)


def _of_suspects(text: str, language: str, known: Sequence[Name]) -> list[Question]:
    """Return the questions about suspect words, and about words that a blank has parted."""
    found: list[Question] = []
    tokens: list[tuple[int, int]] = []
    at: dict[int, int] = {}
    for match in _BEGINS.finditer(text):
        start = match.start()
        if found and start < found[-1].end:
            continue
        word, piece = match.groups()
        is_suspect = _is_suspect(word, language) or (
            word in opening_words(language) and _AHEAD.match(text, match.end())
        )
        if not is_suspect and (piece is None or not _is_unknown(piece, language)):
            continue
        parted = _parted(match, language)
        if not tokens:
            tokens = _tokens(text)
            at = {token[0]: i for i, token in enumerate(tokens)}
        best = parted if parted and not _is_within(known, start, parted.end) else None
        if start in at and not _is_within(known, start, tokens[at[start]][1]):
            read = _candidates(text, tokens, at[start], language)
            best = min((q for q in read if is_suspect or not q.guesses[0].distance), key=_worse, default=best)
            if best is not None and not _is_suspect(word, language) and not _is_near(best.guesses[0]):
                best = None
        if best is not None and not is_trap(text, best.start, best.end, (), -1):
            found.append(best)
    return found


def _is_near(guess: Guess) -> bool:
    """Say whether words that all are words are a name all the same: "Costa Rico", one edit from one written in full."""
    return guess.distance <= 1 and "." not in guess.name


def _tokens(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _TOKEN.finditer(text)]


def _is_within(known: Sequence[Name], start: int, end: int) -> bool:
    return any(name.start <= start and end <= name.end for name in known)


def _parted(match: re.Match[str], language: str) -> Question | None:
    """Return the name that a blank has parted: "Turk menistan", "A rmenia"; one of the pieces is no word."""
    word, piece = match.groups()
    guesses = joined(word, piece, language) if piece else ()
    if guesses and (_is_unknown(word, language) or _is_unknown(piece, language)):
        return Question(match.start(), match.end(2), guesses)
    return None


def _with_names_beside(text: str, language: str, known: Sequence[Name], found: list[Question]) -> list[Question]:
    """Return the questions with those that only names beside them lead to: longer names, entries of a list."""
    tokens = _tokens(text) if any(longer(text[n.start : n.end], language) for n in known) else []
    more = []
    for name in known if tokens else ():
        if whole := extended(text, tokens, name, language, lambda word: _is_unknown(word, language)):
            more.append(Question(whole[0], name.end, whole[1]))
    kept = [*more, *(q for q in found if not _meets(q, more))]
    asked = [Name(q.start, q.end, text[q.start : q.end], (q.guesses[0].code,), "") for q in kept]
    for start, end in items(text, sorted([*known, *asked], key=lambda name: name.start)):
        guesses = guess(text[start:end], language)
        one = Question(start, end, guesses)
        if len(guesses) == 1 and not _meets(one, kept) and not is_trap(text, start, end, (), -1):
            kept.append(one)
    return sorted(kept, key=lambda q: q.start)


def _meets(question: Question, others: Sequence[Question]) -> bool:
    return any(question.start < q.end and q.start < question.end for q in others)


def _bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return _POSSESSIVE.sub("", word)


def _worse(question: Question) -> tuple[int, int]:
    return question.guesses[0].distance, question.start - question.end


def _candidates(text: str, tokens: Sequence[tuple[int, int]], at: int, language: str) -> Iterator[Question]:
    """Yield the readings of the words around a suspect word that come near a name."""
    low, high = _reach(text, tokens, at, language)
    for first in range(low, at + 1):
        for last in range(at, min(high, first + _LONGEST)):
            start, end = tokens[first][0], tokens[last][1]
            end = start + len(_bare(text[start:end]))
            guesses = guess(text[start:end], language) if _has_capitals(text, tokens, first, last, language) else ()
            sure = bool(guesses) and guesses[0].distance == 0
            if guesses and (sure or _is_likely(text, tokens, first, last, language)):
                yield Question(start, end, guesses)


def _reach(text: str, tokens: Sequence[tuple[int, int]], at: int, language: str) -> tuple[int, int]:
    """Return the first token and the one after the last that may be of one name with the token at ``at``."""

    def goes_on(index: int, before: int) -> bool:
        word = text[slice(*tokens[index])]
        near = text[tokens[before][1] : tokens[before + 1][0]].isspace()
        return near and (word in _INNER or _CAPITAL.search(word) is not None or _is_piece(word, language))

    low = at
    while low and at - low < _LONGEST and goes_on(low - 1, low - 1):
        low -= 1
    high = at + 1
    while high < len(tokens) and high - at < _LONGEST and goes_on(high, high - 1):
        high += 1
    if high == at + 1 < len(tokens) and text[tokens[at][1] : tokens[high][0]] == " ":
        high += 1  # a blank inside a word leaves its end without a capital
    return low, high


def _has_capitals(text: str, tokens: Sequence[tuple[int, int]], first: int, last: int, language: str) -> bool:
    """Say whether words begin and end as a name does; the end may be a piece that a blank cut off."""
    words = (text[slice(*tokens[first])], text[slice(*tokens[last])])
    return all(_CAPITAL.search(word) for word in words) or (first < last and _is_piece(words[1], language))


def _is_likely(text: str, tokens: Sequence[tuple[int, int]], first: int, last: int, language: str) -> bool:
    """Say whether words that are only near a name may be one: long enough, and no person's."""
    start, end = tokens[first][0], tokens[last][1]
    shortest = _SHORTEST - 2 * (_OF_STATES.search(text, max(0, start - _LEAD), start) is not None)
    written = (text[start].isupper() or text[start].isdigit()) and end - start >= shortest
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
    often = text[tokens[of[0]][0] : tokens[of[1]][1]] in _OFTEN
    return _is_suspect(word, language) or (often and other > of[1] and word[:1].isupper())


def _is_piece(word: str, language: str) -> bool:
    """Say whether a word may be what a blank cut off a name: without a capital, and no word of its own."""
    return word.islower() and word.isalpha() and _is_unknown(word, language)


@cache
def _is_unknown(word: str, language: str) -> bool:
    """Say whether a word is in no dictionary; a single letter is none unless it is a word of its own."""
    import simplemma

    if len(word) == 1 or word.casefold() in _SHORT_WORDS:
        return word.casefold() not in _SHORT_WORDS
    return not any(simplemma.is_known(w, lang=language) for w in (word, word.lower()))


@cache
def _is_suspect(word: str, language: str) -> bool:
    """Say whether a word may be part of a misspelt name: written as one, and in no dictionary."""
    word = _bare(word)
    if not _SUSPECT.match(word) or (word.isupper() and len(word) <= _ACRONYM):
        return False
    if word in _OFTEN:
        return True
    parts = _LETTERS.findall(word)
    if any(c.isdigit() for c in word) or not word.isascii() or "-" in word:
        return any(len(p) > 1 for p in parts)
    return any(_is_unknown(p, language) for p in parts)
