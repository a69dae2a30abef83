"""The command that brings reports in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.common import Command, emit_json, fail, open_project, options, say
from annotator.cli.progress import bar
from annotator.cli.tables import emit_table

if TYPE_CHECKING:
    from annotator.documents.mending.fixes import Fix
    from annotator.model import Report
    from annotator.store.project import Project
    from annotator.study.intake import Outcome


class Reader:
    """Reads a report as the command's options say; a password is asked for once and kept nowhere."""

    def __init__(self, language: str | None, password: str | None) -> None:
        self._language = language
        self._password = password

    def __call__(self, path: Path, *, fixes: Sequence[Fix] = ()) -> Report:
        from annotator import documents

        return documents.read(path, language=self._language, password=self._password, fixes=fixes)

    def ask(self, path: Path) -> None:
        """Ask for the password of a file."""
        self._password = _asked(f"Password of {path.name}")


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--preview", is_flag=True, help="Print the structure and write nothing.")
@click.option("--fix", is_flag=True, help="Mend the cut of FILE: edit its fixes, sources/NAME.fix.yaml, and import it.")
@click.option("--language", type=click.Choice(["en", "fr", "es"]), help="The language, when it is not recognised.")
@click.option("--supersedes", metavar="D", help="The document that FILE revises, when symbol and name do not tell.")
@click.option("--password", "locked", is_flag=True, help="Ask for the password of a locked file; it is not stored.")
def import_command(
    files: tuple[Path, ...], preview: bool, fix: bool, language: str | None, supersedes: str | None, locked: bool
) -> int:
    """Read reports into the project; a folder stands for the files in it.

    A file that cannot be read is refused by name, and the others are brought in. A report that revises an earlier one
    takes its place: codings on text that is the same or has moved carry over. The long table that 'export csv' wrote
    brings its codings back, each as its coder's.
    """
    from annotator.study import intake, long_files

    found = intake.files_of(files)
    if len(found) == 1 and long_files.is_file(found[0]):
        if preview or fix or language or supersedes or locked:
            raise click.UsageError("a table of codings is imported without options")
        return _taken_back(found[0])
    if len(found) != 1 and (fix or supersedes):
        raise click.UsageError(f"{'--fix' if fix else '--supersedes'} is for one file, not {len(found)}")
    if locked and len(found) != 1:
        raise click.UsageError(f"--password is for one file, not {len(found)}")
    if fix or locked:
        intake.check(found[0])
    read = Reader(language, _asked(f"Password of {found[0].name}") if locked else None)
    if preview:
        from annotator.cli import previewing

        return previewing.preview(found, read)
    project = open_project()
    if fix:
        from annotator.cli import fixing

        fixing.edit(project, found[0], read)
    return _told(_brought_in(project, found, read, supersedes))


def _taken_back(path: Path) -> int:
    """Take the codings of a long table back, and tell."""
    from annotator.study import intake, taking_back
    from annotator.text import counted

    project = open_project()
    with bar("Taking codings back", 1):
        outcome = taking_back.take_back(project, path)
    if outcome.new:
        names = ", ".join(outcome.coders)
        new = counted(outcome.new, "coding", "codings")
        say(f"{new} of {names}; 'annotator record FILE --coder C --done' finishes units")
    if outcome.known:
        say(f"{counted(outcome.known, 'coding was', 'codings were')} here already")
    return _told(intake.Outcome(outcome.found, ()))


def _brought_in(project: Project, found: list[Path], read: Reader, supersedes: str | None) -> Outcome:
    from annotator.errors import LockedError
    from annotator.store import documents
    from annotator.study import intake

    older = documents.resolve(project.conn, supersedes) if supersedes else None
    with bar("Reading", len(found)) as tick:
        outcome = intake.bring_in(project, found, read, tick, older)
    is_locked = len(found) == 1 and any(isinstance(error, LockedError) for error in outcome.refusals)
    if not (is_locked and sys.stdin.isatty() and sys.stderr.isatty()):
        return outcome
    read.ask(found[0])
    return intake.bring_in(project, found, read, lambda: None, older)


def _asked(prompt: str) -> str:
    """Return the password that a person types unseen, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(click.prompt(prompt, hide_input=True, err=True))
    return sys.stdin.readline().rstrip("\n")


def _told(outcome: Outcome) -> int:
    """Print what became of the files; return the exit code."""
    if options().as_json:
        emit_json(outcome.found)
    elif len(outcome.refusals) < len(outcome.found):
        emit_table(
            ("document", "status", "units", "symbol", "title"),
            ((r.document, r.status, r.units, r.symbol, r.title) for r in outcome.found),
        )
        for result in outcome.found:
            if result.status != "refused":
                warn(result.title, result.warnings)
    for error in outcome.refusals:
        fail(str(error))
    return 2 if outcome.refusals else 0


def warn(name: str, warnings: Sequence[str]) -> None:
    """Say each warning of a document."""
    for warning in warnings:
        say(f"{name}: {warning}")
