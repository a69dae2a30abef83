"""The commands on the codebook: what it holds, and what in it weakens suggestions or makes codes hard to tell apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from annotator.cli.common import Group, emit_json, open_project, options
from annotator.cli.problems import tell
from annotator.cli.tables import emit_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.codebook import Codebook, Layer


@click.group("codebook", cls=Group)
def codebook_command() -> None:
    """Show the codebook, and check it."""


@codebook_command.command("show")
@click.option("--layer", metavar="L", help="Only this layer.")
def show_command(layer: str | None) -> None:
    """Print layers and codes."""
    book = open_project().book_by_line()
    layers = [book.layer(layer)] if layer else list(book.layers)
    if options().as_json:
        emit_json(_json(book, layers))
        return
    click.echo(f"{book.title} {book.label} ({book.version})")
    for one in layers:
        asked = ", ".join(dict.fromkeys(one.item.values()))
        kind = f"{one.scale}, several" if one.multiple else one.scale
        title = f"{one.key}: {one.name} — asked of {asked}; {kind}"
        rows = list(_rows(one))
        if rows:
            emit_table(("code", "name", "definition", "phrases"), rows, title=title)
        else:
            click.echo(f"{title}; vocabulary {one.vocabulary}")


def _rows(layer: Layer) -> Iterator[tuple[str, str, str, str]]:
    for code in layer.codes:
        depth = len(layer.path(code.key)) - 1
        state = " (retired)" if code.retired else " (off the scale)" if code.off_scale else ""
        yield f"{'  ' * depth}{code.key}", code.name + state, code.definition, ", ".join(code.phrases)


def _json(book: Codebook, layers: list[Layer]) -> dict[str, Any]:
    return {
        "title": book.title, "label": book.label, "version": book.version,
        "layers": [
            {
                "key": x.key, "name": x.name, "item": dict(x.item), "kinds": x.kinds, "when": x.when,
                "required": x.required, "scale": x.scale, "multiple": x.multiple, "vocabulary": x.vocabulary,
                "codes": x.codes,
            }
            for x in layers
        ],
    }  # fmt: skip


@codebook_command.command("check")
@click.option("--language", metavar="L", default="en", show_default=True, help="The language of the phrases.")
def check_command(language: str) -> int:
    """Name codes with too few phrases and codes that overlap; exit 1 when there are any."""
    from annotator.codebook import lint
    from annotator.suggest.overlap import overlaps

    book = open_project().book_by_line()
    problems = [*lint(book), *overlaps(book, language)]
    return tell(problems, "nothing to mend")
