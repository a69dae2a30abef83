"""How a passage is cited: the report's symbol and the number printed there ("A/AC.182/2025/L.6, para. 14")."""

from __future__ import annotations

from annotator.model import Document, Unit


def citation(unit: Unit, document: Document) -> str:
    """Return the citation of a unit; one without a number is cited by its page, heading or place."""
    return f"{document.symbol or document.title}, {_place(unit)}"


def _place(unit: Unit) -> str:
    if unit.kind == "recommendation" and unit.label:
        return f"recommendation {unit.label if unit.label.startswith('(') else f'({unit.label})'}"
    if unit.label:
        return f"para. {unit.label}"
    if unit.page:
        return f"p. {unit.page}"
    heading = f" under “{unit.path[-1]}”" if unit.path else ""
    return f"{unit.kind} {unit.ordinal}{heading}"


def quoted(text: str, unit: Unit, document: Document) -> str:
    """Return words of a unit with their citation, on one line."""
    return f"“{' '.join(text.split())}” ({citation(unit, document)})"
