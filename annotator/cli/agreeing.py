"""The command that prints agreement statistics: of a project, of a table, or of a request."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from annotator.cli.common import Command, coders_option, emit_lines, open_project, options, say
from annotator.cli.listing import scope_of, short_names
from annotator.errors import UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.agreement import Estimate
    from annotator.comparison.asked import Answered, Asked

_PARTS = ("code", "pair", "document", "coder", "week", "codebook")


class Given(NamedTuple):
    """The options of the command, as typed."""

    round_name: str | None
    layer: str | None
    coders: tuple[str, ...]
    against: str | None
    again: str | None
    document: str | None
    by: tuple[str, ...]
    depth: int | None
    bootstrap: int
    seed: int
    resample: str
    ci: float
    assisted: str | None
    as_of: str
    at_least: float | None
    coefficient: str
    bound: str
    gamma: str | None
    details: bool
    form: str | None
    table: Path | None
    long_names: str | None
    none_token: str
    sets: str | None
    codes: str | None
    scale: str | None
    off_scale: str | None
    weights: str | None
    request: Path | None


def _within_bounds(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """Refuse a bound that no agreement can have, and one that is no number."""
    if value is not None and not -1 <= value <= 1:
        raise click.BadParameter(f"{value:g} is not between -1 and 1, as agreement is", ctx, param)
    return value


@click.command("agree", cls=Command)
@click.option("--round", "round_name", metavar="R", help="The round (else the latest that has double-coded items).")
@click.option("--layer", metavar="L", help="Only this layer.")
@coders_option
@click.option("--against", metavar="CODER", help="Each coder against this one (a key, a machine) or the suggester, "
              "in a table of its own: precision, recall, agreement.")  # fmt: skip
@click.option("--again", metavar="ROUND", help="Each coder's coding in this round against the same coder's in --round.")
@click.option("--document", metavar="D", help="Only this document.")
@click.option("--by", multiple=True, type=click.Choice(_PARTS), help="Part by part; may be given several times.")
@click.option("--depth", type=click.IntRange(1), metavar="N", help="Roll codes up to this level of their tree.")
@click.option("--bootstrap", default=0, type=click.IntRange(0), metavar="N", help="Make intervals from N resamples.")
@click.option("--seed", default=0, type=click.IntRange(0), show_default=True, help="Of the resamples.")
@click.option("--resample", type=click.Choice(["item", "unit", "document"]), default="unit", show_default=True,
              help="What intervals take as independent.")  # fmt: skip
@click.option("--ci", default=0.95, show_default=True, type=click.FloatRange(0.5, 0.9999), help="Level of intervals.")
@click.option("--assisted", type=click.Choice(["yes", "no", "both"]),
              help="Units coded with suggestions in sight (yes), hidden (no), or both beside each other.")  # fmt: skip
@click.option("--as-of", type=click.Choice(["open", "now"]), default="open", show_default=True,
              help="Leave out (open) or count (now) what was decided after the round was opened.")  # fmt: skip
@click.option("--at-least", type=float, metavar="X", callback=_within_bounds,
              help="Exit with 1 unless every layer asked reaches X, from -1 to 1; --against: every coder.")  # fmt: skip
@click.option("--of", "coefficient", default="krippendorff_alpha", show_default=True,
              help="What --at-least asks of; with --against also precision and recall.")  # fmt: skip
@click.option("--bound", type=click.Choice(["value", "lower"]), default="value", show_default=True,
              help="Whether the value or the lower end of its interval must reach X.")  # fmt: skip
@click.option("--gamma", type=click.Choice(["yes", "no"]),
              help="Gamma of layers of marks, to ±2 % (else of up to 400 marks by two coders).")  # fmt: skip
@click.option("--details", is_flag=True, help="With confusions, and what pulls the value most.")
@click.option("--csv", "form", flag_value="csv", help="Print one row a result as CSV.")
@click.option("--markdown", "form", flag_value="markdown", help="Print tables in Markdown.")
@click.option("--methods", "form", flag_value="methods", help="Print a paragraph for the methods section.")
@click.option(
    "--table",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="A table that any program wrote: the first column the unit, the others its coders, or those of --coders.",
)
@click.option("--long", "long_names", metavar="UNIT,CODER,VALUE", help="The table is long, with these columns.")
@click.option("--none", "none_token", default="[]", show_default=True, help="The cell that says no code applies.")
@click.option("--sets", metavar="MARK", help="The mark between several codes in a cell, such as '|'.")
@click.option("--codes", metavar="A,B,C", help="All codes there are, used or not.")
@click.option("--scale", metavar="A,B,C", help="The points of an ordinal scale, lowest first.")
@click.option("--off-scale", metavar="X,Y", help="Codes that are no point of the scale.")
@click.option("--weights", metavar="W",
              help="Weights of coefficients, for a table of numbers or a scale, and for a project's ordinal "
              "layers: linear, quadratic, ordinal, radical, ratio …")  # fmt: skip
@click.option("--request", type=click.Path(path_type=Path), metavar="FILE.json",
              help="Answer a request: data and the coefficients wanted of them; no project needed.")  # fmt: skip
def agree_command(**typed: Any) -> int:
    """Print agreement statistics of a project, of a table (--table), or of a request (--request)."""
    given = Given(**typed)
    if given.request is not None:
        from annotator.cli.requesting import answer

        return answer(given.request)
    with _uncollected():
        found = _of_table(given) if given.table is not None else _of_project(given)
    is_enough = given.at_least is None or _all_reach(found, given)
    _print(found, given)
    return 0 if is_enough else 1


@contextmanager
def _uncollected() -> Iterator[None]:
    """Read without the cyclic collector: it walks a hundred thousand rows again and again and finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _list(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip()) if text else ()


def _asked(given: Given, **more: Any) -> Asked:
    from annotator.comparison.asked import Asked
    from annotator.comparison.figures import Plan

    wanted = None if given.gamma is None else given.gamma == "yes"
    plan = Plan(given.ci, given.bootstrap, given.seed, given.resample, wanted)  # type: ignore[arg-type]
    is_text = given.form is None and not options().as_json
    return Asked(
        by=given.by, depth=given.depth, plan=plan, assisted=given.assisted, as_of=given.as_of,
        has_details=given.details or is_text, **more,
    )  # fmt: skip


_OF_PROJECT = ("round_name", "against", "again", "document", "depth", "assisted")
_OF_TABLE = ("long_names", "sets", "codes", "scale", "off_scale")


def _refuse(given: Given, names: Sequence[str], why: str) -> None:
    wrong = next((n for n in names if getattr(given, n) not in (None, ())), None)
    if wrong is not None:
        option = wrong.removesuffix("_names").removesuffix("_name").replace("_", "-")
        raise click.UsageError(f"--{option} {why}")


def _of_table(given: Given) -> Answered:
    from annotator.comparison.asked import of_questions
    from annotator.exchange import ratings as tables
    from annotator.exchange.columns import Reading

    assert given.table is not None
    _refuse(given, _OF_PROJECT, "is asked of a project, not of a --table")
    names = _list(given.long_names) or None
    if names is not None and len(names) != 3:
        raise click.UsageError("--long wants three column names: unit,coder,value")
    if given.off_scale and not given.scale:
        raise click.UsageError("--off-scale goes with --scale")
    how = Reading(
        given.none_token, given.sets, _list(given.scale), _list(given.off_scale), _list(given.codes), names,
        _weights(given.weights), given.coders,
    )  # fmt: skip
    questions = tables.read(given.table, how)
    for code in tables.seem_missing(questions):
        say(f"'{code}' is read as a code; an empty cell is a missing value")
    if given.layer is not None and given.layer not in {q.layer for q in questions}:
        raise click.UsageError(f"{given.table.name} has no layer '{given.layer}'")
    return of_questions(questions, _asked(given, layer=given.layer))


def _weights(name: str | None) -> str | None:
    from annotator.agreement.weights import NAMES

    if name is not None and name not in NAMES:
        raise UsageError(f"unknown weights '{name}'{nearest(name, NAMES)}", remedy=f"choose one of {', '.join(NAMES)}")
    return name


def _of_project(given: Given) -> Answered:
    from annotator.comparison import SUGGESTER
    from annotator.comparison.asked import of_project
    from annotator.store import coders, rounds

    _refuse(given, _OF_TABLE, "goes with --table")
    project = open_project()
    scope = scope_of(project, given.document, None, given.layer, given.round_name)
    against = given.against
    if against is not None and (against != SUGGESTER or coders.known(project.conn, SUGGESTER)):
        against = coders.resolve(project.conn, against)
    if given.again is not None:
        rounds.get(project.conn, given.again)
    return of_project(
        project,
        _asked(
            given, round=scope.round, layer=scope.layer, coders=given.coders, document=scope.document,
            against=against, again=given.again, weights=_weights(given.weights),
        ),
    )  # fmt: skip


def _print(found: Answered, given: Given) -> None:
    if options().as_json:
        from annotator.cli.figure_json import as_json

        emit_lines({"layers": [as_json(x) for x in found.layers], "data": {**found.data, **_methods(found, given)}})
    elif given.form == "methods":
        click.echo(_methods(found, given)["methods"])
    elif given.form is not None:
        from annotator.cli import figure_files

        if given.form == "csv":
            figure_files.as_csv(found.layers)
        else:
            figure_files.as_markdown(found.layers, _documents(given))
    else:
        from annotator.cli.figures import show

        show(found, _documents(given))


def _documents(given: Given) -> dict[str, str]:
    return {} if given.table else told_apart(short_names(open_project()))


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by id; those that occur twice with the beginning of the id."""
    often = Counter(names.values())
    return {key: name if often[name] == 1 else f"{name} ({key[:9]})" for key, name in names.items()}


def _methods(found: Answered, given: Given) -> dict[str, str]:
    if given.form != "methods":
        return {}
    from annotator.comparison.methods import paragraph

    return {"methods": paragraph(found, given.table.name if given.table else None)}


def _all_reach(found: Answered, given: Given) -> bool:
    """Say whether every layer reaches the threshold; undefined does not, and it is said which do not."""
    from annotator.comparison.marking import MARKING

    failed = []
    for layer in found.layers:
        if layer.layer == MARKING:
            continue
        results = layer.more.get("against", ()) if found.asked.against else layer.overall
        reached = [_reached(e, given) for e in results if e.coefficient == given.coefficient and not e.category]
        if results and not reached:
            known = dict.fromkeys(e.coefficient for e in results)
            raise UsageError(
                f"layer '{layer.layer}' has no {given.coefficient}{nearest(given.coefficient, known)}",
                remedy=f"--of takes {', '.join(known)}",
            )
        if not (all(reached) if found.asked.against else any(reached[:1])):
            failed.append(layer.layer)
    if failed or not found.layers:
        say(f"below {given.at_least}: {', '.join(failed) or 'there is no layer'}")
    return bool(found.layers) and not failed


def _reached(found: Estimate, given: Given) -> bool:
    value = found.value if given.bound == "value" else found.ci[0] if found.ci else None
    return value is not None and given.at_least is not None and value >= given.at_least
