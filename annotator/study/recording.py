"""How decisions made elsewhere come in: rows of JSONL or CSV, all of them or none (contract, section 4)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.codebook import Codebook
from annotator.errors import AnnotatorError, InputError, nearest
from annotator.items import Frame
from annotator.model import Action
from annotator.store import decisions, documents, frames, rounds
from annotator.store.connection import writing
from annotator.store.decisions import Draft
from annotator.store.project import Project
from annotator.text import is_unicode

FIELDS = (
    "document", "unit", "sentence", "statement", "start", "end", "layer", "code", "action", "memo", "round",
)  # fmt: skip
ACTIONS: dict[str, Action] = {
    "apply": "apply", "reject": "reject", "none": "none", "done": "done", "reopen": "reopen", "flag": "flag",
    "unflag": "unflag", "memo": "memo", "propose": "propose",
}  # fmt: skip
_SHOWN = 20


class RowErrors(InputError):
    """Rows were refused, each named by its line; nothing was recorded."""

    def __init__(self, errors: list[AnnotatorError]) -> None:
        super().__init__(str(errors[0]))
        self.errors = errors

    def __str__(self) -> str:
        lines = [str(e) for e in self.errors[:_SHOWN]]
        more = len(self.errors) - len(lines)
        return "\n".join([*lines, *([f"{more} more rows are refused"] if more else [])])


@dataclass(frozen=True, slots=True)
class Recorded:
    """What ``record`` wrote."""

    decisions: int
    units: int
    done: int


def record(
    project: Project, rows: list[tuple[str, Mapping[str, Any]]], coder: str, round_name: str, finish: bool
) -> Recorded:
    """Write the rows as the coder's decisions; with ``finish`` every unit named is done. All or nothing."""
    reader = _Rows(project, project.book())
    drafts: dict[str, list[Draft]] = {}
    errors: list[AnnotatorError] = []
    for where, row in rows:
        try:
            named = _text(row, "round") or round_name
            drafts.setdefault(rounds.get(project.conn, named).name, []).append(reader.draft(row))
        except AnnotatorError as error:
            errors.append(InputError(error.what, where=where, remedy=error.remedy))
    if errors:
        raise RowErrors(errors)
    return _write(project, reader.book, drafts, coder, finish)


def _write(project: Project, book: Codebook, drafts: dict[str, list[Draft]], coder: str, finish: bool) -> Recorded:
    units = {d.unit for found in drafts.values() for d in found}
    written = done = 0
    ends = []
    with writing(project.conn):
        for round_name, found in drafts.items():
            named = dict.fromkeys(d.unit for d in found)
            closing = [Draft(unit, "done") for unit in named] if finish else []
            desk = project.desk(coder, round_name, book)
            made = decisions.append(project.conn, desk, [*found, *closing])
            ends.append((desk.origin, made[-1].n))
            written += len(made)
            done += sum(d.action == "done" for d in made)
    for origin, n in ends:
        origin.remember(n)
    return Recorded(written, len(units), done)


class _Rows:
    """Turns rows into drafts; keeps the frames it has read."""

    def __init__(self, project: Project, book: Codebook) -> None:
        self._conn = project.conn
        self.book = book
        self._frames: dict[str, Frame] = {}

    def draft(self, row: Mapping[str, Any]) -> Draft:
        unknown = [k for k in row if k not in FIELDS and row[k] not in (None, "")]
        if unknown:
            raise InputError(f"unknown field '{unknown[0]}'{nearest(str(unknown[0]), FIELDS)}")
        action = ACTIONS.get(_text(row, "action") or "apply")
        if action is None:
            raise InputError(f"unknown action '{row['action']}'{nearest(str(row['action']), ACTIONS)}")
        frame = self._frame(row)
        memo, code = _text(row, "memo"), _text(row, "code")
        if action in ("apply", "reject", "none") or (action == "memo" and memo and code):
            return self._coding(row, frame, action)
        if action == "flag" and (code or "doubtful") not in ("doubtful", "ask", "revisit"):
            raise InputError(f"'{code}' is no reason for a flag; choose doubtful, ask or revisit")
        if action in ("memo", "propose") and not memo:
            raise InputError(f"a row with action '{action}' wants a memo")
        layer = _text(row, "layer")
        statement, start, end = _place(row, frame) if action == "memo" else (None, None, None)
        named = self.book.layer(layer).key if layer else None
        return Draft(frame.unit.id, action, named, code, statement, start, end, memo=memo)

    def _frame(self, row: Mapping[str, Any]) -> Frame:
        name, document = _text(row, "unit"), _text(row, "document")
        if not name:
            raise InputError("field 'unit' is missing")
        within = documents.resolve(self._conn, document) if document else None
        unit_id = documents.resolve_unit(self._conn, name, within)
        if unit_id not in self._frames:
            unit = documents.unit(self._conn, unit_id)
            sentences = documents.sentences(self._conn, unit=unit_id)
            self._frames[unit_id] = Frame(unit, tuple(frames.of_unit(self._conn, unit_id)), tuple(sentences))
        return self._frames[unit_id]

    def _coding(self, row: Mapping[str, Any], frame: Frame, action: Action) -> Draft:
        layer = self.book.layer(_text(row, "layer") or "")
        code = _text(row, "code")
        if action != "none":
            _check_code(layer.has(code or ""), code, layer.key, [c.key for c in layer.codes])
        statement, start, end = _place(row, frame)
        item = frame.item_of(layer, statement, start, end, is_none=action == "none")
        statement = item.statement if item.statement is not None else statement
        return Draft(
            frame.unit.id, action, layer.key, None if action == "none" else code, statement, start, end,
            memo=_text(row, "memo"),
        )  # fmt: skip


def _check_code(is_known: bool, code: str | None, layer: str, known: list[str]) -> None:
    if not code:
        raise InputError("field 'code' is missing; to say that none applies, give action 'none'")
    if not is_known:
        raise InputError(f"layer '{layer}' has no code '{code}'{nearest(code, known)}")


def _place(row: Mapping[str, Any], frame: Frame) -> tuple[str | None, int | None, int | None]:
    """Return statement, start and end of a row; a sentence stands for its only statement, or for its words."""
    start, end = _number(row, "start"), _number(row, "end")
    if (start is None) != (end is None):
        raise InputError("give both start and end, or neither")
    if start is not None and end is not None and not 0 <= start < end <= len(frame.unit.text):
        raise InputError(f"start {start} and end {end} lie outside of the unit's {len(frame.unit.text)} characters")
    statement, sentence = _text(row, "statement"), _number(row, "sentence")
    if statement is not None and statement not in {s.id for s in frame.statements}:
        raise InputError(f"unit {frame.unit.label or frame.unit.id} has no statement '{statement}'")
    if sentence is None:
        return statement, start, end
    found = next((s for s in frame.sentences if s.number == sentence), None)
    if found is None:
        raise InputError(f"unit {frame.unit.label or frame.unit.id} has no sentence {sentence}")
    inside = [s.id for s in frame.statements if sentence in s.sentences]
    if statement is None and start is None and len(inside) == 1:
        return inside[0], None, None
    return statement, found.start if start is None else start, found.end if end is None else end


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str | int):
        raise InputError(f"field '{key}' wants a text")
    if not is_unicode(str(value)):
        raise InputError(f"field '{key}' holds half a character", remedy="write it as UTF-8")
    return str(value)


def _number(row: Mapping[str, Any], key: str) -> int | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    try:
        return int(str(value))
    except ValueError:
        raise InputError(f"field '{key}' wants a whole number, not '{value}'") from None


def read_rows(path: Path) -> list[tuple[str, Mapping[str, Any]]]:
    """Read a JSONL or CSV file of decisions; each row comes with its place for messages."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from error
    rows = list(_csv(path, text) if path.suffix.lower() == ".csv" else _json_lines(path, text))
    if not rows:
        raise InputError("holds no decision", where=str(path), remedy="one row a decision, see docs/data.md")
    return rows


def _json_lines(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"is no JSON: {error}", where=where, remedy="one JSON object a line") from error
        if not isinstance(row, dict):
            raise InputError("is no JSON object", where=where, remedy="one JSON object a line")
        yield where, row


def _csv(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            if None in row:
                raise InputError("has more cells than the first line", where=where, remedy="mend the row")
            yield where, row
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", where=str(path), remedy="mend the file") from error
