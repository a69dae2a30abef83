"""Readers of other packages: entry points of ``annotator.readers``, asked only about bytes that ours do not know.

Another package adds a format by an entry point of that group that names a function of the type ``Reader``. The point
is named as the files end ("epub", "xyz"); a file of another ending is offered to it too, for the bytes decide.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.documents.lines import Draft
from annotator.errors import ReadError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "annotator.readers"

Reader = Callable[[bytes, str], Draft | None]
"""Takes a file's bytes and its path; None says that they are of another format, ReadError that they are broken."""


def read(data: bytes, path: Path) -> Draft | None:
    """Return what the first reader that knows the bytes makes of them, those named as the file ends first."""
    ending = path.suffix.casefold().lstrip(".")
    for point in sorted(_found(), key=lambda p: (p.name.casefold() != ending, p.name, p.value)):
        if (draft := _asked(point, data, str(path))) is not None:
            return draft
    return None


def _asked(point: EntryPoint, data: bytes, where: str) -> Draft | None:
    """Return what one reader says; its own faults are told under its name."""
    remedy = "mend or remove the package that brings this reader"
    try:
        draft = point.load()(data, where)
    except ReadError:
        raise
    except Exception as error:
        fault = f"the reader '{point.name}' ({point.value}) failed: {type(error).__name__}: {error}"
        raise ReadError(fault, where=where, remedy=remedy) from error
    if draft is None or isinstance(draft, Draft):
        return draft
    fault = f"the reader '{point.name}' ({point.value}) gave {type(draft).__name__} for a Draft"
    raise ReadError(fault, where=where, remedy=remedy)


def _found() -> tuple[EntryPoint, ...]:
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))
