"""Countries and groups against the gold: names by kind, and sentences that hold a trap."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import countries as accuracy


@pytest.fixture
def score(shared: Path) -> accuracy.Score:
    return accuracy.names(shared / "corpus" / "gold" / "countries.csv")


def test_names_are_found_and_only_they(score: accuracy.Score) -> None:
    assert score.precision >= 0.995, score.errors
    assert score.recall >= 0.98, score.errors


def test_adjectives_give_no_wrong_code(score: accuracy.Score) -> None:
    assert score.wrong_adjectives == 0, score.errors


def test_misspelt_and_damaged_names_are_guessed_without_a_wrong_code(shared: Path) -> None:
    score = accuracy.damaged(shared / "corpus" / "gold" / "countries.csv")
    assert score.recall >= 0.90, score.errors
    assert score.wrong == 0, score.errors


def test_all_traps_are_told_apart(shared: Path) -> None:
    score = accuracy.traps(shared / "corpus" / "gold" / "country_traps.csv")
    assert score.errors == []
