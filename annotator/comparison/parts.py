"""A layer's figures part by part: documents, weeks, codebook versions, coders; and with suggestions against without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from annotator.agreement import Estimate
from annotator.agreement.intervals import of_resamples
from annotator.agreement.resampling import draws, numbered, summed
from annotator.comparison import gammas
from annotator.comparison.against import stack
from annotator.comparison.figures import Plan, coefficients, named
from annotator.comparison.question import Question
from annotator.comparison.sums import Alpha

_RESAMPLES = 1000  # of a difference when no number is given


def by_part(question: Question, plan: Plan, parts: Sequence[str | None]) -> tuple[Estimate, ...]:
    """Return the coefficients of each part; ``parts`` names that of each item, None for none of them."""
    found: list[Estimate] = []
    for part in dict.fromkeys(p for p in sorted(parts, key=lambda p: (p is None, p)) if p is not None):
        found += named(coefficients(question.where(np.array([p == part for p in parts])), plan), part)
    return tuple(found)


def by_document(question: Question, plan: Plan) -> tuple[Estimate, ...]:
    """Return the coefficients of each document, in reading order."""
    found: list[Estimate] = []
    for i, document in enumerate(question.document_names):
        part = question.where(np.asarray(question.documents == i))
        own = [*coefficients(part, plan), *map(plan.told, gammas.of(part, plan).overall())] if len(part.items) else ()
        found += named(own, document)
    return tuple(found)


def by_coder(question: Question, plan: Plan) -> tuple[Estimate, ...]:
    """Return the coefficients of each coder against all others, pair by pair, the pairs put one below the other."""
    found: list[Estimate] = []
    everybody = range(len(question.coders))
    for g in everybody if len(question.coders) > 1 else ():
        pairs = stack(question, [(g, h) for h in everybody if h != g])
        found += named(coefficients(pairs, plan), question.coders[g])
    return tuple(found)


def difference(question: Question, plan: Plan, is_first: Sequence[bool], is_second: Sequence[bool]) -> Estimate:
    """Return alpha of some items less alpha of others, with an interval by paired resampling.

    In each resample of groups both are computed over the same groups, so that what they share falls out.
    """
    alpha = Alpha.of(question)
    both = [alpha.rows * np.array(chosen, dtype=float)[:, None] for chosen in (is_first, is_second)]
    value = float(np.subtract(*(alpha.value(rows.sum(axis=0)[None, :])[0] for rows in both)))
    name, sizes = "alpha_difference", _sizes(sum(is_first) + sum(is_second), len(question.coders))
    if np.isnan(value):
        why = "one of the two has no alpha: too few items, or one code only"
        return Estimate(name, None, status="undefined", why=why, **sizes)
    groups = plan.options(question)["clusters"]
    blocks = [summed(rows, None if groups is None else numbered(groups)) for rows in both]
    n = len(blocks[0])
    if n < 2:
        return Estimate(name, value, clusters=n, why="no interval: there is only one group", **sizes)
    times = plan.bootstrap or _RESAMPLES
    drawn = np.concatenate([np.subtract(*(alpha.value(w @ b) for b in blocks)) for w in draws(n, times, plan.seed)])
    spread = of_resamples(drawn, "paired bootstrap", n, plan.ci)
    return plan.told(
        Estimate(name, value, se=spread.se, ci=spread.ci, ci_method=spread.method, clusters=n, why=spread.why, **sizes)
    )


def _sizes(units: int, coders: int) -> dict[str, Any]:
    return {"units": units, "coders": coders}


def assisted(question: Question, plan: Plan, conditions: Sequence[str | None]) -> dict[str, tuple[Estimate, ...]]:
    """Return the coefficients where suggestions were in sight, where none were, and the difference of alpha."""
    shown, hidden = ([c == name for c in conditions] for name in ("yes", "no"))
    return {
        "yes": coefficients(question.where(np.array(shown, dtype=np.bool_)), plan),
        "no": coefficients(question.where(np.array(hidden, dtype=np.bool_)), plan),
        "difference": (replace(difference(question, plan, shown, hidden), variant="in sight less hidden"),),
    }
