"""How the lines of mastheads are written, in English, French and Spanish."""

from __future__ import annotations

import re

from annotator.documents.structure.dates import DATE

SYMBOL = re.compile(
    r"(?:(?:ALINORM|CL|C) \d{1,4}|[A-Z]{1,6}\d{0,3}(?:\(\d{1,3}\))?(?:\.[A-Z\d]{1,6})?)"
    r"(?:/[A-Z0-9][\w.()-]*(?: \([IVX]+\))?)+(?:/[\w.()-]+)*( \((?:(?:Part|Vol\.) ?[IVX]+|\d{4})\))?\*{0,2}"
)
PART = re.compile(
    r"(?:Addendum|Addenda|Corrigendum|Revision|Additif|Rectificatif|Révision|Adición|Corrección|Revisión)(?: \d+)?"
    r"|(?:Part|Partie|Parte) (?:[IVX]+|one|two|three)|(?:Volume|Volumen|Vol\.) (?:[IVX]+|\d)\*?",
    re.I,
)
OFFICER = re.compile(
    r"(?:(?:Vice-(?:President|Chair) and )?Rapporteur(?:-General)?|Rapporteuse(?: générale)?|Rapporteur général"
    r"|Relatora?(?: General)?"
    r"|Chair-Rapporteur|Rapporteurs) ?: *"
    r"(?P<title>Mr\.|Ms\.|Mrs\.|Dr\.|H\.E\.|Mme|M\.|Sr\.|Sra\.)? *(?P<name>[^()]+?) *(?:\((?P<country>.+)\))?$"
)
CHAIR = re.compile(
    r"(?P<office>President|Chair(?:man|person|woman)?|Président(?:e)?|Présidence|Presidencia"
    r"|President[ea]) ?: *(?P<name>[^().]+(?:\.[^().]+)?)"
    r"(?: *\([^()]*\) *(?=[.…]))?[ .…]*(?:\((?P<country>.+)\))?$"
)
_ORGANS = (
    "General Assembly", "Security Council", "Economic and Social Council", "Trusteeship Council",
    "Human Rights Council", "Trade and Development Board", "Assemblée générale", "Conseil de sécurité",
    "Conseil économique et social", "Conseil des droits de l’homme",
    "Conseil du commerce et du développement", "Asamblea General",
    "Consejo de Seguridad", "Consejo Económico y Social", "Consejo de Derechos Humanos",
    "Junta de Comercio y Desarrollo",
)  # fmt: skip
ORGANS = frozenset(name.casefold() for name in _ORGANS)
_BODIES = frozenset((
    "human rights council", "trade and development board", "conseil des droits de l’homme",
    "consejo de derechos humanos", "conseil du commerce et du développement", "junta de comercio y desarrollo",
))  # fmt: skip
PRINCIPAL = ORGANS - _BODIES
PRINCIPAL_NAMES = tuple(name for name in _ORGANS if name.casefold() in PRINCIPAL)
TONGUE = re.compile(
    r"English|French|Spanish|Arabic|Chinese|Russian|Français|Anglais|Espagnol|Español|Inglés|Francés", re.I
)
HALL = re.compile(
    r"^(?:Held (?:at|in) )?(?:the )?(?:(?:United Nations )?Headquarters|Palais des Nations"
    r"|Vienna International Centre|Siège|Sede), "
    r"|^Held (?:at|in) (?:the )?"
)
COMMITTEE = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth) Committee|(?:Premi|Deuxi|Troisi|Quatri|Cinqui|Sixi)ème Commission"
)
_HONORIFIC = r"(?:(?:Mr|Ms|Mrs|Dr|Mme|M|Sr|Sra)\. )?"
OFFICE = re.compile(  # without the name, which stands beside it or below
    r"(?:(?:Acting|Vice-?)[ -]?)?(?:President[ea]?|Présidente?|Chair(?:man|person|woman)?|Rapporteur(?:-General)?"
    r"|Relatora?) ?:",
    re.I,
)
MEMBER = re.compile(rf"(?:Members ?: ?)?{_HONORIFIC}[^.:]{{2,80}}(?: ?[.…]){{4,}} ?\S.*")
BOILERPLATE = re.compile(
    r"Provisional$|PROVISIONAL$|(?:ADVANCE|Advance) (?:UN|un)?(?:EDITED|edited)\b|(?:Contents|CONTENTS)$"
    r"|ISS[BN]N? |Symbols of (?:the )?United Nations documents|(?:Note|NOTE|Note by the editors)$|United Nations • "
    r"|Supplement No\.|(?:New York|Geneva|Vienna),? \d{4}$"
    r"|(?:This record|The present record|Corrections|Any corrections|Corrected records) "
    r"|Please recycle"
    r"|(?:Le présent compte rendu|Les rectifications|La presente acta|Las correcciones|Les comptes rendus rectifiés) "
    r"|Issued: |General Distribution$|(?:Note|NOTE) Symbols of |© |All rights reserved|The designations employed"
)
HELD = re.compile(
    rf"(?:Palais des Nations, )?(?P<city>[A-Z][^\d,:]{{2,40}}), "
    rf"(?:\w+day|\w+di|lunes|martes|miércoles|jueves|viernes),? {DATE.pattern}.*|"
    rf"(?:Held (?:at|in)|Tenue? (?:au|à)|Celebrada en) (?:Headquarters, |Siège, |la Sede, )?(?P<place>[^\d]+?),? "
    rf"(?:on |le |el )?(?:\w+,? )?{DATE.pattern}.*",
    re.I,
)
BOARD = re.compile(
    r"(?:Executive Board|Governing Council|Executive Committee|Conseil d['’]administration"
    r"|Junta Ejecutiva) (?:of|de|du)\b"
)
HOUSE = re.compile(
    r"(?:United Nations|Nations Unies|Naciones Unidas|Official Records|Documents officiels|Documentos oficiales)"
    r"(?:, \d{4})?",
    re.I,
)
SESSION = re.compile(
    r"(?:.+ (?:session|période de sessions|período de sesiones))\*{0,2}(?: (?:of )?\d{4})?"
    r"|(?:[\w-]*(?:th|st|nd|rd|ième|ème|First|Second|Third|Première|Primera|Segunda|Tercera|Cuarta|Quinta))"
    r" (?:[\w-]+ )?(?:meeting|réunion|reunión)\*{0,2}|(?:\w+ ){0,3}session \d{4}"
    r"|\d{4} session.*|.* session|[\w-]+ year|[\w-]+ année|\w+(?: \w+)? año",
    re.I,
)
IN_TITLE = re.compile(  # where and when, in a title of several lines
    r"\b(?:held (?:in|at)|tenue? (?:à|au)|celebrad[oa] en) (?:the )?(?P<held>(?P<place>[^\d]+?),? ?"
    r"(?:\b(?:on|from|du|del|le|el)\b )?\d.*)", re.I
)  # fmt: skip
PARTED = re.compile(  # "Part one: proceedings"
    r"(?P<part>(?:Part|Partie|Parte) (?:[IVX]+|one|two|three)|(?:First|Second|Third) part"
    r"|(?:Première|Deuxième|Troisième) partie|(?:Primera|Segunda|Tercera) parte) ?[:.–—] ?\S.*", re.I
)  # fmt: skip
TITLE_HELD = re.compile(r".*\b(?:held (?:in|at)|tenue? (?:à|au)|celebrado en) (?:the )?(?P<place>\S.*)", re.I)
RUN_ON = re.compile(  # "COMMITTEE ON … Nineteenth meeting Montreal", the dates behind it
    r"(?P<body>\S.*? )??(?P<session>[\w-]+ (?:meeting|session)) (?P<place>(?!of\b|on\b)[A-Z].{2,40})", re.I
)
RUN_ON_LONGEST = 30  # words of a masthead that ran together
SITTING = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|e|ª|a)? (?:plenary )?(?:meeting|séance(?: plénière)?|sesión(?: plenaria)?).*", re.I
)
AGENDA = re.compile(
    r"(?:(?:Provisional )?agenda items? (?P<a>.+)|Items? (?P<b>.+?) (?:of|on) the (?:provisional |preliminary "
    r"|revised )*(?:agenda|list)\*{0,2}"
    r"|Point (?P<c>.+?) de l['’]ordre du jour(?: provisoire)?\*{0,2}"
    r"|Tema (?P<d>.+?) del? (?:la (?:agenda|lista)|programa"
    r"|orden del día).*"
    r"|Points? (?P<e>\d.*?) .*ordre du jour.*|Point (?P<f>.+?) de la liste.*)",
    re.I,
)
REPORT = re.compile(
    r"report|letter|note|summary|statement|draft|record|proposal|rapport|lettre|résumé|informe|carta|resumen|nota", re.I
)


NUMBERS = re.compile(r"\d{1,3}|\*?\d{6,8}\*|(?:(?:GE|V)\.)?\d\d-\d{5}\*?(?: ?\([A-Z]\))?(?: +\d{6})*")  # bar code, job
OPEN = re.compile(
    r"(?:\b(?:of|the|and|to|from|on|for|in|at|its|with|under|against|between|by|dated|au|aux|al|sur|pour|para|por|con"
    r"|de|la|le|du|des|et|del|los|las|y|en|el)|[,–-])$",
    re.I,
)
DIVISION = re.compile(r"(?:Article|Artículo) (?:[IVXLC]+|\d+)\.?", re.I)  # of the body
