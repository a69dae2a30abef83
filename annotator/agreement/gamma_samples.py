"""Random continua that gamma's chance agreement rests on (Mathet, Widlöcher & Métivier 2015): drawn or shuffled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Spans of one continuum as arrays: coder and code by number, sorted by coder, start and end."""

    coder: Places
    start: Matrix
    end: Matrix
    code: Places
    coders: int

    def of(self, coder: int) -> NDArray[np.bool_]:
        """Return which spans are one coder's."""
        return np.asarray(self.coder == coder)


if TYPE_CHECKING:
    Sampler = Callable[[np.random.Generator], Drawn]  # numpy.random is loaded when something is drawn


def continuous(data: Drawn) -> Sampler:
    """Return the sampler that draws numbers of spans, gaps and lengths from normal distributions fitted to the data."""
    sizes = data.end - data.start
    numbers = np.array([int(data.of(g).sum()) for g in range(data.coders)], dtype=float)
    gaps = _gaps(data)
    shares = np.bincount(data.code) / len(data.code)

    def draw(random: np.random.Generator) -> Drawn:
        many: list[int] = []
        for _ in range(data.coders):
            n = abs(int(random.normal(numbers.mean(), numbers.std())))
            many.append(n if any(many) else max(1, n))
        total = sum(many)
        length = np.abs(random.normal(sizes.mean(), sizes.std(), total))
        gap = random.normal(gaps.mean(), gaps.std(), total)
        start, end, begin = np.empty(total), np.empty(total), 0
        for n in many:
            own = slice(begin, begin + n)
            end[own] = (gap[own] + length[own]).cumsum()
            start[own] = end[own] - length[own]
            begin += n
        coder = np.repeat(np.arange(data.coders), many)
        return Drawn(coder, start, end, random.choice(len(shares), total, p=shares), data.coders)

    return draw


def _gaps(data: Drawn) -> Matrix:
    """Return one 0, every start less the end before it, and each coder's first start if it is positive."""
    found = [0.0]
    for g in range(data.coders):
        own = data.of(g)
        start, end = data.start[own], data.end[own]
        found += (start[1:] - end[:-1]).tolist()
        found += [float(s) for s in start[:1] if s > 0]
    return np.array(found)


def shuffle(data: Drawn) -> Sampler:
    """Return the sampler that gives each place a real coder's spans, shifted round the continuum; never without any."""
    low, high = min(0.0, float(data.start.min())), float(data.end.max())
    half = float((data.end - data.start).mean()) / 2

    def draw(random: np.random.Generator) -> Drawn:
        free: list[tuple[float, float]] = [(low, high)]
        parts = []
        for g in range(data.coders):
            shift = int(_from(free or [(low, high)], random))
            free = _strike(free, shift - half, shift + half)
            own = data.of(int(random.integers(data.coders)))
            start, end = data.start[own] + shift, data.end[own] + shift
            round_trip = np.where(start > high, high - low, 0.0)
            parts.append((np.full(len(start), g), start - round_trip, end - round_trip, data.code[own]))
        coder, start, end, code = (np.concatenate(column) for column in zip(*parts, strict=True))
        return Drawn(coder, start, end, code, data.coders) if len(coder) else draw(random)

    return draw


def _from(free: Sequence[tuple[float, float]], random: np.random.Generator) -> float:
    place = random.uniform(0, sum(b - a for a, b in free))
    for a, b in free:
        if place <= b - a:
            return a + place
        place -= b - a
    return free[-1][1]


def _strike(free: Sequence[tuple[float, float]], low: float, high: float) -> list[tuple[float, float]]:
    parts = [part for a, b in free for part in ((a, min(b, low)), (max(a, high), b))]
    return [(a, b) for a, b in parts if b - a > 0]


SAMPLERS = {"continuous": continuous, "shuffle": shuffle}
