"""Where speakers are listed: the head of each list, the role it prints, and the text that the list covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.delayed import dataclass
from annotator.documents.speakers import list_ends
from annotator.documents.speakers.list_heads import kind_of, role_of
from annotator.model import ParticipantKind, Role

_REPRESENTATIVE = (
    r"(?<!permanent )(?<!special )(?<!personal )(?<!resident )(?<!high )(?<!permanents )(?<!legal )"
    r"(?:representatives? (?:of|for|from)|(?:co-)?representing|delegat(?:es?|ions) (?:of|from)"
    r"|représentante?s? (?:de la |de l['’]|du |des |de |d['’])|délégations (?:de la |de l['’]|du |des |de |d['’])"
    r"|representantes? (?:de los |de las |de la |del |de )|delegaciones (?:de los |de las |de la |del |de ))"
)
_OBSERVER = (
    r"(?:permanent )?(?:observers?(?: (?:organizations?|states?|mission)s?)? (?:for|of|from)"
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
    r"|presentation|\battended|in attendance|participated|took part|interven|remarks|comments|addressed|made a|\bheard"
    r"|(?:asked|posed|raised) (?:a )?question|(?:introduced|presented|read out|moderated) (?:jointly )?by"
    r"|déclaration|pris la parole|prend(?:re|nent) la parole|particip|assist|exposé|étaient représenté"
    r"|présentée? par|représentés|entendu"
    r"|declaraci|intervin|intervenci|palabra|asisti|exposici|representad|presentad[oa] por|escuch",
    re.I,
)  # fmt: skip
_ACTED = re.compile(
    r"statement|\bspoke|\bspeakers\b|the floor|represent|attend|participa|address|interven|remarks"
    r"|presentations? (?:was|were)|comment"
    r"|déclaration|la parole|représent|assist|exposé|declaraci|intervin|intervenci|la palabra|asisti|representad",
    re.I,
)  # fmt: skip
_SAID = re.compile(
    r"\b(?:introduced|presented|read out|orally revised|informed|announced|responded|replied|said|stated|noted"
    r"|expressed|emphasized|stressed|recalled|proposed|suggested|explained|asked|drew|thanked|welcomed"
    r"|reiterated|objected|clarified|requested|moved|called|reported|gave|spoke|withdrew|joined|declared"
    r"|a présenté|a dit|a déclaré|dijo|señaló|presentó|presentaron)\b"
)
_FOLLOWING = re.compile(r"\b(?:following|as follows|suivante?s?|ci-après|siguientes?|a continuación)\b", re.I)
_MADE_BY = re.compile(
    r"\b(?:[Ss]tatements?|[Ii]nterventions?|[Rr]emarks|[Pp]resentations?|[Cc]omments|[Qq]uestions) (?:was|were"
    r"|had been) (?:also |then |subsequently )?"
    r"(?:made|delivered|given|asked|posed|raised) by (?=[A-Z]|the [A-Z])"
    r"|\b(?:[Dd]éclarations? (?:a|ont)(?: également)? été (?:faites?|prononcées?) par (?:l['’]|la |le "
    r"|les )?(?=[A-ZÀÉÎ]))"
    r"|\b(?:[Dd]eclaraciones|una declaración)(?: también)? (?=(?:el |la |los |las )?[A-ZÁÉÍ])"
)
_PRESENT = re.compile(
    r"(?P<names>[^.:;]{3,600}?) (?P<verb>was|were) (?:also )?represented(?= (?:by (?:an )?observers?|at)\b|\.|$)"
)
_STATUS = re.compile(  # what those listed are, behind the last of them
    r",? (?:(?:all|both|each|a) )*(?:inter|non-)governmental organi[sz]ations? (?:in|with|having|accredited)\b.*"
    r"|,? organisations? non gouvernementales? dotées?\b.*"
    r"|,? organizaci(?:ón|ones) no gubernamental(?:es)? reconocidas?\b.*",
    re.I | re.S,
)
_GROUPS = re.compile(
    r"(?:les |los |las )?(?:the )?following (?:[\w-]+ ){0,6}?[\w-]+ ?:|(?:pays|États|organisations?"
    r"|entités) (?:[\w’'-]+ ){0,8}?suivante?s ?:"
    r"|siguientes (?:[\w’'-]+ ?){1,8}:",
    re.I,
)  # fmt: skip
_OF_OPENER = ("represent", "représent", "observ", "delegat", "delegac", "délégation")
_OF_MADE_BY = (" by ", "déclaration", "declaraci")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its role, where its entries stand, whether its head says one or many, whether a colon opens it.

    ``hint`` is the kind that the head names ("observers for non-governmental organizations:"), if any.
    ``left`` and ``right`` are the ends of the sentence around it.
    """

    role: Role
    start: int
    end: int
    one: bool
    colon: bool
    hint: ParticipantKind | None
    left: int
    right: int
    named: bool = True  # the head prints a role
    prose: bool = True  # the last entry comes behind an "and"


def find(text: str, sentences: Sequence[tuple[int, int]], above: str, language: str) -> Iterator[Listed]:
    """Yield the lists of a unit; ``above`` is the text of the unit that this one is an item of."""
    if _is_entry(text, above):
        yield from _of_colon(text, 0, len(text), 0, above, language)
        return
    for left, right in _whole(text, sentences, language):
        colon = _colon(text, left, right, above)
        if colon is not None:
            yield from _of_colon(text, left, right, colon, above, language)
        else:
            announced = not left and _is_announced(text, above)
            yield from (o for o in _running(text, left, right, left, language) if announced or _speaks(text, o))


def _whole(text: str, sentences: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences, those joined between which a name stands: "the Dem. Rep. of the Congo"."""
    if not any(_ABBREVIATED.search(text, max(left, right - _ABBREVIATION), right) for left, right in sentences):
        yield from sentences
        return
    names = list_ends.names(text, 0, len(text), language)
    start: int | None = None
    for left, right in sentences:
        start = left if start is None else start
        if not any(a < right < b for a, b in names):
            yield start, right
            start = None
    if start is not None:
        yield start, sentences[-1][1]


def _is_entry(text: str, above: str) -> bool:
    """Say whether an item is itself an entry of the list that the unit above announces."""
    if not above.endswith(":") or ": " in text or len(text.split()) > 40:
        return False
    follows = bool(_ACTED.search(above) and _FOLLOWING.search(above))
    return follows and (role_of(above, None) or kind_of(above)) is not None


def _is_announced(text: str, above: str) -> bool:
    """Say whether an item begins with those listed and the unit above announces who spoke: "(c) Observer for Malta"."""
    opened = _OPENER.match(text) is not None and above.endswith(":")
    return opened and bool(_ACTED.search(above) and _FOLLOWING.search(above))


def _speaks(text: str, listed: Listed) -> bool:
    """Say whether those listed spoke or attended, by the words before the list or the verb behind it."""
    if _SPOKE.search(text, listed.left, listed.start) or _SPOKE.search(text, listed.end, listed.right):
        return True
    return _SAID.search(text, listed.end, min(listed.right, listed.end + 60)) is not None


def _colon(text: str, left: int, right: int, above: str) -> int | None:
    """Return the place behind the colon that opens a list of speakers, or None."""
    match = _COLON.search(text, left, right) if text.find(":", left, right) >= 0 else None
    if match is None or match.end() - left > 420:
        return None
    head = text[left : match.start()]
    if not (_ACTED.search(head) or _ACTED.search(above)):
        return None
    speaks = _FOLLOWING.search(head) or (above and left == 0 and _heads_item(head))
    return match.end() if speaks or _is_by(head) else None


def _heads_item(head: str) -> bool:
    """Say whether the head of an item names those listed: "Observer States", "Non-governmental organizations"."""
    return role_of(head, None) is not None or (kind_of(head) is not None and len(head.split()) < 12)


def _is_by(head: str) -> bool:
    """Say whether a head ends in the verb itself: "statements were made by"."""
    return bool(
        re.search(r"(?:\bby|\bpar|\bpor|representatives of|observers for|représentants de|representantes de)$", head)
    )


def _of_colon(text: str, left: int, right: int, start: int, above: str, language: str) -> Iterator[Listed]:
    """Yield the list behind a colon, item by item where semicolons part it, and what the head lists before it."""
    head = text[left:start].rstrip(" :")
    before = _last_head(text, left, start)
    if before > left:
        yield from _running(text, left, before, left, language)
        head = text[before:start].rstrip(" :")
    hint = kind_of(head)
    hint = hint or (None if start else kind_of(above))
    role = role_of(head, hint) or role_of(above, hint)
    named = role is not None
    role = role or ("observer" if hint in ("ngo", "organization") else "representative")
    end = right - len(_TAIL.search(text[start:right])[0]) if _TAIL.search(text[start:right]) else right  # type: ignore[index]
    parts = _parts(text, start, end)
    for a, b in parts:
        opened = _OPENER.search(text, a, b)
        if opened and text[a : opened.start()].strip(" ,").casefold() not in _LEADS:
            opened = None
        grouped = _GROUP.match(text, a, b) if len(parts) > 1 else None
        if grouped:
            kind = kind_of(grouped["head"]) or hint
            yield Listed(
                role_of(grouped["head"], kind) or role, grouped.end(), b, False, True, kind, left, right, named
            )
        elif opened:
            yield from _running(text, a, b, left, language)
        elif named or hint in ("ngo", "organization") or list_ends.begins_name(text, a, b, language):
            colon, one = len(parts) == 1 and start > 0, len(parts) > 1 or not start or bool(_ONE.match(head))
            yield Listed(role, a, b, one, colon, hint, left, right, named, bool(_FOLLOWING.search(head)))


_COLON = re.compile(r"\s?:\s+(?=\S)")
_TAIL = re.compile(r"(?:[,;]? (?:and|et|y))?[.;,\s]*$")
_FOR = re.compile(r"(?:on behalf of|au nom|en nombre|en representación) [^,;.()]*$")
_ABBREVIATION = 4  # signs of the longest of them
_ABBREVIATED = re.compile(r"\b(?:Rep|Dem|Fed|Eq|St|[A-Z])\.$")
_GROUP = re.compile(r"\s*(?:\([a-z]{1,3}\)|[a-z]\))?\s*(?P<head>[A-ZÀ-Þ][^:;(),]{3,90}?) ?: (?=\S)")  # "(b) NGOs: …;"
_ONE = re.compile(r"(?:observer|representative)s? (?:for|of) an? ", re.I)
_LEADS = (
    "",
    "the",
    "a",
    "an",
    "les",
    "le",
    "la",
    "l’",
    "l'",
    "los",
    "el",
    "las",
    "by",
    "by the",
    "un",
    "une",
    "una",
    "and the",
    "and",
    "and by the",
)


def _last_head(text: str, left: int, start: int) -> int:
    """Return where the head of a colon's own list begins, behind what the sentence lists before it.

    "représentants du Bangladesh, de la commune … et des pays suivants :" lists in running text first.
    """
    for match in _GROUPS.finditer(text, left, start):
        opener = _OPENER.search(text, left, match.start())
        if match.end() >= start - 2 and opener and match.start() - opener.end() > 12:
            return match.start()
    return left


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a list between semicolons outside brackets."""
    cuts, depth = [start], 0
    joint = re.compile(r"\s*(?:and|et|y)\b")
    for i in range(start, end):
        depth += (text[i] == "(") - (text[i] == ")")
        if text[i] == ";" and depth <= 0:
            behind = joint.match(text, i + 1, end)
            cuts.append(behind.end() if behind else i + 1)
    ends = [*(text.rfind(";", 0, c) for c in cuts[1:]), end]
    return [(a, b) for a, b in zip(cuts, ends, strict=True) if text[a:b].strip()]


def _running(text: str, left: int, right: int, sentence: int, language: str) -> Iterator[Listed]:
    """Yield the lists of running text: behind "representatives of", "observers for", "statements were made by"."""
    right -= text[right - 1] in ".;"
    folded = text[left:right].casefold()
    found = _OPENER.finditer(text, left, right) if _has(folded, _OF_OPENER) else ()
    openers = [m for m in found if not _FOR.search(text, left, m.start())]
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
    if present and not _FOLLOWING.search(present[0]) and present["names"][0].isupper():
        seen: Role = "observer" if re.match(r" by (?:an )?observer", text[present.end() : right]) else "representative"
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
