"""What each command imports: the heavy libraries only where they are the command's work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"spacy", "textual", "sqlite_utils", "numpy", "pandas", "simplemma", "lxml", "pypdfium2"}
WATCH = """
import atexit, json, sys
def report():
    found = {m if m == "numpy.ma" else m.partition(".")[0] for m in sys.modules}
    print("\\n" + json.dumps(sorted(found)), file=sys.stderr)
atexit.register(report)
from annotator.cli.app import main
main(sys.argv[1:])
"""


def imported(*words: object) -> set[str]:
    """Run a command in a process of its own; return the packages it had imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *map(str, words)],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "words", [("--help",), ("--version",), ("code", "--help"), ("agree", "--help"), ("demo", "--help")]
)
def test_help_imports_click_and_little_else(words: tuple[str, ...]) -> None:
    found = imported(*words)
    assert found & HEAVY == set()
    assert found & {"rich", "yaml", "sqlite3", "rapidfuzz", "markdown_it"} == set()


@pytest.mark.parametrize(
    "words",
    [
        ("list", "units"), ("list", "codings", "--json", "--coder", "anna"), ("progress",), ("coders",), ("check",),
        ("round", "list"), ("export", "csv", "-", "--coder", "anna"), ("statements", "freeze"), ("suggest",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_commands_that_need_no_nlp_import_none_of_the_heavy_libraries(sample: Path, words: tuple[str, ...]) -> None:
    assert imported("-p", sample, *words) & HEAVY == set()


def test_record_imports_none_of_the_heavy_libraries(sample: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '{"unit": "8", "layer": "country", "code": "NOR", "start": 0, "end": 4}\n{"unit": "1", "action": "done"}\n'
    )
    assert imported("-p", sample, "record", rows, "--coder", "carl") & HEAVY == set()


def test_importing_a_plain_text_imports_none_of_the_heavy_libraries(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Draft report\n\n1. Some speakers noted the delay.\n")
    assert imported("-p", sample, "import", tmp_path / "r.txt") & HEAVY == set()


def test_agree_imports_numpy_alone_without_its_masked_arrays(sample: Path) -> None:
    assert imported("-p", sample, "agree", "--json") & {*HEAVY, "numpy.ma"} == {"numpy"}


def test_suggesting_by_the_rules_alone_needs_no_spacy(sample: Path) -> None:
    found = imported("-p", sample, "suggest", "--again")
    assert "simplemma" in found
    assert found & {"spacy", "textual", "sqlite_utils"} == set()


def test_coding_by_lines_imports_neither_the_screen_nor_spacy(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCH, "-p", str(sample), "code", "--plain", "--coder", "carl"],
        capture_output=True, text=True, input="", env=dict(os.environ), check=True,
    )  # fmt: skip
    assert set(json.loads(done.stderr.splitlines()[-1])) & HEAVY == set()
