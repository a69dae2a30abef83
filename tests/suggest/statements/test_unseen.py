"""Sentences of the genre in three languages, each written before its rules: how many are read as a coder reads them.

The rows that are still read otherwise stay in the files: what is asked is a share, not each row.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from annotator.model import Statement
from benchmarks.accuracy.statements import same_phrase
from tests.suggest.statements.made import parsed


class Counts(NamedTuple):
    """How many were expected, found and found besides, and how many quantifiers and voices were right."""

    expected: int
    found: int
    extra: int
    quantifiers: int
    voices: int


def rows(language: str) -> list[tuple[str, list[list[str]]]]:
    """Return each sentence with its attributions: words, quantifier, voice."""
    lines = Path(__file__).with_name(f"genre_{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.partition(" |")[::2] for line in lines if not line.startswith("#")]
    return [(text, [one.strip().split(";") for one in rest.split(" / ") if one.strip()]) for text, rest in pairs]


def count(language: str) -> Counts:
    """Read all sentences of a language."""
    expected = found = extra = quantifiers = voices = 0
    for text, wanted in rows(language):
        left: list[Statement] = [s for s in parsed(text, language=language) if s.attribution]
        expected += len(wanted)
        for words, quantifier, voice in wanted:
            match = next((s for s in left if same_phrase(s.attribution, words)), None)
            if match is not None:
                left.remove(match)
                found += 1
                quantifiers += match.quantifier == quantifier
                voices += match.voice == voice
        extra += len(left)
    return Counts(expected, found, extra, quantifiers, voices)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_most_sentences_are_read_as_a_coder_reads_them(language: str) -> None:
    counts = count(language)
    assert 2 * counts.found / (counts.expected + counts.found + counts.extra) >= 0.96
    assert counts.quantifiers / counts.found >= 0.97
    assert counts.voices / counts.found >= 0.98
