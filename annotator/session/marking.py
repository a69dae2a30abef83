"""Statements marked freely, where the project's frame is not fixed: new, moved, split, merged, continued, rejected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.errors import InputError, UsageError
from annotator.model import Decision, Statement, Suggestion
from annotator.session import cutting, drafting
from annotator.session.base import Base
from annotator.session.view import View
from annotator.store import frames, suggestions
from annotator.store.connection import writing
from annotator.store.decisions import Draft
from annotator.text import one_line


class Marking(Base):
    """Each act writes new rows and says in decisions which statements stand; codes given follow."""

    @property
    def may_mark(self) -> bool:
        """Whether statements are marked freely here: the frame that all code is not frozen."""
        return frames.frozen_at(self._conn) is None

    def new_statement(self, start: int, end: int) -> str:
        """Mark a statement; what its own words say about it is suggested."""
        view = self._marking()
        made = cutting.new(view.frame, start, end, self._language, self.coder)
        if not made.parts:
            raise InputError("a statement wants words", remedy="select some first")
        if any(s.id == made.id for s in view.frame.statements):
            raise InputError("these words are a statement already", remedy="select other words")
        self._cut([], [made], [_standing(made)])
        return f"New statement {_named(made)}"

    def move_statement(self, statement: str, start: int, end: int) -> str:
        """Give a statement other ends."""
        view, old = self._marking(), self._statement(statement)
        made = cutting.recut(view.frame, old, [(start, end)], self.coder, old.id)
        return self._replace([old], [made], f"Moved the ends of {_named(old)}")

    def split_statement(self, statement: str, at: int) -> str:
        """Cut a statement in two; the codes given go to both."""
        view, old = self._marking(), self._statement(statement)
        made = cutting.split(view.frame, old, at, self._language, self.coder)
        if not made:
            raise InputError(
                "the cut lies outside of the statement", remedy="put the cursor where its second half begins"
            )
        return self._replace([old], made, f"Split {_named(old)}")

    def merge_statements(self, first: str, second: str) -> str:
        """Make two statements one, with the attribution of the first."""
        view, one, two = self._marking(), self._statement(first), self._statement(second)
        made = cutting.recut(view.frame, one, (*one.parts, *two.parts), self.coder, one.id)
        return self._replace([one, two], [made], f"Merged {_named(one)} with {_named(two)}")

    def continue_statement(self, statement: str) -> str:
        """Let a statement run on into the next sentence."""
        view, old = self._marking(), self._statement(statement)
        more = cutting.following(view.frame, old)
        if more is None:
            raise InputError("the statement ends with the last sentence", remedy="there is nothing to run on into")
        made = cutting.recut(view.frame, old, (*old.parts, (more.start, more.end)), self.coder, old.id)
        return self._replace([old], [made], f"{_named(old)} runs on into sentence {more.number}")

    def reject_statement(self, statement: str) -> str:
        """Say that this is no statement; its codes go."""
        self._marking()
        old = self._statement(statement)
        self._cut([old], [], [])
        return f"Rejected the statement {_named(old)}"

    # --- how

    def _marking(self) -> View:
        if not self.may_mark:
            raise UsageError(
                "the statements are fixed in this project", remedy="code those that stand, or flag the unit"
            )
        return self.view()

    @property
    def _language(self) -> str:
        return self.view().document.language

    def _statement(self, statement: str) -> Statement:
        found = [s for s in self.view().frame.statements if s.id == statement]
        if not found:
            raise InputError("there is no such statement here", remedy="put one in focus")
        return found[0]

    def _replace(self, old: Sequence[Statement], made: Sequence[Statement], said: str) -> str:
        if {s.id for s in made} <= {s.id for s in self.view().frame.statements}:
            raise InputError("that would change nothing", remedy="select other words")
        moved = [_moved(d, s) for d in self._following(old) for s in made]
        self._cut(old, made, [*(_standing(s) for s in made), *moved])
        return said

    def _following(self, old: Sequence[Statement]) -> list[Decision]:
        """Return what was answered about statements and goes to what takes their place, each answer once."""
        state = self.view().state
        found: list[Decision] = []
        for statement in old:
            own = [d for d in (*state.codings, *state.nones, *state.memos) if d.statement == statement.id]
            found += [d for d in own if not self._is_answered(d, found)]
        return found

    def _is_answered(self, decision: Decision, before: Sequence[Decision]) -> bool:
        """Say whether what was said of statements before answers a question, or gives the same code, already."""
        same = [d for d in before if d.layer == decision.layer and d.action != "memo"]
        if decision.action == "memo" or not same:
            return False
        is_set = decision.layer in self.book.layer_keys and self.book.layer(decision.layer).is_set
        return decision.action == "none" or not is_set or decision.code in {d.code for d in same}

    def _cut(self, old: Sequence[Statement], made: Sequence[Statement], drafts: Sequence[Draft]) -> None:
        """Write it all as one act: rows, suggestions read from new words, what stands and what does not."""
        state, unit = self.view().state, self.view().unit.id
        followed = {d.replaces for d in drafts}
        gone = {s.id for s in old} - {s.id for s in made}
        dropped = [d for d in (*state.codings, *state.nones) if d.statement in gone and d.id not in followed]
        rejects = [Draft(unit, "reject", statement=s) for s in sorted(gone)]
        fresh = [s for s in made if s.replaces is None]
        with writing(self._conn):
            frames.add(self._conn, made)
            suggestions.add(self._conn, [g for s in fresh for g in self._read(s)])
            written = self._write([*rejects, *(u for d in dropped for u in self._removal(d)), *drafts])
        self._desk.origin.remember(written[-1].n)

    def _read(self, statement: Statement) -> Iterable[Suggestion]:
        """Return what a new statement's own words answer, as suggestions to this coder alone."""
        from annotator.suggest import answers

        kind = self.view().unit.kind
        layers = {y.key: y for y in self.book.layers if y.item_for(kind) == "statement"}
        for found in answers.of_statement(statement, layers, self._language) if statement.attribution else ():
            yield drafting.read_from_words(found, self.view().unit, self.coder, self.book.version)


def _standing(statement: Statement) -> Draft:
    return Draft(statement.unit, "apply", statement=statement.id)


def _moved(decision: Decision, statement: Statement) -> Draft:
    inside = cutting.holds(statement, decision.start, decision.end)
    start, end = (decision.start, decision.end) if inside else (None, None)
    return Draft(
        decision.unit, decision.action, decision.layer, decision.code, statement.id, start, end,
        replaces=decision.id, suggestion=decision.suggestion, bulk=decision.bulk, memo=decision.memo,
    )  # fmt: skip


def _named(statement: Statement) -> str:
    return f"“{one_line(statement.attribution or statement.text, 40)}”"
