"""How words are selected and the ends of a range moved; what stands on them is named in the message line."""

from __future__ import annotations

from annotator.errors import InputError
from annotator.session import Mark, extent, holding
from annotator.text import one_line
from annotator.tui import drawing
from annotator.tui.screens.desk import Desk
from annotator.tui.widgets.lines import Piece
from annotator.tui.widgets.passage import PassageView
from annotator.tui.widgets.selecting import Range, around

_WORDS = 40  # characters of the selected words that are named


class Selecting(Desk):
    """The acts on the cursor and the selection; only the moving of ends writes."""

    _moving: Mark | str | None = None  # a code, or a statement's id, whose ends are being moved

    def do_word_right(self) -> None:
        """Move the cursor right."""
        self._passage.step(1, extend=False)

    def do_word_left(self) -> None:
        """Move the cursor left."""
        self._passage.step(-1, extend=False)

    def do_extend_right(self) -> None:
        """Select on."""
        self._passage.step(1, extend=True)

    def do_extend_left(self) -> None:
        """Select back."""
        self._passage.step(-1, extend=True)

    def do_char_right(self) -> None:
        """Move the cursor a character right."""
        self._passage.step(1, extend=False, fine=True)

    def do_char_left(self) -> None:
        """Move the cursor a character left."""
        self._passage.step(-1, extend=False, fine=True)

    def do_extend_char_right(self) -> None:
        """Select a character on."""
        self._passage.step(1, extend=True, fine=True)

    def do_extend_char_left(self) -> None:
        """Select a character back."""
        self._passage.step(-1, extend=True, fine=True)

    def do_mark(self) -> None:
        """Begin or end selecting."""
        self._passage.selecting.mark()
        self._passage.changed()

    def do_other_end(self) -> None:
        """Let the other end move."""
        self._passage.selecting.turn()
        self._passage.changed()

    def do_drop(self) -> None:
        """Drop the selection."""
        self._moving = None
        self._passage.selecting.drop()
        self._passage.changed()
        self._message = Piece("")
        self._show_message()

    def do_sentence(self) -> None:
        """Select the sentence here; again, the next one with it."""
        found = [(s.start, s.end) for s in self._view.frame.sentences] or [(0, len(self._view.unit.text))]
        chosen, ends = self._passage.selection, [end for _, end in found]
        if chosen is not None and chosen[1] in ends:
            self._grow(found[min(ends.index(chosen[1]) + 1, len(found) - 1)])
            return
        place = self._passage.place
        self._passage.selecting.drop()
        self._grow((around(found, place) if place else None) or self._unsaid(found))

    def _unsaid(self, found: list[Range]) -> Range:
        """Return the first sentence without a statement, else the first."""
        said = [p for s in self._view.frame.statements for p in s.parts]
        free = [r for r in found if not any(a < r[1] and r[0] < b for a, b in said)]
        return (free or found)[0]

    def do_statement_words(self) -> None:
        """Select the words of the statement in focus."""
        group = self._group
        parts = next((s.parts for s in self._view.frame.statements if group and s.id == group.statement), ())
        if parts:
            self._passage.selecting.drop()
            self._grow((parts[0][0], parts[-1][1]))

    def _grow(self, place: Range) -> None:
        self._passage.selecting.grow(*place)
        self._passage.changed()

    def do_ends(self) -> str:
        """Take a range into the selection to move its ends; again, keep them."""
        if self._moving is not None:
            return self._keep_ends()
        place, group = self._passage.place, self._group
        under = [m for m in self._ranged() if place and _range(m)[0] < place[1] and place[0] < _range(m)[1]]
        if under:
            mark = min(under, key=lambda m: _range(m)[1] - _range(m)[0])
            self._moving, taken = mark, _range(mark)
        elif place is None and group is not None and group.statement and self._session.may_mark:
            self._moving, parts = group.statement, self._parts(group.statement)
            taken = (parts[0][0], parts[-1][1])
        else:
            raise InputError("no coded words are under the cursor", remedy="put it on some first")
        self._passage.selecting.drop()
        self._grow(taken)
        return "⇧→ ⇧← move the end, y the other one · r keeps, esc leaves it"

    def _keep_ends(self) -> str:
        moving, place = self._moving, self._passage.place
        self._moving = None
        self._passage.selecting.drop()
        if place is None or moving is None:
            return ""
        if isinstance(moving, str):
            return self._session.move_statement(moving, *place)
        return self._session.move_ends(moving, *place)

    def _ranged(self) -> list[Mark]:
        marks = [m for a in self._view.answers for m in a.marks]
        return [m for m in marks if m.decision.start is not None]

    def _parts(self, statement: str) -> tuple[Range, ...]:
        return next(s.parts for s in self._view.frame.statements if s.id == statement)

    def on_passage_view_pressed(self, message: PassageView.Pressed) -> None:
        """Put the statement (or sentence) under the mouse in focus."""
        places = [i for i, g in enumerate(self._groups) if any(a <= message.at < b for a, b in extent(self._view, g))]
        if places and self._focus not in places:
            self._turn_to(places[0])

    def _turn_to(self, group: int) -> None:
        if group != self._focus:
            self._focus = group
            self._refresh()

    def on_passage_view_selected(self) -> None:
        """Name what stands on the words under the cursor, and put the statement that holds them in focus."""
        place, group = self._passage.place, self._group
        if place is not None:
            if group is not None and not group.is_whole and self._moving is None:
                self._turn_to(holding(self._view, self._groups, self._focus, *place))
            words = one_line(self._view.unit.text[place[0] : place[1]], _WORDS)
            self._message = Piece(f"“{words}”  {drawing.under(self._view, *place)}")
            self._show_message()


def _range(mark: Mark) -> Range:
    return mark.decision.start or 0, mark.decision.end or 0
