"""The definitions of the coefficients written out slowly, value by value, to hold the engine against."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

Units = Sequence[Sequence[Any]]
Weight = Callable[[Any, Any], float]


def same(a: Any, b: Any) -> float:
    """Identity weights."""
    return float(a == b)


def weight(name: str, codes: Sequence[float]) -> Weight:
    """Agreement weights by name, over codes that are numbers."""
    low, high, q = min(codes), max(codes), len(codes)
    span = high - low
    rank = {code: i for i, code in enumerate(sorted(codes))}

    def turned(x: float, y: float) -> float:
        return math.sin(math.pi * (x - y) / (span + 1)) ** 2

    def pole(x: float, y: float) -> float:
        return 0.0 if x == y else (x - y) ** 2 / ((x + y - 2 * low) * (2 * high - x - y))

    pairs = list(itertools.product(codes, codes))
    forms: dict[str, Weight] = {
        "identity": same,
        "linear": lambda x, y: 1 - abs(x - y) / span,
        "quadratic": lambda x, y: 1 - (x - y) ** 2 / span**2,
        "radical": lambda x, y: 1 - math.sqrt(abs(x - y) / span),
        "ratio": lambda x, y: 1 - ((x - y) / (x + y)) ** 2 / ((high - low) / (high + low)) ** 2,
        "ordinal": lambda x, y: 1 - math.comb(abs(rank[x] - rank[y]) + 1, 2) / math.comb(q, 2),
        "circular": lambda x, y: 1 - turned(x, y) / max(turned(*p) for p in pairs),
        "bipolar": lambda x, y: 1 - pole(x, y) / max(pole(*p) for p in pairs),
    }
    return lambda x, y: 1.0 if x == y else forms[name](x, y)


def values(row: Sequence[Any]) -> list[Any]:
    """The values of a unit."""
    return [v for v in row if v is not None]


def agreeing(row: Sequence[Any], w: Weight) -> float:
    """a_i: the weighted share of agreeing coder pairs."""
    pairs = list(itertools.permutations(values(row), 2))
    return sum(w(a, b) for a, b in pairs) / len(pairs) if pairs else 0.0


def percent(units: Units, w: Weight = same) -> float:
    """p_a."""
    several = [row for row in units if len(values(row)) > 1]
    return sum(agreeing(row, w) for row in several) / len(several) if several else math.nan


def shares(units: Units, codes: Sequence[Any]) -> dict[Any, float]:
    """s_k: the mean over units of r_ik / r_i."""
    rows = [values(row) for row in units if values(row)]
    return {k: sum(row.count(k) / len(row) for row in rows) / len(rows) for k in codes}


def pooled(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """p_e of Scott and of Fleiss in Gwet's form."""
    s = shares(units, codes)
    return sum(w(k, el) * s[k] * s[el] for k in codes for el in codes)


def spread(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """p_e of AC1 and AC2."""
    s, q = shares(units, codes), len(codes)
    total = sum(w(k, el) for k in codes for el in codes)
    return total / (q * (q - 1)) * sum(s[k] * (1 - s[k]) for k in codes)


def uniform(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """p_e of Brennan and Prediger."""
    return sum(w(k, el) for k in codes for el in codes) / len(codes) ** 2


def margins(units: Units, codes: Sequence[Any], coder: int) -> dict[Any, float]:
    """p_gk: shares of codes in all values of a coder."""
    given = [row[coder] for row in units if row[coder] is not None]
    return {k: given.count(k) / len(given) for k in codes}


def coders(units: Units) -> list[int]:
    """The columns that hold any value."""
    return [g for g in range(len(units[0])) if any(row[g] is not None for row in units)]


def by_coder(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """p_e of Conger; of Cohen where two coders coded all."""
    own = {g: margins(units, codes, g) for g in coders(units)}
    pairs = list(itertools.permutations(own, 2))
    return sum(w(k, el) * own[g][k] * own[h][el] for g, h in pairs for k in codes for el in codes) / len(pairs)


def corrected(observed: float, expected: float) -> float:
    """(p_a - p_e) / (1 - p_e)."""
    return (observed - expected) / (1 - expected) if abs(1 - expected) > 1e-12 else math.nan


def both(units: Units, g: int, h: int) -> list[list[Any]]:
    """The units that two coders both coded."""
    return [[row[g], row[h]] for row in units if row[g] is not None and row[h] is not None]


def cohen(units: Units, codes: Sequence[Any], w: Weight, g: int = 0, h: int = 1) -> float:
    """Cohen's kappa of two coders."""
    pair = both(units, g, h)
    return corrected(percent(pair, w), by_coder(pair, codes, w)) if pair else math.nan


def light(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """The mean of Cohen's kappas of pairs."""
    pairs = list(itertools.combinations(coders(units), 2))
    return sum(cohen(units, codes, w, g, h) for g, h in pairs) / len(pairs)


def hubert(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """Mean observed and mean expected agreement of pairs, then corrected."""
    pairs = [both(units, g, h) for g, h in itertools.combinations(coders(units), 2)]
    if not all(pairs):
        return math.nan
    observed = sum(percent(p, w) for p in pairs) / len(pairs)
    return corrected(observed, sum(by_coder(p, codes, w) for p in pairs) / len(pairs))


def difference(level: str, codes: Sequence[Any], used: dict[Any, int]) -> Weight:
    """Distances of Krippendorff's levels."""

    def between(c: Any, k: Any) -> float:
        if level == "nominal" or c == k:
            return float(c != k)
        if level == "interval":
            return float((c - k) ** 2)
        if level == "ratio":
            return float(((c - k) / (c + k)) ** 2)
        low, high = sorted((codes.index(c), codes.index(k)))
        return float((sum(used[g] for g in codes[low : high + 1]) - (used[c] + used[k]) / 2) ** 2)

    return between


def alpha(units: Units, codes: Sequence[Any], level: str = "nominal", distance: Weight | None = None) -> float:
    """1 - Do / De by the coincidences of values."""
    rows = [values(row) for row in units if len(values(row)) > 1]
    used = {k: sum(row.count(k) for row in rows) for k in codes}
    n = sum(used.values())
    d = distance or difference(level, codes, used)
    if n < 2:
        return math.nan
    within = sum(d(a, b) / (len(row) - 1) for row in rows for a, b in itertools.permutations(row, 2))
    between = sum(d(c, k) * used[c] * used[k] for c in codes for k in codes)
    return 1 - (within / n) / (between / (n * (n - 1))) if between > 1e-12 else math.nan


def jackknife(units: Units, value: Callable[[Units], float]) -> float:
    """The standard error from the values without each unit."""
    n = len(units)
    without = [value([*units[:i], *units[i + 1 :]]) for i in range(n)]
    mean = sum(without) / n
    return math.sqrt((n - 1) / n * sum((v - mean) ** 2 for v in without))


def closed(x: Sequence[float], method: str = "gwet") -> float:
    """The standard error from the value of each unit."""
    n, mean = len(x), sum(x) / len(x)
    total = sum((v - mean) ** 2 for v in x)
    return math.sqrt(total / (n * (n - 1) if method == "gwet" else n * n))


def _of_units(
    units: Units, w: Weight, expected: float, value: float, pulled: Callable[[Sequence[Any]], float] | None
) -> list[float]:
    n, several = len(units), sum(len(values(row)) > 1 for row in units)
    found = []
    for row in units:
        two = len(values(row)) > 1
        x = n / several * (agreeing(row, w) - expected * two) / (1 - expected)
        found.append(x - (2 * (1 - value) * (pulled(row) - expected) / (1 - expected) if pulled else 0.0))
    return found


def closed_pooled(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """Standard error of Fleiss and Scott; all units have a value."""
    s, expected = shares(units, codes), pooled(units, codes, w)

    def pulled(row: Sequence[Any]) -> float:
        own = values(row)
        return sum(own.count(k) / len(own) * s[el] * (w(k, el) + w(el, k)) / 2 for k in codes for el in codes)

    return closed(_of_units(units, w, expected, corrected(percent(units, w), expected), pulled))


def closed_spread(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """Standard error of AC1 and AC2."""
    s, q, expected = shares(units, codes), len(codes), spread(units, codes, w)
    total = sum(w(k, el) for k in codes for el in codes)

    def pulled(row: Sequence[Any]) -> float:
        own = values(row)
        return total / (q * (q - 1)) * sum(own.count(k) / len(own) * (1 - s[k]) for k in codes)

    return closed(_of_units(units, w, expected, corrected(percent(units, w), expected), pulled))


def closed_uniform(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """Standard error of Brennan and Prediger."""
    expected = uniform(units, codes, w)
    return closed(_of_units(units, w, expected, corrected(percent(units, w), expected), None))


def closed_percent(units: Units, w: Weight) -> float:
    """Standard error of percent agreement."""
    several = sum(len(values(row)) > 1 for row in units)
    return closed([len(units) / several * agreeing(row, w) for row in units])


def closed_by_coder(units: Units, codes: Sequence[Any], w: Weight, method: str = "gwet") -> float:
    """Standard error of Conger and, over the units that both coded, of Cohen."""
    there, n = coders(units), len(units)
    m = len(there)
    own = {g: margins(units, codes, g) for g in there}
    expected = by_coder(units, codes, w)
    many = {g: sum(row[g] is not None for row in units) for g in there}
    brought = {
        g: {el: sum(w(k, el) * sum(own[h][k] for h in there if h != g) for k in codes) for el in codes} for g in there
    }
    mean = {g: sum(brought[g][el] * own[g][el] for el in codes) for g in there}

    def pulled(row: Sequence[Any]) -> float:
        total = 0.0
        for g in there:
            has = row[g] is not None
            y = brought[g][row[g]] if has else 0.0
            total += n / many[g] * (y - (has - many[g] / n) * mean[g])
        return total / (m * (m - 1))

    return closed(_of_units(units, w, expected, corrected(percent(units, w), expected), pulled), method)


def closed_alpha(units: Units, codes: Sequence[Any], w: Weight) -> float:
    """Gwet's standard error of alpha."""
    rows = [values(row) for row in units if len(values(row)) > 1]
    n, total = len(rows), sum(len(row) for row in rows)
    mean = total / n
    share = {k: sum(row.count(k) for row in rows) / total for k in codes}
    expected = sum(w(k, el) * share[k] * share[el] for k in codes for el in codes)
    b = [sum(w(a, c) for a, c in itertools.permutations(row, 2)) / (mean * (len(row) - 1)) for row in rows]
    v = (sum(b) / n - expected) / (1 - expected)
    p = (1 - 1 / total) * sum(b) / n + 1 / total
    x = []
    for row, b_i in zip(rows, b, strict=True):
        f = (len(row) - mean) / mean
        e = sum(share[el] * (w(k, el) + w(el, k)) / 2 for k in row for el in codes) / mean - expected * f
        x.append((b_i - p * f - expected) / (1 - expected) - 2 * (1 - v) * (e - expected) / (1 - expected))
    return closed(x)


def multivalued(units: Units) -> float:
    """Multi-valued alpha with every set of codes listed."""
    rows = [[frozenset(v) for v in values(row)] for row in units if len(values(row)) > 1]
    answers = [a for row in rows for a in row]
    n, codes = len(answers), sorted({c for a in answers for c in a})
    given = {c: sum(c in a for a in answers) for c in codes}

    def d(a: frozenset[Any], b: frozenset[Any]) -> Fraction:
        return 1 - Fraction(2 * len(a & b), len(a) + len(b)) if a or b else Fraction(0)

    within = sum((d(a, b) / (len(row) - 1) for row in rows for a, b in itertools.permutations(row, 2)), Fraction(0)) / n
    sizes = {c: Fraction(sum(len(a) == c for a in answers), n) for c in range(len(codes) + 1)}
    between = Fraction(0)
    for c, k in itertools.product(sizes, sizes):
        weights = total = Fraction(0)
        for one, other in itertools.product(itertools.combinations(codes, c), itertools.combinations(codes, k)):
            a, b = frozenset(one), frozenset(other)
            drawn = math.prod(given[x] for x in a) * math.prod(given[x] - (x in a) for x in b)
            weights += drawn
            total += drawn * d(a, b)
        between += sizes[c] * sizes[k] * (total / weights if weights else 0)
    return float(1 - within / between) if between else math.nan
