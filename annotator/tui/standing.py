"""Documents and projects as entries of a list: how far each is, and what there is to know of it."""

from __future__ import annotations

from annotator.session.orientation import Standing
from annotator.store.lately import Lately
from annotator.text import one_line
from annotator.tui import excerpts, theme
from annotator.tui.screens.browsing import Entry
from annotator.tui.widgets.lines import Piece, Row


def is_named(standing: Standing, named: str, typed: str) -> bool:
    """Say whether the typed words stand in a document's symbol, title or file name, or in what it is called."""
    d = standing.document
    return typed.casefold() in f"{d.symbol} {d.title} {d.source} {named}".casefold()


def link(words: str) -> Row:
    """Return a row that leads elsewhere."""
    return [Piece(words, theme.DIM)]


def document(standing: Standing, named: str) -> Entry:
    """Return a document with how far it is; it is gone on in where the coder left off."""
    return Entry(standing.goes_on, _standing(standing, named), lambda width: _document(standing, width))


def project(found: Lately) -> Entry:
    """Return a project opened lately."""
    return Entry(found.path, _project(found), lambda width: _facts(found, width))


def _standing(standing: Standing, named: str) -> Row:
    title = f"  {one_line(standing.document.title)}" if standing.document.symbol else ""
    return [
        Piece(f"{excerpts.bar(standing.done, standing.units)} {standing.done:>5}/{standing.units:<5} ", theme.ACCENT),
        Piece(named, theme.BOLD), Piece(title),
    ]  # fmt: skip


def _document(standing: Standing, width: int) -> list[Row]:
    d = standing.document
    facts = [
        ("done", f"{standing.done} of {standing.units}"), ("flagged", str(standing.flagged)), ("date", d.date),
        ("organ", d.organ), ("meeting", d.meeting), ("place", d.place), ("language", d.language), ("file", d.source),
    ]  # fmt: skip
    rows = [[Piece(line, theme.BOLD)] for line in [one_line(d.title, width)]]
    rows += [[Piece(f"{name:<9}", theme.DIM), Piece(one_line(value, width - 9))] for name, value in facts if value]
    return rows + [row for w in d.warnings for row in excerpts.lines(f"! {w}", width, theme.WARN)]


def _project(project: Lately) -> Row:
    return [Piece(f"{one_line(project.title)}  ", theme.BOLD), Piece(one_line(project.path), theme.DIM)]


def _facts(project: Lately, width: int) -> list[Row]:
    rows: list[Row] = [[Piece(one_line(project.title, width), theme.BOLD)]]
    rows += [list(row) for row in excerpts.lines(project.path, width, theme.PLAIN)]
    opened = f"{project.at[:10]} by {one_line(project.coder)}"
    return [*rows, [Piece("opened   ", theme.DIM), Piece(one_line(opened, width - 9))]]
