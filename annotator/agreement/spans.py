"""Spans of coded text and the continuum they lie on: reading, checking, and cutting into pieces."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.labels import is_number
from annotator.delayed import dataclass

Matrix = NDArray[np.float64]
GAP = -1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that one coder gave a code; start inclusive, end exclusive, in any unit of length."""

    coder: Any
    start: float
    end: float
    code: Any


@dataclass(frozen=True, slots=True)
class Continuum:
    """One text of a length from ``begin`` on with the spans of its coders; a coder without spans still counts."""

    spans: tuple[Span, ...]
    length: float
    coders: tuple[Any, ...]
    begin: float = 0

    def only(self, coders: Sequence[Any]) -> Continuum:
        """Return the text with the spans of these of its coders."""
        kept = tuple(c for c in self.coders if c in coders)
        return Continuum(tuple(s for s in self.spans if s.coder in kept), self.length, kept, self.begin)

    def of(self, coder: Any) -> list[Span]:
        """Return one coder's spans in order."""
        return sorted((s for s in self.spans if s.coder == coder), key=lambda s: (s.start, s.end))


def continua(
    spans: Iterable[Any], length: float | None = None, coders: Sequence[Any] | None = None, begin: float = 0
) -> tuple[Continuum, ...]:
    """Return one continuum of spans, or the continua that were given ready made.

    A span is a ``Span``, a mapping with coder, start, end, code, or a tuple of these. Without ``length`` the continuum
    ends with the last span. Raises ValueError for a span outside of it, without extent, or of an unlisted coder.
    """
    found = list(spans)
    if found and all(isinstance(s, Continuum) for s in found):
        for text in found:
            _check(text)
        return tuple(found)
    read = tuple(read_span(s, i) for i, s in enumerate(found))
    named = tuple(coders) if coders is not None else tuple(dict.fromkeys(s.coder for s in read))
    if length is None:
        length = max((s.end for s in read), default=begin) - begin
    text = Continuum(read, length, named, begin)
    _check(text)
    return (text,)


def read_span(span: Any, place: int) -> Span:
    """Return what was given as a span; raise ValueError that names its place among the spans."""
    if isinstance(span, Span):
        return span
    try:
        values = [span[k] for k in ("coder", "start", "end", "code")] if isinstance(span, Mapping) else list(span)
        coder, start, end, code = values
    except KeyError as missing:
        raise ValueError(f"span {place + 1} has no {missing}") from None
    except (TypeError, ValueError):
        raise ValueError(f"span {place + 1} is not coder, start, end, code") from None
    if not all(is_number(v) and math.isfinite(v) for v in (start, end)):
        raise ValueError(f"start and end of span {place + 1} are not numbers")
    if code is None or isinstance(code, list | dict | set):
        raise ValueError(f"span {place + 1} has no code, or one that is no text or number")
    return Span(coder, start, end, code)


def _check(text: Continuum) -> None:
    if not is_number(text.length) or not is_number(text.begin) or not 0 <= text.length < math.inf:
        raise ValueError("length and begin of a continuum are numbers, the length not negative")
    if len(set(text.coders)) < len(text.coders):
        raise ValueError("a coder is named twice")
    known, last = set(text.coders), text.begin + text.length
    for span in text.spans:
        if span.coder not in known:
            raise ValueError(f"coder {span.coder!r} of a span is not among the coders")
        if not span.start < span.end:
            raise ValueError(f"span {span.start}–{span.end} of {span.coder!r} has no extent")
        if span.start < text.begin or span.end > last:
            raise ValueError(f"span {span.start}–{span.end} of {span.coder!r} leaves the continuum {text.begin}–{last}")


def codes_of(texts: Iterable[Continuum]) -> list[Any]:
    """Return the codes in use, in the order of their text."""
    return sorted({s.code for text in texts for s in text.spans}, key=lambda c: (type(c).__name__, c))


@dataclass(frozen=True, slots=True)
class Lane:
    """One coder's spans that do not overlap, as arrays in order, codes by number."""

    start: Matrix
    end: Matrix
    code: NDArray[np.int64]

    @property
    def size(self) -> Matrix:
        """The length of each span."""
        return self.end - self.start

    def covered(self, at: Matrix) -> Matrix:
        """Return how much this coder coded before each place."""
        if not len(self.start):
            return np.zeros(len(at))
        edges = np.column_stack([self.start, self.end]).ravel()
        heights = np.repeat(np.concatenate([[0.0], self.size.cumsum()]), 2)[1:-1]
        return np.asarray(np.interp(at, edges, heights))

    def gaps(self, begin: float, end: float) -> Matrix:
        """Return the lengths of the stretches left uncoded."""
        edges = np.concatenate([[begin], np.column_stack([self.start, self.end]).ravel(), [end]])
        sizes = edges[1::2] - edges[::2]
        return np.asarray(sizes[sizes > 0])

    def values(self, at: Matrix) -> NDArray[np.int64]:
        """Return the code that holds from each place on, GAP where none does."""
        if not len(self.start):
            return np.full(len(at), GAP, dtype=np.int64)
        place = np.searchsorted(self.start, at, side="right") - 1
        inside = (place >= 0) & (at < self.end[place])
        return np.where(inside, self.code[place], GAP)


def lanes(text: Continuum, codes: Sequence[Any], only: Any = None) -> list[Lane]:
    """Return a lane a coder; raise ValueError where spans of one coder overlap. ``only`` leaves one code."""
    index = {code: i for i, code in enumerate(codes)}
    by_coder: dict[Any, list[Span]] = {coder: [] for coder in text.coders}
    for span in text.spans:
        if only is None or span.code == only:
            by_coder[span.coder].append(span)
    return [_lane(sorted(own, key=lambda s: (s.start, s.end)), index) for own in by_coder.values()]


def _lane(own: Sequence[Span], index: Mapping[Any, int]) -> Lane:
    start, end = (np.array([getattr(s, k) for s in own], dtype=float) for k in ("start", "end"))
    clash = np.flatnonzero(start[1:] < end[:-1])
    if len(clash):
        a, b = own[clash[0]], own[clash[0] + 1]
        raise ValueError(
            f"spans {a.start}–{a.end} and {b.start}–{b.end} of {a.coder!r} overlap; ask code by code "
            "(u_alpha_category) or by sets of codes (segment_alpha)"
        )
    return Lane(start, end, np.array([index[s.code] for s in own], dtype=np.int64))
