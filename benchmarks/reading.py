"""How long reports take to be read, and how much memory: made ones of the sizes that matter, beside reading bytes."""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotator import documents
from benchmarks.measure import Result, compare
from tests.documents import word
from tests.documents.pages import Page, pdf

_SAID = "Several delegations, including one group of States, stressed the importance of rivers in region number {}."


def run() -> Iterator[Result]:
    """Yield a row a document, each beside reading the file's bytes; then say the most memory that was used."""
    with tempfile.TemporaryDirectory() as folder:
        for name, what, data in _made():
            path = Path(folder) / name
            path.write_bytes(data)
            units = len(documents.read(path).units)
            title = f"{what}, {units:,} units, {len(data) // 1000:,} kB"
            yield compare(title, lambda path=path: documents.read(path), "bytes", path.read_bytes, times=3)
    print(f"| most memory | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB | | | |")


def _made() -> Iterator[tuple[str, str, bytes]]:
    yield "report.txt", "layout text", _text(6_000)
    yield "report.pdf", "PDF of 60 pages", _printed(60)
    yield "report.docx", "docx of 5,000 paragraphs", _word(5_000)


def _text(count: int) -> bytes:
    lines = ["United Nations" + " " * 60 + "A/AC.9/2025/L.4", ""]
    for n in range(1, count + 1):
        lines += [f"        {n}.   {_SAID.format(n)}", "    Others asked for more time.", ""]
        lines += ["2/99" + " " * 60 + "25-01234", "\fA/AC.9/2025/L.4", ""] if n % 12 == 0 else []
    return "\n".join(lines).encode()


def _printed(count: int) -> bytes:
    pages = []
    for number in range(1, count + 1):
        page = Page()
        page.write(72, 790, "A/AC.9/2025/L.4", size=9)
        page.write(72, 40, f"{number}/{count}", size=9)
        for row in range(12):
            y, n = 740 - 54 * row, (number - 1) * 12 + row + 1
            page.write(72, y, f"{n}. {_SAID.format(n)[:88]}")
            page.write(72, y - 13, "of the basin that the Committee had looked at before, and others asked for time")
            page.write(72, y - 26, "to consider the matter at a later session of the Committee.")
        pages.append(page)
    return pdf(*pages)


def _word(count: int) -> bytes:
    lists = word.abstract(0, word.level(0, "decimal", "%1.")) + word.num(1, 0)
    return word.docx("".join(word.par(_SAID.format(n), num="1") for n in range(count)), numbering=lists)
