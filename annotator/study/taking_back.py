"""The long table brought back into a project: each coder's codings as decisions of that coder, all of them or none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator.delayed import dataclass
from annotator.errors import AnnotatorError, InputError
from annotator.exchange import long
from annotator.exchange.table import unguarded
from annotator.model import Coding
from annotator.store import documents
from annotator.store.connection import writing
from annotator.store.listing import Scope
from annotator.store.project import Project
from annotator.study import decision_files, long_files, recording
from annotator.study.intake import Intake
from annotator.study.refused_rows import RowErrors

_PLACE = ("unit", "statement", "start", "end", "round", "coder", "layer", "code", "answer")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came of a table: its documents, the codings that are new, those that were here, and the coders by name."""

    found: tuple[Intake, ...]
    new: int
    known: int
    coders: tuple[str, ...]


def take_back(project: Project, path: Path) -> TakenBack:
    """Write what a long table says and the project does not hold yet; raise InputError for a table that cannot be.

    Units and statements are known by their ids, so the reports and the frame have to be there. Units are not finished.
    """
    rows = decision_files.read_rows(path)
    if "settled" in _columns(rows):
        raise InputError(
            "holds settled answers, which are no coder's own", where=str(path),
            remedy=f"'annotator record {path.name} --coder C --done' takes them as those of one coder",
        )  # fmt: skip
    here = {_key(coding) for coding in long.codings(project, project.book(), Scope(), earlier=True)}
    fresh = [(where, row) for where, row in rows if isinstance(row, InputError) or _told(row) not in here]
    ends: list[Any] = []
    with writing(project.conn):
        units, coders = _write(project, fresh, str(path), ends)
    recording.remember(ends)
    return TakenBack(_of_documents(project, rows, units), len(fresh), len(rows) - len(fresh), coders)


def _write(
    project: Project, rows: decision_files.Rows, where: str, ends: list[Any]
) -> tuple[Counter[str], tuple[str, ...]]:
    """Write the rows coder by coder; return how many units of each document they are on, and the coders.

    Every refused row is named, whoever's it is; what was written until then goes with the transaction.
    """
    wrong: list[AnnotatorError] = [
        InputError(row.what, where=place, remedy=row.remedy) for place, row in rows if isinstance(row, InputError)
    ]
    of_coder: dict[str, list[tuple[str, decision_files.Row]]] = defaultdict(list)
    for place, row in rows:
        if not isinstance(row, InputError):
            of_coder[str(row["coder"] or "")].append((place, row))
    nameless = of_coder.pop("", ())
    wrong += [InputError("field 'coder' is empty", where=at, remedy="say whose coding it is") for at, _ in nameless]
    units: set[str] = set()
    for coder, own in of_coder.items():
        try:
            written, made = recording.written_as(project, long_files.decisions(own, coder, where), coder, earlier=True)
        except RowErrors as error:
            wrong += error.errors
        else:
            units |= {d.unit for d in written}
            ends.extend(made)
    if wrong:
        raise RowErrors(wrong)
    return Counter(documents.unit(project.conn, unit).document for unit in units), tuple(of_coder)


def _of_documents(project: Project, rows: decision_files.Rows, units: Counter[str]) -> tuple[Intake, ...]:
    named = dict.fromkeys(str(row["document"]) for _, row in rows if not isinstance(row, InputError))
    found = [d for d in documents.documents(project.conn) if d.id in named]
    return tuple(
        Intake(d.id, d.title, d.symbol, "imported" if units[d.id] else "unchanged", units[d.id], ()) for d in found
    )


def _columns(rows: decision_files.Rows) -> Sequence[str]:
    return next((list(row) for _, row in rows if not isinstance(row, InputError)), [])


def _key(coding: Coding) -> tuple[str, ...]:
    return tuple("" if (value := getattr(coding, name)) is None else str(value) for name in _PLACE)


def _told(row: Any) -> tuple[str, ...]:
    return tuple(unguarded(row.get(name) or "") for name in _PLACE)
