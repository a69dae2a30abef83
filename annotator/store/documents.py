"""Reports in the store: adding one, and reading documents, sections, units, sentences, participants."""

from __future__ import annotations

import re
import sqlite3

from annotator.clock import now
from annotator.errors import InputError, nearest
from annotator.model import Document, Footnote, Participant, Report, Section, Sentence, Unit
from annotator.store import searching
from annotator.store.connection import writing
from annotator.store.order import Order
from annotator.store.rows import fetch, insert, select
from annotator.store.standing import standing


def add(conn: sqlite3.Connection, report: Report, fixes: str = "") -> None:
    """Store a report whole; units of all documents are numbered on in order of import.

    ``fixes`` is the canonical form of the fixes it was mended with.
    """
    with writing(conn):
        number = conn.execute("SELECT coalesce(max(ordinal), 0) + 1 FROM document").fetchone()[0]
        first = conn.execute("SELECT coalesce(max(place), 0) + 1 FROM unit").fetchone()[0]
        insert(conn, "document", [report.document], ordinal=[number], imported_at=[now()], fixes=[fixes])
        insert(conn, "section", report.sections, ordinal=range(len(report.sections)))
        insert(conn, "unit", report.units, place=range(first, first + len(report.units)))
        searching.index_units(conn, first, report.units)
        insert(conn, "sentence", report.sentences)
        insert(conn, "participant", report.participants)
        insert(conn, "footnote", report.footnotes)


def documents(conn: sqlite3.Connection, document: str | None = None) -> list[Document]:
    """Return the documents in order of import, superseded ones too."""
    where = "WHERE id = ?" if document else ""
    return fetch(conn, Document, select(Document, "document", f"{where} ORDER BY ordinal"), _args(document))


def superseded(conn: sqlite3.Connection) -> dict[str, str]:
    """Return for each document that a revised one has taken the place of, that one."""
    sql = "SELECT supersedes, id FROM document WHERE supersedes IS NOT NULL ORDER BY ordinal"
    return dict(conn.execute(sql).fetchall())


def fixes_of(conn: sqlite3.Connection, document: str) -> str:
    """Return the canonical form of the fixes a document was mended with, empty when there were none."""
    return str(conn.execute("SELECT fixes FROM document WHERE id = ?", (document,)).fetchone()[0])


def sections(conn: sqlite3.Connection, document: str | None = None) -> list[Section]:
    """Return the headings in document order; like all below, of the named document, or of those not superseded."""
    order = "ORDER BY (SELECT d.ordinal FROM document d WHERE d.id = document), ordinal"
    rest = f"{standing('document', document)} {order}"
    return fetch(conn, Section, select(Section, "section", rest), _args(document))


def units(conn: sqlite3.Connection, document: str | None = None) -> list[Unit]:
    """Return the units in reading order, documents in order of import."""
    return fetch(conn, Unit, select(Unit, "unit", f"{standing('document', document)} ORDER BY place"), _args(document))


def unit(conn: sqlite3.Connection, unit_id: str) -> Unit:
    """Return one unit; raise InputError when there is none of this id."""
    found = fetch(conn, Unit, select(Unit, "unit", "WHERE id = ?"), (unit_id,))
    if not found:
        raise InputError(f"there is no unit {unit_id}", remedy="see 'annotator list units'")
    return found[0]


def unit_ids(conn: sqlite3.Connection, document: str | None = None) -> list[str]:
    """Return the ids of the units in reading order."""
    return list(Order(conn, document))


def sentences(conn: sqlite3.Connection, *, document: str | None = None, unit: str | None = None) -> list[Sentence]:
    """Return sentences in reading order, of one unit, one document or all."""
    if unit is not None:
        return fetch(conn, Sentence, select(Sentence, "sentence", "WHERE unit = ? ORDER BY number"), (unit,))
    rest = f"JOIN unit u ON u.id = s.unit {standing('u.document', document)} ORDER BY u.place, s.number"
    return fetch(conn, Sentence, select(Sentence, "sentence", rest, "s"), _args(document))


def participants(conn: sqlite3.Connection, document: str | None = None) -> list[Participant]:
    """Return the entries of all lists of speakers, in document order."""
    order = 'ORDER BY (SELECT d.ordinal FROM document d WHERE d.id = document), "order"'
    rest = f"{standing('document', document)} {order}"
    return fetch(conn, Participant, select(Participant, "participant", rest), _args(document))


def footnotes(conn: sqlite3.Connection, document: str) -> list[Footnote]:
    """Return a document's footnotes in order."""
    return fetch(conn, Footnote, select(Footnote, "footnote", "WHERE document = ? ORDER BY number"), (document,))


def resolve(conn: sqlite3.Connection, name: str) -> str:
    """Return the id of the document meant by an id, a unique prefix of one, a symbol or a file name.

    Of a report and its revisions the newest is meant.
    """
    rows = conn.execute("SELECT id, symbol, source FROM document ORDER BY ordinal").fetchall()
    exact = [r[0] for r in rows if name in r]
    found = exact or [r[0] for r in rows if len(name) >= 8 and r[0].startswith(name)]
    if len(found) > 1:
        gone = superseded(conn)
        found = [i for i in found if i not in gone] or found
    if len(found) == 1:
        return str(found[0])
    if found:
        raise InputError(f"'{name}' names {len(found)} documents: {', '.join(found)}", remedy="give one of these ids")
    known = [v for row in rows for v in row if v]
    raise InputError(f"there is no document '{name}'{nearest(name, known)}", remedy="see 'annotator list documents'")


def resolve_unit(conn: sqlite3.Connection, name: str, document: str | None = None) -> str:
    """Return the id of the unit meant by an id or a label; a label that occurs twice is refused with the ids."""
    if re.fullmatch(r"u[0-9a-f]{16}", name):
        meant = unit(conn, name)
        if document in (None, meant.document):
            return meant.id
        raise InputError(f"document {document} has no unit {name}", remedy="see 'annotator list units'")
    sql = f"SELECT id FROM unit {standing('document', document)} AND label = ? ORDER BY place"
    found = [r[0] for r in conn.execute(sql, (*_args(document), name))]
    if len(found) == 1:
        return str(found[0])
    if found:
        shown = ", ".join(found[:6]) + (", …" if len(found) > 6 else "")
        raise InputError(f"label '{name}' occurs {len(found)} times: {shown}", remedy="give one of these ids")
    raise InputError(f"there is no unit '{name}'", remedy="see 'annotator list units'")


def _args(document: str | None) -> tuple[str, ...]:
    return (document,) if document else ()
