"""The seed report set in other ways: wrapped, without blank lines, cut by pages; it gives the same units each time."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator import documents
from tests.conftest import SHARED

NAME = "crime-congress-15-rpm-latin-america-draft-report-add.txt"
SYMBOL = "A/CONF.900/RPM.2/L.3/Add.2"


def _lines(width: int, gaps: bool) -> list[str]:
    """Return the seed's lines wrapped, with or without its blank lines."""
    found: list[str] = []
    for line in (SHARED / "corpus" / NAME).read_text(encoding="utf-8").split("\n"):
        found.extend(textwrap.wrap(line, width) if line.strip() else [""] * gaps)
    return found


def _paged(lines: list[str], length: int, foot: tuple[str, ...]) -> Iterator[str]:
    """Yield lines with a page's foot and head behind every so many."""
    for number, line in enumerate(lines, 1):
        yield line
        if number % length == 0:
            yield from (part.replace("#", str(number // length + 1)) for part in foot)


def _variants() -> dict[str, str]:
    wrapped = _lines(80, gaps=True)
    return {
        "wrapped": "\n".join(_lines(72, gaps=True)),
        "without blank lines": "\n".join(_lines(90, gaps=False)),
        "cut by pages": "\n".join(_paged(wrapped, 37, ("", "25-02990", "#/4", SYMBOL, ""))),
        "cut by form feeds": "\n".join(_paged(wrapped, 41, ("#", f"\f{SYMBOL}", ""))),
        "cut by pages without blank lines": "\n".join(_paged(_lines(85, gaps=False), 43, (SYMBOL, "#/4 25-02990"))),
        "indented": "\n".join("        " + line for line in wrapped),
        "numbers on lines of their own": "\n".join(re.sub(r"^(\d+\.|\([a-z]\)) ", r"\1 \n", line) for line in wrapped),
        "lines ended as on Windows": "\r\n".join(wrapped),
    }


@pytest.mark.parametrize("name", _variants())
def test_the_same_report_set_otherwise_gives_the_same_units(name: str, tmp_path: Path) -> None:
    gold: dict[str, Any] = json.loads((SHARED / "corpus" / "gold" / "seed.gold.json").read_text(encoding="utf-8"))
    path = tmp_path / "report.txt"
    path.write_text(_variants()[name], encoding="utf-8", newline="")
    report = documents.read(path)
    assert [(u.label, u.kind, u.text) for u in report.units] == [(u["id"], u["kind"], u["text"]) for u in gold["units"]]
    assert [s.heading for s in report.sections] == [s["heading"] for s in gold["sections"]]
    assert [(p.name, p.role) for p in report.participants] == [(p["name"], p["role"]) for p in gold["participants"]]
    meta = gold["metadata"]
    assert (report.document.meeting, report.document.agenda_item) == (meta["meeting"], meta["agenda_item_meeting"])
