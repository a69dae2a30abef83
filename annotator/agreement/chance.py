"""Percent agreement and the coefficients (p_a - p_e) / (1 - p_e) whose chance agreement comes from pooled shares.

p_a is the mean over units of the weighted share of agreeing coder pairs; the forms differ in p_e only. Units with
one value enter p_e, as Gwet (2014) has it. Closed-form standard errors are those of Gwet 2014, chapters 5 and 6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.encoding import encode
from annotator.agreement.estimation import by_coder, chance_corrected, divide, estimate, sizes
from annotator.agreement.nulls import of_counts
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.weights import name_of, weight_matrix
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Ratings = Any


@dataclass(frozen=True, slots=True)
class Chance:
    """p_e = constant + slope Σ m_kl s_k s_l: every form here is one of these (``matrix`` None: the identity)."""

    constant: float
    slope: float
    matrix: Matrix | None

    def of(self, shares: Matrix) -> Matrix:
        """Return p_e of shares (…, codes)."""
        if self.slope == 0:
            return np.full(shares.shape[:-1], self.constant)
        turned = shares if self.matrix is None else shares @ self.matrix
        return np.asarray(self.constant + self.slope * (turned * shares).sum(axis=-1))

    def pull(self, shares: Matrix) -> Matrix:
        """Return half the derivative of the quadratic part by each share."""
        return shares if self.matrix is None else (self.matrix + self.matrix.T) @ shares / 2


def percent_agreement(
    ratings: Ratings, *, weights: Any = "identity", variant: str | None = None,
    categories: Sequence[Any] | None = None, **given: Any,
) -> Estimate:  # fmt: skip
    """Return the mean over units of the share of agreeing coder pairs.

    For sets of codes ``variant`` is ``exact_set`` (the same set; two empty ones agree, the default) or ``any_overlap``
    (a common code; two empty sets count 0). Options as in ``resampling.Options``.
    """
    from annotator.agreement.sets import similarity_matrix

    coded = encode(ratings, categories)
    if variant == "any_overlap":
        found = _mean(coded, similarity_matrix(coded.labels, "any_overlap"), Options.of(given))
        return replace(found, coefficient="percent_agreement", weights=None, variant=variant)
    matrix = None if _plain(weights) else weight_matrix(coded.labels, weights)
    found = _mean(coded, matrix, Options.of(given))
    return replace(found, coefficient="percent_agreement", weights=name_of(weights), variant=variant)


def dice_agreement(ratings: Ratings, **given: Any) -> Estimate:
    """Return the mean over units and coder pairs of 2|A∩B| / (|A| + |B|) of their sets; two empty sets count 0."""
    from annotator.agreement.sets import similarity_matrix

    coded = encode(ratings, given.pop("categories", None))
    found = _mean(coded, similarity_matrix(coded.labels, "dice"), Options.of(given))
    return replace(found, coefficient="dice_agreement")


def fleiss_kappa(
    ratings: Ratings, *, weights: Any = "identity", variant: str = "gwet", categories: Sequence[Any] | None = None,
    **given: Any,
) -> Estimate:  # fmt: skip
    """Return Fleiss' kappa, p_e = Σ w_kl s_k s_l.

    ``gwet``: s_k is the mean over units of r_ik/r_i, missing values and weights allowed (Gwet 2014). ``classic``: as
    Fleiss 1971 has it, with the standard error of no agreement (Fleiss, Nee & Landis 1979); raises ValueError for
    weights or where units have different numbers of values.
    """
    coded = encode(ratings, categories)
    if variant not in ("gwet", "classic"):
        raise ValueError(f"unknown variant '{variant}'; choose classic or gwet")
    if variant == "classic":
        _classic(coded, weights)
    found = _corrected("fleiss_kappa", coded, weights, _pooled, given)
    return replace(found, variant=variant, se_null=of_counts(coded) if variant == "classic" else None)


def _classic(coded: Coded, weights: Any) -> None:
    if not _plain(weights):
        raise ValueError("the classic form of Fleiss' kappa has no weights; use variant gwet")
    given = coded.given()
    given = given[given >= 1]
    if len(given) and (given != given[0]).any():
        raise ValueError(
            f"the classic form of Fleiss' kappa needs as many values for every unit; here are units with "
            f"{int(given.min())} and with {int(given.max())}; use variant gwet"
        )


def fleiss_kappa_category(ratings: Ratings, category: Any, *, variant: str = "classic", **given: Any) -> Estimate:
    """Return Fleiss' kappa after collapsing every value to "this code or not" (Fleiss 1971)."""
    from annotator.agreement.collapsing import collapse

    listed = given.pop("categories", None)
    found = fleiss_kappa(collapse(ratings, category, listed), variant=variant, **given)
    return replace(found, coefficient="fleiss_kappa_category", category=str(category), weights=None)


def scott_pi(
    ratings: Ratings, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Scott's pi (1955): two coders, chance agreement from their pooled shares."""
    return _corrected("scott_pi", both(encode(ratings, categories), "scott_pi"), weights, _pooled, given)


def gwet_ac(
    ratings: Ratings, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Gwet's AC1 (2008), with weights AC2: p_e = T/(q(q-1)) Σ s_k (1 - s_k), T the sum of all weights."""
    found = _corrected("gwet_ac", encode(ratings, categories), weights, _spread_out, given)
    return replace(found, variant="AC1" if _plain(weights) else "AC2")


def brennan_prediger(
    ratings: Ratings, *, weights: Any = "identity", categories: Sequence[Any] | None = None, **given: Any
) -> Estimate:
    """Return Brennan & Prediger's coefficient (1981): all codes equally likely, p_e = T/q²."""
    return _corrected("brennan_prediger", encode(ratings, categories), weights, _uniform, given)


def randolph_kappa(ratings: Ratings, **given: Any) -> Estimate:
    """Return Randolph's free-marginal kappa (2005): Brennan & Prediger's p_e = 1/q for many coders."""
    return replace(brennan_prediger(ratings, **given), coefficient="randolph_kappa")


def bennett_s(ratings: Ratings, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return Bennett, Alpert & Goldstein's S (1954): two coders, p_e = 1/q."""
    coded = both(encode(ratings, categories), "bennett_s")
    return replace(brennan_prediger(coded, **given), coefficient="bennett_s")


def pabak(ratings: Ratings, *, categories: Sequence[Any] | None = None, **given: Any) -> Estimate:
    """Return kappa adjusted for prevalence and bias, 2 p_a - 1 (Byrt, Bishop & Carlin 1993): two coders, two codes."""
    coded = both(encode(ratings, categories), "pabak")
    if coded.q > 2:
        raise ValueError(f"pabak is for two codes; {coded.q} were given")
    two = Coded(coded.codes, (*coded.labels, object())[:2]) if coded.q == 1 else coded
    return replace(brennan_prediger(two, **given), coefficient="pabak")


def two_coders(coded: Coded, name: str) -> Coded:
    """Return the columns of two coders, others without any value aside; raise ValueError where there are not two."""
    if coded.codes.shape[1] > 2:
        there = np.flatnonzero((coded.codes >= 0).any(axis=0)) if coded.codes.size else np.arange(2)
        coded = coded.columns(there.tolist()) if len(there) == 2 else coded
    if not len(coded.codes):
        return Coded(np.zeros((0, 2), dtype=np.int8), coded.labels)
    if coded.codes.shape[1] != 2:
        raise ValueError(f"{name} is for two coders; {coded.codes.shape[1]} were given (choose two with 'pair')")
    return coded


def both(coded: Coded, name: str) -> Coded:
    """Return the units that both of two coders coded; all else becomes missing."""
    coded = two_coders(coded, name)
    paired = np.asarray((coded.codes >= 0).all(axis=1))
    if paired.all():
        return coded
    return Coded(np.asfortranarray(np.where(paired[:, None], coded.codes, -1)), coded.labels)


def _plain(weights: Any) -> bool:
    return isinstance(weights, str) and weights == "identity"


def _pooled(matrix: Matrix | None, total: float, q: int) -> Chance:
    return Chance(0.0, 1.0, matrix)


def _spread_out(matrix: Matrix | None, total: float, q: int) -> Chance:
    scale = total / (q * (q - 1)) if q > 1 else np.nan
    return Chance(scale, -scale, None)


def _uniform(matrix: Matrix | None, total: float, q: int) -> Chance:
    return Chance(total / q**2 if q > 1 else np.nan, 0.0, None)


@dataclass(frozen=True, slots=True)
class _Units:
    """What each unit brings: values given, a_i, whether it has two values, and the codes themselves."""

    coded: Coded
    given: Matrix
    share: Matrix
    paired: Matrix
    kept: NDArray[np.bool_]

    @classmethod
    def of(cls, coded: Coded, matrix: Matrix | None) -> _Units:
        given = coded.given()
        kept = given >= 1
        coded, given = coded.where(kept), given[kept]
        pairs = given * (given - 1)
        share = np.divide(coded.pairs(matrix), pairs, out=np.zeros_like(given), where=pairs > 0)
        return cls(coded, given, share, (given >= 2).astype(float), kept)

    def rows(self) -> Matrix:
        """Return a row a unit: 1, 1 if paired, a_i, r_ik/r_i."""
        head = np.column_stack([np.ones_like(self.given), self.paired, self.share])
        return np.hstack([head, self.coded.counts() / self.given[:, None]])


def _agreed(sums: Matrix) -> Matrix:
    return divide(sums[:, 2], sums[:, 1])


def _mean(coded: Coded, matrix: Matrix | None, options: Options) -> Estimate:
    """Return the mean agreement of pairs, which has no chance correction."""
    units = _Units.of(coded, matrix)
    n, paired, agreed = len(units.given), units.paired.sum(), units.share.sum()
    of = Statistic(
        float(divide(agreed, paired)), n, lambda: units.rows()[:, :3], _agreed, units.kept,
        without=lambda: divide(agreed - units.share, paired - units.paired),
        influence=lambda: units.share * (n / paired),
        coders=by_coder(coded, lambda c: _pa(_Units.of(c, matrix))),
    )  # fmt: skip
    why = "no unit has values of two coders"
    return estimate("", of, options, "gwet", why, observed=of.value, **sizes(units.coded, units.given))


def _pa(units: _Units) -> float:
    return float(divide(units.share.sum(), units.paired.sum()))


def _corrected(
    name: str, coded: Coded, weights: Any, form: Callable[[Matrix | None, float, int], Chance], given: dict[str, Any]
) -> Estimate:
    """Return a coefficient whose p_e is a quadratic form of the shares s_k."""
    options = Options.of(given)
    matrix = None if _plain(weights) else weight_matrix(coded.labels, weights)
    chance = form(matrix, float(coded.q if matrix is None else matrix.sum()), coded.q)
    units = _Units.of(coded, matrix)
    of, observed, expected = _statistic(units, chance, matrix)
    of = replace(of, coders=by_coder(coded, lambda c: _statistic(_Units.of(c, matrix), chance, matrix)[0].value))
    found = sizes(units.coded, units.given)
    why = _why(found["pairable"], units.coded)
    return estimate(
        name, of, options, "gwet", why, observed=observed, expected=expected, weights=name_of(weights), **found
    )


def _why(pairable: int, coded: Coded) -> str:
    if not pairable:
        return "no unit has values of two coders"
    if coded.q < 2:
        return "only one code was used and no other is listed, so chance alone explains all agreement"
    return "only one code was used, so chance alone explains all agreement"


def _statistic(units: _Units, chance: Chance, matrix: Matrix | None) -> tuple[Statistic, float, float]:
    """Return the statistic with its parts p_a and p_e."""
    n, paired, agreed = len(units.given), float(units.paired.sum()), float(units.share.sum())
    total = units.coded.total(1 / units.given)
    shares = total / max(n, 1)
    observed, expected = float(divide(agreed, paired)), float(chance.of(shares)) if n else np.nan
    value = float(chance_corrected(observed, expected))

    def of_sums(sums: Matrix) -> Matrix:
        return chance_corrected(_agreed(sums), chance.of(divide(sums[:, 3:], sums[:, :1])))

    def without() -> Matrix:
        return chance_corrected(divide(agreed - units.share, paired - units.paired), _left(units, chance, total))

    def influence() -> Matrix:
        first = (n / paired) * (units.share - expected * units.paired) / (1 - expected)
        if chance.slope == 0:
            return first
        pulled = chance.constant + chance.slope * units.coded.gather(chance.pull(shares)) / units.given
        return np.asarray(first - 2 * (1 - value) * (pulled - expected) / (1 - expected))

    return Statistic(value, n, units.rows, of_sums, units.kept, without, influence), observed, expected


def _left(units: _Units, chance: Chance, total: Matrix) -> Matrix:
    """Return p_e without each unit: the quadratic form of the sums less what the unit brings."""
    n = len(units.given)
    if chance.slope == 0:
        return np.full(n, chance.constant)
    whole = float(chance.pull(total) @ total)
    cross = units.coded.gather(chance.pull(total)) / units.given
    diagonal = np.ones(units.coded.q) if chance.matrix is None else np.diag(chance.matrix)
    own = (units.coded.pairs(chance.matrix) + units.coded.gather(diagonal)) / units.given**2
    return np.asarray(chance.constant + chance.slope * (whole - 2 * cross + own) / (n - 1) ** 2)
