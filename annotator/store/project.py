"""A project: its folder, settings, codebook and open database."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import codebook, settings
from annotator.clock import now
from annotator.delayed import dataclass
from annotator.errors import AnnotatorError, ProjectError
from annotator.store import codebooks, location, meta
from annotator.store.connection import APPLICATION_ID, SCHEMA_VERSION, connect, explain, may_write, writing
from annotator.store.origin import Origin
from annotator.text import counted

if TYPE_CHECKING:
    from annotator.store.decisions import Desk

DATABASE = "project.db"
SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Project:
    """An open project."""

    folder: Path
    settings: settings.Settings
    conn: sqlite3.Connection
    notices: list[str] = field(default_factory=list)  # what the person should hear of when the command ends
    origin: Origin = field(init=False)

    def __post_init__(self) -> None:
        """Settle once a process with which origin the project is written."""
        object.__setattr__(self, "origin", Origin(self.folder / DATABASE))

    @property
    def codebook_path(self) -> Path:
        """Where the codebook file lies."""
        return self.folder / self.settings.codebook

    @property
    def is_read_only(self) -> bool:
        """Whether the project may be read here, but not written."""
        return not may_write(self.folder / DATABASE)

    def book_by_line(self) -> codebook.Codebook:
        """Return the codebook read from its file, its codes with their lines; an edit by hand is stored and noticed."""
        book = codebook.load(self.codebook_path)
        if codebooks.current_version(self.conn) == book.version:
            return book
        known = codebooks.current(self.conn) if self.is_read_only else None
        if known is not None:
            self.notices.append(f"{self.settings.codebook} was edited; where nothing can be kept, the old one holds")
            return known
        self._change(book)
        return book

    def book(self) -> codebook.Codebook:
        """Return the codebook as its file says now, from the stored form where not a byte of the file has changed.

        A large YAML file takes half a second, the stored form a few hundredths; its codes know no lines.
        """
        mark = codebooks.mark_of(self.codebook_path)
        if mark and codebooks.marked(self.conn) == mark:
            known = codebooks.current(self.conn)
            if known is not None:
                return known
        book = self.book_by_line()
        if mark and mark == codebooks.mark_of(self.codebook_path):  # else it was edited while it was read
            with suppress(AnnotatorError), writing(self.conn):  # a database that is busy is marked another time
                codebooks.put_mark(self.conn, book, mark)
        return book

    def _change(self, book: codebook.Codebook) -> None:
        from annotator.store import rechecking

        with writing(self.conn):
            old = codebooks.current(self.conn)
            codebooks.put(self.conn, book, self.settings.codebook)
            found = codebook.differences(old, book) if old is not None else []
            again = rechecking.reopen(self.conn, book, found, self.desk("", "", book))
        if not self.conn.in_transaction:
            self.origin.remember_written(self.conn)
        self.notices.extend(f"{self.settings.codebook}: {change}" for change in found)
        if again:
            units = counted(sum(again.values()), "finished unit was", "finished units were")
            who = ", ".join(f"{coder} {count}" for coder, count in again.items())
            self.notices.append(f"{units} reopened for their coders to look at again: {who}")

    def desk(self, coder: str, round_name: str, book: codebook.Codebook) -> Desk:
        """Return the desk at which this coder decides in this round."""
        from annotator.store.decisions import Desk

        multiple = {layer.key: layer.multiple for layer in book.layers}
        return Desk(coder, round_name, self.origin, lambda key: multiple.get(key, True))

    def close(self) -> None:
        """Close the database."""
        self.conn.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_project(folder: Path, *, read_only: bool = False) -> Project:
    """Open a project; a database of an older version is brought up to date, a newer one refused."""
    found = settings.load(folder)
    path = folder / DATABASE
    if not path.is_file():
        raise ProjectError(f"{path} is missing", remedy="restore it from a backup")
    location.refuse_unsafe(folder)
    conn = connect(path, read_only=read_only)
    try:
        _check_version(conn, path)
    except BaseException:
        conn.close()
        raise
    return Project(folder, found, conn)


def _check_version(conn: sqlite3.Connection, path: Path) -> None:
    try:
        application = conn.execute("PRAGMA application_id").fetchone()[0]
        version = conn.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise explain(error, path.name) from error
    if application != APPLICATION_ID:
        raise ProjectError(f"{path} is no database of annotator", remedy="restore it from a backup")
    if version > SCHEMA_VERSION:
        raise ProjectError(
            f"a newer annotator made {path} (schema {version}, this one knows {SCHEMA_VERSION})",
            remedy="upgrade with 'pip install --upgrade deliberation-annotator'",
        )
    if version < SCHEMA_VERSION:
        from annotator.store.schema import migrate

        migrate(conn)


def create(folder: Path, title: str, codebook_file: Path) -> Project:
    """Make a new project in an empty or new folder; on any error the folder is as it was."""
    from annotator.text import is_unicode

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProjectError(f"{folder} is not empty", remedy="choose a new folder")
    if not is_unicode(title or folder.resolve().name):
        raise ProjectError("the title is no Unicode text", where=str(folder), remedy="give one with --title")
    location.refuse_unsafe(folder)
    book = codebook.load(codebook_file)
    existed = folder.exists()
    try:
        return _make(folder, title, codebook_file, book)
    except BaseException as error:
        discard(folder, existed)
        if isinstance(error, OSError):
            raise ProjectError(
                f"{folder} cannot be made: {error.strerror}", remedy="choose a folder you can write to"
            ) from error
        raise


def discard(folder: Path, existed: bool) -> None:
    """Take a project away that could not be finished; a folder that stood before stays, empty."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
    if existed:
        folder.mkdir(exist_ok=True)


def _make(folder: Path, title: str, codebook_file: Path, book: codebook.Codebook) -> Project:
    import secrets
    import shutil

    from annotator.store.schema import migrate

    (folder / SOURCES).mkdir(parents=True)
    found = settings.Settings(title or folder.resolve().name, "p" + secrets.token_hex(8))
    settings.write(folder, found)
    shutil.copyfile(codebook_file, folder / found.codebook)
    (folder / DATABASE).touch()
    conn = connect(folder / DATABASE)
    migrate(conn)
    with writing(conn):
        meta.put(conn, "project", found.id)
        conn.execute("INSERT INTO round (name, purpose, state, at) VALUES ('main', 'main', 'blind', ?)", (now(),))
        codebooks.put(conn, book)
    return Project(folder, found, conn)
