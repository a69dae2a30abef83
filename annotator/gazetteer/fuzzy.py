"""Misspelt names and names damaged by optical character recognition: which country may be meant, as a question.

A name is compared letter by letter, blanks and hyphens left out, by the optimal string alignment distance (Boytsov,
"Indexing methods for approximate dictionary searching", 2011): at most 1 edit for 6 letters, 2 for 12, 3 for more,
and another first letter only where that is the single edit.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from annotator.delayed import dataclass
from annotator.gazetteer.names import ADJECTIVE, Entry, entries, fold, kind_of, lookup, name_of
from annotator.gazetteer.trap_words import GIVEN_COUNTRIES, ORDINARY

_SHORTEST = 4  # letters of a name; of what is written for it, one less
_OFFICIAL_OPENINGS = (
    "Republic",
    "Kingdom",
    "State",
    "The",
    "République",
    "Royaume",
    "État",
    "República",
    "Reino",
    "Estado",
)
_NO_LETTER = re.compile(r"[^a-z0-9]")
# What scanners take for one another, both sides brought to one shape: rn and m, l, i and 1, o and 0 …
_SHAPES = (("ff", "f"), ("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("ri", "n"))
_SHAPE = str.maketrans("i1j06589", "llloosbg")


@dataclass(frozen=True, slots=True)
class Guess:
    """A country or group that may be meant, its name as the table spells it, and how many edits away that is."""

    code: str
    name: str
    distance: int


@lru_cache(maxsize=32_768)
def guess(name: str, language: str = "en") -> tuple[Guess, ...]:
    """Return what a name that stands alone may mean: the nearest candidates, several at a tie, none when unlike any.

    A name that is known as it stands is no guess and gives none.
    """
    is_known = lookup(name, language, elsewhere=False)
    if is_known or name in GIVEN_COUNTRIES.split() or _key(name).removeprefix("la") in ORDINARY.split():
        return ()
    foreign = lookup(name, language) if len(name) >= _SHORTEST else ()
    return tuple(Guess(code, name_of(code), 0) for code in foreign) or _nearest(_mended(name), language)


def joined(one: str, other: str, language: str = "en") -> tuple[Guess, ...]:
    """Return what two pieces mean that a blank has parted: "Turk menistan"; none when they are not exactly a name."""
    return _known(language).get(_key(one + other), ())


@lru_cache(maxsize=4_096)
def longer(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the keys of longer names that end as this one does: the Sudan, South Sudan."""
    return _longer(language).get(_key(name), ())


@cache
def opening_words(language: str = "en") -> frozenset[str]:
    """Return the words with which names of several words begin: "Costa", "Sierra"."""
    spelt = (e.name for e in entries() if e.language == language and e.kind == "state" and _is_spelt(e))
    return frozenset(name.split()[0] for name in spelt if " " in name and not name.startswith(_OFFICIAL_OPENINGS))


def unlike(written: str, key: str) -> int | None:
    """Return how many edits lie between what is written and a key, None when too many for its length."""
    from rapidfuzz.distance import OSA

    allowed = _allowed(key)
    found = int(OSA.distance(_key(written), key, score_cutoff=allowed))
    return found if found <= allowed else None


def meant(key: str, distance: int, language: str = "en") -> tuple[Guess, ...]:
    """Return what a key means, as guesses so many edits away."""
    return tuple(Guess(g.code, g.name, distance) for g in _known(language)[key])


@cache
def _longer(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    known = _known(language)
    for entry in entries():
        if entry.language == language and _is_spelt(entry) and _key(entry.name) in known:
            words = entry.name.split()
            for last in range(1, len(words)):
                end = _key(" ".join(words[last:]))
                if end in known and {g.code for g in known[end]} != {g.code for g in known[_key(entry.name)]}:
                    found.setdefault(end, []).append(_key(entry.name))
    return {end: tuple(sorted(set(keys))) for end, keys in found.items()}


def _mended(name: str) -> str:
    """Return the name with text decoded in the wrong code page decoded again."""
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


def _key(name: str) -> str:
    """Return the letters and digits of a name without accents."""
    return _NO_LETTER.sub("", fold(name))


def _shape(key: str) -> str:
    """Return a key with all that scanners take for one another written in one way."""
    for one, other in _SHAPES:
        key = key.replace(one, other)
    return key.translate(_SHAPE)


@cache
def _known(language: str) -> dict[str, tuple[Guess, ...]]:
    """Return what each key means; abbreviations are left out, they are too short to be told apart."""
    found: dict[str, dict[str, Guess]] = {}
    for entry in entries():
        if (entry.language == language or entry.kind == "group") and _is_spelt(entry):
            key = _key(entry.name)
            if len(key) >= _SHORTEST and key.isalpha():
                found.setdefault(key, {}).setdefault(entry.code, Guess(entry.code, entry.name, 0))
    return {key: tuple(same.values()) for key, same in found.items()}


def _is_spelt(entry: Entry) -> bool:
    return entry.form != ADJECTIVE and not entry.name.isupper()


@cache
def _shapes(language: str) -> dict[str, tuple[Guess, ...]]:
    """Return what each shape means; a shape of several countries means none."""
    found: dict[str, tuple[Guess, ...]] = {}
    for key, same in _known(language).items():
        shape = _shape(key)
        other = found.get(shape, same)
        found[shape] = same if {g.code for g in other} == {g.code for g in same} else ()
    return found


def _nearest(name: str, language: str) -> tuple[Guess, ...]:
    key = _key(name)
    if exact := _exact(key, language):
        return exact
    return _within(key, _allowed(key), language) if len(key) >= _SHORTEST - 1 else ()


def _exact(key: str, language: str) -> tuple[Guess, ...]:
    return _known(language).get(key) or _shapes(language).get(_shape(key), ())


def _allowed(key: str) -> int:
    return 1 if len(key) <= 6 else 2 if len(key) <= 12 else 3


def _within(key: str, allowed: int, language: str) -> tuple[Guess, ...]:
    """Return the names at the least distance, at most ``allowed``; with another first letter at a single edit only."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    by_letter, by_rest = _index(language)
    lengths = range(len(key) - allowed, len(key) + allowed + 1)
    near = [name for _, name in sorted(one for length in lengths for one in by_letter.get((key[0], length), ()))]
    found = process.extract(key, near, scorer=OSA.distance, score_cutoff=allowed, limit=None) if near else []
    fit = [(name, int(d)) for name, d, _ in found if d <= 1 or not _is_group(name, language)]
    turned = key[1:2] + key[:1] + key[2:]
    one_edit = {*by_rest.get(key[1:], ()), *by_rest.get(key, ()), key[1:], turned} & _known(language).keys()
    fit += [(name, 1) for name in sorted(one_edit) if name[0] != key[0]]
    least = min((d for _, d in fit), default=0)
    guesses = (Guess(g.code, g.name, d) for name, d in fit if d == least for g in _known(language)[name])
    return tuple({g.code: g for g in guesses}.values())


@cache
def _index(language: str) -> tuple[dict[tuple[str, int], list[tuple[int, str]]], dict[str, list[str]]]:
    """Return the keys by first letter and length, with their place in the table, and by all after that letter."""
    by_letter: dict[tuple[str, int], list[tuple[int, str]]] = {}
    by_rest: dict[str, list[str]] = {}
    for number, key in enumerate(_known(language)):
        by_letter.setdefault((key[0], len(key)), []).append((number, key))
        by_rest.setdefault(key[1:], []).append(key)
    return by_letter, by_rest


def _is_group(key: str, language: str) -> bool:
    """Say whether a key is a group's: these are made of ordinary words, so that only one edit is forgiven."""
    return all(kind_of(guess.code) == "group" for guess in _known(language)[key])
