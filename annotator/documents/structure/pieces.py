"""What the structure of a report is made of while it is read: headings, units, and all of them in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from annotator.delayed import dataclass
from annotator.documents.lines import BAR, Line, Style
from annotator.model import LabelSource, UnitKind

_CUTS = frozenset("-/–")  # behind which a line may end inside of a word


@dataclass(slots=True)
class Heading:
    """A heading; ``rank`` orders the kinds of headings, ``level`` is its depth in the tree."""

    rank: int
    level: int
    marker: str | None
    text: str
    line: int
    parent: Heading | None = None
    style: Style = ""
    size: float = 0.0
    place: int = 0


@dataclass(slots=True)
class Piece:
    """A unit: the lines that make it, joined when all are there."""

    kind: UnitKind
    label: str | None
    heading: Heading | None
    parent: Piece | None = None
    lines: list[Line] = field(default_factory=list)
    speaker: str | None = None
    label_source: LabelSource = "typed"
    first: int | None = None
    page: int | None = None
    place: int = 0  # among headings and units

    @property
    def last(self) -> int | None:
        """Return the number of the last source line; in columns the last entry need not stand on it."""
        return max((line.number for line in self.lines), default=self.first)

    @property
    def is_list(self) -> bool:
        """Say whether the lines are the entries of a list."""
        return bool(self.lines) and self.lines[0].entry

    def text(self) -> str:
        """Return the unit's text: lines joined by a blank, after a word's hyphen without one; entries by bars."""
        if self.is_list:
            return BAR.join(line.text for line in self.lines)
        runs: list[list[str]] = [[]]
        for line in self.lines:
            runs[-1].append(line.text)
            if line.whole:
                runs.append([])
        return " ".join(join(run) for run in runs if run)

    def breaks(self, text: str) -> list[int]:
        """Return where the lines of the source begin in the unit's text, as far as they are found there."""
        found, at = [], 0
        for line in self.lines:
            place = text.find(line.text, at)
            if place > at:
                found.append(place)
            at = max(at, place + len(line.text)) if place >= 0 else at
        return found

    def tail(self) -> str:
        """Return the last words of the unit, enough to see whether it has ended."""
        return self.lines[-1].text if self.lines else ""


def join(texts: Iterable[str]) -> str:
    """Return lines as running text: a blank between them, none after the hyphen of a cut word."""
    parts: list[str] = []
    for text in texts:
        if parts and not (parts[-1][-1:] in _CUTS and _is_cut(parts[-1], text)):
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


def _is_cut(before: str, text: str) -> bool:
    """Say whether a line ends inside of a word: behind a hyphen, a stroke, a dash between two figures."""
    last, ahead = before[-2:-1], text[:1]
    if before[-1:] in ("-", "/"):
        return last.isalnum() and ahead.isalnum()
    return before[-1:] == "–" and last.isdigit() and ahead.isdigit()


@dataclass(slots=True)
class Outline:
    """The report taken apart; ``masthead`` are the lines, block by block, above the first heading or unit."""

    masthead: list[list[Line]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Line] = field(default_factory=list)  # what was taken off units besides labels: "(spoke in French)"

    def in_order(self) -> list[Heading | Piece]:
        """Return headings and units as they come in the document."""
        return sorted([*self.headings, *self.pieces], key=lambda part: part.place)
