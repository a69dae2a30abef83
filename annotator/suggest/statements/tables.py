"""The words of the genre: tables of quantifiers, holders, verbs and cues, and a user's additions to them."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotator.delayed import dataclass
from annotator.errors import InputError

LANGUAGES = ("en", "fr", "es")
STANCES = ("support", "call_for", "concern", "caution", "oppose", "regret", "question", "neutral")
QUANTIFIERS = (
    *("one", "a_few", "some", "several", "a_number_of", "many", "most", "all"),
    *("another", "other", "others", "some_other", "several_other", "unquantified", "named", "anaphoric"),
)
_NEEDED = ("form", "lemma", "cue", "role", "type")
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
        {row["form"].lower(): row["value"] for row in reversed(rows["quantifiers"])},
        tuple(_noun(row) for row in rows["holders"]),
        tuple(_verb(row) for row in rows["verbs"]),
        tuple((row["stance"], row["cue"]) for row in rows["cues"]),
        words,
    )


def nationalities(language: str) -> dict[str, str]:
    """Return the code of the State that an adjective behind "la délégation" names: française, francesa."""
    with (_DATA / language / "nationalities.csv").open(encoding="utf-8", newline="") as stream:
        return {row["form"]: row["code"] for row in csv.DictReader(stream)}


def _rows(name: str, language: str, extra: Path | None) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, the user's first, so that these count where both name a word."""
    folders = [] if extra is None else [extra, extra / language]
    own = [path for folder in folders if (path := folder / f"{name}.csv").exists()]
    for path in [*own, _DATA / language / f"{name}.csv"]:
        yield from _read(path, name)


def _read(path: Path, name: str) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, restval="", restkey="")
            _check_columns(path, name, reader.fieldnames or ())
            for row in reader:
                _check(path, reader.line_num, row)
                yield row
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError("not a table in UTF-8", where=str(path), remedy="save it as CSV in UTF-8") from error


def _check_columns(path: Path, name: str, found: Sequence[str]) -> None:
    wanted = _COLUMNS[name]
    if tuple(found) != wanted:
        raise InputError("wrong columns", where=f"{path}, line 1", remedy="write " + ",".join(wanted))


def _check(path: Path, line: int, row: dict[str, str]) -> None:
    """Refuse a row with too many cells or too few, an unknown value, a cue that cannot be searched."""
    where = f"{path}, line {line}"
    stance = row.get("stance", "")
    if "" in row:
        raise InputError("more cells than columns", where=where, remedy="quote a cell that holds a comma")
    if not all(row[column].strip() for column in _NEEDED if column in row):
        raise InputError("a cell that is needed is empty", where=where, remedy="fill " + " and ".join(_NEEDED))
    if stance and stance not in STANCES:
        raise InputError(f"no stance '{stance}'", where=where, remedy="use one of " + ", ".join(STANCES))
    if "value" in row and row["value"] not in QUANTIFIERS:
        value = row["value"]
        raise InputError(f"no quantifier '{value}'", where=where, remedy="use " + ", ".join(QUANTIFIERS))
    if "cue" in row and not _searchable(row["cue"]):
        raise InputError("a cue that cannot be searched", where=where, remedy="begin it with a letter")


def _searchable(cue: str) -> bool:
    try:
        return cue[:1].isalpha() and re.compile(cue).groups == 0
    except re.error:
        return False


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
