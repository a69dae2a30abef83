"""Print every accuracy figure from the gold in one table, then each error.

Run ``python -m benchmarks.accuracy [FOLDER]``, FOLDER holding ``gold`` and ``labels``; by default the corpus beside the
project. A figure that misses what is aimed at is marked; the exit code is 1 when there is one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy import countries, statements, themes

CORPUS = countries.GOLD.parent
STATEMENTS = {"F1": 0.95, "quantifier": 0.97, "holder_type": None, "verb": 0.95, "voice": 0.95, "stance": 0.75}
SEEDS = 5


class Row(NamedTuple):
    """One figure: of what, over how many, its value and the least that is aimed at."""

    what: str
    figure: str
    gold: int
    value: float
    least: float | None

    @property
    def misses(self) -> bool:
        """Say whether less is reached than is aimed at."""
        return self.least is not None and self.value < self.least


Part = tuple[list[Row], list[str]]  # figures, errors


def names(gold: Path) -> Part:
    """Return the figures of countries and groups."""
    table = gold / "countries.csv"
    scored = (
        ("names", countries.names(table), 0.995, 0.98),
        ("names misspelt or damaged", countries.damaged(table), 1.0, 0.90),
        ("sentences with a trap", countries.traps(gold / "country_traps.csv"), 1.0, 1.0),
        ("places in lists of speakers", countries.lists(gold / "speaker_lists_en_fr_es.csv"), None, None),
    )
    rows = [
        row
        for what, score, precision, recall in scored
        for row in (
            Row(what, "precision", score.gold, score.precision, precision),
            Row(what, "recall", score.gold, score.recall, recall),
        )
    ]
    return rows, [f"{what}: {error}" for what, score, *_ in scored for error in score.errors]


def attributed(gold: Path) -> Part:
    """Return the figures of statements: reports with gold, and sentences in three languages."""
    reports = sorted(gold.glob("*.gold.json"))
    scores = {f"statements, {path.name.split('.gold')[0]}": statements.report(path) for path in reports}
    of_languages = statements.languages(gold / "quantifiers_en_fr_es.csv")
    rows = [row for what, score in scores.items() for row in _of_statements(what, score, True)]
    for language, score in of_languages.items():
        rows += _of_statements(f"sentences, {language}", score, False)
        scores[f"sentences, {language}"] = score
    return rows, [f"{what}: {error}" for what, score in scores.items() for error in score.errors]


def _of_statements(what: str, score: statements.Score, aimed: bool) -> Iterator[Row]:
    for name, least in STATEMENTS.items():
        if name == "F1":
            yield Row(what, "F1", score.gold, score.f1, least if aimed else None)
        elif name in score.right:
            yield Row(what, name, score.found, score.share(name), least if aimed else None)
    if aimed:
        yield Row(what, "continuations held by none", score.gold, float(score.held == 0), 1.0)


def goals(labels: Path) -> Part:
    """Return the figures of themes: the codebook alone, and the same excerpts as examples are learnt."""
    known, examples = themes.themes(), themes.excerpts(labels / "sdg-benchmark.csv")
    rows = [
        Row("goals, codebook alone", f"true among first {first}", len(examples), themes.start(known, examples, first),
            0.85 if first == 3 else None)
        for first in (1, 3, 5)
    ]  # fmt: skip
    curves = [themes.curve(known, examples, seed) for seed in range(SEEDS)]
    means = [sum(column) / SEEDS for column in zip(*curves, strict=True)]
    what = f"goals, mean of {SEEDS} draws"
    for n, value in zip(themes.STEPS, means, strict=True):
        rows.append(Row(what, f"first 3 after {n}", themes.TEST, value, means[0] if n else None))
    return rows, []


def table(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'':38}{'':28}{'gold':>6}{'value':>8}{'at least':>10}"
    for row in rows:
        least = f"{row.least:10.3f}" if row.least is not None else f"{'-':>10}"
        yield f"{row.what:38}{row.figure:28}{row.gold:6}{row.value:8.3f}{least}{'  misses' if row.misses else ''}"


def main(corpus: Path) -> int:
    """Print the table and the errors; return 1 when a figure misses what is aimed at."""
    parts = names(corpus / "gold"), attributed(corpus / "gold"), goals(corpus / "labels")
    rows = [row for part, _ in parts for row in part]
    errors = [error for _, part in parts for error in part]
    print("\n".join(table(rows)))
    print(f"\n{len(errors)} errors" + "".join(f"\n{error}" for error in errors))
    return int(any(row.misses for row in rows))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS))
