"""The best choice of tuples that share no span: exact, by prices of spans that bound what any choice can save.

The prices are a dual solution of the linear program, found for all texts at once by block coordinate descent on its
entropic smoothing (one block a coder, closed form). Whatever the prices, no choice saves more than their sum; a tuple
whose price exceeds its saving by more than the gap to a choice already found cannot be part of a better one. What is
left after that falls into small groups, which are searched completely.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]
Schedule = Sequence[tuple[float, int]]  # a step, as a share of the greatest saving, and the sweeps made with it
_TOLERANCE = 1e-12
_SCHEDULE = ((0.3, 8), (0.1, 10), (0.03, 15), (0.01, 20))
_FINER = ((0.01, 10), (0.003, 15), (0.001, 15))
_FINEST = ((0.01, 40), (0.003, 80), (0.001, 80))  # of groups that are still large: a close bound spares most search
_MANY = 40  # options from which on new prices, found for what is left alone, pay


def best(members: Places, saving: Matrix, spans: int, group: Places) -> Places:
    """Return the numbers of the chosen tuples.

    ``members`` holds the span at each coder's place (tuples × coders, -1 empty), ``saving`` what each tuple is better
    than its spans alone, ``group`` the text of each span: texts do not share tuples.
    """
    if not len(saving):
        return np.zeros(0, dtype=np.int64)
    prices = _prices(members, saving, spans)
    slack = _padded(prices)[members].sum(axis=1) - saving
    left = _likely(members, slack, prices, group)
    parts = _components([tuple(m[m >= 0].tolist()) for m in members[left]])
    price = prices.tolist()
    problem, chosen = _Problem(members, saving), list[int]()
    for part in parts:
        options = [
            _Option(i, tuple(members[i][members[i] >= 0].tolist()), float(slack[i])) for i in left[part].tolist()
        ]
        chosen += problem.of_group(options, price)
    return np.array(sorted(chosen), dtype=np.int64)


def _padded(prices: Matrix) -> Matrix:
    return np.append(prices, 0.0)


def _prices(members: Places, saving: Matrix, spans: int) -> Matrix:
    """Return prices of spans, none negative, whose sum over any tuple is at least its saving."""
    size = (members >= 0).sum(axis=1)
    prices = np.zeros(spans)
    for column in members.T:
        there = column >= 0
        np.maximum.at(prices, column[there], (saving / size)[there])
    return _lowered(members, saving, prices, _SCHEDULE)


def _lowered(members: Places, saving: Matrix, prices: Matrix, schedule: Schedule) -> Matrix:
    """Return prices as good as these or better, by steps that get finer."""
    scale = float(saving.max(initial=0))
    for share, sweeps in schedule:
        step = share * max(scale, 1e-9) / 2
        slack = _padded(prices)[members].sum(axis=1) - saving
        live = np.flatnonzero(slack < 40 * step)
        prices = _descend(members[live], slack[live], prices, step, sweeps)
    return _feasible(members, saving, prices)


def _descend(members: Places, slack: Matrix, prices: Matrix, step: float, sweeps: int) -> Matrix:
    """Lower the smoothed bound one coder at a time: a span's price balances its tuples against standing alone."""
    spans = len(prices)
    blocks = [(np.flatnonzero(c >= 0), c[c >= 0]) for c in members.T]
    own = [np.flatnonzero(np.bincount(spans_of)) for _, spans_of in blocks]
    for _ in range(sweeps):
        for (rows, at), mine in zip(blocks, own, strict=True):
            drawn = np.bincount(at, weights=np.exp(np.minimum(-slack[rows] / step, 500.0)), minlength=spans)[mine]
            change = step * np.log(np.exp(-prices[mine] / step) + drawn + 1e-300)
            shift = np.zeros(spans)
            shift[mine] = np.maximum(change, -prices[mine])
            prices = prices + shift
            slack[rows] += shift[at]
    return prices


def _feasible(members: Places, saving: Matrix, prices: Matrix) -> Matrix:
    """Lower each price as far as its tuples allow, then raise those of tuples that still save more than they cost."""
    prices = np.maximum(prices, 0.0)
    for lower in (False, True):
        for column in members.T:
            rows = np.flatnonzero(column >= 0)
            at = column[rows]
            needed = np.zeros(len(prices))
            others = _padded(prices)[members[rows]].sum(axis=1) - prices[at]
            np.maximum.at(needed, at, saving[rows] - others)
            if lower:
                mine = np.flatnonzero(np.bincount(at))
                prices[mine] = needed[mine]
            else:
                prices = np.maximum(prices, needed)
    return prices


def _likely(members: Places, slack: Matrix, prices: Matrix, group: Places) -> Places:
    """Return the tuples that can be part of a best choice: slack no more than the gap of a greedy one in their text."""
    text = group[members.max(axis=1)]
    texts = int(group.max(initial=0)) + 1
    loss = np.bincount(group, weights=prices, minlength=texts)
    taken = np.zeros(len(prices) + 1, dtype=np.bool_)
    for i in np.argsort(slack, kind="stable").tolist():
        mine = members[i][members[i] >= 0]
        worth = float(prices[mine].sum()) - slack[i]
        if worth > 0 and not taken[mine].any():
            taken[mine] = True
            loss[text[i]] -= worth
    return np.flatnonzero(slack <= loss[text] + _TOLERANCE)


def _components(tuples: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """Return the numbers of tuples that hang together by spans they share."""
    parent: dict[int, int] = {}

    def root(span: int) -> int:
        while parent.setdefault(span, span) != span:
            parent[span] = parent[parent[span]]
            span = parent[span]
        return span

    for spans in tuples:
        first = root(spans[0])
        for span in spans[1:]:
            parent[root(span)] = first
    found: dict[int, list[int]] = {}
    for i, spans in enumerate(tuples):
        found.setdefault(root(spans[0]), []).append(i)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Option:
    """A tuple: its number, its spans, and how much its spans' prices exceed its saving."""

    number: int
    spans: tuple[int, ...]
    slack: float


def _greedy(options: Sequence[_Option], price: Sequence[float], spans: set[int]) -> tuple[float, list[int]]:
    free, loss, chosen = set(spans), 0.0, []
    for option in sorted(options, key=lambda o: (o.slack, -len(o.spans))):
        worth = sum(price[s] for s in option.spans) - option.slack
        if worth > 0 and free.issuperset(option.spans):
            free.difference_update(option.spans)
            loss += option.slack
            chosen.append(option.number)
    return loss + sum(price[s] for s in free), chosen


@dataclass(frozen=True, slots=True)
class _Problem:
    """Tuples and what they save, searched for the choice of least loss.

    The loss of a choice is the slack of what is chosen and the price of each span left alone.
    """

    members: Places
    saving: Matrix

    def of_group(self, options: list[_Option], price: Sequence[float]) -> list[int]:
        """Return the best choice of a group, whose prices are made finer as long as many options are left."""
        for schedule in (_FINER, _FINEST):
            if len(options) < _MANY:
                break
            options, price = self._repriced(options, price, schedule)
            loss, _ = _greedy(options, price, {s for o in options for s in o.spans})
            options = [o for o in options if o.slack <= loss + _TOLERANCE]
        return self._least(options, price, float("inf"))[1]

    def least(self, options: list[_Option], price: Sequence[float], limit: float) -> tuple[float, list[int]]:
        """Return loss and choice over the spans of the options; the loss is infinite where none is below the limit."""
        if len(options) < _MANY:
            return self._least(options, price, limit)
        again, anew = self._repriced(options, price, _FINER)
        shift = sum(price[s] - anew[s] for s in {s for o in options for s in o.spans})
        loss, choice = self._least(again, anew, limit - shift)
        return loss + shift, choice

    def _repriced(
        self, options: list[_Option], price: Sequence[float], schedule: Schedule
    ) -> tuple[list[_Option], list[float]]:
        """Return the options under prices that bound these alone more tightly, and all prices."""
        spans = sorted({s for o in options for s in o.spans})
        rows = [o.number for o in options]
        local = np.full(len(price) + 1, -1, dtype=np.int64)
        local[spans] = np.arange(len(spans))
        members, saving = local[self.members[rows]], self.saving[rows]
        found = _lowered(members, saving, np.array([price[s] for s in spans]), schedule)
        slack = (_padded(found)[members].sum(axis=1) - saving).tolist()
        anew = list(price)
        for span, own in zip(spans, found.tolist(), strict=True):
            anew[span] = own
        return [_Option(o.number, o.spans, own) for o, own in zip(options, slack, strict=True)], anew

    def _least(self, options: list[_Option], price: Sequence[float], limit: float) -> tuple[float, list[int]]:
        spans = {s for o in options for s in o.spans}
        if not options:
            return 0.0, []
        loss, choice = _greedy(options, price, spans)
        gap = min(loss, limit)
        kept = [o for o in options if o.slack <= gap + _TOLERANCE]
        parts = _components([o.spans for o in kept])
        if len(parts) == 1 and len(kept) == len(options):
            return self._branch(kept, price, loss, choice, gap)
        total = sum(price[s] for s in spans - {s for o in kept for s in o.spans})
        picked: list[int] = []
        for part in parts:
            one, chosen = self._least([kept[i] for i in part], price, gap - total)
            total, picked = total + one, picked + chosen
            if total > gap + _TOLERANCE:
                break
        return (total, picked) if total <= loss + _TOLERANCE else (loss, choice)

    def _branch(
        self, options: list[_Option], price: Sequence[float], loss: float, choice: list[int], limit: float
    ) -> tuple[float, list[int]]:
        """Try every option of the span with the most to lose, and leaving it alone."""
        by_span: dict[int, list[_Option]] = {}
        for option in options:
            for span in option.spans:
                by_span.setdefault(span, []).append(option)
        pivot = max(by_span, key=lambda s: (price[s], -len(by_span[s])))
        tries: list[_Option | None] = [*sorted(by_span[pivot], key=lambda o: o.slack), None]
        for attempt in tries:
            own = attempt.slack if attempt else price[pivot]
            if own >= min(loss, limit) - _TOLERANCE:
                continue
            gone = set(attempt.spans) if attempt else {pivot}
            rest = [o for o in options if gone.isdisjoint(o.spans)]
            left = set(by_span) - gone - {s for o in rest for s in o.spans}
            own += sum(price[s] for s in left)
            if own >= min(loss, limit) - _TOLERANCE:
                continue
            below, chosen = self.least(rest, price, min(loss, limit) - own)
            if own + below < loss - _TOLERANCE:
                loss, choice = own + below, [*chosen, *([attempt.number] if attempt else [])]
        return loss, choice
