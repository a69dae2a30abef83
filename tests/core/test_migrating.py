"""A project of any earlier schema is brought up to date when it is opened, with nothing lost.

``schemas/N.sql`` is a small project as annotator made it with schema N: two decisions and more, a memo, a done unit.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.errors import StoreError
from annotator.store import decisions, searching
from annotator.store.connection import SCHEMA_VERSION
from annotator.store.project import DATABASE, open_project
from annotator.study import checking
from tests.made import CODEBOOK, make

SCHEMAS = sorted(Path(__file__).with_name("schemas").glob("*.sql"))


def _project_of(schema: Path, folder: Path) -> Path:
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "one.txt").write_bytes(b"one")
    (folder / "project.toml").write_text('title = "Small"\nid = "p9a9a328497b84662"\n')
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    conn = sqlite3.connect(folder / DATABASE)
    conn.executescript(schema.read_text(encoding="utf-8"))
    conn.close()
    return folder


def test_every_schema_before_this_one_is_tried() -> None:
    assert [int(path.stem) for path in SCHEMAS] == list(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: f"schema {path.stem}")
def test_an_older_project_is_brought_up_to_date_with_all_it_holds(schema: Path, tmp_path: Path) -> None:
    folder = _project_of(schema, tmp_path / "old")
    raw = sqlite3.connect(folder / DATABASE)
    before = raw.execute("SELECT * FROM decision ORDER BY id").fetchall()
    raw.close()
    with open_project(folder) as project:
        assert project.conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert project.conn.execute("SELECT * FROM decision ORDER BY id").fetchall() == before
        assert len(decisions.every(project.conn)) == len(before) > 2
        assert checking.problems(project) == []
        assert len(searching.units(project.conn, "Vienna", coder="anna", round_name="main")) == 1


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: f"schema {path.stem}")
def test_an_updated_project_has_the_tables_of_a_new_one(schema: Path, tmp_path: Path) -> None:
    with open_project(_project_of(schema, tmp_path / "old")) as old, make(tmp_path / "new") as new:
        assert _tables(old.conn) == _tables(new.conn)


def _tables(conn: sqlite3.Connection) -> dict[str, str]:
    rows = conn.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '_sqlite%'")
    return {name: re.sub(r"\s+", " ", sql) for name, sql in rows}


def test_every_table_of_its_own_is_strict(tmp_path: Path) -> None:
    with make(tmp_path) as made:
        rows = made.conn.execute("PRAGMA table_list").fetchall()
        loose = [name for _, name, kind, _, _, strict in rows if kind == "table" and not strict]
        assert [name for name in loose if not name.startswith(("sqlite_", "_sqlite_"))] == []


OPEN = """
import sys
from pathlib import Path
from annotator.store.project import open_project
sys.stdin.readline()
open_project(Path(sys.argv[1])).close()
"""


def test_two_processes_that_open_an_older_project_at_once_both_succeed(tmp_path: Path) -> None:
    folder = _project_of(SCHEMAS[0], tmp_path / "old")
    command = [sys.executable, "-c", OPEN, str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    running = [subprocess.Popen(command, **pipes) for _ in range(2)]  # type: ignore[call-overload]
    ends = [process.communicate("go\n", timeout=60)[1] for process in running]
    assert (ends, [process.returncode for process in running]) == (["", ""], [0, 0])
    with open_project(folder) as project:
        assert checking.problems(project) == []


def test_an_older_project_that_may_not_be_written_is_refused_in_words(tmp_path: Path) -> None:
    folder = _project_of(SCHEMAS[0], tmp_path / "old")
    with pytest.raises(StoreError, match="read-only"):
        open_project(folder, read_only=True)


def test_a_process_killed_while_it_updates_leaves_a_project_that_opens(tmp_path: Path) -> None:
    folder = _project_of(SCHEMAS[0], tmp_path / "old")
    conn = sqlite3.connect(folder / DATABASE)
    conn.execute("BEGIN")
    conn.execute("CREATE TABLE unit_link (half TEXT)")
    conn.close()  # never committed
    with open_project(folder) as project:
        assert checking.problems(project) == []
