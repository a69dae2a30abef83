"""Holders that are named: a State or a group standing alone as the subject, found by its name."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from annotator.model import Holder

_NAME_ENDS = re.compile(r"[A-ZÀ-Þ][\w’'-]*$|\)$|,$")
_MAY_BEGIN = re.compile(r"(?:^|[,;]\s+|\b(?:and|but|while)\s+)(?:[Tt]he\s+)?[A-ZÀ-Þ][^,;]*$")
# "the head of such an office, Firstname Surname,": the office is described, the person named.
_PERSON = re.compile(
    r"(?:^|,\s+)((?:[Tt]he|[Aa]n?)\s+[^;:]{3,400}?,\s+[A-ZÀ-Þ][\w’.-]+(?:\s+(?:de|da|do|dos|del|van|von|el|al|bin)\b|\s+[A-ZÀ-Þ][\w’.-]*){1,5}),$"
)


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
    """Return who stands by name right before the verb, a State, a group or a person, and where it begins."""
    lead = re.sub(rf"{adverbs}(?:\s+(?:had|have|has|would))?{adverbs}\s+$", "", text[start:verb])
    if not _NAME_ENDS.search(lead):
        return None
    person = _PERSON.search(lead)
    if person:
        return _holder(lead, start, person.start(1), len(lead.rstrip(",")), "speakers", ())
    names = _gazetteer()(lead) if _MAY_BEGIN.search(lead) else []
    if not names or names[-1][1] != len(lead):
        return None
    first, _, codes, kind = names[-1]
    return _holder(lead, start, first, len(lead), "group" if kind == "group" else "state", codes)


def _holder(
    lead: str, start: int, first: int, end: int, kind: str, codes: tuple[str, ...]
) -> tuple[tuple[Holder, ...], int]:
    return (Holder(lead[first:end], start + first, start + end, kind, "named", codes),), start + first
