"""Who attended, by the lists below a heading that says so: each entry with the role and kind that its head prints."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from annotator.documents import attended
from annotator.documents.lines import BAR
from annotator.documents.speakers import participants
from annotator.documents.speakers.list_heads import Listed, kind_of, role_of
from annotator.model import Participant, ParticipantKind, Role, Unit

_OF_UN = re.compile(r"United Nations\b|Nations Unies\b|Naciones Unidas\b", re.I)
_COLUMN = re.compile(
    r"(?:member |observer |participating )?(?:states?|countr(?:y|ies)|delegations?|members?|observers?|part(?:y|ies)"
    r"|organi[sz]ations?|entit(?:y|ies)|agenc(?:y|ies)|institutions?|governments?)"
    r"|états?(?: membres?)?|pays|délégations?|organisations?|estados?(?: miembros?)?|país(?:es)?|delegaci(?:ón|ones)"
    r"|organizaci(?:ón|ones)", re.I
)  # fmt: skip
_PERSON = re.compile(r"(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Dame|Mgr|Msgr|H\.E|M|Mme|Mlle|Sr|Sra|Srta)\.? [A-ZÀ-Þ]")
_SECRETARIAT = re.compile(r"(?:The )?(?:Secretariat|Secrétariat|Secretaría)\b", re.I)


def of_unit(unit: Unit, language: str, first: int = 1) -> list[Participant]:
    """Return the participants of a list or of a row of a table, in order from ``first``.

    There are none where it is no list of attendance. Of a table whose columns have heads, those columns are read that
    name States or organizations.
    """
    path = unit.path[:-1] if unit.path and BAR in unit.path[-1] else unit.path
    if not is_attendance(path):
        return []
    role, kind = _said(path[-1])
    found: list[Participant] = []
    for start, end in _entries(unit):
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


def _entries(unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield where the names of a unit stand; in a table with persons, what they are and do is no name."""
    names = _named(unit) if unit.kind == "row" else None
    at = 0
    for column, entry in enumerate(unit.text.split(BAR)):
        if (names is None or column in names) and ": " not in entry:  # "In favour: Chad" is no name
            yield at, at + len(entry)
        at += len(entry) + len(BAR)


def _named(unit: Unit) -> Collection[int] | None:
    """Return the columns of a row in which States or organizations stand; None for all of them."""
    if unit.path and BAR in unit.path[-1]:
        return [column for column, head in enumerate(unit.path[-1].split(BAR)) if _COLUMN.fullmatch(head)]
    return (0,) if any(map(_PERSON.match, unit.text.split(BAR))) else None
