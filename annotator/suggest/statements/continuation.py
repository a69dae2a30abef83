"""Sentences without an attribution of their own: do they go on in indirect speech?"""

from __future__ import annotations

import re

# Reported speech moves its verbs back: had, would, should, could, was, were.
_BACKSHIFT = re.compile(
    r"\b(?:had|would|should|could|might|must|was|were|did|remained|needed|required|included|constituted|\w{3,}ed)\b"
)
# What the report itself tells, in the past tense of narration.
_MEETING = re.compile(
    r"(?:Also\s+)?[Aa]t\s+(?:its|the|that)\s+(?:same\s+)?(?:\d+\w+\s+(?:to\s+\d+\w+\s+)?)?(?:\(\w+\)\s+)?(?:\w+\s+)?meetings?\b"
)
_OPENING = re.compile(
    r"(?:(?:The\s+)?following\b|There\s+were\s+no\b|No\s+(?:comments|statements)\b"
    r"|(?:(?:The|(?:At\s+the\s+same\s+meeting|Also\s+at\s+the\s+same\s+meeting|(?:After|Following|Subject\s+to|In\s+the\s+light\s+of"
    r"|On\s+that\s+basis|Having|Accordingly|Consequently|Therefore|Thereafter)\b[^,]{0,80}),\s+the)\s+)?(?:[A-Z][\w’-]+\s+){0,5}?"
    r"(?:Committee|Working\s+Group|Commission|Council|Board|Conference|Assembly|Bureau|Subcommittee|Meeting|meeting|Party|Forum)\s+"
    r"(?:also\s+|then\s+|further\s+)?(?:considered|adopted|approved|decided|took|agreed|heard|elected|held|had\s+before|resumed|concluded|"
    r"established|appointed|began|continued|completed)\b"
    r"|Under\s+(?:agenda\s+)?item\b"
    r"|The\s+(?:\w+\s+)?(?:meeting|session)\s+(?:was\s+(?:then\s+)?(?:suspended|adjourned|opened|resumed|closed|declared)|rose|resumed)\b)"
)
_COURSE = re.compile(
    r"\bstatements?\s+(?:was|were)\s+(?:also\s+)?(?:made|delivered)\b|\b(?:presentation|remarks)\s+(?:was|were)\s+(?:\w+\s+)?(?:made|delivered|given)\b"
    r"|\b(?:made|delivered|gave)\s+(?:(?!\s)[\w-]+\s+){0,3}?(?:statements?|remarks|comments)\b"
    r"|\banswered\s+questions\b"
    r"|\baddressed\s+the\s+(?:\w+\s+)?(?:plenary|Council|Committee|meeting|session|Conference|Assembly|Commission|Board)\b"
    r"|\bare\s+(?:to\s+be\s+found|contained|reproduced)\b"
)
_COURSE_WORD = re.compile("statement|presentation|remarks|comments|found|contained|reproduced|answered|addressed")


# The same in French and Spanish, whose narration has tenses of its own: "a adopté", "aprobó".
_SHIFTED = {
    "fr": re.compile(
        r"\b(?!(?:fait|souhait|trait|extrait|retrait|portrait|parfait|attrait|bienfait|forfait)\b)\w{2,}(?:aient|ait)\b"
    ),
    "es": re.compile(
        r"\b(?:\w{2,}aban?|\w{2,}ían|eran?|(?:hab|deb|pod|ten|hac|quer|requer|exist|constitu|segu|permit|inclu|parec"
        r"|correspond|conven|cab|ser|deber|podr|tendr|habr|har|permitir|\w{3,}(?:tar|zar|nar|lar|dar|vir|cer|der|ger|dir))ía)\b"
    ),
}
_ROMANCE_COURSE = {
    "fr": re.compile(
        r"(?:À|Lors de) (?:sa|la|cette|leur)\b[^,]{0,40}\bséances?\b|(?:Le|La|L['’])\s?[^,]{0,60}\b"
        r"(?:était saisie?|avait pour|a (?:adopté|approuvé|décidé|examiné|entendu|élu|levé|repris))\b"
        r"|(?:Des|Une) déclarations?\b|La séance\b|Pour l['’]examen\b"
    ),
    "es": re.compile(
        r"En (?:su|la|esa|esta)\b[^,]{0,40}\bsesi(?:ón|ones)\b|(?:El|La)\s[^,]{0,60}\b"
        r"(?:tuvo ante sí|tenía ante sí|aprobó|decidió|examinó|escuchó|eligió|levantó|reanudó)\b"
        r"|[Ff]ormul(?:ó|aron)\b|La sesión\b|Para el examen\b"
    ),
}


def goes_on(text: str, language: str = "en") -> bool:
    """Say whether a sentence that attributes nothing itself reports what the one before it began."""
    if language in _SHIFTED:
        course = _ROMANCE_COURSE[language].match(text)
        return course is None and not text.endswith(":") and _SHIFTED[language].search(text) is not None
    told = narrates(text) or opens_meeting(text)
    return not text.endswith(":") and not told and bool(_BACKSHIFT.search(text))


def opens_meeting(text: str) -> bool:
    """Say whether a sentence begins with a meeting: then what a person named there did is the meeting's course."""
    return _MEETING.match(text) is not None


def narrates(text: str) -> bool:
    """Say whether a sentence tells the course of the meeting: a list of speakers, a decision, an opening."""
    if _OPENING.match(text):
        return True
    return bool(_COURSE_WORD.search(text) and _COURSE.search(text))
