"""How suggestions are computed for a project: what is out of date, stored chunk by chunk, each complete in itself."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Callable, Iterable
from itertools import islice

from annotator.codebook import Codebook
from annotator.delayed import dataclass
from annotator.errors import UsageError
from annotator.model import Participant
from annotator.store import documents, frames, suggestions
from annotator.store.connection import writing
from annotator.store.project import Project
from annotator.suggest.values import Found, Material, read_as


@dataclass(frozen=True, slots=True)
class Outcome:
    """What ``suggest`` did: units computed, suggestions that are new and that stand as before, by which pipeline."""

    units: int
    new: int
    kept: int
    pipeline: str


CHUNK = 50  # units stored together; about a second of computing is lost when it is stopped
Suggester = Callable[[Iterable[Material]], Iterable[Found]]


def wanted(project: Project, pipeline: str, version: str, document: str | None, again: bool) -> list[str]:
    """Return the units to compute, in reading order.

    With ``again`` all are: they are out of date from then on, so that what is stopped goes on like any other run.
    """
    chosen = documents.unit_ids(project.conn, document)
    if again:
        suggestions.forget(project.conn, chosen)
    stale = set(suggestions.out_of_date(project.conn, pipeline, version))
    return [unit for unit in chosen if unit in stale]


def suggest(
    project: Project,
    book: Codebook,
    units: list[str],
    suggester: Suggester,
    pipeline: str,
    tick: Callable[[], None],
    hide: Callable[[], object] | None = None,
) -> int:
    """Compute the suggestions of these units; return how many are new.

    Each chunk is stored in one transaction, the first with ``hide``.

    Stopped at any time, the units stored stay and are no longer out of date: the next call computes the others alone.
    Nobody who codes meanwhile has to wait for the computing.
    """
    found = iter(suggester(_materials(project, units)))
    new = 0
    while chunk := list(_ticking(islice(found, CHUNK), tick)):
        with writing(project.conn):
            if hide:
                hide()
            new += sum(_store(project, book, one, pipeline) for one in chunk)
        hide = None
    return new


def _ticking(found: Iterable[Found], tick: Callable[[], None]) -> Iterable[Found]:
    for one in found:
        yield one
        tick()


def _store(project: Project, book: Codebook, found: Found, pipeline: str) -> int:
    """Store what was found in one unit; return how many suggestions are new."""
    if frames.may_change(project.conn, found.unit):
        cut = [dataclasses.replace(s, by=pipeline) for s in found.statements]
        new_ids = {s.id for s in cut}
        coded = [s for s in frames.coded(project.conn, found.unit) if s.id not in new_ids]
        frames.put(project.conn, found.unit, [*cut, *coded])
    return suggestions.put(project.conn, found.unit, found.suggestions, pipeline, book.version)[0]


def _materials(project: Project, units: list[str]) -> Iterable[Material]:
    languages = {d.id: read_as(d.language) for d in documents.documents(project.conn)}
    participants: dict[str, list[Participant]] = {}
    for participant in documents.participants(project.conn):
        participants.setdefault(participant.unit, []).append(participant)
    for unit_id in units:
        unit = documents.unit(project.conn, unit_id)
        fixed = not frames.may_change(project.conn, unit_id)
        yield Material(
            unit,
            tuple(documents.sentences(project.conn, unit=unit_id)),
            tuple(participants.get(unit_id, ())),
            tuple(frames.of_unit(project.conn, unit_id)) if fixed else None,
            languages[unit.document],
        )


def share_of(text: str) -> float:
    """Return a share written as 20% or 0.2."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(%?)", text.strip())
    share = float(match[1]) / (100 if match[2] else 1) if match else -1.0
    if not 0 <= share <= 1:
        raise UsageError(f"'{text}' is no share", remedy="write it as 20% or 0.2")
    return share


def drawn(project: Project, share: float, seed: str) -> list[str]:
    """Return the units whose suggestions are hidden: a share of all, drawn by seed, the same for all coders."""
    units = documents.unit_ids(project.conn)
    return random.Random(f"withhold {seed}").sample(sorted(units), round(share * len(units)))
