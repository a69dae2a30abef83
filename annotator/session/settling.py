"""Settling what coders of an open round differ on: one item at a time, the answers side by side.

What is settled is kept as decisions of a coder of kind adjudicator in the same round, and never asked again; that
coder is counted among the coders nowhere. Names are no part of a case: who sees them is the screen's choice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from annotator.codebook import Layer
from annotator.comparison import disagreements, reading, values
from annotator.comparison.disagreements import Disagreement
from annotator.comparison.reading import Rated
from annotator.delayed import dataclass
from annotator.errors import UsageError
from annotator.items import Frame, Item, answers, place_of, question_of
from annotator.model import Coding, Decision, Unit
from annotator.session import drafting
from annotator.session.session import Session
from annotator.store import coders, decisions, listing
from annotator.store.decisions import Draft
from annotator.store.listing import Scope
from annotator.store.project import Project
from annotator.store.rounds import require_open


@dataclass(frozen=True, slots=True)
class Given:
    """One code as coders gave it; offsets only where the words are the answer (span layers)."""

    code: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One answer and who gave it; no codes say that none applies. ``memos`` are by coder."""

    given: tuple[Given, ...]
    coders: tuple[str, ...]
    memos: Mapping[str, str]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the answer, each once."""
        return tuple(dict.fromkeys(g.code for g in self.given))


@dataclass(frozen=True, slots=True)
class Case:
    """One item that coders differ on, with the distinct answers."""

    layer: Layer
    item: Item
    frame: Frame
    severity: float
    sides: tuple[Side, ...]

    @property
    def key(self) -> tuple[str, Item]:
        """What the case is known by."""
        return self.layer.key, self.item


class Settling(Session):
    """An adjudicator at work on one round. Commands return a sentence for the message line."""

    is_settling = True

    def __init__(self, project: Project, name: str, round_name: str, document: str | None = None) -> None:
        require_open(project.conn, round_name, "settling differences")
        super().__init__(project, name, round_name, document)
        before = settled(self)
        cases = _cases(self)
        open_cases = [c for c in cases if c.key not in before]
        self.cases: tuple[Case, ...] = tuple(open_cases)
        self.settled_before = len(cases) - len(open_cases)
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
        return tuple(Given(d.code, d.start, d.end) for d in standing if d.code is not None)

    def neighbours(self, case: Case) -> tuple[Unit | None, Unit | None]:
        """Return the units before and after that of a case."""
        place = self._all.index(case.frame.unit.id)
        return self.unit_at(place - 1), self.unit_at(place + 1)

    @property
    def left(self) -> int:
        """How many cases are still open."""
        return sum(self.answer(c) is None for c in self.cases)

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
            if self.answer(self.cases[(self.at + step) % count]) is None:
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
        new = Given(code, start, end)
        before = self.answer(case) or () if case.layer.is_set else ()
        return self._settle(case, (*(g for g in before if g != new), new))

    def none_applies(self) -> str:
        """Let it stand that no code applies."""
        return self._settle(self._here(), ())

    def _here(self) -> Case:
        if self.case is None:
            raise UsageError("there is nothing to settle")
        return self.case

    def _settle(self, case: Case, given: Sequence[Given]) -> str:
        statement, start, end = place_of(case.item, case.frame.sentences)
        unit = case.frame.unit.id
        old = self._standing(case)
        drafts = [drafting.undoing(d) for d in old]
        drafts += [
            Draft(unit, "apply", case.layer.key, g.code, statement, start if g.start is None else g.start,
                  end if g.end is None else g.end)
            for g in given
        ]  # fmt: skip
        if not given:
            drafts.append(Draft(unit, "none", case.layer.key, None, statement, start, end))
        self._write(drafts)
        names = ", ".join(case.layer.name_of(g.code) for g in given) or "no code applies"
        return f"Settled {case.layer.name}: {names}"

    def _standing(self, case: Case) -> list[Decision]:
        """Return the adjudicator's decisions that answer a case now."""
        unit = case.frame.unit.id
        state = decisions.state_of(self._conn, unit, self.coder, self.round, self._desk.is_multiple)
        found = [d for d in (*state.codings, *state.nones) if d.layer == case.layer.key]
        return [d for d in found if (q := question_of(case.frame, self.book, d)) is not None and q.item == case.item]

    def undo(self) -> str:
        """Take back the newest settling and go to its case."""
        before = {c.key: self.answer(c) for c in self.cases}
        said = super().undo()
        changed = [i for i, c in enumerate(self.cases) if self.answer(c) != before[c.key]]
        self.at = changed[0] if changed else self.at
        return said


def _cases(session: Session) -> list[Case]:
    """Return what the persons who finished units of the session's round differ on, worst first."""
    conn, book = session.project.conn, session.book
    rated = reading.read(session.project, book, session.round, None, session.document, "now")
    given: dict[tuple[str, str, str], list[Coding]] = {}
    for coding in listing.codings(conn, book, Scope(document=session.document, round=session.round)):
        given.setdefault((coding.coder, coding.unit, coding.layer), []).append(coding)
    return [_case(rated, given, d) for d in disagreements.find(rated, values.sheets(rated, book.layer_keys))]


def _case(rated: Rated, everything: Mapping[tuple[str, str, str], Sequence[Coding]], found: Disagreement) -> Case:
    layer, frame = rated.book.layer(found.layer), rated.frame(found.unit)
    item = frame.item_of(layer, found.statement, found.start, found.end, is_none=True)
    frame = rated.frame_of(found.unit, item)
    sides: dict[tuple[Given, ...], list[str]] = {}
    memos: dict[str, str] = {}
    for coder, codes in found.codes.items():
        rows = everything.get((coder, frame.unit.id, layer.key), ())
        own = [c for c in rows if (q := question_of(frame, rated.book, c)) is not None and rated.same(q.item) == item]
        memos[coder] = " · ".join(c.memo for c in own if c.memo)
        marked = sorted({(c.start or 0, c.end or 0, c.code) for c in own if c.code and _is_span(layer)})
        given = tuple(Given(code, a, b) for a, b, code in marked) or tuple(map(Given, codes))
        sides.setdefault(given, []).append(coder)
    ordered = sorted(sides.items(), key=lambda pair: _shuffled(item, layer, pair[1][0]))
    shown = tuple(Side(g, tuple(who), {c: memos[c] for c in who if memos[c]}) for g, who in ordered)
    return Case(layer, item, frame, found.severity, shown)


def settled(session: Session) -> dict[tuple[str, Item], frozenset[str]]:
    """Return what adjudicators have settled in the session's round, by layer and item."""
    conn, book = session.project.conn, session.book
    found: dict[str, list[Coding]] = {}
    for judge in (c.name for c in coders.coders(conn) if c.kind == "adjudicator"):
        scope = Scope(document=session.document, coder=judge, round=session.round)
        for coding in listing.codings(conn, book, scope):
            found.setdefault(coding.unit, []).append(coding)
    return {
        key: codes
        for unit, codings in found.items()
        for key, codes in answers(session.frame(unit), book, codings).items()
    }


def _is_span(layer: Layer) -> bool:
    return "span" in layer.item.values()


def _shuffled(item: Item, layer: Layer, coder: str) -> str:
    """Return what the answers of a case are ordered by: no coder always stands first."""
    told = f"{item.unit}/{item.statement}/{item.sentence}/{layer.key}/{coder}"
    return hashlib.sha256(told.encode()).hexdigest()


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
    truth, result = settled(session), []
    for case in _cases(session):
        own = next((frozenset(s.codes) for s in case.sides if session.coder in s.coders), None)
        right = truth.get(case.key)
        if own is not None and own != right:
            result.append(Difference(case, tuple(sorted(own)), None if right is None else tuple(sorted(right))))
    return sorted(result, key=lambda d: session.all_ids.number_of(d.case.frame.unit.id) or 0)
