"""Which format a file's bytes are in, whatever its name says, and the reader for it."""

from __future__ import annotations

from pathlib import Path

from annotator.documents import furniture, plain
from annotator.documents.lines import Draft
from annotator.errors import ReadError

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
    frozen = plain.decode(data, str(path))
    lines, notes = furniture.strip(plain.lines_of(frozen.text))
    return Draft(tuple(lines), tuple(notes), frozen.changes)
