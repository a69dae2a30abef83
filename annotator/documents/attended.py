"""By which words a heading says that those below it attended, and a line that it heads a list of them."""

from __future__ import annotations

import re

_ATTENDANCE = re.compile(
    r"\*?(?:(?:Annex|Annexe|Anexo|Appendix)(?: [IVX\d]{1,4})?[.:]? )?"
    r"(?:(?:Provisional |Final )?[Ll]ists? of (?:\w+ )?(?:attendance|participants|participating|delegations)"
    r"|Attendance|Participation|Participants|Liste (?:provisoire )?des? (?:participant|délégation)\w*"
    r"|Lista (?:provisional )?de (?:particip|asist|delegac)\w+|Asistencia|Participantes)\b.*",
    re.I | re.S,
)
_PLURAL = (
    r"(?:members|observers|organi[sz]ations|agencies|entities|institutions|bodies|programmes|funds|offices|departments"
    r"|secretariats|commissions|groups|experts|guests|speakers|panellists|mandate holders|parties|representatives"
    r"|governments|countries|territories|participants|delegations|movements|invitees)"
)
_FIRST = (
    r"States|Members|Observers|Organi[sz]ations|Entities|Experts|Governments|Delegations|Representatives|Participants"
    r"|Agencies|Institutions|(?:Member|Observer|Non-[Mm]ember|Participating|Other|Invited|Associate) (?:States|Members)"
    r"|États|Pays|Membres|Organismes|Observateurs|Entités|Estados|Países|Miembros|Organizaciones|Organismos"
    r"|Instituciones|Observadores|Entidades"
)
_HEAD = re.compile(
    r"United Nations(?: system)?|(?:The )?(?:Secretariat|Bureau|Officers)"
    rf"|(?:{_FIRST})\b.*|[A-Z][\w’-]*,? (?:[\w’,-]+ )*?{_PLURAL}\b.*"
)
_SENTENCE = re.compile(r"[.;:?!][”’»)]*$")
_LONG = 14  # words of the head of a list


def names_it(text: str) -> bool:
    """Say whether a heading stands over lists of those who attended."""
    return bool(_ATTENDANCE.fullmatch(text)) and len(text.split()) <= _LONG


def heads_list(text: str) -> bool:
    """Say whether a text heads a list: it names a kind of participants in the plural, and is no name."""
    return bool(_HEAD.fullmatch(text)) and len(text.split()) <= _LONG and not _SENTENCE.search(text)
