"""The format docbin: coded units as training data for spaCy, the settled answers or one coder's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.codebook import Codebook
from annotator.exchange import final, long
from annotator.exchange.exporters import Exported, Form
from annotator.items import Frame
from annotator.model import Sentence, Span, Statement
from annotator.store import documents, frames
from annotator.store.listing import Scope
from annotator.store.project import Project
from annotator.suggest.docbin import Coded, pack

Row = dict[str, Any]


def docbin(project: Project, scope: Scope, form: Form) -> Exported:
    """Return a DocBin of all units with an answer in scope."""
    book = project.book()
    coded = [*_coded(project, book, scope.document, _rows(project, book, scope, form))]
    return Exported(pack(coded), len(coded))


def _rows(project: Project, book: Codebook, scope: Scope, form: Form) -> dict[str, list[Row]]:
    """Return what was answered, by unit."""
    columns: Sequence[str] = final.COLUMNS if form.final else long.COLUMNS
    rows = final.rows(project, book, scope) if form.final else long.rows(long.codings(project, book, scope))
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        if cells.get("settled") != "open":
            found[cells["unit"]].append(cells)
    return found


def _coded(project: Project, book: Codebook, document: str | None, rows: dict[str, list[Row]]) -> Iterator[Coded]:
    languages = {d.id: d.language for d in documents.documents(project.conn)}
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    cut: defaultdict[str, list[Sentence]] = defaultdict(list)
    for statement in frames.of_document(project.conn, document):
        said[statement.unit].append(statement)
    for sentence in documents.sentences(project.conn, document=document):
        cut[sentence.unit].append(sentence)
    for unit in documents.units(project.conn, document):
        if unit.id in rows:
            frame = Frame(unit, tuple(said[unit.id]), tuple(cut[unit.id]))
            whole, places = _whole(book, frame, rows[unit.id]), _places(frame, rows[unit.id])
            yield Coded(unit, languages[unit.document], frame.sentences, whole, places)


def _whole(book: Codebook, frame: Frame, rows: Sequence[Row]) -> dict[str, float]:
    """Return every code of the layers answered for the whole unit, 1 where it was given."""
    found: dict[str, float] = {}
    for row in rows:
        layer = book.layer(row["layer"]) if row["layer"] in book.layer_keys else None
        if layer is not None and layer.item_for(frame.unit.kind) == "unit":
            for code in layer.codes:
                found.setdefault(f"{layer.key}.{code.key}", 0.0)
            if row["answer"] == "code":
                found[f"{layer.key}.{row['code']}"] = 1.0
    return found


def _places(frame: Frame, rows: Sequence[Row]) -> dict[str, tuple[tuple[Span, str], ...]]:
    """Return the codes of statements, sentences and words with their places, by layer."""
    parts = {s.id: s.parts for s in frame.statements}
    found: defaultdict[str, dict[tuple[Span, str], None]] = defaultdict(dict)
    for row in rows:
        if row["answer"] != "code":
            continue
        if row["statement"] is not None:
            places = parts.get(row["statement"], ())
        else:
            places = () if row["start"] is None else ((row["start"], row["end"]),)
        for place in places:
            found[row["layer"]][place, row["code"]] = None
    return {layer: tuple(marks) for layer, marks in found.items()}
