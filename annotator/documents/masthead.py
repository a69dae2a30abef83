"""What the lines above the body say of the document: organ, symbol, dates, title; None where they are silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier enero", "february février febrero", "march mars marzo", "april avril abril", "may mai mayo",
            "june juin junio", "july juillet julio", "august août agosto", "september septembre septiembre",
            "october octobre octubre", "november novembre noviembre", "december décembre diciembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DATE = re.compile(r"(\d{1,2})(?:er)?\.?(?: de)? ([A-Za-zéûôñ]+)(?: de)?,? (\d{4})")
_RANGE = re.compile(
    r"^(?P<place>[^\d,][^\d]*?), (?P<d1>\d{1,2})(?: (?P<m1>[A-Za-zéû]+))?(?: (?P<y1>\d{4}))?"
    r" ?(?:[–-]|to|and) ?(?P<d2>\d{1,2}) (?P<m2>[A-Za-zéû]+) (?P<y2>\d{4})$"
)
_SYMBOL = re.compile(r"(?:[A-Z]{1,6}|A|E|S|ST)(?:/[A-Z0-9][\w.()-]*(?: \([IVX]+\))?)+(?:/[\w.()-]+)*")
_PART = re.compile(r"(?:Addendum|Corrigendum|Annex|Revision|Part [IVX]+|Additif|Adición)(?: \d+)?", re.I)
_OFFICER = re.compile(
    r"(?:Rapporteur(?:-General)?|Rapporteuse|Relatora?|Chair-Rapporteur) ?: *"
    r"(?P<title>Mr\.|Ms\.|Mrs\.|Mme|M\.|Sr\.|Sra\.)? *(?P<name>[^()]+?) *(?:\((?P<country>.+)\))?$"
)
_ORGANS = (
    "General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council", "Trusteeship Council",
    "Executive Board of the", "Assemblée générale", "Asamblea General", "Conseil de sécurité", "Consejo de Seguridad",
    "Trade and Development Board",
)  # fmt: skip


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
    language: str | None = None
    more: dict[str, Any] = field(default_factory=dict)


_LANGUAGES = {"English": "en", "French": "fr", "Spanish": "es", "français": "fr", "español": "es", "anglais": "en"}


def parse(blocks: Sequence[Sequence[str]]) -> Masthead:
    """Read the masthead from its lines, block by block; lines of no known kind are joined within their block."""
    found: dict[str, Any] = {}
    more: dict[str, Any] = {}
    rest: list[str] = []
    for block in blocks:
        unknown = [line for line in block if not _known(line, found, more)]
        dated = [i for i, line in enumerate(unknown) if _RANGE.match(line)]
        cuts = [0, *(j for i in dated for j in (i, i + 1)), len(unknown)]
        rest.extend(" ".join(unknown[a:b]) for a, b in pairwise(cuts) if unknown[a:b])
    place = next((i for i, block in enumerate(rest) if _RANGE.match(block)), None)
    if place is not None:
        _meeting(rest, place, found)
    after = rest[place + 1 :] if place is not None else rest
    titles = [b for b in after if b not in ("United Nations", found.get("organ"))]
    if titles:
        found["title"] = titles[0]
    return Masthead(**found, more=more)


def _known(block: str, found: dict[str, Any], more: dict[str, Any]) -> bool:
    """Take a block whose kind its own words give away; say whether it was one."""
    officer = _OFFICER.match(block)
    if officer:
        found["rapporteur"] = officer["name"]
        more.update(rapporteur_title=officer["title"], rapporteur_country=officer["country"])
    elif block in _ORGANS or block.startswith("Executive Board of"):
        found.setdefault("organ", block)
    elif block == "United Nations":
        return True
    elif _SYMBOL.fullmatch(block):
        found.setdefault("symbol", block)
    elif match := re.fullmatch(r"Distr\.? ?: ?(\w+)", block):
        more["distribution"] = match[1]
    elif match := re.fullmatch(r"Original ?: ?(.+)", block):
        more["original_language"] = match[1]
        found["language"] = _LANGUAGES.get(match[1])
    elif match := re.fullmatch(r"((?:\w+(?:, | and ))*\w+) only", block):
        more["languages_issued"] = re.split(r", | and ", match[1])
    elif _DATE.fullmatch(block):
        found.setdefault("date", iso(block))
    elif match := re.fullmatch(r"(?:Provisional )?[Aa]genda items? (.+)", block):
        found["agenda_item"] = match[1].rstrip("*")
    elif match := re.fullmatch(r"(.+ session)", block):
        more["session"] = match[1]
    elif _PART.fullmatch(block):
        found["part"] = block
    else:
        return False
    return True


def _meeting(rest: Sequence[str], at: int, found: dict[str, Any]) -> None:
    match = _RANGE.match(rest[at])
    if match is None:
        return
    found["place"] = match["place"]
    year = match["y1"] or match["y2"]
    found["meeting_start"] = iso(f"{match['d1']} {match['m1'] or match['m2']} {year}")
    found["meeting_end"] = iso(f"{match['d2']} {match['m2']} {match['y2']}")
    if at > 0 and rest[at - 1] != found.get("organ"):
        found["meeting"] = rest[at - 1]


def iso(text: str) -> str | None:
    """Return the first date of a text as ISO 8601, or None."""
    match = _DATE.search(text)
    month = _MONTHS.get(match[2].casefold()) if match else None
    return f"{match[3]}-{month:02d}-{int(match[1]):02d}" if match and month else None
