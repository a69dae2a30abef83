"""The command line in the test's own process: what a person types, and what comes of it."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.cli import app


@dataclass(frozen=True)
class Outcome:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


def annotator(*words: object) -> Outcome:
    """Run ``annotator WORDS…``; anything but an orderly end fails the test."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    code: object = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            app.main([str(word) for word in words])
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    return Outcome(code, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.detach().getvalue().decode("utf-8")  # type: ignore[attr-defined]


def refused(*words: object) -> str:
    """Run a command that must be refused; return its error line."""
    found = annotator(*words)
    assert found.code == 2, found
    assert found.out == ""
    lines = found.err.splitlines()
    assert lines and all(line.startswith("annotator: error: ") for line in lines), found.err
    assert "Traceback" not in found.err
    return found.err.rstrip("\n")


def rows_of(folder: object) -> dict[str, list[Any]]:
    """Return every row of a project's database, table by table."""
    import sqlite3

    conn = sqlite3.connect(f"file:{folder}/project.db?mode=ro", uri=True)
    try:
        names = [r[0] for r in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        plain = [n for n in names if not n.startswith(("unit_fts", "memo_fts"))]
        return {name: sorted(conn.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in plain}
    finally:
        conn.close()


def record(folder: Path, coder: str, rows: Sequence[Mapping[str, object]], *more: str) -> Outcome:
    """Record these rows as a coder's decisions."""
    path = folder.parent / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = annotator("-p", folder, "record", path, "--coder", coder, *more)
    assert found.code == 0, found.err
    return found


def table_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline="")))
