"""The command that serves the coding screen to browsers on this machine."""

from __future__ import annotations

import click

from annotator.cli.common import Command, emit_json, open_project, options, say


@click.command("serve", cls=Command)
@click.option("--coder", "names", metavar="C", multiple=True, help="Who codes; several times for several coders.")
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--round", "round_name", metavar="R", default="main", show_default=True, help="The round.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--sessions", default=4, show_default=True, type=click.IntRange(1, 64), help="Screens open at most.")
def serve_command(names: tuple[str, ...], document: str | None, round_name: str, port: int, sessions: int) -> None:
    """Serve the coding screen on 127.0.0.1: a link for one use is printed for each coder."""
    import asyncio

    try:
        from annotator.serving import server
    except ModuleNotFoundError:
        from annotator import extras

        raise click.UsageError(f"the screen in a browser is an extra: {extras.command('serve')}") from None
    from annotator.cli.coding import login
    from annotator.store import coders, documents, rounds

    project = open_project()
    rounds.get(project.conn, round_name)
    chosen = ["--document", documents.resolve(project.conn, document)] if document else []
    found = [coders.register(project.conn, name) for name in names or (login(),)]
    for name, is_new in found:
        if is_new:
            say(f"new coder: {name}")
    words = ["-p", str(project.folder.resolve()), "code", "--round", round_name, *chosen]
    links: list[dict[str, str]] = []

    def tell(coder: str, link: str) -> None:
        if options().as_json and len(links) < len(found):
            links.append({"coder": coder, "url": link})
            if len(links) == len(found):
                emit_json(links)
        else:
            click.echo(f"{coder}  {link}")

    plan = server.Plan(words, [name for name, _ in found], port, sessions)
    say("each link is for one use, on this machine only; ctrl+c ends all screens")
    asyncio.run(server.run(plan, tell, say))
