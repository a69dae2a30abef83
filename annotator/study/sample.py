"""The sample project: an original report, the default codebook, and two coders' codings written for it.

``codings.yaml`` says only where a coder departs from what is suggested: all suggestions of a layer are taken,
then the departures are made, by paragraph and by statement in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.data import shipped
from annotator.delayed import dataclass
from annotator.errors import InputError
from annotator.items import Frame
from annotator.model import Suggestion
from annotator.store import coders, decisions, documents, frames, suggestions
from annotator.store.connection import writing
from annotator.store.decisions import Draft
from annotator.store.project import Project, create, discard
from annotator.study import intake

TITLE = "Sample: a preparatory meeting"


@dataclass(frozen=True, slots=True)
class Departure:
    """Where a coder differs from what is suggested; ``code`` None says that no code applies."""

    unit: str
    layer: str
    statement: int | None = None
    code: str | None = None
    instead_of: str | None = None


def make(folder: Path, read: intake.Read, suggest: Callable[[Project], object]) -> Project:
    """Make the sample project: report, suggestions, the codings of anna and ben; on any error nothing."""
    existed = folder.exists()
    made = create(folder, TITLE, shipped("projects") / "deliberations" / "codebook.yaml")
    try:
        _fill(made, read, suggest)
    except BaseException:
        made.close()
        discard(folder, existed)
        raise
    return made


def _fill(made: Project, read: intake.Read, suggest: Callable[[Project], object]) -> None:
    with writing(made.conn):
        intake.bring_in(made, [shipped("projects") / "sample" / "report.txt"], read, lambda: None)
        suggest(made)
        frames.freeze(made.conn)
        for coder, departures in _codings().items():
            coders.register(made.conn, coder)
            _code(made, coder, departures)


def _codings() -> dict[str, list[Departure]]:
    import yaml

    path = shipped("projects") / "sample" / "codings.yaml"
    data: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {coder: [Departure(**{**row, "unit": str(row["unit"])}) for row in rows] for coder, rows in data.items()}


def _code(project: Project, coder: str, departures: list[Departure]) -> None:
    book = project.book()
    drafts: list[Draft] = []
    for unit in documents.units(project.conn):
        frame = Frame(unit, tuple(frames.of_unit(project.conn, unit.id)))
        own = [d for d in departures if d.unit == unit.label]
        offered = suggestions.of_unit(project.conn, unit.id)
        drafts.extend(_unit(frame, offered, own))
        drafts.append(Draft(unit.id, "done"))
        if offered:
            suggestions.mark_seen(project.conn, unit.id, coder, "main")
    decisions.append(project.conn, project.desk(coder, "main", book), drafts)


def _unit(frame: Frame, offered: list[Suggestion], own: list[Departure]) -> Iterator[Draft]:
    departed = [(d, _statement(frame, d)) for d in own]
    for found in offered:
        hit = next(
            (d for d, at in departed if (d.layer, at) == (found.layer, found.statement) and _replaces(d, found)), None
        )
        span = (found.start, found.end) if found.statement is None and found.layer == "country" else (None, None)
        if hit is None:
            yield Draft(
                found.unit, "apply", found.layer, found.code, found.statement, *span, suggestion=found.id, bulk=True
            )
        elif hit.code is not None:
            yield Draft(found.unit, "apply", hit.layer, hit.code, found.statement, *span, suggestion=found.id)
        else:
            yield Draft(found.unit, "reject", found.layer, found.code, found.statement, *span, suggestion=found.id)
    for departure, at in departed:
        if departure.code is not None and not any(
            (departure.layer, at) == (s.layer, s.statement) and _replaces(departure, s) for s in offered
        ):
            yield Draft(frame.unit.id, "apply", departure.layer, departure.code, at)


def _replaces(departure: Departure, found: Suggestion) -> bool:
    """Say whether a departure is from this suggestion: of its layer, or of the very code it names."""
    return departure.instead_of in ("any", found.code)


def _statement(frame: Frame, departure: Departure) -> str | None:
    if departure.statement is None:
        return None
    if not 0 < departure.statement <= len(frame.statements):
        raise InputError(
            f"paragraph {departure.unit} has {len(frame.statements)} statements, not {departure.statement}",
            where="codings.yaml",
        )
    return frame.statements[departure.statement - 1].id
