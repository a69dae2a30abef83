"""Who said what: attributed sentences and clauses of a report as statements, by rules, without a model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotator.model import Sentence, Statement, Unit

__all__ = ["explain", "parse", "verbs"]


def parse(
    unit: Unit, sentences: Sequence[Sentence], language: str = "en", by: str = "", extra: Path | None = None
) -> list[Statement]:
    """Return the statements of ``unit`` in the order of its text; a recommendation or a table row has none.

    ``by`` names who found them; ``extra`` is a folder with word tables of the user's own. Raises InputError
    for tables that cannot be used.
    """
    from annotator.suggest.statements import units

    return units.statements(unit, sentences, language, by, extra)


def verbs(language: str = "en") -> tuple[str, ...]:
    """Return the lemmas of the reporting verbs, with a noun too: the codebook's vocabulary ``verbs``."""
    from annotator.suggest.statements import reasons

    return reasons.verbs(language)


def explain(statement: Statement, language: str = "en") -> str:
    """Return a short reason, such as ``verb "caution" fixes the stance``."""
    from annotator.suggest.statements import reasons

    return reasons.explain(statement, language)
