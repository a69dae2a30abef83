"""What was suggested, as a column beside each coder: the suggestions that stood when the coder finished the unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.agreement import Estimate
from annotator.comparison import SUGGESTER
from annotator.comparison.against import of_pairs
from annotator.comparison.figures import Plan
from annotator.comparison.finishing import Facts
from annotator.comparison.question import Question, of_sheet
from annotator.comparison.reading import Rated
from annotator.comparison.values import sheets


def with_suggestions(rated: Rated, facts: Facts) -> Rated:
    """Return the round with one more column a coder: suggestions for all, of which the best stands on a single layer.

    A unit counts where suggestions had been computed before the coder finished it.
    """
    answers = {layer: list(given) for layer, given in rated.answers.items()}
    done = dict(rated.done)
    layers = set(rated.book.layer_keys)
    by_unit: dict[str, list[str]] = {}
    for coder, unit in rated.done:
        by_unit.setdefault(unit, []).append(coder)
    computed = dict(rated.project.conn.execute("SELECT unit, at FROM suggested").fetchall())
    rows = rated.project.conn.execute(
        'SELECT unit, statement, start, "end", layer, code, score, at, superseded_at FROM suggestion '
        "WHERE coder IS NULL"
    )
    for unit, statement, start, end, layer, code, score, at, gone in rows:
        for coder in by_unit.get(unit, ()):
            when = facts[coder, unit].at
            if at <= when:
                computed[unit] = min(at, computed.get(unit, at))
            if at <= when and (gone is None or gone > when) and layer in layers:
                found = (unit, statement, start, end, _column(coder), code, f"{score:.9f}")
                answers.setdefault(layer, []).append(found)
    for (coder, unit), fact in facts.items():
        if unit in computed and computed[unit] <= fact.at:
            done[_column(coder), unit] = ""
    columns = tuple(map(_column, rated.everybody))
    return replace(
        rated, coders=(*rated.coders, *map(_column, rated.coders)), everybody=(*rated.everybody, *columns),
        answers=answers, done=done,
    )  # fmt: skip


def _column(coder: str) -> str:
    return f"{SUGGESTER} of {coder}"  # no name of a coder: it would have to be registered


def figures(
    rated: Rated, facts: Facts, layers: Sequence[str] | None, depth: int | None, plan: Plan
) -> dict[str, tuple[Estimate, ...]]:  # fmt: skip
    """Return, by layer, precision, recall, agreement and override rate of suggestions against each coder and all."""
    both = with_suggestions(rated, facts)
    return {s.layer.key: of_question(of_sheet(both, s, depth), rated.coders, plan) for s in sheets(both, layers)}


def of_question(question: Question, coders: Sequence[str], plan: Plan) -> tuple[Estimate, ...]:
    """Return the figures of one layer; each coder stands against the suggestions to that coder."""
    place: Mapping[str, int] = {c: g for g, c in enumerate(question.coders)}
    return of_pairs(question, [(place[c], place[_column(c)]) for c in coders], plan, is_machine=True)
