"""Coefficients of two coders' table: Cohen's kappa with its maximum and chance part, prevalence and bias, Holsti.

All use the units that both coded; only Holsti's formula counts what each coded alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.chance import both, two_coders
from annotator.agreement.coded import Coded
from annotator.agreement.encoding import encode
from annotator.agreement.estimation import chance_corrected, divide, estimate
from annotator.agreement.nulls import of_table
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.weights import name_of, weight_matrix
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """How often two coders gave each two codes to units both coded, and the weights between codes."""

    counts: Matrix
    weights: Matrix

    @classmethod
    def of(cls, first: Any, second: Any, weights: Matrix) -> Table:
        """Return the table of two columns of codes."""
        q = len(weights) + 1
        counts = np.bincount(cells(first, second, q - 1), minlength=q * q).reshape(q, q)
        return cls(counts[1:, 1:].astype(float), weights)

    @property
    def n(self) -> float:
        """The number of units both coded."""
        return float(self.counts.sum())

    def observed(self) -> float:
        """Return the weighted share of agreeing units."""
        return float(divide((self.counts * self.weights).sum(), self.n))

    def expected(self) -> float:
        """Return the agreement that the two coders' own shares lead to."""
        rows, columns = self.counts.sum(axis=1), self.counts.sum(axis=0)
        return float(divide(rows @ self.weights @ columns, self.n**2))

    def margins(self) -> tuple[Matrix, Matrix]:
        """Return the shares of codes of both coders."""
        return self.counts.sum(axis=1) / self.n, self.counts.sum(axis=0) / self.n

    def pull(self) -> Matrix:
        """Return what a unit in each cell brings to chance agreement (codes × codes)."""
        rows, columns = self.counts.sum(axis=1), self.counts.sum(axis=0)
        return np.asarray(((self.weights @ columns)[:, None] + (self.weights.T @ rows)[None, :]) / (2 * self.n))

    def without(self) -> tuple[Matrix, Matrix]:
        """Return observed and expected agreement without one unit of each cell."""
        rest = self.n - 1
        observed = divide((self.counts * self.weights).sum() - self.weights, rest)
        whole = self.expected() * self.n**2
        return observed, divide(whole - 2 * self.n * self.pull() + self.weights, rest**2)

    def sums(self) -> Matrix:
        """Return the sum of all rows."""
        agreed = (self.counts * self.weights).sum()
        return np.concatenate([[self.n, agreed], self.counts.sum(axis=1), self.counts.sum(axis=0)])[None, :]


def cells(first: Any, second: Any, q: int) -> NDArray[np.signedinteger[Any]]:
    """Return the place of each unit in a table with a row and a column for missing values in front."""
    wide = np.int16 if (q + 1) ** 2 < 32_767 else np.int64
    return np.asarray(first.astype(wide) * wide(q + 1) + second.astype(wide) + wide(q + 2))


def at(table: Matrix, where: NDArray[np.signedinteger[Any]]) -> Matrix:
    """Return the entries of a table of codes × codes at these cells, 0 where a value is missing."""
    padded = np.zeros((len(table) + 1, len(table) + 1))
    padded[1:, 1:] = table
    return np.asarray(padded.ravel().take(where))


def rows(first: Any, second: Any, weights: Matrix) -> Matrix:
    """Return a row a unit: 1 if both coded it, their weight, and 1 at the code of the first and of the second."""
    both_coded = ((first >= 0) & (second >= 0)).astype(float)
    hot = np.vstack([np.eye(len(weights)), np.zeros(len(weights))])
    agreed = at(weights, cells(first, second, len(weights)))
    each = [hot[code] * both_coded[:, None] for code in (first, second)]
    return np.hstack([both_coded[:, None], agreed[:, None], *each])


def cohen_kappa(
    ratings: Any, *, weights: Any = "identity", variant: str | None = None, categories: Sequence[Any] | None = None,
    **given: Any,
) -> Estimate:  # fmt: skip
    """Return Cohen's kappa (1960; weighted 1968): two coders, chance agreement from each one's own shares.

    With variant ``observed_ranks`` codes that neither coder used are struck out and the others weighted by rank, as
    R's irr does. ``ci_method`` asymptotic and ``se_null`` are those of Fleiss, Cohen & Everitt 1969.
    """
    coded = both(encode(ratings, categories), "cohen_kappa")
    if variant == "observed_ranks":
        coded = _ranked(coded)
    first, second, kept = _pair(coded)
    table = Table.of(first, second, weight_matrix(coded.labels, weights))
    observed, expected = table.observed(), table.expected()
    value = float(chance_corrected(observed, expected))

    def influence() -> Matrix:
        x = (table.weights - expected - 2 * (1 - value) * (table.pull() - expected)) / (1 - expected)
        return at(x, cells(first, second, coded.q))

    of = Statistic(
        value, len(first), lambda: rows(first, second, table.weights), lambda s: _kappa(s, table.weights), kept,
        without=lambda: at(chance_corrected(*table.without()), cells(first, second, coded.q)), influence=influence,
    )  # fmt: skip
    why = "both coders used one and the same code only" if table.n else "no unit has values of both coders"
    found = estimate(
        "cohen_kappa", of, Options.of(given), "gwet", why, observed=observed, expected=expected,
        weights=name_of(weights), variant=variant, **_sizes(table),
    )  # fmt: skip
    return replace(found, se_null=of_table(*table.margins(), table.weights, table.n) if table.n else None)


def _ranked(coded: Coded) -> Coded:
    """Return the codes that were used, in their order, as ranks."""
    from annotator.agreement.weights import positions

    used = np.flatnonzero(coded.used() > 0)
    order = used[np.argsort(positions(coded.labels)[used], kind="stable")] if len(used) else used
    table = np.full(coded.q + 1, -1)
    table[order] = np.arange(len(order))
    return Coded(table[coded.codes], tuple(range(1, len(order) + 1)))


def _pair(coded: Coded) -> tuple[Any, Any, NDArray[np.bool_]]:
    """Return the codes of the two coders where both coded, and which units these are."""
    kept = np.asarray((coded.codes >= 0).all(axis=1))
    first, second = coded.codes.T
    return (first, second, kept) if kept.all() else (first[kept], second[kept], kept)


def _sizes(table: Table) -> dict[str, Any]:
    return {"units": int(table.n), "coders": 2, "pairable": int(table.n)}


def shares(sums: Matrix, q: int) -> tuple[Matrix, Matrix, Matrix]:
    """Return weighted agreement, and the two coders' shares of codes, of summed rows."""
    n = sums[:, :1]
    return divide(sums[:, 1], sums[:, 0]), divide(sums[:, 2 : 2 + q], n), divide(sums[:, 2 + q :], n)


def chance(first: Matrix, second: Matrix, weights: Matrix) -> Matrix:
    """Return p_e of two coders' shares."""
    return np.asarray(((first @ weights) * second).sum(axis=-1))


def _kappa(sums: Matrix, weights: Matrix) -> Matrix:
    observed, first, second = shares(sums, len(weights))
    return chance_corrected(observed, chance(first, second, weights))


def _chance(sums: Matrix, weights: Matrix) -> Matrix:
    _, first, second = shares(sums, len(weights))
    return chance(first, second, weights)


def _best(sums: Matrix, weights: Matrix) -> Matrix:
    _, first, second = shares(sums, len(weights))
    return chance_corrected(np.minimum(first, second).sum(axis=1), chance(first, second, weights))


def cohen_kappa_expected(
    ratings: Any, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return the chance agreement p_e of Cohen's kappa."""
    found = _of_table("cohen_kappa_expected", ratings, weights, categories, _chance, given)
    return replace(found, weights=name_of(weights))


def cohen_kappa_max(ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return the largest kappa that the two coders' shares allow: (Σ min(p1_k, p2_k) - p_e) / (1 - p_e)."""
    return _of_table("cohen_kappa_max", ratings, "identity", categories, _best, given)


def prevalence_index(ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return |a - d| / n of a 2 × 2 table (Byrt, Bishop & Carlin 1993)."""
    return _two_by_two("prevalence_index", ratings, categories, lambda g, h: g[:, 0] + h[:, 0] - 1, given)


def bias_index(ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return |b - c| / n of a 2 × 2 table (Byrt, Bishop & Carlin 1993)."""
    return _two_by_two("bias_index", ratings, categories, lambda g, h: g[:, 0] - h[:, 0], given)


def _two_by_two(
    name: str, ratings: Any, categories: Sequence[Any] | None, form: Callable[[Matrix, Matrix], Matrix],
    given: dict[str, Any],
) -> Estimate:  # fmt: skip
    coded = encode(ratings, categories)
    if coded.q > 2:
        raise ValueError(f"{name} is for two codes; {coded.q} were given")
    two = Coded(coded.codes, (*coded.labels, object(), object())[:2])
    return _of_table(name, two, "identity", None, lambda s, _: np.abs(form(*shares(s, 2)[1:])), given)


def _of_table(
    name: str, ratings: Any, weights: Any, categories: Sequence[Any] | None,
    of_sums: Callable[[Matrix, Matrix], Matrix], given: dict[str, Any],
) -> Estimate:  # fmt: skip
    coded = both(encode(ratings, categories), name)
    first, second, kept = _pair(coded)
    table = Table.of(first, second, weight_matrix(coded.labels, weights))
    value = float(of_sums(table.sums(), table.weights)[0]) if table.n else float("nan")
    of = Statistic(
        value, len(first), lambda: rows(first, second, table.weights), lambda s: of_sums(s, table.weights), kept
    )
    why = "both coders used one and the same code only" if table.n else "no unit has values of both coders"
    return estimate(name, of, Options.of(given), "jackknife", why, **_sizes(table))


def holsti(ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return Holsti's coefficient (1969) 2M / (N1 + N2): M units on which both agree, N units each coded."""
    coded = two_coders(encode(ratings, categories), "holsti")
    first, second = coded.codes.T
    values = coded.given()
    kept = values >= 1
    brought = np.column_stack([2.0 * ((first == second) & (first >= 0)), values])[kept]
    value = float(divide(brought[:, 0].sum(), brought[:, 1].sum())) if (values == 2).any() else float("nan")
    of = Statistic(value, len(brought), lambda: brought, lambda s: divide(s[:, 0], s[:, 1]), kept)
    found = {"units": len(brought), "coders": coded.coders, "pairable": int((values == 2).sum())}
    return estimate("holsti", of, Options.of(given), "jackknife", "no unit has values of both coders", **found)
