"""Alpha for spans that overlap: every stretch of text is a unit whose value is the set of codes each coder gave it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.alpha_forms import Fixed
from annotator.agreement.coded import Coded
from annotator.agreement.estimation import by_coder_of_texts, estimate
from annotator.agreement.options import Options
from annotator.agreement.resampling import Statistic
from annotator.agreement.results import Estimate
from annotator.agreement.sections import by_section, in_sections
from annotator.agreement.sets import distance_matrix
from annotator.agreement.spans import Continuum, codes_of, continua

Matrix = NDArray[np.float64]


def segment_alpha(
    spans: Any, length: float | None = None, *, distance: str = "masi", coders: Sequence[Any] | None = None,
    begin: float = 0, **given: Any,
) -> Estimate:  # fmt: skip
    """Return alpha over all characters with the sets of codes each coder gave them; spans of one coder may overlap.

    Uncoded text counts as agreement on the empty set, so read it beside cu-alpha. Pooled over texts, which intervals
    leave out one by one; of one text its sections.
    """
    every, options = continua(spans, length, coders, begin), Options.of(given)
    kept = np.array([len(t.coders) > 1 for t in every], dtype=np.bool_)
    whole = [t for t in every if len(t.coders) > 1]
    is_cut = len(whole) == 1 and options.clusters is None and options.resample != "coder"
    texts = in_sections(whole[0]) if is_cut else whole
    codes = codes_of(texts)
    cut = [_pieces(text, codes) for text in texts]
    held = np.concatenate([c.reshape(-1, len(codes)) for c, _ in cut]) if cut else np.zeros((0, 0), dtype=np.bool_)
    distinct, place = np.unique(held, axis=0, return_inverse=True)
    sets = [frozenset(codes[i] for i in np.flatnonzero(row)) for row in distinct]
    form = Fixed(distance_matrix(sets, distance), len(sets))
    rows = np.array(_rows(cut, place.ravel(), form, sets)).reshape(len(texts), len(sets) + 1)
    value = float(form.value(rows.sum(axis=0)[None, :])[0]) if len(texts) else np.nan
    leaving = by_coder_of_texts(whole, lambda some: segment_alpha(some, distance=distance, ci=None).value)
    of = Statistic(value, len(rows), lambda: rows, form.value, kept, coders=leaving)
    why = "there is nothing to tell apart: no spans, or the same codes everywhere"
    found = estimate(
        "segment_alpha", of, options, "jackknife", why, distance=distance, units=len(whole),
        coders=len({c for t in whole for c in t.coders}), pairable=len(whole),
    )  # fmt: skip
    return by_section(found) if is_cut else found


def _pieces(text: Continuum, codes: Sequence[Any]) -> tuple[NDArray[np.bool_], Matrix]:
    """Return which codes each coder gave each piece (pieces × coders × codes), and the lengths of the pieces."""
    ends = [v for s in text.spans for v in (s.start, s.end)]
    edges = np.array(sorted({text.begin, text.begin + text.length, *ends}), dtype=float)
    coder = {c: g for g, c in enumerate(text.coders)}
    code = {c: k for k, c in enumerate(codes)}
    held = np.zeros((len(edges) - 1, len(coder), len(codes)), dtype=np.bool_)
    for span in text.spans:
        first, last = np.searchsorted(edges, [span.start, span.end])
        held[first:last, coder[span.coder], code[span.code]] = True
    return held, np.diff(edges)


def _rows(
    cut: Sequence[tuple[NDArray[np.bool_], Matrix]], place: NDArray[np.int64], form: Fixed, sets: Sequence[Any]
) -> list[Matrix]:
    """Return the sums of each text: a piece counts as often as it has characters."""
    found, begin = [], 0
    for held, sizes in cut:
        pieces, coders = held.shape[:2]
        codes = place[begin : begin + pieces * coders].reshape(pieces, coders)
        begin += pieces * coders
        coded = Coded(np.asfortranarray(codes), tuple(sets))
        found.append(sizes @ form.rows(coded, np.full(pieces, float(coders))))
    return found
