"""Write the generated parts of the documentation: the pages of keys and settings, the pictures of the screens.

Run it as ``python docs/make.py`` after a change of keys or looks; tests hold that the pages are in step.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.preferences import SCHEMA
from annotator.tui.actions import as_markdown

if TYPE_CHECKING:
    from annotator.session import Session
    from annotator.store.project import Project

HERE = Path(__file__).parent
KEYS = """\
# Keys

Every key below is also in the help of its screen (`?`) and in the palette (`ctrl+p`); everything can be clicked, too.
The settings (`,`) choose a keymap: `default`, `vim` or `left`, for the left hand. Single keys are changed by the ids of
their actions in `settings.toml` ([settings](settings.md)). This page is written by `docs/make.py` from the one table
of actions.

"""


def write_keys() -> None:
    """Write keys.md."""
    (HERE / "keys.md").write_text(KEYS + as_markdown(), encoding="utf-8")


SETTINGS = """\
# Settings of the screen

They are changed on the screen (`,`) and kept in `settings.toml` in `$ANNOTATOR_CONFIG`, else in `annotator` in your
configuration folder (`$XDG_CONFIG_HOME`, else `~/.config`). This page is written by `docs/make.py` from the schema.

| setting | default | may be | does |
| --- | --- | --- | --- |
"""
KEYS_TABLE = """
"Keys, one by one" in the settings screen (`,`) gives a key to an action: choose it, press the key. Who had the key
before is named, and loses it when it is pressed again; `del` gives the keys of the keymap back. In the file keys are
given to actions by their ids ([keys](keys.md)), several to one where wanted:

```toml
theme = "light"
keymap = "vim"

[keys]
accept = "space"
next_flagged = ["f5", "!"]
```

A mistake in the file is told with its key and the nearest one that exists. The colours that codes are drawn in are of
the Okabe–Ito palette; each code has a sign as well, so that nothing is lost without colours (`NO_COLOR`).
"""


def settings_page() -> str:
    """Return the page of settings."""
    rows = []
    for setting in SCHEMA:
        may = ", ".join(setting.choices) or (f"{setting.least} to {setting.most}" if setting.most else "true, false")
        default = str(setting.default).lower()
        rows.append(f"| `{setting.key}` | {default} | {may} | {setting.help} |")
    return SETTINGS + "\n".join(rows) + "\n" + KEYS_TABLE


def write_settings() -> None:
    """Write settings.md."""
    (HERE / "settings.md").write_text(settings_page(), encoding="utf-8")


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
            app = CodingApp(_settling(made) if name == "settling.svg" else Session(made, "you"))
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await pilot.press(*keys)
                for _ in range(3):  # what is read beside the screen, and what is read after it
                    await app.workers.wait_for_complete()
                    await pilot.pause()
                (HERE / "pictures").mkdir(exist_ok=True)
                (HERE / "pictures" / name).write_text(app.export_screenshot(title="annotator code"), encoding="utf-8")


def _settling(made: Project) -> Session:
    """Return an adjudicator's session on the sample's round, opened."""
    from annotator.session.settling import Settling, adjudicator
    from annotator.store import rounds

    rounds.open_round(made.conn, "main")
    return Settling(made, adjudicator(made, "adjudicator"), "main")


PICTURES: dict[str, tuple[tuple[int, int], list[str]]] = {
    "coding.svg": ((120, 32), ["colon", "4", "enter", "a"]),
    "picker.svg": ((80, 24), ["colon", "4", "enter", "c", "p", "r", "i", "s"]),
    "outline.svg": ((80, 24), ["O"]),
    "codebook.svg": ((120, 32), ["b", "y", "o", "u"]),
    "filter.svg": ((80, 24), ["F"]),
    "documents.svg": ((80, 24), ["R"]),
    "search.svg": ((120, 32), ["ctrl+f", *"prev"]),
    "work.svg": ((80, 24), ["A", "enter", "a", "W"]),
    "settings.svg": ((80, 24), ["comma"]),
    "keys.svg": ((80, 24), ["comma", *["down"] * 9, "enter", *"accept"]),
    "settling.svg": ((120, 32), []),
    "tour.svg": ((80, 24), ["T", "right", "right"]),
}

if __name__ == "__main__":
    write_keys()
    write_settings()
    for name, (size, keys) in PICTURES.items():
        asyncio.run(write_picture(name, size, keys))
