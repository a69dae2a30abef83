"""What helps a coder to decide and to know where things stand: codebook, own earlier work, progress, settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.cells import cell_len

from annotator.session import Session, citing, dashboard, orientation
from annotator.session.aside import Once
from annotator.text import one_line
from annotator.tui import excerpts, theme
from annotator.tui.screens.desk import Desk
from annotator.tui.widgets.lines import Piece, Row

GUIDELINES = ("guidelines.md", "guidelines.txt")
_LARGEST = 2_000_000  # characters of guidelines that are shown


class Orienting(Desk):
    """The acts that look things up and change nothing of the coding."""

    _pace: tuple[int, str] = (-1, "")

    def oriented(self, row: Row, width: int) -> Row:
        """Return where the unit stands, behind the filter that is kept to, before the pace."""
        session, view = self._session, self._view
        left: Row = []
        if session.kept_to:
            kept = f"{session.position + 1}/{len(session.ids)} "
            name = one_line(session.kept_to, max(12, width // 2 - cell_len(kept)))
            left = [Piece(f" {theme.FILTER} {name} · {kept}", theme.WARN, "act:filter")]
        if self._pace[0] != view.done_units:
            words = orientation.in_words(orientation.pace(session, view.total - view.done_units))
            self._pace = (view.done_units, words)
        right = f"{self._pace[1]} " if self.wishes.is_on("pace") and self._pace[1] else ""
        room = width - sum(cell_len(p.text) for p in left) - cell_len(right)
        middle = one_line("".join(p.text for p in row), max(0, room - 2)) if room > 12 else ""
        gap = " " * max(0, room - cell_len(middle) - 1)
        return [*left, Piece(f" {middle}{gap}", theme.DIM, "act:outline"), Piece(right, theme.DIM, "act:work")]

    # --- looking up

    def do_codebook(self) -> None:
        """Look anything up in the codebook; how often each code was given is counted beside the screen."""
        from annotator.tui import codes
        from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan

        book, counted = self._session.book, Once(self._session, _counts)

        def find(typed: str) -> list[Entry]:
            counts = counted()
            return [
                Entry(f"{c.layer.key}:{c.key}", codes.row(c, counts), lambda w, c=c: codes.facts(c, w))  # type: ignore[misc]
                for c in codes.find(typed, book)
            ]

        plan = Plan(f"Codebook: {one_line(book.title, 60)}", find, "type part of a name, phrase or definition",
                    "⏎ shows where you gave it · ↓ ↑ · esc leaves", is_slow=True,
                    waiting="The codebook is being read …")  # fmt: skip
        self.app.push_screen(BrowseScreen(plan), self._show_earlier)

    def do_guidelines(self) -> str | None:
        """Read the project's guidelines."""
        from annotator.tui.screens.reading import ReadingScreen

        folder = self._session.project.folder
        path = next((folder / name for name in GUIDELINES if (folder / name).is_file()), None)
        if path is None:
            return f"There are no guidelines yet: put {GUIDELINES[0]} into the project's folder"
        text = _read(path)
        self.app.push_screen(ReadingScreen("Guidelines", lambda width: excerpts.lines(text, min(width, 80))))
        return None

    def do_before(self) -> str:
        """Show how the coder gave the codes at hand before; which were given is looked up beside the screen."""
        here = self._codes_here()
        then = partial(self._choose_earlier, here)
        return self._aside("Looking for your earlier codes …", dashboard.used, then)

    def _choose_earlier(self, here: Sequence[tuple[str, str]], used: Sequence[dashboard.Used]) -> None:
        """Ask for a code among those given, the ones at hand first; of one at hand the passages follow at once."""
        from annotator.tui import own_work
        from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan

        known = {(u.layer, u.code): u for u in used}
        first = [known[pair] for pair in here if pair in known]
        if not known:
            self._message = Piece("You have given no code in this round yet")
            self._show_message()
            return
        if len(first) == 1:
            self._show_earlier(f"{first[0].layer}:{first[0].code}")
            return
        rest = [u for u in known.values() if u not in first]
        most = max(u.count for u in known.values())

        def find(typed: str) -> list[Entry]:
            return [own_work.used_row(u, most, u in first) for u in (*first, *rest) if own_work.fits(u, typed)]

        plan = Plan("How did I code this before? First choose a code", find, "type part of a code",
                    "⏎ shows the passages · ↓ ↑ · esc leaves")  # fmt: skip
        self.app.push_screen(BrowseScreen(plan), self._show_earlier)

    def _codes_here(self) -> list[tuple[str, str]]:
        """Return layer and code of what is given or suggested for the group in focus, the given ones first."""
        group = self._group
        if group is None:
            return []
        given = [(m.layer.key, m.decision.code or "") for a in group.answers for m in a.marks]
        return list(dict.fromkeys([*given, *((o.layer.key, o.suggestion.code) for o in group.offers)]))

    def _show_earlier(self, chosen: str | None) -> None:
        """Show the passages that got a code, read beside the screen, and go to the one chosen."""
        from annotator.tui import own_work
        from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan

        layer_key, _, code = (chosen or "").partition(":")
        if not code:
            return
        name = self._session.book.layer(layer_key).name_of(code)
        read = Once(self._session, lambda own: own_work.passages(own, dashboard.earlier(own, layer_key, code)))

        def find(typed: str) -> list[Entry]:
            return [e for e in read() if typed.casefold() in "".join(p.text for p in e.row).casefold()]

        plan = Plan(f"{one_line(name)} of yours, newest first", find, "type words of a passage",
                    empty="you have not given this code in this round", is_slow=True,
                    waiting="Your passages are being read …", is_counted=True)  # fmt: skip
        self.app.push_screen(BrowseScreen(plan), self._visit)

    # --- own work

    def do_work(self) -> None:
        """Show the coder's own work, which is read beside the screen."""
        from annotator.tui import own_work
        from annotator.tui.screens.browsing import BrowseScreen, Entry, Plan

        session = self._session
        read = Once(session, _work)

        def find(typed: str) -> list[Entry]:
            work, pace = read()
            most = max((u.count for u in work.used), default=1)
            if typed:
                return [own_work.used_row(u, most, False) for u in work.used if own_work.fits(u, typed)]
            return [Entry("", row) for row in own_work.summary(work, pace)] + own_work.by_layer(work.used, most)

        title = f"Work of {one_line(session.coder)} in round {one_line(session.round)}"
        plan = Plan(title, find, "type part of a code", "⏎ on a code shows where you gave it · ↓ ↑ · esc leaves",
                    is_slow=True, waiting="Your work is being read …")  # fmt: skip
        self.app.push_screen(BrowseScreen(plan), self._show_earlier)

    def do_tour(self) -> None:
        """Take the tour."""
        from annotator.tui.screens.tour import TourScreen

        self.app.push_screen(TourScreen(self.actions))

    def do_settings(self) -> None:
        """Change settings."""
        from annotator.tui.screens.settings import SettingsScreen

        def take(_: None) -> None:
            self.take_wishes()
            self._refresh()

        self.app.push_screen(SettingsScreen(), take)

    def do_copy(self) -> str:
        """Copy the selection or the whole text with its citation."""
        unit, span = self._view.unit, self._passage.selection
        text = unit.text[slice(*span)] if span else unit.text
        self.app.copy_to_clipboard(citing.quoted(text, unit, self._view.document))
        what = "Selection" if span else "Paragraph"
        return f"{what} copied with its citation: {citing.citation(unit, self._view.document)}"


def _counts(session: Session) -> dict[tuple[str, str], int]:
    return {(u.layer, u.code): u.count for u in dashboard.used(session)}


def _work(session: Session) -> tuple[dashboard.Work, str]:
    work = dashboard.work(session)
    return work, orientation.in_words(orientation.pace(session, work.total - work.done))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:_LARGEST]
    except OSError as error:
        return f"{path.name} cannot be read: {error.strerror}"
