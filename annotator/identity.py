"""How every id is derived, so that the same bytes give the same ids in any project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def _digest(prefix: str, *pieces: str) -> str:
    import hashlib

    joined = "\0".join(pieces).encode("utf-8", "surrogatepass")
    return prefix + hashlib.sha256(joined).hexdigest()[:16]


def document_id(source: bytes, fixes: bytes = b"") -> str:
    """Return ``d`` + 16 hex digits of the SHA-256 of the source bytes (and of the fixes, where there are any)."""
    import hashlib

    return "d" + hashlib.sha256(source + fixes).hexdigest()[:16]


def unit_ids(document: str, texts: Iterable[str]) -> list[str]:
    """Return the ids of a document's units in order: document, frozen text, which occurrence of it (from 1)."""
    seen: dict[str, int] = {}
    ids = []
    for text in texts:
        seen[text] = seen.get(text, 0) + 1
        ids.append(_digest("u", document, text, str(seen[text])))
    return ids


def section_id(document: str, ordinal: int) -> str:
    """Return the id of the document's section with this ordinal (from 1)."""
    return _digest("s", document, str(ordinal))


def sentence_id(unit: str, number: int) -> str:
    """Return the id of a unit's sentence with this number (from 1)."""
    return f"{unit}.{number}"


def statement_id(unit: str, parts: Sequence[Sequence[int]], attribution: Sequence[Sequence[int]]) -> str:
    """Return the id of a statement: its unit, the offsets of its parts and of its attribution."""
    return _digest("t", unit, f"[{_listed(parts)},{_listed(attribution)}]")


def _listed(places: Sequence[Sequence[int]]) -> str:
    """Return places as JSON writes them without blanks; asking json itself takes three times as long."""
    return f"[{','.join([f'[{start},{end}]' for start, end in places])}]"


def suggestion_id(
    unit: str,
    statement: str | None,
    start: int | None,
    end: int | None,
    layer: str,
    code: str,
    source: str,
    coder: str | None,
) -> str:
    """Return the id of a suggestion: unit, place, layer, code, source and coder (empty: the same for all)."""
    place = f"{statement or ''}:{'' if start is None else start}:{'' if end is None else end}"
    return _digest("g", unit, place, layer, code, source, coder or "")
