"""Names in running text: the longest that matches, unless the words around it say that it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cache, lru_cache
from itertools import starmap

from annotator.delayed import dataclass
from annotator.gazetteer.names import ADJECTIVE, Entry, Words, bare, by_words, entries, following_word, length, words
from annotator.gazetteer.traps import PHRASES, is_trap, speaks_for_a_state

_REMEMBERED = 8_192  # paragraphs; a revised report repeats most of them
_PIECES = 200_000  # pieces of text; what comes after is read anew each time
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


Row = tuple[int, int, str, tuple[str, ...], str, bool]  # the fields of a name


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


@dataclass(slots=True)
class _Branch:
    """What words mean that lead here, None when they are no name, and the words with which a longer name goes on."""

    meaning: _Meaning | None = None
    longer: dict[str, _Branch] = field(default_factory=dict)

    def plant(self, key: Words, meaning: _Meaning) -> None:
        """Add a name by its words."""
        branch = self
        for word in key:
            branch = branch.longer.setdefault(word, _Branch())
        branch.meaning = meaning


_Begun = tuple[tuple[int, str, _Branch], ...]


class _Beginnings(dict[str, _Begun]):
    """The words in a piece of text between blanks with which a name may begin: offset, word, branch.

    Filled as pieces are met; no such word holds a blank, so that what a piece begins does not depend on its place.
    """

    def __init__(self, root: _Branch, word: re.Pattern[str]) -> None:
        super().__init__()
        self._root, self._word = root, word

    def __missing__(self, piece: str) -> _Begun:
        begun: _Begun = ()
        if match := self._word.search(f" {piece}"):
            begun = tuple(self._branches(piece, match.start()))
        if len(self) < _PIECES:
            self[piece] = begun
        return begun

    def _branches(self, piece: str, first: int) -> Iterator[tuple[int, str, _Branch]]:
        for match in self._word.finditer(f" {piece}", first):
            branch = self._root.longer.get(bare(match[1]))
            if branch is not None:
                yield match.start(), match[1], branch


class Finder:
    """Finds the names of one table in texts of one language; groups are found in every language."""

    def __init__(self, entries: Iterable[Entry], language: str = "en") -> None:
        self.entries = tuple(e for e in entries if language == e.language or _is_known_everywhere(e))
        root = _Branch()
        for key, same in by_words(self.entries).items():
            root.plant(key, _Meaning.of(same))
        for phrase in PHRASES:
            root.plant(tuple(w for w, _, _ in words(phrase)), _Meaning.of(()))
        self._begun = _Beginnings(root, _beginnings(self.entries))
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find)

    def find(self, text: str) -> list[Name]:
        """Return the names of countries and groups in a text, in order; they do not overlap."""
        return list(starmap(Name, self.found(text)))

    def found(self, text: str) -> tuple[Row, ...]:
        """Return the same as plain rows, as they are remembered: the garbage collector passes them over."""
        return self._remembered(text)

    def _find(self, text: str) -> tuple[Row, ...]:
        pieces, begun = text.split(), self._begun
        if not any(map(begun.__getitem__, pieces)):
            return ()
        found: list[Row] = []
        at = done = 0
        for piece in pieces:
            at = text.index(piece, at)
            for offset, word, branch in begun[piece]:
                start = at + offset
                end, meaning = _longest(branch, text, start, word) if start >= done else (0, None)
                if meaning is not None:
                    done = end
                    if meaning.codes and (row := _row(text, start, end, meaning, found[-1][1] if found else -1)):
                        found.append(row)
            at += len(piece)
        return tuple(found)


def _is_known_everywhere(entry: Entry) -> bool:
    return entry.kind == "group" and len(entry.name) > _LONGEST_OF_TWO


def _beginnings(chosen: Iterable[Entry]) -> re.Pattern[str]:
    """Return the expression of a word with which a name may begin: capitalised, or as the table has it.

    It begins with what stands before a word, which the engine looks for much faster than for the edge of one.
    """
    small = {re.split(r"[\s'’-]", e.name)[0] for e in chosen if e.name[:1].islower()}
    known = "|".join(sorted(map(re.escape, small), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"\W([A-ZÀ-ÖØ-ÞĀ-Ž][\w\u0300-\u036f]*|(?:{known})\b)")


def _row(text: str, start: int, end: int, meaning: _Meaning, last: int) -> Row | None:
    """Return the name that these words are, None when capitals or the words around say otherwise."""
    written = text[start:end]
    if meaning.adjective and not speaks_for_a_state(text, start, end):
        return None
    if not meaning.fits(written) or is_trap(text, start, end, meaning.codes, last):
        return None
    return start, end, written, meaning.codes, meaning.kind, meaning.adjective


@cache
def finder(language: str = "en") -> Finder:
    """Return the finder of the shipped table for a language, made once."""
    return Finder(entries(), language)


def find(text: str, language: str = "en") -> list[Name]:
    """Return the names of countries and groups in a text, in order; they do not overlap."""
    return finder(language).find(text)


def _longest(branch: _Branch, text: str, start: int, word: str) -> tuple[int, _Meaning | None]:
    """Return where the longest name or phrase that begins with a word ends, and what it means."""
    stop = start + len(word)
    end, meaning = start + length(word), branch.meaning
    inverted = False
    while branch.longer and (match := following_word(text, stop)):
        inverted = inverted or word == ","
        word, stop = match[1], match.end()
        longer = branch.longer.get(bare(word))
        if longer is None:
            break
        branch, until = longer, match.start(1) + length(word)
        if branch.meaning is not None and not (inverted and _ends_in_the_next_name(text, until)):
            end, meaning = until, branch.meaning
    return end, meaning


def _ends_in_the_next_name(text: str, end: int) -> bool:
    """Say whether "Moldova, Republic of" is followed by a name: then it is Moldova, and the Republic of Korea."""
    following = text[end : end + 4].lstrip()
    return text[end : end + 1].isspace() and following[:1].isupper()
