"""Words and statements in the plain mode: marked by typing them, given other ends, cut and joined."""

from __future__ import annotations

from collections.abc import Callable

from annotator.cli.plain_desk import Desk
from annotator.errors import InputError
from annotator.session import extent, groups, holding
from annotator.text import one_line

Range = tuple[int, int]


class Marking(Desk):
    """The acts on words; each returns what it says."""

    def do_words(self, rest: str) -> str:
        """Mark words of the paragraph, or a sentence of it."""
        self._words = self._place(rest) if rest else None
        if self._words is None:
            return "no words marked"
        said = f"marked: {one_line(self._view.unit.text[self._words[0] : self._words[1]])}"
        found = groups(self._view)
        holder = holding(self._view, found, self._focus, *self._words) if found else self._focus
        if holder == self._focus or found[self._focus].is_whole:
            return said
        self._focus = holder
        return f"{said} (of statement {holder + 1})"

    def _place(self, rest: str) -> Range:
        kind, _, number = rest.partition(" ")
        if kind == "sentence" and number.isdecimal():
            found = [s for s in self._view.frame.sentences if s.number == int(number)]
            if not found:
                raise InputError(f"there is no sentence {number} here")
            return found[0].start, found[0].end
        text, shown = self._view.unit.text, groups(self._view)
        here = extent(self._view, shown[self._focus]) if shown else ()
        at = next((at for a, b in here if (at := text.find(rest, a, b)) >= 0), text.find(rest))
        if at < 0:
            raise InputError(f"the paragraph does not hold the words '{rest}'", remedy="type them as they are printed")
        return at, at + len(rest)

    def _marked(self) -> Range:
        if self._words is None:
            raise InputError("no words are marked", remedy="mark some with w WORDS")
        words, self._words = self._words, None
        return words

    def do_ends(self, rest: str) -> str:
        """Move a code to the marked words."""
        mark = self._mark(rest)
        return self._session.move_ends(mark, *self._marked())

    def do_statement(self, rest: str) -> str:
        """Mark a statement, or change the one in focus."""
        acts: dict[str, Callable[[], str]] = {
            "new": lambda: self._session.new_statement(*self._marked()),
            "ends": lambda: self._session.move_statement(self._here(), *self._marked()),
            "split": lambda: self._session.split_statement(self._here(), self._marked()[0]),
            "merge": lambda: self._session.merge_statements(self._here(), self._after(self._here())),
            "on": lambda: self._session.continue_statement(self._here()),
            "reject": lambda: self._session.reject_statement(self._here()),
        }
        if rest not in acts:
            raise InputError(f"'{rest}' cannot be done with a statement", remedy=f"say one of {', '.join(acts)}")
        return acts[rest]()

    def _here(self) -> str:
        statement = self._group.statement
        if statement is None:
            raise InputError("no statement is in focus", remedy="go to one with s NUMBER")
        return statement

    def _after(self, statement: str) -> str:
        standing = [s.id for s in self._view.frame.statements]
        after = standing[standing.index(statement) + 1 :]
        if not after:
            raise InputError("no statement follows", remedy="go to the first of the two with s NUMBER")
        return after[0]
