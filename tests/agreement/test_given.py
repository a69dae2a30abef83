"""All codes at once give the figures of each code by itself, intervals included."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import agreement
from annotator.agreement.collapsing import collapse
from annotator.agreement.encoding import encode
from annotator.agreement.given import NAMES, code_by_code

CODES = ("x", "y", "z")
CELL = st.none() | st.sampled_from(CODES)
SET = st.none() | st.frozensets(st.sampled_from(CODES), max_size=2)


def one_by_one(ratings: Any, listed: Any, code: str, name: str, options: dict[str, Any]) -> agreement.Estimate:
    given_or_not = collapse(ratings, code, listed)
    if name in ("positive_agreement", "negative_agreement"):
        found = getattr(agreement, name)(given_or_not, 1, **options)
        return replace(found, category=code)
    return replace(getattr(agreement, name)(given_or_not, categories=(0, 1), **options), category=code)


def same(a: agreement.Estimate, b: agreement.Estimate) -> None:
    for name in agreement.Estimate.__slots__:
        left, right = getattr(a, name), getattr(b, name)
        if name == "below":
            continue  # how likely the true value lies below a threshold is told of whole layers
        if isinstance(left, float | tuple | list) and right is not None:
            assert left == pytest.approx(right, abs=1e-9), (name, a, b)
        elif not (name == "why" and a.value is None):
            assert left == right, (name, a, b)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(2, 3), st.sampled_from(["free", "pairs", "boot"]), st.booleans())
def test_every_code_has_the_figures_it_has_alone(data: st.DataObject, coders: int, how: str, is_set: bool) -> None:
    cell = SET if is_set else CELL
    ratings = data.draw(st.lists(st.lists(cell, min_size=coders, max_size=coders), min_size=1, max_size=9))
    clusters = {"free": None, "pairs": np.arange(len(ratings)) // 2, "boot": np.arange(len(ratings)) // 2}[how]
    options: dict[str, Any] = {"clusters": clusters, "bootstrap": 20 if how == "boot" else 0, "seed": 3}
    listed = None if is_set else CODES
    found = code_by_code(encode(ratings, listed), CODES, **options)
    names = [n for n in NAMES if n != "cohen_kappa" or coders == 2]
    assert [(e.category, e.coefficient) for e in found] == [(c, n) for c in CODES for n in names]
    for each in found:
        same(each, one_by_one(ratings, listed, each.category or "", each.coefficient, options))


def test_a_code_is_counted_by_hand() -> None:
    ratings = [["x", "x"], ["x", "y"], ["y", "y"], ["y", "y"]]
    found = {e.coefficient: e.value for e in code_by_code(encode(ratings, ("x", "y")), ["x"])}
    assert found["percent_agreement"] == 3 / 4
    assert found["positive_agreement"] == pytest.approx(2 / 3)  # 2a / (2a + b + c)
    assert found["negative_agreement"] == pytest.approx(4 / 5)
    assert found["cohen_kappa"] == pytest.approx((0.75 - 0.5) / 0.5)  # shares 1/2 and 1/4: p_e = 1/8 + 3/8
    assert found["krippendorff_alpha"] == pytest.approx(1 - 7 * 2 / (2 * 3 * 5))
