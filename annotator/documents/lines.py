"""What every reader gives: the lines of a report in order, with what the format itself says of each."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from annotator.delayed import dataclass
from annotator.model import LabelSource

Style = Literal["", "bold", "italic"]
Part = Literal["", "front", "own", "more"]
BAR = " | "  # between the cells of a row and the entries of a list, which no other sign parts


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without blanks at its ends; an empty text is a gap between blocks.

    ``number`` counts source lines (or blocks, where a format has no lines) from 1. ``level`` is set where the
    format marks a heading, ``row`` where it marks a table's row, ``label_source`` says how a label was found.
    ``speaker`` is set where the format marks who speaks, ``style`` where a line is bold or italic throughout.
    ``whole`` marks a paragraph that the format itself delimits, so that no page can have cut it. ``size`` is the
    height of the type in points, 0 if unknown. ``marker`` is the number in front of the text that the format counted.
    ``part`` says what a format that marks all of its parts makes of a paragraph: front matter, a unit of its own,
    more of the unit before; ``under`` is the number of headings that such a format puts it under.
    ``entry`` marks a line as a whole entry of a list that is set in columns. ``breaks`` are the places of the text at
    which a new line begins in the source, where a format has paragraphs with lines in them.
    """

    number: int
    text: str
    page: int | None = None
    level: int | None = None
    row: bool = False
    label_source: LabelSource = "typed"
    speaker: str | None = None
    style: Style = ""
    whole: bool = False
    size: float = 0.0
    marker: str = ""
    part: Part = ""
    under: int | None = None
    entry: bool = False
    breaks: tuple[int, ...] = ()

    def parts(self) -> list[str]:
        """Return the text as the format breaks it into lines."""
        cuts = (0, *self.breaks, len(self.text))
        return [part for a, b in pairwise(cuts) if (part := self.text[a:b].strip())]


def broken(text: str, sign: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with its blanks folded, and where its lines begin behind the first; ``sign`` stands at a break."""
    said, breaks = "", []
    for part in filter(None, (" ".join(part.split()) for part in text.split(sign))):
        if said:
            said += " "
            breaks.append(len(said))
        said += part
    return said, tuple(breaks)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as read, before it is known which unit carries its mark."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader makes of a file's bytes; ``left_out`` is the furniture, ``contents`` the contents pages.

    ``metadata`` fills what the masthead leaves open; ``marked`` is what the format marks there, and stands first.
    """

    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    warnings: tuple[str, ...] = ()
    language: str | None = None
    left_out: tuple[Line, ...] = ()
    contents: tuple[Line, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    marked: tuple[tuple[str, str], ...] = ()
