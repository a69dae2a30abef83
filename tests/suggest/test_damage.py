"""Every State's name, misspelt and damaged by chance, is asked about; a list of speakers gets no wrong code."""

from __future__ import annotations

from benchmarks.accuracy import damage


def test_damaged_names_in_sentences_are_asked_about() -> None:
    score = damage.in_sentences(3)
    assert score.recall >= 0.94
    assert score.wrong <= 0.002 * score.gold, score.errors


def test_damaged_names_in_lists_get_their_code_and_never_another() -> None:
    score = damage.in_lists(3)
    assert score.recall >= 0.99
    assert score.wrong == 0, score.errors
