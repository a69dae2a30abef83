"""The shelf: the documents of this project with what is done of each, and the projects opened lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding

from annotator.session import orientation
from annotator.store import lately
from annotator.store.lately import Lately
from annotator.text import one_line
from annotator.tui import excerpts, theme
from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan
from annotator.tui.screens.desk import Desk
from annotator.tui.widgets.lines import Piece, Row

if TYPE_CHECKING:
    from annotator.tui.app import CodingApp

_PROJECTS, _DOCUMENTS = "the projects", "the documents"  # no id of a unit and no folder's full path


class ShelfScreen(BrowseScreen):
    """One side of the shelf; tab gives the name of the other."""

    BINDINGS: ClassVar = [Binding("tab,shift+tab", "turn", show=False, priority=True)]

    def __init__(self, plan: Plan, other: str) -> None:
        super().__init__(plan)
        self._other = other

    def action_turn(self) -> None:
        """Turn to the other side."""
        self.dismiss(self._other)


class Shelf(Desk):
    """The acts that go to a document of this project, or to another project."""

    def do_documents(self) -> None:
        """Show the documents with what is done of each and go to where one goes on."""
        found = orientation.standings(self._session)

        def find(typed: str) -> list[Entry]:
            wanted = typed.casefold()
            shown = [
                Entry(s.goes_on, _standing(s), lambda width, s=s: _document(s, width))  # type: ignore[misc]
                for s in found
                if wanted in f"{s.document.symbol} {s.document.title} {s.document.source}".casefold()
            ]
            return [*shown, Entry(_PROJECTS, [Piece("other projects …", theme.DIM)])]

        here = [i for i, s in enumerate(found) if s.document.id == self._view.document.id]
        title = f"Documents of {one_line(self._session.project.settings.title, 60)}"
        plan = Plan(title, find, "type part of a symbol, title or file name", at=here[0] if here else 0,
                    hint="⏎ goes on in it where you left off · tab other projects · esc leaves")  # fmt: skip
        self.app.push_screen(ShelfScreen(plan, _PROJECTS), self._go_on_in)

    def _go_on_in(self, chosen: str | None) -> None:
        if chosen == _PROJECTS:
            self.do_projects()
        elif chosen:
            self._run(lambda: "" if self._session.visit(chosen) else "You are there")

    def do_projects(self) -> None:
        """Show the projects opened lately on this machine; one that is chosen is gone on with in place of this."""
        is_served = cast("CodingApp", self.app).is_served

        def find(typed: str) -> list[Entry]:
            known = [] if is_served else lately.projects(self._session.project.folder)
            shown = [p for p in known if typed.casefold() in f"{p.title} {p.path}".casefold()]
            back = Entry(_DOCUMENTS, [Piece("documents of this project …", theme.DIM)])
            return [*(Entry(p.path, _project(p), lambda width, p=p: _facts(p, width)) for p in shown), back]  # type: ignore[misc]

        plan = Plan("Projects opened lately", find, "type part of a title or folder", is_slow=True,
                    hint="⏎ leaves this project and opens that one · tab documents · esc stays here",
                    waiting="Looking for projects …")  # fmt: skip
        self.app.push_screen(ShelfScreen(plan, _DOCUMENTS), self._open)

    def _open(self, chosen: str | None) -> None:
        if chosen == _DOCUMENTS:
            self.do_documents()
        elif chosen:
            cast("CodingApp", self.app).leave_for(chosen)


def _standing(standing: orientation.Standing) -> Row:
    document = standing.document
    name = f"{one_line(document.symbol)}  " if document.symbol else ""
    return [
        Piece(f"{excerpts.bar(standing.done, standing.units)} {standing.done:>5}/{standing.units:<5} ", theme.ACCENT),
        Piece(name, theme.BOLD), Piece(one_line(document.title)),
    ]  # fmt: skip


def _document(standing: orientation.Standing, width: int) -> list[Row]:
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
