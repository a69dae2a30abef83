"""A round read once, a query a table: who finished which unit, what was answered where, and the items there are."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from annotator.codebook import Codebook
from annotator.comparison.marking import Group, groups
from annotator.delayed import dataclass
from annotator.items import Frame, Item
from annotator.model import Sentence, Statement
from annotator.state import fold
from annotator.store import decisions, documents, frames, lineage, rounds
from annotator.store.project import Project
from annotator.store.standing import standing


class UnitRow(NamedTuple):
    """What a comparison needs of a unit."""

    id: str
    document: str
    ordinal: int
    kind: str
    label: str | None


# A coding: unit, statement, start, end, coder, code (None that none applies), decision (which tells what is newer).
# A plain row: there are a hundred thousand of them.
Answer = tuple[str, str | None, int | None, int | None, str, str | None, str]


@dataclass(frozen=True, slots=True)
class Rated:
    """All that a comparison needs of a round. ``units`` are those that a coder answered or finished anything in."""

    project: Project
    book: Codebook
    round: str
    coders: tuple[str, ...]
    everybody: tuple[str, ...]  # with those who finished nothing, whose values are counted as left out
    units: tuple[UnitRow, ...]
    statements: Mapping[str, Sequence[str]]  # by unit, in order
    groups: Mapping[str, Sequence[Group]]  # of the units in which statements were marked freely
    answers: Mapping[str, Sequence[Answer]]  # by layer
    done: Mapping[tuple[str, str], str]  # (coder, unit) -> the decision that finished it
    after_discussion: int
    decisions: int
    _frames: dict[str, Frame] = field(default_factory=dict, repr=False)

    def frame(self, unit: str) -> Frame:
        """Return a unit with its statements and sentences; they are read when the first is asked for."""
        if not self._frames:
            documents_of = {u.document for u in self.units}
            only = documents_of.pop() if len(documents_of) == 1 else None
            self._frames.update(read_frames(self.project.conn, only))
        return self._frames[unit]

    def frame_of(self, unit: str, item: Item) -> Frame:
        """Return a unit's frame with the statement that an item is about, where a coder marked it freely."""
        frame = self.frame(unit)
        if item.statement is None or any(s.id == item.statement for s in frame.statements):
            return frame
        own = [s for s in frames.cut(self.project.conn, unit) if s.id == item.statement]
        ordered = sorted((*frame.statements, *own), key=lambda s: min(s.parts))
        return dataclasses.replace(frame, statements=tuple(ordered))

    def same(self, item: Item) -> Item:
        """Return the item that is compared for this one: of statements that coders marked freely, one for all."""
        for group in self.groups.get(item.unit or "", ()):
            if item.statement in group.values():
                return dataclasses.replace(item, statement=next(iter(group.values())))
        return item


def read(
    project: Project, book: Codebook, round_name: str, coders: Sequence[str] | None = None,
    document: str | None = None, as_of: str = "open",
) -> Rated:  # fmt: skip
    """Read a round: the persons who finished a unit, unless coders are named.

    ``as_of`` open leaves out what came after the round was opened.
    """
    conn = project.conn
    chosen = tuple(coders) if coders else persons(project, round_name)
    answers = _answers(conn, round_name, chosen, document)
    done = _done(conn, round_name, chosen, document)
    late = _late(conn, round_name, chosen, document) if as_of == "open" else Counter()
    if late:
        _as_opened(conn, round_name, book, late, answers, done)
    touched = {answer[0] for given in answers.values() for answer in given} | {unit for _, unit in done}
    finished = {coder for coder, _ in done}
    return Rated(
        project, book, round_name, tuple(c for c in chosen if coders or c in finished), chosen,
        tuple(u for u in _units(conn, document) if u.id in touched), _statements(conn, document),
        _groups(conn, round_name, chosen, touched, done), answers, done,
        late.total(), conn.execute("SELECT count(*) FROM decision WHERE round = ?", (round_name,)).fetchone()[0],
    )  # fmt: skip


def persons(project: Project, round_name: str) -> tuple[str, ...]:
    """Return the persons who decided anything in the round, in order of name."""
    rows = project.conn.execute(
        "SELECT name FROM coder WHERE kind = 'person' AND EXISTS "
        "(SELECT 1 FROM unit_state s WHERE s.coder = name AND s.round = ?) ORDER BY name",
        (round_name,),
    )
    return tuple(row[0] for row in rows)


def _within(document: str | None, column: str = "unit") -> tuple[str, tuple[str, ...]]:
    """Return the condition for the units of a document; of none, for those of no superseded one."""
    if document:
        return f"AND {column} IN (SELECT id FROM unit WHERE document = ?)", (document,)
    return f"AND {column} NOT IN (SELECT u.id FROM document d JOIN unit u ON u.document = d.supersedes)", ()


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))


def _answers(
    conn: sqlite3.Connection, round_name: str, coders: Sequence[str], document: str | None
) -> dict[str, list[Answer]]:
    where, value = _within(document)
    layers = [row[0] for row in conn.execute("SELECT DISTINCT layer FROM coding WHERE round = ?", (round_name,))]
    sql = (
        'SELECT unit, statement, start, "end", coder, code, decision FROM coding '
        f"WHERE round = ? AND layer = ? AND coder IN ({_marks(coders)}) {where}"
    )
    return {layer: conn.execute(sql, (round_name, layer, *coders, *value)).fetchall() for layer in layers}


def _done(
    conn: sqlite3.Connection, round_name: str, coders: Sequence[str], document: str | None
) -> dict[tuple[str, str], str]:
    where, value = _within(document)
    rows = conn.execute(
        f"SELECT coder, unit, done FROM unit_state WHERE round = ? AND done IS NOT NULL "
        f"AND coder IN ({_marks(coders)}) {where}",
        (round_name, *coders, *value),
    )
    return {(coder, unit): done for coder, unit, done in rows}


def _late(
    conn: sqlite3.Connection, round_name: str, coders: Sequence[str], document: str | None
) -> Counter[tuple[str, str]]:
    """Return how many decisions on each unit were made after the round was opened."""
    last = rounds.get(conn, round_name).opened_after
    if last is None:
        return Counter()
    rows = conn.execute(
        f"SELECT coder, unit FROM decision WHERE round = ? AND id > ? AND coder IN ({_marks(coders)})",
        (round_name, last, *coders),
    )
    made = Counter((row[0], row[1]) for row in rows)
    return _on_newest(conn, made, document) if made else made


def _on_newest(
    conn: sqlite3.Connection, made: Mapping[tuple[str, str], int], document: str | None
) -> Counter[tuple[str, str]]:
    """Return the counts with each unit as the newest version of it, those of one document where it is given."""
    where, value = _within(document, "id")
    inside = {row[0] for row in conn.execute(f"SELECT id FROM unit WHERE 1 {where}", value)}
    linked = {row[0] for row in conn.execute("SELECT DISTINCT old FROM unit_link")}
    found: Counter[tuple[str, str]] = Counter()
    for (coder, unit), count in made.items():
        heirs = [unit, *(lineage.heirs(conn, unit) if unit in linked else ())]
        for n, each in enumerate(u for u in reversed(heirs) if u in inside):
            found[coder, each] += count if n == 0 else 0
    return found


def _as_opened(
    conn: sqlite3.Connection, round_name: str, book: Codebook, late: Iterable[tuple[str, str]],
    answers: dict[str, list[Answer]], done: dict[tuple[str, str], str],
) -> None:  # fmt: skip
    """Put the state of these units back to what it was when the round was opened."""
    last = rounds.get(conn, round_name).opened_after or ""
    changed = set(late)
    for layer, given in answers.items():
        answers[layer] = [answer for answer in given if (answer[4], answer[0]) not in changed]
    for coder, unit in sorted(changed):
        rows = [d for d in decisions.of_unit(conn, unit, coder, round_name) if d.id <= last]
        state = fold(rows, lambda key: key not in book.layer_keys or book.layer(key).multiple)
        for d in (*state.codings, *state.nones):
            answers.setdefault(d.layer or "", []).append((unit, d.statement, d.start, d.end, coder, d.code, d.id))
        done.pop((coder, unit), None)
        if state.done:
            done[coder, unit] = state.done.id


def _units(conn: sqlite3.Connection, document: str | None) -> list[UnitRow]:
    value = (document,) if document else ()
    sql = f"SELECT id, document, ordinal, kind, label FROM unit {standing('document', document)} ORDER BY place"
    return [UnitRow._make(row) for row in conn.execute(sql, value)]


def _statements(conn: sqlite3.Connection, document: str | None) -> dict[str, list[str]]:
    where, value = _within(document)
    found: dict[str, list[str]] = {}
    sql = f"SELECT unit, statement FROM frame WHERE 1 {where} ORDER BY unit, ordinal"
    for unit, statement in conn.execute(sql, value):
        found.setdefault(unit, []).append(statement)
    return found


def _groups(
    conn: sqlite3.Connection, round_name: str, coders: Sequence[str], units: Collection[str],
    done: Mapping[tuple[str, str], str],
) -> dict[str, Sequence[Group]]:  # fmt: skip
    """Return which statements are the same one, in the units in which a coder marked any freely."""
    own = {key: found for key, found in frames.of_coders(conn, round_name).items() if key[0] in coders}
    found = {}
    for unit in {unit for _, unit in own if unit in units}:
        shared = frames.of_unit(conn, unit)
        there = [c for c in coders if (c, unit) in own or (c, unit) in done]
        found[unit] = groups({c: {s.id: s.parts for s in own.get((c, unit), shared)} for c in there})
    return found


def read_frames(conn: sqlite3.Connection, document: str | None = None) -> dict[str, Frame]:
    """Return the units of a document, or of all, with their statements and sentences, in reading order."""
    said: dict[str, list[Statement]] = {}
    for statement in frames.of_document(conn, document):
        said.setdefault(statement.unit, []).append(statement)
    cut: dict[str, list[Sentence]] = {}
    for sentence in documents.sentences(conn, document=document):
        cut.setdefault(sentence.unit, []).append(sentence)
    return {
        u.id: Frame(u, tuple(said.get(u.id, ())), tuple(cut.get(u.id, ()))) for u in documents.units(conn, document)
    }
