"""Where the shipped folders are: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

from annotator.errors import ProjectError


def shipped(name: str) -> Path:
    """Return the folder ``models`` or ``projects``; raise ProjectError when the installation lacks it."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise ProjectError(f"the installation lacks its folder '{name}'", remedy="install annotator again")
