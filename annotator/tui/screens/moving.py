"""How a coder moves: between units, and between the statements of one."""

from __future__ import annotations

from annotator.tui.screens.desk import Desk


class Moving(Desk):
    """The acts that write nothing but the place."""

    def _go(self, position: int) -> str:
        if self._session.go(position):
            return ""
        return "This is the last one" if position > 0 else "This is the first one"

    def do_next(self) -> str:
        """Go to the next unit."""
        return self._go(self._session.position + 1)

    def do_previous(self) -> str:
        """Go to the previous unit."""
        return self._go(self._session.position - 1)

    def do_first(self) -> str:
        """Go to the first unit."""
        return self._go(0)

    def do_last(self) -> str:
        """Go to the last unit."""
        return self._go(len(self._session.ids) - 1)

    def do_next_open(self) -> str:
        """Go to the next unit that is not done."""
        return self._session.go_to_open()

    def do_previous_open(self) -> str:
        """Go to the previous unit that is not done."""
        return self._session.go_to_open(-1)

    def do_next_flagged(self) -> str:
        """Go to the next flagged unit."""
        return self._session.go_to_flagged()

    def do_next_suggestion(self) -> str:
        """Go to the next unit with a suggestion that waits."""
        return self._session.go_to_suggestion()

    def do_previous_suggestion(self) -> str:
        """Go to the previous unit with a suggestion that waits."""
        return self._session.go_to_suggestion(-1)

    def do_jump(self) -> None:
        """Ask for a printed number and go there."""

        def jump(label: str | None) -> None:
            if label is not None:
                self._run(lambda: self._session.go_to_label(label))

        from annotator.tui.screens.asking import LineScreen

        self.app.push_screen(LineScreen("Go to", "a number as printed, or words of a heading"), jump)

    def do_focus_next(self) -> None:
        """Put the next statement in focus."""
        self._focus = (self._focus + 1) % max(1, len(self._groups))

    def do_focus_previous(self) -> None:
        """Put the previous statement in focus."""
        self._focus = (self._focus - 1) % max(1, len(self._groups))

    def do_scroll_down(self) -> None:
        """Scroll the text down."""
        self._passage.page(1)

    def do_scroll_up(self) -> None:
        """Scroll the text up."""
        self._passage.page(-1)
