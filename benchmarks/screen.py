"""The coding screen on a pseudo-terminal of 80 by 24, with 100,000 units: first paint, memory, keys, bytes.

Milliseconds are those of the processor, which a busy machine lengthens less than those of the clock, given beside.

``python -m benchmarks.screen [--units N] [--peers FOLDER]``; FOLDER holds the command ``slate``, if it is there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from benchmarks.terminal import Reply, Terminal, start

_KEYS = 60  # times each key is pressed
_EMPTY = "from textual.app import App; App().run()"
_SENTENCE = "Many speakers from country {0} stressed that crime prevention in case {0} should rest on evidence. "
_BOOK = """\
title: Large
version: "1"
layers:
  - key: stance
    name: Stance
    item: unit
    codes: [{key: support, name: Support}, {key: concern, name: Concern}, {key: caution, name: Caution}]
  - key: theme
    name: Theme
    item: unit
    multiple: yes
    codes:
"""


def main() -> None:
    """Make the project, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    asked.add_argument("--units", type=int, default=100_000)
    asked.add_argument("--peers", default="")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env |= {"ANNOTATOR_STATE": f"{name}/state", "ANNOTATOR_CONFIG": f"{name}/config"}
        env["PYTHONPYCACHEPREFIX"] = f"{name}/compiled"  # modules are compiled once, as in an installed package
        os.environ.update(env)
        _make(folder, chosen.units)
        print(f"| {chosen.units:,} units, 80×24 | measured | at most |\n| --- | --- | --- |")
        for row in chain(_ours(folder, env), _peers(folder, env, chosen.peers, chosen.units)):
            print(f"| {' | '.join(row)} |", flush=True)


def _make(folder: Path, units: int) -> None:
    """Write a project of so many units, each with two suggestions, and a codebook of 2,000 codes."""
    from annotator.store import documents, project, suggestions
    from annotator.store.connection import writing
    from tests import made

    book = folder / "book.yaml"
    codes = "".join(
        f"      - {{key: t{i}, name: Theme number {i}, definition: All that is said about matter {i}.}}\n"
        for i in range(1990)
    )
    book.write_text(_BOOK + codes, encoding="utf-8")
    texts = tuple(("paragraph", str(i), "".join(_SENTENCE.format(i * 7 + k) for k in range(8))) for i in range(units))
    with project.create(folder / "large", "Large", book) as study:
        report = made.report(texts)  # type: ignore[arg-type]
        version = study.book().version
        with writing(study.conn):
            documents.add(study.conn, report)
            for unit in report.units[: 4 * _KEYS]:
                given = [made.suggestion(unit, None, 0, 13, "stance", "support")]
                given.append(made.suggestion(unit, None, 40, 56, "theme", f"t{unit.ordinal % 1990}"))
                suggestions.put(study.conn, unit.id, given, "made", version)


def _ours(folder: Path, env: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    _warm([sys.executable, "-c", _EMPTY], env, folder)
    empty = start([sys.executable, "-c", _EMPTY], env, folder)
    none, base = empty.settle(empty.started), empty.memory
    empty.end()
    words = [sys.executable, "-m", "annotator", "-p", str(folder / "large"), "code", "--coder", "anna"]
    _warm(words, env, folder, b"Many speakers")
    screen = start(words, env, folder)
    paint = screen.settle(screen.started, b"Many speakers")
    over = f"{paint.spent - none.spent:.2f} s of the processor over an empty Textual app"
    yield "first paint", f"{over}; {paint.last:.2f} s, the empty one {none.last:.2f} s", "0.5 s over it"
    yield "memory over an empty app", f"{screen.memory - base} MB", "80 MB"
    yield _row("next paragraph", [screen.type("j") for _ in range(_KEYS)], "16 / 50 ms, 5 kB")
    yield _row("cursor to the next word", [screen.type("\x1b[C") for _ in range(_KEYS)], "16 / 50 ms, 1 kB")
    screen.type("\x1b")
    yield _row("accept, durable", [screen.type(key) for key in "a" * _KEYS for _ in _next(screen)], "16 / 50 ms")
    yield _row("done, next, durable", [screen.type("\r") for _ in range(_KEYS)], "16 / 50 ms, 5 kB")
    yield _row("undo, durable", [screen.type("u") for _ in range(_KEYS)], "16 / 50 ms")
    yield _row("picker of 2,000 codes, opened", [screen.type("c") for _ in range(8) for _ in _leave(screen)], "50 ms")
    screen.type("c")
    yield _row("a letter in it", [screen.type(key) for key in "theme n"], "50 ms")
    screen.end()


def _warm(words: list[str], env: dict[str, str], folder: Path, shown: bytes = b"") -> None:
    """Start a program once and end it, so that its files are warm."""
    first = start(words, env, folder)
    first.settle(0.0, shown)
    first.end()


def _next(screen: Terminal) -> Iterator[None]:
    yield
    screen.type("j")


def _leave(screen: Terminal) -> Iterator[None]:
    yield
    screen.type("\x1b")


def _row(name: str, replies: list[Reply], most: str) -> tuple[str, str, str]:
    size = statistics.median(reply.size for reply in replies)
    spent, times = (sorted(1000 * s for s in each) for each in zip(*((r.spent, r.last) for r in replies), strict=True))
    middle, late = statistics.median(spent), spent[max(0, round(0.95 * len(spent)) - 1)]
    shown = f"{middle:.0f} ms, p95 {late:.0f} ms, {size / 1000:.1f} kB; {statistics.median(times):.0f} ms until drawn"
    return name, shown, most


def _peers(folder: Path, env: dict[str, str], commands: str, units: int) -> Iterator[tuple[str, str, str]]:
    """Measure SLATE on the same text: it shows one document and moves by token or line; ``qc`` has no screen."""
    slate = shutil.which("slate", path=commands or None)
    if slate is None:
        yield "SLATE", "not installed", "-"
        return
    text = folder / "text.txt"
    text.write_text("\n".join(_SENTENCE.format(i) for i in range(min(units, 20_000))), encoding="utf-8")
    peer = start([slate, str(text), "-t", "categorical", "-s", "line", "-o"], env, folder)
    paint = peer.settle(peer.started, b"Many speakers")
    yield f"SLATE, {min(units, 20_000):,} lines: first paint", f"{paint.last:.2f} s", "-"
    yield "SLATE: memory", f"{peer.memory} MB", "-"
    yield _row("SLATE: next line", [peer.type("\x1b[B") for _ in range(_KEYS)], "-")
    peer.end()


if __name__ == "__main__":
    main()
