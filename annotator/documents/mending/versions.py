"""Which unit of a report in one language is which in another: by labels, and by order between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from annotator.model import Unit

Key = tuple[str, tuple[str, ...]]  # kind; labels from the outermost parent inwards


def pairs(one: Sequence[Unit], other: Sequence[Unit]) -> list[tuple[str, str]]:
    """Return the ids of units that are versions of each other, in the order of ``one``; none is named twice.

    Numbered units are paired by kind and numbers, those that are not between the same two pairs, when there are as
    many of each kind there. What has no counterpart is left out.
    """
    left, right = _numbered(one), _numbered(other)
    places = {key: i for i, key in right}
    anchors = [(i, places[key]) for i, key in left if key in places]
    rising = _rising(anchors)
    found = list(rising)
    ends = [(-1, -1), *rising, (len(one), len(other))]
    for (a, b), (c, d) in pairwise(ends):
        found.extend(_between(one, other, (a + 1, c), (b + 1, d)))
    return [(one[i].id, other[j].id) for i, j in sorted(found)]


def _numbered(units: Sequence[Unit]) -> list[tuple[int, tuple[Key, int]]]:
    """Return place and key of each unit with a label; a key that comes again is counted."""
    by_id = {u.id: u for u in units}
    seen: dict[Key, int] = {}
    found: list[tuple[int, tuple[Key, int]]] = []
    for i, unit in enumerate(units):
        if unit.label:
            key = (unit.kind, tuple(_labels(unit, by_id)))
            seen[key] = seen.get(key, 0) + 1
            found.append((i, (key, seen[key])))
    return found


def _labels(unit: Unit, by_id: dict[str, Unit]) -> Iterator[str]:
    if unit.parent in by_id:
        yield from _labels(by_id[unit.parent], by_id)
    yield unit.label or ""


def _rising(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that keep the order of both, an outlier left out."""
    kept: list[tuple[int, int]] = []
    for pair in anchors:
        if not kept or pair[1] > kept[-1][1]:
            kept.append(pair)
    return kept


def _between(
    one: Sequence[Unit], other: Sequence[Unit], left: tuple[int, int], right: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the places of unnumbered units paired between two anchors: run by run, the kinds being the same."""
    mine = [i for i in range(*left) if not one[i].label]
    theirs = [j for j in range(*right) if not other[j].label]
    shape = [(kind, len(list(run))) for kind, run in groupby(one[i].kind for i in mine)]
    if shape == [(kind, len(list(run))) for kind, run in groupby(other[j].kind for j in theirs)]:
        yield from zip(mine, theirs, strict=True)
