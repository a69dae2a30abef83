"""What decisions add up to, whatever the order in which they arrive."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.clock import next_id
from annotator.model import Action, Decision
from annotator.session import history
from annotator.state import fold, live

FIRST = Decision(
    "00000000-0000-7000-8000-000000000000", "o1", 0, "main", "a", "u1", None, None, None, None, None, "done",
    None, None, False, "", "", None,
)  # fmt: skip


def row(
    n: int, action: Action = "apply", layer: str | None = "theme", code: str | None = "x", **more: object
) -> Decision:
    made = replace(FIRST, id=f"{n:032d}", n=n, action=action, layer=layer, code=code, at=f"t{n:04d}")
    return replace(made, **more)  # type: ignore[arg-type]


def several(layer: str) -> bool:
    return layer == "theme"


def codes(decisions: list[Decision]) -> list[str | None]:
    return [d.code for d in fold(decisions, several).codings]


@st.composite
def histories(draw: st.DrawFn) -> list[Decision]:
    """Draw a coder's decisions on one unit: codes, rejects, nones, done, and undos of anything before."""
    made: list[Decision] = []
    for n in range(1, draw(st.integers(1, 14)) + 1):
        action = draw(st.sampled_from(["apply", "reject", "none", "done", "reopen", "flag", "memo", "undo"]))
        replaces = made[draw(st.integers(0, len(made) - 1))].id if action == "undo" and made else None
        names_layer = action in ("apply", "reject", "none") or (action == "undo" and draw(st.booleans()))
        layer = draw(st.sampled_from(["theme", "stance"])) if names_layer else None
        code = draw(st.sampled_from(["x", "y", "z"])) if action in ("apply", "reject") else None
        made.append(row(n, action, layer, code, replaces=replaces))
    return made


@given(histories(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_arrival_and_repeats_do_not_matter(made: list[Decision], random: object) -> None:
    shuffled = [*made, *made[: len(made) // 2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(shuffled, several) == fold(made, several)


@given(histories(), st.data())
@settings(max_examples=60, deadline=None)
def test_it_does_not_matter_in_how_many_parts_the_decisions_come(made: list[Decision], data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.lists(st.sampled_from(made), max_size=len(made)), max_size=4))
    arrived: dict[str, Decision] = {}
    for part in (*parts, made):
        arrived = {**{d.id: d for d in part}, **arrived}
        fold(arrived.values(), several)
    assert fold(arrived.values(), several) == fold(made, several)


@given(histories())
@settings(max_examples=60, deadline=None)
def test_undo_of_an_undo_of_any_decision_changes_nothing(made: list[Decision]) -> None:
    before = fold(made, several)
    for n, decision in enumerate(live(made)):
        undo = row(100 + 2 * n, "undo", replaces=decision.id)
        undone = [*made, undo]
        assert decision not in live(undone)
        redone = [*undone, row(101 + 2 * n, "undo", replaces=undo.id)]
        assert fold(redone, several) == before


@given(histories())
@settings(max_examples=60, deadline=None)
def test_no_place_holds_a_code_and_its_contrary(made: list[Decision]) -> None:
    state = fold(made, several)
    taken = {(d.layer, d.start, d.end) for d in state.codings}
    assert not taken & {(d.layer, d.start, d.end) for d in state.nones}
    single = [d for d in state.codings if d.layer == "stance"]
    assert len({(d.start, d.end) for d in single}) == len(single)
    assert not {(d.layer, d.code) for d in state.rejects} & {(d.layer, d.code) for d in state.codings}


@given(histories())
@settings(max_examples=60, deadline=None)
def test_undo_then_redo_of_the_last_act_changes_nothing(made: list[Decision]) -> None:
    before = fold(made, several)
    act = history.last_act(made)
    if not act:
        return
    undone = [*made, *(row(100 + i, "undo", None, None, replaces=d.id, at="u") for i, d in enumerate(act))]
    again = history.last_undo(undone)
    redone = [*undone, *(row(200 + i, "undo", None, None, replaces=d.id, at="r") for i, d in enumerate(again))]
    assert fold(redone, several) == before


@given(histories())
@settings(max_examples=40, deadline=None)
def test_undoing_everything_leaves_nothing(made: list[Decision]) -> None:
    for n in range(len(made) + 1):
        act = history.last_act(made)
        steps = [row(1000 + 10 * n + i, "undo", None, None, replaces=d.id, at=f"u{n}") for i, d in enumerate(act)]
        made = [*made, *steps]
    assert [d for d in live(made) if not history.is_step(d)] == []


def test_the_newest_code_stands_where_a_layer_has_one_answer() -> None:
    assert codes([row(1, layer="stance", code="support"), row(2, layer="stance", code="concern")]) == ["concern"]


def test_several_codes_stand_where_a_layer_has_several() -> None:
    assert codes([row(1, code="x"), row(2, code="y")]) == ["x", "y"]


def test_a_reject_takes_back_the_same_code_at_the_same_place_only() -> None:
    assert codes([row(1, code="x"), row(2, "reject", code="x")]) == []
    assert codes([row(1, code="x", start=0, end=3), row(2, "reject", code="x")]) == ["x"]


def test_undo_of_an_undo_brings_back_what_was_undone() -> None:
    undo = row(2, "undo", replaces=row(1).id)
    assert codes([row(1), undo]) == []
    assert codes([row(1), undo, row(3, "undo", replaces=undo.id)]) == ["x"]


def test_done_reopened_and_done_again_is_done() -> None:
    rows = [row(1, "done", None, None), row(2, "reopen", None, None)]
    assert fold(rows, several).done is None
    assert fold([*rows, row(3, "done", None, None)], several).done is not None


@given(st.lists(st.integers(0, 2**47), min_size=2, max_size=30))
@settings(max_examples=50, deadline=None)
def test_ids_only_grow_even_when_the_clock_steps_back(moments: list[int]) -> None:
    last, made = None, []
    for moment in moments:
        last = next_id(last, moment)
        made.append(last)
    assert made == sorted(set(made))
    assert all(m[14] == "7" and m[19] in "89ab" for m in made)


def test_a_code_that_stands_answers_instead_of_none_and_its_undo_brings_none_back() -> None:
    none, code = row(1, "none", code=None), row(2, code="x", start=3, end=9)
    assert fold([none, code], several).nones == ()
    undone = fold([none, code, row(3, "undo", replaces=code.id)], several)
    assert undone.nones == (none,) and undone.codings == ()


def test_none_about_other_words_stays() -> None:
    none, code = row(1, "none", code=None, start=0, end=5), row(2, code="x", start=7, end=9)
    assert fold([none, code], several).nones == (none,)


def test_a_decision_cannot_void_a_newer_one() -> None:
    assert codes([row(1, replaces=row(2).id, code="x"), row(2, code="y")]) == ["x", "y"]
