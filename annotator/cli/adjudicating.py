"""The command that opens the screen on which differences are settled."""

from __future__ import annotations

import click

from annotator.cli.coding import has_screen
from annotator.cli.common import Command, open_project, options, say


@click.command("adjudicate", cls=Command)
@click.option("--coder", metavar="C", default="adjudicator", show_default=True, help="The name to settle under.")
@click.option("--round", "round_name", metavar="R", help="The round (else the latest that has double-coded items).")
@click.option("--document", metavar="D", help="Only this document.")
def adjudicate_command(coder: str, round_name: str | None, document: str | None) -> None:
    """Settle what the coders of an open round differ on, answers side by side; what is settled is not asked again."""
    from annotator.comparison import rounds
    from annotator.session.settling import Settling, adjudicator
    from annotator.store import documents
    from annotator.store.rounds import require_open

    project = open_project()
    named = round_name or rounds.latest(project)
    require_open(project.conn, named, "settling differences")
    if options().as_json or not has_screen():
        raise click.UsageError(
            "settling needs a terminal; a script uses 'coders --add NAME --kind adjudicator' and 'record'"
        )
    chosen = documents.resolve(project.conn, document) if document else None
    settling = Settling(project, adjudicator(project, coder), named, chosen)
    if not settling.cases:
        before = f", {settling.settled_before} were settled before" if settling.settled_before else ""
        click.echo(f"nothing is left to settle in round '{named}'{before}")
        return
    from annotator.tui.running import run

    run(settling)
    say(f"{settling.left} of {len(settling.cases)} cases are open")
