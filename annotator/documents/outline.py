"""The tree that ``import --preview`` prints: headings, labels, first words, lists of speakers."""

from __future__ import annotations

from annotator.model import Report, Unit
from annotator.text import one_line, to_display

_FIRST_WORDS = 60


def outline(report: Report) -> str:
    """Return the report's structure as indented lines."""
    document = report.document
    known = {k: getattr(document, k) for k in ("symbol", "date", "organ", "meeting", "place", "rapporteur", "agenda_item")}
    lines = [f"{document.title} ({document.source}, {document.language})"]
    lines += [f"  {key}: {value}" for key, value in known.items() if value]
    shown: set[str] = set()
    levels = {s.id: s for s in report.sections}
    for unit in report.units:
        if unit.section and unit.section not in shown:
            shown.add(unit.section)
            section = levels[unit.section]
            lines.append(f"{'  ' * section.level}{section.marker or ''} {one_line(section.heading, _FIRST_WORDS)}".rstrip())
        lines.append(_line(unit, levels[unit.section].level if unit.section else 0))
    lines.append(f"{document.units} units, {len(report.participants)} participants, {len(report.footnotes)} footnotes")
    return "\n".join(to_display(line) for line in lines)


def _line(unit: Unit, level: int) -> str:
    label = f"({unit.label})" if unit.parent else f"{unit.label}." if unit.label else "–"
    return f"{'  ' * (level + 1)}{label} {one_line(unit.text, _FIRST_WORDS)}"
