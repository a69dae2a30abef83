"""What the lines above the body say of the document: organ, symbol, dates, title; None where they are silent."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.documents import notes
from annotator.documents.dates import DATE, Range, iso, range_of
from annotator.documents.lines import Line
from annotator.documents.pieces import join

_SYMBOL = re.compile(r"(?:[A-Z]{1,6})(?:/[A-Z0-9][\w.()-]*(?: \([IVX]+\))?)+(?:/[\w.()-]+)*( \(Part [IVX]+\))?\*{0,2}")
_PART = re.compile(
    r"(?:Addendum|Addenda|Corrigendum|Revision|Additif|Rectificatif|Révision|Adición|Corrección|Revisión)(?: \d+)?"
    r"|(?:Part|Partie|Parte) (?:[IVX]+|one|two|three)",
    re.I,
)
_OFFICER = re.compile(
    r"(?:(?:Vice-(?:President|Chair) and )?Rapporteur(?:-General)?|Rapporteuse(?: générale)?|Rapporteur général|Relatora?(?: General)?"
    r"|Chair-Rapporteur|Rapporteurs) ?: *"
    r"(?P<title>Mr\.|Ms\.|Mrs\.|Dr\.|H\.E\.|Mme|M\.|Sr\.|Sra\.)? *(?P<name>[^()]+?) *(?:\((?P<country>.+)\))?$"
)
_CHAIR = re.compile(
    r"(?P<office>President|Chair(?:man|person|woman)?|Président(?:e)?|President[ea]) ?: *(?P<name>[^().]+(?:\.[^().]+)?)"
    r"(?: *\([^()]*\) *(?=[.…]))?[ .…]*(?:\((?P<country>.+)\))?$"
)
_ORGANS = (
    "General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council", "Trusteeship Council",
    "Assemblée générale", "Asamblea General", "Conseil de sécurité", "Consejo de Seguridad", "Conseil économique et social",
    "Consejo Económico y Social", "Conseil des droits de l’homme", "Consejo de Derechos Humanos", "Trade and Development Board",
    "Conseil du commerce et du développement", "Junta de Comercio y Desarrollo",
)  # fmt: skip
_PRINCIPAL = frozenset((
    "General Assembly", "Security Council", "Economic and Social Council", "Trusteeship Council", "Assemblée générale",
    "Asamblea General", "Conseil de sécurité", "Consejo de Seguridad", "Conseil économique et social",
    "Consejo Económico y Social",
))  # fmt: skip
_COMMITTEE = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth) Committee|(?:Premi|Deuxi|Troisi|Quatri|Cinqui|Sixi)ème Commission"
)
_MEMBER = re.compile(r"(?:Members ?: ?)?[^.:]{2,80}(?: ?[.…]){4,} ?\S.*")
_BOILERPLATE = re.compile(
    r"ISS[BN]N? |Symbols of (?:the )?United Nations documents|(?:Note|NOTE|Note by the editors)$|United Nations • "
    r"|Supplement No\.|(?:This record|The present record|Corrections|Any corrections|Corrected records) |Please recycle"
)
_HELD = re.compile(
    rf"(?:Held (?:at|in)|Tenue? (?:au|à)|Celebrada en) (?:Headquarters, |Siège, |la Sede, )?(?P<place>[^\d]+?),? "
    rf"(?:on |le |el )?(?:\w+,? )?{DATE.pattern}.*",
    re.I,
)
_BOARD = re.compile(
    r"(?:Executive Board|Governing Council|Executive Committee|Conseil d['’]administration|Junta Ejecutiva) (?:of|de|du)\b"
)
_HOUSE = re.compile(
    r"(?:United Nations|Nations Unies|Naciones Unidas|Official Records|Documents officiels|Documentos oficiales)"
)
_SESSION = re.compile(
    r"(?:.+ (?:session|période de sessions|período de sesiones))(?: (?:of )?\d{4})?|(?:\w+ ){0,3}session \d{4}"
    r"|\d{4} session.*|.* session|[\w-]+ year|[\w-]+ année|\w+(?: \w+)? año",
    re.I,
)
_SITTING = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|e|ª|a)? (?:plenary )?(?:meeting|séance(?: plénière)?|sesión(?: plenaria)?).*", re.I
)
_AGENDA = re.compile(
    r"(?:(?:Provisional )?agenda items? (?P<a>.+)|Items? (?P<b>.+?) (?:of|on) the (?:provisional |preliminary |revised )*(?:agenda|list)\*{0,2}"
    r"|Point (?P<c>.+?) de l['’]ordre du jour(?: provisoire)?\*{0,2}|Tema (?P<d>.+?) del? (?:la agenda|programa|orden del día).*"
    r"|Points? (?P<e>\d.*?) .*ordre du jour.*)",
    re.I,
)
_REPORT = re.compile(
    r"report|letter|note|summary|statement|draft|record|proposal|rapport|lettre|résumé|informe|carta|resumen|nota", re.I
)


_NUMBERS = re.compile(r"\d{1,3}|\*?\d{6,8}\*|(?:(?:GE|V)\.)?\d\d-\d{5}\*?(?: ?\([A-Z]\))?(?: +\d{6})*")  # bar code, job
_OPEN = re.compile(r"(?:\b(?:of|the|and|to|from|on|for|in|at|its|de|la|le|du|des|et|del|los|las|y|en|el)|[,–-])$")


def is_open(line: str) -> bool:
    """Say whether a line is not complete, so that the next one goes on with it."""
    return bool(_OPEN.search(line))


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
    return _Reader().run(
        [[half for line in block for half in _halves(notes.without_sure(line.text))] for block in blocks]
    )


def is_known(line: str) -> bool:
    """Say whether a line's own words give away what it says of the document."""
    return any(_Reader().takes(part) for part in _halves(line)) or range_of(line) is not None


def begins_title(line: str) -> bool:
    """Say whether a line begins a title: "Report of …", "Letter dated …"."""
    return bool(
        re.match(r"(?:Draft |Annotated )?(?:[Rr]eport|Letter|Note|Summary|Rapport|Lettre|Informe|Carta)\b", line)
    )


def _halves(line: str) -> list[str]:
    """Return a line of a masthead cut where its right column begins."""
    return re.split(r"\s+(?=Dist?r\. ?:)", line)


def completed(head: Masthead, told: Sequence[tuple[str, str]]) -> Masthead:
    """Return the masthead with what the format's own metadata tells where no line says it."""
    fields = {key: value for key, value in told if hasattr(head, key) and getattr(head, key) is None}
    more = {key: value for key, value in told if key == "session"}
    return dataclasses.replace(head, **fields, more={**more, **head.more})


class _Reader:
    """Takes the lines of a masthead whose kinds are known; what is left is meeting, place and title."""

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}
        self._more: dict[str, Any] = {}
        self._organs: list[str] = []
        self._rest: list[tuple[str, bool]] = []  # joined lines, and whether an item's number stood above them
        self._below_item: str | None = None  # the block right below such a number
        self._wait = False

    def run(self, blocks: Sequence[Sequence[str]]) -> Masthead:
        for block in blocks:
            self._block(block)
        self._bodies()
        self._names()
        return Masthead(**self._found, more={key: value for key, value in self._more.items() if value})

    def _block(self, block: Sequence[str]) -> None:
        lines: list[str] = []
        of_item = False
        board = next((i for i, line in enumerate(block) if _BOARD.match(line)), None)
        if board is not None and "organ" not in self._found:
            end = next((i for i in range(board, len(block)) if re.match(r"Distr|\d|Original", block[i])), len(block))
            self._found["organ"] = join(block[board:end])
            block = [*block[:board], *block[end:]]
        for line in block:
            if not (lines and is_open(lines[-1])) and self.takes(line):
                if lines:
                    self._rest.append((join(lines), of_item))
                lines, of_item = [], bool(_AGENDA.fullmatch(line))
            elif not (lines and is_open(lines[-1])) and "meeting_start" not in self._found and (span := range_of(line)):
                self._dates(span, join(lines))
                lines = []
            else:
                lines.append(line)
        if lines:
            self._rest.append((join(lines), of_item))
            if self._wait:
                self._below_item = self._rest[-1][0]
        self._wait = (of_item or self._wait) and not lines

    def _dates(self, span: Range, above: str) -> None:
        """Take the dates of the meeting; what stands right above them is its name."""
        self._found.update(meeting_start=span.start, meeting_end=span.end)
        if span.place:
            self._found["place"] = span.place
        before = above or (self._rest.pop()[0] if self._rest else "")
        if any(c.isalpha() for c in before):
            self._found["meeting"] = before

    def _bodies(self) -> None:
        """Tell the organ from the body below it that met: the Human Rights Council reports to the General Assembly."""
        organs = [*(o for o in self._organs if o in _PRINCIPAL), *(o for o in self._organs if o not in _PRINCIPAL)]
        if organs:
            self._found.setdefault("organ", organs[0])
        below = [o for o in organs if o != self._found.get("organ")]
        if below:
            self._found.setdefault("meeting", below[0])

    def _names(self) -> None:
        """Give names to what is left: the item's subject, a place alone, the title."""
        rest = [text for text, of_item in self._rest if not of_item]
        subjects = [text for text, of_item in self._rest if of_item]
        below = self._below_item
        if below in rest and any(_REPORT.search(text) for text in rest if text != below):
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
        if rest:
            self._found["title"] = rest[0].rstrip("*")
        if len(rest) > 1:
            self._more["subtitle"] = rest[1]

    def takes(self, line: str) -> bool:
        """Take a line whose kind its own words give away; say whether it was one."""
        return (
            bool(_NUMBERS.fullmatch(line))
            or bool(_HOUSE.fullmatch(line))
            or self._officer(line)
            or self._filed(line)
            or self._occasion(line)
        )

    def _officer(self, line: str) -> bool:
        if match := _OFFICER.match(line):
            self._found["rapporteur"] = match["name"]
            self._more.update(rapporteur_title=match["title"], rapporteur_country=match["country"])
            self._more["rapporteur_code"] = _code(match["country"])
        elif match := _CHAIR.match(line):
            self._more.update(president=match["name"].strip(" ."), president_country=match["country"])
        return match is not None

    def _filed(self, line: str) -> bool:
        """Take what says how the document is filed: organ, symbol, distribution, date, language, part."""
        if line in _ORGANS or _COMMITTEE.fullmatch(line):
            self._organs.append(line)
        elif _MEMBER.fullmatch(line) or _BOILERPLATE.match(line):
            return True
        elif match := re.fullmatch(r"((?:United Nations|Nations Unies|Naciones Unidas) )?(.+)", line):
            return self._symbol(match[2]) or self._printed(line)
        return True

    def _symbol(self, text: str) -> bool:
        if not _SYMBOL.fullmatch(text):
            return False
        self._found.setdefault("symbol", text.rstrip("*"))
        return True

    def _printed(self, line: str) -> bool:
        if match := re.fullmatch(r"Dist?r\.? ?: ?([\w. -]+)", line, re.I):
            self._more.setdefault("distribution", match[1])
        elif match := re.fullmatch(r"Original ?: ?(.+)", line, re.I):
            self._more.setdefault("original_language", match[1])
        elif match := re.fullmatch(r"((?:\w+(?:, | and | et | y ))*\w+) (?:only|seulement|solamente)", line):
            self._more["languages_issued"] = re.split(r", | and | et | y ", match[1])
        elif DATE.fullmatch(line.strip("[]")):
            self._found.setdefault("date", iso(line))
        elif _PART.fullmatch(line):
            self._found.setdefault("part", line)
        else:
            return False
        return True

    def _occasion(self, line: str) -> bool:
        """Take what says of the meeting: session, item of the agenda, sitting and its day."""
        if match := _HELD.fullmatch(line):
            self._found.update(place=match["place"], meeting_start=iso(line), meeting_end=iso(line))
        elif match := _AGENDA.fullmatch(line):
            number = next(group for group in match.groups() if group)
            self._found.setdefault("agenda_item", number.rstrip("*"))
        elif _SITTING.fullmatch(line):
            self._more["sitting"] = line
        elif (
            _SESSION.fullmatch(line)
            and len(line.split()) <= 7
            and not re.match(r"(?:Draft )?report|Rapport|Informe", line, re.I)
        ):
            self._more.setdefault("session", line)
        elif re.match(
            r"(?i:\w+day),? \d|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\b|(?:lunes|martes|miércoles|jueves|viernes)\b",
            line,
        ):
            self._found.setdefault("date", iso(line))
        else:
            return False
        return True


def _code(country: str | None) -> str | None:
    from annotator.gazetteer import lookup

    codes = lookup(country) if country else ()
    return codes[0] if len(codes) == 1 else None


_CONTENTS = re.compile(r"\*?(?:Contents|Table of contents|Sommaire|Table des matières|Índice|Sumario)\*?", re.I)
_NUMBERED = re.compile(r"\d{4}/\d{1,3}\b.*", re.S)  # a decision
_INTRODUCES = re.compile(
    r"(?:(?:Chapter|Chapitre|Capítulo|Part) (?:[IVX\d]+|One)|Introduction|Summary|Résumé|Introducción|Resumen|Foreword|Background|Executive summary|Note by the .+)",
    re.I,
)


def body_starts(blocks: Sequence[Sequence[Line]]) -> int:
    """Return how many of the blocks above the first unit are masthead; the others are headings of the body.

    The masthead ends with the last officer or part, with its page, or before a heading known to open reports.
    """
    first = blocks[0][0].page if blocks else None
    page = [block for block in blocks if block[0].page == first]
    known = [i for i, block in enumerate(page, 1) if any(_ends(line.text) for line in block)]
    listed = next((i for i, block in enumerate(page) if _CONTENTS.fullmatch(block[0].text)), None)
    if listed is not None:  # a record's contents, without leaders, up to its first sentence
        return len(page)
    if known:
        return known[-1]
    opens = (i for i, block in enumerate(page) if (i and _INTRODUCES.fullmatch(block[0].text)) or _is_decision(block))
    return next(opens, len(page))


def _is_decision(block: Sequence[Line]) -> bool:
    return bool(_NUMBERED.fullmatch(block[0].text))


def _ends(line: str) -> bool:
    return bool(_OFFICER.match(line) or _PART.fullmatch(line) or _CHAIR.match(line))


_OPENING = re.compile(r"(?:The|Le|La|El|L['’]) ?[A-ZÉ][\w’' -]{3,80},")


def is_prose(text: str) -> bool:
    """Say whether a block above the body is a sentence, or "The Executive Board,", with which the body begins."""
    if _OPENING.fullmatch(text):
        return True
    if _BOILERPLATE.match(text) or _HELD.match(text):
        return False
    if len(text.split()) < 8 or not text.endswith((".", "?", "!", ".”", ":")) or text.startswith(("*", "(")):
        return False
    return text[0].isalpha() or text[0] in '“"«¿¡'
