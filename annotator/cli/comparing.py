"""Commands that compare coders."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from annotator.cli.common import Command, coders_option, emit_json, open_project, options
from annotator.cli.listing import scope_of, short_names
from annotator.cli.tables import emit_table

if TYPE_CHECKING:
    from annotator.store.project import Project


# characters of a passage on a terminal, by its columns at least; whole in a pipe and in JSON
_GLIMPSES = ((120, 60), (100, 44), (0, 28))


@click.command("disagreements", cls=Command)
@click.option("--round", "round_name", metavar="R", help="The round (else the latest that has double-coded items).")
@click.option("--layer", metavar="L", help="Only this layer.")
@click.option("--document", metavar="D", help="Only this document.")
@coders_option
@click.option("--spans", is_flag=True, help="Of layers that mark words, the marks as they are best aligned.")
def disagreements_command(
    round_name: str | None, layer: str | None, document: str | None, coders: tuple[str, ...], spans: bool
) -> None:  # fmt: skip
    """Print the items that coders differ on, worst first."""
    from annotator.comparison import disagreements, reading, rounds, values
    from annotator.store import coders as known
    from annotator.store.rounds import require_open
    from annotator.text import one_line

    project = open_project()
    scope = scope_of(project, document, None, layer, round_name)
    named = scope.round or rounds.latest(project)
    require_open(project.conn, named, "this list")
    chosen = [known.resolve(project.conn, c) for c in coders]
    rated = reading.read(project, project.book(), named, chosen or None, scope.document, "now")
    sheets = values.sheets(rated, [scope.layer] if scope.layer else None)
    found = (disagreements.find_spans if spans else disagreements.find)(rated, sheets)
    if options().as_json:
        emit_json(found)
        return
    documents, columns = short_names(project), get_terminal_size().columns
    glimpse = next(size for least, size in _GLIMPSES if columns >= least) if sys.stdout.isatty() else 0
    shown = (
        (
            documents[d.document],
            d.label,
            d.layer,
            f"{d.severity:.2f}",
            *(_given(d.codes.get(c)) for c in rated.coders),
            one_line(d.text, glimpse) if glimpse else d.text,
        )
        for d in found
    )
    emit_table(("document", "label", "layer", "severity", *rated.coders, "text"), shown)


def _given(codes: list[str] | None) -> str:
    return "" if codes is None else " | ".join(codes) or "none"


def alpha_by_layer(project: Project) -> list[tuple[str, float | None, int]]:
    """Return each layer's first alpha with its items, as the demonstration prints them."""
    from annotator.comparison import reading, rounds, values
    from annotator.comparison.figures import Plan, figures
    from annotator.comparison.question import of_sheet

    rated = reading.read(project, project.book(), rounds.latest(project))
    layers = [figures(of_sheet(rated, sheet), Plan()) for sheet in values.sheets(rated)]
    alphas = ((x.layer, [e for e in x.overall if e.coefficient == "krippendorff_alpha"]) for x in layers)
    return [(name, found[0].value, found[0].pairable) for name, found in alphas if found]
