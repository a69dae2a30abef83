"""The tree that ``import --preview`` prints: metadata, headings, and each unit's label and first words."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.documents.structure import left_out
from annotator.model import Report, Unit
from annotator.text import counted, one_line

_WIDTH = 60
_SHOWN = ("symbol", "organ", "meeting", "place", "date", "agenda_item", "rapporteur", "language")


def outline(report: Report) -> str:
    """Return a report's structure as text, safe for a terminal."""
    return "\n".join((*_head(report), *_left_out(report), *_tree(report)))


def _head(report: Report) -> Iterator[str]:
    yield one_line(report.document.title)
    for name in _SHOWN:
        value = getattr(report.document, name)
        if value:
            yield f"  {name}: {one_line(str(value))}"
    counts = (
        (len(report.units), "unit"), (len(report.sentences), "sentence"), (len(report.participants), "participant"),
        (len(report.footnotes), "footnote"),
    )  # fmt: skip
    yield "  " + ", ".join(counted(n, what, f"{what}s") for n, what in counts)


def _left_out(report: Report) -> Iterator[str]:
    if report.left_out:
        yield f"  left out: {left_out.summary(report.left_out)}"


def _tree(report: Report) -> Iterator[str]:
    sections = {s.id: s for s in report.sections}
    held: dict[str | None, list[Unit]] = {}
    for unit in report.units:
        held.setdefault(unit.section, []).append(unit)
    yield from _units(held.get(None, []), 1)
    for section in sections.values():
        marker = f"{section.marker} " if section.marker else ""
        yield f"{'  ' * section.level}{one_line(marker + section.heading, 2 * _WIDTH)}"
        yield from _units(held.get(section.id, []), section.level + 1)


def _units(units: list[Unit], depth: int) -> Iterator[str]:
    for unit in units:
        name = unit.label or unit.speaker or "–"
        deeper = depth + (unit.parent is not None)
        yield f"{'  ' * deeper}{one_line(name, 30)}  [{unit.kind}] {one_line(unit.text, _WIDTH)}"
