"""The command that computes suggestions."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.common import Command, emit_json, open_project, options, say
from annotator.cli.progress import bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.codebook import Codebook
    from annotator.store.project import Project
    from annotator.study.suggesting import Outcome
    from annotator.suggest.embeddings import Embed


@click.command("suggest", cls=Command)
@click.option("--again", is_flag=True, help="Compute all suggestions anew, not only what is out of date.")
@click.option("--pipeline", metavar="NAME_OR_PATH", help="A spaCy pipeline to use beside the rules.")
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--withhold", metavar="SHARE", help="Hide the suggestions of a share of the units, such as 20%.")
@click.option("--seed", default=0, show_default=True, help="Which units are withheld.")
def suggest_command(again: bool, pipeline: str | None, document: str | None, withhold: str | None, seed: int) -> None:
    """Compute and store the suggestions that are missing or out of date.

    Stopped with ctrl-c, what was stored stays, and the next 'annotator suggest' computes what is missing; so it does
    when --again was stopped.
    """
    from annotator.store import documents, suggestions
    from annotator.study import suggesting
    from annotator.text import counted

    project = open_project()
    chosen = documents.resolve(project.conn, document) if document else None
    share = suggesting.share_of(withhold) if withhold else None
    drawn = suggesting.drawn(project, share, str(seed)) if share is not None else None
    hide = partial(suggestions.withhold, project.conn, drawn, str(seed)) if drawn is not None else None
    outcome = run(project, chosen, again=again, pipeline=pipeline, hide=hide)
    if drawn is not None:
        hidden = counted(len(drawn), "unit is", "units are")
        say(f"withheld: the suggestions of {hidden} hidden until finished")
    if options().as_json:
        emit_json(outcome)
    else:
        units = counted(outcome.units, "unit", "units")
        new = counted(outcome.new, "new suggestion", "new suggestions")
        click.echo(f"{units}, {new}, {outcome.kept} kept ({outcome.pipeline})")


def run(
    project: Project,
    document: str | None,
    *,
    again: bool = False,
    pipeline: str | None = None,
    hide: Callable[[], object] | None = None,
) -> Outcome:
    """Compute what is out of date; spaCy is loaded only for a pipeline of the user's.

    ``hide`` withholds suggestions: it is called before the first of them can be seen.
    """
    from annotator.store import suggestions
    from annotator.study import suggesting
    from annotator.suggest import pipeline as pipelines

    user = _pipeline(project, pipeline)
    book = project.book_by_line()
    meant = _by_meaning(project, book)
    name = pipelines.name_of(user, embeddings=meant)
    units = suggesting.wanted(project, name, book.version, document, again)
    if not units:
        if hide:
            hide()
        return suggesting.Outcome(0, 0, suggestions.count(project.conn, document), name)
    from annotator.suggest.service import Suggester

    suggester = Suggester(book, user, suggestions.confirmed(project.conn, "spelling"), _embedder() if meant else None)
    try:
        with bar("Suggesting", len(units)) as tick:
            new = suggesting.suggest(project, book, units, suggester, name, tick, hide)
    except KeyboardInterrupt:
        say("stopped: what is stored stays; 'annotator suggest' goes on from there")
        raise
    return suggesting.Outcome(len(units), new, suggestions.count(project.conn, document) - new, name)


def _by_meaning(project: Project, book: Codebook) -> bool:
    """Say whether codes are suggested by meaning: the project asks, a layer needs it, and the extra is installed."""
    if not project.settings.embeddings:
        return False
    from annotator.suggest import embeddings

    if not embeddings.layers(book):
        return False
    absent = embeddings.missing()
    if absent:
        say(f"{absent}; only the rules suggest")
    return absent is None


def _embedder() -> Embed:
    from annotator.suggest import embeddings

    return embeddings.load()


def _pipeline(project: Project, named: str | None) -> str | None:
    """Return the pipeline to use beside the rules, None for the rules alone.

    A folder that project.toml names is code from elsewhere: it is used after it was named on this machine once.
    """
    from annotator.settings import trust, trusted
    from annotator.store.origin import state_folder
    from annotator.suggest import pipeline as pipelines

    user = named or project.settings.pipeline
    folder = Path(user) if named else project.folder / user
    if not user:
        return None
    if not folder.is_dir():
        absent = pipelines.missing(user)
        if absent and named:
            raise click.UsageError(absent)
        if absent:
            say(f"{absent}, or take it out of project.toml; only the rules suggest")
        return None if absent else user
    if named:
        trust(folder, state_folder())
    elif str(folder.resolve()) not in trusted(state_folder()):
        say(f"project.toml names the pipeline {folder}; to use it, name it once: annotator suggest --pipeline {folder}")
        return None
    return str(folder.resolve())
