"""The table of names: read once, looked up by normalized words."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields
from functools import cache, lru_cache
from pathlib import Path

from annotator.delayed import dataclass
from annotator.errors import InputError

Words = tuple[str, ...]
ADJECTIVE = "adjective"  # the form of "Swiss": it names a State only before a word such as "delegation"
_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")  # combining accents are part of a word
_FOLLOWING = re.compile(rf"\s*({_WORD.pattern})")
_FIGURES = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
_ARTICLES = frozenset(("the", "le", "la", "les", "l", "el", "los", "las", "de", "du", "des", "d", "del", "'"))


_MARKS = frozenset(".,;:*")  # that are taken off a name's ends
_LAST_WORDS = frozenset(("of", "the", "d’", "d'", "du", "de", "del"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one country or group."""

    code: str
    kind: str
    language: str
    form: str
    name: str


COLUMNS = tuple(field.name for field in fields(Entry))


@cache
def entries() -> tuple[Entry, ...]:
    """Return the whole table, the first name of a code first."""
    return read(Path(__file__).with_name("names.csv").read_text(encoding="utf-8"))


def read(text: str, where: str = "names.csv") -> tuple[Entry, ...]:
    """Return the entries of a table with the columns of ``names.csv``; raise InputError naming file and line."""
    found = []
    for line, row in enumerate(csv.reader(text.splitlines()), 1):
        if len(row) != len(COLUMNS) or not all(row) or (line == 1 and tuple(row) != COLUMNS):
            raise InputError(
                "no row of a table of names", where=f"{where}, line {line}", remedy=f"write {','.join(COLUMNS)}"
            )
        found.append(Entry(*row))
    return tuple(found[1:])


def write(chosen: Iterable[Entry]) -> str:
    """Return entries as such a table."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((e.code, e.kind, e.language, e.form, e.name) for e in chosen)
    return buffer.getvalue()


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word without case, accents and the typographic forms of apostrophe, hyphen and "and"."""
    if word == "&":
        return "and"
    plain = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return (
        bare.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("‐", "-").replace("‑", "-").replace("–", "-")
    )


def words(text: str) -> list[tuple[str, int, int]]:
    """Return the folded words and marks of a text with their offsets; a footnote digit fused to a word is cut off."""
    found = []
    for match in _WORD.finditer(text):
        word = _without_figures(match[0])
        found.append((fold(word), match.start(), match.start() + len(word)))
    return found


def following_word(text: str, at: int) -> re.Match[str] | None:
    """Return the match of the word or mark (group 1) that follows a place, None at the end of the text."""
    return _FOLLOWING.match(text, at)


@lru_cache(maxsize=65_536)
def length(word: str) -> int:
    """Return how long a word is without a footnote's figures."""
    return len(_without_figures(word))


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """Return a word folded, without a footnote's figures."""
    return fold(_without_figures(word))


def _without_figures(word: str) -> str:
    stem = word.rstrip(_FIGURES) if word[-1].isdigit() else word
    return stem if len(stem) > 1 else word


def by_words(chosen: Iterable[Entry]) -> dict[Words, tuple[Entry, ...]]:
    """Return entries by their folded words."""
    found: dict[Words, list[Entry]] = {}
    for entry in chosen:
        for name in _written(entry.name):
            found.setdefault(tuple(w for w, _, _ in words(name)), []).append(entry)
    return {key: tuple(same) for key, same in found.items()}


def _written(name: str) -> tuple[str, ...]:
    """Return the ways of writing a name: inverted with a comma for brackets, an apostrophe left out.

    Iran (Islamic Republic of); Iran, Islamic Republic of. Lao People's; Lao Peoples.
    """
    outer, bracket, inner = name.removesuffix(")").partition(" (")
    inverted = bracket and inner.split()[-1] in _LAST_WORDS
    ways = (name, f"{outer}, {inner}") if inverted else (name,)
    return (*ways, *(way.replace("'", "").replace("’", "") for way in ways if "'" in way or "’" in way))


@cache
def table(language: str | None = None) -> dict[Words, tuple[Entry, ...]]:
    """Return the entries by their folded words, of one language or of all; groups stand in every language."""
    return by_words(e for e in entries() if language in (None, e.language) or e.kind == "group")


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key[0] for key in table())


def may_begin(text: str) -> bool:
    """Say whether a text begins as a known name does, articles and marks in front of it left aside: a quick look."""
    for match in _WORD.finditer(text):
        word = bare(match[0])
        if word in _beginnings():
            return True
        if word not in _ARTICLES and word not in _MARKS:
            return False
    return False


def lookup(name: str, language: str = "en", *, elsewhere: bool = True) -> tuple[str, ...]:
    """Return the codes of a name that stands alone: several when it is ambiguous, none when it is unknown.

    Articles in front, line breaks, footnote digits, case and accents do not matter. ``elsewhere``: a name that only
    another language has is known too.
    """
    if not may_begin(name):
        return ()
    for written in dict.fromkeys((name, name.strip(" .,;:*"))):
        key = tuple(w for w, _, _ in words(written))
        while key:
            same = table(language).get(key) or (table().get(key) if elsewhere else None)
            if same:
                return tuple(dict.fromkeys(e.code for e in same))
            key = key[1:] if key[0] in _ARTICLES else ()
    return ()


@cache
def _first() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries():
        if entry.language == "en":
            found.setdefault(entry.code, entry)
    return found


def codes() -> tuple[str, ...]:
    """Return all codes: the vocabulary ``countries``."""
    return tuple(_first())


def name_of(code: str) -> str:
    """Return the English name of a code, or the code itself when it is unknown."""
    return _first()[code].name if code in _first() else code


def kind_of(code: str) -> str | None:
    """Return whether a code is a state, a former State, a territory or a group; None when it is unknown."""
    return _first()[code].kind if code in _first() else None
