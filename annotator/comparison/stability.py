"""Stability: each coder's own coding in one round against the same coder's in another, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from annotator.comparison.against import stack
from annotator.comparison.question import Question
from annotator.comparison.values import Label


def stable(earlier: Question, later: Question) -> Question:
    """Return a question of two columns, the earlier and the later coding of each coder, coders one below the other."""
    coders = [c for c in earlier.coders if c in later.coders]
    both = _joined(earlier, later, coders)
    size = len(coders)
    found = stack(both, [(g, g + size) for g in range(size)])
    return replace(found, coders=("earlier", "later"), texts=None, excluded={})


def of_coder(earlier: Question, later: Question, coder: str) -> Question:
    """Return one coder's earlier and later coding."""
    found = stack(_joined(earlier, later, [coder]), [(0, 1)])
    return replace(found, coders=("earlier", "later"), texts=None, excluded={})


def _joined(earlier: Question, later: Question, coders: Sequence[str]) -> Question:
    """Return the items of both rounds with the coders' earlier columns, then their later ones."""
    labels: dict[Label, int] = {}
    first, second = (_renumbered(q, labels) for q in (earlier, later))
    rows = [{q.name(i): i for i in range(len(q.items))} for q in (earlier, later)]
    names = list(dict.fromkeys([*rows[0], *rows[1]]))
    columns = [[q.coders.index(c) for c in coders] for q in (earlier, later)]
    parts = []
    for cells, row, column in zip((first, second), rows, columns, strict=True):
        padded = np.vstack([cells[:, column], np.full((1, len(column)), -1, dtype=np.int64)])
        parts.append(padded[[row.get(name, -1) for name in names]].reshape(len(names), len(column)))
    units = [name.partition("/")[0] for name in names]
    number = {unit: i for i, unit in enumerate(dict.fromkeys(units))}
    return replace(
        earlier, coders=(*coders, *(f"{c}, later" for c in coders)), labels=tuple(labels),
        cells=np.hstack(parts).reshape(len(names), 2 * len(coders)), items=names,
        units=np.array([number[u] for u in units], dtype=np.int64), documents=None, document_names=(),
        unit_labels=(), texts=None,
    )  # fmt: skip


def _renumbered(question: Question, labels: dict[Label, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    table = [labels.setdefault(label, len(labels)) for label in question.labels]
    return np.array([*table, -1], dtype=np.int64)[question.cells]
