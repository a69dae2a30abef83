"""Which format a file's bytes are in, whatever its name says, and the reader for it."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from annotator.documents.lines import Draft, Line, Note
from annotator.documents.readers import contents, hyphens, others, plain, torn
from annotator.documents.readers.package import Package
from annotator.errors import ReadError, UnknownFormatError
from annotator.text import freeze

LARGEST = 100_000_000  # bytes; contract, section 1
_OTHER_PACKAGES = (
    ("xl/workbook.xml", "a spreadsheet", "save the text as a document"),
    ("ppt/presentation.xml", "a presentation", "save the text as a document"),
)
_TEXT = ("", ".txt", ".text", ".md", ".markdown", ".log")
_PACKAGE = (b"PK", b"\xd0\xcf\x11\xe0")
_PROMISED = (  # ending, the format it promises, how files of the format begin
    (".pdf", "PDF", b"%PDF"), (".docx", "Word (docx)", _PACKAGE), (".doc", "Word (doc)", _PACKAGE),
    (".odt", "OpenDocument", b"PK"), (".epub", "EPUB", b"PK"), (".rtf", "RTF", b"{\\rtf"),
)  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|p|div|h[1-6]|table)\b", re.I | re.S
)
_SVG = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype\s+svg[^>]*>\s*)*<svg\b", re.I | re.S)
_MARKUP = re.compile(rb"\s*<[a-z!?][^>]*>", re.I)


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


def misnamed(data: bytes, path: Path) -> str:
    """Return what to say of a file whose name promises a format that its bytes are not in; else nothing."""
    for ending, what, begins in _PROMISED:
        if path.suffix.casefold() == ending and not data[:1024].lstrip().startswith(begins):
            return f": its name says {what}, but its bytes are no {what}"
    return ""


def draft(data: bytes, path: Path, password: str | None) -> Draft:
    """Return the lines of a file by the reader that its first bytes call for.

    A file whose parts do not fit together in a way that no reader foresaw is refused like any other broken one.
    """
    try:
        return _frozen(_known_or_not(data, path, password))
    except ReadError:
        raise
    except Exception as error:
        said = f"is broken in a way that was not foreseen ({type(error).__name__})"
        raise ReadError(said, where=str(path), remedy="save it anew, or as plain text") from error


def _known_or_not(data: bytes, path: Path, password: str | None) -> Draft:
    """Return the lines by a reader of ours, by one of another package where ours know no such format."""
    try:
        return _draft(data, path, password)
    except UnknownFormatError:
        draft = others.read(data, path)
        if draft is None:
            raise
        return draft


def _draft(data: bytes, path: Path, password: str | None) -> Draft:
    where = str(path)
    if data[:1024].lstrip().startswith(b"%PDF"):
        from annotator.documents.readers import pdf

        return _rejoined(_laid_out(pdf.read(data, where, password)))
    if data.startswith(b"PK"):
        return _packed(Package(data, where))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _old_office(data, where)
    if data.startswith(b"{\\rtf"):
        from annotator.documents.readers import rtf

        return rtf.read(data, where)
    if (draft := _marked_up(data, path)) is not None:
        return draft
    told = None if path.suffix.casefold() in _TEXT else others.read(data, path)  # a format that is written as text
    return told or _laid_out(plain.read(data, where))


def _packed(package: Package) -> Draft:
    """Return the lines of a document that is a zip package; refuse other packages with advice."""
    if "word/document.xml" in package.names:
        from annotator.documents.readers import docx

        return docx.read(package)
    kind = package.read("mimetype") or b""
    if b"epub" in kind or "META-INF/container.xml" in package.names:
        from annotator.documents.readers import epub

        return epub.read(package)
    if b"opendocument.text" in kind:
        from annotator.documents.readers import odt

        return odt.read(package)
    for sign, what, remedy in _OTHER_PACKAGES:
        if sign in package.names or (b"opendocument" in kind):
            raise UnknownFormatError(f"this is {what}, no report", where=package.where, remedy=remedy)
    raise UnknownFormatError("this is a zip of files", where=package.where, remedy="unpack it and import the folder")


def _old_office(data: bytes, where: str) -> Draft:
    """Return the lines of an old Word file; an OLE file that holds a package inside is an encrypted document."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError("is locked with a password", where=where, remedy="save it without one")
    if "WordDocument".encode("utf-16-le") not in data:
        raise UnknownFormatError("this is an old Office file, but no text", where=where, remedy="save the text as docx")
    from annotator.documents.readers import docx, legacy

    return docx.read(Package(legacy.to_docx(data, where), where))


def _marked_up(data: bytes, path: Path) -> Draft | None:
    """Return the lines of HTML, Akoma Ntoso or Markdown; None when the bytes are none of these."""
    start = data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "replace").encode("utf-8", "replace")
    from annotator.documents.readers import akoma, html, markdown

    if akoma.is_akoma(start):
        return akoma.read(data, str(path))
    named = path.suffix.casefold() in (".html", ".htm", ".xhtml") and _MARKUP.match(start)
    if _HTML.match(start[:4096]) or named:
        return html.read(data, str(path))
    if _SVG.match(start[:4096]):
        raise UnknownFormatError(
            "this is a picture, not text", where=str(path), remedy="convert it to plain text (UTF-8) and import that"
        )
    if start.lstrip().startswith(b"<?xml"):
        raise UnknownFormatError("this XML is no report", where=str(path), remedy="only Akoma Ntoso and XHTML are read")
    if b"\0" not in data and markdown.is_markdown(start.decode("utf-8", "replace"), path.name):
        return markdown.read(data, str(path))
    return None


def _frozen(draft: Draft) -> Draft:
    """Return the draft with all its text frozen, and what was changed in it as warnings."""
    lines = (*draft.lines, *draft.left_out, *draft.contents)
    said = "\n".join([*(line.text for line in lines), *(note.text for note in draft.notes)])
    changes = freeze(said).changes
    if not changes and "\ufeff" not in said:
        return draft

    def frozen(each: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(dataclasses.replace(line, text=_clean(line.text)) for line in each)

    return dataclasses.replace(
        draft, lines=frozen(draft.lines), left_out=frozen(draft.left_out), contents=frozen(draft.contents),
        notes=tuple(Note(note.mark, _clean(note.text)) for note in draft.notes),
        warnings=(*draft.warnings, *(change for change in changes if change not in draft.warnings)),
    )  # fmt: skip


def _clean(text: str) -> str:
    return " ".join(freeze(text.replace("\ufeff", "")).text.split())


def _laid_out(draft: Draft) -> Draft:
    """Return the draft of a text with pages: contents pages left out, words cut by line ends made whole."""
    lines, out = contents.strip(draft.lines)
    return dataclasses.replace(draft, lines=tuple(hyphens.resolve(lines)), contents=tuple(out))


def _rejoined(draft: Draft) -> Draft:
    """Return the draft with words that the printer tore apart made whole, each with a warning."""
    lines, said = torn.rejoin(draft.lines)
    return dataclasses.replace(draft, lines=tuple(lines), warnings=(*draft.warnings, *said))
