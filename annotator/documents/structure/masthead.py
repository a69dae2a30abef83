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
from annotator.documents.structure import masthead_blocks, titles
from annotator.documents.structure import masthead_words as words
from annotator.documents.structure.dates import DATE, Range, iso, range_of
from annotator.documents.structure.front import is_open
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
    said = [[notes.without_sure(line.text) for line in block] for block in blocks]
    return _Reader().run(masthead_blocks.parted(said, is_known))


def is_known(line: str) -> bool:
    """Say whether a line's own words give away what it says of the document."""
    return any(_Reader().takes(part) for part in masthead_blocks.halves(line)) or range_of(line) is not None


def completed(head: Masthead, told: Sequence[tuple[str, str]], marked: Sequence[tuple[str, str]] = ()) -> Masthead:
    """Return the masthead with what the format marks in it, and with what else it tells where no line says it."""
    said = {key: value for key, value in reversed(marked) if hasattr(head, key)}
    fields = {key: value for key, value in reversed(told) if hasattr(head, key) and getattr(head, key) is None}
    more = {**{key: value for key, value in told if key == "session"}, **head.more}
    if more.get("subtitle") == said.get("title"):
        more.pop("subtitle", None)
    return dataclasses.replace(head, **{**fields, **said}, more=more)


class _Reader:
    """Takes the lines of a masthead whose kinds are known; what is left is meeting, place and title."""

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}
        self._more: dict[str, Any] = {}
        self._organs: list[str] = []
        self._rest: list[tuple[str, bool]] = []  # joined lines, and whether an item's number stood above them
        self._below_item: str | None = None  # the block right below such a number
        self._wait = False
        self._met = False  # on one day, at a place that stands beside it
        self._listed = ""  # the item of a list of items with their subjects

    def run(self, blocks: Sequence[Sequence[str]]) -> Masthead:
        for block in blocks:
            self._block(block)
        self._bodies()
        self._names()
        return Masthead(**self._found, more={key: value for key, value in self._more.items() if value})

    def _block(self, block: Sequence[str]) -> None:
        lines: list[str] = []
        of_item = False
        board = next((i for i, line in enumerate(block) if words.BOARD.match(line)), None)
        if board is not None and "organ" not in self._found:
            end = next((i for i in range(board, len(block)) if re.match(r"Distr|\d|Original", block[i])), len(block))
            self._found["organ"] = join(block[board:end])
            block = [*block[:board], *block[end:]]
        for line in block:
            if not (lines and is_open(lines[-1])) and (self.takes(line) or (lines and words.DIVISION.fullmatch(line))):
                if lines:
                    self._rest.append((join(lines), of_item))
                lines, of_item = [], bool(words.AGENDA.fullmatch(line))
            elif not (lines and is_open(lines[-1])) and "meeting_start" not in self._found and (span := range_of(line)):
                held = words.TITLE_HELD.fullmatch(span.place or "")
                self._dates(span, "" if held else join(lines), held["place"] if held else span.place)
                lines = [*lines, line] if held else []
            else:
                lines.append(line)
        if lines:
            self._rest.append((join(lines), of_item))
            if self._wait:
                self._below_item = self._rest[-1][0]
        self._wait = (of_item or self._wait) and not lines

    def _dates(self, span: Range, above: str, place: str | None) -> None:
        """Take the dates of the meeting, and its place; what stands right above them is its name."""
        self._found.update(meeting_start=span.start, meeting_end=span.end)
        place, body = place or "", ""
        if match := words.RUN_ON.fullmatch(place):
            body, place = (match["body"] or "").strip(), match["place"]
            self._more.setdefault("session", match["session"])
        if place:
            self._found["place"] = words.HALL.sub("", place)
        last = self._rest[-1][0] if self._rest else ""
        before = body or above or (self._rest.pop()[0] if last and not titles.is_scrap(last) else "")
        if any(c.isalpha() for c in before):
            self._found["meeting"] = before

    def _bodies(self) -> None:
        """Tell the organ from the body below it that met: the Human Rights Council reports to the General Assembly."""
        organs = [
            *(o for o in self._organs if o.casefold() in words.PRINCIPAL),
            *(o for o in self._organs if o.casefold() not in words.PRINCIPAL),
        ]
        if organs:
            self._found.setdefault("organ", organs[0])
        below = [o for o in organs if o.casefold() != (self._found.get("organ") or "").casefold()]
        if below:
            self._found.setdefault("meeting", below[0])

    def _names(self) -> None:
        """Give names to what is left: the item's subject, a place alone, the title."""
        rest = [text for text, of_item in self._rest if not of_item]
        subjects = [text for text, of_item in self._rest if of_item]
        if "organ" not in self._found and (organ := titles.organ_of(rest)):
            self._found["organ"] = organ
        open_ = "meeting" not in self._found and ("meeting_start" not in self._found or self._met)
        if open_ and (body := titles.body_of(rest)):
            self._found["meeting"] = body
            rest.remove(body)
        below = self._below_item
        others = (text for text in rest if text != below and not text.startswith("*"))
        if below in rest and any(map(words.REPORT.search, others)):
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
        if "meeting" not in self._found and "meeting_start" in self._found and self._more.get("session"):
            self._found["meeting"] = self._more["session"]
        title = titles.of(rest)
        if title is not None:
            self._found["title"] = title.rstrip("*")
        self._more["subtitle"] = next((text for text in rest if text != title and not titles.is_scrap(text)), None)

    def takes(self, line: str) -> bool:
        """Take a line whose kind its own words give away; say whether it was one."""
        return (
            bool(words.NUMBERS.fullmatch(line))
            or bool(words.HOUSE.fullmatch(line))
            or self._officer(line)
            or self._run_on(line)
            or self._filed(line)
            or self._occasion(line)
        )

    def _officer(self, line: str) -> bool:
        if match := words.OFFICER.match(line):
            self._found["rapporteur"] = match["name"]
            self._more.update(rapporteur_title=match["title"], rapporteur_country=match["country"])
            self._more["rapporteur_code"] = _code(match["country"])
        elif match := words.CHAIR.match(line):
            self._more.update(president=match["name"].strip(" ."), president_country=match["country"])
        return match is not None

    def _filed(self, line: str) -> bool:
        """Take what says how the document is filed: organ, symbol, distribution, date, language, part."""
        if line.casefold() in words.ORGANS or words.COMMITTEE.fullmatch(line):
            self._organs.append(line)
        elif words.MEMBER.fullmatch(line) or words.BOILERPLATE.match(line):
            return True
        elif match := re.fullmatch(r"((?:United Nations|Nations Unies|Naciones Unidas) )?(.+)", line):
            return self._symbol(match[2]) or self._printed(line)
        return True

    def _run_on(self, line: str) -> bool:
        told = masthead_blocks.run_on(line)
        for key, value in told.items():
            (self._found if key in ("symbol", "date") else self._more).setdefault(key, value)
        return bool(told)

    def _symbol(self, text: str) -> bool:
        if not words.SYMBOL.fullmatch(text):
            return False
        self._found.setdefault("symbol", text.rstrip("*"))
        return True

    def _printed(self, line: str) -> bool:
        if re.fullmatch(r"Dist?r\.? ?:?", line, re.I):
            return True
        if match := re.fullmatch(
            r"Dist?r\.? ?:? ?([\w. -]+)|(GENERAL|LIMITED|(?:UN)?RESTRICTED|CONFIDENTIAL)", line, re.I
        ):
            self._more.setdefault("distribution", match[1] or match[2])
        elif match := re.fullmatch(r"Original ?: ?(.+)", line, re.I):
            self._more.setdefault("original_language", match[1])
        elif match := re.fullmatch(r"((?:\w+(?:, | and | et | y ))*\w+) (?:only|seulement|solamente)", line):
            self._more["languages_issued"] = re.split(r", | and | et | y ", match[1])
        elif words.TONGUE.fullmatch(line):
            self._more.setdefault("language_printed", line)
        elif DATE.fullmatch(line.strip("[]")):
            self._found.setdefault("date", iso(line))
        elif words.PART.fullmatch(line):
            self._found.setdefault("part", line)
        else:
            return False
        return True

    def _occasion(self, line: str) -> bool:
        """Take what says of the meeting: session, item of the agenda, sitting and its day."""
        if match := words.HELD.fullmatch(line):
            self._met = True
            place, day = masthead_blocks.city(match["city"] or match["place"]), iso(line)
            self._found.update(place=place, meeting_start=day, meeting_end=day)
        elif match := words.AGENDA.fullmatch(line):
            number = next(group for group in match.groups() if group)
            self._item(number.rstrip("*"))
        elif words.SITTING.fullmatch(line):
            self._more["sitting"] = line
        elif (
            words.SESSION.fullmatch(line)
            and len(line.split()) <= 7
            and not re.match(r"(?:Draft )?report|Rapport|Informe|.*\b(?:on its|on the work of its) ", line, re.I)
        ):
            self._more.setdefault("session", line)
        elif re.match(
            r"\w+day,? \d|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\b|(?:lunes|martes|miércoles|jueves|viernes)\b",
            line,
            re.I,
        ):
            self._found.setdefault("date", iso(line))
        else:
            return False
        return True

    def _item(self, number: str) -> None:
        """Take an item; a record lists its items with their subjects, and is about none of several alone."""
        number, colon, subject = number.partition(":")
        if colon and self._listed and self._listed != number:
            self._found.pop("agenda_item", None)
            self._more.pop("agenda_subject", None)
            return
        self._found.setdefault("agenda_item", number)
        if colon:
            self._listed = number
            self._more["agenda_subject"] = subject.strip()


def _code(country: str | None) -> str | None:
    from annotator.gazetteer import lookup

    codes = lookup(country) if country else ()
    return codes[0] if len(codes) == 1 else None
