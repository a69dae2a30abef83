"""Readers of other packages are asked only about what ours do not know, and their faults bear their name."""

from __future__ import annotations

import importlib.metadata
import io
import sys
import types
import zipfile
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from annotator import documents
from annotator.documents.lines import Draft, Line
from annotator.documents.readers import others
from annotator.errors import ReadError

BODY = "1.\tSpeakers welcomed the report.\n2.\tOne speaker asked for time.\n"
Install = Callable[..., list[str]]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return what installs readers, by the names of their entry points, and says which groups were asked for."""

    def installed(**readers: object) -> list[str]:
        package = types.ModuleType("package_of_readers")
        vars(package).update(readers)
        monkeypatch.setitem(sys.modules, package.__name__, package)
        points = tuple(EntryPoint(name, f"{package.__name__}:{name}", others.GROUP) for name in readers)
        asked: list[str] = []

        def found(*, group: str) -> tuple[EntryPoint, ...]:
            asked.append(group)
            return points

        monkeypatch.setattr(importlib.metadata, "entry_points", found)
        return asked

    return installed


def xyz(data: bytes, where: str) -> Draft | None:
    if not data.startswith(b"XYZ\0"):
        return None
    rows = data[4:].decode().splitlines()
    return Draft(tuple(Line(n, " ".join(row.split())) for n, row in enumerate(rows, 1)))


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(name: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr(name, "any")
    return data.getvalue()


BINARY = b"XYZ\0" + BODY.encode() + bytes(range(9)) * 20


def test_a_format_of_another_package_becomes_units_like_any_other(tmp_path: Path, install: Install) -> None:
    install(xyz=lambda data, where: xyz(data[: 4 + len(BODY)], where))
    report = documents.read(written(tmp_path, "report.xyz", BINARY))
    assert [unit.label for unit in report.units] == ["1", "2"]


def test_the_bytes_decide_whatever_the_name_says(tmp_path: Path, install: Install) -> None:
    install(abc=lambda data, where: None, xyz=lambda data, where: xyz(data[: 4 + len(BODY)], where))
    assert len(documents.read(written(tmp_path, "report.abc", BINARY)).units) == 2


def test_the_reader_named_as_the_file_ends_is_asked_first(tmp_path: Path, install: Install) -> None:
    asked: list[str] = []
    install(aaa=lambda *_: asked.append("aaa"), srt=lambda *_: asked.append("srt"))
    documents.read(written(tmp_path, "report.SRT", BODY.encode()))
    assert asked == ["srt", "aaa"]


def test_text_that_no_reader_takes_is_plain_text(tmp_path: Path, install: Install) -> None:
    install(srt=lambda *_: None)
    assert len(documents.read(written(tmp_path, "report.srt", BODY.encode())).units) == 2


@pytest.mark.parametrize("member", ["notes.bin", "xl/workbook.xml"])
def test_an_unknown_package_is_offered_and_refused_as_before_if_nobody_takes_it(
    tmp_path: Path, install: Install, member: str
) -> None:
    asked = install(xyz=xyz)
    with pytest.raises(ReadError, match=r"a zip of files|a spreadsheet"):
        documents.read(written(tmp_path, "report.zip", zipped(member)))
    assert asked == [others.GROUP]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", BODY.encode()),
        ("a.md", b"# Report\n\n" + BODY.encode()),
        ("a.xyz", b"<html><p>1. Speakers welcomed the report.</p></html>"),
    ],
)
def test_known_formats_ask_no_other_package(tmp_path: Path, install: Install, name: str, data: bytes) -> None:
    asked = install(xyz=xyz)
    documents.read(written(tmp_path, name, data))
    assert asked == []


def test_damage_in_a_known_format_is_no_unknown_format(tmp_path: Path, install: Install) -> None:
    asked = install(xyz=xyz)
    with pytest.raises(ReadError):
        documents.read(written(tmp_path, "a.docx", b"PK\x03\x04 cut off"))
    assert asked == []


@pytest.mark.parametrize("fault", [lambda *_: 1 / 0, lambda *_: "lines", "no function"])
def test_a_reader_that_fails_is_named(tmp_path: Path, install: Install, fault: object) -> None:
    install(xyz=fault)
    with pytest.raises(ReadError, match=r"reader 'xyz' \(package_of_readers:xyz\)"):
        documents.read(written(tmp_path, "report.xyz", BINARY))


def test_a_reader_may_refuse_a_broken_file_in_its_own_words(tmp_path: Path, install: Install) -> None:
    def refuse(data: bytes, where: str) -> Draft:
        raise ReadError("its last page is missing", where=where)

    install(xyz=refuse)
    with pytest.raises(ReadError, match="its last page is missing"):
        documents.read(written(tmp_path, "report.xyz", BINARY))
