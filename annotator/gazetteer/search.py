"""Names in running text: the longest that matches, unless the words around it say that it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from annotator.delayed import dataclass
from annotator.gazetteer.names import ADJECTIVE, Entry, Words, bare, by_words, end_of, entries, pieces, words
from annotator.gazetteer.traps import PHRASES, is_trap, speaks_for_a_state

_NEAR, _WINDOW = 40, 160  # characters in which most names end, and all
_REMEMBERED = 8_192  # paragraphs; a revised report repeats most of them
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


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What words mean: the codes, and how the table writes them. A phrase that is no name has no codes."""

    codes: tuple[str, ...]
    kind: str
    adjective: bool
    written: frozenset[str]
    short: bool
    small: bool

    @staticmethod
    def of(same: tuple[Entry, ...]) -> _Meaning:
        """Return what these entries, written alike, mean together."""
        return _Meaning(
            tuple(dict.fromkeys(e.code for e in same)),
            same[0].kind if same else "",
            all(e.form == ADJECTIVE for e in same),
            frozenset(e.name for e in same),
            all(e.name.isupper() or len(e.name) <= 3 for e in same),
            any(e.name[:1].islower() for e in same),
        )

    def fits(self, written: str) -> bool:
        """Say whether capitals fit: short forms in capitals only, others with a capital where the table has one."""
        return written in self.written or (not self.short and (self.small or written[:1].isupper()))


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
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find)

    def find(self, text: str) -> list[Name]:
        """Return the names of countries and groups in a text, in order; they do not overlap."""
        return list(self._remembered(text))

    def _find(self, text: str) -> tuple[Name, ...]:
        found: list[Name] = []
        done, root = 0, self._root
        for match in self._begins.finditer(text):
            start = match.start()
            if start < done or bare(match[0]) not in root:
                continue
            end, meaning = _longest(root, text, start)
            if meaning is None:
                continue
            done = end
            if meaning.codes and (name := _name(text, start, end, meaning, found[-1].end if found else -1)):
                found.append(name)
        return tuple(found)


def _is_known_everywhere(entry: Entry) -> bool:
    return entry.kind == "group" and len(entry.name) > _LONGEST_OF_TWO


def _beginnings(chosen: Iterable[Entry]) -> re.Pattern[str]:
    """Return the expression of a word with which a name may begin: capitalised, or as the table has it."""
    small = {re.split(r"[\s'’-]", e.name)[0] for e in chosen if e.name[:1].islower()}
    known = "|".join(sorted(map(re.escape, small), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w\u0300-\u036f]*|(?:{known})\b)")


def _name(text: str, start: int, end: int, meaning: _Meaning, last: int) -> Name | None:
    """Return the name that these words are, None when capitals or the words around say otherwise."""
    written = text[start:end]
    if meaning.adjective and not speaks_for_a_state(text, start, end):
        return None
    if not meaning.fits(written) or is_trap(text, start, end, meaning.codes, last):
        return None
    return Name(start, end, written, meaning.codes, meaning.kind, meaning.adjective)


def _plant(root: dict[str, Any], key: Words, same: tuple[Entry, ...]) -> None:
    node = root
    for word in key:
        node = node.setdefault(word, {})
    node[""] = _Meaning.of(same)


@cache
def finder(language: str = "en") -> Finder:
    """Return the finder of the shipped table for a language, made once."""
    return Finder(entries(), language)


def find(text: str, language: str = "en") -> list[Name]:
    """Return the names of countries and groups in a text, in order; they do not overlap."""
    return finder(language).find(text)


def _longest(root: dict[str, Any], text: str, at: int) -> tuple[int, _Meaning | None]:
    """Return where the longest name or phrase that begins at a place ends, and what it means."""
    cut = pieces(text, at, at + _NEAR)
    if len(cut) > 1 and cut[0] and _goes_on(root, cut):
        cut = pieces(text, at, at + _WINDOW)
    node: Any = root
    length = 0
    meaning: _Meaning | None = None
    for step, word in enumerate(cut):
        node = node.get(bare(word))
        if node is None:
            break
        if "" in node and not ("," in cut[:step] and _ends_in_the_next_name(text, at, step)):
            length, meaning = step + 1, node[""]
    return (end_of(text, at, length) if length else at), meaning


def _goes_on(root: dict[str, Any], cut: list[str]) -> bool:
    """Say whether words that were cut off at the end of a window may be the beginning of a longer name."""
    node: Any = root
    for word in cut[:-1]:
        node = node.get(bare(word))
        if node is None:
            return False
    return True


def _ends_in_the_next_name(text: str, at: int, step: int) -> bool:
    """Say whether "Moldova, Republic of" is followed by a name: then it is Moldova, and the Republic of Korea."""
    end = end_of(text, at, step + 1)
    following = text[end : end + 4].lstrip()
    return text[end : end + 1].isspace() and following[:1].isupper()
