"""How reports come into a project: read, compared with what is there, stored with their source file."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from annotator.errors import AnnotatorError, ReadError
from annotator.model import Document, Report
from annotator.store import documents
from annotator.store.connection import writing
from annotator.store.project import SOURCES, Project
from annotator.text import is_unicode

LARGEST = 100_000_000  # bytes; contract, section 1
Read = Callable[[Path], Report]


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one file."""

    document: str | None
    title: str
    symbol: str | None
    status: Literal["imported", "unchanged", "revised", "refused"]
    units: int
    warnings: tuple[str, ...]


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files meant: folders stand for the files in them, in order of name; hidden ones are left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            if not inside:
                raise ReadError("the folder holds no file", where=str(path), remedy="name a report")
            found.extend(inside)
        elif path.is_file():
            found.append(path)
        else:
            raise ReadError("there is no such file", where=str(path), remedy="check the path")
    return found


def bring_in(project: Project, files: Sequence[Path], read: Read, tick: Callable[[], None]) -> list[Intake]:
    """Store the reports of the files as one transaction; a file that cannot be read is refused by name.

    When no file can be used, the first refusal is raised and the project stays as it was.
    """
    known = {d.sha256: d for d in documents.documents(project.conn)}
    copied: list[Path] = []
    try:
        with writing(project.conn):
            found, refusals = _each(project, files, read, known, copied, tick)
            if refusals and len(refusals) == len(files):
                raise refusals[0]
    except BaseException:
        for path in copied:
            path.unlink(missing_ok=True)
        raise
    return found


def _each(
    project: Project, files: Sequence[Path], read: Read, known: dict[str, Document], copied: list[Path],
    tick: Callable[[], None],
) -> tuple[list[Intake], list[AnnotatorError]]:  # fmt: skip
    found: list[Intake] = []
    refusals: list[AnnotatorError] = []
    for path in files:
        try:
            found.append(_one(project, path, read, known, copied))
        except ReadError as error:
            refusals.append(error)
            found.append(Intake(None, path.name, None, "refused", 0, (str(error),)))
        tick()
    return found, refusals


def _one(project: Project, path: Path, read: Read, known: dict[str, Document], copied: list[Path]) -> Intake:
    if not is_unicode(path.name):
        raise ReadError("its name is no Unicode text", where=str(path), remedy="rename the file")
    digest = digest_of(path)
    if digest in known:
        old = known[digest]
        return Intake(old.id, old.title, old.symbol, "unchanged", old.units, old.warnings)
    report = read(path)
    older = _older(report.document, known.values())
    document = dataclasses.replace(report.document, supersedes=older.id if older else None)
    report = dataclasses.replace(report, document=document)
    documents.add(project.conn, report)
    copied.append(_copy(path, project.folder / SOURCES, document.id))
    known[digest] = document
    status: Literal["imported", "revised"] = "revised" if older else "imported"
    return Intake(document.id, document.title, document.symbol, status, document.units, document.warnings)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file; refuse one that is too large to be a report."""
    if path.stat().st_size > LARGEST:
        raise ReadError("larger than 100 MB", where=str(path), remedy="split it, or convert it to text")
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="check that you may read it"
        ) from error


def _older(document: Document, known: Iterable[Document]) -> Document | None:
    """Return the newest document that this one revises: same source name, and same symbol where both have one."""
    superseded = {d.supersedes for d in known}
    for old in known:
        same_symbol = document.symbol == old.symbol or not (document.symbol and old.symbol)
        if old.id not in superseded and old.source == document.source and same_symbol:
            return old
    return None


def _copy(path: Path, folder: Path, document: str) -> Path:
    folder.mkdir(exist_ok=True)
    target = folder / path.name
    if target.exists():
        target = folder / f"{path.stem}-{document[:9]}{path.suffix}"
    try:
        shutil.copyfile(path, target)
    except OSError as error:
        target.unlink(missing_ok=True)
        raise AnnotatorError(
            f"the source cannot be kept ({error.strerror})", where=str(target), remedy="check space and rights"
        ) from error
    return target
