"""Hostile and damaged files: a clear refusal or a warning, in bounded time and memory, and the project as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotator import documents
from annotator.errors import ReadError
from tests.documents import sample
from tests.documents.pages import Page, pdf
from tests.documents.word import NAMESPACES, docx, packed, par
from tests.running import annotator, refused, rows_of

_SAID = "1. The Committee considered the question of rivers and lakes."
_BODY = par(_SAID)
_DEEP = 10_000


def word(inside: str, before: str = "") -> bytes:
    text = f"{before}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"
    return packed({"word/document.xml": text.encode()})


def understated(data: bytes, size: int) -> bytes:
    """Return a package that says of a part of this size that it is small."""
    return data.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


def laughs(encoding: str) -> bytes:
    inner = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{inner}]>'
    text = f"{head}<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p>{_BODY}</w:body></w:document>"
    return packed({"word/document.xml": text.encode(encoding)})


REFUSED: dict[str, tuple[bytes, str]] = {
    "bomb.docx": (packed({"word/document.xml": b" " * 50_000_000}), "zip bomb"),
    "lies.docx": (understated(packed({"word/document.xml": os.urandom(1 << 20)}), 1 << 20), "damaged"),
    "many.docx": (packed({f"part{n}": b"" for n in range(2_001)}), "2001 parts"),
    "laughs.docx": (laughs("utf-8"), "entities"),
    "laughs16.docx": (laughs("utf-16"), "entit"),
    "outside.docx": (word(_BODY, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "entities"),
    "deep.docx": (word("<w:sdt><w:sdtContent>" * _DEEP + _BODY + "</w:sdtContent></w:sdt>" * _DEEP), "depth"),
    "deep.html": (b"<html><body>" + b"<div>" * _DEEP + b"<p>" + _SAID.encode(), "nested too deeply"),
    "deep.rtf": (b"{\\rtf1 " + b"{" * _DEEP + _SAID.encode() + b"}" * _DEEP, "nested too deeply"),
    "deep.xml": (b"<akomaNtoso><debate>" + b"<x>" * _DEEP + b"</x>" * _DEEP + b"</debate></akomaNtoso>", "depth"),
    "broken.docx": (word("<w:p>"), "broken XML"),
    "cut.docx": (docx(_BODY)[:-200], "damaged or cut off"),
    "cut.pdf": (pdf(Page())[:80], "damaged"),
    "files.zip": (packed({"a.docx": docx(_BODY), "b.txt": b"text"}), "unpack it and import the folder"),
    "sheet.docx": (packed({"xl/workbook.xml": b"<x/>"}), "a spreadsheet"),
    "picture.docx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a picture"),
    "picture.svg": (b"<?xml version='1.0'?>\n<!-- drawn -->\n<svg width='9'><text>Said.</text></svg>", "a picture"),
    "picture.txt": (b"<svg class='x'>\n<text>1. Many speakers agreed.</text>\n</svg>", "a picture"),
    "data.txt": (os.urandom(9_999), "binary data"),
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \r\n\0\n", "the file is empty"),
    "old.xls": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Office file"),
    "locked.docx": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "entity.xml": (b"<?xml version='1.0'?><catalog/>", "this XML is no report"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_read_is_refused_by_name_with_a_reason(name: str, tmp_path: Path) -> None:
    data, reason = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError, match=reason) as raised:
        documents.read(path)
    assert str(path) in str(raised.value) and raised.value.remedy


def test_a_refused_file_leaves_the_project_as_it_was(study: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(REFUSED["bomb.docx"][0])
    before, kept = rows_of(study), sorted((study / "sources").glob("*"))
    assert "zip bomb" in refused("-p", study, "import", path)
    assert (rows_of(study), sorted((study / "sources").glob("*"))) == (before, kept)


def test_a_file_of_a_gigabyte_is_refused_unread(study: Path, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(1_000_000_000)
    assert "100" in refused("-p", study, "import", path)
    assert "100" in refused("import", "--preview", path)


def test_paths_that_climb_and_links_that_lead_away_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "in" / "report.docx"
    path.parent.mkdir()
    inside = {"../climbed.txt": b"x", "/climbed.txt": b"x", "word/_rels/document.xml.rels": b"<broken"}
    path.write_bytes(docx(_BODY, more=inside))
    assert [unit.label for unit in documents.read(path).units] == ["1"]
    assert [p.name for p in tmp_path.rglob("*")] == ["in", "report.docx"]


def test_a_document_type_elsewhere_is_never_fetched(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word(_BODY, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'))
    assert [unit.label for unit in documents.read(path).units] == ["1"]


_WARNED: dict[str, tuple[bytes, str]] = {
    "nul.txt": (f"{_SAID}\n\n2. It ro\0se.".encode() + b" More." * 99, "1 control or non-character removed"),
    "ends.txt": (f"{_SAID}\r\n\r\n2. It rose.\r\r3. It sat.\n".encode(), "line ends made LF"),
    "mark.txt": (f"\ufeff{_SAID}".encode(), "byte-order mark removed"),
    "marks.txt": (f"{_SAID}\n\n\ufeff2. It rose.".encode(), "1 byte-order mark inside the text removed"),
    "wide.txt": (_SAID.encode("utf-16-le"), "UTF-16 without a byte-order mark"),
    "surrogate.txt": (f"{_SAID} \ud83d It rose.".encode("utf-8", "surrogatepass"), "1 control or non-character"),
    "surrogate.rtf": (rb"{\rtf1\ansi 1. The Committee \u-10240?considered rivers.\par}", "1 control or non-character"),
    "latin.txt": ("1. Le Comité a étudié la question.".encode("cp1252"), "read as Windows-1252"),
    "damaged.txt": ("1. Le Comité a étudié çà et là la forêt à Nîmes.".encode() + b" \xe9", "1 place is not UTF-8"),
    "twice.txt": ("1. The ConfÃ©rence met in Côte dâ€™Ivoire, it was said.".encode(), "2 places look wrongly decoded"),
    "apart.txt": ("1. The Confe\u0301rence met in the city of Geneva.".encode(), "characters composed"),
    "cut.rtf": (rb"{\rtf1\ansi {\b 1. The Committee considered the rivers.\par", "the file is cut off"),
    "macro.docm": (docx(_BODY, more={"word/vbaProject.bin": b"x"}), "the file holds macros"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(_WARNED))
def test_what_was_changed_or_is_doubtful_is_said(name: str, tmp_path: Path) -> None:
    data, warning = _WARNED[name]
    path = tmp_path / name
    path.write_bytes(data)
    report = documents.read(path)
    assert report.units[0].label == "1"
    assert any(warning in said for said in report.document.warnings), report.document.warnings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_same_text(encoding: str, end: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(f"1. Côte d’Ivoire agreed.{end}{end}2. The meeting{end}rose.{end}".encode(encoding))
    assert [u.text for u in documents.read(path).units] == ["Côte d’Ivoire agreed.", "The meeting rose."]


_LONG = {
    "blanks": "1. a" + " " * 200_000 + "b.", "romans": "I" * 50_000 + ". x", "letters": "1. " + "w" * 200_000,
    "brackets": "1. " + "(" * 100_000, "dots": "Contents\n" + ". " * 50_000, "symbols": "1. " + "A/" * 50_000,
    "dashes": "-" * 100_000 + "\n" + "_" * 100_000, "initials": "1. " + "A. B. C. " * 8_000,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(_LONG))
def test_lines_without_end_are_read_in_time_that_grows_with_their_length(name: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{_SAID}\n\n{_LONG[name]}\n", encoding="utf-8")
    assert documents.read(path).units[0].label == "1"


@pytest.mark.parametrize("depth", [60, 110])
def test_nesting_below_the_limit_is_read(depth: int, tmp_path: Path) -> None:
    made = {
        "deep.docx": word("<w:sdt><w:sdtContent>" * depth + _BODY + "</w:sdtContent></w:sdt>" * depth),
        "deep.html": b"<html><body>" + b"<div><b>" * depth + _SAID.encode(),
        "deep.rtf": b"{\\rtf1 " + b"{\\b " * 40 * depth + _SAID.encode() + b"\\par" + b"}" * 40 * depth,
        "deep.md": f"# Report\n\n{'> ' * 40 * depth}deep\n\n{_SAID}\n".encode(),
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
        assert documents.read(tmp_path / name).units[-1].text == _SAID[3:]


@pytest.mark.parametrize("name", sorted({**sample.WRITERS, **sample.PLAIN}))
def test_a_file_cut_off_anywhere_is_read_or_refused(name: str, tmp_path: Path) -> None:
    data = {**sample.WRITERS, **sample.PLAIN}[name]()
    path = tmp_path / name
    for share in range(1, 10):
        path.write_bytes(data[: len(data) * share // 10])
        try:
            documents.read(path)
        except ReadError as error:
            assert error.remedy


def test_one_bad_file_in_a_folder_is_named_and_the_others_are_imported(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(_SAID, encoding="utf-8")
    (folder / "bad.docx").write_bytes(REFUSED["deep.docx"][0])
    assert annotator("init", tmp_path / "p").code == 0
    found = annotator("-p", tmp_path / "p", "--json", "import", folder)
    assert [(row["title"], row["status"]) for row in found.json] == [("bad.docx", "refused"), ("good", "imported")]


@pytest.mark.parametrize("number", ["6³", "٣", "9" * 5_000, "-1", "x"])
def test_numbers_that_are_none_do_no_harm(number: str, tmp_path: Path) -> None:
    path = tmp_path / "report.rtf"
    said = "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in number)
    path.write_text(rf"{{\rtf1 {{\listtext {said}.\tab}}The Committee considered rivers.\par {_SAID}\par}}", "ascii")
    assert documents.read(path).units[-1].text.endswith(_SAID[3:])
    path = tmp_path / "report.docx"
    bad = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{number}"/></w:numPr><w:outlineLvl w:val="{number}"/>'
    path.write_bytes(docx(par("Rivers", more=bad) + _BODY))
    assert documents.read(path).units[-1].text == _SAID[3:]
