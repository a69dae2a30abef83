"""What ``import --preview`` prints: the structure of each file with its doubts; nothing is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from annotator.cli.common import emit_json, fail, options, project_folder, say
from annotator.cli.importing import Reader, warn
from annotator.cli.progress import bar
from annotator.documents.outline import outline
from annotator.errors import ProjectError, ReadError
from annotator.model import Report
from annotator.study import fix_files, intake
from annotator.text import counted


def preview(files: Sequence[Path], read: Reader) -> int:
    """Print what is made of each file, with the fixes kept for it applied; return the exit code."""
    folder = _folder()
    reports: list[Report] = []
    refusals: list[ReadError] = []
    with bar("Reading", len(files)) as tick:
        for path in files:
            try:
                reports.append(_mended(read, folder, path))
            except ReadError as error:
                refusals.append(error)
            tick()
    if options().as_json and reports:
        emit_json([_json(report) for report in reports])
    elif reports:
        for report in reports:
            click.echo(outline(report))
            warn(report.document.source, report.document.warnings)
    for refusal in refusals:
        fail(str(refusal))
    return 2 if refusals else 0


def _mended(read: Reader, folder: Path | None, path: Path) -> Report:
    intake.check(path)
    fixes = fix_files.of(folder, path)
    if fixes.found and not options().as_json:
        say(f"{path.name}: {counted(len(fixes.found), 'fix', 'fixes')} of {fixes.path}")
    return read(path, fixes=fixes.found)


def _folder() -> Path | None:
    """Return the project's folder, whose fixes count; a preview needs no project."""
    try:
        return project_folder()
    except ProjectError:
        if options().project:
            raise
        return None


def _json(report: Report) -> dict[str, Any]:
    return {
        "document": report.document, "metadata": report.document.metadata, "sections": report.sections,
        "units": report.units, "participants": report.participants, "footnotes": report.footnotes,
        "left_out": [dataclasses.asdict(line) for line in report.left_out], "warnings": report.document.warnings,
    }  # fmt: skip
