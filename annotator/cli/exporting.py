"""The command that writes the coded data set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.common import Command, emit_json, open_project, options, say
from annotator.cli.listing import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from annotator.store.listing import Scope
    from annotator.store.project import Project

    Table = tuple[Sequence[str], Iterable[Sequence[Any]]]


@click.command("export", cls=Command)
@click.argument("format", type=click.Choice(["csv", "matrix"]))
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--final", is_flag=True, help="csv: one settled answer an item and layer.")
@click.option("--raw", is_flag=True, help="Leave cells that look like formulas as they are.")
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--coder", metavar="C", help="Only this coder.")
@click.option("--layer", metavar="L", help="Only this layer.")
@click.option("--round", "round_name", metavar="R", help="Only this round (matrix: the latest that is double-coded).")
def export_command(
    format: str, out: Path, final: bool, raw: bool, document: str | None, coder: str | None, layer: str | None,
    round_name: str | None,
) -> None:  # fmt: skip
    """Write the coded data: csv (the long table) or matrix (one column a coder); OUT may be - for stdout."""
    from annotator.store import listing

    if final and format != "csv":
        raise click.UsageError("--final goes with the format csv")
    project = open_project()
    scope = scope_of(project, document, coder, layer, round_name)
    listing.guard(project.conn, scope, "this export")
    columns, rows = _matrix(project, scope) if format == "matrix" else _long(project, scope, final)
    count = _write(out, columns, rows, raw)
    if options().as_json:
        emit_json({"format": format, "out": str(out), "rows": count})
    else:
        say(f"{count} rows written to {out}")


def _long(project: Project, scope: Scope, final: bool) -> Table:
    from annotator.exchange import final as settled
    from annotator.exchange import long

    if final:
        return settled.COLUMNS, settled.rows(project, project.book(), scope)
    return long.COLUMNS, long.rows(long.codings(project, project.book(), scope))


def _matrix(project: Project, scope: Scope) -> Table:
    from annotator.comparison import values
    from annotator.comparison.rounds import latest
    from annotator.exchange import matrix

    book = project.book()
    named = scope.round or latest(project)
    rated = values.read(project, book, named, [scope.coder] if scope.coder else None, scope.document)
    found = values.sheets(rated, [scope.layer] if scope.layer else None)
    return matrix.columns(rated.coders), matrix.rows(found)


def _write(out: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], raw: bool) -> int:
    """Write the table beside its place and move it there, so that no half file is ever found."""
    import io
    import sys

    from annotator.errors import InputError
    from annotator.exchange.table import write_csv

    kept = list(rows)
    buffer = io.StringIO(newline="")
    write_csv(buffer, columns, kept, raw=raw)
    data = buffer.getvalue().encode("utf-8")
    if str(out) == "-":
        sys.stdout.buffer.write(data)
        return len(kept)
    draft = out.with_name(f".{out.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(out)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(
            f"cannot be written ({error.strerror})", where=str(out), remedy="choose a folder you can write to"
        ) from error
    return len(kept)
