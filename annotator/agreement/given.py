"""The coefficients of many codes at once, each one given or not: a column a code, the same figures as one by one.

A codebook of a hundred codes asks for seven hundred coefficients with intervals; here a column of sums a code takes
the place of a call a code. What each one is stands in ``chance``, ``alpha``, ``cohen`` and ``collapsing``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coded import Coded
from annotator.agreement.estimation import chance_corrected, divide
from annotator.agreement.intervals import NOT_ASKED, Interval, closed_form, none, of_left_out_each, of_resamples
from annotator.agreement.nulls import of_table
from annotator.agreement.options import Options
from annotator.agreement.resampling import Groups, draws, numbered
from annotator.agreement.results import Estimate
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Sums = Mapping[str, Matrix]  # a sum by name: (…, codes) or, where it does not depend on the code, (…, 1)
_SLICE = 2_000_000  # numbers held at once
NAMES = (
    "percent_agreement", "krippendorff_alpha", "cohen_kappa", "fleiss_kappa", "gwet_ac", "positive_agreement",
    "negative_agreement",
)  # fmt: skip
_LABELS: Mapping[str, Mapping[str, Any]] = {
    "percent_agreement": {"weights": "identity"},
    "krippendorff_alpha": {"level": "nominal"},
    "cohen_kappa": {"weights": "identity"},
    "fleiss_kappa": {"weights": "identity", "variant": "gwet"},
    "gwet_ac": {"weights": "identity", "variant": "AC1"},
}


@dataclass(frozen=True, slots=True)
class Table:
    """What each unit brings: how many values, how many of them give each code, and, of two coders, who gave it."""

    coders: int
    given: Matrix
    count: NDArray[np.int16]
    first: NDArray[np.int16] | None
    second: NDArray[np.int16] | None

    @classmethod
    def of(cls, coded: Coded, holds: NDArray[np.bool_]) -> Table:
        """Return the table of ratings; ``holds`` says which labels hold which codes (labels × codes)."""
        table = np.vstack([holds, np.zeros((1, holds.shape[1]), dtype=np.bool_)]).astype(np.int16)
        sides = [table[column] for column in coded.codes.T]
        count = np.zeros((len(coded.codes), holds.shape[1]), dtype=np.int16)
        for side in sides:
            count += side
        two = sides if len(sides) == 2 else [None, None]
        return cls(coded.coders, coded.given(), count, *two)

    def sums(self, group: Groups, groups: int) -> dict[str, Matrix]:
        """Return the sums of each group by name (groups × codes or groups × 1); only codes that are given add."""
        r, q = self.given, self.count.shape[1]
        unit, code = np.nonzero(self.count)
        many, n1 = r[unit], self.count[unit, code].astype(float)
        cell, pair = group[unit] * q + code, many >= 2
        apart = n1 * (many - n1) / np.maximum(many - 1, 1)

        def by_code(values: NDArray[Any]) -> Matrix:
            return np.asarray(np.bincount(cell, weights=values, minlength=groups * q).reshape(groups, q), dtype=float)

        def by_unit(values: NDArray[Any]) -> Matrix:
            return np.asarray(np.bincount(group, weights=values, minlength=groups)[:, None], dtype=float)

        found = {
            "units": by_unit(r >= 1), "pairs": by_unit(r >= 2), "values": by_unit(r * (r >= 2)),
            "given": by_code(n1 * pair), "apart": by_code(apart * pair), "differ": by_code(2 * apart / many * pair),
            "share": by_code(n1 / many),
        }  # fmt: skip
        if self.first is not None and self.second is not None:
            sides = [side[unit, code] * pair for side in (self.first, self.second)]
            found |= {"first": by_code(sides[0]), "second": by_code(sides[1])}
        return found


def _agreed(s: Sums) -> Matrix:
    return np.asarray(1 - divide(s["differ"], s["pairs"]))


def _alpha(s: Sums) -> Matrix:
    n, one = s["values"], s["given"]
    between = 2 * one * (n - one)
    return np.asarray(1 - divide((n - 1) * 2 * s["apart"], np.where((n > 1) & (between > 1e-12), between, 0.0)))


def _chance(s: Sums) -> Matrix:
    share = divide(s["share"], s["units"])
    return np.asarray(share**2 + (1 - share) ** 2)


def _fleiss(s: Sums) -> Matrix:
    return chance_corrected(_agreed(s), _chance(s))


def _ac(s: Sums) -> Matrix:
    return chance_corrected(_agreed(s), 1 - _chance(s))


def _own_chance(s: Sums) -> Matrix:
    a, b = divide(s["first"], s["pairs"]), divide(s["second"], s["pairs"])
    return np.asarray(a * b + (1 - a) * (1 - b))


def _cohen(s: Sums) -> Matrix:
    return chance_corrected(_agreed(s), _own_chance(s))


def _positive(s: Sums) -> Matrix:
    return np.asarray(1 - divide(s["apart"], s["given"]))


def _negative(s: Sums) -> Matrix:
    return np.asarray(1 - divide(s["apart"], s["values"] - s["given"]))


_FORMS = dict(zip(NAMES, (_agreed, _alpha, _cohen, _fleiss, _ac, _positive, _negative), strict=True))
_CLOSED = ("percent_agreement", "cohen_kappa", "fleiss_kappa", "gwet_ac")
_OF_PAIRS = ("krippendorff_alpha", "cohen_kappa", "positive_agreement", "negative_agreement")  # others: all units


def code_by_code(coded: Coded, codes: Sequence[Any], *, by: str = "", **options: Any) -> list[Estimate]:
    """Return all coefficients of each code, given or not; labels of ``coded`` are codes or sets of codes.

    Options as in ``resampling.Options``; ``resample`` is item, unit or document, and ``by`` how results name it.
    Cohen's kappa only of two coders.
    """
    chosen = Options.of(options)
    if not len(codes):
        return []
    table = Table.of(coded, holding(coded.labels, codes))
    names = [name for name in NAMES if name != "cohen_kappa" or table.first is not None]
    found: dict[str, list[Estimate]] = {}
    step = max(1, _SLICE // max(1, len(coded.codes)))
    for begin in range(0, len(codes), step):
        part = slice(begin, begin + step)
        sides = [None if s is None else s[:, part] for s in (table.first, table.second)]
        cut = Table(table.coders, table.given, table.count[:, part], *sides)
        for name, estimates in _estimates(cut, names, [str(c) for c in codes[part]], chosen, by).items():
            found.setdefault(name, []).extend(estimates)
    return [found[name][k] for k in range(len(codes)) for name in names]


def holding(labels: Sequence[Any], codes: Sequence[Any]) -> NDArray[np.bool_]:
    """Say which labels, codes or sets of them, hold which codes (labels × codes)."""
    place = {code: k for k, code in enumerate(codes)}
    found = np.zeros((len(labels), len(codes)), dtype=np.bool_)
    for i, label in enumerate(labels):
        for code in label if isinstance(label, frozenset) else (label,):
            if code in place:
                found[i, place[code]] = True
    return found


def _estimates(
    table: Table, names: Sequence[str], codes: Sequence[str], options: Options, by: str
) -> dict[str, list[Estimate]]:
    n = len(table.given)
    named = None if options.clusters is None or options.resample == "item" else numbered(options.clusters)
    group = np.arange(n) if named is None else named
    blocks = table.sums(group, int(group.max(initial=-1)) + 1)
    total = {key: v.sum(axis=0, keepdims=True) for key, v in blocks.items()}
    found = {}
    for kept in (False, True):
        which = [n for n in names if (n in _OF_PAIRS) == kept]
        here = table.given >= (2 if kept else 1)
        spread = _Spread.of(blocks, group[here], options)
        for name in which:
            values = np.broadcast_to(_FORMS[name](total), (1, len(codes)))[0]
            found[name] = list(_named(table, name, codes, values, total, spread, by))
    return found


def _named(
    table: Table, name: str, codes: Sequence[str], values: Matrix, total: Sums, spread: _Spread, by: str
) -> Iterator[Estimate]:
    units, pairable = int(total["units"][0, 0]), int(total["pairs"][0, 0])
    sizes = {"units": units, "coders": table.coders, "pairable": pairable}
    if name == "cohen_kappa":
        sizes |= {"units": pairable, "coders": 2}
    observed, expected = (None if v is None else np.broadcast_to(v, (1, len(codes)))[0] for v in _parts(name, total))
    for k, interval in enumerate(spread.intervals(name, values)):
        known = {"category": codes[k], **_LABELS.get(name, {}), **sizes}
        if math.isnan(values[k]):
            yield Estimate(name, None, **known, status="undefined", why=_why(name, pairable))
        else:
            yield Estimate(
                name, float(values[k]), **known, se=interval.se, ci=interval.ci,
                ci_method=f"{interval.method} by {by}" if by and interval.method else interval.method,
                clusters=interval.clusters, why=interval.why, below=interval.below,
                observed=None if observed is None else float(observed[k]),
                expected=None if expected is None else float(expected[k]),
                se_null=_null(total, k) if name == "cohen_kappa" else None,
            )  # fmt: skip


def _null(s: Sums, k: int) -> float | None:
    """Return the standard error of one code's kappa if coders agreed by chance alone."""
    n = float(s["pairs"][0, 0])
    first, second = (float(s[side][0, k]) / n for side in ("first", "second"))
    return of_table(np.array([first, 1 - first]), np.array([second, 1 - second]), np.eye(2), n)


def _parts(name: str, s: Sums) -> tuple[Matrix | None, Matrix | None]:
    """Return observed and expected agreement, of alpha disagreement."""
    if name == "krippendorff_alpha":
        n, one = s["values"], s["given"]
        return divide(2 * s["apart"], n), divide(2 * one * (n - one), n * (n - 1))
    if name in ("positive_agreement", "negative_agreement"):
        return None, None
    chance = _chance(s)
    expected = {"cohen_kappa": _own_chance(s) if "first" in s else None, "fleiss_kappa": chance, "gwet_ac": 1 - chance}
    return _agreed(s), expected.get(name)


def _why(name: str, pairable: int) -> str:
    if not pairable:
        return "no unit has values of both coders" if name == "cohen_kappa" else "no unit has values of two coders"
    return {
        "krippendorff_alpha": "only one code was used, so there is no variation to agree on",
        "cohen_kappa": "both coders used one and the same code only",
        "positive_agreement": "nobody gave the code",
        "negative_agreement": "everybody gave the code",
    }.get(name, "only one code was used, so chance alone explains all agreement")


@dataclass(frozen=True, slots=True)
class _Spread:
    """The sums by group that intervals rest on, whether groups hold several units, and how intervals are made."""

    blocks: Mapping[str, Matrix]
    units: int
    is_nested: bool
    options: Options
    rest: dict[str, Matrix] = field(default_factory=dict)  # the sums without each group, made when first needed

    @classmethod
    def of(cls, blocks: Mapping[str, Matrix], group: Groups, options: Options) -> _Spread:
        """Return the sums of the groups that have any unit; ``group`` is that of each unit."""
        there = np.bincount(group, minlength=len(blocks["pairs"])) > 0
        cut = blocks if there.all() else {key: v[there] for key, v in blocks.items()}
        return cls(cut, len(group), int(there.sum()) < len(group), options)

    def intervals(self, name: str, values: Matrix) -> Iterator[Interval]:
        """Yield the interval of each code."""
        if self.options.ci is None:
            return iter([NOT_ASKED] * len(values))
        method = self.options.ci_method or ("bootstrap" if self.options.bootstrap else "gwet")
        if method == "gwet" and name in _CLOSED and not self.is_nested and self.units:
            return self._closed(name, values)
        n = len(self.blocks["pairs"])
        if method == "bootstrap":
            return self._drawn(name, n)
        if method not in ("gwet", "jackknife"):
            raise ValueError(f"intervals code by code are made by jackknife or bootstrap, not by {method}")
        return self._left_out(name, n, values)

    def _left_out(self, name: str, n: int, values: Matrix) -> Iterator[Interval]:
        if not self.rest:
            self.rest.update({key: v.sum(axis=0, keepdims=True) - v for key, v in self.blocks.items()})
        without = np.broadcast_to(_FORMS[name](self.rest), (n, len(values))) if n > 1 else np.empty((0, len(values)))
        return iter(of_left_out_each(without, n, values, self.options.level))

    def _drawn(self, name: str, n: int) -> Iterator[Interval]:
        size = self.blocks["given"].shape[1]
        if n < 2:
            return (none(n, "there is only one unit, or group of units, to draw") for _ in range(size))
        drawn = np.concatenate(
            [
                np.broadcast_to(_FORMS[name]({k: w @ v for k, v in self.blocks.items()}), (len(w), size))
                for w in draws(n, self.options.bootstrap or 1000, self.options.seed)
            ]
        )
        return (of_resamples(drawn[:, k], "bootstrap", n, self.options.level) for k in range(size))

    def _closed(self, name: str, values: Matrix) -> Iterator[Interval]:
        """Yield Gwet's intervals (2014) from the values of units."""
        x = self._influence(name, values)
        return (closed_form(x[:, k], float(v), self.options.level, thresholds=()) for k, v in enumerate(values))

    def _influence(self, name: str, values: Matrix) -> Matrix:
        s = {key: v.sum(axis=0, keepdims=True) for key, v in self.blocks.items()}
        n, pairs, pair = float(self.units), s["pairs"], self.blocks["pairs"]
        agreed = pair - self.blocks["differ"]
        if name == "percent_agreement":
            return np.asarray(agreed * divide(n, pairs))
        if name == "cohen_kappa":
            expected, pulled = _own_chance(s), self._pulled_by_two(s, n)
        else:
            share, own = divide(s["share"], n), self.blocks["share"]
            same = own * share + (1 - own) * (1 - share)
            expected, pulled = (_chance(s), same) if name == "fleiss_kappa" else (1 - _chance(s), 1 - same)
        first = divide(n, pairs) * divide(agreed - expected * pair, 1 - expected)
        return np.asarray(first - 2 * (1 - values) * divide(pulled - expected, 1 - expected))

    def _pulled_by_two(self, s: Sums, n: float) -> Matrix:
        """Return the chance that each unit's two values meet the other coder's, by the shares of each coder."""
        a, b = divide(s["first"], n), divide(s["second"], n)
        first, second = self.blocks["first"], self.blocks["second"]
        return np.asarray((first * b + (1 - first) * (1 - b) + second * a + (1 - second) * (1 - a)) / 2)
