"""Lists in running text: behind "representatives of" or "statements were made by", before "was represented"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.documents.speakers import list_ends
from annotator.documents.speakers.list_heads import Listed, announces, kind_of
from annotator.model import Role

_REPRESENTATIVE = (
    r"(?<!permanent )(?<!special )(?<!personal )(?<!resident )(?<!high )(?<!permanents )(?<!legal )"
    r"(?:representatives? (?:of|for|from)\b|(?:co-)?representing|delegat(?:es?|ions) (?:of|from)\b|members from"
    r"|représentante?s? (?:de la |de l['’]|du |des |de |d['’])|délégations (?:de la |de l['’]|du |des |de |d['’])"
    r"|representantes? (?:de los |de las |de la |del |de )|delegaciones (?:de los |de las |de la |del |de ))"
)
_OBSERVER = (
    r"(?:permanent )?(?:observers?(?: (?:organizations?|states?|mission)s?)? (?:for|of|from)\b"
    r"|observat(?:eur|rice)s?(?: permanente?s?)? (?:de la |de l['’]|du |des |de |d['’]|pour )"
    r"|observador(?:a|es|as)?(?: permanentes?)? (?:de los |de las |de la |del |de ))"
)
_OPENER = re.compile(rf"\b(?:(?P<observer>{_OBSERVER})|(?P<representative>{_REPRESENTATIVE}))", re.I)
_SINGULAR = re.compile(
    r"(?:representative|observer|delegate|représentante?|observat(?:eur|rice)|representante"
    r"|observadora?)(?: permanente?)? \S",
    re.I,
)
_SPOKE = re.compile(
    r"statement|\bsp(?:oke|eakers)|took the floor|taken the floor|(?:were|was|be) (?:also )?(?:made|delivered"
    r"|given|represented)"
    r"|presentation|\battend|in attendance|participated|took part|interven|remarks|comments|addressed|made a|\bheard"
    r"|(?:asked|posed|raised) (?:a )?question|(?:introduced|presented|read out|moderated) (?:jointly )?by"
    r"|déclaration|pris la parole|prend(?:re|nent) la parole|particip|assist|exposé|étaient représenté"
    r"|présentée? par|représentés|entendu"
    r"|declaraci|intervin|intervenci|palabra|asisti|exposici|representad|presentad[oa] por|escuch",
    re.I,
)  # fmt: skip
_SAID = re.compile(
    r"\b(?:introduced|presented|read out|orally revised|informed|announced|responded|replied|said|stated|noted"
    r"|expressed|emphasized|stressed|recalled|proposed|suggested|explained|asked|drew|thanked|welcomed"
    r"|reiterated|objected|clarified|requested|moved|called|reported|gave|spoke|withdrew|joined|declared"
    r"|a présenté|a dit|a déclaré|dijo|señaló|presentó|presentaron)\b"
)
_MADE_BY = re.compile(
    r"\b(?:[Ss]tatements?|[Ii]nterventions?|[Rr]emarks|[Pp]resentations?|[Cc]omments|[Qq]uestions) (?:was|were"
    r"|had been) (?:also |then |subsequently )?"
    r"(?:made|delivered|given|asked|posed|raised) by (?=[A-Z]|the [A-Z])"
    r"|\b(?:[Dd]éclarations? (?:a|ont)(?: également)? été (?:faites?|prononcées?) par (?:l['’]|la |le "
    r"|les )?(?=[A-ZÀÉÎ]))"
    r"|\b(?:[Dd]eclaraciones|una declaración)(?: también)? (?=(?:el |la |los |las )?[A-ZÁÉÍ])"
)
_PRESENT = re.compile(
    r"(?P<names>[^.:;]{3,600}?) (?P<verb>was|were) (?:also )?represented(?= (?:(?:by|as) (?:an )?observers?|at)\b|\.|$)"
)
_STATUS = re.compile(  # what those listed are, behind the last of them
    r",? (?:(?:all|both|each|an?) )*(?:inter|non-)governmental organi[sz]ations?"
    r"(?: (?:in|with|having|accredited)\b.*|$)"
    r"|,? organisations? non gouvernementales? dotées?\b.*"
    r"|,? organizaci(?:ón|ones) no gubernamental(?:es)? reconocidas?\b.*",
    re.I | re.S,
)
_OF_OPENER = ("represent", "members from", "représent", "observ", "delegat", "delegac", "délégation")
_OF_MADE_BY = (" by ", "déclaration", "declaraci")
_FOR = re.compile(r"(?:on behalf of|au nom|en nombre|en representación) [^,;.()]*$")


def opener(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first words in a part of a text that open a list: "representatives of"."""
    return _OPENER.search(text, start, end)


def speaks(text: str, listed: Listed) -> bool:
    """Say whether those listed spoke or attended, by the words before the list or the verb behind it."""
    if _SPOKE.search(text, listed.left, listed.start) or _SPOKE.search(text, listed.end, listed.right):
        return True
    return _SAID.search(text, listed.end, min(listed.right, listed.end + 60)) is not None


def find(text: str, left: int, right: int, sentence: int, language: str) -> Iterator[Listed]:
    """Yield the lists of running text: behind "representatives of", "observers for", "statements were made by"."""
    right -= text[right - 1] in ".;"
    folded = text[left:right].casefold()
    found = _OPENER.finditer(text, left, right) if _has(folded, _OF_OPENER) else ()
    openers = [m for m in found if not (text.endswith("(", 0, m.start()) or _FOR.search(text, left, m.start()))]
    for i, match in enumerate(openers):
        limit = openers[i + 1].start() if i + 1 < len(openers) else right
        limit = _before_next(text, match.end(), limit) if i + 1 < len(openers) else limit
        end = list_ends.end_of(text, match.end(), limit, language)
        status = _STATUS.search(text, match.end(), end)
        end = status.start() if status else end
        role: Role = "observer" if match["observer"] else "representative"
        one = bool(_SINGULAR.match(match[0] + " x"))
        yield Listed(role, match.end(), end, one, False, kind_of(status[0]) if status else None, sentence, right)
    present = _PRESENT.match(text, left, right) if not openers and "represented" in folded else None
    if present and not announces(present[0]) and present["names"][0].isupper():
        observes = re.match(r" (?:by|as) (?:an )?observer", text[present.end() : right])
        seen: Role = "observer" if observes else "representative"
        yield Listed(seen, left, present.end("names"), present["verb"] == "was", False, None, left, right, named=False)
        return
    made = _MADE_BY.search(text, left, right) if not openers and _has(folded, _OF_MADE_BY) else None
    if made and list_ends.begins_name(text, made.end(), right, language):
        end = list_ends.end_of(text, made.end(), right, language)
        yield Listed("representative", made.end(), end, False, False, None, sentence, right, named=False)


def _has(folded: str, words: tuple[str, ...]) -> bool:
    """Say whether a text, case folded, holds a word without which a pattern cannot match; quicker than the pattern."""
    return any(word in folded for word in words)


def _before_next(text: str, low: int, opener: int) -> int:
    """Return where a list ends that is followed by "and (by) the observers for"."""
    joint = re.search(
        r"[,;\s]*(?:\b(?:and|et|y|as well as|ainsi que|así como)\b)?[\s,]*(?:\bby\b|\bpar\b|\bpor\b)?\s*"
        r"(?:the|les|le|la|l['’]|los|las|el|an?|une?|una?|des|de)?\s*$",
        text[low:opener],
        re.I,
    )
    return low + joint.start() if joint else opener
