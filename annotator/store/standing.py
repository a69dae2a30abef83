"""Which documents are meant where none is named: those that no revised report has taken the place of."""

from __future__ import annotations

_SUPERSEDED = "SELECT supersedes FROM document WHERE supersedes IS NOT NULL"


def standing(column: str, document: str | None) -> str:
    """Return the condition for one document; without one, for all but those that a revised one supersedes."""
    return f"WHERE {column} = ?" if document else f"WHERE {column} NOT IN ({_SUPERSEDED})"
