"""What a coefficient offers to make intervals from, and how one is made: left out one by one, drawn, or in closed form.

A coefficient gives a row of numbers a unit and a function of their column sums. Leaving a cluster out is then
a subtraction, drawing clusters a product, for all resamples at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.intervals import NOT_ASKED, Interval, bca, closed_form, none, of_left_out, of_resamples
from annotator.agreement.options import CLOSED, DRAWN, Options
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Groups = NDArray[np.intp]  # the number of the group of each unit, from 0 on, none left out
Evaluate = Callable[[Matrix], Matrix]  # sums (…, columns) -> values (…), nan where undefined
_SLICE = 4096
_TIMES = 1000
_CELLS = 4_000_000
_SMALL = 50  # rows; groups up to this size are added member by member, all groups at once


@dataclass(frozen=True, slots=True)
class ByCoder:
    """The columns of the coders who have any value, and the value of any choice of them."""

    there: tuple[int, ...]
    value: Callable[[Sequence[int]], float]


@dataclass(frozen=True, slots=True)
class Statistic:
    """A value of data and all that an interval can be made from, each computed only when asked for.

    ``rows`` and ``evaluate`` as above, or ``counted``: the values of resamples, given how often each holds each unit
    (resamples × units). ``without`` gives the values without each unit, ``influence`` Gwet's value of each unit,
    ``kept`` says which rows of the ratings the units are; ``deviations`` gives resamples by KALPHA's method; without
    ``coders`` there are two, of whom none can be left out.
    """

    value: float
    units: int
    rows: Callable[[], Matrix] | None = None
    evaluate: Evaluate | None = None
    kept: NDArray[np.bool_] | None = None
    without: Callable[[], Matrix] | None = None
    influence: Callable[[], Matrix] | None = None
    coders: ByCoder | None = None
    deviations: Callable[[int, int], Matrix] | None = None
    counted: Evaluate | None = None


def interval(of: Statistic, options: Options, default: str) -> Interval:
    """Return the interval that the options ask for, or the coefficient's default one; none where no level is named."""
    if options.ci is None:
        return NOT_ASKED
    if options.resample == "coder":
        return _by_coder(of, options)
    if options.ci_method == "krippendorff_2006":
        return _by_deviations(of, options)
    place = _groups(of, options)
    method = _method(of, options, default, place is not None)
    if method in CLOSED and of.influence is not None:
        return closed_form(of.influence(), of.value, options.level, method)
    if method == "jackknife":
        without = _without(of, place)
        return of_left_out(without, len(without), of.value, options.level)
    return _drawn(of, place, method, options)


def _method(of: Statistic, options: Options, default: str, grouped: bool) -> str:
    """Return the method to use; a closed form that was asked for but does not apply is refused, not replaced."""
    method = options.method or default
    if method not in CLOSED or (of.influence is not None and not grouped):
        return method
    if options.ci_method in CLOSED:
        why = "takes units as independent, and these stand in groups" if grouped else "is not known of this coefficient"
        raise ValueError(f"the closed form {method} {why}; use jackknife or bootstrap")
    return "jackknife"


def _groups(of: Statistic, options: Options) -> Groups | None:
    """Return the number of the group of each unit; None where units are their own groups."""
    if options.clusters is None or options.resample == "item":
        return None
    groups = numbered(options.clusters)
    rows = of.units if of.kept is None else len(of.kept)
    if len(groups) != rows:
        raise ValueError(f"{len(groups)} clusters are named for {rows} units")
    groups = groups if of.kept is None else groups[of.kept]
    there = np.bincount(groups) > 0
    return None if there.sum() == len(groups) else (np.cumsum(there) - 1)[groups]


def numbered(clusters: Sequence[Any] | NDArray[Any]) -> Groups:
    """Return clusters as numbers from 0 on; names are told apart by their text, an array of integers is taken fast."""
    is_number = isinstance(clusters, np.ndarray) and clusters.dtype.kind in "iu"
    names = np.asarray(clusters) if is_number else np.asarray([str(c) for c in clusters], dtype=np.str_)
    if is_number and len(names) and names.min() >= 0 and names.max() < 2 * len(names):
        return names.astype(np.intp)
    return np.asarray(np.unique(names, return_inverse=True)[1], dtype=np.intp)


def _without(of: Statistic, place: Groups | None) -> Matrix:
    """Return the values without each unit or group; none at all where there is only one."""
    groups = of.units if place is None else int(place.max(initial=-1)) + 1
    if groups < 2:
        return np.full(groups, np.nan)
    if place is None and of.without is not None:
        return of.without()
    if of.counted is not None:
        return _counted_without(of.counted, np.arange(of.units) if place is None else place, groups)
    assert of.rows is not None and of.evaluate is not None
    return without_each(summed(of.rows(), place), of.evaluate)


def _counted_without(counted: Evaluate, place: Groups, groups: int) -> Matrix:
    step = max(1, _CELLS // max(1, len(place)))
    parts = [np.arange(begin, min(begin + step, groups)) for begin in range(0, groups, step)]
    return np.concatenate([counted((place[None, :] != part[:, None]).astype(float)) for part in parts])


def _drawn(of: Statistic, place: Groups | None, method: str, options: Options) -> Interval:
    groups = of.units if place is None else int(place.max(initial=-1)) + 1
    if groups < 2:
        return none(groups, "there is only one unit, or group of units, to draw")
    if of.counted is not None:
        counted = of.counted
        values = _each(groups, lambda d: counted(d if place is None else d[:, place]), options)
    else:
        assert of.rows is not None and of.evaluate is not None
        blocks, evaluate = summed(of.rows(), place), of.evaluate
        values = _each(groups, lambda d: evaluate(d @ blocks), options)
    if method == "bca":
        return bca(values, _without(of, place), of.value, options.level)
    return of_resamples(values, method, groups, options.level)


def _each(n: int, evaluate: Evaluate, options: Options) -> Matrix:
    """Return the values of resamples of n groups, by how often each group was drawn; a slice of resamples at a time."""
    return np.concatenate([evaluate(drawn) for drawn in draws(n, options.bootstrap or _TIMES, options.seed)])


def draws(n: int, times: int, seed: int) -> Iterator[Matrix]:
    """Yield how often each of n groups is drawn with replacement (resamples × groups), some resamples at a time."""
    generator = np.random.default_rng(seed)
    step = max(1, min(times, _CELLS // n))
    for begin in range(0, times, step):
        size = min(step, times - begin)
        places = generator.integers(0, n, size=(size, n), dtype=np.int32 if size * n < 2**31 else np.int64)
        places += (np.arange(size, dtype=places.dtype) * n)[:, None]
        yield np.bincount(places.ravel(), minlength=size * n).reshape(size, n).astype(float)


def _by_coder(of: Statistic, options: Options) -> Interval:
    """Return the interval over coders; one drawn twice counts once, since nobody is compared with himself."""
    if options.ci_method in (*CLOSED, "krippendorff_2006"):
        raise ValueError(f"coders are left out or drawn: use jackknife, bootstrap or bca, not {options.ci_method}")
    if of.coders is None or len(of.coders.there) < 3:
        return none(2 if of.coders is None else len(of.coders.there), "it takes three coders to leave one out")
    there, method = of.coders.there, options.method or "jackknife"
    drawn = _coders_drawn(of.coders, options) if method != "jackknife" else np.zeros(0)
    if method == "bootstrap":
        return of_resamples(drawn, method, len(there), options.level)
    without = np.array([of.coders.value([h for h in there if h != g]) for g in there])
    if method == "bca":
        return bca(drawn, without, of.value, options.level)
    return of_left_out(without, len(there), of.value, options.level)


def _coders_drawn(of: ByCoder, options: Options) -> Matrix:
    """Return the values of the coders that each resample holds, each choice of coders computed once."""
    random, known, m = np.random.default_rng(options.seed), dict[tuple[int, ...], float](), len(of.there)
    drawn = []
    for _ in range(options.bootstrap or _TIMES):
        chosen = tuple(sorted(set(random.integers(0, m, size=m).tolist())))
        if chosen not in known:
            known[chosen] = of.value([of.there[g] for g in chosen]) if len(chosen) > 1 else np.nan
        drawn.append(known[chosen])
    return np.array(drawn)


def _by_deviations(of: Statistic, options: Options) -> Interval:
    if of.deviations is None:
        raise ValueError("krippendorff_2006 is a bootstrap of Krippendorff's alpha only")
    drawn = of.deviations(options.bootstrap or 10 * _TIMES, options.seed)
    return of_resamples(drawn, DRAWN[-1], of.units, options.level)


def summed(rows: Matrix, place: Groups | None) -> Matrix:
    """Return the sums of the rows of each group, or the rows themselves."""
    if place is None or not len(rows):
        return rows
    if (place[1:] < place[:-1]).any():
        order = np.argsort(place, kind="stable")
        rows, place = rows[order], place[order]
    begins = np.flatnonzero(np.diff(place, prepend=-1))
    sizes = np.diff(begins, append=len(rows))
    if sizes.max() > _SMALL:
        return np.asarray(np.add.reduceat(rows, begins, axis=0))
    found = rows[begins]
    for nth in range(1, int(sizes.max())):
        there = sizes > nth
        found[there] += rows[begins[there] + nth]
    return found


def without_each(rows: Matrix, evaluate: Evaluate) -> Matrix:
    """Return the values without each row."""
    total = rows.sum(axis=0)
    parts = [evaluate(total - rows[i : i + _SLICE]) for i in range(0, len(rows), _SLICE)]
    return np.concatenate(parts) if parts else np.empty(0)
