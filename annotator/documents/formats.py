"""Which format a file's bytes are in, whatever its name says, and the reader for it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from annotator.documents import contents, hyphens, plain
from annotator.documents.lines import Draft
from annotator.documents.package import Package
from annotator.errors import ReadError

_OTHER_PACKAGES = (
    ("xl/workbook.xml", "a spreadsheet", "save the text as a document"),
    ("ppt/presentation.xml", "a presentation", "save the text as a document"),
)
LARGEST = 100_000_000  # bytes; contract, section 1


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes; raise ReadError when it cannot be read or is over 100 MB."""
    try:
        if path.is_dir():
            raise ReadError("this is a folder", where=str(path), remedy="import the files in it")
        size = path.stat().st_size
        if size > LARGEST:
            raise ReadError(f"the file has {size // 1_000_000} MB, more than 100", where=str(path), remedy="split it")
        return path.read_bytes()
    except OSError as error:
        said = error.strerror or "unknown reason"
        raise ReadError(f"cannot be read ({said})", where=str(path), remedy="check the path and your rights") from error


def draft(data: bytes, path: Path, password: str | None) -> Draft:
    """Return the lines of a file by the reader that its first bytes call for."""
    where = str(path)
    if data[:1024].lstrip().startswith(b"%PDF"):
        from annotator.documents import pdf

        return _laid_out(pdf.read(data, where, password))
    if data.startswith(b"PK"):
        return _packed(Package(data, where))
    return _laid_out(plain.read(data, where))


def _packed(package: Package) -> Draft:
    """Return the lines of a document that is a zip package; refuse other packages with advice."""
    if "word/document.xml" in package.names:
        from annotator.documents import docx

        return docx.read(package)
    for sign, what, remedy in _OTHER_PACKAGES:
        if sign in package.names:
            raise ReadError(f"this is {what}, no report", where=package.where, remedy=remedy)
    raise ReadError("this is a zip of files", where=package.where, remedy="unpack it and import the folder")


def _laid_out(draft: Draft) -> Draft:
    """Return the draft of a text with pages: contents pages left out, words cut by line ends made whole."""
    lines, out = contents.strip(draft.lines)
    left_out = tuple(sorted((*draft.left_out, *out), key=lambda line: line.number))
    return dataclasses.replace(draft, lines=tuple(hyphens.resolve(lines)), left_out=left_out)
