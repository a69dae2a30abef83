"""Commands that open the coding screen and fix the statements."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from annotator.cli.common import Command, Group, emit_json, open_at, open_project, options, say
from annotator.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.session import Session
    from annotator.store.project import Project


@click.command("code", cls=Command)
@click.option("--coder", metavar="C", help="Who codes (else $ANNOTATOR_CODER, else the login name).")
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--round", "round_name", metavar="R", default="main", show_default=True, help="The round.")
@click.option("--queue", metavar="NAME", help="Another order: rare-first, disagreement-likely or only-unsure.")
@click.option("--plain", is_flag=True, help="The same session as lines and prompts.")
def code_command(coder: str | None, document: str | None, round_name: str, queue: str | None, plain: bool) -> None:
    """Open the coding screen."""
    if not plain and not has_screen():
        raise click.UsageError("the coding screen needs a terminal; use --plain in a pipe")
    session = begin(open_project(), coder or login(), document, round_name)
    if queue is not None:
        follow(session, queue)
    if plain:
        _work_by_lines(session)
    else:
        work(session)


def _work_by_lines(session: Session) -> None:
    from annotator.cli import plain
    from annotator.store import lately

    lately.remember(session.project, session.coder)
    _seat, notice = _sit(session)
    if notice:
        say(notice)
    plain.run(session, _read_line, click.echo)


def work(session: Session) -> None:
    """Open the screen on a session, and then on each project that the coder goes on to from there."""
    from annotator.store import lately, presence
    from annotator.tui.running import run

    told = ""
    while True:
        if "TEXTUAL_DRIVER" not in os.environ:
            lately.remember(session.project, session.coder)
        presence.be_patient(session.project.conn)
        seat, notice = _sit(session)
        going_to = run(session, "; ".join(filter(None, (told, notice))))
        if seat:
            seat.close()
        if going_to is None:
            return
        session, told = _go_on(session, going_to)


def _sit(session: Session) -> tuple[IO[str] | None, str]:
    """Return the coder's seat, and what is to be said: it is taken, nothing can be kept, the report is superseded."""
    from annotator.session.base import READ_ONLY
    from annotator.store import presence

    older = _superseded(session.project, session.document)
    if session.is_read_only:
        return None, "; ".join(filter(None, (older, READ_ONLY[0].upper() + READ_ONLY[1:])))
    seat = presence.claim(session.project.settings.id, session.coder, session.round)
    taken = f"{session.coder} codes in another window, too: both are kept; undo takes back either's"
    return seat, "; ".join(filter(None, (older, "" if seat else taken)))


def _go_on(session: Session, folder: Path) -> tuple[Session, str]:
    """Return the same coder's session in another project, or a new one here with what is wrong there."""
    import sqlite3

    from annotator.session import Session as Opened

    try:
        found = begin(open_at(folder), session.coder, None, "main")
    except (AnnotatorError, sqlite3.Error, OSError) as error:
        return Opened(session.project, session.coder, session.round, session.document), str(error)
    session.project.close()
    return found, f"This is {found.project.settings.title}"


def _superseded(project: Project, document: str | None) -> str:
    """Return what to say to who codes an earlier version of a report, empty for the newest."""
    from annotator.store import documents

    newer = documents.superseded(project.conn).get(document) if document else None
    return f"{document} is superseded by {newer}; code that one" if newer else ""


def has_screen() -> bool:
    """Say whether there is something to draw a screen on: a terminal, or a browser behind ``serve``."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())


def begin(project: Project, coder: str, document: str | None, round_name: str) -> Session:
    """Return a session for a coder, who is registered at the first decision when new."""
    from annotator.session import Session
    from annotator.store import coders, documents, rounds

    rounds.get(project.conn, round_name)
    chosen = documents.resolve(project.conn, document) if document else None
    name, is_new = coders.spelling(project.conn, coder)
    session = Session(project, name, round_name, chosen)
    if is_new:
        say(f"new coder: {name}")
    return session


def follow(session: Session, queue: str) -> None:
    """Go through the units in the order of a queue, from the first that is not done."""
    from annotator.session import filtering
    from annotator.store import places

    filtering.keep(filtering.parse(f"queue:{queue}", session), session)
    if session.ids[0] in places.done_among(session.project.conn, session.coder, session.round, session.ids[:1]):
        session.go_to_open()


def login() -> str:
    """Return the name of who codes where none was given."""
    import getpass

    named = os.environ.get("ANNOTATOR_CODER")
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise click.UsageError("say who codes with --coder NAME") from None


def _read_line(prompt: str) -> str | None:
    """Return a line the coder typed, or None at the end of input."""
    try:
        return input(prompt)
    except EOFError:
        return None


@click.group("statements", cls=Group)
def statements_command() -> None:
    """Fix the statements that all coders code."""


@statements_command.command("freeze")
@click.option("--coder", metavar="C", help="As this coder has marked them, not as they were found.")
def freeze(coder: str | None) -> None:
    """Make the statements as they stand the frame that all coders code."""
    from annotator.store import coders, frames

    project = open_project()
    since = frames.frozen_at(project.conn)
    if coder and since:
        raise click.UsageError(f"the statements are frozen since {since}; --coder would change nothing: leave it out")
    count = frames.freeze(project.conn, coders.resolve(project.conn, coder) if coder else None)
    at = frames.frozen_at(project.conn)
    if options().as_json:
        emit_json({"statements": count, "frozen_at": at})
    else:
        click.echo(f"{count} statements are the frame that all coders code (since {at})")
