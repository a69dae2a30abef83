"""What the lines above the body say of the document: organ, symbol, dates, title; None where they are silent."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import field
from typing import Any

from annotator.delayed import dataclass
from annotator.documents import notes
from annotator.documents.lines import Line
from annotator.documents.structure import filed, masthead_blocks, organs, titles
from annotator.documents.structure import masthead_words as words
from annotator.documents.structure.dates import Range, days_behind, iso, range_of, says_days, says_place_and_days
from annotator.documents.structure.front import begins_title, is_open
from annotator.documents.structure.masthead_lines import Taking
from annotator.documents.structure.pieces import join


@dataclass(frozen=True, slots=True)
class Masthead:
    """What was found; ``more`` holds what has no column of its own."""

    organ: str | None = None
    symbol: str | None = None
    date: str | None = None
    meeting: str | None = None
    place: str | None = None
    meeting_start: str | None = None
    meeting_end: str | None = None
    title: str | None = None
    part: str | None = None
    rapporteur: str | None = None
    agenda_item: str | None = None
    more: dict[str, Any] = field(default_factory=dict)


def parse(blocks: Sequence[Sequence[Line]]) -> Masthead:
    """Read the masthead block by block; lines of no known kind are joined within their block."""
    said = [[notes.without_sure(part) for line in block for part in line.parts()] for block in blocks]
    return _Reader().run(masthead_blocks.parted(said, is_known))


def is_known(line: str) -> bool:
    """Say whether a line's own words give away what it says of the document."""
    return any(Taking().takes(part) for part in masthead_blocks.halves(line)) or says_days(line)


def completed(head: Masthead, told: Sequence[tuple[str, str]], marked: Sequence[tuple[str, str]] = ()) -> Masthead:
    """Return the masthead with what the format marks in it, and with what else it tells where no line says it."""
    said = {key: value for key, value in reversed(marked) if hasattr(head, key)}
    fields = {key: value for key, value in reversed(told) if hasattr(head, key) and getattr(head, key) is None}
    more = {**{key: value for key, value in told if key == "session"}, **head.more}
    if more.get("subtitle") == said.get("title"):
        more.pop("subtitle", None)
    return dataclasses.replace(head, **{**fields, **said}, more=more)


class _Reader(Taking):
    """Takes the lines of a masthead whose kinds are known; what is left is meeting, place and title."""

    def __init__(self) -> None:
        super().__init__()
        self._issues: str | None = None  # the name beside how the document is filed
        self._rest: list[tuple[str, bool]] = []  # joined lines, and whether an item's number stood above them
        self._below_item: str | None = None  # the block right below such a number
        self._wait = False

    def run(self, blocks: Sequence[Sequence[str]]) -> Masthead:
        self._issues, left = filed.issuer(blocks, is_known)
        for block in left:
            self._block(block)
        self._bodies()
        self._names()
        return Masthead(**self._found, more={key: value for key, value in self._more.items() if value})

    def _block(self, block: Sequence[str]) -> None:
        lines: list[str] = []
        of_item, count = False, len(self._rest)
        board = next((i for i, line in enumerate(block) if words.BOARD.match(line)), None)
        if board is not None and "organ" not in self._found:
            end = next((i for i in range(board, len(block)) if re.match(r"Distr|\d|Original", block[i])), len(block))
            self._found["organ"] = join(block[board:end])
            block = [*block[:board], *block[end:]]
        for line in block:
            if lines and organs.says_held(line):
                self._rest.append((join(lines), of_item))
                lines, of_item = [], False
            if not (lines and is_open(lines[-1])) and (self.takes(line) or (lines and words.DIVISION.fullmatch(line))):
                if lines:
                    self._rest.append((join(lines), of_item))
                lines, of_item = [], bool(words.AGENDA.fullmatch(line))
            elif not (lines and is_open(lines[-1])) and "meeting_start" not in self._found and (span := range_of(line)):
                held = words.TITLE_HELD.fullmatch(span.place or "")
                if line.endswith((")", ")*")) and begins_title(lines[0] if lines else line):
                    lines.append(line)  # the days stand in brackets behind the title
                    continue
                if lines and begins_title(lines[0]) and not held:
                    self._rest.append((join(lines), of_item))
                    lines = []
                self._dates(span, "" if held else join(lines), held["place"] if held else span.place)
                lines = [*lines, line] if held else []
            elif lines and not is_open(lines[-1]) and says_place_and_days(line):
                self._rest.append((join(lines), of_item))  # said again below the title
                lines, of_item = [], False
            else:
                ended = (of_item or self._wait) and lines and titles.had_room(lines, line, block)
                if lines and (ended or organs.begins_body(lines, line) or titles.begins_other(lines, line)):
                    self._rest.append((join(lines), of_item))
                    lines, of_item = [], False
                lines.append(line)
        if lines:
            self._rest.append((join(lines), of_item))
            if self._wait and count < len(self._rest):
                self._below_item = self._rest[count][0]
        self._wait = (of_item or self._wait) and not lines

    def _dates(self, span: Range, above: str, place: str | None) -> None:
        """Take the dates of the meeting, and its place; what stands right above them is its name."""
        self._found.update(meeting_start=span.start, meeting_end=span.end)
        place, body = place or "", ""
        if match := words.RUN_ON.fullmatch(place):
            body, place = (match["body"] or "").strip(), match["place"]
            self._more.setdefault("session", match["session"])
        elif match := organs.CITY.fullmatch(place):
            body, place = match["body"], match["city"]
        if place:
            self._found["place"] = words.HALL.sub("", place).strip(" ,")
        last = self._rest[-1][0] if self._rest and not begins_title(self._rest[-1][0]) else ""
        before = body or above or (self._rest.pop()[0] if last and not titles.is_scrap(last) else "")
        if any(c.isalpha() for c in before):
            self._found["meeting"] = before
        self._met = self._met or "meeting" not in self._found

    def _bodies(self) -> None:
        """Tell the organ from the body below it that met: the Human Rights Council reports to the General Assembly."""
        named = [
            *(o for o in self._organs if o.casefold() in words.PRINCIPAL),
            *(o for o in self._organs if o.casefold() not in words.PRINCIPAL),
        ]
        if self._issues and organs.is_meeting(self._issues):
            self._found.setdefault("meeting", self._issues)
        elif self._issues and not (named and named[0].casefold() in words.PRINCIPAL):
            self._found.setdefault("organ", self._issues)
        if named:
            self._found.setdefault("organ", named[0])
        below = [o for o in named if o.casefold() != (self._found.get("organ") or "").casefold()]
        if below:
            self._found.setdefault("meeting", below[0])

    def _names(self) -> None:
        """Give names to what is left: the item's subject, a place alone, the title."""
        rest = [text for text, of_item in self._rest if not of_item and not organs.says_held(text)]
        subjects = [text for text, of_item in self._rest if of_item]
        if "organ" not in self._found and (organ := titles.organ_of(rest)):
            self._found["organ"] = organ
        open_ = "meeting" not in self._found and ("meeting_start" not in self._found or self._met)
        if open_ and (body := titles.body_of(rest)):
            self._found["meeting"] = body
            rest.remove(body)
        below = self._below_item
        others = [text for text in rest if text != below and text[0] not in "*[" and not titles.is_author(text)]
        authored = bool(others) and any(map(titles.is_author, rest))
        if below in rest and not begins_title(below or "") and (authored or any(map(words.REPORT.search, others))):
            rest.remove(below)
            subjects.append(below)
        if subjects:
            self._more["agenda_subject"] = subjects[0]
        if "place" not in self._found and self._more.get("sitting") and rest and len(rest[0].split()) <= 3:
            self._found["place"] = rest.pop(0)
        if "meeting" not in self._found and self._more.get("sitting"):
            self._found["meeting"] = self._more["sitting"]
            self._found.setdefault("meeting_start", self._found.get("date"))
            self._found.setdefault("meeting_end", self._found["meeting_start"])
        title = titles.of(rest)
        if title is not None:
            self._days_behind(title)
            self._found["title"] = re.sub(r"(?<=\S)\*{1,3}(?= |$)", "", title)
        for parted in filter(None, map(words.PARTED.fullmatch, rest)):
            self._found.setdefault("part", parted["part"])
        met = "meeting_start" in self._found
        body = titles.body_in(title) if title and met else None
        if meeting := body or (self._more.get("session") if met else None):
            self._found.setdefault("meeting", meeting)
        self._more["subtitle"] = next((text for text in rest if text != title and not titles.is_scrap(text)), None)

    def _days_behind(self, title: str) -> None:
        """Take place and days from a title where no line says from when to when a body met."""
        if "meeting_start" in self._found:
            return
        held = words.IN_TITLE.search(title)
        span = days_behind(title) or (range_of(held["held"]) if held else None)
        if span is None and held and (day := iso(held["held"])):
            span = Range(re.sub(r",? (?:on|le|el)$", "", held["place"], flags=re.I), day, day)
        if span is not None:
            self._found.update(meeting_start=span.start, meeting_end=span.end)
            if span.place:
                self._found.setdefault("place", span.place.title() if span.place.isupper() else span.place)
