"""Write the generated parts of the documentation: the table of keys and the pictures of the screen.

Run it as ``python docs/make.py`` after a change of keys or looks; tests hold that ``keys.md`` is in step.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from annotator.tui.actions import as_markdown

HERE = Path(__file__).parent
KEYS = """\
# Keys of the coding screen

Every key below is also in the help of the screen (`?`) and in its palette (`ctrl+p`); everything can be clicked, too.
This page is written by `docs/make.py` from the one table of actions.

"""


def write_keys() -> None:
    """Write keys.md."""
    (HERE / "keys.md").write_text(KEYS + as_markdown(), encoding="utf-8")


async def write_picture(name: str, size: tuple[int, int], keys: list[str]) -> None:
    """Write a picture of the screen on the sample project after these keys."""
    from annotator import documents
    from annotator.cli.suggesting import run
    from annotator.session import Session
    from annotator.store import coders
    from annotator.study import sample
    from annotator.tui.app import CodingApp

    with tempfile.TemporaryDirectory() as folder:
        made = sample.make(Path(folder) / "demo", documents.read, lambda project: run(project, None))
        with made:
            coders.register(made.conn, "you")
            app = CodingApp(Session(made, "you"))
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await pilot.press(*keys)
                await pilot.pause()
                (HERE / "pictures").mkdir(exist_ok=True)
                (HERE / "pictures" / name).write_text(app.export_screenshot(title="annotator code"), encoding="utf-8")


if __name__ == "__main__":
    write_keys()
    asyncio.run(write_picture("coding.svg", (120, 32), ["colon", "4", "enter", "a"]))
    asyncio.run(write_picture("picker.svg", (80, 24), ["colon", "4", "enter", "c", "p", "r", "i", "s"]))
