"""The settled table: one answer an item and layer, and how it was settled (contract, section 7)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from annotator.codebook import Codebook
from annotator.comparison import reading, values
from annotator.comparison.reading import Rated
from annotator.delayed import dataclass
from annotator.exchange import long
from annotator.items import Question, question_of
from annotator.model import Coding
from annotator.store import coders, frames, rounds
from annotator.store.listing import Scope
from annotator.store.project import Project

COLUMNS = (*long.COLUMNS, "settled", "coders")


@dataclass(slots=True)
class _Answers:
    """What was said of one item on one layer, by coder; no coding of a coder says that none applies.

    ``finished`` are the coders who finished the unit in which they said it.
    """

    question: Question
    rated: Rated
    given: dict[str, list[Coding]] = field(default_factory=dict)
    finished: set[str] = field(default_factory=set)

    def of_kind(self, kinds: Mapping[str, str], kind: str) -> dict[str, list[Coding]]:
        """Return what the coders of a kind said, in order of name."""
        return {coder: self.given[coder] for coder in sorted(self.given) if kinds[coder] == kind}

    def counting(self, kinds: Mapping[str, str]) -> dict[str, list[Coding]]:
        """Return what the persons said who finished the unit, as in agreement; where nobody has, all that was said."""
        people = self.of_kind(kinds, "person")
        return {c: said for c, said in people.items() if c in self.finished} or people


def rows(project: Project, book: Codebook, scope: Scope) -> Iterator[list[Any]]:
    """Yield the adjudicated answer, else the common one, else the only one; what is open has neither code nor answer.

    ``coder`` names whose answer it is, joined by ``|``; ``coders`` counts the persons whose answers count.
    """
    kinds = {c.name: c.kind for c in coders.coders(project.conn)}
    judging = {name: kind for name, kind in kinds.items() if kind in ("person", "adjudicator")}
    found = [c for c in long.codings(project, book, scope) if c.coder in judging]
    for answers in _items(project, book, scope, found, judging):
        people = answers.counting(kinds)
        settled, names, chosen = _settle(answers, people, answers.of_kind(kinds, "adjudicator"))
        for coding in chosen:
            yield [*_cells(coding, "|".join(names), settled), settled, len(people)]


def _items(
    project: Project, book: Codebook, scope: Scope, found: Sequence[Coding], judging: Mapping[str, str]
) -> list[_Answers]:
    """Group the codings by the item they count for, in order; who finished a unit answered all that is asked there."""
    wanted = sorted(judging if scope.coder is None else {scope.coder}, key=lambda c: (judging.get(c) != "person", c))
    rated = {r: reading.read(project, book, r, wanted, scope.document, "now") for r in {c.round for c in found}}
    groups: dict[tuple[Any, ...], _Answers] = {}
    for coding in found:
        frame = rated[coding.round].frame(coding.unit)
        question = question_of(frame, book, coding)
        if question is not None:
            same = rated[coding.round].same(question.item)
            key = (coding.round, coding.layer, same)
            answers = groups.setdefault(key, _Answers(Question(question.layer, same), rated[coding.round]))
            answers.given.setdefault(coding.coder, []).append(coding)
            if (coding.coder, coding.unit) in answers.rated.done:
                answers.finished.add(coding.coder)
    for name, each in rated.items():
        for sheet in values.sheets(each):
            for item, cells in zip(sheet.items, sheet.cells, strict=True):
                known = groups.get((name, sheet.layer.key, item))
                for coder, cell in zip(sheet.coders, cells, strict=True):
                    if known is not None and cell >= 0:
                        known.given.setdefault(coder, [])
                        known.finished.add(coder)
    gone = _turned_down(project, rated, [c for c in wanted if judging.get(c) == "adjudicator"])
    standing = {key: answers for key, answers in groups.items() if key[2].statement not in gone}
    return _one_round_each(project, standing, judging)


def _turned_down(project: Project, rated: Mapping[str, Rated], judges: Sequence[str]) -> set[str | None]:
    """Return the statements that were settled not to stand, by every id that coders know them by."""
    found: set[str | None] = set()
    for name, each in rated.items():
        known_by = {s: frozenset(g.values()) for groups in each.groups.values() for g in groups for s in g.values()}
        verdicts = {known_by.get(d.statement or ""): d.action for d in frames.judged(project.conn, name, judges)}
        found |= {s for ids, action in verdicts.items() if action == "reject" for s in ids or ()}
    return found


def _one_round_each(
    project: Project, groups: Mapping[tuple[Any, ...], _Answers], judging: Mapping[str, str]
) -> list[_Answers]:
    """Return one entry an item and layer: of several rounds one that was settled, then the latest, training last."""
    order = {r.name: (r.purpose not in ("training", "recode"), i) for i, r in enumerate(rounds.rounds(project.conn))}
    chosen: dict[tuple[Any, ...], tuple[Any, _Answers]] = {}
    for (name, *item), answers in groups.items():
        is_settled = any(judging[coder] == "adjudicator" for coder in answers.given)
        rank = (is_settled, *order[name])
        if tuple(item) not in chosen or chosen[tuple(item)][0] < rank:
            chosen[tuple(item)] = (rank, answers)
    return [answers for _, answers in chosen.values()]


def _settle(
    answers: _Answers, people: Mapping[str, list[Coding]], judged: Mapping[str, list[Coding]]
) -> tuple[str, list[str], list[Coding]]:
    """Return how the item was settled, whose answer it is, and the answer."""
    if judged:
        name = max(judged, key=lambda coder: max((c.at for c in judged[coder]), default=""))
        return "adjudicated", [name], _one_each(answers, judged[name])
    different = {frozenset(c.code for c in said if c.code is not None) for said in people.values()}
    if len(different) > 1:
        return "open", list(people), [_empty(answers)]
    said = next((said for said in people.values() if said), [])
    return ("single" if len(people) == 1 else "agreed"), list(people), _one_each(answers, said)


def _one_each(answers: _Answers, said: Sequence[Coding]) -> list[Coding]:
    """Return one coding a code: the same code twice in one item is one code."""
    return list({c.code: c for c in reversed(said)}.values())[::-1] or [_empty(answers)]


def _empty(answers: _Answers) -> Coding:
    """Return the item without a code, at the place of the whole item."""
    said = [c for codings in answers.given.values() for c in codings]
    newest = max(said, key=lambda c: c.at)
    frame = answers.rated.frame_of(newest.unit, answers.question.item)
    return long.none_of(frame, answers.question, newest.round, "", newest.at, any(c.flagged for c in said))


def _cells(coding: Coding, names: str, settled: str) -> list[Any]:
    """Return the coding as the answer of these coders; an open one does not say that no code applies."""
    [cells] = long.rows([dataclasses.replace(coding, coder=names)])
    if settled == "open":
        cells[COLUMNS.index("answer")] = ""
    return cells
