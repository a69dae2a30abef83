"""A coder's work beside others': the answer key of a training round, own differences of an open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import AnnotatorError
from annotator.session import Session, training
from annotator.session.base import name_unit
from annotator.session.training import Compared
from annotator.store import documents
from annotator.store.rounds import require_open
from annotator.text import one_line
from annotator.tui import excerpts, theme
from annotator.tui.screens.deciding import Deciding
from annotator.tui.widgets.lines import Piece, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.codebook import Layer
    from annotator.session.settling import Difference
    from annotator.tui.screens.browsing import Entry


class Comparing(Deciding):
    """The acts that compare; in training the key is shown as soon as a paragraph is done."""

    _difference = 0

    def do_done(self) -> str:
        """Finish the unit, go to the next open one, and in training show the key of the finished one."""
        unit, was_done = self._view.unit.id, self._view.is_done
        said = super().do_done()
        if not was_done and training.is_training(self._session):
            try:
                self._show_key(unit)
            except AnnotatorError as error:
                return f"{said} · {error.what}"
        return said

    def do_key(self) -> None:
        """Compare with the answer key."""
        self._show_key(self._view.unit.id)

    def _show_key(self, unit_id: str) -> None:
        from annotator.tui.screens.reading import ReadingScreen

        found = training.compare(self._session, unit_id)
        unit = documents.unit(self._session.project.conn, unit_id)
        frame = self._session.frame(unit_id)
        said = {s.id: s.attribution for s in frame.statements}
        same = sum(c.is_same for c in found)
        title = f"Answer key of {name_unit(unit)}: {same} of {len(found)} as you answered"

        def rows(width: int) -> list[Row]:
            shown = [r for c in found if not c.is_same for r in _compared(c, said, width)]
            shown += [[], [Piece("The same", theme.BOLD)]] if same and same < len(found) else []
            return shown + [_same(c, said, width) for c in found if c.is_same]

        self.app.push_screen(ReadingScreen(title, rows))

    def do_differences(self) -> None:
        """Walk through what the coder and the others answered differently; it is read beside the screen."""
        from annotator.session.aside import Once
        from annotator.session.settling import own_differences
        from annotator.tui.screens.browsing import BrowseScreen, Plan

        session = self._session
        require_open(session.project.conn, session.round, "your differences")
        read = Once(session, own_differences)

        def find(typed: str) -> list[Entry]:
            entries = [_entry(i, d, session) for i, d in enumerate(read())]
            return [e for e in entries if typed.casefold() in "".join(p.text for p in e.row).casefold()]

        def visit(chosen: str | None) -> None:
            if chosen:
                self._difference = int(chosen)
                unit = read()[self._difference].case.frame.unit.id
                self._run(lambda: "" if session.visit(unit) else "You are there")

        plan = Plan("Your differences", find, "type part of a layer or code", at=lambda: self._difference, is_slow=True,
                    empty="you differ from nobody, and from nothing that was settled",
                    waiting="Your answers are being compared …", is_counted=True)  # fmt: skip
        self.app.push_screen(BrowseScreen(plan), visit)


def _names(layer: Layer, codes: Sequence[str]) -> str:
    from annotator.session.cases import named

    return one_line(named(layer, codes))


def _about(compared: Compared, said: dict[str, str]) -> str:
    words = said.get(compared.item.statement or "", "")
    return f"“{one_line(words, 40)}”" if words else ""


def _compared(compared: Compared, said: dict[str, str], width: int) -> list[Row]:
    layer = compared.layer
    rows: list[Row] = [
        [],
        [Piece(one_line(layer.name), theme.BOLD), Piece(f"  {_about(compared, said)}", theme.DIM)],
        [Piece("  you  ", theme.DIM), Piece(_names(layer, compared.own))],
        [Piece("  key  ", theme.DIM), Piece(f"{theme.TAKEN} {_names(layer, compared.key)}", theme.GOOD)],
    ]
    for code in compared.key:
        found = layer.code(code)
        parts = (found.definition, found.include, found.exclude) if found else ()
        rows += [r for part in parts if part for r in excerpts.lines(part, width, theme.PLAIN, "       ")]
    return rows + [r for m in compared.memos for r in excerpts.lines(f"{theme.MEMO} {m}", width, theme.WARN, "       ")]


def _same(compared: Compared, said: dict[str, str], width: int) -> Row:
    own = _names(compared.layer, compared.own)
    text = f"{theme.DONE} {one_line(compared.layer.name)}: {own}  {_about(compared, said)}"
    return [Piece(one_line(text, width), theme.DIM)]


def _entry(index: int, difference: Difference, session: Session) -> Entry:
    from annotator.tui.screens.browsing import Entry

    document = session.named[difference.case.item.document] if len(session.named) > 1 else ""
    return Entry(str(index), _difference(difference, document), lambda width: _more(difference, width))


def _difference(difference: Difference, document: str) -> Row:
    case = difference.case
    others = [s for s in case.sides if set(s.codes) != set(difference.own)]
    if difference.settled is not None:
        against = [Piece(" · settled: ", theme.DIM), Piece(_names(case.layer, difference.settled), theme.GOOD)]
    else:
        against = [Piece(" · others: ", theme.DIM), Piece(_names(case.layer, others[0].codes if others else ()))]
    return [
        Piece(f"{excerpts.place(case.frame.unit, document):<6} ", theme.NUMBER),
        Piece(f"{one_line(case.layer.name)}: ", theme.DIM),
        Piece(_names(case.layer, difference.own), theme.BOLD),
        *against,
    ]


def _more(difference: Difference, width: int) -> list[Row]:
    case = difference.case
    statement = next((s for s in case.frame.statements if s.id == case.item.statement), None)
    words = list(statement.parts) if statement else []
    rows = excerpts.paragraph(case.frame.unit.text, width, words)
    rows += [[], [Piece("yours    ", theme.DIM), Piece(_names(case.layer, difference.own), theme.BOLD)]]
    if difference.settled is not None:
        names = _names(case.layer, difference.settled)
        rows += [[Piece("settled  ", theme.DIM), Piece(f"{theme.TAKEN} {names}", theme.GOOD)]]
    for code in difference.settled or ():
        found = case.layer.code(code)
        rows += excerpts.lines(found.definition, width, theme.PLAIN, "  ") if found and found.definition else []
    for side in case.sides:
        if set(side.codes) != set(difference.own):
            who = f"{len(side.coders)} other" + ("s" if len(side.coders) > 1 else "")
            rows += [[Piece(f"{who:<9}", theme.DIM), Piece(_names(case.layer, side.codes))]]
    return rows
