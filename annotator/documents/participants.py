"""Who is listed as having spoken: every entry of a list of speakers, with role, kind and code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator import gazetteer
from annotator.model import ParticipantKind, Role

_LIST = re.compile(
    r"\b(?P<role>representatives?|observers?|delegations?|représentante?s?|observateurs?|représentants|"
    r"representantes?|observadore?s?)\s+(?:of|for|from|du|de la|de l['’]|des|de|d['’]|del)\s*",
    re.I,
)
_SPOKE = re.compile(
    r"\b(?:statements?|presentations?|interventions?|delivered|made|spoke|speak|floor|heard|intervened|took part|"
    r"participated|attended|déclarations?|parole|formul\w+|declaraci\w+|palabra|hicieron|prononc\w+)\b",
    re.I,
)
_BEHALF = re.compile(r"\s*\((?:also )?(?:speaking )?on behalf of (?:the )?(?P<whom>[^()]+)\)", re.I)
_STOP = re.compile(
    r"\.(?:\s|$)|;|:|\s(?:made|spoke|took|delivered|presented|introduced|noted|stated|said|asked|introducing|who|which|"
    r"responded|replied|also made|also spoke|ont |a pris)\b"
)
_NEXT = re.compile(r"\s*(?:,\s*(?:and|et|y)\s+|,\s*|\s+(?:and|et|y|e)\s+|\s+as well as\s+)(?:of\s+|for\s+)?", re.I)
_ARTICLE = re.compile(r"(?:the|le|la|les|l['’]|el|los|las|du|de la|de l['’]|des|del|d['’]|de)\s*(?<=[\s'’])", re.I)
_NGO = re.compile(
    r"\b(?:NGOs?|Alliance|Association|Federation|Foundation|Society|Amnesty|Center|Centre|Institute|Network|Coalition|"
    r"Friends|Save the|Watch|Caritas|Movement|Women|Youth|Lawyers|Students)\b"
)
_ROLES: dict[str, Role] = {"r": "representative", "o": "observer", "d": "representative"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with its place in the text."""

    name: str
    code: str | None
    role: Role
    kind: ParticipantKind
    on_behalf_of: str | None
    start: int
    end: int


def find(text: str, sentences: list[tuple[int, int]], language: str = "en") -> list[Entry]:
    """Return the entries of all lists of speakers in a unit, in order."""
    found: list[Entry] = []
    for start, end in sentences:
        if _SPOKE.search(text, start, end):
            for match in _LIST.finditer(text, start, end):
                found.extend(_entries(text, match, end, language))
    return found


def _entries(text: str, match: re.Match[str], limit: int, language: str) -> Iterator[Entry]:
    role = _ROLES[match["role"][0].lower()]
    names = {n.start: n for n in gazetteer.find(text[:limit], language)}
    at = match.end()
    while at < limit:
        article = _ARTICLE.match(text, at, limit)
        begin = article.end() if article and article.end() not in names and at not in names else at
        begin = article.end() if article and article.end() in names else begin
        end = names[begin].end if begin in names and len(names[begin].codes) == 1 else _unknown_end(text, begin, limit, names)
        if end <= begin:
            return
        behalf = _BEHALF.match(text, end, limit)
        yield _entry(text, begin, end, role, behalf["whom"] if behalf else None, language)
        separator = _NEXT.match(text, behalf.end() if behalf else end, limit)
        if separator is None or _LIST.match(text, separator.end()) or _is_new_list(text, separator.end()):
            return
        at = separator.end()


def _is_new_list(text: str, at: int) -> bool:
    return re.match(r"(?:the |an? )?(?:representatives?|observers?)\b", text[at:], re.I) is not None


def _unknown_end(text: str, start: int, limit: int, names: dict[int, gazetteer.Name]) -> int:
    """Return where a name that the table does not know ends: at the next comma, or at "and" before a known name."""
    if not text[start : start + 1].isupper():
        return start
    stop = _STOP.search(text, start, limit)
    end = min(stop.start() if stop else limit, limit)
    for separator in _NEXT.finditer(text, start, end):
        after = separator.end()
        article = _ARTICLE.match(text, after, end)
        comes = article.end() if article else after
        if separator[0].strip().startswith(",") or comes in names or (article and text[comes : comes + 1].isupper()):
            return separator.start()
    return end


def _entry(text: str, start: int, end: int, role: Role, whom: str | None, language: str) -> Entry:
    name = text[start:end].rstrip(" .,;")
    end = start + len(name)
    codes = gazetteer.lookup(name, language)
    behalf = gazetteer.lookup(whom, language) if whom else ()
    code = codes[0] if len(codes) == 1 else None
    kind = _kind(name, code)
    shown: Role = "secretariat" if kind == "secretariat" else role
    return Entry(_one_line(name), code, shown, kind, (behalf[0] if behalf else whom) if whom else None, start, end)


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _kind(name: str, code: str | None) -> ParticipantKind:
    if code is not None:
        return "group" if gazetteer.kind_of(code) == "group" else "state"
    if re.search(r"\bSecretaría?t?\b|\bSecrétariat\b|\bSecretariat\b", name):
        return "secretariat"
    return "ngo" if _NGO.search(name) else "organization"
