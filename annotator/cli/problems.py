"""How what a check found is told: as a table or as JSON, and by the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import click

from annotator.cli.common import emit_json, options
from annotator.cli.tables import emit_table


class Found(Protocol):
    """Something to mend: what, where, and how."""

    @property
    def what(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def remedy(self) -> str: ...


def tell(problems: Sequence[Found], well: str) -> int:
    """Print the problems, or ``well`` where there are none; return the exit code, 1 when there are any."""
    if options().as_json:
        emit_json({"ok": not problems, "problems": problems})
    elif problems:
        emit_table(("what", "where", "remedy"), ((p.what, p.where, p.remedy) for p in problems))
    else:
        click.echo(well)
    return 1 if problems else 0
