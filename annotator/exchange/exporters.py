"""The formats that coded data is written in: entry points of ``annotator.exporters``, loaded one at a time.

Another package adds a format by an entry point of that group that names a function of the type ``Exporter``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.delayed import dataclass
from annotator.errors import UsageError, nearest
from annotator.store.listing import Scope
from annotator.store.project import Project

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "annotator.exporters"


@dataclass(frozen=True, slots=True)
class Form:
    """How it is wanted: one settled answer an item; cells that look like formulas left as they are."""

    final: bool = False
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of a file and how many rows of data it holds."""

    data: bytes
    rows: int


Exporter = Callable[[Project, Scope, Form], Exported]


def names() -> list[str]:
    """Return the formats that can be written here."""
    return sorted(_found())


def load(name: str) -> Exporter:
    """Return the exporter of a format; raise UsageError naming the nearest one."""
    found = _found()
    if name not in found:
        raise UsageError(
            f"'{name}' is no format{nearest(name, found)}", remedy=f"choose one of {', '.join(sorted(found))}"
        )
    exporter: Exporter = found[name].load()
    return exporter


def _found() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=GROUP)}
