"""Lines of a masthead whose kind their own words give away: officers, how it is filed, session, item, sitting."""

from __future__ import annotations

import re
from typing import Any

from annotator.documents.structure import masthead_blocks
from annotator.documents.structure import masthead_words as words
from annotator.documents.structure.dates import DATE, iso

_TITLED = re.compile(  # the title of a report on a session
    r"(?:Draft )?report|Rapport|Informe|.*\b(?:[ao]n its|at its|of its|on the work of its|sur sa|sur les travaux de sa"
    r"|en su|sobre su) ", re.I
)  # fmt: skip


class Taking:
    """Takes such lines one by one and keeps what they say."""

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}
        self._more: dict[str, Any] = {}
        self._organs: list[str] = []
        self._met = False  # on one day, at a place that stands beside it
        self._listed: list[str] = []  # the items of a list of items with their subjects

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
        elif DATE.fullmatch(re.sub(r"^(?:DATE|Date|FECHA|Fecha) ?: ?", "", line.strip("[]"))):
            self._found.setdefault("date", iso(line))
        elif words.PART.fullmatch(line):
            self._found.setdefault("part", line.rstrip("*"))
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
        elif words.SESSION.fullmatch(line) and len(line.split()) <= 7 and not _TITLED.match(line):
            self._more.setdefault("session", line.rstrip("*"))
        elif re.match(
            r"\w+day,? \d|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\b|(?:lunes|martes|miércoles|jueves|viernes)\b",
            line,
            re.I,
        ):
            self._day(iso(line))
        else:
            return False
        return True

    def _day(self, day: str | None) -> None:
        """Take the day of a sitting: the document's date, or the meeting's where the document has another."""
        if self._found.setdefault("date", day) != day:
            self._met = True
            self._found.setdefault("meeting_start", day)
            self._found.setdefault("meeting_end", day)

    def _item(self, number: str) -> None:
        """Take an item; a record lists its items with their subjects, and is about none of several alone."""
        number, colon, subject = number.partition(":")
        if colon and number not in self._listed:
            self._listed.append(number)
        if len(self._listed) > 1:
            self._found.pop("agenda_item", None)
            self._more.pop("agenda_subject", None)
            self._more["agenda_items"] = self._listed
            return
        self._found.setdefault("agenda_item", number)
        if colon:
            self._more["agenda_subject"] = subject.strip()


def _code(country: str | None) -> str | None:
    from annotator.gazetteer import lookup

    codes = lookup(country) if country else ()
    return codes[0] if len(codes) == 1 else None
