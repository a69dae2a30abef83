"""Print how many true themes are among the first three and five suggested, as examples are learnt.

Run it from anywhere: ``python benchmarks/accuracy/themes.py [FILE]``, FILE a table with the columns ``text``, ``sdg``
and ``label``; by default the excerpts labelled with goals in the corpus beside the project. The codebook
``goals.yaml`` was written from the wording of the goals, not from the excerpts.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from annotator import codebook
from annotator.suggest.evaluation import in_order
from annotator.suggest.features import Vectors
from annotator.suggest.learner import Example, Learner
from annotator.suggest.themes import Themes

LABELS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "labels" / "sdg-benchmark.csv"
STEPS = (0, 20, 50, 100, 200, 400)
TEST = 200


def themes() -> Themes:
    """Return the goals, ready to search."""
    return Themes(codebook.load(Path(__file__).with_name("goals.yaml")).layer("goal").codes)


def excerpts(path: Path) -> list[Example]:
    """Return the excerpts whose goal the experts confirmed."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["label"].casefold() == "true"]
    return [Example(row["text"], frozenset((row["sdg"],)), row["id"]) for row in rows]


def share(rank: Callable[[str], list[str]], examples: Sequence[Example], first: int) -> float:
    """Return the share of true codes among the first so many."""
    found = sum(len(e.codes & set(rank(e.text)[:first])) for e in examples)
    return found / sum(len(e.codes) for e in examples)


def start(known: Themes, examples: Sequence[Example], first: int) -> float:
    """Return that share for the codebook alone."""
    return share(lambda text: in_order(known.scores(text)), examples, first)


def curve(known: Themes, examples: Sequence[Example], seed: int, first: int = 3) -> list[float]:
    """Return the share after each number of ``STEPS`` was learnt, over the same excerpts held back."""
    drawn = random.Random(seed).sample(list(examples), len(examples))
    vectors = Vectors(known, [e.text for e in examples])
    found = []
    for n in STEPS:
        learner = Learner(known, vectors)
        learner.fit(drawn[TEST : TEST + n])
        found.append(share(lambda text, learner=learner: [s.code for s in learner.rank(text)], drawn[:TEST], first))
    return found


def main(path: Path) -> None:
    """Print the table."""
    known, examples = themes(), excerpts(path)
    for first in (1, 3, 5):
        print(f"codebook alone, {len(examples)} excerpts, first {first}: {start(known, examples, first):.3f}")
    print("first 3 after    " + "".join(f"{n:8}" for n in STEPS))
    curves = [curve(known, examples, seed) for seed in range(5)]
    for seed, found in enumerate(curves):
        print(f"  seed {seed}         " + "".join(f"{value:8.3f}" for value in found))
    print("  mean           " + "".join(f"{sum(column) / 5:8.3f}" for column in zip(*curves, strict=True)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LABELS)
