"""A coder's own work as rows: progress, days, codes used, and the passages that got one of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from annotator.model import Unit
from annotator.session import dashboard
from annotator.session.base import Base
from annotator.session.dashboard import Used
from annotator.store import documents, frames
from annotator.text import one_line, to_display
from annotator.tui import excerpts, theme
from annotator.tui.excerpts import bar
from annotator.tui.screens.browsing import Entry
from annotator.tui.widgets.lines import Piece, Row

_SPARKS = "▁▂▃▄▅▆▇█"
_SOURCES = {"suggested": "taken as suggested", "changed": "in place of a suggestion", "manual": "by hand"}


def fits(used: Used, typed: str) -> bool:
    return all(word in f"{used.layer_name} {used.name} {used.code}".casefold() for word in typed.casefold().split())


def used_row(used: Used, most: int, is_here: bool = False, *, name_layer: bool = True) -> Entry:
    sign = f"{theme.TAKEN} " if is_here else "  "
    row: Row = [
        Piece(f"{bar(used.count, most, 12)} {used.count:>5}  ", theme.ACCENT),
        Piece(f"{sign}{one_line(used.layer_name)}: " if name_layer else sign, theme.DIM),
        Piece(one_line(used.name), theme.BOLD),
    ]  # fmt: skip
    return Entry(f"{used.layer}:{used.code}", row)


def by_layer(used: tuple[Used, ...], most: int) -> list[Entry]:
    entries: list[Entry] = []
    for layer in dict.fromkeys(u.layer_name for u in used):
        entries += [Entry("", []), Entry("", [Piece(one_line(layer), theme.BOLD)])]
        entries += [used_row(u, most, name_layer=False) for u in used if u.layer_name == layer]
    return entries


def summary(work: dashboard.Work, pace: str) -> list[Row]:
    given = work.suggested + work.changed + work.manual
    counts = [n for _, n in work.days]
    sparks = "".join(_SPARKS[min(7, 8 * n // (max(counts) + 1))] for n in counts)
    days = f"{sparks}  {counts[-1]} on {work.days[-1][0]}" if counts else "no paragraph finished yet"
    rest = f"  {pace}" if pace else ""
    return [
        [Piece("Progress   ", theme.DIM), Piece(f"{bar(work.done, max(1, work.total), 20)} ", theme.ACCENT),
         Piece(f"{work.done} of {work.total} paragraphs done{rest}")],
        [Piece("By day     ", theme.DIM), Piece(days)],
        [Piece("Codes      ", theme.DIM), Piece(f"{given} given: {work.suggested} as suggested, {work.changed} in "
                                                f"place of one, {work.manual} by hand; {work.nones} times none")],
        [Piece("Doubts     ", theme.DIM),
         Piece(f"{theme.FLAG} {work.flagged} flagged  {theme.MEMO} {work.memos} memos")],
    ]  # fmt: skip


def passages(session: Base, found: Sequence[dashboard.Earlier]) -> list[Entry]:
    """Return passages as entries, with all there is to show of each."""
    return [_passage(session.project.conn, each, session.named) for each in found]


def _passage(conn: sqlite3.Connection, found: dashboard.Earlier, named: Mapping[str, str]) -> Entry:
    unit = documents.unit(conn, found.unit)
    document = named.get(unit.document, "") if len(named) > 1 else ""
    hits = _evidence(conn, unit, found)
    start = min((a for a, _ in hits), default=0)
    row: Row = [
        Piece(f"{excerpts.place(unit, document):<6} ", theme.NUMBER),
        Piece(to_display(" ".join(unit.text[start : start + 200].split()))),
    ]

    def more(width: int) -> list[Row]:
        rows = excerpts.paragraph(unit.text, width, hits)
        rows += [[], *excerpts.lines(f"{theme.MEMO} {found.memo}", width, theme.WARN)] if found.memo else []
        return [*rows, [], [Piece(_SOURCES[found.source], theme.DIM)]]

    return Entry(unit.id, row, more)


def _evidence(conn: sqlite3.Connection, unit: Unit, found: dashboard.Earlier) -> list[tuple[int, int]]:
    if found.start is not None and found.end is not None:
        return [(found.start, found.end)]
    said = {s.id: s for s in frames.of_unit(conn, unit.id)}
    return list(said[found.statement].parts) if found.statement in said else []
