"""Lists of those who attended, below a heading that says so: what heads a list, and what is an entry of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from annotator.documents import entries
from annotator.documents.entries import Part
from annotator.documents.lines import Line
from annotator.documents.markers import candidates
from annotator.documents.structure.blocks import Block
from annotator.documents.structure.pieces import Heading, join

_ATTENDANCE = re.compile(
    r"\*?(?:(?:Provisional |Final )?[Ll]ists? of (?:\w+ )?(?:attendance|participants|participating|delegations)"
    r"|Attendance|Participation|Participants|Liste (?:provisoire )?des? (?:participant|délégation)|Lista de (?:particip"
    r"|asist|delegac)|Asistencia|Participantes)\b.*",
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
_SHORTENED = re.compile(r"\b(?:Inc|Ltd|Co|Corp|e\.V|a\.s\.b\.l|S\.A|[A-Z])\.$")
_ROOM = 0.9  # of the longest line: one is short if it had room for the next word
_LONG = 14  # words of the head of a list


def names_it(text: str) -> bool:
    """Say whether a heading stands over lists of those who attended."""
    return bool(_ATTENDANCE.fullmatch(text)) and len(text.split()) <= _LONG


def heads_list(text: str) -> bool:
    """Say whether a text heads a list: it names a kind of participants in the plural, and is no name."""
    return bool(_HEAD.fullmatch(text)) and len(text.split()) <= _LONG and not _SENTENCE.search(text)


def over(opened: Sequence[Heading]) -> Heading | None:
    """Return the open heading that says who attended."""
    return next((heading for heading in reversed(opened) if names_it(heading.text)), None)


def parted(block: Block, follower: Block | None) -> tuple[list[Line], list[Line]] | None:
    """Return the lines of a block that head a list, and its entries; None when it is no part of one.

    What stands right over a list in columns is its head. Prose, and what stands right over a numbered paragraph, is
    no part of a list.
    """
    lines = block.lines
    if any(candidates(line.text) for line in lines[:1]) or _is_prose(lines):
        return None
    if follower is not None and follower.first.entry:
        return lines, []
    if follower is not None and any(m.style in ("number", "decimal") for m in candidates(follower.text)):
        return None
    count = next((n for n in (1, 2, 3) if n <= len(lines) and heads_list(join(ln.text for ln in lines[:n]))), 0)
    return lines[:count], list(_entries(lines[count:]))


def _is_prose(lines: Sequence[Line]) -> bool:
    ends = sum(bool(_SENTENCE.search(line.text)) and not _SHORTENED.search(line.text) for line in lines)
    return bool(_SENTENCE.search(lines[-1].text) and not _SHORTENED.search(lines[-1].text)) or 2 * ends > len(lines)


def _entries(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the entries of a list in one column, the lines of each put together."""
    if any(line.whole for line in lines):
        yield from (dataclasses.replace(line, entry=True) for line in lines)
        return
    width = max((len(line.text) for line in lines), default=0)
    firsts = [*(line.text.split(" ", 1)[0] for line in lines[1:]), ""]
    parts = [
        Part(line.text, short=bool(first) and len(line.text) + 1 + len(first) <= _ROOM * width)
        for line, first in zip(lines, firsts, strict=False)
    ]
    for start, end in entries.joined(parts):
        yield dataclasses.replace(lines[start], text=entries.text_of(parts, start, end), entry=True)
