"""Settling what coders of an open round differ on: one case at a time, the answers side by side.

What is settled is kept as decisions of a coder of kind adjudicator in the same round, and never asked again; that
coder is counted among the coders nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.comparison.marking import MARKED
from annotator.delayed import dataclass
from annotator.errors import UsageError
from annotator.items import Item, place_of, question_of
from annotator.model import Decision, Unit
from annotator.session import cases, drafting
from annotator.session.cases import Case, Given, named
from annotator.session.session import Session
from annotator.state import UnitState
from annotator.store import coders, decisions, presence
from annotator.store.decisions import Draft
from annotator.store.project import Project
from annotator.store.rounds import require_open


class Settling(Session):
    """An adjudicator at work on one round. Commands return a sentence for the message line."""

    is_settling = True

    def __init__(self, project: Project, name: str, round_name: str, document: str | None = None) -> None:
        require_open(project.conn, round_name, "settling differences")
        super().__init__(project, name, round_name, document)
        self._states: dict[str, UnitState] = {}
        self._states_at = self._version
        found, self._rated = cases.read(self)
        before = cases.settled(self, self._rated)
        open_cases = [c for c in found if c.key not in before and not cases.is_moot(c.key, before)]
        self.cases: tuple[Case, ...] = tuple(open_cases)
        self.settled_before = len(found) - len(open_cases)
        self.at = 0

    @property
    def case(self) -> Case | None:
        """The case in sight, None when there is none at all."""
        return self.cases[self.at] if self.cases else None

    def answer(self, case: Case) -> tuple[Given, ...] | None:
        """Return what was settled for a case: codes, none (empty), or None while it is open."""
        standing = self._standing(case)
        if not standing:
            return None
        if case.is_marking:
            return (Given(MARKED),) if standing[-1].action == "apply" else ()
        return tuple(Given(d.code, d.start, d.end) for d in standing if d.code is not None)

    def is_moot(self, case: Case) -> bool:
        """Say whether nothing is to be settled here: the statement, as was settled, does not stand."""
        if case.is_marking or case.item.statement is None:
            return False
        said = self._of_statement(case.item)
        return bool(said) and said[-1].action == "reject"

    def is_open(self, case: Case) -> bool:
        """Say whether a case waits for its answer."""
        return self.answer(case) is None and not self.is_moot(case)

    def neighbours(self, case: Case) -> tuple[Unit | None, Unit | None]:
        """Return the units before and after that of a case."""
        place = self._all.index(case.frame.unit.id)
        return self.unit_at(place - 1), self.unit_at(place + 1)

    @property
    def left(self) -> int:
        """How many cases are still open."""
        return sum(map(self.is_open, self.cases))

    # --- going

    def turn(self, by: int) -> str:
        """Go to the next or the previous case."""
        to = max(0, min(self.at + by, len(self.cases) - 1))
        moved, self.at = to != self.at, to
        return "" if moved else "This is the last case" if by > 0 else "This is the first case"

    def turn_to_open(self) -> str:
        """Go to the next case that is not settled."""
        count = len(self.cases)
        for step in range(1, count + 1):
            if self.is_open(self.cases[(self.at + step) % count]):
                self.at = (self.at + step) % count
                return ""
        return "All cases are settled"

    # --- settling

    def take(self, side: int) -> str:
        """Let one of the answers stand."""
        case = self._here()
        if not 0 <= side < len(case.sides):
            return f"There are {len(case.sides)} answers here"
        return self._settle(case, case.sides[side].given)

    def write(self, code: str, start: int | None = None, end: int | None = None) -> str:
        """Let another code stand; on a layer with several answers it is added to what was written before."""
        case = self._here()
        if case.is_marking:
            raise UsageError("a statement stands or does not", remedy="take 1 or 2")
        new = Given(code, start, end)
        before = self.answer(case) or () if case.layer.is_set else ()
        return self._settle(case, (*(g for g in before if g != new), new))

    def none_applies(self) -> str:
        """Let it stand that no code applies, or that the statement does not stand."""
        return self._settle(self._here(), ())

    def _here(self) -> Case:
        if self.case is None:
            raise UsageError("there is nothing to settle")
        if self.is_moot(self.case):
            raise UsageError("the statement does not stand, so nothing is asked of it", remedy="go to the next case")
        return self.case

    def _settle(self, case: Case, given: Sequence[Given]) -> str:
        self._write(_marking(case, given) if case.is_marking else self._answering(case, given))
        return f"Settled {case.layer.name}: {named(case.layer, [g.code for g in given])}"

    def _answering(self, case: Case, given: Sequence[Given]) -> list[Draft]:
        statement, start, end = place_of(case.item, case.frame.sentences)
        unit, layer = case.frame.unit.id, case.layer.key
        drafts = [drafting.undoing(d) for d in self._standing(case)]
        drafts += [
            Draft(unit, "apply", layer, g.code, statement, start if g.start is None else g.start,
                  end if g.end is None else g.end)
            for g in given
        ]  # fmt: skip
        return drafts if given else [*drafts, Draft(unit, "none", layer, None, statement, start, end)]

    def _write(self, drafts: Sequence[Draft]) -> list[Decision]:
        self._states.clear()
        return super()._write(drafts)

    def _standing(self, case: Case) -> list[Decision]:
        """Return the adjudicator's decisions that answer a case now."""
        if case.is_marking:
            return self._of_statement(case.item)
        state = self._state(case.item.unit or case.frame.unit.id)
        found = [d for d in (*state.codings, *state.nones) if d.layer == case.layer.key]
        return [d for d in found if (q := question_of(case.frame, self.book, d)) is not None and q.item == case.item]

    def _of_statement(self, item: Item) -> list[Decision]:
        """Return what the adjudicator said of a statement, that it stands or does not; the newest last."""
        state = self._state(item.unit)
        said = sorted((*state.statements, *state.rejects), key=lambda d: d.id)
        return [
            d for d in said
            if d.layer is None and self._rated.same(Item(item.document, item.unit, statement=d.statement)) == item
        ]  # fmt: skip

    def _state(self, unit: str) -> UnitState:
        """Return the state of a unit by the adjudicator, read once until somebody writes."""
        now = presence.version(self._conn)
        if now != self._states_at:
            self._states_at = now
            self._states.clear()
        if unit not in self._states:
            self._states[unit] = decisions.state_of(self._conn, unit, self.coder, self.round, self._desk.is_multiple)
        return self._states[unit]

    def undo(self) -> str:
        """Take back the newest settling and go to its case."""
        before = {c.key: self.answer(c) for c in self.cases}
        said = super().undo()
        changed = [i for i, c in enumerate(self.cases) if self.answer(c) != before[c.key]]
        self.at = changed[0] if changed else self.at
        return said


def _marking(case: Case, given: Sequence[Given]) -> list[Draft]:
    return [Draft(case.frame.unit.id, "apply" if given else "reject", statement=case.item.statement)]


def adjudicator(project: Project, name: str) -> str:
    """Return the registered name of an adjudicator, made known when new; a coder of another kind is refused."""
    known = coders.known(project.conn, name)
    kinds = {c.name: c.kind for c in coders.coders(project.conn)}
    if known is not None and kinds[known] != "adjudicator":
        raise UsageError(
            f"'{known}' is a coder of kind {kinds[known]} and cannot settle differences",
            remedy=f"settle under another name: --coder {known}-adjudicator",
        )
    return known or coders.register(project.conn, name, "adjudicator", even_if_close=True)[0]


# --- afterwards: own differences


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a coder's own answer is another than what was settled, or (nothing settled) than the others'."""

    case: Case
    own: tuple[str, ...]
    settled: tuple[str, ...] | None


def own_differences(session: Session) -> list[Difference]:
    """Return a coder's differences in reading order: from what was settled, else from the other coders.

    Refused while the round is blind.
    """
    require_open(session.project.conn, session.round, "your differences")
    found, rated = cases.read(session)
    truth, result = cases.settled(session, rated), []
    for case in found:
        own = next((frozenset(s.codes) for s in case.sides if session.coder in s.coders), None)
        right = truth.get(case.key)
        if own is not None and own != right and not cases.is_moot(case.key, truth):
            result.append(Difference(case, tuple(sorted(own)), None if right is None else tuple(sorted(right))))
    return sorted(result, key=lambda d: session.all_ids.number_of(d.case.frame.unit.id) or 0)
