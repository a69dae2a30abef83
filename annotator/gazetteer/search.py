"""Names in running text: the longest that matches, unless the words around it say that it is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.gazetteer.names import Entry, Words, by_words, entries, words
from annotator.gazetteer.traps import PHRASES, is_trap

Word = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: its place, and its code (several candidates where the text does not decide)."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    kind: str


class Finder:
    """Finds the names of one table in texts of one language; groups are found in every language."""

    def __init__(self, entries: Iterable[Entry], language: str = "en") -> None:
        self.entries = tuple(e for e in entries if language == e.language or e.kind == "group")
        self._root: dict[str, Any] = {}
        for key, same in by_words(self.entries).items():
            _plant(self._root, key, same)
        for phrase in PHRASES:
            _plant(self._root, tuple(w for w, _, _ in words(phrase)), ())

    def find(self, text: str) -> list[Name]:
        """Return the names of countries and groups in a text, in order; they do not overlap."""
        found: list[Name] = []
        cut = words(text)
        at = 0
        while at < len(cut):
            if cut[at][0] not in self._root:
                at += 1
                continue
            length, same = _longest(self._root, text, cut, at)
            if length and same:
                start, end = cut[at][1], cut[at + length - 1][2]
                codes = tuple(dict.fromkeys(e.code for e in same))
                last = found[-1].end if found else -1
                if _is_written_as_name(text[start:end], same) and not is_trap(text, start, end, codes, last):
                    found.append(Name(start, end, text[start:end], codes, same[0].kind))
            at += max(1, length)
        return found


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


def _longest(root: dict[str, Any], text: str, cut: list[Word], at: int) -> tuple[int, tuple[Entry, ...]]:
    node = root
    length: int = 0
    same: tuple[Entry, ...] = ()
    for step in range(at, len(cut)):
        if cut[step][0] not in node:
            break
        node = node[cut[step][0]]
        if "" in node and not _ends_in_the_next_name(text, cut, at, step):
            length, same = step - at + 1, node[""]
    return length, same


def _ends_in_the_next_name(text: str, cut: list[Word], at: int, last: int) -> bool:
    """Say whether "Moldova, Republic of" is followed by a name: then it is Moldova, and the Republic of Korea."""
    behind = text[cut[last + 1][1]] if last + 1 < len(cut) else ""
    return behind.isupper() and text[cut[last][2] : cut[last + 1][1]].isspace() and _has_comma(cut, at, last)


def _has_comma(cut: list[Word], at: int, last: int) -> bool:
    return any(cut[i][0] == "," for i in range(at, last))


def _is_written_as_name(written: str, same: tuple[Entry, ...]) -> bool:
    """Say whether capitals fit: short forms in capitals only, others with a capital where the table has one."""
    if any(e.name == written for e in same):
        return True
    short = all(e.name.isupper() or len(e.name) <= 3 for e in same)
    lower = any(e.name[:1].islower() for e in same)
    return not short and (lower or written[:1].isupper())
