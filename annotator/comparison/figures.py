"""Which coefficients a layer gets, and over which items (contract, section 5)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import combinations
from typing import Any, Literal

import numpy as np

from annotator import agreement
from annotator.agreement import Estimate
from annotator.agreement.coded import Coded
from annotator.agreement.given import code_by_code, holding
from annotator.comparison import gammas, spans
from annotator.comparison.question import Question
from annotator.delayed import dataclass

Resample = Literal["item", "unit", "document"]
OFF_SCALE = "values off the scale, not in the ordinal alpha"
ALL_EMPTY = "items to which nobody gave a code, not in the alpha where a code is given"


@dataclass(frozen=True, slots=True)
class Plan:
    """How intervals are made: their level, from how many resamples (0: closed form or jackknife), of what.

    ``gamma`` says whether gamma of spans is computed; None: where marks are few.
    """

    ci: float = 0.95
    bootstrap: int = 0
    seed: int = 0
    resample: Resample = "unit"
    gamma: bool | None = None

    def options(self, question: Question) -> dict[str, Any]:
        """Return the options of coefficients over a question's items."""
        groups = question.documents if self.resample == "document" else question.units
        return {
            "ci": self.ci, "bootstrap": self.bootstrap, "seed": self.seed,
            "clusters": None if self.resample == "item" else groups,
        }  # fmt: skip

    def told(self, found: Estimate) -> Estimate:
        """Return a result that says by what its interval goes."""
        if found.ci_method is None or " by " in found.ci_method:
            return found
        return dataclasses.replace(found, ci_method=f"{found.ci_method} by {self.resample}")


@dataclass(frozen=True, slots=True)
class Layer:
    """The figures of one layer, in the contract's shape; ``item`` says what was compared, ``more`` what else was asked.

    ``more`` holds results by name (by_document, by_week …).
    """

    layer: str
    item: str
    scale: str
    overall: tuple[Estimate, ...]
    by_code: tuple[Estimate, ...]
    by_pair: tuple[Estimate, ...]
    excluded: Mapping[str, int]
    more: Mapping[str, Any] = field(default_factory=dict)


def figures(question: Question, plan: Plan) -> Layer:
    """Return all coefficients of one layer: over all coders, code by code, and pair by pair."""
    overall, aligned = coefficients(question, plan), gammas.of(question, plan)
    return Layer(
        question.layer, question.item, "ordinal" if question.kind == "ordinal" else "nominal",
        (*overall, *map(plan.told, aligned.overall())), by_code(question, plan, aligned),
        _by_pair(question, plan, overall), {**question.excluded, **_missing(question)},
    )  # fmt: skip


def coefficients(question: Question, plan: Plan) -> tuple[Estimate, ...]:
    """Return the coefficients of one layer over all its coders; none where there are fewer than two."""
    if len(question.coders) < 2:
        return ()
    compute = {"set": _sets, "ordinal": _ordinal}.get(question.kind, _nominal)
    options = plan.options(question)
    found = list(compute(question, options))
    if question.texts is not None:
        found += spans.family(question.texts, _of_texts(question, options))
    return tuple(map(plan.told, found))


def _missing(question: Question) -> dict[str, int]:
    """Count what single coefficients leave out: values off the scale; items that nobody gave a code."""
    if question.kind == "ordinal":
        on = set(question.codes)
        off = np.array([not label & on for label in question.labels], dtype=np.bool_)
        count = int(np.append(off, False)[question.cells].sum())
        return {OFF_SCALE: count} if count else {}
    if question.kind == "set":
        count = _left_empty(question)
        return {ALL_EMPTY: count} if count else {}
    return {}


def _nominal(question: Question, options: Mapping[str, Any]) -> Iterator[Estimate]:
    coded = question.numbers() if question.weights not in (None, "identity") else question.single()
    yield from _chance_corrected(coded, question.weights, options)


def _chance_corrected(coded: Coded, weights: str | None, options: Mapping[str, Any]) -> Iterator[Estimate]:
    """Yield percent agreement, alpha, Cohen's kappa (two coders), Fleiss' kappa and AC1 (weighted: AC2)."""
    weighted = {"weights": weights} if weights else {}
    measures: list[Callable[..., Estimate]] = [
        agreement.percent_agreement, agreement.krippendorff_alpha,
        *([agreement.cohen_kappa] if coded.codes.shape[1] == 2 else []), agreement.fleiss_kappa, agreement.gwet_ac,
    ]  # fmt: skip
    for measure in measures:
        yield measure(coded, **weighted, **options)


def _ordinal(question: Question, options: Mapping[str, Any]) -> Iterator[Estimate]:
    """Yield alpha over all values, alpha of on the scale or not, ordinal alpha on the scale; then the nominal ones."""
    coded = question.single()
    nominal = list(_chance_corrected(coded, None, options))
    alpha = next(e for e in nominal if e.coefficient == "krippendorff_alpha")
    yield dataclasses.replace(alpha, variant="all values")
    is_on = np.array([label in set(question.codes) for label in coded.labels] + [False])
    on_or_off = Coded(np.asfortranarray(np.where(coded.codes < 0, -1, is_on[coded.codes])), (False, True))
    yield dataclasses.replace(agreement.krippendorff_alpha(on_or_off, **options), variant="on the scale or not")
    ordinal = agreement.krippendorff_alpha(question.single(question.codes), level="ordinal", **options)
    yield dataclasses.replace(ordinal, variant="values on the scale")
    if question.weights:
        yield from _chance_corrected(question.single(question.codes), question.weights, options)
    yield from (e for e in nominal if e is not alpha)


def _sets(question: Question, options: Mapping[str, Any]) -> Iterator[Estimate]:
    """Yield alpha with MASI distance, the same where anybody gave a code, the share of identical sets."""
    sets = question.sets()
    yield agreement.krippendorff_alpha(sets, distance="masi", **options)
    filled = _filled(question)
    clusters = options["clusters"]
    some = agreement.krippendorff_alpha(
        Coded(np.asfortranarray(sets.codes[filled]), sets.labels), distance="masi",
        **{**options, "clusters": None if clusters is None else clusters[filled]},
    )  # fmt: skip
    left = _left_empty(question)
    yield dataclasses.replace(some, variant=f"items where a code is given ({left} left out, where nobody gave one)")
    yield dataclasses.replace(agreement.percent_agreement(sets, **options), variant="identical sets")


def _of_texts(question: Question, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of coefficients over the texts of a question: each text belongs to an item."""
    clusters = options["clusters"]
    if clusters is None or question.texts is None:
        return dict(options)
    kept = [t is not None and len(t.coders) > 1 for t in question.texts]
    return {**options, "clusters": clusters[np.array(kept, dtype=np.bool_)]}


def _filled(question: Question) -> Any:
    """Say which items anybody gave a code."""
    is_code = np.array([bool(label) for label in question.labels] + [False])
    return is_code[question.cells].any(axis=1)


def _left_empty(question: Question) -> int:
    """Count the items with values of two coders or more, which alpha compares, that nobody gave a code."""
    is_compared = (question.cells >= 0).sum(axis=1) > 1
    return int((is_compared & ~_filled(question)).sum())


def by_code(question: Question, plan: Plan, aligned: gammas.Gammas | None = None) -> tuple[Estimate, ...]:
    """Return, for each code that anybody gave, the coefficients of given or not, its share, and who gave it how often.

    The coefficients of spans of the code follow where the layer marks words.
    """
    codes = question.used() if len(question.coders) > 1 else []
    if not codes:
        return ()
    options = plan.options(question)
    sets = question.sets() if question.kind == "set" else question.single([*codes])
    found: dict[str, list[Estimate]] = {code: [] for code in codes}
    for each in code_by_code(sets, codes, by=plan.resample, **options):
        found[each.category or ""].append(each)
    marked = {} if question.texts is None else spans.of_codes(question.texts, codes, _of_texts(question, options))
    for code, uses in zip(codes, _uses(sets, codes, question.coders), strict=True):
        of_spans = [*marked.get(code, ()), *(aligned.of_code(code) if aligned else ())]
        found[code] += [*map(plan.told, of_spans), *uses]
    return tuple(each for code in codes for each in found[code])


def _uses(sets: Coded, codes: Sequence[str], coders: Sequence[str]) -> Iterator[list[Estimate]]:
    """Yield, code by code, its share of all values, and how many each coder gave."""
    cells = [np.bincount(column + np.int64(1), minlength=sets.q + 1)[1:] for column in sets.codes.T]
    count = (np.array(cells) @ holding(sets.labels, codes)).tolist()
    values = [int(cell.sum()) for cell in cells]
    for k, code in enumerate(codes):
        given = [float(of_coder[k]) for of_coder in count]
        yield [
            Estimate("prevalence", sum(given) / sum(values), category=code, units=len(sets.codes), coders=len(coders),
                     pairable=sum(values)),
            *(Estimate("count", n, category=code, variant=coder, units=units, coders=1)
              for n, coder, units in zip(given, coders, values, strict=True)),
        ]  # fmt: skip


def _by_pair(question: Question, plan: Plan, overall: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """Return, for each pair of coders, what is computed over all; of two coders it is known already."""
    found: list[Estimate] = []
    for a, b in combinations(range(len(question.coders)), 2):
        pair = (question.coders[a], question.coders[b])
        known = overall if pair == question.coders else coefficients(question.of((a, b)), plan)
        found += named(known, ", ".join(pair))
    return tuple(found)


def named(found: Sequence[Estimate], name: str) -> list[Estimate]:
    """Return results with the name of what they are of in front of their variant."""
    return [dataclasses.replace(e, variant=f"{name}: {e.variant}" if e.variant else name) for e in found]
