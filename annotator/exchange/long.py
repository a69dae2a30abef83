"""The long table: one row a coding, and one with ``answer: none`` where nothing applied (contract, section 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.codebook import Codebook
from annotator.comparison import reading, values
from annotator.items import Frame, Question, place_of
from annotator.model import Coding, shape
from annotator.store import documents, listing, rounds
from annotator.store.listing import Scope
from annotator.store.project import Project

COLUMNS = shape(Coding)


def codings(project: Project, book: Codebook, scope: Scope, *, earlier: bool = False) -> list[Coding]:
    """Return the codings in scope with the answers that ``done`` gave, in reading order.

    Those left on a superseded report stay out, as in agreement: what carried over stands on the report that revises it.
    A scope that names the document has them, and so has ``earlier``.
    """
    gone = {} if earlier or scope.document else documents.superseded(project.conn)
    kept = (c for c in listing.codings(project.conn, book, scope) if c.document not in gone)
    found = [*kept, *_given_by_done(project, book, scope)]
    place = dict(project.conn.execute("SELECT id, place FROM unit").fetchall())
    said = {row[0]: row[1] for row in project.conn.execute("SELECT statement, ordinal FROM frame")}
    layers = {key: i for i, key in enumerate(book.layer_keys)}

    def order(c: Coding) -> tuple[Any, ...]:
        return (
            place[c.unit], said.get(c.statement or "", 0), layers.get(c.layer, len(layers)),
            -1 if c.start is None else c.start, -1 if c.end is None else c.end, c.round, c.coder, c.code or "",
        )  # fmt: skip

    return sorted(found, key=order)


def _given_by_done(project: Project, book: Codebook, scope: Scope) -> Iterator[Coding]:
    """Yield an answer none for every question that a finished unit left open; words need not be marked."""
    for found in rounds.rounds(project.conn):
        if scope.round not in (None, found.name):
            continue
        coders = [scope.coder] if scope.coder else _coders(project, found.name)
        rated = reading.read(project, book, found.name, coders, scope.document, as_of="now")
        states = _states(project, found.name)
        for sheet in values.sheets(rated, [scope.layer] if scope.layer else None):
            for item, place, cells in zip(sheet.items, sheet.units, sheet.cells, strict=True):
                unit = rated.units[place]
                for coder, cell in zip(sheet.coders, cells, strict=True):
                    if cell == values.LEFT_OPEN and sheet.layer.item_for(unit.kind) != "span":
                        question, frame = Question(sheet.layer, item), rated.frame_of(unit.id, item)
                        yield none_of(frame, question, found.name, coder, *states[coder, unit.id])


def none_of(frame: Frame, question: Question, round_name: str, coder: str, at: str, is_flagged: bool) -> Coding:
    """Return the answer that no code applies to a question, at the place of the whole item."""
    statement, start, end = place_of(question.item, frame.sentences)
    text = next((s.text for s in frame.statements if s.id == statement), frame.unit.text)
    return Coding(
        frame.unit.id, frame.unit.document, frame.unit.label, statement, start, end,
        text if start is None else frame.unit.text[start:end], round_name, coder, question.layer.key, None, (),
        "none", "manual", is_flagged, None, at,
    )  # fmt: skip


def _states(project: Project, round_name: str) -> dict[tuple[str, str], tuple[str, bool]]:
    """Return when each unit was finished and whether it is flagged, by coder and unit."""
    sql = (
        "SELECT s.coder, s.unit, d.at, s.flag IS NOT NULL FROM unit_state s JOIN decision d ON d.id = s.done "
        "WHERE s.round = ?"
    )
    return {(c, u): (at, bool(flag)) for c, u, at, flag in project.conn.execute(sql, (round_name,))}


def _coders(project: Project, round_name: str) -> list[str]:
    rows = project.conn.execute("SELECT DISTINCT coder FROM unit_state WHERE round = ? ORDER BY coder", (round_name,))
    return [row[0] for row in rows]


def rows(found: Sequence[Coding]) -> Iterator[list[Any]]:
    """Yield codings as rows of the long table; the path is joined by `` > ``."""
    for coding in found:
        cells = [getattr(coding, name) for name in COLUMNS]
        cells[COLUMNS.index("path")] = " > ".join(coding.path)
        yield cells
