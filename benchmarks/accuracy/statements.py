"""Print how well statements are found in reports with gold and in three languages, errors listed.

Run it from anywhere: ``python benchmarks/accuracy/statements.py [FOLDER]``, FOLDER holding ``*.gold.json``
and ``quantifiers_en_fr_es.csv``; by default that of the corpus beside the project.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.model import Sentence, Statement, Unit
from annotator.suggest.statements import parse

GOLD = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "gold"
REPORTS = ("seed.gold.json", "A_AC.182_2025_L.6.gold.json")
FIELDS = {
    "quantifier": "quantifier",
    "holder_type": "holder_type",
    "verb": "reporting_verb",
    "voice": "voice",
    "stance": "stance",
}
_CUT = re.compile(r"(?<=[.:”])\s+(?=[A-Z“])")


@dataclass(slots=True)
class Score:
    """Counts over one report or language; ``right`` is per field, over the attributions found."""

    gold: int = 0
    found: int = 0
    extra: int = 0
    held: int = 0
    right: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 of attributions, found by sentence and phrase."""
        return 2 * self.found / (self.gold + self.found + self.extra) if self.gold else 0.0

    def share(self, name: str) -> float:
        """The share of the attributions found whose field ``name`` is right."""
        return self.right.get(name, 0) / self.found if self.found else 0.0


def words(phrase: str) -> list[str]:
    """Return the words of an attribution phrase."""
    return re.findall(r"\w+", phrase.lower())


def same_phrase(one: str, other: str) -> bool:
    """Say whether one phrase holds all words of the other; where the phrase ends is a choice."""
    first, second = set(words(one)), set(words(other))
    return bool(first and second) and (first <= second or second <= first)


def cut(text: str) -> list[Sentence]:
    """Return the sentences of a unit's text, cut where a stop, colon or quote precedes a capital."""
    sentences, start = [], 0
    for number, end in enumerate([*(m.start() for m in _CUT.finditer(text)), len(text)], 1):
        while text[start : start + 1].isspace():
            start += 1
        sentences.append(Sentence(f"u.{number}", "u", number, start, end, text[start:end]))
        start = end
    return sentences


def report(path: Path) -> Score:
    """Return the score of one report with gold."""
    data = json.loads(path.read_text(encoding="utf-8"))
    score = Score()
    for unit in data["units"]:
        text, kind = unit["text"], unit["kind"]
        sentences = cut(text)
        found = parse(Unit("u", "d", 1, kind, unit["id"], None, None, (), text), sentences)
        gold = [row for row in data["statements"] if row["unit"] == unit["id"]]
        for sentence in sentences:
            rows = [row for row in gold if row["sentence"] == sentence.text]
            here = [one for one in found if sentence.number in one.sentences]
            _compare(score, rows, here)
    return score


def _compare(score: Score, rows: Sequence[dict[str, Any]], found: Sequence[Statement]) -> None:
    left = [one for one in found if one.attribution]
    continuations = [row for row in rows if row["quantifier"] == "continuation"]
    score.held += len(left) if continuations else 0
    for row in rows:
        if row in continuations:
            continue
        score.gold += 1
        match = next((one for one in left if same_phrase(one.attribution, row["attribution_phrase"])), None)
        if match is None:
            score.errors.append(f"missed  {row['id']}: {row['attribution_phrase']}")
            continue
        left.remove(match)
        score.found += 1
        _fields(score, row, match)
    score.extra += len(left)
    score.errors += [f"extra   {one.attribution}: {one.text[:80]}" for one in left]


def _fields(score: Score, row: dict[str, Any], found: Statement) -> None:
    for name, key in FIELDS.items():
        value = getattr(found, name)
        if (list(value) if isinstance(value, tuple) else value) == row[key]:
            score.right[name] = score.right.get(name, 0) + 1
        else:
            score.errors.append(f"{name}  {row['id']}: {value}, gold {row[key]}")


def languages(path: Path) -> dict[str, Score]:
    """Return a score for each language of the table of sentences; what else is found there is not judged."""
    scores: dict[str, Score] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            score = scores.setdefault(row["lang"], Score())
            score.gold += 1
            text = row["sentence"]
            unit = Unit("u", "d", 1, "paragraph", None, None, None, (), text)
            found = parse(unit, [Sentence("u.1", "u", 1, 0, len(text), text)], row["lang"])
            match = next((s for s in found if same_phrase(s.attribution, row["attribution_phrase"])), None)
            if match is None:
                score.errors.append(f"missed  {row['lang']} {row['line']}: {row['attribution_phrase']}")
                continue
            score.found += 1
            for name in ("quantifier", "voice"):
                if getattr(match, name) == row[name]:
                    score.right[name] = score.right.get(name, 0) + 1
                else:
                    score.errors.append(f"{name}  {row['line']}: {getattr(match, name)}, gold {row[name]}")
    return scores


def _table(scores: dict[str, Score]) -> Iterator[str]:
    yield f"{'':34}{'gold':>6}{'F1':>7}" + "".join(f"{name:>13}" for name in FIELDS)
    for name, score in scores.items():
        shares = "".join(f"{score.share(key):13.3f}" if key in score.right else f"{'':13}" for key in FIELDS)
        yield f"{name:34}{score.gold:6}{score.f1:7.3f}{shares}"
        if score.held:
            yield f"    continuations given a holder: {score.held}"
    for name, score in scores.items():
        yield from (f"{name}: {error}" for error in score.errors)


def main(folder: Path) -> None:
    """Print the table for the gold in ``folder``."""
    scores = {path.name: report(path) for path in sorted(folder.glob("*.gold.json"))}
    table = folder / "quantifiers_en_fr_es.csv"
    if table.exists():
        scores |= {f"sentences, {language}": score for language, score in languages(table).items()}
    print("\n".join(_table(scores)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
