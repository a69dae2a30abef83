"""Agreement for other programs and for papers: one row a result as CSV, tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.common import emit_csv
from annotator.cli.figure_cells import FORMS, NAMES
from annotator.cli.figure_json import RESULT, result, rows_of
from annotator.text import one_line

if TYPE_CHECKING:
    from annotator.comparison.figures import Layer

_COLUMNS = ("layer", "part", *(c for name in RESULT for c in (("ci_low", "ci_high") if name == "ci" else (name,))))


def as_csv(layers: Sequence[Layer]) -> None:
    """Print every result of every layer as a row."""
    emit_csv(_COLUMNS, _rows(layers))


def _rows(layers: Sequence[Layer]) -> Iterator[list[Any]]:
    for layer in layers:
        for part, found in rows_of(layer):
            given = result(found)
            low, high = given["ci"] or (None, None)
            cells = {**given, "ci_low": low, "ci_high": high}
            yield [layer.layer, part, *(cells.get(name) for name in _COLUMNS[2:])]
        for reason, count in layer.excluded.items():
            cells = {"coefficient": reason, "value": count}
            yield [layer.layer, "excluded", *(cells.get(name) for name in _COLUMNS[2:])]


def as_markdown(layers: Sequence[Layer], documents: Mapping[str, str]) -> None:
    """Print, for each layer, a table of each part, code by code first and all together last.

    ``documents`` gives the names of ids.
    """
    for layer in layers:
        click.echo(f"## {_cell(layer.layer)} (of each {layer.item or 'item'})\n")
        parts: dict[str, list[Any]] = {}
        for part, found in rows_of(layer):
            parts.setdefault(part, []).append(found)
        for part in sorted(parts, key=lambda p: (p == "overall", p != "by_code")):
            _table(part.replace("_", " "), parts[part], documents)
        for reason, count in layer.excluded.items():
            click.echo(f"- left out: {count} {reason}")
        click.echo("")


def _table(title: str, found: Sequence[Any], documents: Mapping[str, str]) -> None:
    click.echo(f"### {title}\n\n| of | coefficient | value | interval | items |\n| --- | --- | --- | --- | --- |")
    for e in found:
        interval = f"{e.ci[0]:.3f} to {e.ci[1]:.3f}" if e.ci else ""
        is_count = e.coefficient == "count"
        value = "undefined" if e.value is None else f"{e.value:.0f}" if is_count else f"{e.value:.3f}"
        about = ", ".join(p for p in (e.category, _about(e.variant or "", documents)) if p)
        name = _name(e)
        items = e.units if is_count else e.pairable
        click.echo("| " + " | ".join(map(_cell, (about, name, value, interval, items))) + " |")
    click.echo("")


def _name(found: Any) -> str:
    """Return a coefficient with its form."""
    weights = found.weights if found.weights not in (None, "identity") else None
    form = found.distance or (found.level if found.level != "nominal" else None) or weights
    name = "Gwet's AC2" if weights and found.coefficient == "gwet_ac" else NAMES.get(found.coefficient)
    return (name or found.coefficient) + (f", {form}" if form else "")


def _about(variant: str, documents: Mapping[str, str]) -> str:
    """Return what a result is of: a part, a document by its name, a form that the coefficient's name does not say."""
    *whose, form = variant.split(": ")
    parts = [documents.get(part, part) for part in whose]
    return ": ".join(parts if form in (*FORMS, "AC2") else [*parts, documents.get(form, form)])


def _cell(value: Any) -> str:
    return one_line(str(value)).replace("|", "\\|")
