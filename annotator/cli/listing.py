"""Commands that print what the project holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.common import Command, emit_csv, emit_json, open_project, options, say
from annotator.cli.tables import emit_table
from annotator.errors import BlindError

if TYPE_CHECKING:
    from annotator.store.listing import Scope
    from annotator.store.project import Project

# what -> the columns that a person sees; JSON and CSV have all.
_SHOWN: dict[str, tuple[str, ...]] = {
    "documents": ("id", "symbol", "date", "language", "units", "title"),
    "sections": ("id", "level", "marker", "heading"),
    "units": ("id", "kind", "label", "text"),
    "sentences": ("unit", "number", "text"),
    "participants": ("order", "name", "code", "role", "kind", "on_behalf_of"),
    "statements": ("id", "unit", "holder_type", "quantifier", "verb", "voice", "stance", "text"),
    "suggestions": ("unit", "layer", "code", "score", "source", "text", "reason"),
    "codings": ("label", "coder", "round", "layer", "code", "answer", "source", "text"),
    "decisions": ("n", "coder", "round", "unit", "action", "layer", "code", "at"),
    "coders": ("name", "kind", "units", "first", "last"),
    "codes": ("layer", "key", "name", "parent", "definition"),
    "rounds": ("name", "purpose", "state", "at", "opened_at", "closed_at"),
}


_SHORT = 24  # characters of a document's name in a table of other things
_OF_DOCUMENT = ("document",)
# what -> the filters that its rows have something to do with
_NARROWED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("documents", "sections", "units", "sentences", "participants"), _OF_DOCUMENT),
    "statements": ("document", "coder", "round"),
    "suggestions": ("document", "coder", "layer"), "codings": ("document", "coder", "layer", "round"),
    "decisions": ("document", "coder", "layer", "round"), "coders": ("coder",), "codes": ("layer",),
    "rounds": ("round",),
}  # fmt: skip


@click.command("list", cls=Command)
@click.argument("what", type=click.Choice(list(_SHOWN)))
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--coder", metavar="C", help="Only this coder.")
@click.option("--layer", metavar="L", help="Only this layer.")
@click.option("--round", "round_name", metavar="R", help="Only this round.")
@click.option("--recheck", is_flag=True, help="Only codings to be looked at again: their text or code has changed.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
def list_command(
    what: str, document: str | None, coder: str | None, layer: str | None, round_name: str | None, recheck: bool,
    as_csv: bool,
) -> None:  # fmt: skip
    """Print documents, units, statements, suggestions, codings and the rest."""
    project = open_project()
    scope = scope_of(project, document, coder, layer, round_name)
    if recheck and what != "codings":
        raise click.UsageError(f"--recheck is for codings, not for {what}")
    values = _READERS[what](project, scope) if not recheck else _codings(project, scope, earlier=True)
    given = {"document": document, "coder": coder, "layer": layer, "round": round_name}
    for name in (n for n, value in given.items() if value and n not in _NARROWED[what]):
        say(f"note: --{name} does not narrow a list of {what}")
    if recheck:
        values = _called_back(project, values)
    elif what == "codings":
        say_left_out(project, scope)
    if options().as_json:
        emit_json(values)
    elif as_csv:
        _as_csv(what, values)
    else:
        shown = _SHOWN[what]
        emit_table(shown, ([getattr(v, name) for name in shown] for v in values))


def scope_of(
    project: Project, document: str | None, coder: str | None, layer: str | None, round_name: str | None
) -> Scope:
    """Return the scope that the filters mean; unknown names are refused with the nearest known one."""
    from annotator.store import codebooks, coders, documents, rounds
    from annotator.store.listing import Scope

    book = codebooks.current(project.conn) if layer else None
    return Scope(
        documents.resolve(project.conn, document) if document else None,
        coders.resolve(project.conn, coder) if coder else None,
        book.layer(layer).key if book and layer else None,
        rounds.get(project.conn, round_name).name if round_name else None,
    )


def _documents(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import documents

    return documents.documents(project.conn, scope.document)


def _sections(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import documents

    return documents.sections(project.conn, scope.document)


def _units(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import documents

    return documents.units(project.conn, scope.document)


def _sentences(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import documents

    return documents.sentences(project.conn, document=scope.document)


def _participants(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import documents

    return documents.participants(project.conn, scope.document)


def _statements(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import frames, listing

    named = scope.round or "main"
    if scope.coder is None and frames.of_coders(project.conn, named):
        try:
            listing.guard(project.conn, listing.Scope(round=named), "statements that coders marked")
        except BlindError:
            say("note: coders marked statements of their own; --coder NAME lists those that stand for one")
            return frames.of_document(project.conn, scope.document)
    return frames.with_own(project.conn, named, scope.coder, scope.document)


def _suggestions(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import suggestions

    found = suggestions.of_document(project.conn, scope.document)
    return [s for s in found if scope.layer in (None, s.layer) and s.coder in (None, scope.coder)]


def _codings(project: Project, scope: Scope, *, earlier: bool = False) -> Sequence[Any]:
    from annotator.exchange import long
    from annotator.store import listing

    listing.guard(project.conn, scope, "this list")
    return long.codings(project, project.book(), scope, earlier=earlier)


def say_left_out(project: Project, scope: Scope) -> None:
    """Say how many codings stand on superseded reports, and how to get them: they are left out, never lost."""
    from annotator.store.listing import on_superseded
    from annotator.text import counted

    found = on_superseded(project.conn, scope)
    if found:
        many, these = counted(sum(found.values()), "coding", "codings"), ", ".join(found)
        where = f"the superseded document {these}" if len(found) == 1 else f"superseded documents ({these})"
        say(f"note: left out {many} on {where} that did not carry over; --document ID has them")


def _called_back(project: Project, codings: Sequence[Any]) -> Sequence[Any]:
    """Return the codings on units, or earlier versions of units, that their coders are called back to."""
    from annotator.store import lineage, rechecking

    who = {(c.coder, c.round) for c in codings}
    asked = {(r.unit, *each) for each in who for r in rechecking.queue(project.conn, *each)}
    return [c for c in codings if any((u, c.coder, c.round) in asked for u in lineage.versions(project.conn, c.unit))]


def _decisions(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import listing

    listing.guard(project.conn, scope, "this list")
    return listing.rows_of_decisions(project.conn, scope)


def _coders(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import coders

    return [c for c in coders.coders(project.conn) if scope.coder in (None, c.name)]


def _codes(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.model import Code
    from annotator.store import listing
    from annotator.study.near_codes import vocabulary

    book = project.book()
    more = vocabulary(book.layer(scope.layer)) if scope.layer else ()
    return [*listing.codes(book, scope.layer), *(Code(key, scope.layer or "", name) for key, name in more)]


def _rounds(project: Project, scope: Scope) -> Sequence[Any]:
    from annotator.store import rounds

    return [r for r in rounds.rounds(project.conn) if scope.round in (None, r.name)]


_READERS: dict[str, Callable[[Project, Scope], Sequence[Any]]] = {
    "documents": _documents, "sections": _sections, "units": _units, "sentences": _sentences,
    "participants": _participants, "statements": _statements, "suggestions": _suggestions,
    "codings": _codings, "decisions": _decisions, "coders": _coders, "codes": _codes, "rounds": _rounds,
}  # fmt: skip
_KINDS = {
    "documents": "Document", "sections": "Section", "units": "Unit", "sentences": "Sentence",
    "participants": "Participant", "statements": "Statement", "suggestions": "Suggestion", "codings": "Coding",
    "decisions": "Decision", "coders": "Coder", "codes": "Code",
}  # fmt: skip


def _as_csv(what: str, values: Sequence[Any]) -> None:
    """Print values as CSV with a column a field; what is nested stands in its cell as JSON."""
    import json

    from annotator import model
    from annotator.model import shape, to_json

    columns = shape(getattr(model, _KINDS[what])) if what in _KINDS else _SHOWN[what]

    def flat(value: Any) -> Any:
        return json.dumps(to_json(value), ensure_ascii=False) if isinstance(value, tuple) else value

    emit_csv(columns, ([flat(getattr(v, name)) for name in columns] for v in values))


@click.command("progress", cls=Command)
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--coder", metavar="C", help="Only this coder.")
@click.option("--round", "round_name", metavar="R", help="Only this round.")
def progress_command(document: str | None, coder: str | None, round_name: str | None) -> None:
    """Print per coder, document and round what is done, started, untouched and flagged, and the pace."""
    import dataclasses

    from annotator.store import listing

    project = open_project()
    found = listing.progress(project.conn, scope_of(project, document, coder, None, round_name))
    if options().as_json:
        emit_json(found)
    else:
        columns = tuple(f.name for f in dataclasses.fields(listing.Progress))
        named = short_names(project)
        emit_table(columns, (_in_words(named[r.document], *dataclasses.astuple(r)) for r in found))


def _in_words(document: str, coder: str, _: str, *rest: Any) -> Sequence[Any]:
    """Return a row of progress for people: the document by its name, the pace with one digit."""
    *counts, pace = rest
    return coder, document, *counts, None if pace is None else f"{pace:.1f}"


def short_names(project: Project) -> dict[str, str]:
    """Return for each document what a table calls it."""
    from annotator import naming
    from annotator.store import documents

    return naming.names(documents.documents(project.conn), _SHORT)
