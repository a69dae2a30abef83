"""The command that applies decisions from a file."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.common import Command, emit_json, open_project, options, say
from annotator.cli.progress import bar

_MANY = 2000  # rows that can take over a second


@click.command("record", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--coder", required=True, metavar="C", help="Whose decisions they are.")
@click.option("--round", "round_name", default="main", show_default=True, help="The round, where a row names none.")
@click.option("--done", "finish", is_flag=True, help="Finish every unit named.")
def record_command(file: Path, coder: str, round_name: str, finish: bool) -> None:
    """Apply the decisions of a JSONL or CSV file, or of the long table: all of them, or none."""
    from annotator.store import coders
    from annotator.study import decision_files, long_files, recording

    rows = decision_files.read_rows(file)
    is_table = long_files.is_table(rows)
    if is_table:
        rows = [*long_files.decisions(rows, coder, str(file), finish)]
    project = open_project()
    is_new = coders.known(project.conn, coder) is None
    with bar("Recording", 1 if len(rows) > _MANY else 0):
        outcome = recording.record(project, rows, coder, round_name, finish, earlier=is_table)
    if is_new:
        say(f"new coder: {coders.resolve(project.conn, coder)}")
    if options().as_json:
        emit_json(outcome)
    else:
        made, units = _counted(outcome.decisions, "decision"), _counted(outcome.units, "unit")
        click.echo(f"{made} on {units} recorded, {_counted(outcome.done, 'unit')} done")
        if outcome.none:
            left = ", ".join(f"{layer} {n} ×" for layer, n in outcome.none.items())
            click.echo(f"left open, so answered with none: {left}")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
