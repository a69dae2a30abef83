"""The words of the genre: tables of quantifiers, holders, verbs and cues, and a user's additions to them."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import InputError

LANGUAGES = ("en", "fr", "es")
STANCES = ("support", "call_for", "concern", "caution", "oppose", "regret", "question", "neutral")
_DATA = Path(__file__).parent / "data"
_COLUMNS = {
    "quantifiers": ("form", "value"),
    "holders": ("form", "plural", "type", "bare", "definite"),
    "verbs": ("lemma", "past", "participle", "gerund", "stance", "use", "nouns"),
    "cues": ("stance", "cue"),
    "words": ("role", "form"),
}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names who speaks; ``definite`` is the quantifier of "the" and the noun."""

    singular: str
    plural: str
    type: str
    bare: bool
    definite: str


@dataclass(frozen=True, slots=True, eq=False)
class Verb:
    """A reporting verb; ``nouns`` maps the nouns that carry its meaning to their stance, empty for none."""

    lemma: str
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]
    stance: str
    uses: frozenset[str]
    nouns: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """All words of one language, loaded once: it is compared by identity."""

    language: str
    quantifiers: Mapping[str, str]
    nouns: tuple[Noun, ...]
    verbs: tuple[Verb, ...]
    cues: tuple[tuple[str, str], ...]
    words: Mapping[str, tuple[str, ...]]


def load(language: str = "en", extra: Path | None = None) -> Tables:
    """Return the tables of ``language``, with the files of the same names in folder ``extra`` added.

    Raises InputError for a folder that is not there, a wrong column and an unknown stance.
    """
    if extra is not None and not extra.is_dir():
        raise InputError("no such folder of word tables", where=str(extra), remedy="name an existing folder")
    return _load(language if language in LANGUAGES else "en", extra)


@functools.lru_cache(maxsize=8)
def _load(language: str, extra: Path | None) -> Tables:
    rows = {name: list(_rows(name, language, extra)) for name in _COLUMNS}
    words: dict[str, tuple[str, ...]] = {}
    for row in rows["words"]:
        words[row["role"]] = (*words.get(row["role"], ()), row["form"])
    return Tables(
        language,
        {row["form"].lower(): row["value"] for row in rows["quantifiers"]},
        tuple(_noun(row) for row in rows["holders"]),
        tuple(_verb(row) for row in rows["verbs"]),
        tuple((row["stance"], row["cue"]) for row in rows["cues"]),
        words,
    )


def _rows(name: str, language: str, extra: Path | None) -> Iterator[dict[str, str]]:
    files = [_DATA / language / f"{name}.csv"]
    if extra is not None:
        files += [path for path in (extra / f"{name}.csv", extra / language / f"{name}.csv") if path.exists()]
    for path in files:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, restval="")
            _check_columns(path, name, reader.fieldnames or ())
            for row in reader:
                _check_stance(path, reader.line_num, row.get("stance", ""))
                yield row


def _check_columns(path: Path, name: str, found: Sequence[str]) -> None:
    wanted = _COLUMNS[name]
    if tuple(found) != wanted:
        raise InputError("wrong columns", where=f"{path}, line 1", remedy="write " + ",".join(wanted))


def _check_stance(path: Path, line: int, stance: str) -> None:
    if stance and stance not in STANCES:
        where = f"{path}, line {line}, stance"
        raise InputError(f"no stance '{stance}'", where=where, remedy="use one of " + ", ".join(STANCES))


def _noun(row: dict[str, str]) -> Noun:
    return Noun(row["form"], row["plural"], row["type"], row["bare"] == "yes", row["definite"] or "anaphoric")


def _verb(row: dict[str, str]) -> Verb:
    past, participle = _split(row["past"]), _split(row["participle"])
    nouns = dict(_pair(noun) for noun in _split(row["nouns"]))
    uses = frozenset(row["use"].split())
    return Verb(row["lemma"], past, participle or past, _split(row["gerund"]), row["stance"], uses, nouns)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in cell.split("|") if piece.strip())


def _pair(noun: str) -> tuple[str, str]:
    word, _, stance = noun.partition(":")
    return word, stance
