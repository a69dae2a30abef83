"""Holders that are named: a State, a group or a person as the subject, found by the name."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from annotator.model import Holder
from annotator.suggest.statements.reading import Reading, ending, opens_clause

Named = tuple[int, int, tuple[str, ...], str]

_NAME_ENDS = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*|[),])$")
_AND = re.compile(r"(?:,\s+and|,|\s+and)\s+(?:the\s+)?")
_ARTICLE = re.compile(r"[Tt]he\s+$")
# "the head of such an office, Firstname Surname,": the office is described, the person named.
_PERSON = re.compile(
    r"(?:^|,\s+)(?P<who>(?:[Tt]he|[Aa]n?)\s+[^;:]{3,400}?,\s+[A-ZÀ-Þ][\w’.-]+"
    r"(?:\s+(?:de|da|do|dos|del|van|von|el|al|bin)\b|\s+[A-ZÀ-Þ][\w’.-]*){1,5}),(?:\s+\w+ing\b[^,;:]{1,200},)?$"
)


@functools.cache
def _find() -> Callable[[str, str], list[Named]]:
    """Return the function that finds names with their codes; the gazetteer is loaded when first needed."""
    from annotator.gazetteer import find

    return lambda text, language: [(n.start, n.end, n.codes, n.kind) for n in find(text, language)]


def codes_in(text: str, language: str = "en") -> tuple[str, ...]:
    """Return the codes of the States and groups named in ``text``; ambiguous names give none."""
    names = _find()(text, language)
    return tuple(dict.fromkeys(codes[0] for _, _, codes, _ in names if len(codes) == 1))


def _names(words: list[str]) -> bool:
    """Say whether a name may be among these words: one is capitalised, or ends an aside."""
    return any(word[:1].isupper() or word[-1] in ",)" for word in words)


def subject(reading: Reading, verb: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return who stands by name before the verb, States, a group or a person, and where it begins."""
    start = reading.floor
    if not _names(reading.text[max(start, verb - 60) : verb].split()[-4:]):
        return None
    adverbs = ending(reading.grammar.before_verb, reading.text, verb, 120)
    if adverbs and adverbs["aux"]:
        return None
    lead = reading.text[start : adverbs.start() if adverbs else verb].rstrip(" ")
    if not _NAME_ENDS.search(lead):
        return None
    person = _PERSON.search(lead) if lead.endswith(",") else None
    if person:
        return _holder(reading, start + person.start("who"), start + person.end("who"), "speakers", ())
    return _states(reading, lead, verb)


def _states(reading: Reading, lead: str, verb: int) -> tuple[tuple[Holder, ...], int] | None:
    """Return the States or groups named in ``lead`` that only asides part from the verb."""
    names = _find()(lead, "en")
    for index in range(len(names) - 1, -1, -1):
        gap = reading.grammar.subject_gap.fullmatch(reading.text, reading.floor + names[index][1], verb)
        if not gap:
            continue
        first = index
        while first and _AND.fullmatch(lead, names[first - 1][1], names[first][0]):
            first -= 1
        article = _ARTICLE.search(lead, 0, names[first][0])
        begin = reading.floor + (article.start() if article else names[first][0])
        if not opens_clause(reading, begin):
            continue
        end = reading.floor + names[index][1] + len(gap["post"].rstrip(","))
        codes = tuple(dict.fromkeys(n[2][0] for n in names[first : index + 1] if len(n[2]) == 1))
        return _holder(reading, begin, end, "group" if names[index][3] == "group" else "state", codes)
    return None


def _holder(
    reading: Reading, start: int, end: int, kind: str, codes: tuple[str, ...]
) -> tuple[tuple[Holder, ...], int]:
    return (Holder(reading.text[start:end], start, end, kind, "named", codes),), start
