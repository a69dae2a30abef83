"""Killed at the worst moment, or run side by side: what was accepted stays, what was not leaves nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import annotator, rows_of

KILLED = """
import importlib, os, signal, sys
from annotator.cli.app import main
where, words = sys.argv[1], sys.argv[2:]
module, name = where.split(":")
def killed(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
setattr(importlib.import_module(module), name, killed)
main(words)
"""


def killed_at(where: str, *words: object) -> None:
    """Run a command that SIGKILL ends when it calls the function ``module:name``."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, where, *map(str, words)], env=dict(os.environ), check=False, capture_output=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"unit": u, "action": "done"}) + "\n" for u in ("1", "2", "a")))
    return path


@pytest.mark.parametrize(
    "where",
    ["annotator.store.decisions:refresh", "annotator.store.decisions:insert", "annotator.study.recording:record"],
)
def test_record_killed_inside_its_transaction_leaves_nothing(study: Path, rows: Path, where: str) -> None:
    before = rows_of(study)
    killed_at(where, "-p", study, "record", rows, "--coder", "anna")
    assert annotator("-p", study, "check").code == 0
    assert rows_of(study) == before
    assert annotator("-p", study, "record", rows, "--coder", "anna").code == 0


def test_record_killed_after_its_commit_has_kept_everything(study: Path, rows: Path) -> None:
    killed_at("annotator.cli.recording:say", "-p", study, "record", rows, "--coder", "anna")
    assert annotator("-p", study, "check").code == 0
    assert len(annotator("-p", study, "list", "decisions", "--json").json) == 3


def test_ids_and_numbers_grow_on_after_a_kill_before_the_number_was_remembered(study: Path, rows: Path) -> None:
    killed_at("annotator.cli.recording:say", "-p", study, "record", rows, "--coder", "anna")
    annotator("-p", study, "record", rows, "--coder", "anna")
    found = annotator("-p", study, "list", "decisions", "--json").json
    assert len({(d["origin"], d["n"]) for d in found}) == 6
    assert [d["id"] for d in found] == sorted(d["id"] for d in found)


def test_import_killed_after_its_source_was_copied_can_be_repeated(study: Path, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Draft report\n\n1. Some speakers noted the delay.\n")
    before = rows_of(study)
    killed_at("annotator.cli.importing:emit_table", "-p", study, "import", tmp_path / "r.txt")
    assert annotator("-p", study, "import", tmp_path / "r.txt", "--json").json[0]["status"] == "unchanged"
    (tmp_path / "s.txt").write_text("Draft report\n\n1. Many speakers noted the delay.\n")
    killed_at("annotator.store.documents:now", "-p", study, "import", tmp_path / "s.txt")
    assert len(rows_of(study)["document"]) == len(before["document"]) + 1
    assert annotator("-p", study, "check").code == 0


def test_several_processes_record_at_once_and_all_succeed(study: Path, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"unit": "a", "action": "memo", "memo": str(n)}) + "\n" for n in range(200)))
    names = ("anna", "ben", "carl", "dora")
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "annotator", "-p", str(study), "record", str(path), "--coder", name, "--done"],
            env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for name in names
    ]  # fmt: skip
    ended = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * 4, ended
    rows = rows_of(study)["decision"]
    assert len(rows) == 4 * 201 and len({(r[1], r[2]) for r in rows}) == len(rows)
    assert annotator("-p", study, "check").code == 0
