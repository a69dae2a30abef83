"""The command that plans how many units are coded twice."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.common import Command, emit_csv, emit_json, listed, open_project, options, say
from annotator.cli.listing import scope_of
from annotator.cli.tables import emit_table

if TYPE_CHECKING:
    from annotator.comparison.planning import Needed, Wanted

_SHARE = click.FloatRange(0, 1, min_open=True, max_open=True)


@click.command("plan-reliability", cls=Command)
@click.option("--prevalence", "--share", "shares", multiple=True, type=_SHARE, metavar="P",
              help="A code's expected share of all values, without a pilot; may be given several times.")  # fmt: skip
@click.option("--half-width", default=0.1, type=click.FloatRange(0, 1, min_open=True), show_default=True,
              help="Of the interval that alpha shall have.")  # fmt: skip
@click.option("--alpha-min", default=0.667, type=click.FloatRange(0, 1, max_open=True), show_default=True,
              help="The threshold that alpha shall be told from.")  # fmt: skip
@click.option("--significance", default=0.05, type=_SHARE, show_default=True, help="Of telling it, one-sided.")
@click.option("--coder-count", default=2, type=click.IntRange(2), show_default=True, help="Coders of each unit.")
@click.option("--ci", default=0.95, type=click.FloatRange(0.5, 0.9999), show_default=True, help="Of the interval.")
@click.option("--round", "round_name", metavar="R", help="The pilot (else the latest round with double-coded items).")
@click.option("--layer", metavar="L", help="Only this layer.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@click.option("--table", type=click.Path(path_type=Path), metavar="FILE.csv", help="The pilot as a table.")
@click.option("--sets", metavar="MARK", help="The mark between several codes in a cell of the table.")
@click.option("--coders", metavar="A,B", multiple=True, callback=listed, help="The table's columns of coders.")
def plan_reliability_command(shares: tuple[float, ...], as_csv: bool, **given: Any) -> None:
    """Print how many units to code twice, code by code, from a pilot or from expected shares."""
    from annotator.comparison import planning

    wanted = planning.Wanted(
        given["half_width"], given["alpha_min"], given["significance"], given["coder_count"], given["ci"]
    )
    found = list(planning.of_shares(shares, wanted)) if shares else _of_pilot(wanted, given)
    if options().as_json:
        emit_json({"wanted": wanted, "codes": found})
        return
    if as_csv:
        emit_csv([f.name for f in dataclasses.fields(planning.Needed)], [dataclasses.astuple(n) for n in found])
        return
    _show(found, wanted)


def _show(found: list[Needed], wanted: Wanted) -> None:
    """Print the units needed; without a pilot there is no width of an interval to plan for, and that is said."""
    from annotator.comparison.planning import NO_PILOT

    width, above, title = f"± {wanted.half_width:g}", f"alpha > {wanted.alpha_min:g}", "Units to code twice, in all"
    if any(needed.layer for needed in found):
        head = ("layer", "code", "share", "given", "alpha", "pilot units", width, above, "")
        emit_table(head, [_row(needed) for needed in found], title=title)
        how = f"{width}: from the pilot's standard error, {wanted.ci:.0%}"
    else:
        emit_table(("share", above), [(f"{n.share:.1%}", n.units_threshold) for n in found], title=title)
        how = f"{width}: {NO_PILOT}"
    say(
        f"{how}; {above}: Bloch & Kraemer (1989), as in Krippendorff (2019), p {wanted.significance:g}, "
        f"{wanted.coders} coders"
    )


def _of_pilot(wanted: Wanted, given: dict[str, Any]) -> list[Needed]:
    from annotator.comparison import planning, reading, rounds, values
    from annotator.comparison.question import of_sheet

    if given["table"] is not None:
        from annotator.exchange import ratings
        from annotator.exchange.columns import Reading

        questions = ratings.read(given["table"], Reading(sets=given["sets"], coders=given["coders"]))
    else:
        project = open_project()
        scope = scope_of(project, None, None, given["layer"], given["round_name"])
        rated = reading.read(project, project.book(), scope.round or rounds.latest(project))
        questions = [of_sheet(rated, s) for s in values.sheets(rated, [scope.layer] if scope.layer else None)]
    kept = [q for q in questions if given["layer"] in (None, q.layer)]
    found = [needed for question in kept for needed in planning.of_pilot(question, wanted)]
    if not found:
        raise click.UsageError("the pilot has no codes of two coders; give expected shares with --prevalence")
    return found


def _row(needed: Needed) -> tuple[object, ...]:
    return (
        needed.layer, needed.code, f"{needed.share:.1%}", needed.values, needed.alpha, needed.groups,
        needed.units_half_width, needed.units_threshold, needed.why,
    )  # fmt: skip
