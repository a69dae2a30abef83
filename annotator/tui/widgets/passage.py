"""The paragraph between its neighbours: wrapped to a good measure, spans drawn, words selected by key and mouse."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.message import Message

from annotator.text import snap, to_display, tokens
from annotator.tui import theme
from annotator.tui.widgets.lines import Lines, Piece, Row

MEASURE = 76  # columns; longer lines are hard to read
_INDENT = 2
_NEIGHBOUR, _NEIGHBOUR_MOST = 2, 8  # lines shown of the paragraphs before and after


@dataclass(frozen=True, slots=True)
class Drawn:
    """A range of the text with its style; later ones are drawn over earlier ones."""

    start: int
    end: int
    style: Style


@dataclass(slots=True)
class Passage:
    """What is shown: the text, ranges, and the neighbours."""

    text: str
    spans: tuple[Drawn, ...] = ()
    before: str = ""
    after: str = ""
    focus: tuple[tuple[int, int], ...] = field(default=())


class PassageView(Lines):
    """Draws a passage. The cursor stands on a token; a selection is a range of the source text."""

    class Selected(Message):
        """The selection has changed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.measure = MEASURE
        self._passage = Passage("")
        self._starts: list[tuple[int, int]] = []  # offsets of each line of the paragraph
        self._first_row = 0
        self._tokens: list[tuple[int, int]] = []
        self.cursor: int | None = None  # index of a token
        self._anchor: int | None = None
        self.marking = False
        self._dragging = False

    def show_passage(self, passage: Passage, *, keep: bool) -> None:
        """Show a passage; with ``keep`` the cursor stays, since it is the same text."""
        self._passage = passage
        self._tokens = tokens(passage.text)
        if not keep:
            self.cursor = self._anchor = None
            self.marking = False
        self._layout_lines()
        if not keep:
            self.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        """Wrap anew when the width changes."""
        self._layout_lines()

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected range of the source text, or None."""
        if self.cursor is None or self._anchor is None:
            return None
        first, last = sorted((self.cursor, self._anchor))
        return snap(self._passage.text, self._tokens[first][0], self._tokens[last][1])

    @property
    def place(self) -> tuple[int, int] | None:
        """The selection, or the word under the cursor, or None."""
        return self.selection or (None if self.cursor is None else self._tokens[self.cursor])

    def reveal_text(self, start: int, end: int) -> None:
        """Scroll just so far that these words are in sight."""
        touched = [i for i, (a, b) in enumerate(self._starts) if a < end and start < b]
        if touched:
            self.reveal(self._first_row + touched[0], self._first_row + touched[-1])

    def step(self, by: int, *, extend: bool) -> None:
        """Move the cursor by tokens; with ``extend`` the selection grows."""
        if not self._tokens:
            return
        extend = extend or self.marking
        if self.cursor is None:
            self.cursor = 0 if by > 0 else len(self._tokens) - 1
            self._anchor = self.cursor if extend else None
        else:
            if extend and self._anchor is None:
                self._anchor = self.cursor
            self.cursor = max(0, min(self.cursor + by, len(self._tokens) - 1))
            self._anchor = self._anchor if extend else None
        self._changed()

    def mark(self) -> None:
        """Begin or end selecting with the plain arrows."""
        self.marking = not self.marking
        if self.marking:
            self.cursor = 0 if self.cursor is None else self.cursor
            self._anchor = self.cursor
        self._changed()

    def drop(self) -> bool:
        """Drop cursor and selection; return whether there was any."""
        had = self.cursor is not None
        self.cursor = self._anchor = None
        self.marking = False
        self._changed()
        return had

    def _changed(self) -> None:
        self._paint()
        if self.cursor is not None:
            at = self._tokens[self.cursor][0]
            row = next((i for i, (a, b) in enumerate(self._starts) if a <= at < b), 0)
            self.reveal(self._first_row + row)
        self.post_message(self.Selected())

    # --- drawing

    def _width(self) -> int:
        return max(20, min(self.measure, self.size.width - _INDENT - 2)) if self.size.width else self.measure

    def _layout_lines(self) -> None:
        self._starts = wrap(self._passage.text, self._width())
        self._paint()

    def _paint(self) -> None:
        most = max(_NEIGHBOUR, min(_NEIGHBOUR_MOST, (self.size.height - len(self._starts) - 4) // 2))
        before = _neighbour(self._passage.before, self._width(), most, last=True)
        after = _neighbour(self._passage.after, self._width(), most, last=False)
        rows: list[Row] = [*before, []]
        self._first_row = len(rows)
        styles = self._styles()
        rows += [self._row(a, b, styles) for a, b in self._starts]
        self.show([*rows, [], *after])

    def _styles(self) -> list[Style]:
        found = [theme.PLAIN] * len(self._passage.text)
        for span in self._passage.spans:
            for i in range(max(0, span.start), min(span.end, len(found))):
                found[i] = found[i] + span.style
        chosen = self.selection
        if chosen is not None:
            for i in range(*chosen):
                found[i] = found[i] + theme.SELECTED
        elif self.cursor is not None:
            for i in range(*self._tokens[self.cursor]):
                found[i] = found[i] + theme.CURSOR
        return found

    def _row(self, start: int, end: int, styles: list[Style]) -> Row:
        is_focus = any(a < end and start < b for a, b in self._passage.focus)
        pieces = [Piece("▎ " if is_focus else "  ", theme.ACCENT)]
        shown = to_display(self._passage.text[start:end]).rstrip()
        at = 0
        while at < len(shown):
            stop = at + 1
            while stop < len(shown) and styles[start + stop] == styles[start + at]:
                stop += 1
            pieces.append(Piece(shown[at:stop], styles[start + at]))
            at = stop
        return pieces

    # --- mouse

    def _token_at(self, event: events.MouseEvent) -> int | None:
        place = event.get_content_offset(self)
        row = -1 if place is None else int(place.y + self.scroll_offset.y) - self._first_row
        if place is None or not 0 <= row < len(self._starts):
            return None
        start, end = self._starts[row]
        column, at = place.x - _INDENT, start
        while at < end and cell_len(self._passage.text[start : at + 1]) <= column:
            at += 1
        hit = [i for i, (a, b) in enumerate(self._tokens) if a <= at < b]
        return hit[0] if hit else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a selection at the word under the mouse."""
        token = self._token_at(event)
        if token is not None:
            self.cursor, self._anchor, self._dragging = token, None, True
            self.capture_mouse()
            self._changed()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the selection."""
        token = self._token_at(event) if self._dragging else None
        if token is not None and self.cursor is not None and token != self.cursor:
            self._anchor = self.cursor if self._anchor is None else self._anchor
            self.cursor = token
            self._changed()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag."""
        self._dragging = False
        self.release_mouse()


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the offsets of lines no wider than ``width`` cells; every character stands in exactly one line."""
    lines, start, at, last_blank, used = [], 0, 0, -1, 0
    while at < len(text):
        size = cell_len(to_display(text[at]))
        if used + size > width and at > start:
            cut = last_blank + 1 if last_blank >= start else at
            lines.append((start, cut))
            start, last_blank = cut, -1
            used = cell_len(to_display(text[start:at]))
        if text[at] in " \n":
            last_blank = at
        used += size
        at += 1
        if text[at - 1] == "\n":
            lines.append((start, at))
            start, last_blank, used = at, -1, 0
    return [*lines, (start, len(text))] if start < len(text) or not lines else lines


def _neighbour(text: str, width: int, most: int, *, last: bool) -> list[Row]:
    """Return dimmed lines of a neighbour: the end of the one before, the beginning of the one after."""
    if not text:
        return []
    cut = wrap(text, width)
    lines = [to_display(text[a:b]).rstrip() for a, b in (cut[-most:] if last else cut[:most])]
    rows = [[Piece(" " * _INDENT + line, theme.DIM)] for line in lines]
    if len(cut) > len(lines):
        mark = Piece("… ", theme.DIM)
        rows[0 if last else -1] = [mark, Piece(lines[0], theme.DIM)] if last else [*rows[-1], Piece(" …", theme.DIM)]
    return rows
