"""Holders that are named: a State or a group standing alone as the subject, found by its name."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from annotator.model import Holder

_NAME_ENDS = re.compile(r"[A-ZÀ-Þ][\w’'-]*$|\)$|,$")
_LEADS = re.compile(r"^(?:(?:In|At|During|On|With|While|However|Furthermore|Moreover|Finally)\b[^,]*,\s+)?")


@functools.cache
def _gazetteer() -> Callable[[str], list[tuple[int, int, tuple[str, ...], str]]]:
    """Return a function that finds names with codes; the gazetteer is loaded when first needed."""
    try:
        from annotator import gazetteer
    except ImportError:
        return lambda text: []

    def find(text: str) -> list[tuple[int, int, tuple[str, ...], str]]:
        return [(n.start, n.end, n.codes, n.kind) for n in gazetteer.find(text)]

    return find


def subject(text: str, start: int, verb: int, adverbs: str) -> tuple[tuple[Holder, ...], int] | None:
    """Return the State or group whose name stands right before the verb, and where it begins."""
    lead = re.sub(rf"{adverbs}(?:\s+(?:had|have|has|would))?{adverbs},?\s+$", "", text[start:verb])
    if not _NAME_ENDS.search(lead):
        return None
    names = _gazetteer()(lead)
    if not names or names[-1][1] != len(lead):
        return None
    first = names[-1]
    return (
        Holder(lead[first[0] : first[1]], start + first[0], start + first[1], "state", "named", first[2]),
    ), start + first[0]
