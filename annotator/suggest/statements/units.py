"""A unit's statements, sentence by sentence: who said what, and which sentences go on with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from annotator.model import Sentence, Statement, Unit
from annotator.suggest.statements import assemble, continuation, find, grammar

_WORD = re.compile(r"[a-zà-ÿ]+")


def statements(
    unit: Unit, sentences: Sequence[Sentence], language: str, by: str, extra: Path | None
) -> list[Statement]:
    """Return the statements of ``unit``, see ``annotator.suggest.statements.parse``."""
    if unit.kind in ("recommendation", "row"):
        return []
    compiled = grammar.build(language, extra)
    if compiled.words.isdisjoint(_WORD.findall(unit.text.lower())):
        return []
    found: list[Statement] = []
    for sentence in sentences:
        here = _in_sentence(compiled, unit, sentence, by)
        if not here and found and continuation.goes_on(sentence.text):
            here = [assemble.continuation(compiled.tables, unit, sentence, found[-1], by)]
        found += here
    return found


def _in_sentence(compiled: grammar.Grammar, unit: Unit, sentence: Sentence, by: str) -> list[Statement]:
    text = unit.text[sentence.start : sentence.end]
    found = find.attributions(compiled, text)
    if not found or continuation.narrates(text):
        return []
    pairs = assemble.with_tails(compiled.tables, text, found)
    return [assemble.statement(compiled.tables, unit, sentence, one, span, by) for one, span in pairs]
