"""Commands that make, check and trust projects."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from annotator.cli.common import Command, emit_json, open_project, options, say
from annotator.cli.problems import tell
from annotator.cli.progress import bar


@click.command("init", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The project's title (else the folder's name).")
@click.option("--codebook", type=click.Path(path_type=Path), help="A codebook to start with (else the default one).")
def init_command(folder: Path, title: str, codebook: Path | None) -> None:
    """Make a new project in DIR."""
    from annotator.store import project

    made = project.create(folder, title, codebook or default_codebook())
    with made:
        if options().as_json:
            emit_json({"project": str(folder), "id": made.settings.id, "title": made.settings.title})
        else:
            click.echo(f"made {folder}; next: cd {folder} && annotator import FILE")


def default_codebook() -> Path:
    """Return the shipped codebook for deliberations."""
    from annotator.data import shipped

    return shipped("projects") / "deliberations" / "codebook.yaml"


@click.command("demo", cls=Command)
@click.argument("folder", metavar="[DIR]", default="annotator-demo", type=click.Path(path_type=Path))
@click.option("--no-ui", is_flag=True, help="Print what was made; do not open the coding screen.")
def demo_command(folder: Path, no_ui: bool) -> None:
    """Make a ready sample project and open the coding screen on it."""
    from annotator.cli import demo

    is_screen = not no_ui and not options().as_json and sys.stdin.isatty() and sys.stdout.isatty()
    demo.show(folder, is_screen)


@click.command("check", cls=Command)
def check_command() -> int:
    """Check the database, the offsets against the text, and the codebook; exit 1 when something is wrong."""
    from annotator.study import checking

    project = open_project()
    with bar("Checking", 1):
        problems = checking.problems(project)
    return tell(problems, "all is well")


@click.command("trust", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
def trust_command(folder: Path) -> None:
    """Trust a project that another user owns."""
    from annotator import settings
    from annotator.store.origin import state_folder

    settings.load(folder)
    settings.trust(folder, state_folder())
    say(f"trusted on this machine: {folder.resolve()}")
