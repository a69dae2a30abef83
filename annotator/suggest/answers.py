"""A statement's own answers on the layers of the codebook: who, how many, verb, voice, stance, actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from annotator.codebook import Layer
from annotator.model import Span, Statement
from annotator.suggest.statements import explain

# How sure each answer is: the form of the words decides the first four, their meaning the stance.
_SCORES = {"holder_type": 0.95, "quantifier": 0.97, "verb": 0.95, "voice": 0.97, "actor": 0.95, "stance": 0.75}

ANSWERED = frozenset(_SCORES)


class Proposal(NamedTuple):
    """A suggestion before it has an id."""

    layer: str
    code: str
    statement: str | None
    start: int | None
    end: int | None
    score: float
    source: str
    reason: str


def of_statement(statement: Statement, layers: Mapping[str, Layer], language: str) -> Iterator[Proposal]:
    """Yield what the statement answers on the layers that are asked of statements here."""
    held: Span | None = (statement.holders[0].start, statement.holders[0].end) if statement.holders else None
    said = statement.attribution_parts[0] if statement.attribution_parts else statement.parts[0]
    quoted = f'"{statement.attribution}"' if statement.attribution else "no attribution of its own"
    answers: list[tuple[str, str | None, Span, str]] = [
        ("holder_type", _single(statement.holder_type), held or said, quoted),
        ("quantifier", _single(statement.quantifier), held or said, quoted),
        ("verb", statement.verb, said, quoted),
        ("voice", statement.voice, said, quoted),
        ("stance", statement.stance, said, explain(statement, language)),
        *(("actor", code, (h.start, h.end), f'"{h.text}"') for h in statement.holders for code in h.codes),
    ]
    for layer_key, code, (start, end), reason in answers:
        if code is not None and layer_key in layers and layers[layer_key].has(code):
            yield Proposal(layer_key, code, statement.id, start, end, _SCORES[layer_key], "attribution", reason)


def _single(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "compound"
