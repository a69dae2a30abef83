"""Statements marked freely: paired one to one by overlap; marking first, then answers, both with n."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.comparison.marking import groups, overlap, pairs
from annotator.items import Item
from annotator.session import Session
from annotator.store import coders
from annotator.store.project import open_project
from tests.comparison.made import pick
from tests.running import annotator

PART = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1]))
MARKED = st.lists(st.lists(PART, min_size=1, max_size=2), max_size=4)


@pytest.mark.parametrize(
    ("other", "share"), [((0, 50), 1), ((25, 75), 0.5), ((26, 76), 0.48), ((0, 100), 0.5), ((0, 101), 50 / 101)]
)
def test_overlap_is_the_share_of_the_longer_one(other: tuple[int, int], share: float) -> None:
    assert overlap([(0, 50)], [other]) == pytest.approx(share)
    assert bool(pairs({"a": [(0, 50)]}, {"b": [other]})) == (share >= 0.5)


def test_the_greatest_overlap_goes_first_and_each_statement_once() -> None:
    first = {"a": [(0, 10)], "b": [(4, 14)]}
    second = {"x": [(3, 13)], "y": [(0, 9)]}
    assert sorted(pairs(first, second)) == [("a", "y"), ("b", "x")]
    assert pairs(first, {"x": [(3, 13)]}) == [("b", "x")]


def test_parts_count_together() -> None:
    assert pairs({"a": [(0, 10), (40, 50)]}, {"b": [(0, 10)]}) == [("a", "b")]
    assert pairs({"a": [(0, 10), (40, 51)]}, {"b": [(0, 10)]}) == []


@given(MARKED, MARKED)
def test_pairs_are_one_to_one_and_the_same_whoever_comes_first(a: list[list[tuple[int, int]]], b: object) -> None:
    first = {f"a{i}": parts for i, parts in enumerate(a)}
    second = {f"b{i}": parts for i, parts in enumerate(b)}  # type: ignore[arg-type, var-annotated]
    found = pairs(first, second)
    assert len({one for one, _ in found}) == len({other for _, other in found}) == len(found)
    assert all(overlap(first[one], second[other]) >= 0.5 for one, other in found)
    shared = groups({"anna": first, "ben": second})
    assert sorted(s for group in shared for s in group.values()) == sorted([*first, *second])
    assert sum(len(group) == 2 for group in shared) == len(found)


def of(session: Session, statement: str) -> Item:
    unit = session.view().unit
    return Item(unit.document, unit.id, statement=statement)


def test_marking_comes_first_and_answers_are_compared_over_what_both_marked(study: Path) -> None:
    with open_project(study) as opened:
        for name in ("anna", "ben"):
            coders.register(opened.conn, name)
            session = Session(opened, name)
            session.go(0)
            one, two = session.view().frame.statements
            session.apply("stance", "support", of(session, one.id))
            if name == "ben":
                session.reject_statement(two.id)
            session.done()
    found = annotator("-p", study, "agree", "--json").json["layers"]
    marking, stance = found[0], next(x for x in found if x["layer"] == "stance")
    assert marking["layer"] == "statements marked"
    agreed = pick(marking["overall"], "percent_agreement")
    assert (agreed["value"], agreed["pairable"]) == (0.5, 2)  # of two statements ben took one away
    assert pick(marking["overall"], "u_alpha_binary")["value"] < 1
    assert (pick(stance["overall"], "percent_agreement")["pairable"], stance["excluded"]) == (
        1, {"statements that only one coder marked": 1},
    )  # fmt: skip


def test_a_statement_marked_anew_is_paired_with_the_one_it_overlaps(study: Path) -> None:
    with open_project(study) as opened:
        for name, end in (("anna", 39), ("ben", 33)):
            coders.register(opened.conn, name)
            session = Session(opened, name)
            session.go(0)
            for statement in session.view().frame.statements:
                session.reject_statement(statement.id)
            session.new_statement(0, end)
            [own] = session.view().frame.statements
            session.apply("stance", "support" if name == "anna" else "concern", of(session, own.id))
            session.done()
    found = {x["layer"]: x for x in annotator("-p", study, "agree", "--json").json["layers"]}
    assert pick(found["statements marked"]["overall"], "percent_agreement")["value"] == 1
    answered = pick(found["stance"]["overall"], "percent_agreement")
    assert (answered["value"], answered["pairable"]) == (0, 1)
    annotator("-p", study, "round", "open", "main")
    path = study.parent / "m.csv"
    assert annotator("-p", study, "export", "matrix", path).code == 0
    again = {x["layer"]: x for x in annotator("agree", "--table", path, "--json").json["layers"]}
    for layer in ("statements marked", "stance"):
        assert again[layer]["overall"] == found[layer]["overall"]
