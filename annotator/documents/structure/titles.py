"""Which of the lines left in a masthead is the title; scraps that a scan or two columns left there are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.documents.structure import masthead_words as words
from annotator.documents.structure import organs
from annotator.documents.structure.dates import MONTHS
from annotator.documents.structure.front import begins_title, is_open

_KIND = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Final|Interim|Annual|Premier|Deuxième|Troisième|Primer|Segundo|Tercer)"
    r" )+(?:draft )?(?:report|rapport|informe)\b",
    re.I,
)
_BODY = re.compile(  # a body that met
    r"(?!.*\b(?:report|record|rapport|informe|acta|compte rendu)\b)(?:(?:Sub-?)?(?:Commission|Committee) \S.{2,120}"
    r"|(?:[\w-]+ ){1,3}(?:Commission|Committee|Working Group|Conference) (?:on|of|for|to) \S.{2,100}"
    r"|(?:[\w-]+,? ){1,7}(?:Sub)?(?:[Cc]ommittee|Commission)(?: \([^()]{3,40}\))?"
    r"|(?:[\w-]+ ){1,6}(?:Assembly|Council|Conference|Congress|Assemblée|Conseil|Conférence|Asamblea|Consejo))",
    re.I,
)
_AUTHOR = re.compile(  # who wrote the document, below its title
    r"(?:Report|Note|Memorandum|Submission)(?: prepared)? (?:of|by|from) the (?:[Ss]ecretar|Director|Executive"
    r"|High Comm|Administrator|Chair|President|Bureau|Special Rapporteur|Independent Expert|United Nations High"
    r"|Joint Inspection|Co-)[^.]*"
    r"|(?:Rapport|Note) (?:du|de la|de l[’']|établie? par (?:le|la)) ?"
    r"(?:[Ss]ecr|Direct|Président|Haut|Bureau|Rapporteu)[^.]*"
    r"|(?:Informe|Nota|Memoria) (?:del|de la|preparad[oa] por (?:el|la)) "
    r"(?:[Ss]ecr|Direct|President|Alt[oa]|Mesa|Relator)[^.]*"
    r"|.*[:–—]\*{0,2} (?:revised |projet révisé|proyecto revisado)?(?:draft (?:resolution|decision|proposal|amendment)"
    r"|projet de (?:résolution|décision)|proyecto de (?:resolución|decisión)|working paper|proposal)s?\*{0,2}"
)
_OF_BODY = re.compile(
    r"(?:Draft )?(?:[Rr]eport|[Pp]roceedings) (?:of|on) (?:the )?(?:[Mm]eeting of the )?"
    r"(?P<body>[A-Z].*?),? (?:on (?:its|the work of its) .*?session|(?<!on )held (?:in|at) \S)", re.S
)  # fmt: skip
_BROKEN_DATE = re.compile(rf"\d{{1,2}} (?:{MONTHS})\b.{{0,8}}", re.I)
_ORGAN_WORDS = frozenset(word for organ in words.PRINCIPAL for word in organ.replace("é", "e").split())
_HOUSE = re.compile(r"(?:UNITED|NATIONS|UNIES|UNIDAS|NACIONES|EP|[A-Z])(?: (?:UNITED|NATIONS|UNIES|UNIDAS|EP|[A-Z]))*")
_LONGEST = 900  # signs of a title
_ROOM = 0.85  # of the longest line of a block
_LONG = 4  # words from which a line of a damaged masthead may be its title


def of(rest: Sequence[str]) -> str | None:
    """Return the title among lines whose kind nothing gives away; None when they are only scraps.

    The first line that begins as titles do is the title, else the first line; where scraps show that the masthead
    is damaged, the first long one.
    """
    sound = [text for text in rest if not is_scrap(text) and not text.startswith("* ")]
    named = [text for text in sound if not _AUTHOR.fullmatch(text)]
    sound = named or sound
    known = next((text for text in sound if begins_title(text) or _KIND.match(text)), None)
    if known is None and len(sound) < len(rest):
        known = next((text for text in sound if len(text.split()) >= _LONG), None)
    return known or next(iter(sound), None)


def body_in(title: str) -> str | None:
    """Return the body whose report a title says it is: "Report of X on its tenth session", "Report of X, held in"."""
    match = _OF_BODY.match(title)
    return match["body"] if match else None


def is_author(text: str) -> bool:
    """Say whether a line says who wrote the document: "Note by the Secretariat"."""
    return bool(_AUTHOR.fullmatch(text))


def begins_other(above: Sequence[str], line: str) -> bool:
    """Say whether a line is no more of the title above: who wrote the document, or small letters below capitals."""
    if is_open(above[-1]):
        return False
    if _AUTHOR.fullmatch(line) or (begins_title(line) and not begins_title(above[0])):
        return True
    said = " ".join(above)
    small = line[0].isupper() and not is_capitals(line) and len(line.split()) > 1
    return is_capitals(said) and len(said.split()) > 1 and small


def is_capitals(text: str) -> bool:
    """Say whether a text is written in capitals, but for a letter or two: "DE LA 804e SÉANCE"."""
    return sum(map(str.isupper, text)) > sum(map(str.islower, text))


def had_room(above: Sequence[str], line: str, block: Sequence[str]) -> bool:
    """Say whether the next line's first word would have gone on the line above, so that another text begins."""
    width = max(map(len, block))
    room = len(above[-1]) + 1 + len(line.split(" ", 1)[0]) <= _ROOM * width
    return room and not line[0].islower() and not is_open(above[-1])


def kept(title: str) -> str:
    """Return a title, or the beginning of one that is longer than any title is."""
    return title if len(title) <= _LONGEST else title[:_LONGEST].rpartition(" ")[0] or title[:_LONGEST]


def body_of(rest: Sequence[str]) -> str | None:
    """Return the line that names the body that met: "Commission on Human Rights"."""
    named = (text for text in rest if not begins_title(text) and (_BODY.fullmatch(text) or organs.is_body(text)))
    return next((text for text in named if not is_scrap(text)), None)


def is_scrap(text: str) -> bool:
    """Say whether a line is a piece of an organ's name, a date that cannot be read, or a word of broken letters."""
    known = _HOUSE.fullmatch(text) or _BROKEN_DATE.fullmatch(text)
    return _is_of_organ(text) or bool(known) or _is_broken_word(text)


def organ_of(rest: Sequence[str]) -> str | None:
    """Return the organ whose name two columns tore into scraps, its words still in their order."""
    torn = [word for text in rest if _is_of_organ(text) for word in text.casefold().split()]
    return next((organ for organ in words.PRINCIPAL_NAMES if _in_order(organ.casefold().split(), torn)), None)


def _is_of_organ(text: str) -> bool:
    return all(word.replace("é", "e") in _ORGAN_WORDS for word in text.casefold().split())


def _in_order(wanted: Sequence[str], among: Sequence[str]) -> bool:
    left = iter(among)
    return all(word in left for word in wanted)


def _is_broken_word(text: str) -> bool:
    """Say whether a line is one word with capitals behind small letters, or with signs that no word has."""
    if " " in text:
        return False
    return bool(re.search(r"[a-zß-ÿ][A-ZÀ-Þ]{2}|[\^?_]|/\S*/|\d[a-z]|[a-z]\d", text))
