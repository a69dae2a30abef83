"""A coder held against others in a table of its own: precision, recall, agreement; of a machine, how often overruled.

An answer key or a person is the reference: of the codes a coder gave, how many the reference has (precision); of those
the reference has, how many the coder gave (recall). A machine is the one that is judged: the coders are its reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import Estimate
from annotator.agreement.options import Options
from annotator.comparison.figures import Plan, named
from annotator.comparison.question import Question
from annotator.comparison.sums import Evaluate, Matrix, estimate

_WHY: Mapping[str, str] = {
    "precision": "no code was given",
    "recall": "there is no code to find",
    "override_rate": "nothing was proposed",
    "percent_agreement": "no item has values of both",
}


def against(question: Question, other: str, plan: Plan, is_machine: bool) -> tuple[Estimate, ...]:
    """Return, for each coder and for all together, the figures against ``other``; then code by code, all together."""
    place = question.coders.index(other)
    return of_pairs(question, [(g, place) for g in range(len(question.coders)) if g != place], plan, is_machine)


def of_pairs(
    question: Question, pairs: Sequence[tuple[int, int]], plan: Plan, is_machine: bool
) -> tuple[Estimate, ...]:  # fmt: skip
    """Return the figures of each pair of a coder and what it is held against; then of all; then code by code."""
    if not pairs:
        return ()
    stacked = stack(question, pairs)
    found: list[Estimate] = []
    for pair in pairs:
        found += named(list(_figures(stack(question, [pair]), plan, is_machine)), question.coders[pair[0]])
    if len(pairs) > 1:
        found += named(list(_figures(stacked, plan, is_machine)), "all")
    for code in stacked.used():
        found += [replace(e, category=code) for e in _of_code(stacked, code, plan, is_machine)]
    return tuple(found)


def stack(question: Question, pairs: Sequence[tuple[int, int]]) -> Question:
    """Return a question of two columns, the items of each pair of coders one below the other."""
    parts = [question.of(pair) for pair in pairs]
    documents = question.documents
    return replace(
        question, coders=("one", "other"), cells=np.concatenate([p.cells for p in parts]),
        units=np.tile(question.units, len(parts)), items=list(question.items) * len(parts),
        documents=None if documents is None else np.tile(documents, len(parts)),
        texts=None if question.texts is None else tuple(
            t and replace(t, coders=_as(t.coders, p), spans=tuple(replace(s, coder=_side(s.coder, p)) for s in t.spans))
            for p in parts for t in p.texts or ()
        ),
    )  # fmt: skip


def _as(coders: Sequence[str], part: Question) -> tuple[str, ...]:
    return tuple(_side(c, part) for c in coders)


def _side(coder: str, part: Question) -> str:
    return "one" if coder == part.coders[0] else "other"


def _figures(pair: Question, plan: Plan, is_machine: bool) -> Iterator[Estimate]:
    """Yield the figures over all codes of a coder (first column) and the other."""
    there = np.asarray((pair.cells >= 0).all(axis=1))
    coder, other = (h & there[:, None] for h in _holds(pair, pair.used()))
    same = np.asarray(pair.cells[:, 0] == pair.cells[:, 1]) & there
    judged, reference = (other, coder) if is_machine else (coder, other)
    right = (judged & reference).sum(axis=1)
    yield _ratio("precision", right, judged.sum(axis=1), pair, plan)
    yield _ratio("recall", right, reference.sum(axis=1), pair, plan)
    yield _ratio("percent_agreement", same, there, pair, plan)
    if is_machine:
        proposed = np.asarray(judged.any(axis=1))
        yield _ratio("override_rate", proposed & ~same, proposed, pair, plan)


def _of_code(pair: Question, code: str, plan: Plan, is_machine: bool) -> Iterator[Estimate]:
    there = np.asarray((pair.cells >= 0).all(axis=1))
    coder, other = (h[:, 0] & there for h in _holds(pair, [code]))
    judged, reference = (other, coder) if is_machine else (coder, other)
    yield _ratio("precision", judged & reference, judged, pair, plan)
    yield _ratio("recall", judged & reference, reference, pair, plan)
    if is_machine:
        yield _ratio("override_rate", judged & ~reference, judged, pair, plan)


def _holds(pair: Question, codes: Sequence[str]) -> list[NDArray[np.bool_]]:
    """Return which codes each of the two gave (items × codes); that none applies is no code here."""
    table = np.array([[c in label for c in codes] for label in pair.labels] + [[False] * len(codes)], dtype=np.bool_)
    table = table.reshape(len(pair.labels) + 1, len(codes))
    return [np.asarray(table[pair.cells[:, side]]) for side in (0, 1)]


def _ratio(name: str, part: NDArray[Any], whole: NDArray[Any], pair: Question, plan: Plan) -> Estimate:
    rows = np.column_stack([part, whole]).astype(float)
    found = estimate(
        name, rows, _SHARE, Options(**plan.options(pair)), _WHY[name], units=int((pair.cells >= 0).any(axis=1).sum()),
        coders=2, pairable=int((pair.cells >= 0).all(axis=1).sum()),
    )  # fmt: skip
    return plan.told(found)


def _share(sums: Matrix) -> Matrix:
    fine = sums[..., 1] > 0
    return np.asarray(np.divide(sums[..., 0], sums[..., 1], out=np.full(sums.shape[:-1], np.nan), where=fine))


_SHARE: Evaluate = _share
