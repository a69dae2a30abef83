"""The command that brings reports in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.common import Command, emit_json, emit_table, open_project, options
from annotator.cli.progress import bar

if TYPE_CHECKING:
    from annotator.model import Report


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--preview", is_flag=True, help="Print the structure and write nothing.")
@click.option("--language", type=click.Choice(["en", "fr", "es"]), help="The language, when it is not recognised.")
def import_command(files: tuple[Path, ...], preview: bool, language: str | None) -> int:
    """Read reports into the project; a folder stands for the files in it."""
    from annotator.study import intake

    found = intake.files_of(files)
    read = _reader(language)
    if preview:
        return _preview(found, read)
    project = open_project()
    with bar("Reading", len(found)) as tick:
        results = intake.bring_in(project, found, read, tick)
    if options().as_json:
        emit_json(results)
    else:
        emit_table(
            ("document", "status", "units", "symbol", "title"),
            ((r.document, r.status, r.units, r.symbol, r.title) for r in results),
        )
        for result in results:
            _warn(result.title, result.warnings)
    return 2 if any(r.status == "refused" for r in results) else 0


def _reader(language: str | None) -> Callable[[Path], Report]:
    def read(path: Path) -> Report:
        from annotator import documents

        return documents.read(path, language=language)

    return read


def _warn(name: str, warnings: tuple[str, ...]) -> None:
    from annotator.cli.common import say

    for warning in warnings:
        say(f"{name}: {warning}")


def _preview(files: list[Path], read: Callable[[Path], Report]) -> int:
    from annotator import documents

    reports = [read(path) for path in files]
    if options().as_json:
        emit_json([
            {
                "document": r.document, "metadata": r.document.metadata, "sections": r.sections, "units": r.units,
                "participants": r.participants, "footnotes": r.footnotes,
                "left_out": [dataclasses.asdict(line) for line in r.left_out], "warnings": r.document.warnings,
            }
            for r in reports
        ])  # fmt: skip
    else:
        for report in reports:
            click.echo(documents.outline(report))
            _warn(report.document.source, report.document.warnings)
    return 0
