"""Gamma for spans (Mathet, Widlöcher & Métivier 2015), with gamma-cat and gamma-k (Mathet 2017).

Spans of different coders are aligned in tuples so that positions and codes differ least; the disorder of the best
alignment is set against that of random continua (``gamma_measured``). Several texts are pooled: their disorders are
added, each against what is expected of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.alignment import Measure
from annotator.agreement.estimation import exact
from annotator.agreement.gamma_measured import MOST, Gamma, Text
from annotator.agreement.gamma_samples import SAMPLERS, Drawn
from annotator.agreement.options import Options
from annotator.agreement.results import Estimate
from annotator.agreement.spans import Continuum, Span, codes_of, continua

Matrix = NDArray[np.float64]


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


def gamma_positional(
    first: tuple[float, float], second: tuple[float, float], *, delta_empty: float = 1.0, **given: Any
) -> Estimate:
    """Return delta_empty × ((|start difference| + |end difference|) / (sum of both lengths))² of two (start, end)."""
    (a, b), (c, d) = first, second
    if not (a < b and c < d):
        raise ValueError(f"a span starts before it ends, and is not {first if not a < b else second}")
    value = delta_empty * ((abs(a - c) + abs(b - d)) / ((b - a) + (d - c))) ** 2
    return exact("gamma_positional", float(value), given, units=1, clusters=1, coders=2, pairable=1)


def measure(
    spans: Any, length: float | None = None, *, coders: Sequence[Any] | None = None, begin: float = 0,
    alpha: float = 1.0, beta: float = 1.0, delta_empty: float = 1.0,
    category_dissimilarity: Mapping[str, Any] | None = None, sampler: str = "continuous", most: int = MOST,
    **given: Any,
) -> Gamma:  # fmt: skip
    """Return what all of gamma is computed from; raises ValueError for an unknown sampler or weights that cannot be.

    ``alpha`` weighs positions, ``beta`` codes, ``delta_empty`` is the cost of an empty place;
    ``category_dissimilarity`` holds ``categories`` and a ``matrix`` of distances of codes, in that order; ``most``
    bounds the random continua, of which else as many are drawn as a relative error of 2 % asks for; ``seed`` is theirs
    and that of resamples. Options of intervals as in ``options.Options``.
    """
    options = Options.of(given)
    texts = continua(spans, length, coders, begin)
    if sampler not in SAMPLERS:
        raise ValueError(f"unknown sampler '{sampler}'; choose one of {', '.join(SAMPLERS)}")
    if delta_empty <= 0 or alpha < 0 or beta < 0:
        raise ValueError("delta_empty is above 0, alpha and beta are not negative")
    codes = tuple(codes_of(texts))
    form = Measure(alpha, beta, delta_empty, _dissimilarity(codes, category_dissimilarity))

    def of(some: Sequence[Continuum]) -> Gamma:
        own = tuple(_read(text, codes) for text in some)
        return Gamma(own, codes, form, sampler, options, tuple(some), of, most)

    return of(texts)


def _read(text: Continuum, codes: Sequence[Any]) -> Text:
    place = {coder: g for g, coder in enumerate(text.coders)}
    number = {code: k for k, code in enumerate(codes)}
    own = tuple(sorted(text.spans, key=lambda s: (place[s.coder], s.start, s.end)))
    data = Drawn(
        np.array([place[s.coder] for s in own], dtype=np.int64), np.array([s.start for s in own], dtype=float),
        np.array([s.end for s in own], dtype=float), np.array([number[s.code] for s in own], dtype=np.int64),
        len(text.coders),
    )  # fmt: skip
    return Text(own, data)


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
