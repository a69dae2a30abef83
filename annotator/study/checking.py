"""What ``check`` looks at: the database, offsets against the text, the kept state against the decisions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from annotator import identity
from annotator.delayed import dataclass
from annotator.documents.mending.fixes import SUFFIX, parse
from annotator.errors import AnnotatorError
from annotator.store import codebooks, decisions, documents, frames, guards, listing, suggestions
from annotator.store.listing import Scope
from annotator.store.project import SOURCES, Project
from annotator.study import fix_files


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, where, and what to do."""

    what: str
    where: str
    remedy: str


def problems(project: Project) -> list[Problem]:
    """Return all that is wrong with a project, empty when nothing is."""
    return [
        *_database(project),
        *_codebook(project),
        *_sources(project),
        *_fixes(project),
        *_units(project),
        *_offsets(project),
        *_state(project),
    ]


def _database(project: Project) -> Iterator[Problem]:
    for (line,) in project.conn.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem(f"the database is damaged: {line}", "project.db", "restore a backup")
    for table, *_ in project.conn.execute("PRAGMA foreign_key_check"):
        yield Problem(f"a row of {table} points nowhere", "project.db", "restore a backup")
    for name in guards.missing(project.conn):
        yield Problem(f"the guard {name} was taken out of the database", "project.db", "restore a backup")


def _codebook(project: Project) -> Iterator[Problem]:
    from annotator.codebook import conflicts

    try:
        for found in conflicts(project.book_by_line()):
            yield Problem(found.what, found.where, found.remedy)
    except AnnotatorError as error:
        yield Problem(error.what, error.where, error.remedy)


def _sources(project: Project) -> Iterator[Problem]:
    folder = project.folder / SOURCES
    kept = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in folder.glob("*") if p.is_file()}
    for document in documents.documents(project.conn):
        where = f"{SOURCES}/{document.source}"
        if document.sha256 not in kept:
            yield Problem("the source file is missing or was changed", where, "put a copy back")
            continue
        fixes = documents.fixes_of(project.conn, document.id).encode()
        if document.id != identity.document_id(kept[document.sha256].read_bytes(), fixes):
            yield Problem("a document's id is not that of its source and fixes", document.id, "restore a backup")


def _fixes(project: Project) -> Iterator[Problem]:
    """Read each file of fixes; a broken one would stop the next import of its report."""
    for path in sorted((project.folder / SOURCES).glob(f"*{SUFFIX}")):
        try:
            parse(fix_files.read(path), f"{SOURCES}/{path.name}")
        except AnnotatorError as error:
            yield Problem(error.what, error.where, error.remedy or "mend the file, or take it away")


def _units(project: Project) -> Iterator[Problem]:
    """Derive the units' ids from their texts again."""
    for document in documents.documents(project.conn):
        units = documents.units(project.conn, document.id)
        for unit, derived in zip(units, identity.unit_ids(document.id, [u.text for u in units]), strict=True):
            if unit.id != derived:
                yield Problem("a unit's id is not that of its words", unit.id, "restore a backup")


def _offsets(project: Project) -> Iterator[Problem]:
    for document in documents.documents(project.conn):
        yield from _offsets_of(project, document.id)


def _offsets_of(project: Project, document: str) -> Iterator[Problem]:
    texts = {u.id: u.text for u in documents.units(project.conn, document)}
    again = "run 'annotator suggest --again'"
    for sentence in documents.sentences(project.conn, document=document):
        if texts[sentence.unit][sentence.start : sentence.end] != sentence.text:
            yield Problem("a sentence's offsets miss its words", sentence.id, "restore a backup")
    for statement in frames.of_document(project.conn, document):
        said = (*statement.parts, *statement.attribution_parts)
        if any(not 0 <= a < b <= len(texts[statement.unit]) for a, b in said):
            yield Problem("a statement's offsets lie outside of its unit", statement.id, again)
    for found in suggestions.of_document(project.conn, document):
        if found.start is not None and texts[found.unit][found.start : found.end] != found.text:
            yield Problem("a suggestion's offsets miss its words", found.id, again)


def _state(project: Project) -> Iterator[Problem]:
    """Rebuild the kept codings and states from the decisions and compare."""
    book = codebooks.current(project.conn)
    if book is None:
        return
    kept: dict[tuple[str, str, str], set[str]] = {}
    for coding in listing.codings(project.conn, book, Scope()):
        kept.setdefault((coding.unit, coding.coder, coding.round), set()).add(coding.decision)
    for key, found in decisions.kept_states(project.conn).items():
        unit, coder, round_name = key
        multiple = project.desk(coder, round_name, book).is_multiple
        whole = decisions.state_of(project.conn, unit, coder, round_name, multiple)
        state = decisions.left_of(project.conn, unit, whole)
        for what, is_same in (
            ("codings", {d.id for d in (*state.codings, *state.nones)} == kept.get(key, set())),
            ("state", found == decisions.columns_of(state)),
        ):
            if not is_same:
                yield Problem(
                    f"the kept {what} differ{'' if what == 'codings' else 's'} from what the decisions add up to",
                    f"unit {unit}, coder {coder}, round {round_name}",
                    "restore a backup, or report this",
                )
