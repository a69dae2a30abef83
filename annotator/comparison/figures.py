"""Which coefficients a layer gets, and over which items (contract, section 5)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from annotator import agreement
from annotator.agreement import Estimate
from annotator.comparison.values import NONE, Value

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One layer's values, wherever they come from: kind nominal, ordinal or set; ``codes`` may be empty (as used)."""

    layer: str
    item: str
    kind: str
    codes: tuple[str, ...]
    off_scale: tuple[str, ...]
    coders: tuple[str, ...]
    values: Sequence[Sequence[Value]]
    clusters: Sequence[str]
    excluded: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """The figures of one layer, in the contract's shape; ``item`` says what was compared."""

    layer: str
    item: str
    scale: str
    overall: tuple[Estimate, ...]
    by_code: tuple[Estimate, ...]
    by_pair: tuple[Estimate, ...]
    excluded: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """How intervals are made."""

    ci: float = 0.95
    bootstrap: int = 0
    seed: int = 0


def figures(question: Question, plan: Plan) -> Layer:
    """Return all coefficients of one layer: over all coders, code by code, and pair by pair."""
    compute = {"set": _sets, "ordinal": _ordinal}.get(question.kind, _nominal)
    scale = "ordinal" if question.kind == "ordinal" else "nominal"
    overall = tuple(compute(question, plan)) if len(question.coders) > 1 else ()
    return Layer(
        question.layer, question.item, scale, overall, tuple(_by_code(question, plan)),
        tuple(_by_pair(question, plan, overall)), dict(question.excluded),
    )  # fmt: skip


def _options(question: Question, plan: Plan) -> dict[str, Any]:
    return {"ci": plan.ci, "bootstrap": plan.bootstrap, "seed": plan.seed, "clusters": question.clusters}


def _single(question: Question) -> list[list[str | None]]:
    return [[next(iter(v)) if v else (NONE if v is not None else None) for v in row] for row in question.values]


def _categories(question: Question) -> list[str] | None:
    """Return the full list of codes with the answer none, or None where the codes are those that were used."""
    if not question.codes:
        return None
    full = [*question.codes, *question.off_scale]
    return full if NONE in full else [*full, NONE]


def _nominal(question: Question, plan: Plan) -> Iterator[Estimate]:
    rows, options = _single(question), _options(question, plan)
    yield from _chance_corrected(rows, _categories(question), options)


def _chance_corrected(rows: Any, categories: Sequence[Any] | None, options: Mapping[str, Any]) -> Iterator[Estimate]:
    """Yield percent agreement, alpha, Cohen's kappa (two coders), Fleiss' kappa and AC1."""
    two = max((len(r) for r in rows), default=0) == 2
    measures: list[Callable[..., Estimate]] = [
        agreement.percent_agreement, agreement.krippendorff_alpha,
        *([agreement.cohen_kappa] if two else []), agreement.fleiss_kappa, agreement.gwet_ac,
    ]  # fmt: skip
    for measure in measures:
        yield measure(rows, categories=categories, **options)


def _ordinal(question: Question, plan: Plan) -> Iterator[Estimate]:
    """Yield alpha over all values, alpha of on the scale or not, ordinal alpha on the scale; then the nominal ones."""
    rows, options = _single(question), _options(question, plan)
    on_scale = set(question.codes)
    nominal = list(_chance_corrected(rows, _categories(question), options))
    yield dataclasses.replace(_alpha_of(nominal), variant="all values")
    yield dataclasses.replace(
        agreement.krippendorff_alpha([[None if v is None else v in on_scale for v in r] for r in rows], **options),
        variant="on the scale or not",
    )
    kept = [[v if v in on_scale else None for v in r] for r in rows]
    ordinal = agreement.krippendorff_alpha(kept, level="ordinal", categories=list(question.codes), **options)
    yield dataclasses.replace(ordinal, variant="values on the scale")
    yield from (e for e in nominal if e.coefficient != "krippendorff_alpha")


def _alpha_of(found: Sequence[Estimate]) -> Estimate:
    return next(e for e in found if e.coefficient == "krippendorff_alpha")


def _sets(question: Question, plan: Plan) -> Iterator[Estimate]:
    """Yield alpha with MASI distance, the same where anybody gave a code, and the share of identical sets."""
    options = _options(question, plan)
    yield agreement.krippendorff_alpha(question.values, distance="masi", **options)
    filled = [any(v for v in row) for row in question.values]
    rows = [r for r, keep in zip(question.values, filled, strict=True) if keep]
    clusters = [c for c, keep in zip(question.clusters, filled, strict=True) if keep]
    left = len(filled) - len(rows)
    some = agreement.krippendorff_alpha(rows, distance="masi", **{**options, "clusters": clusters})
    yield dataclasses.replace(some, variant=f"items with a code of anybody ({left} left out that all left empty)")
    same = agreement.percent_agreement(
        [[None if v is None else "|".join(sorted(v)) for v in r] for r in question.values], **options
    )
    yield dataclasses.replace(same, variant="identical sets")


def _by_code(question: Question, plan: Plan) -> Iterator[Estimate]:
    """Yield, for each code that anybody gave, the coefficients of given or not."""
    if len(question.coders) < 2:
        return
    used = {code for row in question.values for v in row if v for code in v}
    listed = [c for c in (*question.codes, *question.off_scale) if c in used]
    for code in [*listed, *sorted(used - set(listed))]:
        rows = [[-1 if v is None else int(code in v) for v in row] for row in question.values]
        given = np.array(rows, dtype=np.int64).reshape(len(rows), len(question.coders))
        for found in _chance_corrected(given, (0, 1), _options(question, plan)):
            yield dataclasses.replace(found, category=code)


def _by_pair(question: Question, plan: Plan, overall: Sequence[Estimate]) -> Iterator[Estimate]:
    """Yield, for each pair of coders, what is computed over all; of two coders it is known already."""
    compute = {"set": _sets, "ordinal": _ordinal}.get(question.kind, _nominal)
    for a, b in combinations(range(len(question.coders)), 2):
        pair = (question.coders[a], question.coders[b])
        kept = [(r[a], r[b]) for r in question.values]
        known = overall if pair == question.coders else None
        for found in known or compute(dataclasses.replace(question, coders=pair, values=kept), plan):
            named = ", ".join(pair)
            yield dataclasses.replace(found, variant=f"{named}: {found.variant}" if found.variant else named)
