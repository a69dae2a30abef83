"""Statements that coders marked freely: which of them are the same one, paired one to one by overlap.

Two statements are the same when their parts share at least half of the longer one; of several the greatest overlap
goes first. With more than two coders a statement joins the group whose members it overlaps most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from annotator.codebook import Layer
from annotator.model import Code, Span

MARKING, MARKED = "statements marked", "marked"  # no key of a layer (those hold no blank), and the only code there
Parts = Sequence[Span]
Marked = Mapping[str, Parts]  # a coder's statements by id, in reading order
Group = Mapping[str, str]  # the id by which each coder who marked a statement knows it


def layer(kinds: tuple[str, ...]) -> Layer:
    """Return the layer that asks of a statement whether it was marked, in units of these kinds; none: it was not."""
    code = Code(MARKED, MARKING, "it stands")
    return Layer(
        MARKING, "Statements", {"default": "statement"}, kinds, None, False, "nominal", False, (code,), None,
        _index={MARKED: code},
    )  # fmt: skip


def shared(a: Parts, b: Parts) -> int:
    """Return how many characters two statements have in common."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x, y in product(a, b))


def overlap(a: Parts, b: Parts) -> float:
    """Return the share of the longer statement that both have in common."""
    longer = max(sum(end - start for start, end in parts) for parts in (a, b))
    return shared(a, b) / longer if longer else 0.0


def pairs(first: Marked, second: Marked) -> list[tuple[str, str]]:
    """Return the statements of two coders that are the same, one to one, the greatest overlap first."""
    found = sorted(
        (-overlap(a, b), i, j, one, other)
        for (i, (one, a)), (j, (other, b)) in product(enumerate(first.items()), enumerate(second.items()))
        if 2 * overlap(a, b) >= 1
    )
    taken: set[tuple[int, str]] = set()
    kept = []
    for _, _, _, one, other in found:
        if (0, one) not in taken and (1, other) not in taken:
            taken |= {(0, one), (1, other)}
            kept.append((one, other))
    return kept


def groups(marked: Mapping[str, Marked]) -> Sequence[Group]:
    """Return the statements of a unit, those that are the same as one, in reading order."""
    found: list[dict[str, str]] = []
    parts = {statement: where for own in marked.values() for statement, where in own.items()}
    for coder, own in marked.items():
        known = {str(n): parts[_widest(group, own, parts)] for n, group in enumerate(found)}
        place = {statement: int(n) for n, statement in pairs(known, own)}
        for statement in own:
            if statement in place:
                found[place[statement]][coder] = statement
            else:
                found.append({coder: statement})
    return sorted(found, key=lambda group: min(min(parts[s]) for s in group.values()))


def _widest(group: Mapping[str, str], own: Marked, parts: Mapping[str, Parts]) -> str:
    """Return the member of a group that a coder's statements overlap most."""
    return max(group.values(), key=lambda s: max((overlap(parts[s], p) for p in own.values()), default=0.0))
