"""Names of bodies in a masthead: where another one begins, which is itself a meeting, what says where it was held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.documents.structure.front import is_open
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
_MEETS = re.compile(  # what is itself a meeting
    r"(?:\d{4} |\d+(?:st|nd|rd|th|º|e) |(?:[A-Z][a-z]+-)?(?:First|Second|Third|[A-Z][a-z]+th) "
    r"|(?:[A-Z]\w+(?:ième|er|o)) )"
    r".*\b(?:Conference|Congress|Meeting|Summit|Conférence|Congrès|Réunion|Conferencia|Congreso|Reunión)\b"
)
_HELD = re.compile(r"(?:H(?:eld|ELD) (?:at|in|AT|IN)|Tenue? (?:à|au)|Celebrad[oa] en)\b")
CITY = re.compile(  # a body and the seat it met at, run together: "Committee on Rivers New York"
    r"(?P<body>\S+ \S.*) (?P<city>(?:New York|Geneva|Vienna|Nairobi|Bonn|Montreal|The Hague|Rome|Paris|Bangkok|Santiago"
    r"|Addis Ababa|Beirut|Genève|Vienne|Ginebra|Viena|Nueva York)(?:, [A-Z]\w+)?)"
)


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
