"""Holders that are named: a State, a group or a person as the subject, found by the name."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from annotator.model import Holder
from annotator.suggest.statements.reading import Reading, ending

Named = tuple[int, int, tuple[str, ...], str]

_NAME_ENDS = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*|[),])$")
_MAY_BEGIN = re.compile(r"(?:^|[,;]\s+|\b(?:and|but|while)\s+)(?:[Tt]he\s+)?[A-ZÀ-Þ][^,;]*$")
# "the head of such an office, Firstname Surname,": the office is described, the person named.
_PERSON = re.compile(
    r"(?:^|,\s+)(?P<who>(?:[Tt]he|[Aa]n?)\s+[^;:]{3,400}?,\s+[A-ZÀ-Þ][\w’.-]+"
    r"(?:\s+(?:de|da|do|dos|del|van|von|el|al|bin)\b|\s+[A-ZÀ-Þ][\w’.-]*){1,5}),(?:\s+\w+ing\b[^,;:]{1,200},)?$"
)


@functools.cache
def _find() -> Callable[[str, str], list[Named]]:
    """Return the function that finds names with their codes; the gazetteer is loaded when first needed."""
    try:
        from annotator.gazetteer import find
    except ImportError:
        return lambda text, language: []
    return lambda text, language: [(n.start, n.end, n.codes, n.kind) for n in find(text, language)]


def codes_in(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the codes of the States and groups named in ``text``; ambiguous names give none."""
    names = _find()(text, language)
    return tuple(dict.fromkeys(codes[0] for _, _, codes, _ in names if len(codes) == 1))


def _names(words: list[str]) -> bool:
    """Say whether a name may be among these words: one is capitalised, or ends an aside."""
    return any(word[:1].isupper() or word[-1] in ",)" for word in words)


def subject(reading: Reading, verb: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return who stands by name right before the verb, a State, a group or a person, and where it begins."""
    start = reading.floor
    if not _names(reading.text[max(start, verb - 60) : verb].split()[-4:]):
        return None
    adverbs = ending(reading.grammar.before_verb, reading.text, verb, 120)
    lead = reading.text[start : adverbs.start() if adverbs else verb].rstrip(" ")
    if not _NAME_ENDS.search(lead):
        return None
    person = _PERSON.search(lead)
    if person:
        return _holder(lead, start, person.start("who"), person.end("who"), "speakers", ())
    begin = _MAY_BEGIN.search(lead)
    names = _find()(lead, "en") if begin else []
    if not names or names[-1][1] != len(lead):
        return None
    first, _, codes, kind = names[-1]
    return _holder(lead, start, first, len(lead), "group" if kind == "group" else "state", codes)


def _holder(
    lead: str, start: int, first: int, end: int, kind: str, codes: tuple[str, ...]
) -> tuple[tuple[Holder, ...], int]:
    return (Holder(lead[first:end], start + first, start + end, kind, "named", codes),), start + first
