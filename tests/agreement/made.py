"""Ratings for tests: small tables drawn by hypothesis, and larger ones drawn by seed."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

Units = list[list[Any]]


@st.composite
def tables(draw: st.DrawFn, coders: int | None = None, missing: bool = True, codes: int = 4) -> Units:
    """Units × coders of codes 1, 2, …, some missing; every unit and every coder has a value."""
    m = coders or draw(st.integers(2, 4))
    value = st.integers(1, codes)
    cell = st.one_of(st.none(), value, value, value) if missing else value
    rows = draw(st.lists(st.lists(cell, min_size=m, max_size=m), min_size=3, max_size=8))
    rows = [row for row in rows if any(v is not None for v in row)] or [[1] * m]
    return [*rows, [1] * m, [codes] * m, [1, *[codes] * (m - 1)]]


def drawn(units: int, coders: int, codes: int = 5, agree: float = 0.7, missing: float = 0.2, seed: int = 1) -> Any:
    """Return integer codes (-1 missing) of coders who mostly see the true code."""
    random = np.random.default_rng(seed)
    true = random.integers(0, codes, size=(units, 1))
    found = np.where(random.random((units, coders)) < agree, true, random.integers(0, codes, size=(units, coders)))
    return np.where(random.random((units, coders)) < missing, -1, found)
