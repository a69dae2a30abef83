"""What the cells of a row of ``record`` say: texts, numbers, a code that can be given, a place in the unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.codebook import Layer
from annotator.errors import InputError
from annotator.items import Frame
from annotator.study.near_codes import near
from annotator.text import is_unicode


def check_code(layer: Layer, code: str | None) -> None:
    """Raise InputError for a code that the layer cannot be answered with."""
    if not code:
        raise InputError("field 'code' is missing; to say that none applies, give action 'none'")
    if layer.has(code):
        return
    if layer.code(code) is not None:
        raise InputError(f"code '{code}' of layer '{layer.key}' only holds others", remedy="choose one below it")
    raise InputError(
        f"layer '{layer.key}' has no code '{code}'{near(layer, code)}",
        remedy=f"see 'annotator list codes --layer {layer.key}'",
    )


def check_in_use(layer: Layer, key: str) -> None:
    """Raise InputError for a retired code."""
    code = layer.code(key)
    if code is not None and code.retired:
        raise InputError(
            f"code '{key}' of layer '{layer.key}' is retired: it is kept for earlier codings only",
            remedy="give the code that took its place",
        )


def place(row: Mapping[str, Any], frame: Frame, layer: Layer | None) -> tuple[str | None, int | None, int | None]:
    """Return statement, start and end of a row; a sentence is its words, or its only statement where that is asked."""
    start, end = number(row, "start"), number(row, "end")
    if (start is None) != (end is None):
        raise InputError("give both start and end, or neither")
    if start is not None and end is not None and not 0 <= start < end <= len(frame.unit.text):
        raise InputError(f"start {start} and end {end} lie outside of the unit's {len(frame.unit.text)} characters")
    statement, sentence = text(row, "statement"), number(row, "sentence")
    if statement is not None and statement not in {s.id for s in frame.statements}:
        raise InputError(f"unit {frame.unit.label or frame.unit.id} has no statement '{statement}'")
    if sentence is None:
        return statement, start, end
    found = next((s for s in frame.sentences if s.number == sentence), None)
    if found is None:
        raise InputError(f"unit {frame.unit.label or frame.unit.id} has no sentence {sentence}")
    inside = [s.id for s in frame.statements if sentence in s.sentences]
    of_statements = layer is None or layer.item_for(frame.unit.kind) == "statement"
    if of_statements and statement is None and start is None and len(inside) == 1:
        return inside[0], None, None
    return statement, found.start if start is None else start, found.end if end is None else end


def text(row: Mapping[str, Any], key: str) -> str | None:
    """Return a cell as text, None where it is empty."""
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str | int):
        raise InputError(f"field '{key}' wants a text")
    if not is_unicode(str(value)):
        raise InputError(f"field '{key}' holds half a character", remedy="write it as UTF-8")
    return str(value)


def number(row: Mapping[str, Any], key: str) -> int | None:
    """Return a cell as a whole number, None where it is empty."""
    value = row.get(key)
    if value is None or value == "":
        return None
    try:
        return int(str(value).removesuffix(".0"))  # as programs write whole numbers in a column with gaps
    except ValueError:
        raise InputError(f"field '{key}' wants a whole number, not '{value}'") from None
