"""The paragraphs of a resolution: one ends in a comma and the next begins with a participle or with what is decided."""

from __future__ import annotations

import re

_BODY = r"[A-ZÀ-Þ][\w’' -]{2,160}"
_OPENING = re.compile(
    rf"[“\"«]?\s?(?:The|Le|La|Les|El|Los|L['’]) ?(?:{_BODY},|(?:[\w’'-]+ ){{0,4}}"
    r"(?:Board|Council|Assembly|Committee|Commission|Conference|Assemblée générale|Conseil|Asamblea General|Consejo"
    r"|Junta|(?:Working|Expert) (?:Group|Party|Meeting)|(?:[\w-]+ )?Group of (?:\w+ )?Experts)"
    r"(?: on [A-Z][\w ,’-]{3,120}\w)?)"
)
_DRAFT = re.compile(
    r"(?:Draft (?:resolution|decision)|Projet de (?:résolution|décision)|Proyecto de (?:resolución|decisión))"
    r"(?: [IVXL]+| [A-Z]| \d+)?(?:[:.–-]|$)"
)
_DRAFT_ALONE = re.compile(
    r"(?:Draft (?:resolution|decision)|Projet de (?:résolution|décision)|Proyecto de (?:resolución|decisión))"
    r"(?: [IVXL]+| [A-Z]| \d+)?\*?"
    r"|(?:Recommendation|Decision|Conclusion|Recommandation|Décision|Recomendación|Decisión)"
    r" (?:\d{1,3}(?:/\d{1,3})?|[IVX]+)"
)
_ANNOUNCES = re.compile(
    r"(?:following|siguientes?|suivante?s?)\b[^.]*\b(?:resolutions?|decisions?|décisions?|résolutions?|decisiones"
    r"|resoluciones)\b[^.]*:$"
    r"|\b(?:projets? de (?:résolution|décision)|proyectos? de (?:resolución|decisión))s?\b[^.]*:$",
    re.I,
)
_STRESS = r"(?:(?:Also|Further|Again|Once|Noting also|[A-Z][a-z]+ly|Profondément|Vivement|Profundamente) )*"
_CLAUSE = re.compile(
    rf"[“\"«]?\s?{_STRESS}(?:[A-Za-z]+(?:ing|ed|ful)|[A-ZÀ-Þ][a-zà-ÿ]+(?:ant|ante|ando|iendo|ido|ada|ado)"
    r"|[Aa]ware|[Cc]onscious|[Aa]nxious|[Cc]onsciente|[Aa]dopt[se]?|[Dd]ecides?|[Dd]écide|[Rr]equests?|[Tt]akes note"
    r"|[Cc]alls|[Uu]rges|[Ii]nvit[eas]s?|[Ww]elcomes|[Ee]ncourages?|[Ee]xpresses|[Rr]ecommends|[Ee]ndorses|[Ss]tresses"
    r"|[Ee]mphasizes|[Rr]eaffirms|[Rr]ecalls|[Nn]otes?|[Aa]pproves|[Cc]ommends|[Cc]ondemns|[Uu]nderlines|[Aa]cknowledges"
    r"|[Rr]ecognizes|[Aa]ppeals|[Tt]hanks|[Pp]rend note|[Pp]rie|[Dd]emande|[Rr]éaffirme|[Ss]ouligne|[Ee]xprime"
    r"|[Rr]ecommande|[Aa]pprouve|[Ss]e félicite|[Ii]nvite|[Ee]ngage|[Tt]oma nota|[Pp]ide|[Ss]olicita|[Aa]coge"
    r"|[Aa]prueba|[Rr]eafirma|[Ss]ubraya|[Ee]xhorta|[Ii]nsta|[Ee]xpresa|[Rr]ecomienda|[Aa]lienta|[Oo]bserva)\b"
)


def opens(text: str) -> bool:
    """Say whether a text is how a resolution or decision opens: "The Human Rights Council,"."""
    return bool(_OPENING.fullmatch(text))


def is_draft(text: str) -> bool:
    """Say whether a text is the heading of a draft: "Draft resolution II: Question of the islands"."""
    return bool(_DRAFT.match(text) or is_draft_alone(text)) and not text.endswith((".", ";", ","))


def announces_texts(text: str) -> bool:
    """Say whether a paragraph announces resolutions or decisions, whose titles stand below it."""
    return bool(_ANNOUNCES.search(text))


def is_draft_alone(line: str) -> bool:
    """Say whether a line is "Draft resolution II" or "Recommendation 3" and nothing more; what it is stands below."""
    return bool(_DRAFT_ALONE.fullmatch(line))


def is_clause(text: str) -> bool:
    """Say whether a text begins as the paragraphs of a resolution do: "Recalling", "Decides"."""
    return bool(_CLAUSE.match(text))


def is_between(above: str, text: str) -> bool:
    """Say whether a block begins a paragraph of a resolution below another one: its opening or a clause."""
    if not above.rstrip('”"»').endswith((",", ";")):
        return False
    return bool(_CLAUSE.match(text)) and (opens(above) or bool(_CLAUSE.match(above)))
