"""Layers that mark words: each finished unit is a continuum of its own; the u-alpha family over all, pooled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator import agreement
from annotator.agreement import Continuum, Estimate, Span
from annotator.comparison.words import Words

if TYPE_CHECKING:
    from annotator.agreement.unitizing import Unitized

Texts = Sequence[Continuum | None]
_OVERLAP = "spans of one coder overlap with different codes; segment_alpha and the figures code by code allow that"


def texts(found: Sequence[Words | None]) -> tuple[Continuum | None, ...]:
    """Return the words of each item as a continuum, with the coders who have a value there."""
    return tuple(None if words is None else _text(words) for words in found)


def _text(words: Words) -> Continuum:
    spans = tuple(Span(c, start, end, code) for c, marks in words.marks.items() for start, end, code in marks)
    return Continuum(spans, words.length, tuple(words.marks))


def family(given: Texts, options: Mapping[str, Any]) -> Iterator[Estimate]:
    """Yield u-alpha, |u-alpha and cu-alpha; where spans of one coder overlap, alpha over stretches and their sets."""
    found = [t for t in given if t is not None and len(t.coders) > 1]
    read = _unitized(found)
    measures: list[Callable[..., Estimate]] = [agreement.u_alpha, agreement.u_alpha_binary, agreement.cu_alpha]
    for measure in measures:
        if read is None:
            yield Estimate(measure.__name__, None, units=len(found), status="undefined", why=_OVERLAP)
        else:
            yield measure(read, **options)
    if read is None:
        yield agreement.segment_alpha(found, **options)


def of_codes(given: Texts, codes: Sequence[str], options: Mapping[str, Any]) -> dict[str, list[Estimate]]:
    """Return, code by code, u-alpha of the code against all else, and (k)u-alpha with its coverage."""
    found = [t for t in given if t is not None and len(t.coders) > 1]
    whole = _unitized(found)
    by_code: dict[str, list[Estimate]] = {code: [] for code in codes}
    if not found:
        return by_code
    for code, estimate in zip(codes, agreement.u_alpha_categories(found, codes, **options), strict=True):
        by_code[code].append(estimate)
        if whole is not None:
            by_code[code].append(agreement.ku_alpha(whole, category=code, **options))
            by_code[code].append(agreement.ku_coverage(whole, category=code, **options))
    return by_code


def _unitized(found: Sequence[Continuum]) -> Unitized | None:
    """Return the texts read for the u-alpha family, None where spans of one coder overlap."""
    try:
        return agreement.unitize(found)
    except ValueError:
        return None


def aligned(text: Continuum) -> list[dict[str, Span | None]]:
    """Return the best alignment of a text's spans, in reading order: which spans of the coders are the same one."""
    if not text.spans or len(text.coders) < 2:
        return []
    found = agreement.best_alignment(text.spans, text.length, coders=text.coders)
    rows = [dict(zip(text.coders, row, strict=True)) for row in found]
    return sorted(rows, key=lambda row: min((s.start, s.end) for s in row.values() if s is not None))
