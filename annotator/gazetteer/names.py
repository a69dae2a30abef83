"""The table of names: read once, looked up by normalized words."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files

from annotator.errors import InputError

Words = tuple[str, ...]
_WORD = re.compile(r"\w+|[^\w\s]")
_ARTICLES = frozenset(("the", "le", "la", "les", "l", "el", "los", "las", "de", "du", "des", "d", "del", "'"))


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
    return read(files("annotator.gazetteer").joinpath("names.csv").read_text(encoding="utf-8"))


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
    """Return a word without case, accents and the typographic forms of apostrophe and hyphen."""
    plain = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return (
        bare.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("‐", "-").replace("‑", "-").replace("–", "-")
    )


def words(text: str) -> list[tuple[str, int, int]]:
    """Return the folded words and marks of a text with their offsets; a footnote digit fused to a word is cut off."""
    found = []
    for match in _WORD.finditer(text):
        word, end = match[0], match.end()
        if word[-1].isdigit():
            bare = word.rstrip("0123456789")
            if len(bare) > 2:
                word, end = bare, match.start() + len(bare)
        found.append((fold(word), match.start(), end))
    return found


def by_words(chosen: Iterable[Entry]) -> dict[Words, tuple[Entry, ...]]:
    """Return entries by their folded words."""
    found: dict[Words, list[Entry]] = {}
    for entry in chosen:
        found.setdefault(tuple(w for w, _, _ in words(entry.name)), []).append(entry)
    return {key: tuple(same) for key, same in found.items()}


@cache
def table(language: str | None = None) -> dict[Words, tuple[Entry, ...]]:
    """Return the entries by their folded words, of one language or of all; groups stand in every language."""
    return by_words(e for e in entries() if language in (None, e.language) or e.kind == "group")


def lookup(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the codes of a name that stands alone: several when it is ambiguous, none when it is unknown.

    Articles in front, line breaks, footnote digits, case and accents do not matter.
    """
    key = tuple(w for w, _, _ in words(name.strip(" .,;:*")))
    while True:
        for known in (table(language), table()):
            if key in known:
                return tuple(dict.fromkeys(e.code for e in known[key]))
        if not key or key[0] not in _ARTICLES:
            return ()
        key = key[1:]


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
