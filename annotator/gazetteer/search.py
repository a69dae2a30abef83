"""Names in running text: the longest that matches, unless the words around it say that it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.gazetteer.names import Entry, Words, by_words, entries, words


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: its place, and its code (several candidates where the text does not decide)."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    kind: str


# Phrases that hold a country's name and mean something else.
_OTHERS = (
    "guinea pig", "guinea pigs", "guinea fowl", "Northern Ireland", "New Mexico", "Gulf of Mexico", "Indian Ocean",
    "Niger Delta", "Niger River", "River Niger", "Jordan River", "River Jordan", "Jordan Valley", "Mexico City",
    "Panama City", "Panama Canal", "Guatemala City", "Kuwait City", "Islamic State in Iraq and the Levant",
    "Islamic State of Iraq and the Levant", "Islamic State in Iraq and Syria", "Islamic State of Iraq and Syria",
    "Turkish Cypriot", "Lake Chad", "Lake Chad Basin", "Chad Basin", "Suriname River", "South China Sea", "Congo Basin",
    "Congo River", "River Congo", "Sea of Japan", "Gulf of Guinea", "Gulf of Oman", "Gulf of Thailand", "New England",
    "Bank of China", "China Sea", "South Georgia", "Brazil nut", "Brazil nuts", "Turkey vulture", "Peru Current",
    "bone china", "New Caledonia Trench", "Bay of Bengal",
)  # fmt: skip
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mme|Mlle|M|MM|Dr|Prof|Professor|Judge|Justice|Sir|Dame|Lady|Lord|Sra|Sr|Srta|Madam|Ambassador)"
    r"\.?\s+(?:[A-ZÀ-Ý][\w’'-]*\.?\s+){0,2}$"
)
_TOWN = re.compile(r"(?<!\w)([A-ZÀ-Ý][\w’'-]+),\s+$")
_LOOK_BACK = 60
_IN_A_STATE = frozenset(("GEO",))  # names of a country that are also a state of the United States


class Finder:
    """Finds the names of one table in texts of one language; groups are found in every language."""

    def __init__(self, entries: Iterable[Entry], language: str = "en") -> None:
        self.entries = tuple(e for e in entries if language == e.language or e.kind == "group")
        self._root: dict[str, Any] = {}
        for key, same in by_words(self.entries).items():
            _plant(self._root, key, same)
        for phrase in _OTHERS:
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
            length, same = _longest(self._root, cut, at)
            if length and same:
                start, end = cut[at][1], cut[at + length - 1][2]
                if _is_written_as_name(text[start:end], same) and not _is_something_else(text, start, end, same, found):
                    codes = tuple(dict.fromkeys(e.code for e in same))
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


def _longest(root: dict[str, Any], cut: list[tuple[str, int, int]], at: int) -> tuple[int, tuple[Entry, ...]]:
    node = root
    length: int = 0
    same: tuple[Entry, ...] = ()
    for step in range(at, len(cut)):
        if cut[step][0] not in node:
            break
        node = node[cut[step][0]]
        if "" in node:
            length, same = step - at + 1, node[""]
    return length, same


def _is_written_as_name(written: str, same: tuple[Entry, ...]) -> bool:
    """Say whether capitals fit: short forms in capitals only, others with a capital where the table has one."""
    if any(e.name == written for e in same):
        return True
    short = all(e.name.isupper() or len(e.name) <= 3 for e in same)
    lower = any(e.name[:1].islower() for e in same)
    return not short and (lower or written[:1].isupper())


def _is_something_else(text: str, start: int, end: int, same: tuple[Entry, ...], found: list[Name]) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start]
    if _PERSON.search(before):
        return True
    town = _TOWN.search(before)
    if town is None or not any(e.code in _IN_A_STATE for e in same):
        return False
    listed = found and found[-1].end >= start - len(town[0])
    return not listed and not re.search(r"(?:representatives|observers|delegations) (?:of|for|from) ", text[:start])
