"""Who is listed as having spoken or attended: entries of lists, with role, kind, code and on whose behalf."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.model import Participant, ParticipantKind, Role, Unit

_OPENERS: tuple[tuple[Role, str], ...] = (
    (
        "representative",
        r"representatives? of|representatives? (?:from|for)|(?:les |par les )?représentant(?:e?s)? (?:de la |de l['’]|du |des |de |d['’])"
        r"(?:pays suivants ?: ?)?|representantes? (?:de |del )(?:los siguientes (?:países|Estados)(?: \w+)? ?: ?)?",
    ),
    (
        "observer",
        r"observers? (?:for|of|from)|observat(?:eur|rice)s? (?:de la |de l['’]|du |des |de |d['’]|pour )(?:pays suivants ?: ?)?"
        r"|observador(?:a|es|as)? (?:de |del )",
    ),
)
_OPENER = re.compile("|".join(f"(?P<{role}>\\b(?:{pattern}))" for role, pattern in _OPENERS), re.I)
_SPOKE = re.compile(
    r"statement|spoke|took the floor|(?:were|was) (?:made|delivered|given|represented)|presentation|attend|intervention|address"
    r"|déclaration|pris la parole|participé|assisté|exposé|declaraci|intervin|intervenci|palabra|asisti|participaron",
    re.I,
)
_AND = {"en": ("and", "as well as"), "fr": ("et", "ainsi que"), "es": ("y", "e", "así como")}
_STOP = re.compile(
    r"[.](?=\s|$)|;|:(?=\s)| (?:introduc(?:ing|ed)|made|gave|delivered|spoke|took|attended|said|stated|who|which|were|was|has|have|had"
    r"|on (?!behalf)|under|during|at its|at the \d|ont|a fait|ont fait|hicieron|formul|asisti)\b"
)
_ARTICLE = re.compile(
    r"(?:the |a |an |la |le |les |l['’]|el |los |las |du |des |de la |de l['’]|d['’]|de los |de las |del |de )", re.I
)
_BEHALF = re.compile(
    r"\s*[(,]\s*(?P<also>also )?(?:speaking )?(?:also )?(?:on behalf of|au nom (?:de |du |des |d['’])|en nombre (?:de|del)) (?:the )?"
    r"(?P<whom>[^()]*?)(?:\)|(?=,)|$)",
    re.I,
)
_NGO = re.compile(
    r"\bNGOs?\b|alliance|non-governmental|federation|association|foundation|society|fédération|fundación|asociación",
    re.I,
)
_SECRETARIAT = re.compile(r"secretariat|secrétariat|secretaría", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    text: str


def of_unit(unit: Unit, language: str, first: int = 1) -> list[Participant]:
    """Return the participants listed in a unit, in order from ``first``; offsets point at the name."""
    found: list[Participant] = []
    for role, start, end in _lists(unit.text):
        for entry in _entries(unit.text, start, end, language):
            found.append(_participant(unit, entry, role, language, first + len(found)))
    return found


def _lists(text: str) -> Iterator[tuple[Role, int, int]]:
    """Yield the role and the place of each list, from behind its opening words to the end of its clause."""
    openers = list(_OPENER.finditer(text))
    for i, match in enumerate(openers):
        left = max(text.rfind(". ", 0, match.start()) + 1, 0)
        stop = _STOP.search(text, match.end())
        right = stop.start() if stop else len(text)
        sentence = text[left : (text.find(". ", right) + 1) or len(text)]
        if not _SPOKE.search(sentence):
            continue
        if i + 1 < len(openers):
            right = min(right, _before(text, openers[i + 1].start(), match.end()))
        role: Role = "observer" if match["observer"] else "representative"
        yield role, match.end(), right


def _before(text: str, opener: int, low: int) -> int:
    """Return where a list ends that is followed by "and (by) the observers for"."""
    joint = re.search(r"[,\s]*(?:\b(?:and|et|y|as well as|ainsi que|así como)\b)?\s*(?:\bby\b|\bpar\b|\bpor\b)?\s*(?:the|les|los|an?|una?)?\s*$",
                      text[low:opener])  # fmt: skip
    return low + joint.start() if joint else opener


def _entries(text: str, start: int, end: int, language: str) -> Iterator[_Entry]:
    """Yield the entries of a list: known names whole, the rest cut at commas and at the last "and"."""
    from annotator.gazetteer import find

    names = [(n.start + start, n.end + start) for n in find(text[start:end], language)]
    cuts = _separators(text, start, end, names, language)
    for left, right in zip([start, *(c[1] for c in cuts)], [*(c[0] for c in cuts), end], strict=True):
        entry = _trim(text, left, right)
        if entry.text:
            yield entry


def _separators(text: str, start: int, end: int, names: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    joints = "|".join(re.escape(w) for w in _AND.get(language, _AND["en"]))
    pattern = re.compile(rf"\s*,\s*(?:(?:{joints})\s+)?|\s+(?:{joints})\s+")
    found = []
    depth = [text[start:i].count("(") - text[start:i].count(")") for i in range(start, end + 1)]
    for match in pattern.finditer(text, start, end):
        inside = any(a < match.start() and match.end() < b for a, b in names)
        if inside or depth[match.start() - start] > 0:
            continue
        if "," in match[0] and re.match(r"(?:speaking |also )?on behalf of", text[match.end() :]):
            continue
        if "," not in match[0] and not _splits(text, match, start, names):
            continue
        found.append(match.span())
    return found


def _splits(text: str, match: re.Match[str], start: int, names: list[tuple[int, int]]) -> bool:
    """Say whether an "and" parts two entries: a known name on its left edge, or an article on its right."""
    left = any(b == match.start() for _, b in names) or text[match.start() - 1] == ")"
    right = bool(_ARTICLE.match(text, match.end())) or any(a == match.end() for a, _ in names)
    comma = text.rfind(",", start, match.start())
    whole = any(a - 5 <= max(comma, start) + 2 <= a + 5 and b == match.start() for a, b in names)
    return (
        whole
        or (left and right)
        or (right and text[match.end() : match.end() + 4].casefold() in ("the ", "les ", "los "))
    )


def _trim(text: str, left: int, right: int) -> _Entry:
    while True:
        while left < right and text[left].isspace():
            left += 1
        article = _ARTICLE.match(text, left, right)
        if article is None:
            break
        left = article.end()
    while right > left and (text[right - 1].isspace() or text[right - 1] in ",;:"):
        right -= 1
    return _Entry(left, right, text[left:right])


def _participant(unit: Unit, entry: _Entry, role: Role, language: str, order: int) -> Participant:
    from annotator.gazetteer import kind_of, lookup

    behalf = _BEHALF.search(entry.text)
    name = entry.text[: behalf.start()].rstrip(" ,") if behalf else entry.text
    codes = lookup(name, language)
    code = codes[0] if len(codes) == 1 else None
    kind = _kind(name, kind_of(code) if code else None)
    whom = behalf["whom"].strip() if behalf else None
    of = lookup(whom, language) if whom else ()
    return Participant(
        document=unit.document, unit=unit.id, order=order, name=name, code=code,
        role="secretariat" if kind == "secretariat" else role, kind=kind,
        on_behalf_of=of[0] if len(of) == 1 else whom, start=entry.start, end=entry.start + len(name),
    )  # fmt: skip


def _kind(name: str, known: str | None) -> ParticipantKind:
    if known in ("state", "former", "territory"):
        return "state"
    if known == "group":
        return "group"
    if _SECRETARIAT.search(name):
        return "secretariat"
    if _NGO.search(name):
        return "ngo"
    return "group" if re.search(r"\bgroup\b|\bgroupe\b|\bgrupo\b", name, re.I) else "organization"
