"""Real documents, whole: every word of the body is in a heading, a unit or a footnote, in the order of the source."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from annotator import documents
from annotator.model import Report, Unit
from tests.conftest import SHARED

_WORD = re.compile(r"[^\W\d_]+|\d+")
_TORN = re.compile(r"^page \d+, line \d+: '(\w+) (\w+)' read as ")
_FILES = sorted(
    path
    for folder in ("un", "debate", ".")
    for path in (SHARED / "corpus" / folder).glob("*.*")
    if path.suffix in (".pdf", ".txt", ".doc", ".docx")
)
_SCANS = ("E_CN.4_110.en.pdf", "E_CN.4_149.en.pdf")  # characters guessed by a machine, in no order that holds


@pytest.mark.parametrize("path", [path for path in _FILES if path.name not in _SCANS], ids=lambda path: path.name)
def test_nothing_of_the_body_is_lost_or_out_of_order(path: Path) -> None:
    report = documents.read(path)
    body = _words(" ".join(said for _, said in _body(report)))
    in_columns = {unit.id for unit in report.units if unit.kind == "row" and path.name.endswith(".layout.txt")}
    in_order = _words(" ".join(said for unit, said in _body(report) if unit not in in_columns))
    known = set(body)
    source = [part for word in _words(_rejoined(_source(path), report)) for part in _parted(word, known)]
    apart = [note.mark for note in report.footnotes] + [note.text for note in report.footnotes]
    apart += [line.text for line in report.left_out]
    assert _first_astray(in_order, source) is None
    assert [unit.text for unit in report.units if unit.id in in_columns and not _is_in_place(unit, report, path)] == []
    lost = Counter(source) - Counter(body) - Counter(_words(" ".join(apart)))
    marks = {note.mark for note in report.footnotes}  # taken off the words they are fused to
    assert set(lost) <= marks and sum(lost.values()) <= max(len(report.footnotes), 0.001 * len(source)), lost
    assert Counter(body) + Counter(_words(" ".join(apart))) <= Counter(source)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _rejoined(text: str, report: Report) -> str:
    """Return the text of a source without the blanks in torn words that the report says it took out, and no other."""
    torn = Counter(pair for said in report.document.warnings for pair in _TORN.findall(said))
    for (first, second), count in torn.items():
        assert len(re.findall(rf"\b{first} {second}\b", text)) == count
        text = re.sub(rf"\b{first} {second}\b", first + second, text)
    return text


def _parted(word: str, known: set[str]) -> list[str]:
    """Return a word, or the two that a program ran together which sees no narrow white: "Organizationalmatters"."""
    if len(word) < 18 or word in known:
        return [word]
    return next(([word[:i], word[i:]] for i in range(4, len(word) - 3) if {word[:i], word[i:]} <= known), [word])


def _body(report: Report) -> Iterator[tuple[str | None, str]]:
    """Yield headings and units in the order of the document, with the ids of units and of none."""
    sections = list(report.sections)
    for unit in report.units:
        while unit.section in {section.id for section in sections}:
            section = sections.pop(0)
            yield None, f"{section.marker or ''} {section.heading}"
        yield unit.id, f"{unit.speaker or ''} {unit.label or ''} {unit.text}"
    yield from ((None, f"{section.marker or ''} {section.heading}") for section in sections)


def _is_in_place(unit: Unit, report: Report, path: Path) -> bool:
    """Say whether the words of a row, or of a list in columns, stand in the lines between it and the next unit."""
    following = report.units[unit.ordinal : unit.ordinal + 1]
    lines = path.read_text("utf-8").split("\n")
    end = following[0].first_line if following else len(lines)
    there = Counter(_words(" ".join(lines[(unit.first_line or 1) - 1 : end])))
    return Counter(_words(f"{unit.label or ''} {unit.text}")) <= there


def _first_astray(body: list[str], source: list[str]) -> list[str] | None:
    """Return the words from the first one on that the source does not hold behind the words before it."""
    left = iter(source)
    for i, word in enumerate(body):
        if word not in left:
            return body[max(0, i - 8) : i + 8]
    return None


def _source(path: Path) -> str:
    """Return the text of a file as a program reads it that knows nothing of reports."""
    if path.suffix == ".txt":
        return path.read_text("utf-8")
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
        return re.sub("[\ufffe\x02]", "-", "\n".join(pages))
    package = zipfile.ZipFile(path)
    names = ["word/document.xml", *(name for name in package.namelist() if re.match("word/(header|footer)", name))]
    paragraphs = (p for name in names for p in etree.fromstring(package.read(name)).iter("{*}p"))
    return "\n".join("".join(e.text or " " for e in p.iter("{*}t", "{*}tab", "{*}br")) for p in paragraphs)


@pytest.mark.parametrize("name", ["A_79_PV.64", "A_80_159", "A_AC.182_2025_L.9", "UNW_2025_1"])
def test_the_symbol_of_a_pdf_is_whole_though_set_in_two_sizes(name: str) -> None:
    read = documents.read(SHARED / "corpus" / "un" / f"{name}.en.pdf").document
    assert read.symbol == name.replace("_", "/")


def test_pdf_and_layout_text_of_one_report_give_the_same_units() -> None:
    pdf, text = (documents.read(SHARED / "corpus" / "un" / f"A_HRC_43_15.en.{end}") for end in ("pdf", "layout.txt"))

    def said(report: Report) -> list[tuple[object, ...]]:
        return [(unit.kind, unit.label, unit.path, unit.text) for unit in report.units]

    assert said(pdf) == said(text)
    assert pdf.document.symbol == text.document.symbol == "A/HRC/43/15"
    assert [note.text for note in pdf.footnotes] == [note.text for note in text.footnotes]
