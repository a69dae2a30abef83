"""The language of a report is recognised by its small words; a text in another one is undetermined."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import documents
from annotator.documents.structure.language import guess
from tests.documents.texts import read

TEXTS = {
    "en": "Several delegations noted that the report of the Committee was clear and in time. ",
    "fr": "Plusieurs délégations ont noté que le rapport du Comité était clair et publié par la suite. ",
    "es": "Varias delegaciones señalaron que el informe del Comité era claro y que se presentó en su fecha. ",
    "und": "Mehrere Delegationen stellten fest, dass dieser Bericht klar sei; andere stimmten zu. ",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_told_by_its_small_words(language: str) -> None:
    assert guess(TEXTS[language] * 5) == language


def test_what_says_too_little_is_taken_for_english() -> None:
    assert guess("") == guess("Rapport 2025") == "en"


def test_a_report_in_another_language_is_read_all_the_same(tmp_path: Path) -> None:
    text = "\n\n".join(f"{n}. {TEXTS['und'].strip()}" for n in range(1, 6))
    report = read(tmp_path, text)
    assert report.document.language == "und" and len(report.units) == 5
    assert len(report.sentences) == 5


def test_a_language_that_is_given_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("1. Rivers matter.\n", encoding="utf-8")
    assert documents.read(path, language="fr").document.language == "fr"
