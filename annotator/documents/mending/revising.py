"""Which unit of a revised report continues which unit of the earlier one: the same, moved, or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from annotator.model import Unit, UnitLink

_ALIKE = 0.5  # the least share of common characters of two versions of one text
_PIECE = 25  # characters; a shorter text within another is no sign that one was cut into two, or two joined
_RARE = 20  # a word of more units than this does not tell which is meant
_TRIED = 6  # units compared with one, at most


def links(old: Sequence[Unit], new: Sequence[Unit], *, by_label: bool = True) -> list[UnitLink]:
    """Return the links in the order of the new report; a unit that is cut in two, or joined, has several.

    Where nothing else continues a unit, that with its label does, whatever its words (``by_label``).
    """
    pairs = _of_same_text(old, new)
    straight = set(_longest_rise([b for _, b in pairs]))
    found = [
        UnitLink(old[a].id, new[b].id, "same" if b in straight and old[a].path == new[b].path else "moved")
        for a, b in pairs
    ]
    gone, taken = {a for a, _ in pairs}, {b for _, b in pairs}
    left = [u for i, u in enumerate(old) if i not in gone]
    came = [u for i, u in enumerate(new) if i not in taken]
    changed = [UnitLink(a.id, b.id, "changed") for a, b in _changed(left, came, by_label)]
    order = {u.id: i for i, u in enumerate(new)}
    return sorted((*found, *changed), key=lambda link: (order[link.new], link.old))


def _of_same_text(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the places of units with the same words, those with the same label and headings first."""
    keys: tuple[Callable[[Unit], Hashable], ...] = (
        lambda u: (u.text, u.path, u.label), lambda u: (u.text, u.label), lambda u: (u.text, u.path), lambda u: u.text,
    )  # fmt: skip
    pairs: list[tuple[int, int]] = []
    left, came = list(range(len(old))), list(range(len(new)))
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for b in reversed(came):
            waiting.setdefault(key(new[b]), []).append(b)
        fresh = [(a, waiting[key(old[a])].pop()) for a in left if waiting.get(key(old[a]))]
        pairs.extend(fresh)
        gone, taken = {a for a, _ in fresh}, {b for _, b in fresh}
        left, came = [a for a in left if a not in gone], [b for b in came if b not in taken]
    return sorted(pairs)


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return a longest rising run of numbers (patience sorting, n log n): what has kept its order."""
    import bisect

    tops: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for i, number in enumerate(numbers):
        place = bisect.bisect_left(tops, number)
        before.append(at[place - 1] if place else -1)
        tops[place : place + 1] = [number]
        at[place : place + 1] = [i]
    found = []
    i = at[-1] if at else -1
    while i >= 0:
        found.append(numbers[i])
        i = before[i]
    return found[::-1]


def _changed(left: Sequence[Unit], came: Sequence[Unit], by_label: bool) -> Iterator[tuple[Unit, Unit]]:
    """Yield what continues what although its words differ: by likeness, as parts of each other, by its label."""
    scored = sorted(_scored(left, came), key=lambda found: -found[0])
    with_old: set[str] = set()
    with_new: set[str] = set()
    for score, a, b in scored:
        part = _is_part(a, b)
        if (a.id in with_old or b.id in with_new) and not part:
            continue
        if score >= _ALIKE or part:
            with_old.add(a.id)
            with_new.add(b.id)
            yield a, b
    free = [u for u in reversed(came) if by_label and u.label and u.id not in with_new]
    places: dict[Hashable, Unit] = {(u.kind, u.label, u.path): u for u in free}
    for a in left:
        same_place = places.get((a.kind, a.label, a.path))
        if a.id not in with_old and same_place is not None:
            yield a, places.pop((a.kind, a.label, a.path))


def _scored(left: Sequence[Unit], came: Sequence[Unit]) -> Iterator[tuple[float, Unit, Unit]]:
    index: dict[str, list[int]] = {}
    for i, unit in enumerate(came):
        for word in _words(unit):
            index.setdefault(word, []).append(i)
    for unit in left:
        shared: Counter[int] = Counter()
        for word in _words(unit):
            if len(index.get(word, ())) <= _RARE:
                shared.update(index.get(word, ()))
        for i in _tried(shared, unit, came):
            yield Indel.normalized_similarity(unit.text, came[i].text), unit, came[i]


def _tried(shared: Counter[int], unit: Unit, came: Sequence[Unit]) -> Iterable[int]:
    found = [i for i, _ in shared.most_common(_TRIED)]
    return found or [i for i, other in enumerate(came[:_RARE]) if other.kind == unit.kind]


def _words(unit: Unit) -> set[str]:
    return set(unit.text.casefold().split())


def _is_part(a: Unit, b: Unit) -> bool:
    """Say whether one text holds the other whole: it was cut, or joined with its neighbour."""
    short, long = sorted((a.text, b.text), key=len)
    return len(short) >= _PIECE and short in long
