"""Text that runs from right to left: keys go through it in the order of reading, offsets are those of the source.

It leaves in its own order, without marks of ours; terminals that turn such runs round do so by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.session import Session
from annotator.store import coders, documents
from annotator.store.project import Project
from annotator.tui.app import CodingApp
from tests import made
from tests.screen.test_coding import press, text_of
from tests.screen.test_hostile import shown
from tests.screen.test_selecting import passage, selected

ARABIC = "وأكد متكلمون من Chile أهمية 25 برنامجا."
HEBREW = "דוברים אחדים הדגישו את שִׁלוֹם\u200f (para. 3)."
MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
SIZE = (80, 24)


@pytest.fixture(params=[ARABIC, HEBREW], ids=["arabic", "hebrew"])
def text(request: pytest.FixtureRequest) -> str:
    """Return a paragraph from right to left, with Latin words and figures in it."""
    return str(request.param)


@pytest.fixture
def project(tmp_path: Path, text: str) -> Iterator[Project]:
    """Return a project with this paragraph as its last one."""
    with made.make(tmp_path) as found:
        documents.add(found.conn, made.report((("paragraph", "9", text),), "two"))
        yield found


@pytest.fixture
def session(project: Project) -> Session:
    """Return anna's session at it."""
    coders.register(project.conn, "anna")
    found = Session(project, "anna")
    found.go(3)
    return found


def words(text: str) -> list[str]:
    """Return the words of the paragraph as the cursor takes them: what stands between blanks, signs apart."""
    return re.findall(r"[^\s.()]+|[.()]", text)


async def test_the_cursor_goes_from_word_to_word_as_one_reads(app: CodingApp, text: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        seen = []
        for _ in words(text):
            await press(pilot, "right")
            place = passage(app).place
            assert place is not None
            seen.append(text[place[0] : place[1]])
        assert seen == sorted(seen, key=text.index)
        assert [w for w in words(text) if w not in ".()"][:3] == seen[:3]
        await press(pilot, "left")
        place = passage(app).place
        assert place is not None
        assert text[place[0] : place[1]] == seen[-2]


async def test_a_selection_is_extended_as_one_reads_and_told_in_words(app: CodingApp, text: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "shift+right", "shift+right")
        assert selected(app) == text[: text.index(words(text)[3])].rstrip()
        assert words(text)[1] in text_of(app, "status")


async def test_a_code_on_such_words_has_the_offsets_of_the_source(app: CodingApp, session: Session, text: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right", "right", "shift+right", "c", *"Chile", "enter")
        [mark] = [m.decision for a in session.view().answers for m in a.marks]
        first, last = words(text)[1], words(text)[2]
        assert (mark.start, mark.end) == (text.index(first), text.index(last) + len(last))


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_line_leaves_in_its_own_order_and_no_mark_of_direction_is_in_it(
    app: CodingApp, text: str, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        found = shown(app)  # type: ignore[arg-type]
        assert not MARKS.search(found)
        first, second = words(text)[:2]
        assert f"{first} {second}" in found


async def test_a_click_on_the_first_columns_of_a_line_takes_its_first_word(app: CodingApp, text: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right")
        view = passage(app)
        row = next(y for y, line in enumerate(view.rows) if words(text)[0] in "".join(p.text for p in line))
        column = "".join(p.text for p in view.rows[row]).index(words(text)[0])
        await press(pilot, "escape")
        await pilot.click(view, offset=(column + 2, row - view.top))
        await pilot.pause()
        place = view.place
        assert place is not None
        assert text[place[0] : place[1]] == words(text)[0]
