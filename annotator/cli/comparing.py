"""Commands that compare coders."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.common import Command, emit_json, emit_table, open_project, options, say
from annotator.cli.listing import scope_of
from annotator.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.agreement import Estimate
    from annotator.comparison.figures import Layer, Plan
    from annotator.exchange.ratings import Reading
    from annotator.store.project import Project


@click.command("agree", cls=Command)
@click.option("--round", "round_name", metavar="R", help="The round (else the latest that has double-coded items).")
@click.option("--layer", metavar="L", help="Only this layer.")
@click.option("--coders", metavar="A,B", help="These coders (else all persons).")
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--as-of", type=click.Choice(["open", "now"]), default="open", show_default=True,
              help="Leave out (open) or count (now) what was decided after the round was opened.")  # fmt: skip
@click.option(
    "--bootstrap", default=0, type=click.IntRange(0), metavar="N", help="Make intervals from N resamples of units."
)
@click.option("--seed", default=0, show_default=True, help="Of the resamples.")
@click.option("--ci", default=0.95, show_default=True, type=click.FloatRange(0.5, 0.9999), help="Level of intervals.")
@click.option("--at-least", type=float, metavar="X", help="Exit with 1 unless every layer asked reaches X.")
@click.option("--of", "coefficient", default="krippendorff_alpha", show_default=True, help="What --at-least asks of.")
@click.option("--bound", type=click.Choice(["value", "lower"]), default="value", show_default=True,
              help="Whether the value or the lower end of its interval must reach X.")  # fmt: skip
@click.option("--table", type=click.Path(path_type=Path), metavar="FILE.csv", help="A table that any program wrote.")
@click.option("--request", type=click.Path(path_type=Path), metavar="FILE.json",
              help="Answer a request: data and the coefficients wanted of them; no project needed.")  # fmt: skip
@click.option("--long", "long_names", metavar="UNIT,CODER,VALUE", help="The table is long, with these columns.")
@click.option("--none", "none_token", default="[]", show_default=True, help="The cell that says no code applies.")
@click.option("--sets", metavar="MARK", help="The mark between several codes in a cell, such as '|'.")
@click.option("--scale", metavar="A,B,C", help="The points of an ordinal scale, lowest first.")
@click.option("--off-scale", metavar="X,Y", help="Codes that are no point of the scale.")
def agree_command(
    round_name: str | None, layer: str | None, coders: str | None, document: str | None, as_of: str, bootstrap: int,
    seed: int, ci: float, at_least: float | None, coefficient: str, bound: str, table: Path | None,
    request: Path | None, long_names: str | None,
    none_token: str, sets: str | None, scale: str | None, off_scale: str | None,
) -> int:  # fmt: skip
    """Print agreement statistics of a project, of a table (--table), or of a request (--request)."""
    if request is not None:
        from annotator.cli.requesting import answer

        return answer(request)
    from annotator.comparison.figures import Plan

    plan = Plan(ci, bootstrap, seed)
    if table is not None:
        from annotator.exchange.ratings import Reading

        how = Reading(none_token, sets, _list(scale), _list(off_scale), long=_three(long_names))
        layers, data = _of_table(table, how, layer, plan)
    else:
        layers, data = _of_project(round_name, layer, _list(coders), document, as_of, plan)
    is_enough = at_least is None or _all_reach(layers, at_least, coefficient, bound)
    _print(layers, data)
    return 0 if is_enough else 1


def _list(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if text else ()


def _three(text: str | None) -> tuple[str, str, str] | None:
    if text is None:
        return None
    names = _list(text)
    if len(names) != 3:
        raise click.UsageError("--long wants three column names: unit,coder,value")
    return names[0], names[1], names[2]


def _of_table(path: Path, how: Reading, layer: str | None, plan: Plan) -> tuple[list[Layer], dict[str, Any]]:
    from annotator import __version__
    from annotator.comparison.figures import figures
    from annotator.exchange import ratings as tables

    found = [figures(q, plan) for q in tables.read(path, how) if layer in (None, q.layer)]
    if not found:
        raise click.UsageError(f"{path.name} has no layer '{layer}'")
    return found, {
        "round": None, "decisions": None, "codebook_version": None, "seed": plan.seed, "version": __version__,
    }  # fmt: skip


def _of_project(
    round_name: str | None, layer: str | None, coders: tuple[str, ...], document: str | None, as_of: str, plan: Plan
) -> tuple[list[Layer], dict[str, Any]]:
    from annotator import __version__
    from annotator.comparison import reading, rounds, values
    from annotator.comparison.figures import figures
    from annotator.comparison.question import of_sheet
    from annotator.store import coders as known

    project = open_project()
    scope = scope_of(project, document, None, layer, round_name)
    named = scope.round or rounds.latest(project)
    chosen = [known.resolve(project.conn, c) for c in coders]
    book = project.book()
    rated = reading.read(project, book, named, chosen or None, scope.document, as_of)
    sheets = values.sheets(rated, [scope.layer] if scope.layer else None)
    found = [figures(of_sheet(rated, sheet), plan) for sheet in sheets]
    data = {
        "round": named, "decisions": rated.decisions, "codebook_version": book.version, "seed": plan.seed,
        "version": __version__,
    }  # fmt: skip
    return found, data


def _print(layers: Sequence[Layer], data: dict[str, Any]) -> None:
    if options().as_json:
        emit_json({"layers": [_json(x) for x in layers], "data": data})
        return
    from annotator.cli.figures import show

    for layer in layers:
        show(layer)
    if data["round"]:
        say(f"round {data['round']}, {data['decisions']} decisions, codebook {data['codebook_version']}")


def _json(layer: Layer) -> dict[str, Any]:
    found = {f.name: getattr(layer, f.name) for f in dataclasses.fields(layer) if f.name != "more"}
    for key in ("overall", "by_code", "by_pair"):
        found[key] = [_result(estimate) for estimate in found[key]]
    return found


_RESULT = (
    "coefficient", "weights", "level", "distance", "variant", "category", "value", "se", "ci", "ci_method", "observed",
    "expected", "units", "clusters", "coders", "pairable", "status", "why",
)  # fmt: skip


def _result(found: Estimate) -> dict[str, Any]:
    """Return one coefficient with its keys in the contract's order."""
    given = found.to_json()
    return {key: given[key] for key in _RESULT if key in given}


def _all_reach(layers: Sequence[Layer], at_least: float, coefficient: str, bound: str) -> bool:
    """Say whether every layer reaches the threshold; undefined does not, and it is said which do not."""
    failed = []
    for layer in layers:
        found = next((e for e in layer.overall if e.coefficient == coefficient), None)
        if found is None and layer.overall:
            known = dict.fromkeys(e.coefficient for e in layer.overall)
            raise UsageError(
                f"layer '{layer.layer}' has no {coefficient}{nearest(coefficient, known)}",
                remedy=f"--of takes {', '.join(known)}",
            )
        reached = _asked(found, bound) if found else None
        if reached is None or reached < at_least:
            failed.append(layer.layer)
    if failed:
        say(f"below {at_least}: {', '.join(failed)}")
    return not failed


def _asked(found: Estimate, bound: str) -> float | None:
    if bound == "value":
        return found.value
    return found.ci[0] if found.ci else None


@click.command("disagreements", cls=Command)
@click.option("--round", "round_name", metavar="R", help="The round (else the latest that has double-coded items).")
@click.option("--layer", metavar="L", help="Only this layer.")
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--coders", metavar="A,B", help="These coders (else all persons).")
def disagreements_command(round_name: str | None, layer: str | None, document: str | None, coders: str | None) -> None:
    """Print the items that coders differ on, worst first."""
    from annotator.comparison import disagreements, reading, rounds, values
    from annotator.store import coders as known
    from annotator.store.rounds import require_open

    project = open_project()
    scope = scope_of(project, document, None, layer, round_name)
    named = scope.round or rounds.latest(project)
    require_open(project.conn, named, "this list")
    chosen = [known.resolve(project.conn, c) for c in _list(coders)]
    rated = reading.read(project, project.book(), named, chosen or None, scope.document, "now")
    found = disagreements.find(rated, values.sheets(rated, [scope.layer] if scope.layer else None))
    if options().as_json:
        emit_json(found)
        return
    shown = (
        (
            d.label,
            d.layer,
            f"{d.severity:.2f}",
            *(_given(d.codes.get(c)) for c in rated.coders),
            d.text,
        )
        for d in found
    )
    emit_table(("label", "layer", "severity", *rated.coders, "text"), shown)


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
