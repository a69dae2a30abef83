"""How reports come into a project: read, compared with what is there, stored with their source file."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Literal, Protocol

from annotator import identity
from annotator.delayed import dataclass
from annotator.documents.mending.fixes import Fix, canonical
from annotator.errors import AnnotatorError, ReadError
from annotator.model import Document, Report
from annotator.store import documents
from annotator.store.connection import writing
from annotator.store.project import SOURCES, Project
from annotator.study import fix_files, long_files, succession
from annotator.text import is_unicode

_AGAIN = re.compile(r"#\d+$")  # behind fixes that came back: how many times they were applied
LARGEST = 100_000_000  # bytes; contract, section 1


class Read(Protocol):
    """Reads a report and mends it with fixes."""

    def __call__(self, path: Path, *, fixes: Sequence[Fix] = ...) -> Report: ...


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one file."""

    document: str | None
    title: str
    symbol: str | None
    status: Literal["imported", "unchanged", "revised", "refused"]
    units: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all files, and the errors of those refused."""

    found: tuple[Intake, ...]
    refusals: tuple[AnnotatorError, ...]


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files meant: folders stand for the files in them, in order of name; hidden ones are left out.

    So are fix files, which are no reports. What is named and is no report stays, to be refused by ``check``.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if _is_report(p, path)) if path.is_dir() else []
        found.extend(inside or [path])
    return found


def check(path: Path) -> None:
    """Raise ReadError for a path that cannot be a report: nothing there, an empty folder, a file of fixes."""
    if path.is_dir():
        raise ReadError("the folder holds no file", where=str(path), remedy="name a report")
    if not path.is_file():
        raise ReadError("there is no such file", where=str(path), remedy="check the path")
    if fix_files.is_fix_file(path):
        raise ReadError("this file holds fixes", where=str(path), remedy="import the report that it mends")
    if long_files.is_file(path):
        remedy = "import it by itself, once the reports are in"
        raise ReadError("this is a table of codings, no report", where=str(path), remedy=remedy)


def _is_report(path: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and not is_hidden and not fix_files.is_fix_file(path)


@dataclass(slots=True)
class _Run:
    """One import: the documents known so far, those that came with it, and the files copied."""

    project: Project
    read: Read
    known: dict[str, Document]
    supersedes: str | None = None
    came: set[str] = field(default_factory=set)
    copied: list[Path] = field(default_factory=list)


def bring_in(
    project: Project, files: Sequence[Path], read: Read, tick: Callable[[], None], supersedes: str | None = None
) -> Outcome:
    """Store the reports of the files as one transaction; a file that cannot be read is refused by name.

    When no file can be used, the project stays as it was. ``supersedes`` is the id of the document that the only file
    revises; else a revised report is known by its symbol or its name.
    """
    run = _Run(project, read, {d.id: d for d in documents.documents(project.conn)}, supersedes)
    try:
        with writing(project.conn):
            found, refusals = _each(run, files, tick)
    except BaseException:
        for path in run.copied:
            path.unlink(missing_ok=True)
        raise
    if len(refusals) < len(files):
        project.origin.remember_written(project.conn)
    return Outcome(tuple(found), tuple(refusals))


def _each(run: _Run, files: Sequence[Path], tick: Callable[[], None]) -> tuple[list[Intake], list[AnnotatorError]]:
    found: list[Intake] = []
    refusals: list[AnnotatorError] = []
    for path in files:
        try:
            found.append(_one(run, path))
        except ReadError as error:
            refusals.append(error)
            found.append(Intake(None, path.name, None, "refused", 0, (str(error),)))
        tick()
    return found, refusals


def _one(run: _Run, path: Path) -> Intake:
    if not is_unicode(path.name):
        raise ReadError("its name is no Unicode text", where=str(path), remedy="rename the file")
    check(path)
    data = bytes_of(path)
    digest = hashlib.sha256(data).hexdigest()
    twin = next((d for d in run.known.values() if d.sha256 == digest), None)
    fixes = fix_files.of(run.project.folder, path, twin.source if twin else None)
    told = canonical(fixes.found)
    old = run.known.get(identity.document_id(data, told))
    if old is None:
        return _store(run, path, run.read(path, fixes=fixes.found), fixes, told)
    standing = _standing(run, digest)
    if standing is None or _AGAIN.sub("", documents.fixes_of(run.project.conn, standing.id)) == told.decode():
        here = standing or old
        return Intake(here.id, here.title, here.symbol, "unchanged", here.units, here.warnings)
    return _back(run, path, data, fixes)


def _standing(run: _Run, digest: str) -> Document | None:
    """Return the cut of a source that no other one has taken the place of."""
    gone = documents.superseded(run.project.conn)
    return next((d for d in run.known.values() if d.sha256 == digest and d.id not in gone), None)


def _back(run: _Run, path: Path, data: bytes, fixes: fix_files.Fixes) -> Intake:
    """Store a cut that was here before its fixes were changed: under new ids, since codings move on, never back."""
    from annotator.documents.mending import mending

    times = (canonical(fixes.found) + b"#%d" % n for n in itertools.count(2))
    told = next(told for told in times if identity.document_id(data, told) not in run.known)
    return _store(run, path, mending.renamed(run.read(path, fixes=fixes.found), data, told), fixes, told)


def _store(run: _Run, path: Path, report: Report, fixes: fix_files.Fixes, told: bytes) -> Intake:
    conn, document = run.project.conn, report.document
    older = succession.older(run.project, report, run.known.values(), run.supersedes, run.came)
    document = dataclasses.replace(document, supersedes=older.id if older else None)
    documents.add(conn, dataclasses.replace(report, document=document), told.decode())
    if not any(d.sha256 == document.sha256 for d in run.known.values()):
        run.copied.append(_copy(path, run.project.folder / SOURCES, path.name, document.id))
    if fixes.path is not None and fixes.path.parent != run.project.folder / SOURCES:
        target = fix_files.kept(run.project.folder, path.name)
        run.copied.append(_copy(fixes.path, target.parent, target.name, document.id))
    said = succession.succeed(run.project, report, older, run.known.values())
    run.known[document.id] = document
    run.came.add(document.id)
    return Intake(
        document.id, document.title, document.symbol, "revised" if older else "imported", document.units,
        (*document.warnings, *said),
    )  # fmt: skip


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file; refuse one that is too large to be a report."""
    try:
        if path.stat().st_size > LARGEST:
            raise ReadError("larger than 100 MB", where=str(path), remedy="split it, or convert it to text")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="check that you may read it"
        ) from error


def _copy(path: Path, folder: Path, name: str, document: str) -> Path:
    target = folder / name
    try:
        folder.mkdir(exist_ok=True)
        if target.exists():
            target = folder / f"{Path(name).stem}-{document[:9]}{Path(name).suffix}"
        shutil.copyfile(path, target)
    except OSError as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise AnnotatorError(
            f"the source cannot be kept ({error.strerror})", where=str(target), remedy="check space and rights"
        ) from error
    return target
