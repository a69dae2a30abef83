"""What is selected in a text and how keys move it: by words, by characters as a reader sees them, by ranges."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotator.text import snap, tokens

Range = tuple[int, int]


class Selecting:
    """A cursor that stands on a piece of the text, and where a selection began; all offsets into the source text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = words(text)
        self._starts = [a for a, _ in self._tokens]
        self.head: Range | None = None
        self.anchor: Range | None = None
        self.marking = False

    @property
    def selection(self) -> Range | None:
        """The selected range, or None."""
        if self.head is None or self.anchor is None:
            return None
        if self.head[0] < self.anchor[0]:
            return snap(self.text, self.head[0], self.anchor[1])
        return snap(self.text, self.anchor[0], max(self.head[1], self.anchor[1]))

    @property
    def place(self) -> Range | None:
        """The selection, or what the cursor stands on, or None."""
        return self.selection or self.head

    def step(self, by: int, *, extend: bool, fine: bool = False, begin: int = 0) -> None:
        """Move the cursor a word (``fine``: a character) on or back; with ``extend`` the selection follows."""
        extend = extend or self.marking
        old = self.head
        found = self._first(begin, by) if old is None else self._beside(old, by, fine)
        if found is None:
            return
        if not extend:
            self.anchor = None
        elif self.anchor is None:
            self.anchor = old or found
        self.head = found

    def _first(self, begin: int, by: int) -> Range | None:
        if not self._tokens:
            return self.character(0) if self.text else None
        at = bisect_left(self._starts, begin) if by > 0 else len(self._tokens) - 1
        return self._tokens[min(at, len(self._tokens) - 1)]

    def _beside(self, old: Range, by: int, fine: bool) -> Range | None:
        if fine:
            return self._character_beside(old, by)
        at = bisect_right(self._starts, old[0]) if by > 0 else bisect_left(self._starts, old[0]) - 1
        return self._tokens[at] if 0 <= at < len(self._tokens) else None

    def _character_beside(self, old: Range, by: int) -> Range | None:
        """Return the next character; while a selection grows to the right its end moves, else its beginning."""
        grows = self.anchor is not None and old[0] >= self.anchor[0]
        if by > 0:
            at = old[1] if grows or self._is_character(old) else self.character(old[0])[1]
            return self.character(at) if at < len(self.text) else None
        at = self.character(old[1] - 1)[0] if grows and not self._is_character(old) else old[0]
        return self.character(at - 1) if at > 0 else None

    def _is_character(self, place: Range) -> bool:
        return self.character(place[0])[1] >= place[1]

    def character(self, at: int) -> Range:
        """Return the whole character, as a reader sees it, at an offset."""
        return snap(self.text, at, at + 1)

    def select(self, start: int, end: int) -> None:
        """Select a range; the next steps with ``extend`` move its end."""
        start, end = snap(self.text, max(0, start), min(len(self.text), end))
        if start < end:
            self.anchor, self.head = self.character(start), self.character(end - 1)

    def grow(self, start: int, end: int) -> None:
        """Select a range together with what is selected already."""
        old = self.selection
        self.select(*((min(old[0], start), max(old[1], end)) if old else (start, end)))

    def turn(self) -> None:
        """Let the other end of the selection move from now on."""
        if self.selection is not None:
            self.anchor, self.head = self.head, self.anchor

    def mark(self) -> None:
        """Begin or end selecting with the plain arrows."""
        self.marking = not self.marking
        if self.marking:
            self.head = self.head or self._first(0, 1)
            self.anchor = self.anchor or self.head

    def drop(self) -> bool:
        """Drop cursor and selection; return whether there was any."""
        had, self.head, self.anchor, self.marking = self.head is not None, None, None, False
        return had

    def at(self, offset: int) -> Range:
        """Return the word at an offset, or the character where there is none."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._tokens[place][1]:
            return self._tokens[place]
        return self.character(offset)

    def drag(self, offset: int) -> None:
        """Let the selection reach to the word at an offset."""
        to = self.at(offset)
        if self.head is not None and to != self.head:
            self.anchor = self.anchor or self.head
            self.head = to


def words(text: str) -> list[Range]:
    """Return the words and signs of a text as whole characters; a vowel sign or mark does not end a word."""
    found: list[Range] = []
    for start, end in tokens(text):
        start, end = snap(text, start, end)
        if found and (
            start < found[-1][1] or (start == found[-1][1] and _is_mark(text[start - 1]) and text[start].isalnum())
        ):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Mc")


def around(ranges: Sequence[Range], place: Range) -> Range | None:
    """Return the first of several ranges that holds (or else touches) a place."""
    holding = [r for r in ranges if r[0] <= place[0] and place[1] <= r[1]]
    touching = [r for r in ranges if r[0] < place[1] and place[0] < r[1]]
    return next(iter(holding or touching), None)
