"""How decisions made elsewhere come in: rows as decisions of a coder, all of them or none (contract, section 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.codebook import Codebook
from annotator.delayed import dataclass
from annotator.errors import AnnotatorError, InputError, nearest
from annotator.items import Frame, Question, answers, questions, unanswered, why_not_asked
from annotator.model import Action, Decision
from annotator.store import coders, decisions, documents, lineage, rounds
from annotator.store.connection import writing
from annotator.store.decisions import Draft
from annotator.store.origin import Origin
from annotator.store.project import Project
from annotator.study import own_frames
from annotator.study.cells import check_code, check_in_use, place, text
from annotator.study.decision_files import Rows
from annotator.study.refused_rows import RowErrors

FIELDS = (
    "document", "unit", "sentence", "statement", "start", "end", "layer", "code", "action", "memo", "round", "replaces",
)  # fmt: skip
ACTIONS: dict[str, Action] = {
    "apply": "apply", "reject": "reject", "none": "none", "done": "done", "reopen": "reopen", "flag": "flag",
    "unflag": "unflag", "memo": "memo", "propose": "propose", "undo": "undo",
}  # fmt: skip
Ends = Sequence[tuple[Origin, int]]  # the last number of each origin that wrote
_SEE_DECISIONS = "see 'annotator list decisions'"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What ``record`` wrote; ``none`` counts by layer the questions that ``done`` answered with none."""

    decisions: int
    units: int
    done: int
    none: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row as a draft, with its place in the file and its round."""

    where: str
    round: str
    draft: Draft


def record(
    project: Project, rows: Rows, coder: str, round_name: str, finish: bool, *, earlier: bool = False
) -> Recorded:
    """Write the rows as the coder's decisions; with ``finish`` every unit named is done. All or nothing.

    A coder who is new is registered with them. Retired codes are taken only of rows that are ``earlier`` codings.
    """
    with writing(project.conn):
        written, ends = written_as(project, rows, coder, round_name, finish, earlier=earlier)
        none = _answered_none(project, written)
    remember(ends)
    return Recorded(len(written), len({d.unit for d in written}), sum(d.action == "done" for d in written), none)


def written_as(
    project: Project, rows: Rows, coder: str, round_name: str = "main", finish: bool = False, *, earlier: bool = False
) -> tuple[list[Decision], Ends]:
    """Write the rows inside a transaction that is the caller's; ``remember`` the ends once it holds."""
    name, _ = coders.register(project.conn, coder)
    reader = _Rows(project, project.book(), name, earlier)
    return _write(project, reader, _placed(project, reader, rows, round_name), name, finish)


def remember(ends: Ends) -> None:
    """Remember how far the numbers of each origin went."""
    for origin, n in ends:
        origin.remember(n)


def _placed(project: Project, reader: _Rows, rows: Rows, round_name: str) -> list[_Placed]:
    placed: list[_Placed] = []
    errors: list[AnnotatorError] = []
    for where, row in rows:
        try:
            if isinstance(row, InputError):
                raise row
            named = rounds.get(project.conn, text(row, "round") or round_name).name
            placed.append(_Placed(where, named, reader.draft(row, named)))
        except AnnotatorError as error:
            errors.append(InputError(error.what, where=where, remedy=error.remedy))
    if errors:
        raise RowErrors(errors)
    return placed


def _write(
    project: Project, reader: _Rows, placed: list[_Placed], coder: str, finish: bool
) -> tuple[list[Decision], Ends]:
    """Append the drafts round by round; return the decisions, and the last number of each origin used."""
    written: list[Decision] = []
    ends = []
    for round_name in dict.fromkeys(p.round for p in placed):
        found = [p.draft for p in placed if p.round == round_name]
        closing = [Draft(unit, "done") for unit in dict.fromkeys(d.unit for d in found)] if finish else []
        desk = project.desk(coder, round_name, reader.book)
        made = decisions.append(project.conn, desk, [*found, *closing])
        ends.append((desk.origin, made[-1].n))
        written.extend(made)
    wrong = [*_unasked(project, reader, placed, coder)]
    for row in placed:
        left = own_frames.left_on(project.conn, coder, row.round, row.draft)
        wrong += [InputError(left, where=row.where, remedy="reject these first")] if left else []
    if wrong:
        raise RowErrors(wrong)
    return written, ends


def _answered_none(project: Project, written: Sequence[Decision]) -> dict[str, int]:
    """Count what the units that are done now had left open, layer by layer in the order of the codebook."""
    book, count = project.book(), Counter[str]()
    for unit, coder, round_name in dict.fromkeys((d.unit, d.coder, d.round) for d in written if d.action == "done"):
        multiple = project.desk(coder, round_name, book).is_multiple
        state = decisions.state_of(project.conn, unit, coder, round_name, multiple)
        if state.done is not None:
            frame = own_frames.OwnFrames(project.conn, coder, multiple).frame(unit, round_name)
            given = answers(frame, book, (*state.codings, *state.nones))
            count.update(q.layer.key for q in unanswered(frame, book, given))
    return {key: count[key] for key in book.layer_keys if count[key]}


def _unasked(project: Project, reader: _Rows, placed: list[_Placed], coder: str) -> Iterator[AnnotatorError]:
    """Yield an error for each row on a layer whose ``when`` does not hold once all rows are in."""
    book = reader.book
    for row in placed:
        draft = row.draft
        layer = book.layer(draft.layer) if draft.layer is not None else None
        if layer is None or layer.when is None or draft.action not in ("apply", "none"):
            continue
        frame = reader.frames.frame(draft.unit, row.round)
        multiple = project.desk(coder, row.round, book).is_multiple
        state = decisions.state_of(project.conn, draft.unit, coder, row.round, multiple)
        given = answers(frame, book, (*state.codings, *state.nones))
        item = frame.item_of(layer, draft.statement, draft.start, draft.end, is_none=draft.action == "none")
        if Question(layer, item) not in questions(frame, book, given):
            yield InputError(why_not_asked(layer), where=row.where, remedy="give that code too, or leave the row out")


class _Rows:
    """Turns rows into drafts of one coder."""

    def __init__(self, project: Project, book: Codebook, coder: str, takes_retired: bool) -> None:
        self._conn, self._coder, self._takes_retired = project.conn, coder, takes_retired
        self.book = book
        self.frames = own_frames.OwnFrames(project.conn, coder, project.desk(coder, "", book).is_multiple)
        self._gone = documents.superseded(self._conn)

    def draft(self, row: Mapping[str, Any], round_name: str) -> Draft:
        unknown = [k for k in row if k not in FIELDS and row[k] not in (None, "")]
        if unknown:
            raise InputError(f"unknown field '{unknown[0]}'{nearest(str(unknown[0]), FIELDS)}")
        action = ACTIONS.get(text(row, "action") or "apply")
        if action is None:
            raise InputError(f"unknown action '{row['action']}'{nearest(str(row['action']), ACTIONS)}")
        frame = self._frame_of(row, round_name)
        if action == "undo" or text(row, "replaces"):
            return self._undo(row, frame.unit.id, round_name, action)
        memo, code = text(row, "memo"), text(row, "code")
        statement = text(row, "statement")
        if action in ("apply", "reject") and statement and not code and not text(row, "layer"):
            self.frames.mark(frame.unit.id, round_name, statement, action)
            return Draft(frame.unit.id, action, statement=statement)
        if action in ("apply", "reject", "none") or (action == "memo" and memo and code):
            return self._coding(row, frame, action)
        if action == "flag" and (code or "doubtful") not in ("doubtful", "ask", "revisit"):
            raise InputError(f"'{code}' is no reason for a flag; choose doubtful, ask or revisit")
        if action in ("memo", "propose") and not memo:
            raise InputError(f"a row with action '{action}' wants a memo")
        named = text(row, "layer")
        layer = self.book.layer(named) if named else None
        statement, start, end = place(row, frame, layer) if action == "memo" else (None, None, None)
        return Draft(frame.unit.id, action, layer.key if layer else None, code, statement, start, end, memo=memo)

    def _frame_of(self, row: Mapping[str, Any], round_name: str) -> Frame:
        name, document = text(row, "unit"), text(row, "document")
        if not name:
            raise InputError("field 'unit' is missing")
        within = documents.resolve(self._conn, document) if document else None
        frame = self.frames.frame(documents.resolve_unit(self._conn, name, within), round_name)
        if frame.unit.document in self._gone:
            raise self._superseded(frame)
        return frame

    def _undo(self, row: Mapping[str, Any], unit: str, round_name: str, action: Action) -> Draft:
        """Return what takes back one of the coder's own decisions on the unit; of an undo it is redo."""
        named = text(row, "replaces")
        if named is None:
            raise InputError("action 'undo' wants the id of a decision in 'replaces'", remedy=_SEE_DECISIONS)
        if action != "undo":
            raise InputError("field 'replaces' goes with action 'undo'", remedy="take it out, or give that action")
        if named not in {d.id for d in decisions.of_unit(self._conn, unit, self._coder, round_name)}:
            raise InputError(f"'{named}' is no decision of '{self._coder}' on this unit", remedy=_SEE_DECISIONS)
        return Draft(decisions.by_id(self._conn, named).unit, "undo", replaces=named)

    def _superseded(self, frame: Frame) -> InputError:
        """Return why a unit of an earlier version takes no decisions, and where they are to go."""
        newest = self._gone[frame.unit.document]
        while newest in self._gone:
            newest = self._gone[newest]
        heir = documents.unit(self._conn, lineage.newest(self._conn, frame.unit.id))
        return InputError(
            f"unit {frame.unit.label or frame.unit.id} is of {frame.unit.document}, which {newest} supersedes",
            remedy=f"it goes on as unit {heir.id}; code that one" if heir.document == newest
            else f"nothing of {newest} continues it; code that document",
        )  # fmt: skip

    def _coding(self, row: Mapping[str, Any], frame: Frame, action: Action) -> Draft:
        named, code = text(row, "layer"), text(row, "code")
        if named is None:
            raise InputError("field 'layer' is missing", remedy="see 'annotator list codes'")
        layer = self.book.layer(named)
        if action == "none" and code:
            raise InputError(f"action 'none' says that no code applies, but '{code}' is given", remedy="leave one out")
        if action != "none":
            check_code(layer, code)
        if action == "apply" and not self._takes_retired:
            check_in_use(layer, code or "")
        statement, start, end = place(row, frame, layer)
        item = frame.item_of(layer, statement, start, end, is_none=action == "none")
        statement = item.statement if item.statement is not None else statement
        return Draft(
            frame.unit.id, action, layer.key, None if action == "none" else code, statement, start, end,
            memo=text(row, "memo"),
        )  # fmt: skip
