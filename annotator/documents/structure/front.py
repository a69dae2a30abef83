"""Where the front matter of a report ends and its body begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.documents.lines import Line
from annotator.documents.structure import clauses
from annotator.documents.structure import masthead_words as words
from annotator.documents.structure.dates import DATE


def is_open(line: str) -> bool:
    """Say whether a line is not complete, so that the next one goes on with it."""
    return bool(words.OPEN.search(line))


_TITLED = re.compile(
    r"(?:Draft |DRAFT |Annotated )?(?:[Rr]eport|REPORT|Letter|Note|Summary record)\b"
    r"|(?:Projet de )?[Rr]apport\b|Lettre\b"
    r"|Compte rendu\b"
    r"|(?:Proyecto de )?[Ii]nforme\b|Carta\b|Acta\b"
)


def begins_title(line: str) -> bool:
    """Say whether a line begins a title: "Report of …", "Letter dated …"."""
    return bool(
        re.match(
            r"(?:Draft |Annotated |Provisional )?(?:[Rr]eport|Letter|Note|[Ss]ummary|[Vv]erbatim record|Proceedings)\b"
            r"|(?:Rapport|Lettre|Informe|Carta|Acta|Compte rendu|Procès-verbal)\b|(?:Final|Verbatim) record\b"
            r"|Record of the |Statements? by the "
            r"|(?:Resolution|Decision|Résolution|Décision|Resolución|Decisión)s? (?:adopt|aprob)"
            r"|(?:DRAFT |PROVISIONAL )?(?:REPORT|SUMMARY|VERBATIM) |RAPPORT |INFORME |ACTA |COMPTE RENDU ",
            line,
        )
    )


_CONTENTS = re.compile(r"\*?(?:Contents|Table of contents|Sommaire|Table des matières|Índice|Sumario)\*?", re.I)
_FIRST = re.compile(r"(?:Part|Partie|Parte) (?:I|One|1)|(?:Première|Primera) (?:partie|parte)", re.I)
_SECOND = re.compile(r"(?:Part|Partie|Parte) (?:II|Two|2)\b|(?:Deuxième|Segunda) (?:partie|parte)\b", re.I)
_NUMBERED = re.compile(r"\d{4}/\d{1,3}\b.*|\d{1,3}/\d{1,3}(?:\.? [A-ZÀ-Þ].*)?", re.S)  # a decision
_INTRODUCES = re.compile(
    r"(?:(?:Chapter|Chapitre|Capítulo|Part) (?:[IVX\d]+|One)|Introduction|Summary|Résumé|Introducción|Resumen"
    r"|Foreword|Background|Executive summary|Note by the .+)",
    re.I,
)


def body_starts(blocks: Sequence[Sequence[Line]], several: bool) -> int:
    """Return how many of the blocks above the first unit are masthead; the others are headings of the body.

    The masthead ends with the last officer or part, with its page, or before a heading known to open reports. "Part I"
    at the very end says which part the document is, unless it has ``several`` and this is the heading of the first.
    """
    first = blocks[0][0].page if blocks else None
    page = [block for block in blocks if block[0].page == first]
    known = [i for i, block in enumerate(page, 1) if any(_ends(line.text) for line in block)]
    if not several and len(page) > 1 and _FIRST.fullmatch(page[-1][-1].text):
        return len(page)
    listed = next((i for i, block in enumerate(page) if _CONTENTS.fullmatch(block[0].text)), None)
    if listed is not None:  # a record's contents, without leaders, up to its first sentence
        return len(page)
    if known:
        return known[-1]
    opens = (i for i, block in enumerate(page) if (i and _INTRODUCES.fullmatch(block[0].text)) or _is_decision(block))
    return next(opens, len(page))


def introduces(line: str) -> bool:
    """Say whether a line heads what opens a report: "Introduction", "Summary"."""
    return bool(_INTRODUCES.fullmatch(line))


def is_second(line: str) -> bool:
    """Say whether a line heads the second part of a document."""
    return bool(_SECOND.match(line))


def _is_decision(block: Sequence[Line]) -> bool:
    return bool(_NUMBERED.fullmatch(block[0].text) or _FIRST.fullmatch(block[0].text))


def is_note(block: Sequence[Line]) -> bool:
    """Say whether a block is the note to a starred title: "* The present document was not edited"."""
    return bool(re.match(r"\*{1,3} ?[A-ZÀ-Þ\[(]", " ".join(line.text for line in block))) and block[-1].text.endswith(
        "."
    )


def _ends(line: str) -> bool:
    part = words.PART.fullmatch(line) and not _FIRST.fullmatch(line)
    return bool(words.OFFICER.match(line) or part or words.CHAIR.match(line))


def is_held(block: Sequence[Line]) -> bool:
    """Say whether a line of a block says where and when a meeting was held, though it ends as a sentence does."""
    return any(words.HELD.fullmatch(line.text) for line in block)


def is_prose(text: str) -> bool:
    """Say whether a block above the body is a sentence, or "The Executive Board,", with which the body begins."""
    if clauses.opens(text):
        return True
    if words.BOILERPLATE.match(text) or words.HELD.match(text):
        return False
    if text[0].islower() and DATE.search(text):  # the day, below "Held at Headquarters, New York,"
        return False
    if len(text.split()) < 8 or not text.endswith((".", "?", "!", ".”", ":")) or text.startswith(("*", "(")):
        return False
    return text[0].isalpha() or text[0] in '“"«¿¡'
