"""A unit's statements, sentence by sentence: who said what, and which sentences go on with it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from annotator.delayed import dataclass
from annotator.model import Sentence, Statement, Unit
from annotator.suggest.statements import assemble, codes, continuation
from annotator.suggest.statements.tables import Tables
from annotator.suggest.statements.values import Attribution

_REMEMBERED = 16_384  # sentences
_WORD = re.compile(r"[a-zà-ÿ]+")


@dataclass(frozen=True, slots=True)
class _Reader:
    """What one language needs: its tables, the words without which nothing attributes, and what finds."""

    tables: Tables
    words: frozenset[str]
    find: Callable[[str], tuple[Attribution, ...]]


def statements(
    unit: Unit, sentences: Sequence[Sentence], language: str, by: str, extra: Path | None
) -> list[Statement]:
    """Return the statements of ``unit``, see ``annotator.suggest.statements.parse``."""
    if unit.kind in ("recommendation", "row"):
        return []
    reader = _reader(language, extra)
    if reader.words and reader.words.isdisjoint(_WORD.findall(unit.text.lower())):
        return []
    found: list[Statement] = []
    for sentence in sentences:
        here = _in_sentence(reader, unit, sentence, by)
        if not here and found and continuation.goes_on(sentence.text, reader.tables.language):
            here = [assemble.continuation(reader.tables, unit, sentence, found[-1], by)]
        found += here
    return codes.filled(unit, found, language) if found else []


def _remembered(find: Callable[[str], list[Attribution]]) -> Callable[[str], tuple[Attribution, ...]]:
    """Return the function that finds, keeping what it found: a revised report repeats most sentences."""
    return functools.lru_cache(maxsize=_REMEMBERED)(lambda text: tuple(find(text)))


@functools.lru_cache(maxsize=8)
def _reader(language: str, extra: Path | None) -> _Reader:
    """Return the reader of ``language``; English for a language that has none."""
    if language in ("fr", "es"):
        from annotator.suggest.statements import frames, romance

        built = frames.build(language, extra)
        found = _remembered(functools.partial(romance.attributions, built))
        return _Reader(built.tables, built.words, found)
    from annotator.suggest.statements import find, grammar

    english = grammar.build("en", extra)
    return _Reader(english.tables, frozenset(), _remembered(functools.partial(find.attributions, english)))


def _in_sentence(reader: _Reader, unit: Unit, sentence: Sentence, by: str) -> list[Statement]:
    text = unit.text[sentence.start : sentence.end]
    found = reader.find(text)
    if not found or continuation.narrates(text):
        return []
    if continuation.opens_meeting(text) and all(_is_procedure(one) for one in found):
        return []
    pairs = assemble.with_tails(reader.tables, text, found)
    return [assemble.statement(reader.tables, unit, sentence, one, span, by) for one, span in pairs]


def _is_procedure(one: Attribution) -> bool:
    """Say whether somebody named did something and nothing is reported: "the President outlined the modalities"."""
    return not one.that and bool(one.holders) and one.holders[0].quantifier == "named"
