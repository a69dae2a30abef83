"""How many keys the daily acts take: a scripted session presses them one by one and counts."""

from __future__ import annotations

from textual.pilot import Pilot

from annotator.session import Session
from annotator.tui.app import CodingApp

SIZE = (80, 24)


class Typist:
    """Presses keys and counts them."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.count = 0

    async def press(self, *keys: str) -> int:
        """Press keys; return how many these were."""
        for key in keys:
            await self._pilot.press(key)
            await self._pilot.pause()
        self.count += len(keys)
        return len(keys)


def given(session: Session, place: int = 0) -> dict[str, str]:
    """Return layer and code of what stands on one statement."""
    statement = session.view().frame.statements[place].id
    marks = [m for a in session.view().answers for m in a.marks if m.item.statement == statement]
    return {m.layer.key: m.decision.code or "" for m in marks}


async def test_a_statement_wholly_right_takes_one_key_and_is_marked_bulk(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert await Typist(pilot).press("a") == 1
        assert given(session) == {"stance": "support", "quantifier": "many", "theme": "prevention"}
        assert all(m.decision.bulk for a in session.view().answers for m in a.marks)


async def test_one_wrong_answer_in_a_statement_takes_three_keys(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert await Typist(pilot).press("w", "1", "2") <= 3
        assert given(session) == {"stance": "concern", "quantifier": "many", "theme": "prevention"}
        bulk = {m.layer.key: m.decision.bulk for a in session.view().answers for m in a.marks}
        assert bulk == {"stance": False, "quantifier": True, "theme": True}


async def test_changing_one_given_answer_takes_as_few(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        typist = Typist(pilot)
        await typist.press("a", "shift+tab")
        assert await typist.press("w", "2", "3") <= 3
        assert given(session) == {"stance": "support", "quantifier": "many", "theme": "prevention"}
        await typist.press("shift+tab")
        assert await typist.press("w", "2", "1") <= 3
        assert given(session)["quantifier"] == "one"


async def test_a_theme_that_was_not_suggested_takes_four_keys(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert await Typist(pilot).press("c", "t", "e", "enter") <= 4
        assert given(session) == {"theme": "technology"}


async def test_a_missing_statement_takes_at_most_six_with_its_answers(app: CodingApp, session: Session) -> None:
    second = session.view().frame.statements[1]
    session.reject_statement(second.id)
    async with app.run_test(size=SIZE) as pilot:
        assert await Typist(pilot).press("s", "t", "a") <= 6
        [_, made] = session.view().frame.statements
        assert made.attribution == "It was noted"
        assert given(session, 1)["quantifier"] == "impersonal"


async def test_finish_and_next_takes_one_key(app: CodingApp, session: Session) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert await Typist(pilot).press("enter") == 1
        assert session.position == 1
        session.go(0)
        assert session.view().is_done
