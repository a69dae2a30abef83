"""Who issues a document where no principal organ is named, and where in a masthead the name of another body begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from annotator.documents.structure import masthead_words as words
from annotator.documents.structure.dates import DATE, range_of, says_days
from annotator.documents.structure.front import begins_title, is_open
from annotator.documents.structure.pieces import join

_NOUN = (
    r"(?:Committee|Commission|Sub-?[Cc]ommission|Sub-?[Cc]ommittee|Working (?:Party|Group)|Group of (?:\w+ )?Experts"
    r"|Expert (?:Group|Meeting)|Meeting|Conference|Council|Board|Forum|Subsidiary Body|Panel|Task Force|Bureau|Plenary"
    r"|Comité|Conseil|Groupe(?: de travail)?|Conférence|Réunion|Organe subsidiaire|Comisión|Subcomisión|Grupo(?: de "
    r"(?:Trabajo|trabajo))?|Consejo|Conferencia|Junta|Reunión|Órgano Subsidiario|Sous-[Cc]o\w+)"
)
_BODY = re.compile(
    r"(?!.*\b(?:adopted|held|its|report|record|adoptée?|aprobad[ao])\b)"
    rf"(?:[\w’',–-]+ ){{0,8}}?{_NOUN}(?:,? (?:of|on|for|to|de|du|des|d[’']|sur|para|sobre|del?|pour)\b.*)?",
    re.I,
)
_UNFINISHED = re.compile(
    r"(?:United Nations|Nations Unies|Naciones Unidas|Inter\w+|Special|Special|Review|World|\w+th|First|Second|Third"
    r"|Committee,? \w+|Open-ended|Ad Hoc)$", re.I
)  # fmt: skip
_ISSUES = re.compile(
    r"\b(?:Conference|Convention|Covenant|Protocol|Treaty|Organi[sz]ation|Programme|Commission|Committee|Council|Board"
    r"|Agreement|Assembly|Fund|Agency|Authority|Platform|Framework|Forum|Union|Institute|University|Tribunal|Entity|Congress|Congrès|Congreso"
    r"|Conférence|Conseil|Comité|Organisation|Pacte|Fonds|Assemblée|Protocole|Conferencia|Convención|Consejo|Comité"
    r"|Organización|Programa|Pacto|Fondo|Asamblea|Comisión|Protocolo|Junta)\b", re.I
)  # fmt: skip
_OF_THE_UNITED_NATIONS = re.compile(
    r"(?:Environment|Development|Human Settlements|Population|Conference on|Industrial Development|Children|Entity for"
    r"|Office|Capital|Institute) ?", re.I
)  # fmt: skip
_ORGANIZATION = re.compile(
    r"(?:[A-Z][\w-]+,? (?:and )?){1,6}(?:Organi[sz]ation|Agency|Union|Organisation|Organización)"
    r"(?: of the United Nations)?", re.I
)  # fmt: skip
_MEETS = re.compile(  # what is itself a meeting
    r"(?:\d{4} |\d+(?:st|nd|rd|th|º|e) |(?:[A-Z][a-z]+-)?(?:First|Second|Third|[A-Z][a-z]+th) "
    r"|(?:[A-Z]\w+(?:ième|er|o)) )"
    r".*\b(?:Conference|Congress|Meeting|Summit|Conférence|Congrès|Réunion|Conferencia|Congreso|Reunión)\b"
)
_NATIONS = ("of the United Nations", "des Nations Unies", "de las Naciones Unidas")
_CODE = re.compile(r"(?:UN-)?[A-Z]{1,8}(?:[-/.][A-ZÁÉ]{1,9})?")
_HOUSE = re.compile(r"(?:UNITED|NATIONS|UNIES|UNIDAS|NACIONES)(?: (?:UNITED|NATIONS|UNIES|UNIDAS|NACIONES))?(?: EP)?")
_HELD = re.compile(r"(?:H(?:eld|ELD) (?:at|in|AT|IN)|Tenue? (?:à|au)|Celebrad[oa] en)\b")
CITY = re.compile(  # a body and the seat it met at, run together: "Committee on Rivers New York"
    r"(?P<body>\S+ \S.*) (?P<city>(?:New York|Geneva|Vienna|Nairobi|Bonn|Montreal|The Hague|Rome|Paris|Bangkok|Santiago"
    r"|Addis Ababa|Beirut|Genève|Vienne|Ginebra|Viena|Nueva York)(?:, [A-Z]\w+)?)"
)
_SHORTEST = 3  # letters of the code of a body, where nothing else names it


def begins_body(above: Sequence[str], line: str) -> bool:
    """Say whether a line begins the name of another body below one that is whole: "Commission" / "Working Party on"."""
    said = join(above)
    if is_open(said) or _UNFINISHED.search(said) or not _BODY.fullmatch(said):
        return False
    return bool(_BODY.fullmatch(line)) or bool(
        re.match(rf"(?:[\w’'-]+ ){{0,3}}?{_NOUN} (?:of|on|for|to|de|sur)\b", line)
    )


def is_body(text: str) -> bool:
    """Say whether a text reads as the name of a body that meets."""
    return bool(_BODY.fullmatch(text))


def says_held(line: str) -> bool:
    """Say whether a line begins to say where a meeting was held: "Held at the Palais des Nations, Geneva,"."""
    return bool(_HELD.match(line))


def is_meeting(name: str) -> bool:
    """Say whether the name of who issues a document is that of a meeting: "Fifth United Nations Congress on …"."""
    return bool(_MEETS.match(name))


def of_filed(blocks: list[list[str]], is_known: Callable[[str], bool]) -> tuple[str | None, list[list[str]]]:
    """Return the name that stands beside how a document is filed, and the blocks without it.

    It is what is left of the lines down to the last one that says distribution, date or language, when none of them
    says of a meeting or of the title.
    """
    ends = [(i, j) for i, block in enumerate(blocks) for j, line in enumerate(block) if _is_filing(line)]
    if not ends:
        return _first(blocks)
    last = ends[-1]
    places = [(i, j) for i, block in enumerate(blocks) for j in range(len(block)) if (i, j) <= last]
    said = [blocks[i][j] for i, j in places]
    if any(_tells_more(line) for line in said):
        return None, _together(blocks, places, is_known)
    name: list[tuple[int, int]] = []
    for i, j in places:
        line = blocks[i][j]
        filed = _is_filing(line) or DATE.fullmatch(line) or words.SYMBOL.fullmatch(line)
        goes_on = bool(name) and is_open(blocks[name[-1][0]][name[-1][1]]) and not filed
        if goes_on or not (is_known(line) or _HOUSE.fullmatch(line) or words.HOUSE.fullmatch(line)):
            name.append((i, j))
    name += _rest(blocks, name, last, is_known)
    codes = [place for place in places if _CODE.fullmatch(blocks[place[0]][place[1]]) and place in name[:-1]]
    houses = [place for place in places if _HOUSE.fullmatch(blocks[place[0]][place[1]])]
    named = [place for place in name if place not in codes]
    found = _whole([blocks[i][j] for i, j in named], said)
    if found is None:
        return None, blocks
    out = {*named, *codes, *houses}
    kept = [[line for j, line in enumerate(block) if (i, j) not in out] for i, block in enumerate(blocks)]
    return found, [block for block in kept if block]


def _rest(
    blocks: list[list[str]], name: Sequence[tuple[int, int]], last: tuple[int, int], is_known: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """Return the lines below how a document is filed with which its name goes on: "of the United Nations" / "Fund"."""
    found: list[tuple[int, int]] = []
    for place in ((i, j) for i, block in enumerate(blocks) for j in range(len(block)) if (i, j) > last):
        said = join(blocks[i][j] for i, j in (*name, *found))
        line = blocks[place[0]][place[1]]
        if not name or not (is_open(said) or said.endswith(_NATIONS)) or is_known(line) or begins_title(line):
            break
        found.append(place)
    return found


def _first(blocks: list[list[str]]) -> tuple[str | None, list[list[str]]]:
    """Return the organization that a first line names where nothing says how the document is filed."""
    first = blocks[0][0] if blocks else ""
    if not _ORGANIZATION.fullmatch(first):
        return None, blocks
    return first, [block for block in (blocks[0][1:], *blocks[1:]) if block]


def _together(
    blocks: list[list[str]], places: Sequence[tuple[int, int]], is_known: Callable[[str], bool]
) -> list[list[str]]:
    """Return the blocks with the name that stands above place and days beside how a document is filed made one line."""
    days = next((place for place in places if says_days(blocks[place[0]][place[1]])), None)
    name = [
        (i, j)
        for i, j in places
        if days and (i, j) < days and not is_known(blocks[i][j]) and not _HOUSE.fullmatch(blocks[i][j])
    ]
    if len(name) < 2 or any(begins_title(blocks[i][j]) for i, j in name):
        return blocks
    first, text = name[0], join(blocks[i][j] for i, j in name)
    kept = [
        [text if (i, j) == first else line for j, line in enumerate(block) if (i, j) == first or (i, j) not in name]
        for i, block in enumerate(blocks)
    ]
    return [block for block in kept if block]


def _whole(name: Sequence[str], said: Sequence[str]) -> str | None:
    """Return the name as one text, with "United Nations" in front where it belongs to it."""
    text = join(name)
    houses = [line for line in said if words.HOUSE.fullmatch(line) or _HOUSE.fullmatch(line)]
    if not text or (not _ISSUES.search(text) and not (len(text) >= _SHORTEST and _CODE.fullmatch(text))):
        return None
    mixed = [line for line in houses if not line.isupper() and words.HOUSE.fullmatch(line)]
    belongs = _OF_THE_UNITED_NATIONS.match(text) or (len(houses) > 1 and mixed and text[0].islower())
    if (belongs or text[0].islower()) and mixed:
        return f"{mixed[-1]} {text}"
    return text


def _is_filing(line: str) -> bool:
    return bool(re.match(r"Dist?r\b|Original ?:", line, re.I) or words.TONGUE.fullmatch(line))


def _tells_more(line: str) -> bool:
    known = words.OFFICER.match(line) or words.AGENDA.fullmatch(line) or words.SITTING.fullmatch(line)
    held = range_of(line) or words.SESSION.fullmatch(line) or words.HELD.fullmatch(line)
    return bool(known or held or begins_title(line)) and not DATE.fullmatch(line)
