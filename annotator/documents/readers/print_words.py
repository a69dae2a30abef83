"""A word on a printed page: its text, its place, its type."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.documents.lines import Style


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place on the page, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    style: Style = ""
    chunk: int = 0  # which run of the page's text stream it belongs to

    @property
    def height(self) -> float:
        """Return the height of the word's type."""
        return self.top - self.bottom
