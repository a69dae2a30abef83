"""Which projects were opened lately on this machine: one small file for each in the user's state folder.

The list only helps to find a project again: without a writable state folder it stays empty, and a file in it that
cannot be read is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from annotator.clock import now
from annotator.delayed import dataclass
from annotator.settings import FILE
from annotator.store.origin import state_folder
from annotator.store.project import DATABASE, Project


@dataclass(frozen=True, slots=True)
class Lately:
    """A project as it was opened last: its folder, its title then, who coded, and when (UTC)."""

    path: str
    title: str
    coder: str
    at: str

    @property
    def folder(self) -> Path:
        """The project's folder."""
        return Path(self.path)


def remember(project: Project, coder: str) -> None:
    """Note that a coder opened this project now; nothing is noted where that is not possible."""
    found = Lately(str(project.folder.resolve()), project.settings.title, coder, now())
    name = hashlib.sha256(os.fsencode(found.path)).hexdigest()[:24]
    try:
        _folder().mkdir(parents=True, exist_ok=True)
        draft = _folder() / f"{name}.{os.getpid()}.tmp"
        draft.write_text(json.dumps(asdict(found)), encoding="utf-8")
        draft.replace(_folder() / f"{name}.json")
    except OSError:
        return


def projects(without: Path | None = None) -> list[Lately]:
    """Return the projects that still lie where they were opened, the latest first; ``without`` leaves one out."""
    here = str(without.resolve()) if without else ""
    found = [kept for path in _folder().glob("*.json") if (kept := _read(path)) is not None]
    there = [kept for kept in found if kept.path != here and _is_project(kept.folder)]
    return sorted(there, key=lambda kept: kept.at, reverse=True)


def _folder() -> Path:
    return state_folder() / "projects"


def _is_project(folder: Path) -> bool:
    try:
        return (folder / FILE).is_file() and (folder / DATABASE).is_file()
    except (OSError, ValueError):
        return False


def _read(path: Path) -> Lately | None:
    try:
        kept = Lately(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return kept if all(isinstance(value, str) for value in asdict(kept).values()) else None
