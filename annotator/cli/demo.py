"""What ``annotator demo`` makes and shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.common import emit_json, options
from annotator.cli.tables import cell, emit_table

if TYPE_CHECKING:
    from annotator.store.project import Project


def show(folder: Path, is_screen: bool) -> None:
    """Make the sample project (or take the one that is there); open the screen, or print what it holds."""
    from annotator.store import project

    made = project.open_project(folder) if (folder / "project.toml").is_file() else _make(folder)
    with made:
        if is_screen:
            _screen(made)
        elif options().as_json:
            emit_json(_summary(made, folder))
        else:
            _print(made, folder)


def _make(folder: Path) -> Project:
    from annotator import documents
    from annotator.cli.suggesting import run
    from annotator.study import sample

    return sample.make(folder, documents.read, lambda made: run(made, None))


def _screen(made: Project) -> None:
    from annotator.cli.coding import begin, work

    work(begin(made, "you", None, "main"))


def _summary(made: Project, folder: Path) -> dict[str, object]:
    from annotator.cli.comparing import alpha_by_layer
    from annotator.store import coders, documents, suggestions

    return {
        "project": str(folder),
        "documents": documents.documents(made.conn),
        "suggestions": len(suggestions.of_document(made.conn)),
        "coders": coders.coders(made.conn),
        "alpha": [{"layer": name, "value": value, "items": items} for name, value, items in alpha_by_layer(made)],
        "next": _next(folder),
    }


def _next(folder: Path) -> list[str]:
    return [
        f"annotator -p {folder} code --coder YOU",
        f"annotator -p {folder} agree",
        f"annotator -p {folder} round open main",
        f"annotator -p {folder} disagreements",
        f"annotator -p {folder} export csv codings.csv",
    ]


def _print(made: Project, folder: Path) -> None:
    from annotator.cli.comparing import alpha_by_layer
    from annotator.store import coders, documents, frames, suggestions

    [document] = documents.documents(made.conn)[:1]
    said = frames.of_document(made.conn)
    click.echo(f"{folder}: a sample project, ready to code\n")
    click.echo(f"  document     {cell(document.title)}, {cell(document.meeting)}")
    click.echo(f"  units        {document.units}, with {len(said)} statements")
    click.echo(f"  suggestions  {len(suggestions.of_document(made.conn))}")
    click.echo(f"  coders       {', '.join(c.name for c in coders.coders(made.conn) if c.units)}\n")
    rows = [(name, "undefined" if v is None else f"{v:.3f}", items) for name, v, items in alpha_by_layer(made)]
    emit_table(("layer", "Krippendorff's alpha", "items"), rows)
    click.echo("Try next:")
    for command in _next(folder):
        click.echo(f"  {command}")
