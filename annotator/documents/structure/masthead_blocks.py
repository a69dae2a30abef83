"""The blocks of a masthead as they are to be read: columns apart, names over several blocks joined, offices named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from annotator.documents.structure import masthead_words as words
from annotator.documents.structure import organs, titles
from annotator.documents.structure.dates import MONTHS, day_first, iso, says_days
from annotator.documents.structure.front import begins_title, is_open

_RIGHT = re.compile(
    r"\s+(?=Dist?r\. ?(?::|(?:GENERAL|LIMITED|RESTRICTED)$)"
    r"|(?:General Distribution|Official Records|Documents [Oo]fficiels|Documentos [Oo]ficiales)$)"
)
_DAY = rf"\d{{1,2}}(?:er)? (?:de )?(?:{MONTHS}) (?:de )?\d{{4}}"
_RAN = re.compile(  # what ran together behind the organ: distribution, date, language
    rf"\s+(?=Dist?r\. ?:? ?\w+)"
    rf"|(?:(?<=[Gg]eneral)|(?<=[Ll]imited)|(?<=[Ll]imitada)|(?<=[Rr]estricted)|(?<=générale)|(?<=limitée))\s+(?={_DAY})"
    rf"|(?<=\d{{4}})\s+(?=(?:English|French|Spanish|Français|Español|Anglais|Inglés)?\s?Original ?:)"
    rf"|(?<=[a-zñç])\s+(?=Original ?: ?\w+$)", re.I
)  # fmt: skip
_FILES = 24  # words of a line that says how a document is filed
_FILED = re.compile(rf"([A-Z]{{1,6}}(?:/[\w.()-]+)+) (\d{{1,2}} (?:{MONTHS}) \d{{4}})", re.I)  # symbol and date
_BETWEEN = re.compile(r"(?<=\d) [–-] (?=[A-Z]{1,6}[\d.]*/)")  # two symbols
_BESIDE = re.compile(
    r"^(?:United Nations|Nations Unies|Naciones Unidas|Dist?r\. ?:? ?\w+|PROVISIONAL|Provisional) "
)  # what may stand beside a symbol
_MET = re.compile(  # "HUMAN RIGHTS COUNCIL Fourth session Agenda item 3 12-30 March 2007"
    r"([A-Z][^\d]*?) ([\w-]+ session)(?= (?:Agenda|\d))( Agenda item \d+)?( \d.*\d{4})?", re.I
)


def parted(blocks: Sequence[Sequence[str]], is_known: Callable[[str], bool]) -> list[list[str]]:
    """Return the lines of each block; ``is_known`` says whether a line's own words give away what it says."""
    halved = [_held([half for line in block for half in halves(day_first(line))]) for block in blocks]
    joined = _rejoined(halved, is_known)
    if all(len(block) == 1 for block in halved):
        joined = _named(joined, is_known)
    return _with_names(joined)


def _held(lines: Sequence[str]) -> list[str]:
    """Return the lines of a block, those joined that say together where and when a meeting was held."""
    found: list[str] = []
    for line in lines:
        if found and found[-1].endswith(",") and words.HELD.fullmatch(f"{found[-1]} {line}"):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def halves(line: str) -> list[str]:
    """Return a line of a masthead cut where its right column begins, and where lines ran together."""
    if match := _MET.fullmatch(line):
        return [part.strip() for part in match.groups() if part]
    if match := _FILED.fullmatch(line):
        return list(match.groups())
    if not run_on(line) and len(run := _RAN.split(line)) > 1 and len(line.split()) <= _FILES:
        return [half for part in run for half in halves(part.strip())]
    line = _BETWEEN.sub(" ", line)
    parts = _BESIDE.sub("", line).split()
    if parts and all(map(words.SYMBOL.fullmatch, parts)) and (len(parts) > 1 or parts[0] != line):
        return [*filter(None, [line[: len(line) - len(" ".join(parts))].strip()]), *parts]
    right = _RIGHT.split(line)
    return right if len(right) < 2 else [half for part in right for half in halves(part)]


def _rejoined(blocks: Sequence[Sequence[str]], is_known: Callable[[str], bool]) -> list[list[str]]:
    """Return the blocks, those joined of which one breaks off and the next goes on: "Commission on Crime" / "and …"."""
    found: list[list[str]] = []
    for block in (list(block) for block in blocks if block):
        goes_on = found and (_goes_on(block[0]) or is_open(found[-1][-1])) and not is_known(block[0])
        if found and found[-1][-1].endswith(",") and words.HELD.fullmatch(f"{found[-1][-1]} {block[0]}"):
            found[-1][-1:] = [f"{found[-1][-1]} {block[0]}", *block[1:]]
        elif goes_on and not is_known(found[-1][-1]):
            found[-1].extend(block)
        else:
            found.append(block)
    return found


def _named(blocks: list[list[str]], is_known: Callable[[str], bool]) -> list[list[str]]:
    """Return the blocks, those joined that name who met, each line a paragraph: they stand above session or days."""
    found: list[list[str]] = []
    run: list[list[str]] = []
    for block in blocks:
        said = block[0]
        if is_known(said):
            meets = words.SESSION.fullmatch(said) or says_days(said)
            found += [[line for part in run for line in part]] if meets and len(run) > 1 else run
            found.append(block)
            run = []
        elif begins_title(said) or said.startswith("*") or titles.is_scrap(said):
            found += [*run, block]
            run = []
        else:
            if run and organs.begins_body([part[0] for part in run], said):
                found += [[part[0] for part in run]]
                run = []
            run.append(block)
    return found + run


def _goes_on(line: str) -> bool:
    """Say whether a line goes on with the one above it: small, or "OF THE …" in capitals."""
    return line[0].islower() or bool(
        titles.is_capitals(line) and re.match(r"(?:OF|ON|FOR|AND|TO|DE|DU|DES|DEL|ET|SUR|Y|EN) ", line)
    )


def _with_names(blocks: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the blocks with each office that stands alone ("President:") put before the name below it."""
    found: list[list[str]] = []
    office = ""
    for block in blocks:
        kept: list[str] = []
        for line in block:
            if words.OFFICE.fullmatch(line):
                office = line
                continue
            kept.append(f"{office} {line}" if office and not begins_title(line) else line)
            office = ""
        if kept:
            found.append(kept)
    return found


def run_on(line: str) -> dict[str, str]:
    """Return what a line says into which distribution, symbol, date and language ran together; else nothing."""
    tongue = re.search(r"\bOriginal ?: ?(\w+)", line, re.I)
    symbol = next((part for part in line.split() if words.SYMBOL.fullmatch(part)), None)
    if tongue is None or symbol is None or len(line.split()) > words.RUN_ON_LONGEST:
        return {}
    kind = re.search(r"\b(GENERAL|LIMITED|RESTRICTED)\b", line, re.I)
    found = {
        "symbol": symbol.rstrip("*"), "original_language": tongue[1], "date": iso(line),
        "distribution": kind[1] if kind else None,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def city(place: str) -> str:
    """Return a place without its building: "the Palais des Nations, Geneva", "Palais Wilson, à Genève"."""
    place = re.sub(r"^(?:à|en|in|at) ", "", place)
    if not re.match(r"(?:the|au|le|el) |.*(?:Palais|Palace|Palacio|Cent(?:re|er|ro)|Headquarters|Siège|Sede)\b", place):
        return place
    return re.sub(r"^(?:à|en|in|at) ", "", place.rpartition(", ")[2])
