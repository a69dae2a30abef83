"""``import --fix``: a person edits the fixes of a report until they can be applied."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from annotator.cli.common import fail, say
from annotator.cli.importing import Reader
from annotator.documents.mending.fixes import parse
from annotator.errors import ReadError
from annotator.store.project import Project
from annotator.study import fix_files


def edit(project: Project, path: Path, read: Reader) -> None:
    """Let a person edit the fixes of a file; without a terminal, write a file to begin with where there is none.

    What is saved can be applied, or the fixes stay as they were.
    """
    target = fix_files.kept(project.folder, path.name)
    beside = fix_files.of(project.folder, path).path
    text = fix_files.read(beside) if beside is not None else fix_files.draft(read(path))
    if sys.stdin.isatty() and sys.stdout.isatty():
        text = _edited(text, target, path, read)
    if not target.is_file() or fix_files.read(target) != text:
        fix_files.write(target, text)
        say(f"fixes kept in {target}")


def _edited(text: str, target: Path, path: Path, read: Reader) -> str:
    """Return the text as the person saved it, tried on the report; ask again while it cannot be applied."""
    while True:
        edited = click.edit(text, extension=".yaml", require_save=False) or text
        try:
            read(path, fixes=parse(edited, target.name))
            return edited
        except ReadError as error:
            fail(str(error))
        if not click.confirm("Edit the fixes again?", default=True, err=True):
            raise click.Abort
        text = edited
