"""Statements marked freely on the screen: one key with words selected, a short list of acts without."""

from __future__ import annotations

from collections.abc import Callable

from annotator.errors import InputError
from annotator.tui.screens.selecting import Selecting

Act = Callable[[], str]


class Marking(Selecting):
    """The acts that say what is a statement."""

    def do_statement(self) -> str | None:
        """Make the selected words a statement, or ask what to do with the one in focus."""
        chosen = self._passage.selection
        if chosen is not None:
            self._passage.selecting.drop()
            said = self._session.new_statement(*chosen)
            self._focus_on(chosen[0])
            return said
        acts = self._acts()
        if not acts:
            raise InputError("no statement is in focus", remedy="select words first: s selects a sentence")

        self.choose("This statement", [*acts], lambda index: self._run([*acts.values()][index]))
        return None

    def _acts(self) -> dict[str, Act]:
        """Return what can be done with the statement in focus, in words."""
        group, place = self._group, self._passage.place
        if group is None or group.statement is None or not self._session.may_mark:
            return {}
        one, session = group.statement, self._session
        standing = [s.id for s in self._view.frame.statements]
        after = standing[standing.index(one) + 1 :]
        found: dict[str, Act] = {"reject it: this is no statement": lambda: session.reject_statement(one)}
        found["move its ends"] = self._move_ends
        if place is not None:
            words = self._view.unit.text[place[0] : place[1]]
            found[f"split it before “{words}”"] = lambda: session.split_statement(one, place[0])
        if after:
            found["merge it with the next one"] = lambda: session.merge_statements(one, after[0])
        found["let it run on into the next sentence"] = lambda: session.continue_statement(one)
        return found

    def _move_ends(self) -> str:
        self._passage.selecting.drop()
        return self.do_ends()

    def _focus_on(self, at: int) -> None:
        """Put the statement that begins here in focus."""
        self._view = self._session.view()
        standing = self._view.frame.statements
        place = next((i for i, s in enumerate(standing) if s.parts[0][0] <= at < s.parts[-1][1]), None)
        if place is not None:
            self._wanted = standing[place].id
