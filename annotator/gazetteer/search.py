"""Names in running text: the longest that matches, unless the words around it say that it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.gazetteer.names import ADJECTIVE, Entry, Words, by_words, entries, fold, next_word, words
from annotator.gazetteer.traps import PHRASES, is_trap, speaks_for_a_state

Word = tuple[str, int, int]
_LONGEST_OF_TWO = 2  # letters of an abbreviation that may be a word elsewhere: EU, UE


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: its place, and its code (several candidates where the text does not decide)."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    kind: str
    adjective: bool = False


class Finder:
    """Finds the names of one table in texts of one language; groups are found in every language."""

    def __init__(self, entries: Iterable[Entry], language: str = "en") -> None:
        self.entries = tuple(e for e in entries if language == e.language or _is_known_everywhere(e))
        self._root: dict[str, Any] = {}
        for key, same in by_words(self.entries).items():
            _plant(self._root, key, same)
        for phrase in PHRASES:
            _plant(self._root, tuple(w for w, _, _ in words(phrase)), ())
        self._begins = _beginnings(self.entries)

    def find(self, text: str) -> list[Name]:
        """Return the names of countries and groups in a text, in order; they do not overlap."""
        found: list[Name] = []
        done = 0
        for match in self._begins.finditer(text):
            if match.start() < done or fold(match[0]) not in self._root:
                continue
            cut, same = _longest(self._root, text, match.start())
            if cut and same and (name := _name(text, cut, same, found[-1].end if found else -1)):
                found.append(name)
            done = cut[-1][2] if cut else done
        return found


def _is_known_everywhere(entry: Entry) -> bool:
    return entry.kind == "group" and len(entry.name) > _LONGEST_OF_TWO


def _beginnings(chosen: Iterable[Entry]) -> re.Pattern[str]:
    """Return the expression of a word with which a name may begin: capitalised, or as the table has it.

    A digit fused to it is a footnote's, except in "G77".
    """
    small = {re.split(r"[\s'’-]", e.name)[0] for e in chosen if e.name[:1].islower()}
    known = "|".join(sorted(map(re.escape, small), key=len, reverse=True)) or "(?!)"
    word = r"(?=[A-ZÀ-ÖØ-ÞĀ-Ž])(?:G\d+|(?:[^\W\d_\u0300-\u036f][\u0300-\u036f]*)+)"
    return re.compile(rf"(?<![\w\u0300-\u036f])(?:{word}|(?:{known})\b)")


def _name(text: str, cut: list[Word], same: tuple[Entry, ...], last: int) -> Name | None:
    """Return the name that these words are, None when capitals or the words around say otherwise."""
    start, end = cut[0][1], cut[-1][2]
    codes = tuple(dict.fromkeys(e.code for e in same))
    adjective = all(e.form == ADJECTIVE for e in same)
    if adjective and not speaks_for_a_state(text, start, end):
        return None
    if not _is_written_as_name(text[start:end], same) or is_trap(text, start, end, codes, last):
        return None
    return Name(start, end, text[start:end], codes, same[0].kind, adjective)


def _plant(root: dict[str, Any], key: Words, same: tuple[Entry, ...]) -> None:
    node = root
    for word in key:
        node = node.setdefault(word, {})
    node[""] = same


@cache
def finder(language: str = "en") -> Finder:
    """Return the finder of the shipped table for a language, made once."""
    return Finder(entries(), language)


def find(text: str, language: str = "en") -> list[Name]:
    """Return the names of countries and groups in a text, in order; they do not overlap."""
    return finder(language).find(text)


def _longest(root: dict[str, Any], text: str, at: int) -> tuple[list[Word], tuple[Entry, ...]]:
    """Return the words of the longest name or phrase that begins at a place, and what it means."""
    node, cut = root, []
    length: int = 0
    same: tuple[Entry, ...] = ()
    word = next_word(text, at)
    while word is not None and word[0] in node:
        node = node[word[0]]
        cut.append(word)
        word = next_word(text, word[2])
        if "" in node and not _ends_in_the_next_name(text, cut, word):
            length, same = len(cut), node[""]
    return cut[:length], same


def _ends_in_the_next_name(text: str, cut: list[Word], following: Word | None) -> bool:
    """Say whether "Moldova, Republic of" is followed by a name: then it is Moldova, and the Republic of Korea."""
    if following is None or not any(word == "," for word, _, _ in cut):
        return False
    return text[following[1]].isupper() and text[cut[-1][2] : following[1]].isspace()


def _is_written_as_name(written: str, same: tuple[Entry, ...]) -> bool:
    """Say whether capitals fit: short forms in capitals only, others with a capital where the table has one."""
    if any(e.name == written for e in same):
        return True
    short = all(e.name.isupper() or len(e.name) <= 3 for e in same)
    lower = any(e.name[:1].islower() for e in same)
    return not short and (lower or written[:1].isupper())
