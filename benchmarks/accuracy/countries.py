"""Print how well countries and groups are found in the gold, errors listed.

Run it from anywhere: ``python benchmarks/accuracy/countries.py [FOLDER]``, FOLDER holding ``countries.csv`` and
``country_traps.csv``; by default that of the corpus beside the project.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator import gazetteer
from annotator.suggest import misspelt

GOLD = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "gold"
DAMAGED = ("misspelling", "ocr")


@dataclass(slots=True)
class Score:
    """Counts of expected codes, of those found, and of codes that nothing in the text stands for."""

    gold: int = 0
    found: int = 0
    wrong: int = 0
    wrong_adjectives: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the expected codes that were found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """The share of the codes given that were expected."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 0.0

    def add(self, label: str, expected: set[str], given: set[str]) -> None:
        """Count one row; an error is listed by what was missed and what was wrong."""
        self.gold += len(expected)
        self.found += len(expected & given)
        self.wrong += len(given - expected)
        if given != expected:
            self.errors.append(f"{label}: expected {sorted(expected)}, given {sorted(given)}")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _codes(cell: str) -> set[str]:
    return {code for code in cell.replace("?", ",").split(",") if code}


def _found(text: str, language: str) -> set[str]:
    return {code for name in gazetteer.find(text, language) for code in name.codes}


def names(path: Path) -> Score:
    """Return the score over names as they are printed; adjectives count only when a wrong code is given."""
    score = Score()
    for row in _rows(path):
        expected, given = _codes(row["expected"]), _found(row["context"], row["lang"])
        if row["kind"] == "adjective":
            score.wrong_adjectives += len(given - expected)
        elif row["kind"] not in DAMAGED:
            score.add(f"{row['id']} {row['surface']!r}", expected, given)
    return score


def damaged(path: Path) -> Score:
    """Return the score over misspelt and damaged names, where a question with the right code counts as found."""
    score = Score()
    for row in _rows(path):
        if row["kind"] in DAMAGED:
            known = gazetteer.find(row["context"], row["lang"])
            asked = misspelt.questions(row["context"], row["lang"], known)
            kept = [n for n in known if not any(q.start < n.end and n.start < q.end for q in asked)]
            given = {c for n in kept for c in n.codes} | {g.code for q in asked for g in q.guesses}
            score.add(f"{row['id']} {row['surface']!r}", _codes(row["expected"]), given)
    return score


def traps(path: Path) -> Score:
    """Return the score over sentences with a trap."""
    score = Score()
    for row in _rows(path):
        score.add(f"{row['id']} {row['text']}", _codes(row["expected"]), _found(row["text"], "en"))
    return score


def lists(path: Path) -> Score:
    """Return the score over the places named in lists of speakers, in three languages."""
    score = Score()
    for row in _rows(path):
        expected = {place.split("=")[1].split("!")[0] for place in row["places"].split(";")}
        score.add(f"{row['lang']} {row['line']}", expected, _found(row["sentence"], row["lang"]))
    return score


def main(folder: Path) -> None:
    """Print the table for the gold in ``folder``."""
    scores = {
        "names": names(folder / "countries.csv"),
        "misspelt and damaged": damaged(folder / "countries.csv"),
        "traps": traps(folder / "country_traps.csv"),
    }
    print(f"{'':24}{'gold':>6}{'precision':>11}{'recall':>8}")
    for name, score in scores.items():
        print(f"{name:24}{score.gold:6}{score.precision:11.3f}{score.recall:8.3f}")
    for name, score in scores.items():
        for error in score.errors:
            print(f"{name}: {error}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
