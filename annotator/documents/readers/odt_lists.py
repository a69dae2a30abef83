"""OpenDocument's lists: which style and level an item has, and how its number goes on from other lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from annotator.documents.readers.counting import Count, Level
from annotator.documents.readers.xml import children, local, value

FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_KINDS = ("list-level-style-number", "list-level-style-bullet", "outline-level-style")


class Lists:
    """Counts the items of a document's lists, and its headings, which are a list of their own."""

    def __init__(self, elements: Iterable[Any]) -> None:
        self._styles: dict[str | None, dict[int, Level]] = {}
        self._outline: dict[int, Level] = {}
        for element in elements:
            if local(element) == "list-style":
                self._styles[value(element, "name")] = _levels(element)
            elif local(element) == "outline-style":
                self._outline = _levels(element)
        self._headings = Count()
        self._counts: dict[str | None, Count] = {}  # by the list's own name
        self._latest: dict[str | None, Count] = {}  # by the style of a list

    def heading(self, level: int, start: int | None = None) -> str | None:
        """Return the number of a heading outside of lists, None where headings have none."""
        if start is not None:
            self._headings.begin(level - 1, start)
        return self._headings.next(self._outline, level - 1)

    def count(self, element: Any, style: str | None) -> Count:
        """Return the running numbers of an outermost list: those of the list that it continues, or new ones."""
        named = value(element, "continue-list")
        if named is not None:
            found = self._counts.get(named) or self._latest.get(style) or Count()
        elif value(element, "continue-numbering") == "true":
            found = self._latest.get(style) or Count()
        else:
            found = Count()
        self._counts[value(element, "id")] = self._latest[style] = found
        return found

    def number(self, count: Count, style: str | None, level: int) -> str | None:
        """Return the number of the next item of a list at a level."""
        return count.next(self._styles.get(style, {}), level)


def _levels(style: Any) -> dict[int, Level]:
    return {_whole(value(e, "level"), 1) - 1: _level(e) for kind in _KINDS for e in children(style, kind)}


def _level(element: Any) -> Level:
    """Return a level as word processors know it: its text with %n for the levels that it shows."""
    form = FORMS.get(value(element, "num-format") or "")
    at = _whole(value(element, "level"), 1)
    if form is None:
        return Level(form="bullet")
    shown = max(1, min(_whole(value(element, "display-levels"), 1), at))
    numbers = ".".join(f"%{n}" for n in range(at - shown + 1, at + 1))
    text = f"{value(element, 'num-prefix') or ''}{numbers}{value(element, 'num-suffix') or ''}"
    own = re.sub(r"%(\d)%", r"%\1", value(element, "num-list-format") or "")
    return Level(_whole(value(element, "start-value"), 1), form, own or text)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise
