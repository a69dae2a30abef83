"""A list to pick from, of any length: one row a thing, one of them highlighted; only rows in sight are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.style import Style

from annotator.tui import theme
from annotator.tui.widgets.lines import Lines, Piece, Row

Source = Callable[[int], Row]


class Picks(Lines):
    """Rows by number; a click posts ``Lines.Chosen`` with the number as its target."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._source: Source = lambda _: []
        self.at = 0

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def fill(self, count: int, source: Source, at: int = 0) -> None:
        """Take new rows; ``source`` makes one when it comes into sight."""
        self._source, self.rows = source, Numbered(count, source)
        self.at = max(0, min(at, count - 1))
        self.top = max(0, min(self.top, self._most()))
        self._draw()
        self.reveal(self.at)

    def step(self, by: int) -> None:
        """Move the highlight, as far as there are rows."""
        self.at = max(0, min(self.at + by, self.count - 1))
        self._draw()
        self.reveal(self.at)

    def _line(self, y: int) -> Row | None:
        row = super()._line(y)
        if row is None:
            return None
        if self.top + y != self.at:
            return [Piece("  "), *row]
        # Plainly reversed: the colours of its pieces would make patches of it.
        pieces = [Piece(p.text, Style(bold=p.style.bold) + theme.CURSOR) for p in (Piece("▸ "), *row)]
        return [*pieces, Piece(" " * self.size.width, theme.CURSOR)]

    def pieces_at(self, number: int) -> Sequence[Piece]:
        """Return what a click may hit: the whole row."""
        return [Piece(" " * max(1, self.size.width), target=str(number))] if 0 <= number < self.count else ()


class Numbered(Sequence[Row]):
    """Rows that are made when they are asked for."""

    def __init__(self, count: int, source: Source) -> None:
        self._count, self._source = count, source

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        """Return one row, or those of a slice."""
        if isinstance(number, slice):
            return [self._source(i) for i in range(*number.indices(self._count))]
        return self._source(number)
