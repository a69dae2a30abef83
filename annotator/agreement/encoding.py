"""How ratings become integer codes: units × coders, -1 for missing; and counts of values by unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Coded:
    """Ratings as codes (units × coders) and the list of labels the codes stand for."""

    codes: Codes
    labels: tuple[Any, ...]

    @property
    def q(self) -> int:
        """The number of codes, used or not."""
        return len(self.labels)

    def given(self) -> NDArray[np.bool_]:
        """Return where a coder gave a value (units × coders)."""
        return np.asarray(self.codes >= 0, dtype=np.bool_)

    def counts(self) -> Matrix:
        """Return how many coders gave each code to each unit (units × codes)."""
        units, coders = self.codes.shape
        found = np.zeros((units, self.q))
        for coder in range(coders):
            given = np.nonzero(self.codes[:, coder] >= 0)[0]
            found[given, self.codes[given, coder]] += 1
        return found


def encode(ratings: Any, categories: Sequence[Any] | None = None) -> Coded:
    """Return ratings as codes; None, NaN and (in integer arrays) negative numbers are missing.

    ``categories`` is the full code list; without it, the sorted values that occur. A set of codes as a value
    is a label of its own. Raises ValueError for a value outside of the list.
    """
    array = np.asarray(ratings) if isinstance(ratings, np.ndarray) else None
    if array is not None and array.dtype.kind in "iu":
        found = np.where(array < 0, -1, array).astype(np.int64)
        top = int(found.max(initial=-1)) + 1
        return Coded(found, tuple(categories) if categories is not None else tuple(range(top)))
    rows = [[_plain(v) for v in row] for row in ratings]
    labels = tuple(categories) if categories is not None else _labels(rows)
    index = {label: i for i, label in enumerate(labels)}
    unknown = next((v for row in rows for v in row if v is not None and v not in index), None)
    if unknown is not None:
        raise ValueError(f"value {unknown!r} is not in the list of codes")
    codes = [[-1 if v is None else index[v] for v in row] for row in rows]
    width = max((len(r) for r in rows), default=0)
    return Coded(np.array(codes, dtype=np.int64).reshape(len(rows), width), labels)


def _plain(value: Any) -> Any:
    if value is None or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(value)
    return value.item() if isinstance(value, np.generic) else value


def _labels(rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    seen = {v for row in rows for v in row if v is not None}
    if all(isinstance(v, frozenset) for v in seen):
        return tuple(sorted(seen, key=lambda s: (len(s), sorted(map(str, s)))))
    try:
        return tuple(sorted(seen))
    except TypeError:
        return tuple(sorted(seen, key=str))
