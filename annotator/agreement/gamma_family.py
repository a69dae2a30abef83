"""Gamma for spans (Mathet, Widlöcher & Métivier 2015), with gamma-cat and gamma-k (Mathet 2017).

Spans of different coders are aligned in tuples so that positions and codes differ least; the disorder of the best
alignment is set against that of random continua. The best alignment is exact; sampling is seeded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.alignment import Aligned, Measure, align
from annotator.agreement.gamma_samples import SAMPLERS, Drawn
from annotator.agreement.options import Options
from annotator.agreement.results import Estimate
from annotator.agreement.spans import Span, codes_of, continua

Matrix = NDArray[np.float64]
_FEWEST, _PRECISION, _MOST = 30, 0.02, 20_000


def gamma(spans: Any, length: float | None = None, **options: Any) -> Estimate:
    """Return 1 - observed / expected disorder; options as in ``measure``."""
    return measure(spans, length, **options).gamma()


def gamma_cat(spans: Any, length: float | None = None, **options: Any) -> Estimate:
    """Return agreement on codes of aligned spans, those that lie alike weighing more."""
    return measure(spans, length, **options).gamma_cat()


def gamma_k(spans: Any, length: float | None = None, category: Any = None, **options: Any) -> Estimate:
    """Return agreement on one code of aligned spans."""
    return measure(spans, length, **options).gamma_k(category)


def gamma_observed_disorder(spans: Any, length: float | None = None, **options: Any) -> Estimate:
    """Return the disorder of the best alignment; nothing is sampled."""
    return measure(spans, length, **options).observed_disorder()


def best_alignment(spans: Any, length: float | None = None, **options: Any) -> tuple[tuple[Span | None, ...], ...]:
    """Return the best alignment: tuples with a place for each coder, None where a coder has no span to match."""
    return measure(spans, length, **options).alignment()


def gamma_positional(first: tuple[float, float], second: tuple[float, float], *, delta_empty: float = 1.0) -> float:
    """Return delta_empty × ((|start difference| + |end difference|) / (sum of both lengths))² of two (start, end)."""
    (a, b), (c, d) = first, second
    return float(delta_empty * ((abs(a - c) + abs(b - d)) / ((b - a) + (d - c))) ** 2)


def measure(
    spans: Any, length: float | None = None, *, coders: Sequence[Any] | None = None, begin: float = 0,
    alpha: float = 1.0, beta: float = 1.0, delta_empty: float = 1.0,
    category_dissimilarity: Mapping[str, Any] | None = None, sampler: str = "continuous", **given: Any,
) -> Gamma:  # fmt: skip
    """Return what all of gamma is computed from; raises ValueError for several texts or an unknown sampler.

    ``alpha`` weighs positions, ``beta`` codes, ``delta_empty`` is the cost of an empty place;
    ``category_dissimilarity`` holds ``categories`` and a ``matrix`` of distances of codes, in that order; ``seed``
    is of the random continua. Other options of intervals change nothing: gamma has none.
    """
    seed = Options.of(given).seed
    texts = continua(spans, length, coders, begin)
    if len(texts) != 1:
        raise ValueError("gamma takes one continuum")
    if sampler not in SAMPLERS:
        raise ValueError(f"unknown sampler '{sampler}'; choose one of {', '.join(SAMPLERS)}")
    if delta_empty <= 0 or alpha < 0 or beta < 0:
        raise ValueError("delta_empty is above 0, alpha and beta are not negative")
    text = texts[0]
    codes = tuple(codes_of(texts))
    place = {coder: g for g, coder in enumerate(text.coders)}
    number = {code: k for k, code in enumerate(codes)}
    own = tuple(sorted(text.spans, key=lambda s: (place[s.coder], s.start, s.end)))
    data = Drawn(
        np.array([place[s.coder] for s in own], dtype=np.int64), np.array([s.start for s in own], dtype=float),
        np.array([s.end for s in own], dtype=float), np.array([number[s.code] for s in own], dtype=np.int64),
        len(text.coders),
    )  # fmt: skip
    form = Measure(alpha, beta, delta_empty, _dissimilarity(codes, category_dissimilarity))
    return Gamma(own, data, codes, form, sampler, seed)


def _dissimilarity(codes: Sequence[Any], given: Mapping[str, Any] | None) -> Matrix:
    if given is None:
        return 1.0 - np.eye(len(codes))
    index = {code: i for i, code in enumerate(given["categories"])}
    lost = next((code for code in codes if code not in index), None)
    if lost is not None:
        raise ValueError(f"category_dissimilarity does not name {lost!r}")
    matrix = np.asarray(given["matrix"], dtype=float)
    if matrix.shape != (len(index), len(index)):
        raise ValueError(f"category_dissimilarity is not {len(index)} × {len(index)}")
    order = [index[code] for code in codes]
    return np.asarray(matrix[np.ix_(order, order)])


@dataclass(frozen=True, slots=True)
class Gamma:
    """The spans of one text with everything gamma needs; alignments and samples are made once, when asked for."""

    spans: tuple[Span, ...]
    data: Drawn
    codes: tuple[Any, ...]
    form: Measure
    sampler: str
    seed: int
    _made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def alignment(self) -> tuple[tuple[Span | None, ...], ...]:
        """Return the best alignment, tuple by tuple in the order of the text."""
        if not self.spans:
            return ()
        rows = self._observed().tuples.tolist()
        rows.sort(key=lambda row: min(self.spans[i].start for i in row if i >= 0))
        return tuple(tuple(None if i < 0 else self.spans[i] for i in row) for row in rows)

    def observed_disorder(self) -> Estimate:
        """Return the disorder of the best alignment."""
        if why := self._undefined():
            return self._none("gamma_observed_disorder", why)
        value = self._observed().disorder
        return Estimate("gamma_observed_disorder", value, observed=value, **self._sizes())

    def gamma(self) -> Estimate:
        """Return gamma; ``observed`` and ``expected`` are disorders."""
        if why := self._undefined():
            return self._none("gamma", why)
        observed = self._observed().disorder
        expected = float(np.mean([s.disorder for s in self._samples()]))
        return self._corrected("gamma", observed, expected)

    def gamma_cat(self) -> Estimate:
        """Return gamma-cat; pairs of a span with an empty place count, as in pygamma-agreement."""
        if why := self._undefined():
            return self._none("gamma_cat", why)
        return self._of_codes("gamma_cat", None)

    def gamma_k(self, category: Any) -> Estimate:
        """Return gamma-k of one code."""
        if why := self._undefined():
            return self._none("gamma_k", why, str(category))
        if category not in self.codes:
            return self._none("gamma_k", "nobody used the code", str(category))
        return self._of_codes("gamma_k", category)

    def _of_codes(self, name: str, category: Any) -> Estimate:
        code = None if category is None else self.codes.index(category)
        label = None if category is None else str(category)
        observed = self._observed().of_codes(self.form, code)
        if math.isnan(observed):
            return self._none(name, "no two spans that were aligned tell of it", label)
        if observed == 0:
            return self._corrected(name, 0.0, math.nan, label)
        samples = [s.of_codes(self.form, code) for s in self._samples()]
        kept = [s for s in samples if not math.isnan(s)]
        return self._corrected(name, observed, float(np.mean(kept)) if kept else math.nan, label)

    def _corrected(self, name: str, observed: float, expected: float, category: str | None = None) -> Estimate:
        if observed > 0 and not expected > 0:
            return self._none(name, "random continua do not disagree either", category)
        value = 1 - observed / expected if observed > 0 else 1.0
        why = f"no interval; {len(self._made.get('samples', ()))} random continua, seed {self.seed}"
        return Estimate(
            name, value, category=category, observed=observed, expected=None if math.isnan(expected) else expected,
            variant=self.sampler, why=why,
            **self._sizes(),
        )  # fmt: skip

    def _none(self, name: str, why: str, category: str | None = None) -> Estimate:
        return Estimate(name, None, category=category, status="undefined", why=why, **self._sizes())

    def _undefined(self) -> str | None:
        if self.data.coders < 2:
            return "there are fewer than two coders"
        return None if self.spans else "nobody coded anything"

    def _sizes(self) -> dict[str, Any]:
        return {"units": len(self.spans), "coders": self.data.coders, "pairable": len(self.spans)}

    def _observed(self) -> Aligned:
        if "observed" not in self._made:
            self._made["observed"] = align([self.data], self.form)[0]
        found: Aligned = self._made["observed"]
        return found

    def _samples(self) -> list[Aligned]:
        """Return random continua, aligned: 30, and as many more as a relative error of 2 % of their mean asks for."""
        if "samples" not in self._made:
            random, draw = np.random.default_rng(self.seed), SAMPLERS[self.sampler](self.data)
            found: list[Aligned] = []
            wanted = _FEWEST
            while len(found) < wanted:
                found += align([draw(random) for _ in range(min(wanted - len(found), 512))], self.form)
                if len(found) >= wanted:
                    values = np.array([s.disorder for s in found])
                    error = 1.96 * values.std() / (values.mean() * _PRECISION) if values.mean() > 0 else 0.0
                    wanted = min(_MOST, max(wanted, math.ceil(error**2)))
            self._made["samples"] = found
        kept: list[Aligned] = self._made["samples"]
        return kept
