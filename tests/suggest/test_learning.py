"""Learning in a project: from one coder's answers, stored for that coder alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.codebook import Codebook
from annotator.model import UnitKind
from annotator.store import coders, decisions, documents, project, suggestions
from annotator.store.decisions import Draft
from annotator.store.project import Project
from annotator.study import learning
from tests.made import CODEBOOK, report

TEXTS: tuple[tuple[UnitKind, str, str], ...] = (
    ("recommendation", "a", "Teach football to teenagers after school;"),
    ("recommendation", "b", "Train prosecutors in the analysis of accounts;"),
    ("recommendation", "c", "Teach football to teenagers at night;"),
    ("recommendation", "d", "Train prosecutors in the analysis of ledgers;"),
    ("recommendation", "e", "Support crime prevention;"),
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[tuple[Project, Codebook, list[str]]]:
    """Yield a project of five recommendations, two of which anna has coded, and one ben."""
    book = tmp_path / "book.yaml"
    book.write_text(CODEBOOK, encoding="utf-8")
    with project.create(tmp_path / "study", "Small", book) as made:
        documents.add(made.conn, report(TEXTS))
        ids = documents.unit_ids(made.conn)
        code(made, "anna", ids[0], "youth")
        code(made, "anna", ids[1], "technology")
        code(made, "ben", ids[0], "technology")
        yield made, made.book(), ids


def code(made: Project, coder: str, unit: str, key: str) -> None:
    coders.register(made.conn, coder)
    desk = made.desk(coder, "main", made.book())
    decisions.append(made.conn, desk, [Draft(unit, "apply", "theme", key), Draft(unit, "done")])


def test_open_units_get_suggestions_with_their_reason(study: tuple[Project, Codebook, list[str]]) -> None:
    made, book, ids = study
    (outcome,) = learning.learn(made, book, "anna", "main")
    assert (outcome.layer, outcome.examples, outcome.new, outcome.kept) == ("theme", 2, 2, 0)
    (found,) = suggestions.of_unit(made.conn, ids[2], "anna")
    assert (found.code, found.source, found.coder, found.start) == ("youth", "learner", "anna", None)
    assert found.reason == "like recommendation a, which you coded Youth"
    assert 0 < found.score < 1


def test_what_one_coder_taught_is_shown_to_nobody_else(study: tuple[Project, Codebook, list[str]]) -> None:
    made, book, ids = study
    learning.learn(made, book, "anna", "main")
    assert all(suggestions.of_unit(made.conn, unit, "ben") == [] for unit in ids)
    learning.learn(made, book, "ben", "main")
    assert [s.code for s in suggestions.of_unit(made.conn, ids[2], "ben")] == ["technology"]
    assert [s.code for s in suggestions.of_unit(made.conn, ids[2], "anna")] == ["youth"]


def test_finished_units_get_none(study: tuple[Project, Codebook, list[str]]) -> None:
    made, book, ids = study
    learning.learn(made, book, "anna", "main")
    assert suggestions.of_unit(made.conn, ids[0], "anna") == []


def test_learning_again_keeps_what_is_the_same_and_supersedes_the_rest(
    study: tuple[Project, Codebook, list[str]],
) -> None:
    made, book, ids = study
    learning.learn(made, book, "anna", "main")
    assert [(o.new, o.kept) for o in learning.learn(made, book, "anna", "main")] == [(0, 2)]
    code(made, "anna", ids[2], "youth")
    learning.learn(made, book, "anna", "main")
    assert suggestions.of_unit(made.conn, ids[2], "anna") == []
    kept = made.conn.execute("SELECT count(*) FROM suggestion WHERE unit = ?", (ids[2],)).fetchone()[0]
    assert kept == 1


def test_suggestions_of_the_rules_stay(study: tuple[Project, Codebook, list[str]]) -> None:
    from tests.made import suggestion

    made, book, ids = study
    unit = documents.unit(made.conn, ids[4])
    suggestions.put(
        made.conn, ids[4], [suggestion(unit, None, 8, 24, "theme", "prevention")], "by hand 1", book.version
    )
    learning.learn(made, book, "anna", "main")
    assert [s.source for s in suggestions.of_unit(made.conn, ids[4], "anna")] == ["rule"]


def test_another_round_knows_nothing_of_it(study: tuple[Project, Codebook, list[str]]) -> None:
    from annotator.store import rounds

    made, book, _ = study
    rounds.new(made.conn, "again", "recode")
    assert [(o.examples, o.new) for o in learning.learn(made, book, "anna", "again")] == [(0, 0)]


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "annotator", "-p", str(folder), *args]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_learns_for_each_coder_apart(study: tuple[Project, Codebook, list[str]]) -> None:
    made, _, _ = study
    done = run(made.folder, "learn", "--json")
    assert done.returncode == 0, done.stderr
    assert [(o["coder"], o["examples"]) for o in json.loads(done.stdout)] == [("anna", 2), ("ben", 1)]


def test_evaluate_says_when_there_is_too_little_and_stores_nothing(
    study: tuple[Project, Codebook, list[str]],
) -> None:
    made, _, ids = study
    done = run(made.folder, "learn", "--evaluate", "--coder", "anna")
    assert "too few answers yet" in done.stdout
    (row,) = json.loads(run(made.folder, "learn", "--evaluate", "--coder", "anna", "--json").stdout)
    assert (row["items"], row["start"], row["learnt"], row["helps"], row["codes"]) == (2, None, None, None, [])
    assert row["difference"] is None
    assert suggestions.of_unit(made.conn, ids[2], "anna") == []


@pytest.mark.parametrize(("args", "words"), [(["--coder", "nobody"], "no coder"), (["--round", "x"], "no round")])
def test_what_is_unknown_is_refused_by_name(
    study: tuple[Project, Codebook, list[str]], args: list[str], words: str
) -> None:
    done = run(study[0].folder, "learn", *args)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
