"""What is painted is what is: after any keys each line on the screen is the one a full refresh would paint."""

from __future__ import annotations

import random

import pytest
from textual.geometry import Region

from annotator.model import UnitKind
from annotator.session import Session
from annotator.store import coders, documents
from annotator.store.project import Project
from annotator.tui.app import CodingApp
from annotator.tui.widgets.lines import Lines
from tests import made
from tests.screen.test_coding import press

KEYS = (
    "a", "n", "j", "k", "space", "pageup", "tab", "right", "L", "escape", "e", "enter", "u", "s", "G", "g", "h", "2",
)  # fmt: skip
SIZES = (130, 3, 60, 400, 12, 130, 130)
START = ("j", "j", "j", "space", "j", "j", "space", "n")
KIND: UnitKind = "paragraph"


def stale(app: CodingApp) -> list[str]:
    """Return the lines that stand on the screen but are no longer what their widget shows there."""
    found = []
    for lines in app.screen.query(Lines):
        painted = lines.render_lines(Region(0, 0, *lines.outer_size))
        left, top = lines.gutter.left, lines.gutter.top
        for y in range(lines.size.height):
            shown = painted[y + top].crop(left, left + lines.size.width).text
            if shown != lines.strip(y).text:
                found.append(f"{lines.id} {y}: {shown}")
    return found


@pytest.fixture
def long_app(project: Project) -> CodingApp:
    """Return the application on paragraphs of very different length, all made of words of their own."""
    texts = [(KIND, str(n), " ".join(f"word{n}x{i}" for i in range(size))) for n, size in enumerate(SIZES, 3)]
    documents.add(project.conn, made.report(tuple(texts), "two"))
    coders.register(project.conn, "anna")
    return CodingApp(Session(project, "anna"))


@pytest.mark.parametrize("seed", range(4))
async def test_no_line_of_before_stays_standing(long_app: CodingApp, seed: int) -> None:
    walk = [*START, *random.Random(seed).choices(KEYS, k=50)]
    async with long_app.run_test(size=((60, 16), (80, 24))[seed % 2]) as pilot:
        for at, key in enumerate(walk):
            await press(pilot, key)
            if stale(long_app):  # what was read beside the screen may have come in just now and is painted next
                await pilot.pause()
                await pilot.pause()
            assert not stale(long_app), walk[: at + 1]
