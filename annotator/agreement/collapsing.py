"""One code at a time: values become "this code or not"; and how coders agree on giving it and on not giving it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.encoding import encode
from annotator.agreement.estimation import by_coder, divide, estimate, sizes
from annotator.agreement.labels import plain
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate

Matrix = NDArray[np.float64]


def collapse(ratings: Any, category: Any, categories: Sequence[Any] | None = None) -> Coded:
    """Return 1 where the value is (or holds) the code, 0 where not; missing stays missing."""
    coded = encode(ratings, categories)
    code = plain(category)
    holds = [
        code in v if isinstance(v, frozenset) and not isinstance(code, frozenset) else v == code for v in coded.labels
    ]
    table = np.append(np.array(holds, dtype=np.int8), np.int8(-1))
    return Coded(np.asfortranarray(table[coded.codes]), (0, 1))


def positive_agreement(ratings: Any, category: Any, **given: Any) -> Estimate:
    """Return, of all values that give the code, the share that another coder's value joins (Dice; many coders).

    Two coders: 2a / (2a + b + c) (Cicchetti & Feinstein 1990); more: each unit's pairs count 1/(r_i - 1).
    """
    return _specific("positive_agreement", ratings, category, 1, given)


def negative_agreement(ratings: Any, category: Any, **given: Any) -> Estimate:
    """Return, of all values that do not give the code, the share that another coder's value joins."""
    return _specific("negative_agreement", ratings, category, 0, given)


def _specific(name: str, ratings: Any, category: Any, side: int, given: dict[str, Any]) -> Estimate:
    coded = collapse(ratings, category, given.pop("categories", None))
    options = Options.of(given)
    whole = _of_side(coded, side)
    without = by_coder(coded, lambda c: _of_side(c, side).value)
    of = Statistic(whole.value, whole.units, whole.rows, whole.evaluate, whole.kept, coders=without)
    why = "nobody gave the code" if side else "everybody gave the code"
    return estimate(name, of, options, "jackknife", why, category=str(category), **sizes(coded))


def _of_side(coded: Coded, side: int) -> Statistic:
    values = coded.given()
    kept = values >= 2
    count = coded.where(kept).counts()[:, side]
    rows = np.column_stack([count, count * (count - 1) / (values[kept] - 1)])

    def of_sums(sums: Matrix) -> Matrix:
        return divide(sums[:, 1], sums[:, 0])

    value = float(of_sums(rows.sum(axis=0)[None, :])[0])
    return Statistic(value, len(rows), lambda: rows, of_sums, kept)
