"""Who attended, by the lists below a heading that says so: each entry with the role and kind that its head prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotator.documents import attended
from annotator.documents.lines import BAR
from annotator.documents.speakers import participants
from annotator.documents.speakers.list_heads import Listed, kind_of, role_of
from annotator.model import Participant, ParticipantKind, Role, Unit

_OF_UN = re.compile(r"United Nations\b|Nations Unies\b|Naciones Unidas\b", re.I)
_SECRETARIAT = re.compile(r"(?:The )?(?:Secretariat|Secrétariat|Secretaría)\b", re.I)


def of_unit(unit: Unit, language: str, first: int = 1) -> list[Participant]:
    """Return the participants of a list, in order from ``first``; none where it is no list of attendance."""
    head = unit.path[-1] if unit.path else ""
    if not is_attendance(unit.path):
        return []
    role, kind = _said(head)
    found: list[Participant] = []
    for start, end in _entries(unit.text):
        listed = Listed(role, start, end, True, True, kind, start, end)
        one = participants.entry(unit, start, end, listed, language, first + len(found))
        if one is not None:
            found.append(one)
    return found


def is_attendance(path: Sequence[str]) -> bool:
    """Say whether the headings say that those below attended: one names attendance, or the last one observers."""
    if any(map(attended.names_it, path)):
        return True
    return bool(path) and attended.heads_list(path[-1]) and role_of(path[-1], None) is not None


def _said(head: str) -> tuple[Role, ParticipantKind | None]:
    """Return the role and the kind that a head tells; members are represented, organizations observe."""
    kind = kind_of(head)
    if kind is None and _OF_UN.match(head):
        kind = "organization"
    if _SECRETARIAT.match(head):
        return "secretariat", kind
    return role_of(head, kind) or ("observer" if kind in ("ngo", "organization") else "representative"), kind


def _entries(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for entry in text.split(BAR):
        yield at, at + len(entry)
        at += len(entry) + len(BAR)
