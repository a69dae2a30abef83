"""The command that writes the coded data set."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.common import Command, emit_json, open_project, options, say
from annotator.cli.listing import say_left_out, scope_of


def _formats(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from annotator.exchange import exporters

    return [name for name in exporters.names() if name.startswith(incomplete)]


@click.command("export", cls=Command)
@click.argument("format", shell_complete=_formats)
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--final", is_flag=True, help="One settled answer an item and layer (not matrix).")
@click.option("--raw", is_flag=True, help="Leave cells that look like formulas as they are.")
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--coder", metavar="C", help="Only this coder.")
@click.option("--layer", metavar="L", help="Only this layer.")
@click.option("--round", "round_name", metavar="R", help="Only this round (matrix: the latest that is double-coded).")
def export_command(
    format: str, out: Path, final: bool, raw: bool, document: str | None, coder: str | None, layer: str | None,
    round_name: str | None,
) -> None:  # fmt: skip
    """Write the coded data; OUT may be - for stdout.

    FORMAT is csv (the long table), matrix (one column a coder), docbin (training data for spaCy), xlsx or parquet
    (extras of the same names).
    """
    from annotator.exchange import exporters
    from annotator.store import listing
    from annotator.text import counted

    exporter = exporters.load(format)
    if final and format == "matrix":
        raise click.UsageError("--final goes with the long table, not with the matrix")
    project = open_project()
    scope = scope_of(project, document, coder, layer, round_name)
    listing.guard(project.conn, scope, "this export")
    if str(out) == "-" and options().as_json:
        raise click.UsageError("the data and --json would both be written to stdout; name a file, or leave --json out")
    found = exporter(project, scope, exporters.Form(final, raw))
    _write(out, found.data)
    say_left_out(project, scope)
    if options().as_json:
        emit_json({"format": format, "out": str(out), "rows": found.rows})
    else:
        say(f"{counted(found.rows, 'row', 'rows')} written to {out}")


def _write(out: Path, data: bytes) -> None:
    """Write the file beside its place and move it there, so that no half file is ever found."""
    import sys
    from contextlib import suppress

    from annotator.errors import InputError

    if str(out) == "-":
        sys.stdout.buffer.write(data)
        return
    draft = out.with_name(f".{out.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(out)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise InputError(
            f"cannot be written ({error.strerror})", where=str(out), remedy="choose a folder you can write to"
        ) from error
