"""Commands for the team: coders and rounds."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import click

from annotator.cli.common import Command, Group, emit_json, open_project, options, say
from annotator.cli.tables import emit_table

if TYPE_CHECKING:
    from annotator.model import CoderKind


@click.command("coders", cls=Command)
@click.option("--add", "name", metavar="NAME", help="Register a coder, even with a name close to a known one.")
@click.option(
    "--kind", type=click.Choice(["person", "adjudicator", "machine", "key"]),
    help="What the added coder is (else a person), or a known one is from now on.",
)  # fmt: skip
def coders_command(name: str | None, kind: CoderKind | None) -> None:
    """Print the coders, or add one."""
    from annotator.store import coders

    if kind and not name:
        raise click.UsageError("--kind goes with --add NAME")
    project = open_project()
    if name:
        spelling, is_new = coders.register(project.conn, name, kind or "person", even_if_close=True)
        was = coders.change_kind(project.conn, spelling, kind) if kind else None
        known = f"was: {was}; from now on: {kind}" if was != kind else "is known already"
        say(f"new coder: {spelling}" if is_new else f"{spelling} {known}")
    found = coders.coders(project.conn)
    if options().as_json:
        emit_json(found)
    else:
        emit_table(("coder", "kind", "units", "first", "last"), (dataclasses.astuple(c) for c in found))


@click.group("round", cls=Group)
def round_command() -> None:
    """Begin, list, open and close rounds."""


@round_command.command("new")
@click.argument("name")
@click.option("--purpose", help="training, pilot, reliability, main or recode; else the one that NAME says, or main.")
def new(name: str, purpose: str | None) -> None:
    """Begin a round; in it every unit starts empty and blind."""
    from annotator.store import rounds

    rounds.new(open_project().conn, name, purpose or (name if name in rounds.PURPOSES else "main"))
    _show()


@round_command.command("list")
def list_rounds() -> None:
    """Print the rounds and their state."""
    _show()


@round_command.command("open")
@click.argument("name")
def open_round(name: str) -> None:
    """End independent coding: coders may be shown side by side from now on."""
    from annotator.store import rounds

    rounds.open_round(open_project().conn, name)
    _show()


@round_command.command("close")
@click.argument("name")
def close(name: str) -> None:
    """End a round; nothing more is decided in it."""
    from annotator.store import rounds

    rounds.close(open_project().conn, name)
    _show()


def _show() -> None:
    from annotator.store import rounds

    found = rounds.rounds(open_project().conn)
    shown = ("name", "purpose", "state", "at", "opened_at", "closed_at")
    rows = [{k: getattr(r, k) for k in shown} for r in found]
    if options().as_json:
        emit_json(rows)
    else:
        emit_table(("round", *shown[1:]), (tuple(r.values()) for r in rows))
