"""What ``check`` looks at: the database, offsets against the text, the kept state against the decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.errors import AnnotatorError
from annotator.store import decisions, documents, frames, listing, suggestions
from annotator.store.listing import Scope
from annotator.store.project import SOURCES, Project


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, where, and what to do."""

    what: str
    where: str
    remedy: str


def problems(project: Project) -> list[Problem]:
    """Return all that is wrong with a project, empty when nothing is."""
    return [*_database(project), *_codebook(project), *_sources(project), *_offsets(project), *_state(project)]


def _database(project: Project) -> Iterator[Problem]:
    for (line,) in project.conn.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem(f"the database is damaged: {line}", "project.db", "restore a backup")
    for table, *_ in project.conn.execute("PRAGMA foreign_key_check"):
        yield Problem(f"a row of {table} points nowhere", "project.db", "restore a backup")


def _codebook(project: Project) -> Iterator[Problem]:
    from annotator.codebook import conflicts

    try:
        for found in conflicts(project.book()):
            yield Problem(found.what, found.where, found.remedy)
    except AnnotatorError as error:
        yield Problem(error.what, error.where, error.remedy)


def _sources(project: Project) -> Iterator[Problem]:
    for document in documents.documents(project.conn):
        if not any(p.name.startswith(document.source.rsplit(".", 1)[0]) for p in (project.folder / SOURCES).iterdir()):
            yield Problem("the source file is missing", f"{SOURCES}/{document.source}", "put a copy back")


def _offsets(project: Project) -> Iterator[Problem]:
    texts = {u.id: u.text for u in documents.units(project.conn)}
    again = "run 'annotator suggest --again'"
    for sentence in documents.sentences(project.conn):
        if texts[sentence.unit][sentence.start : sentence.end] != sentence.text:
            yield Problem("a sentence's offsets miss its words", sentence.id, "restore a backup")
    for statement in frames.of_document(project.conn):
        said = (*statement.parts, *statement.attribution_parts)
        if any(not 0 <= a < b <= len(texts[statement.unit]) for a, b in said):
            yield Problem("a statement's offsets lie outside of its unit", statement.id, again)
    for found in suggestions.of_document(project.conn):
        if found.start is not None and texts[found.unit][found.start : found.end] != found.text:
            yield Problem("a suggestion's offsets miss its words", found.id, again)


def _state(project: Project) -> Iterator[Problem]:
    """Rebuild the kept codings from the decisions and compare."""
    book = project.book()
    kept: dict[tuple[str, str, str], set[str]] = {}
    for coding in listing.codings(project.conn, book, Scope()):
        kept.setdefault((coding.unit, coding.coder, coding.round), set()).add(coding.decision)
    worked = project.conn.execute("SELECT DISTINCT unit, coder, round FROM decision").fetchall()
    for unit, coder, round_name in worked:
        multiple = project.desk(coder, round_name, book).is_multiple
        state = decisions.state_of(project.conn, unit, coder, round_name, multiple)
        if {d.id for d in (*state.codings, *state.nones)} != kept.get((unit, coder, round_name), set()):
            yield Problem(
                "the kept codings differ from what the decisions add up to",
                f"unit {unit}, coder {coder}, round {round_name}",
                "restore a backup, or report this",
            )
