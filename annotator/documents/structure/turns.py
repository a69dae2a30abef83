"""Verbatim records and debates: who begins to speak, what the record says itself, how votes are listed."""

from __future__ import annotations

import re

from annotator.delayed import dataclass

_TITLE = (
    r"(?:(?:El|La) )?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Prince|Princess|King|Queen|Emir|Sheikh|Sheikha|Archbishop|Monsignor"
    r"|Cardinal|Father|Sister|Rev|H\.E|S\.E|M|MM|Mme|Mlle|Sr|Sra|Srta|Dra|Baroness|Crown Prince|Reverend)\.?"
)
_OFFICE = (
    r"(?:The|La|Le|El|L['’])\s?(?:(?:Acting|ACTING|Deputy|Vice-?|VICE-|Co-|CO-|Temporary|TEMPORARY|Interim|First|Executive)\s?)*"
    r"(?:President|Chair(?:man|person|woman|s)?|Secretary(?:-General)?|Speaker|Moderator|Facilitator|Rapporteur"
    r"|Presiding Officer|CHAIR(?:MAN|PERSON|WOMAN)?|PRESIDENT[EA]?|SECRETARY(?:-GENERAL)?|RAPPORTEUR|PRÉSIDENTE?"
    r"|Director(?:-General)?|High Commissioner|Président(?:e)?|Secrétaire général(?:e)?|Vice-Président(?:e)?"
    r"|Modérat(?:eur|rice)"
    r"|Rapporteuse|Presidente|Presidenta|Secretari[oa](?: General)?|Vicepresident[ea]|Moderador(?:a)?|Relator(?:a)?)"
    r"(?: (?:par intérim|interin[oa]))?"
)
_BRACKETS = r"\((?:[^()]|\([^()]*\))*\)"
_TONGUE = (
    r"\((?:spoke|speaking|interpretation|parle|l['’]orateur|l['’]oratrice|interprétation|habla|interpretación"
    r"|continued|suite|continúa)"
    r"[^()]*\)"
)
_ASIDE = re.compile(rf"(?: ?,? ?{_TONGUE})+$")
_RECORD = re.compile(
    rf"(?P<who>(?:{_TITLE} [^():;]{{1,70}}|{_OFFICE})(?: (?!{_TONGUE}){_BRACKETS}(?:, [^():;]{{1,60}})?)?)"
    rf"(?P<tongue>(?: ?,? ?{_TONGUE})*) ?: (?P<rest>.*)",
    re.S,
)
_DEBATE = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^.:;]{2,40}(?:\([^()]{1,40}\))?(?:, [^.:;]{3,110})?)\. [-–—−] "
    r"(?P<tongue>(?:\([A-Z]{2}\) ?)?)(?P<rest>\S.*)",
    re.S,
)
_STAGE = re.compile(
    r"(?:The meeting (?:was (?:called|suspended|resumed|adjourned)|rose|resumed)|A (?:recorded |roll-call "
    r"|separate )*vote was|The (?:members|participants|representatives|delegations)\b.* observed a minute of"
    r"|At the request of|It was so decided|Draft (?:resolution|decision|amendment)|The (?:draft|oral|amendment|motion)"
    r"|Operative paragraph|Preambular paragraph|In the absence of|Having been drawn|The (?:agenda"
    r"|programme) was adopted"
    r"|La séance est|Il en est ainsi décidé|Il est procédé|Le projet de|Par \d+ voix|En l['’]absence|À la demande"
    r"|Se (?:abre|levanta|suspende|reanuda) la sesión|Así queda acordado|Se procede a|Por \d+ votos"
    r"|Queda aprobad|En ausencia"
    r"|El proyecto de).*",
    re.S,
)
_DONE = re.compile(
    r"silence|adopted|rejected|retained|so decided|décidé|adopté|rejeté|aprobad|rechazad|decidid|acordad|taken|order|rose"
    r"|suspended|resumed|Chair|levée|ouverte|procédé|procede|levanta|abre|suspende|reanuda"
)
_VOTE = re.compile(
    r"(?P<side>In favour|Against|Abstaining|Abstentions?|Ont voté pour|Votent pour|Ont voté contre"
    r"|Votent contre|S['’]abstiennent"
    r"|Se sont abstenus|Votos a favor|A favor|Votos en contra|En contra|Abstenciones"
    r"|Present and not voting) ?:(?P<rest>.*)",
    re.S | re.I,
)
_ITEM = re.compile(r"(?:Agenda item|Items? \d|Point \d|Points? \d|Tema \d|Temas? \d|Question de l['’]ordre)", re.I)


_MEETING = re.compile(
    r"The (?:\w+ part of the )?meeting (?:was (?:called to order|suspended|adjourned)|rose|resumed)"
    r"|The (?:public part of the meeting|discussion) (?:covered in the summary record )?(?:began|ended|rose)"
    r"|Le débat résumé|La (?:\w+ )?partie (?:\(?publique\)? )?de la séance|El debate (?:reseñado|resumido)|La séance est (?:ouverte|levée|suspendue|reprise)"
    r"|Se (?:abre|levanta|suspende|reanuda) la sesión"
)
_OUTCOME = re.compile(
    r"(?:Draft (?:resolution|decision|amendment)|(?:Operative|Preambular) paragraph|Le projet de (?:résolution|décision)"
    r"|El proyecto de (?:resolución|decisión)|Queda aprobad)\b.*"
    r"(?:(?:was|were) (?:adopted|rejected|retained)|est (?:adopté|rejeté)|queda aprobad|Queda aprobad)",
)
_ITEM_ALONE = re.compile(
    r"(?:Agenda items?|Points? de l['’]ordre du jour|Temas? del programa) \d[\d ,()a-zé]*(?:\((?:continued|suite|continuación)\))?"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """The start of a turn: who speaks as printed, what else was printed of it, and the first words."""

    speaker: str
    aside: str
    rest: str


def opened(text: str) -> Turn | None:
    """Return who begins to speak at the start of a line, or None."""
    if not text[:1].isupper():
        return None
    match = _RECORD.fullmatch(text) or _DEBATE.fullmatch(text)
    return Turn(match["who"].strip(), match["tongue"].strip(), match["rest"].strip()) if match else None


def without_aside(speaker: str) -> tuple[str, str]:
    """Return a speaker's name and what else is printed behind it: "(spoke in French)"."""
    match = _ASIDE.search(speaker)
    return (speaker[: match.start()].rstrip(" ,"), match[0].strip()) if match else (speaker, "")


def may_open(text: str) -> bool:
    """Say whether a line alone looks like the start of a turn, its colon perhaps on the next line."""
    return opened(f"{text} ") is not None


def is_stage(text: str) -> bool:
    """Say whether a block of a verbatim record is the record's own voice."""
    if text.startswith("[") and text.endswith("]") and len(text.split()) > 4:
        return True
    return bool(_STAGE.fullmatch(text) and text.endswith((".", ")")) and len(text) < 400 and _DONE.search(text))


def begins_stage(line: str) -> bool:
    """Say whether a line looks like the start of the record's own words."""
    return bool(_STAGE.match(line)) and not line.startswith(("The programme", "The draft", "El proyecto", "Le projet"))


def vote(text: str) -> bool:
    """Say whether a block lists who voted how."""
    return bool(_VOTE.fullmatch(text))


def is_item(text: str) -> bool:
    """Say whether a short block names an item of the agenda, which ends a turn."""
    return bool(_ITEM.match(text)) and len(text.split()) < 60 and not text.endswith(".")


def is_item_alone(line: str) -> bool:
    """Say whether a line is the number of an item and nothing more: "Agenda item 13 (continued)"."""
    return bool(_ITEM_ALONE.fullmatch(line))


def is_outcome(line: str) -> bool:
    """Say whether a line is the outcome of a vote: "Draft resolution A/79/L.64 was adopted by 155 votes to 1"."""
    return bool(_OUTCOME.match(line))


def is_of_meeting(text: str) -> bool:
    """Say whether a block only says when the meeting began, stopped, ended."""
    return bool(_MEETING.match(text)) and len(text.split()) < 25 and text.endswith(".")
