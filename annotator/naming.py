"""What documents are called in lists: by symbol, else title; those that would read the same are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.model import Document
from annotator.text import one_line

_ASIDE = ("part", "date", "place", "language", "source")  # what tells them apart, the first that does
_LEAST = 8  # characters of a name that are worth showing beside what tells it apart


def names(found: Iterable[Document], width: int = 0) -> dict[str, str]:
    """Return a name of each document by its id, of at most ``width`` characters (0: of any number)."""
    groups: dict[str, list[Document]] = {}
    for document in found:
        groups.setdefault(one_line(document.symbol or document.title or document.source, width), []).append(document)
    named = {i: told for name, group in groups.items() for i, told in _told(name, group, width)}
    often = Counter(named.values())
    return {i: name if often[name] == 1 else _beside(name, i[:8], width) for i, name in named.items()}


def _told(name: str, group: Sequence[Document], width: int) -> list[tuple[str, str]]:
    """Return ids and names of documents that are called the same."""
    if len(group) == 1:
        return [(group[0].id, name)]
    for field in _ASIDE:
        values = [one_line(str(getattr(d, field) or "")) for d in group]
        if all(values) and len(set(values)) == len(values):
            return [(d.id, _beside(name, value, width)) for d, value in zip(group, values, strict=True)]
    return [(d.id, _beside(name, d.id[:8], width)) for d in group]


def _beside(name: str, aside: str, width: int) -> str:
    if not width:
        return f"{name} · {aside}"
    room = width - len(aside) - 3
    if room >= _LEAST:
        return f"{one_line(name, room)} · {aside}"
    return aside if len(aside) <= width else "…" + aside[1 - width :]
