"""The command that learns themes from what a coder answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from annotator.cli.common import Command, emit_json, open_project, options
from annotator.cli.tables import emit_table

if TYPE_CHECKING:
    from annotator.store.project import Project
    from annotator.suggest.evaluation import Evaluation, Share


@click.command("learn", cls=Command)
@click.option("--coder", metavar="C", help="Only this coder (else each person of the round, each apart).")
@click.option("--round", "round_name", metavar="R", default="main", show_default=True, help="The round.")
@click.option("--evaluate", "check", is_flag=True, help="Cross-validate, print what was found and store nothing.")
@click.option("--seed", default=0, show_default=True, help="How the answers are split for --evaluate.")
def learn_command(coder: str | None, round_name: str, check: bool, seed: int) -> None:
    """Learn themes from a coder's answers, and suggest them to that coder alone."""
    from annotator.store import rounds

    project = open_project()
    rounds.get(project.conn, round_name)
    coders = _coders(project, coder, round_name)
    if check:
        _evaluate(project, coders, round_name, seed)
    else:
        _learn(project, coders, round_name)


def _coders(project: Project, coder: str | None, round_name: str) -> list[str]:
    from annotator.comparison.reading import persons
    from annotator.errors import UsageError
    from annotator.store import coders

    if coder:
        return [coders.resolve(project.conn, coder)]
    found = list(persons(project, round_name))
    if not found:
        raise UsageError(
            f"nobody has coded in round '{round_name}' yet", remedy="code first with 'annotator code --coder NAME'"
        )
    return found


def _learn(project: Project, coders: list[str], round_name: str) -> None:
    from annotator.study import learning

    book = project.book()
    found = [one for coder in coders for one in learning.learn(project, book, coder, round_name)]
    if options().as_json:
        emit_json(found)
        return
    columns = ("coder", "layer", "answers learnt", "new suggestions", "kept")
    emit_table(columns, ((o.coder, o.layer, o.examples, o.new, o.kept) for o in found))


def _evaluate(project: Project, coders: list[str], round_name: str, seed: int) -> None:
    from annotator.study import learning
    from annotator.text import one_line

    book = project.book()
    found = [(c, layer, e) for c in coders for layer, e in learning.check(project, book, c, round_name, seed)]
    if options().as_json:
        emit_json([_row(coder, round_name, layer, each) for coder, layer, each in found])
        return
    columns = ("coder", "layer", "items", "first 3", "with learning", "first 5", "with learning")
    emit_table(columns, ((c, layer, e.examples, *_shares(e)) for c, layer, e in found))
    for coder, layer, each in found:
        click.echo(f"{one_line(coder)}, {layer}: {_verdict(each)}")
    click.echo()
    for coder, layer, each in found:
        if each.codes:
            rows = ((c.code, c.examples, c.start, c.learnt) for c in each.codes)
            emit_table(("code", "items", "first 3", "with learning"), rows, title=f"{coder}: {layer}, code by code")


def _row(coder: str, round_name: str, layer: str, found: Evaluation) -> dict[str, Any]:
    return {
        "coder": coder, "round": round_name, "layer": layer, "items": found.examples, "start": found.start,
        "learnt": found.learnt, "difference": found.difference, "helps": found.helps, "codes": found.codes,
    }  # fmt: skip


def _shares(found: Evaluation) -> tuple[float | None, ...]:
    pairs: list[tuple[Share | None, str]] = [
        (found.start, "first_3"), (found.learnt, "first_3"), (found.start, "first_5"), (found.learnt, "first_5"),
    ]  # fmt: skip
    return tuple(getattr(share, name) if share is not None else None for share, name in pairs)


def _verdict(found: Evaluation) -> str:
    from annotator.suggest.evaluation import FEWEST

    gain = found.difference
    if gain is None:
        return f"too few answers yet, a code in {FEWEST} paragraphs is needed"
    words = {True: "learning helps", False: "learning harms", None: "whether learning helps cannot be told yet"}
    interval = f"{gain.level:.0%} interval {gain.low:+.3f} to {gain.high:+.3f} over {gain.units} paragraphs"
    return f"{words[found.helps]}: {gain.first_3:+.3f} among the first three, {interval}"
