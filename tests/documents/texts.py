"""Short reports in the manner of real ones, written for the tests, and what is read from them."""

from __future__ import annotations

from pathlib import Path

from annotator import documents
from annotator.model import Report


def read(folder: Path, text: str, name: str = "report.txt") -> Report:
    """Read a text as a report."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return documents.read(path)


def units(report: Report) -> list[tuple[str | None, str | None, str]]:
    """Return label, label of the parent and text of each unit."""
    labels = {unit.id: unit.label for unit in report.units}
    return [(unit.label, labels.get(unit.parent or ""), unit.text) for unit in report.units]


def tree(report: Report) -> list[tuple[int, str | None, str]]:
    """Return level, marker and words of each heading."""
    return [(section.level, section.marker, section.heading) for section in report.sections]
