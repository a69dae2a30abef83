"""What is asked of a comparison, and its answer: the figures of each layer and what they were computed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from annotator import __version__
from annotator.agreement import Estimate
from annotator.comparison import SUGGESTER
from annotator.comparison.confusions import confusions
from annotator.comparison.figures import Layer, Plan, coefficients, figures, named
from annotator.comparison.influence import influence
from annotator.comparison.marking import MARKING
from annotator.comparison.question import Question, of_sheet
from annotator.comparison.reading import Rated, read
from annotator.comparison.rounds import latest
from annotator.comparison.values import sheets
from annotator.delayed import dataclass
from annotator.errors import UsageError
from annotator.store import coders as known
from annotator.store.project import Project

PARTS = ("code", "pair", "document", "coder", "week", "codebook")
_APART = ("document", "coder", "week", "codebook")  # parts that have figures of their own
MIXED = "items in units that only some coders saw with suggestions"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: which values (round to as_of), and which figures of them (by to has_details)."""

    round: str | None = None
    layer: str | None = None
    coders: tuple[str, ...] = ()
    document: str | None = None
    as_of: str = "open"
    assisted: str | None = None
    depth: int | None = None
    against: str | None = None
    again: str | None = None
    by: tuple[str, ...] = ()
    plan: Plan = Plan()
    has_details: bool = False
    weights: str | None = None  # of a project's ordinal layers


@dataclass(frozen=True, slots=True)
class Answered:
    """The figures of each layer; ``data`` says what they are computed from, in the contract's shape."""

    layers: tuple[Layer, ...]
    data: Mapping[str, Any]
    asked: Asked
    coders: tuple[str, ...]


def of_questions(questions: Sequence[Question], asked: Asked) -> Answered:
    """Return the figures of a table."""
    lacking = [part for part in asked.by if part in ("week", "codebook")]
    if lacking:
        raise UsageError(f"a table does not say {lacking[0]}s", remedy="ask it of the project")
    if asked.plan.resample == "document" and any(q.documents is None for q in questions):
        raise UsageError("the table does not say documents", remedy="use --resample unit, or a matrix of the project")
    layers = tuple(_figures(q, asked, {}) for q in questions if asked.layer in (None, q.layer))
    data = {"round": None, "decisions": None, "codebook_version": None, "seed": asked.plan.seed, "version": __version__}
    return Answered(layers, data, asked, questions[0].coders if questions else ())


def of_project(project: Project, asked: Asked) -> Answered:
    """Return the figures of a project's round."""
    round_name = asked.round or latest(project)
    rated = _rated(project, round_name, asked)
    _check_weights(rated, asked)
    layers = tuple(_again(project, rated, asked) if asked.again else _layers(rated, asked))
    data = {
        "round": round_name, "decisions": rated.decisions, "codebook_version": rated.book.version,
        "seed": asked.plan.seed, "version": __version__,
    }  # fmt: skip
    return Answered(layers, data, asked, tuple(c for c in rated.coders if c != asked.against))


def _check_weights(rated: Rated, asked: Asked) -> None:
    layers = [layer for layer in rated.book.layers if asked.layer in (None, layer.key)]
    if asked.weights and not any(layer.scale == "ordinal" for layer in layers):
        what = f"layer '{asked.layer}' has no order" if asked.layer else "no layer of the codebook is ordinal"
        raise UsageError(f"{what} that codes could be weighted by", remedy="name an ordinal layer with --layer")


def _weighted(question: Question, asked: Asked) -> Question:
    """Return the question of an ordinal layer with the weights asked for."""
    return replace(question, weights=asked.weights) if question.kind == "ordinal" else question


def _rated(project: Project, round_name: str, asked: Asked) -> Rated:
    chosen = [known.resolve(project.conn, c) for c in asked.coders]
    other = None if asked.against in (None, SUGGESTER) else asked.against
    rated = read(project, project.book(), round_name, chosen or None, asked.document, asked.as_of)
    if other is None:
        return rated
    people = [c for c in (chosen or rated.coders) if c != other]
    return read(project, rated.book, round_name, [*people, other], asked.document, asked.as_of)


def _layers(rated: Rated, asked: Asked) -> list[Layer]:
    from annotator.comparison import finishing

    needs = asked.assisted is not None or asked.against == SUGGESTER or {"week", "codebook"} & set(asked.by)
    facts = finishing.finished(rated) if needs else {}
    wanted = [asked.layer] if asked.layer else None
    proposed = {}
    if asked.against == SUGGESTER:
        from annotator.comparison import suggester

        proposed = suggester.figures(rated, facts, wanted, asked.depth, asked.plan)
    found = []
    for sheet in sheets(rated, wanted):
        question = _weighted(of_sheet(rated, sheet, asked.depth), asked)
        conditions: list[str | None] = []
        if asked.assisted:
            of_unit = finishing.of_units(rated, facts, finishing.conditions, rated.coders)
            conditions = [of_unit[i] for i in question.units.tolist()]
        if asked.assisted in ("yes", "no"):
            question = _kept(question, conditions, asked.assisted)
        items: dict[str, list[str | None]] = {}
        for part, fact in (("week", finishing.weeks), ("codebook", finishing.books)):
            if part in asked.by:
                of_unit = finishing.of_units(rated, facts, fact, rated.coders)
                items[part] = [of_unit[i] for i in question.units.tolist()]
        layer = _against(question, rated, asked) if asked.against else _figures(question, asked, items)
        if asked.against == SUGGESTER and sheet.layer.key != MARKING:
            layer = replace(layer, more={**layer.more, "against": proposed[sheet.layer.key]})
        if asked.assisted == "both":
            from annotator.comparison import parts

            layer = replace(layer, more={**layer.more, "assisted": parts.assisted(question, asked.plan, conditions)})
        found.append(layer)
    return found


def _kept(question: Question, conditions: Sequence[str | None], wanted: str) -> Question:
    """Return the items of one condition; whole units count, and what is left out is counted."""
    other = "items with suggestions in sight" if wanted == "no" else "items with suggestions hidden"
    left = {MIXED: conditions.count(None), other: sum(c not in (None, wanted) for c in conditions)}
    kept = question.where(np.array([c == wanted for c in conditions], dtype=np.bool_))
    return replace(kept, excluded={**kept.excluded, **{reason: n for reason, n in left.items() if n}})


def _figures(question: Question, asked: Asked, items: Mapping[str, Sequence[str | None]]) -> Layer:
    """Return the figures of a question with the parts asked for."""
    more: dict[str, Any] = {f"by_{part}": _by(part, question, asked, items) for part in asked.by if part in _APART}
    if asked.has_details:
        more |= {"confusions": tuple(confusions(question)), "influence": tuple(influence(question))}
    return replace(figures(question, asked.plan), more=more)


def _by(part: str, question: Question, asked: Asked, items: Mapping[str, Sequence[str | None]]) -> tuple[Estimate, ...]:
    """Return the figures of each document, coder, week or version of the codebook."""
    from annotator.comparison import parts

    if part == "document":
        return parts.by_document(question, asked.plan)
    return parts.by_coder(question, asked.plan) if part == "coder" else parts.by_part(question, asked.plan, items[part])


def _against(question: Question, rated: Rated, asked: Asked) -> Layer:
    """Return the figures of a layer without the other, and the table of its own that the other gets."""
    if asked.against == SUGGESTER or asked.against is None:
        return _figures(question, asked, {})
    from annotator.comparison.against import against

    people = [g for g, c in enumerate(question.coders) if c != asked.against]
    kinds = dict(rated.project.conn.execute("SELECT name, kind FROM coder").fetchall())
    layer = _figures(question.of(people), asked, {})
    found = against(question, asked.against, asked.plan, kinds[asked.against] == "machine")
    return replace(layer, more={**layer.more, "against": found})


def _again(project: Project, rated: Rated, asked: Asked) -> list[Layer]:
    """Return, layer by layer, the agreement of each coder's coding in one round with the same coder's in another."""
    from annotator.comparison import stability

    later = read(project, rated.book, asked.again or "", rated.coders, asked.document, asked.as_of)
    wanted = [asked.layer] if asked.layer else None
    found = []
    for first, second in zip(sheets(rated, wanted), sheets(later, wanted), strict=False):
        sides = ((rated, first), (later, second))
        earlier, again = (_weighted(of_sheet(r, s, asked.depth), asked) for r, s in sides)
        layer = figures(stability.stable(earlier, again), asked.plan)
        by_coder: list[Estimate] = []
        for coder in rated.coders:
            own = stability.of_coder(earlier, again, coder)
            by_coder += named(coefficients(own, asked.plan), coder)
        found.append(replace(layer, more={"by_coder": tuple(by_coder)}))
    return found
