"""Alpha for spans (Krippendorff, Mathet, Bouvry & Widlöcher 2016): u-alpha, |u-alpha, cu-alpha, (k)u-alpha, coverage.

Each text brings a row of sums, so that texts are pooled by adding and intervals leave out one text at a time; a single
text brings a row for each of its sections. What is shared is exact: the continuum is cut at all starts and ends, never
into characters.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.estimation import by_coder_of_texts, divide, estimate
from annotator.agreement.laid import HEAD, lay
from annotator.agreement.options import Options
from annotator.agreement.resampling import ByCoder, Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.sections import by_section
from annotator.agreement.spans import Continuum, codes_of, continua
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Unitized:
    """Texts with all sums of the family, read once: a row a text of the head and of l, a, q and o by code.

    Where there is one text, a row is one of its sections.
    """

    rows: Matrix
    codes: tuple[Any, ...]
    coders: int
    kept: NDArray[np.bool_]
    texts_read: tuple[Continuum, ...]

    @property
    def texts(self) -> int:
        """The number of texts of two coders or more."""
        return int(self.kept.sum())

    def pooled(self) -> Unitized:
        """Return the whole as one row."""
        return replace(self, rows=self.rows.sum(axis=0)[None, :])

    def block(self, rows: Matrix, place: int) -> Matrix:
        """Return one of the sums by code: 0 length, 1 shared matter a, 2 its squares q, 3 same code at both o."""
        q = len(self.codes)
        return rows[:, HEAD + place * q : HEAD + (place + 1) * q]


def unitize(
    spans: Any, length: float | None = None, *, coders: Sequence[Any] | None = None, begin: float = 0
) -> Unitized:
    """Return spans read once for many coefficients; ``spans`` as in ``spans.continua``, or already unitized."""
    if isinstance(spans, Unitized):
        return spans
    given = continua(spans, length, coders, begin)
    texts = [t for t in given if len(t.coders) > 1]
    codes = tuple(codes_of(texts))
    kept = np.array([len(t.coders) > 1 for t in given], dtype=np.bool_)
    sums = lay(texts, codes).in_sections().sums()
    return Unitized(sums, codes, len({c for t in texts for c in t.coders}), kept, tuple(texts))


def u_alpha(spans: Any, length: float | None = None, **given: Any) -> Estimate:
    """Return u-alpha: agreement on where spans lie and on their codes, gaps being a value of their own."""
    return _estimate("u_alpha", spans, length, given, _u, "nothing was coded, or one code covers everything")


def u_alpha_binary(spans: Any, length: float | None = None, **given: Any) -> Estimate:
    """Return |u-alpha: agreement on what was coded at all, whatever the code."""
    return _estimate("u_alpha_binary", spans, length, given, _binary, "nothing was coded, or everything by everybody")


def cu_alpha(spans: Any, length: float | None = None, **given: Any) -> Estimate:
    """Return cu-alpha: agreement on codes over the matter that two coders coded, whatever lies outside."""
    why = "no two coders coded the same matter, or too little, or with one code only"
    return _estimate("cu_alpha", spans, length, given, _cu, why)


def ku_alpha(spans: Any, length: float | None = None, category: Any = None, **given: Any) -> Estimate:
    """Return (k)u-alpha: agreement on one code over the matter of its spans that others coded."""
    why = "nobody else coded where this code was given, or nothing else is shared, or too little"
    return _estimate("ku_alpha", spans, length, given, _of_code(_ku, category), why, category)


def ku_coverage(spans: Any, length: float | None = None, category: Any = None, **given: Any) -> Estimate:
    """Return the share of a code's matter that another coder coded too: how much (k)u-alpha rests on."""
    return _estimate(
        "ku_coverage", spans, length, given, _of_code(_coverage, category), "nobody used the code", category
    )


def u_alpha_category(spans: Any, length: float | None = None, category: Any = None, **given: Any) -> Estimate:
    """Return u-alpha of one code against all else: spans of other codes may overlap its own, and its own are merged."""
    texts = continua(spans, length, given.pop("coders", None), given.pop("begin", 0))
    [found] = u_alpha_categories(texts, [category], **given)
    return found


def u_alpha_categories(texts: Sequence[Continuum], codes: Sequence[Any], **given: Any) -> list[Estimate]:
    """Return u-alpha of each of these codes against all else, the texts being read once."""
    shared = [t for t in texts if len(t.coders) > 1]
    laid = lay(shared, tuple(dict.fromkeys((*codes_of(shared), *codes)))).in_sections()
    coders = len({c for t in shared for c in t.coders})
    kept = np.array([len(t.coders) > 1 for t in texts], dtype=np.bool_)
    why = "nobody used the code, or it covers everything"
    found = []
    for code in codes:
        of = Unitized(laid.only(code), (code,), coders, kept, tuple(shared))
        found.append(_estimate("u_alpha_category", of, None, dict(given), _u, why, code))
    return found


def _of_coders(name: str, of: Unitized, of_sums: Callable[[Unitized, Matrix], Matrix], category: Any) -> ByCoder:
    def value(texts: list[Continuum]) -> float | None:
        if name == "u_alpha_category":
            return u_alpha_categories(texts, [category], ci=None)[0].value
        return _estimate(name, texts, None, {"ci": None}, of_sums, "", category).value

    return by_coder_of_texts(of.texts_read, value)


def _estimate(
    name: str, spans: Any, length: float | None, given: dict[str, Any],
    of_sums: Callable[[Unitized, Matrix], Matrix], why: str, category: Any = None,
) -> Estimate:  # fmt: skip
    of = unitize(spans, length, coders=given.pop("coders", None), begin=given.pop("begin", 0))
    options = Options.of(given)
    is_cut = of.texts == 1 and options.clusters is None and options.resample != "coder"
    if of.texts == 1 and not is_cut:
        of = of.pooled()
    if len(of.rows) == 0:
        why = "there are fewer than two coders"
    total = of.rows.sum(axis=0)[None, :]
    value = float(of_sums(of, total)[0]) if len(of.rows) else math.nan
    coders = _of_coders(name, of, of_sums, category)
    statistic = Statistic(value, len(of.rows), lambda: of.rows, lambda rows: of_sums(of, rows), of.kept, coders=coders)
    named = {"units": of.texts, "coders": of.coders, "pairable": of.texts}
    if name in _PARTS and not math.isnan(value):
        named |= dict(zip(("observed", "expected"), _PARTS[name](of, total), strict=True))
    label = None if category is None else str(category)
    found = estimate(name, statistic, options, "jackknife", why, category=label, **named)
    return by_section(found) if is_cut else found


def _alpha(observed: Matrix, expected: Matrix) -> Matrix:
    return np.asarray(1 - divide(observed, np.where(expected > 1e-12, expected, 0.0)))


def _u_parts(of: Unitized, rows: Matrix) -> tuple[Matrix, Matrix]:
    total = rows[:, 0]
    same = (of.block(rows, 0) ** 2).sum(axis=1) + rows[:, 4] ** 2
    return divide(rows[:, 1], total), divide(total**2 - same, total**2 - rows[:, 3])


def _u(of: Unitized, rows: Matrix) -> Matrix:
    return _alpha(*_u_parts(of, rows))


def _binary_parts(of: Unitized, rows: Matrix) -> tuple[Matrix, Matrix]:
    total, gap = rows[:, 0], rows[:, 4]
    same = (total - gap) ** 2 + gap**2
    return divide(rows[:, 2], total), divide(total**2 - same, total**2 - rows[:, 3])


def _binary(of: Unitized, rows: Matrix) -> Matrix:
    return _alpha(*_binary_parts(of, rows))


def _cu_parts(of: Unitized, rows: Matrix) -> tuple[Matrix, Matrix]:
    shared, squares = of.block(rows, 1), of.block(rows, 2).sum(axis=1)
    total = shared.sum(axis=1)
    observed = divide(total - of.block(rows, 3).sum(axis=1), total)
    return observed, divide(total**2 - (shared**2).sum(axis=1), total**2 - squares)


def _cu(of: Unitized, rows: Matrix) -> Matrix:
    return _alpha(*_cu_parts(of, rows))


def _of_code(form: Callable[[Unitized, Matrix, int], Matrix], category: Any) -> Callable[[Unitized, Matrix], Matrix]:
    def of_sums(of: Unitized, rows: Matrix) -> Matrix:
        if category not in of.codes:
            return np.full(len(rows), np.nan)
        return form(of, rows, of.codes.index(category))

    return of_sums


def _ku(of: Unitized, rows: Matrix, k: int) -> Matrix:
    shared, squares, same = (of.block(rows, place)[:, k] for place in (1, 2, 3))
    total = of.block(rows, 1).sum(axis=1)
    return _alpha(divide(shared - same, shared), divide(shared * (total - shared), total * shared - squares))


def _coverage(of: Unitized, rows: Matrix, k: int) -> Matrix:
    return divide(of.block(rows, 1)[:, k], of.block(rows, 0)[:, k])


def _scalars(parts: Callable[[Unitized, Matrix], tuple[Matrix, Matrix]]) -> Callable[[Unitized, Matrix], Any]:
    return lambda of, rows: tuple(float(part[0]) for part in parts(of, rows))


_PARTS = {"u_alpha": _scalars(_u_parts), "u_alpha_binary": _scalars(_binary_parts), "cu_alpha": _scalars(_cu_parts)}
