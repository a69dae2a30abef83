"""The paragraph between its neighbours: wrapped to a good measure, spans drawn, words selected by key and mouse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.style import Style
from textual import events
from textual.message import Message

from annotator.delayed import dataclass
from annotator.text import to_display
from annotator.tui import theme
from annotator.tui.widgets.lines import Lines, Piece, Row
from annotator.tui.widgets.selecting import Range, Selecting
from annotator.tui.widgets.spans import LANES, Drawn, Spans, clipped
from annotator.tui.widgets.wrapping import Cells

MEASURE = 76  # columns; longer lines are hard to read
INDENT = LANES + 2  # the bar of the statement in focus, the lanes, a blank or a number
_NEIGHBOUR, _NEIGHBOUR_MOST = 2, 8  # lines shown of the paragraphs before and after
_NUMBERS = "¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True)
class Passage:
    """What is shown: the text, ranges, where statements and sentences begin, and the neighbours."""

    text: str
    spans: tuple[Drawn, ...] = ()
    before: str = ""
    after: str = ""
    focus: tuple[Range, ...] = ()
    statements: tuple[int, ...] = ()  # where each begins
    sentences: tuple[int, ...] = ()


class PassageView(Lines):
    """Draws a passage. The cursor stands on a word; a selection is a range of the source text."""

    class Selected(Message):
        """Cursor or selection have changed."""

    class Pressed(Message):
        """The mouse was pressed on a character of the paragraph."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    class Pointed(Message):
        """The right button asks what can be done with the words under the mouse."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.measure = MEASURE
        self._passage = Passage("")
        self.selecting = Selecting("")
        self._cells = Cells("")
        self._lines: list[Range] = []
        self._spans = Spans((), ())
        self._around: tuple[list[Row], list[Row]] = [], []
        self._dragging = False

    def show_passage(self, passage: Passage, *, keep: bool) -> None:
        """Show a passage; with ``keep`` the cursor stays, since it is the same text."""
        if not keep or passage.text != self._passage.text:
            self.selecting = Selecting(passage.text)
            self._cells = Cells(passage.text)
            self.top = 0
        self._passage = passage
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap anew when the width changes."""
        self._lay_out()

    @property
    def selection(self) -> Range | None:
        """The selected range of the source text, or None."""
        return self.selecting.selection

    @property
    def place(self) -> Range | None:
        """The selection, or the word under the cursor, or None."""
        return self.selecting.place

    def reveal_text(self, start: int, end: int) -> None:
        """Scroll just so far that these words are in sight."""
        first = self._first_row
        self.reveal(first + self._line_of(start), first + self._line_of(max(start, end - 1)))

    def changed(self) -> None:
        """Draw what the cursor touches, keep it in sight, and say that it moved."""
        self._paint()
        head = self.selecting.head
        if head is not None:
            self.reveal(self._first_row + self._line_of(head[0]))
        self.post_message(self.Selected())

    def step(self, by: int, *, extend: bool, fine: bool = False) -> None:
        """Move the cursor by words or characters; with ``extend`` the selection grows."""
        begin = min((a for a, _ in self._passage.focus), default=0)
        self.selecting.step(by, extend=extend, fine=fine, begin=begin)
        self.changed()

    # --- drawing

    @property
    def _first_row(self) -> int:
        return len(self._around[0])

    def _width(self) -> int:
        return max(20, min(self.measure, self.size.width - INDENT - 2)) if self.size.width else self.measure

    def _lay_out(self) -> None:
        self._lines = self._cells.wrap(self._width())
        self._spans = Spans([clipped(s, self._passage.text) for s in self._passage.spans], self._lines)
        most = max(_NEIGHBOUR, min(_NEIGHBOUR_MOST, (self.size.height - len(self._lines) - 4) // 2))
        before = _neighbour(self._passage.before, self._width(), most, last=True)
        after = _neighbour(self._passage.after, self._width(), most, last=False)
        self._around = [*before, []], [[], *after]
        self._paint()

    def _paint(self) -> None:
        over = self._cursor()
        rows = [self._row(y, over) for y in range(len(self._lines))]
        self.show([*self._around[0], *rows, *self._around[1]])

    def _cursor(self) -> tuple[Drawn, ...]:
        chosen, head = self.selecting.selection, self.selecting.head
        if chosen is not None:
            return (Drawn(*chosen, theme.SELECTED),)
        return (Drawn(*head, theme.CURSOR),) if head is not None else ()

    def _row(self, line: int, over: Sequence[Drawn] = ()) -> Row:
        start, end = self._lines[line]
        is_focus = any(a < end and start < b for a, b in self._passage.focus)
        row = [Piece("▎" if is_focus else " ", theme.ACCENT), *self._spans.margin(line)]
        row.append(Piece(self._number(start) or " ", theme.NUMBER))
        marks = [at - 1 for at in (*self._passage.statements, *self._passage.sentences) if start < at < end]
        for a, b, style in self._spans.runs(line, over):
            row += self._pieces(a, b, style, [m for m in marks if a <= m < b])
        return row

    def _pieces(self, start: int, end: int, style: Style, marks: Sequence[int]) -> Row:
        """Return a run of text; the blank before a statement or sentence shows a mark, one cell for one cell."""
        pieces, at = [], start
        for mark in sorted(set(marks)):
            if not self._passage.text[mark].isspace():
                continue
            number = self._number(mark + 1)
            pieces += [Piece(self._shown(at, mark), style)]
            pieces += [Piece(number or "¦", (theme.NUMBER if number else theme.DIM) + _ground(style))]
            at = mark + 1
        return [p for p in (*pieces, Piece(self._shown(at, end), style)) if p.text]

    def _shown(self, start: int, end: int) -> str:
        return to_display(self._passage.text[start:end].rstrip("\n"))

    def _number(self, at: int) -> str:
        if at not in self._passage.statements:
            return ""
        place = self._passage.statements.index(at)
        return _NUMBERS[place] if place < len(_NUMBERS) else "⁺"

    def _line_of(self, at: int) -> int:
        return max(0, bisect_right([a for a, _ in self._lines], at) - 1)

    # --- mouse

    def offset_at(self, event: events.MouseEvent) -> int | None:
        """Return the offset of the character under the mouse, None outside of the paragraph."""
        place = self.row_at(event)
        line = -1 if place is None else place[0] - self._first_row
        if place is None or not 0 <= line < len(self._lines) or not self._passage.text:
            return None
        return self._cells.offset(*self._lines[line], place[1] - INDENT)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection at the word under the mouse; with shift the present one reaches there."""
        at = self.offset_at(event)
        if at is None or event.button == 3:
            return
        if event.shift and self.selecting.head is not None:
            self.selecting.drag(at)
        else:
            self.selecting.drop()
            self.selecting.head = self.selecting.at(at)
        self._dragging = True
        self.capture_mouse()
        self.post_message(self.Pressed(at))
        self.changed()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the selection."""
        at = self.offset_at(event) if self._dragging else None
        if at is not None and self.selecting.at(at) != self.selecting.head:
            self.selecting.drag(at)
            self.changed()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Ask with the right button for what can be done, on the word there or on what is selected."""
        at = self.offset_at(event)
        if event.button != 3 or at is None:
            return
        chosen = self.selection
        if chosen is None or not chosen[0] <= at < chosen[1]:
            self.selecting.drop()
            self.selecting.head = self.selecting.at(at)
            self.changed()
        self.post_message(self.Pointed())


def _ground(style: Style) -> Style:
    return Style(color=style.color if style.bgcolor else None, bgcolor=style.bgcolor, reverse=style.reverse)


def _neighbour(text: str, width: int, most: int, *, last: bool) -> list[Row]:
    """Return dimmed lines of a neighbour: the end of the one before, the beginning of the one after."""
    if not text:
        return []
    # A neighbour may be long; only what can be shown is laid out.
    room = (most + 1) * width
    cut = text[-room:] if last else text[:room]
    laid = Cells(cut).wrap(width)
    lines = [to_display(cut[a:b]).rstrip() for a, b in (laid[-most:] if last else laid[:most])]
    rows = [[Piece(" " * INDENT + line, theme.DIM)] for line in lines]
    if len(laid) > len(lines) or len(cut) < len(text):
        if last:
            rows[0] = [Piece(" " * (INDENT - 2) + "… ", theme.DIM), Piece(lines[0], theme.DIM)]
        else:
            rows[-1] = [*rows[-1], Piece(" …", theme.DIM)]
    return rows
