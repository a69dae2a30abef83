"""The shelf: the documents of this project with what is done of each, and the projects opened lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from annotator.session import orientation
from annotator.session.aside import Once
from annotator.text import one_line
from annotator.tui.screens.desk import Desk

if TYPE_CHECKING:
    from annotator.tui.app import CodingApp
    from annotator.tui.screens.browsing import Entry

_PROJECTS, _DOCUMENTS = "the projects", "the documents"  # no id of a unit and no folder's full path


class Shelf(Desk):
    """The acts that go to a document of this project, or to another project."""

    def do_documents(self) -> None:
        """Show the documents with what is done of each, read beside the screen, and go to where one goes on."""
        from annotator.tui import standing
        from annotator.tui.screens.browsing import Entry, Plan
        from annotator.tui.screens.turning import TurningScreen

        named = self._session.named
        read, here = Once(self._session, orientation.standings), self._view.document.id

        def find(typed: str) -> list[Entry]:
            found = [(s, named[s.document.id]) for s in read()]
            shown = [standing.document(s, name) for s, name in found if standing.is_named(s, name, typed)]
            return [*shown, Entry(_PROJECTS, standing.link("other projects …"))]

        def at() -> int:
            return next((i for i, s in enumerate(read()) if s.document.id == here), 0)

        title = f"Documents of {one_line(self._session.project.settings.title, 60)}"
        plan = Plan(title, find, "type part of a symbol, title or file name", at=at, is_slow=True,
                    hint="⏎ goes on in it where you left off · tab other projects · esc leaves",
                    waiting="The documents are being counted …")  # fmt: skip
        self.app.push_screen(TurningScreen(plan, _PROJECTS), self._go_on_in)

    def _go_on_in(self, chosen: str | None) -> None:
        if chosen == _PROJECTS:
            self.do_projects()
        else:
            self._visit(chosen)

    def do_projects(self) -> None:
        """Show the projects opened lately on this machine; one that is chosen is gone on with in place of this."""
        from annotator.store import lately
        from annotator.tui import standing
        from annotator.tui.screens.browsing import Entry, Plan
        from annotator.tui.screens.turning import TurningScreen

        is_served = cast("CodingApp", self.app).is_served

        def find(typed: str) -> list[Entry]:
            known = [] if is_served else lately.projects(self._session.project.folder)
            shown = [p for p in known if typed.casefold() in f"{p.title} {p.path}".casefold()]
            return [*map(standing.project, shown), Entry(_DOCUMENTS, standing.link("documents of this project …"))]

        plan = Plan("Projects opened lately", find, "type part of a title or folder", is_slow=True,
                    hint="⏎ leaves this project and opens that one · tab documents · esc stays here",
                    waiting="Looking for projects …")  # fmt: skip
        self.app.push_screen(TurningScreen(plan, _DOCUMENTS), self._open)

    def _open(self, chosen: str | None) -> None:
        if chosen == _DOCUMENTS:
            self.do_documents()
        elif chosen:
            cast("CodingApp", self.app).leave_for(chosen)
