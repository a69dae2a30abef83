"""Themes on excerpts labelled by experts, with a codebook of six phrases a goal."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.suggest.learner import Example
from annotator.suggest.themes import Themes
from benchmarks.accuracy import themes as accuracy


@pytest.fixture(scope="module")
def known() -> Themes:
    return accuracy.themes()


@pytest.fixture
def examples(shared: Path) -> list[Example]:
    return accuracy.excerpts(shared / "corpus" / "labels" / "sdg-benchmark.csv")


def test_a_goal_has_six_phrases(known: Themes) -> None:
    assert {len(code.phrases) for code in known.codes} == {6}


def test_the_codebook_alone_puts_the_true_goal_among_the_first_three(known: Themes, examples: list[Example]) -> None:
    assert accuracy.start(known, examples, 3) >= 0.85


def test_learning_grows_and_never_falls_below_the_start(known: Themes, examples: list[Example]) -> None:
    curves = [accuracy.curve(known, examples, seed) for seed in range(5)]
    means = [sum(column) / 5 for column in zip(*curves, strict=True)]
    assert min(means) == means[0]
    assert means[-1] > means[0]
