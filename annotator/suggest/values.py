"""What a suggester is given of a unit and what it returns."""

from __future__ import annotations

from annotator.delayed import dataclass
from annotator.model import Participant, Sentence, Statement, Suggestion, Unit


@dataclass(frozen=True, slots=True)
class Material:
    """One unit to suggest for. ``frame`` holds the statements that stand and may not be cut anew, else None."""

    unit: Unit
    sentences: tuple[Sentence, ...]
    participants: tuple[Participant, ...]
    frame: tuple[Statement, ...] | None
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one unit."""

    unit: str
    statements: tuple[Statement, ...]
    suggestions: tuple[Suggestion, ...]


def read_as(language: str) -> str:
    """Return the language whose words and names read a text: its own, or English for one we have no words of."""
    return language if language in ("en", "fr", "es") else "en"
