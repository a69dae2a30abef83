"""What is said below the tables of ``agree``: reasons with the rows they explain, and what holds for all, once."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from annotator.cli.tables import emit_table

if TYPE_CHECKING:
    from annotator.agreement import Estimate

WIDTH = 80
_PLURAL = re.compile(r"^(\w+)s\b")
THRESHOLDS = (
    "Krippendorff (2004, p. 241) relies on data with alpha from .800 on and draws tentative conclusions from .667; the "
    "thresholds are his, what is enough depends on what the data are for."
)
BEYOND = (
    "Intervals that end above 1 (›), or below what is possible, stand as they are computed and are not cut: the value "
    "plus or minus a multiple of its standard error. They say that there are few units for so high a value."
)

TEXTS = "gamma: its items are texts, the units of a document that the same coders finished, laid end to end"
WITHOUT_WIDTH = (
    "An interval without width (1.000–1.000) says only that no disagreement was seen: it does not tell how much there "
    "may be in what was not coded twice. With n independent items and none apart, up to about 3/n of them may be."
)


def note(words: str, indent: str = "  ") -> None:
    """Print a sentence below a table."""
    click.echo(textwrap.fill(words, WIDTH, initial_indent=indent, subsequent_indent=indent * 2))


def apart() -> None:
    """Leave a line between tables on a terminal; in a pipe each table ends with one."""
    if sys.stdout.isatty():
        click.echo("")


def counted(count: int, what: str) -> str:
    """Return a number with what it counts, whose first word is a plural: ``1 item``, ``2 items``."""
    return f"{count} {_PLURAL.sub(lambda word: word[1], what) if count == 1 else what}"


def reasons(found: Iterable[tuple[str, Estimate]], begin: str = "") -> None:
    """Print each reason once, with the names of the rows that it explains, or none where it explains all."""
    rows = list(found)
    by_reason: dict[str, list[str]] = {}
    for name, each in rows:
        if each.why:
            by_reason.setdefault(each.why, []).append(name)
    every = set(dict.fromkeys(name for name, _ in rows))
    for why, names in by_reason.items():
        named = dict.fromkeys(names)
        whose = "" if set(named) == every else f"{'; '.join(named)}: "
        note(f"{whose}{begin}{why}")


def probabilities(found: Sequence[tuple[str, Estimate]]) -> None:
    """Print, layer by layer, how probable it is that the true alpha lies below each threshold."""
    if found:
        head = ("layer", *(f"{threshold:.3f}" for threshold, _ in found[0][1].below))
        rows = [(name, *(p for _, p in each.below)) for name, each in found if len(each.below) == len(head) - 1]
        emit_table(head, rows, title="probability that the true alpha lies below")


def has_no_width(found: Estimate) -> bool:
    """Say whether an interval is a single point."""
    return found.ci is not None and found.ci[0] == found.ci[1]


def is_beyond(found: Estimate) -> bool:
    """Say whether an interval ends outside of what its coefficient can be."""
    least = 0 if "agreement" in found.coefficient else -1
    return found.ci is not None and found.value is not None and (found.ci[1] > 1 or found.ci[0] < least)
