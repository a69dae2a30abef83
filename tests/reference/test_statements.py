"""Statements against the gold of two reports and of sentences in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy import statements as accuracy


@pytest.mark.parametrize("name", accuracy.REPORTS)
def test_statements_of_a_report_are_found_with_their_fields(shared: Path, name: str) -> None:
    score = accuracy.report(shared / "corpus" / "gold" / name)
    assert score.f1 >= 0.95, score.errors
    assert score.share("quantifier") >= 0.97, score.errors
    assert score.share("verb") >= 0.95, score.errors
    assert score.share("voice") >= 0.95, score.errors
    assert score.share("stance") >= 0.75, score.errors
    assert score.held == 0


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_quantifier_and_voice_in_three_languages(shared: Path, language: str) -> None:
    score = accuracy.languages(shared / "corpus" / "gold" / "quantifiers_en_fr_es.csv")[language]
    assert score.found / score.gold >= 0.95, score.errors
    assert score.share("quantifier") >= 0.95, score.errors
    assert score.share("voice") >= 0.95, score.errors


def test_a_list_of_speakers_in_a_real_report_gives_no_statement(shared: Path) -> None:
    score = accuracy.report(shared / "corpus" / "gold" / "seed.gold.json")
    assert [error for error in score.errors if error.startswith("extra")] == []
