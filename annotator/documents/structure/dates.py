"""Dates of mastheads: one day, or the days from which to which a body met, in English, French and Spanish."""

from __future__ import annotations

import re

from annotator.delayed import dataclass

_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier enero", "february février febrero", "march mars marzo", "april avril abril",
            "may mai mayo", "june juin junio", "july juillet julio", "august août agosto", "september septembre septiembre",
            "october octobre octubre", "november novembre noviembre", "december décembre diciembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTHS = "|".join(_NUMBERS)
DATE = re.compile(rf"(\d{{1,2}})(?:er|st|nd|rd|th|º)?\.?(?: de)? ({MONTHS})(?: de)?,? (\d{{4}})", re.I)
_RANGE = re.compile(
    rf"(?:(?P<place>[^\d,][^\d]*?),? )?\(?(?:from |du |del )?"
    rf"(?P<d1>\d{{1,2}})(?:er|º)?(?: (?:de )?(?P<m1>{MONTHS}))?(?:(?: de)? (?P<y1>\d{{4}}))?"
    rf" ?(?:[–—-]|to|and|au|al|a|à|et|y) ?"
    rf"(?P<d2>\d{{1,2}})(?:er|º)?(?: de)? (?P<m2>{MONTHS})(?: de)? (?P<y2>\d{{4}})\)?(?:, (?P<after>[^\d]+))?",
    re.I,
)
_PLACE = 4  # words of a place
_AMERICAN = re.compile(rf"\b({MONTHS}) (\d{{1,2}})( ?(?:to|and|[–-]) ?\d{{1,2}})?, (\d{{4}})\b", re.I)


def day_first(text: str) -> str:
    """Return a text with "May 15 to 19, 2017" written "15 to 19 May 2017"."""
    return _AMERICAN.sub(lambda m: f"{m[2]}{m[3] or ''} {m[1].capitalize()} {m[4]}", text)


@dataclass(frozen=True, slots=True)
class Range:
    """The first and last day of a meeting, ISO 8601, and its place when it is printed beside them."""

    place: str | None
    start: str | None
    end: str | None


_SEVERAL = re.compile(r"\((?P<place>[A-Z][^()\d]*, )?(?P<days>\d[^()]*\d{4})(?:, (?P<after>[A-Z][^()\d]*))?\)\*?$")
_DAY = re.compile(
    rf"(?P<d>\d{{1,2}})(?: ?[–-] ?(?P<to>\d{{1,2}}))?(?: (?:de )?(?P<m>{MONTHS}))?(?: (?:de )?(?P<y>\d{{4}}))?", re.I
)


def days_behind(text: str) -> Range | None:
    """Return the days of all parts of a session that stand in brackets behind a title, from the first to the last."""
    match = _SEVERAL.search(text)
    parts = list(_DAY.finditer(match["days"])) if match else []
    if not match or not parts or not parts[-1]["m"]:
        return None
    months = [next(p["m"] for p in parts[i:] if p["m"]) for i in range(len(parts))]
    years = [next((p["y"] for p in parts[i:] if p["y"]), "") for i in range(len(parts))]
    start = iso(f"{parts[0]['d']} {months[0]} {years[0]}")
    end = iso(f"{parts[-1]['to'] or parts[-1]['d']} {months[-1]} {years[-1]}")
    return Range((match["place"] or match["after"] or "").strip(", ") or None, start, end)


def iso(text: str) -> str | None:
    """Return the first date of a text as ISO 8601, or None."""
    match = DATE.search(text)
    return f"{match[3]}-{_NUMBERS[match[2].casefold()]:02d}-{int(match[1]):02d}" if match else None


def range_of(text: str) -> Range | None:
    """Return the days and the place of "San José, 4–6 February 2025" or "27 to 31 January 2025, New York"."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    year = match["y1"] or match["y2"]
    start = iso(f"{match['d1']} {match['m1'] or match['m2']} {year}")
    end = iso(f"{match['d2']} {match['m2']} {match['y2']}")
    return Range(match["place"] or match["after"], start, end)


def says_place_and_days(line: str) -> bool:
    """Say whether a line says where and from when to when a body met, and nothing more: "Doha, 12–19 April 2015"."""
    span = range_of(line)
    if span is None or "(" in line or line[0].islower() or re.search(r"\b(?:held|tenue?|celebrad[oa])\b", line):
        return False
    return len((span.place or "").split()) <= _PLACE


def says_days(line: str) -> bool:
    """Say whether a line says from when to when a body met; "session, held from 3 to 5 May 2025" ends a title."""
    return range_of(line) is not None and (not line[0].islower() or bool(re.match(r"(?:from|du|del|au) \d", line)))
