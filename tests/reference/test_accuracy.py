"""The table of all accuracy figures: nothing misses what is aimed at, and each figure is there."""

from __future__ import annotations

from pathlib import Path

from benchmarks.accuracy import __main__ as accuracy


def test_no_figure_of_the_gold_misses_what_is_aimed_at(shared: Path) -> None:
    gold = shared / "corpus" / "gold"
    rows = [*accuracy.names(gold)[0], *accuracy.attributed(gold)[0]]
    assert [row for row in rows if row.misses] == []
    assert {"names", "sentences with a trap", "statements, seed", "sentences, fr"} <= {row.what for row in rows}


def test_a_figure_that_misses_is_marked() -> None:
    short, good = accuracy.Row("names", "recall", 9, 0.9, 0.98), accuracy.Row("names", "precision", 9, 0.9, None)
    assert [line.endswith("misses") for line in accuracy.table([short, good])] == [False, True, False]
