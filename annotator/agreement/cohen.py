"""Coefficients of two coders' table: Cohen's kappa with its maximum and chance part, prevalence and bias, Holsti.

All use the units that both coded; only Holsti's formula counts what each coded alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.chance import both
from annotator.agreement.encoding import Coded, encode
from annotator.agreement.estimation import chance_corrected, divide, estimate
from annotator.agreement.resampling import Options, Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.weights import name_of, weight_matrix

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """How often two coders gave each two codes, the cell of each unit, and the weights between codes."""

    counts: Matrix
    cells: NDArray[np.int64]
    weights: Matrix
    kept: NDArray[np.bool_]

    @classmethod
    def of(cls, first: Any, second: Any, weights: Matrix) -> Table:
        """Return the table of two columns of codes."""
        q = len(weights)
        kept = (first >= 0) & (second >= 0)
        cells = first[kept].astype(np.int64) * q + second[kept]
        counts = np.bincount(cells, minlength=q * q).reshape(q, q).astype(float)
        return cls(counts, cells, weights, kept)

    @property
    def n(self) -> float:
        """The number of units both coded."""
        return float(len(self.cells))

    def observed(self) -> float:
        """Return the weighted share of agreeing units."""
        return float(divide((self.counts * self.weights).sum(), self.n))

    def expected(self) -> float:
        """Return the agreement that the two coders' own shares lead to."""
        rows, columns = self.counts.sum(axis=1), self.counts.sum(axis=0)
        return float(divide(rows @ self.weights @ columns, self.n**2))

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

    def one_hot(self) -> Matrix:
        """Return a row a unit with 1 in its cell."""
        return np.eye(self.counts.size)[self.cells]


def cohen_kappa(
    ratings: Any, *, weights: Any = "identity", variant: str | None = None, categories: Sequence[Any] | None = None,
    **given: Any,
) -> Estimate:  # fmt: skip
    """Return Cohen's kappa (1960; weighted 1968): two coders, chance agreement from each one's own shares.

    With variant ``observed_ranks`` codes that neither coder used are struck out and the others weighted by rank, as
    R's irr does. ``ci_method`` asymptotic is that of Fleiss, Cohen & Everitt 1969.
    """
    coded = both(encode(ratings, categories), "cohen_kappa")
    if variant == "observed_ranks":
        coded = _ranked(coded)
    table = Table.of(coded.codes[:, 0], coded.codes[:, 1], weight_matrix(coded.labels, weights))
    observed, expected = table.observed(), table.expected()
    value = float(chance_corrected(observed, expected))

    def influence() -> Matrix:
        x = (table.weights - expected - 2 * (1 - value) * (table.pull() - expected)) / (1 - expected)
        return np.asarray(x.ravel()[table.cells])

    of = Statistic(
        value, len(table.cells), table.one_hot, lambda sums: _kappa(sums, table.weights), table.kept,
        without=lambda: chance_corrected(*table.without()).ravel()[table.cells], influence=influence,
    )  # fmt: skip
    why = "both coders used one and the same code only" if table.n else "no unit has values of both coders"
    return estimate(
        "cohen_kappa", of, Options.of(given), "gwet", why, observed=observed, expected=expected,
        weights=name_of(weights), variant=variant, **_sizes(table),
    )  # fmt: skip


def _ranked(coded: Coded) -> Coded:
    """Return the codes that were used, in their order, as ranks."""
    from annotator.agreement.weights import positions

    used = np.flatnonzero(coded.used() > 0)
    order = used[np.argsort(positions(coded.labels)[used], kind="stable")] if len(used) else used
    table = np.full(coded.q + 1, -1)
    table[order] = np.arange(len(order))
    return Coded(table[coded.codes], tuple(range(1, len(order) + 1)))


def _sizes(table: Table) -> dict[str, Any]:
    return {"units": len(table.cells), "coders": 2, "pairable": len(table.cells)}


def _kappa(sums: Matrix, weights: Matrix) -> Matrix:
    return chance_corrected(divide(sums @ weights.ravel(), sums.sum(axis=1)), _chance(sums, weights))


def _margins(sums: Matrix, q: int) -> tuple[Matrix, Matrix]:
    cells = divide(sums, sums.sum(axis=1, keepdims=True)).reshape(-1, q, q)
    return cells.sum(axis=2), cells.sum(axis=1)


def _chance(sums: Matrix, weights: Matrix) -> Matrix:
    rows, columns = _margins(sums, len(weights))
    return np.asarray(((rows @ weights) * columns).sum(axis=1))


def _best(sums: Matrix, weights: Matrix) -> Matrix:
    rows, columns = _margins(sums, len(weights))
    return chance_corrected(np.minimum(rows, columns).sum(axis=1), _chance(sums, weights))


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
    return _two_by_two("prevalence_index", ratings, categories, (0, 3), given)


def bias_index(ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return |b - c| / n of a 2 × 2 table (Byrt, Bishop & Carlin 1993)."""
    return _two_by_two("bias_index", ratings, categories, (1, 2), given)


def _two_by_two(
    name: str, ratings: Any, categories: Sequence[Any] | None, cells: tuple[int, int], given: dict[str, Any]
) -> Estimate:
    coded = encode(ratings, categories)
    if coded.q > 2:
        raise ValueError(f"{name} is for two codes; {coded.q} were given")
    two = Coded(coded.codes, (*coded.labels, object(), object())[:2])

    def of_sums(sums: Matrix, _: Matrix) -> Matrix:
        return divide(np.abs(sums[:, cells[0]] - sums[:, cells[1]]), sums.sum(axis=1))

    return _of_table(name, two, "identity", None, of_sums, given)


def _of_table(
    name: str, ratings: Any, weights: Any, categories: Sequence[Any] | None,
    of_sums: Callable[[Matrix, Matrix], Matrix], given: dict[str, Any],
) -> Estimate:  # fmt: skip
    coded = both(encode(ratings, categories), name)
    table = Table.of(coded.codes[:, 0], coded.codes[:, 1], weight_matrix(coded.labels, weights))
    value = float(of_sums(table.counts.reshape(1, -1), table.weights)[0])
    of = Statistic(value, len(table.cells), table.one_hot, lambda s: of_sums(s, table.weights), table.kept)
    why = "both coders used one and the same code only" if table.n else "no unit has values of both coders"
    return estimate(name, of, Options.of(given), "jackknife", why, **_sizes(table))


def holsti(ratings: Any, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return Holsti's coefficient (1969) 2M / (N1 + N2): M units on which both agree, N units each coded."""
    coded = encode(ratings, categories)
    if coded.codes.shape[1] != 2:
        raise ValueError(f"holsti is for two coders; {coded.codes.shape[1]} were given")
    first, second = coded.codes.T
    values = coded.given()
    kept = values >= 1
    rows = np.column_stack([2.0 * ((first == second) & (first >= 0)), values])[kept]
    value = float(divide(rows[:, 0].sum(), rows[:, 1].sum()))
    of = Statistic(value, len(rows), lambda: rows, lambda s: divide(s[:, 0], s[:, 1]), kept)
    found = {"units": len(rows), "coders": coded.coders, "pairable": int((values == 2).sum())}
    return estimate("holsti", of, Options.of(given), "jackknife", "nobody coded anything", **found)
