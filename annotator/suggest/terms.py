"""The terms of codes as readable JSON lines: one code a line with its name, description and phrases."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from annotator.errors import InputError
from annotator.model import Code

FILE = "terms.jsonl"


def write(codes: Iterable[Code]) -> str:
    """Return the codes that can be given, one JSON object a line."""
    rows = (
        {
            "code": c.key, "layer": c.layer, "name": c.name, "definition": c.definition, "include": c.include,
            "examples": list(c.examples), "phrases": list(c.phrases),
        }
        for c in codes if c.selectable and not c.retired
    )  # fmt: skip
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read(text: str, where: str = FILE) -> tuple[Code, ...]:
    """Return the codes of such lines; only ``code`` is needed. Raise InputError naming file and line."""
    lines = enumerate(text.splitlines(), 1)
    return tuple(_code(line, f"{where}, line {number}") for number, line in lines if line.strip())


def _code(line: str, where: str) -> Code:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"no JSON: {error}", where=where, remedy="write one JSON object a line") from error
    if not isinstance(row, dict) or not isinstance(row.get("code"), str):
        raise InputError("a term without a code", where=where, remedy='write {"code": …, "phrases": […]}')
    return Code(
        row["code"], str(row.get("layer", "theme")), str(row.get("name", row["code"])),
        definition=str(row.get("definition", "")), include=str(row.get("include", "")),
        examples=_texts(row, "examples", where), phrases=_texts(row, "phrases", where),
    )  # fmt: skip


def _texts(row: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise InputError(f"'{key}' is no list of texts", where=where, remedy=f'write "{key}": ["…", "…"]')
    return tuple(found)
