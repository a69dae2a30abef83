"""Sentences without an attribution of their own: do they go on in indirect speech?"""

from __future__ import annotations

import re

# Reported speech moves its verbs back: had, would, should, could, was, were.
_BACKSHIFT = re.compile(
    r"\b(?:had|would|should|could|might|must|was|were|did|remained|needed|required|included|constituted|\w{3,}ed)\b"
)
# What the report itself tells, in the past tense of narration.
_OPENING = re.compile(
    r"(?:At\s+(?:its|the)\s+(?:same\s+)?(?:\d+\w+\s+(?:to\s+\d+\w+\s+)?)?(?:\w+\s+)?meetings?\b"
    r"|(?:The\s+)?following\b|There\s+were\s+no\b|No\s+(?:comments|statements)\b"
    r"|(?:The\s+)?(?:Special\s+)?(?:Committee|Working\s+Group|Commission|Council|Board|Conference)\s+"
    r"(?:considered|adopted|approved|decided|took|agreed|heard|elected|held|had\s+before)\b"
    r"|Under\s+(?:agenda\s+)?item\b)"
)
_COURSE = re.compile(
    r"\bstatements?\s+(?:was|were)\s+(?:also\s+)?(?:made|delivered)\b|\b(?:presentation|remarks)\s+(?:was|were)\b"
    r"|\bmade\s+(?:a\s+)?(?:opening\s+|closing\s+|introductory\s+)?statements?\b"
    r"|\bare\s+(?:to\s+be\s+found|contained|reproduced)\b"
)
_COURSE_WORD = re.compile("statement|presentation|remarks|found|contained|reproduced")


def goes_on(text: str) -> bool:
    """Say whether a sentence that attributes nothing itself reports what the one before it began."""
    return not text.endswith(":") and not narrates(text) and bool(_BACKSHIFT.search(text))


def narrates(text: str) -> bool:
    """Say whether a sentence tells the course of the meeting: a list of speakers, a decision, an opening."""
    if _OPENING.match(text):
        return True
    return bool(_COURSE_WORD.search(text) and _COURSE.search(text))
