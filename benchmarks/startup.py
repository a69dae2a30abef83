"""Start-up of each command against ``python -c pass``, by processor time: on an idle machine that is all there is."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Result, compare, of_children

COMMANDS = (
    "--help", "list documents", "list codings --coder anna", "progress", "coders", "round list",
    "record ROWS --coder anna",
    "check", "agree", "code --help",
)  # fmt: skip


def run() -> Iterator[Result]:
    """Yield one result a command, on the sample project."""
    with tempfile.TemporaryDirectory() as folder:
        env = _installed(folder) | {"ANNOTATOR_STATE": f"{folder}/state", "ANNOTATOR_PROJECT": f"{folder}/demo"}
        rows = Path(folder) / "rows.jsonl"
        rows.write_text('{"unit": "2", "action": "done"}\n', encoding="utf-8")
        call = partial(subprocess.run, env=env, check=True, capture_output=True)
        call([sys.executable, "-m", "annotator", "demo", f"{folder}/demo", "--no-ui"])
        for command in COMMANDS:
            words = command.replace("ROWS", str(rows)).split()
            yield compare(
                f"annotator {command}", partial(call, [sys.executable, "-m", "annotator", *words]),
                "python -c pass", partial(call, [sys.executable, "-c", "pass"]), times=9, clock=of_children,
            )  # fmt: skip


def _installed(folder: str) -> dict[str, str]:
    """Return an environment in which Python keeps what it compiled, as an installed program has it."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return env | {"PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
