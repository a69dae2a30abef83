"""The frozen values that pass between rooms; their fields are the contract's JSON shapes.

A field marked ``inner`` is stored but no part of the JSON shape. Offsets are Unicode code points into
the text of the unit, start inclusive, end exclusive. Ids are derived in ``identity``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from annotator.delayed import dataclass

UnitKind = Literal["paragraph", "recommendation", "turn", "unnumbered", "row"]
Role = Literal["representative", "observer", "secretariat", "officer", "other"]
ParticipantKind = Literal["state", "group", "organization", "ngo", "secretariat", "person"]
LabelSource = Literal["typed", "computed", "field", "none"]
Action = Literal["apply", "reject", "none", "done", "reopen", "flag", "unflag", "memo", "propose", "undo"]
CoderKind = Literal["person", "adjudicator", "machine", "key"]
Item = Literal["document", "unit", "sentence", "statement", "span"]
Span = tuple[int, int]


def inner(default: Any) -> Any:
    """Declare a field that is stored but left out of the JSON shape."""
    return field(default=default, metadata={"inner": True})


@dataclass(frozen=True, slots=True)
class Document:
    """One report, its text frozen at import. Dates are ISO 8601."""

    id: str
    title: str
    symbol: str | None
    language: str
    date: str | None
    organ: str | None
    meeting: str | None
    place: str | None
    meeting_start: str | None
    meeting_end: str | None
    part: str | None
    rapporteur: str | None
    agenda_item: str | None
    source: str
    sha256: str
    supersedes: str | None = None
    units: int = 0
    warnings: tuple[str, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict, metadata={"inner": True})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the report's tree; level 1 is the outermost."""

    id: str
    document: str
    parent: str | None
    level: int
    marker: str | None
    heading: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A natural unit of the report. ``first_line``/``last_line`` count source lines from 1, ``page`` too."""

    id: str
    document: str
    ordinal: int
    kind: UnitKind
    label: str | None
    parent: str | None
    section: str | None
    path: tuple[str, ...]
    text: str
    speaker: str | None = None
    first_line: int | None = inner(None)
    last_line: int | None = inner(None)
    page: int | None = inner(None)
    label_source: LabelSource = inner("none")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a unit, cut at import; ``number`` counts from 1."""

    id: str
    unit: str
    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Participant:
    """One entry of a list of speakers or of an attendance list."""

    document: str
    unit: str
    order: int
    name: str
    code: str | None
    role: Role
    kind: ParticipantKind
    on_behalf_of: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, kept apart from the unit it cut; ``unit`` is where its mark stands, when known."""

    document: str
    number: int
    mark: str
    text: str
    unit: str | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the source that is no part of the body, and why: masthead, furniture, contents, mark."""

    line: int
    page: int | None
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a reader makes of one file."""

    document: Document
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    sentences: tuple[Sentence, ...]
    participants: tuple[Participant, ...]
    footnotes: tuple[Footnote, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitLink:
    """Which unit of a revised report continues which one: the same words, moved, or changed."""

    old: str
    new: str
    how: Literal["same", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a statement, as printed, with offsets into the unit."""

    text: str
    start: int
    end: int
    type: str
    quantifier: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed piece of a unit: what is said (``parts``), the words that attribute it, and to whom."""

    id: str
    unit: str
    sentences: tuple[int, ...]
    parts: tuple[Span, ...]
    text: str
    attribution: str
    attribution_parts: tuple[Span, ...]
    holders: tuple[Holder, ...]
    holder_type: str | tuple[str, ...]
    quantifier: str | tuple[str, ...]
    verb: str | None
    voice: str | None
    stance: str
    continuation_of: str | None = None
    by: str = ""
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the machine proposes; never a coding until a coder says so."""

    id: str
    unit: str
    sentence: str | None
    statement: str | None
    start: int | None
    end: int | None
    text: str
    layer: str
    code: str
    score: float
    source: str
    pipeline: str
    reason: str
    coder: str | None = None
    at: str = ""
    superseded_at: str | None = None
    codebook_version: str = inner("")


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of one coder in one round. Immutable."""

    id: str
    origin: str
    n: int
    round: str
    coder: str
    unit: str
    statement: str | None
    start: int | None
    end: int | None
    layer: str | None
    code: str | None
    action: Action
    replaces: str | None
    suggestion: str | None
    bulk: bool
    codebook_version: str
    at: str
    memo: str | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """The present state that decisions add up to: one code at one place, or the answer that none applies."""

    unit: str
    document: str
    label: str | None
    statement: str | None
    start: int | None
    end: int | None
    text: str
    round: str
    coder: str
    layer: str
    code: str | None
    path: tuple[str, ...]
    answer: Literal["code", "none"]
    source: Literal["suggested", "changed", "manual"]
    flagged: bool
    memo: str | None
    at: str
    decision: str = inner("")


@dataclass(frozen=True, slots=True)
class Code:
    """One answer of a layer; ``line`` is where the codebook file defines it."""

    key: str
    layer: str
    name: str
    parent: str | None = None
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    off_scale: bool = False
    retired: bool = False
    selectable: bool = inner(True)
    color: str = inner("")
    line: int = inner(0)


@dataclass(frozen=True, slots=True)
class Coder:
    """Someone whose decisions are kept; ``first`` and ``last`` are the times of the outermost decisions."""

    name: str
    kind: CoderKind
    units: int = 0
    first: str | None = None
    last: str | None = None


def shape(kind: type) -> tuple[str, ...]:
    """Return the names of a value's JSON shape, in the contract's order."""
    return tuple(f.name for f in dataclasses.fields(kind) if not f.metadata.get("inner"))


def to_json(value: Any) -> Any:
    """Return ``value`` as plain JSON data, in the contract's shape: inner fields left out, tuples as lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value) if not f.metadata.get("inner")
        }
    if isinstance(value, list | tuple):
        return [to_json(v) for v in value]
    if isinstance(value, Mapping):
        return {str(k): to_json(v) for k, v in value.items()}
    return value
