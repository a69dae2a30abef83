"""Learning while a coder codes: each finished paragraph is learnt, those ahead get what follows, for that coder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.cli.plain import run
from annotator.model import UnitKind
from annotator.session import Session, teaching
from annotator.store import coders, decisions, documents, project, suggestions
from annotator.store.decisions import Draft
from annotator.store.project import Project
from annotator.study import learning
from annotator.study.live import Live
from annotator.tui.app import CodingApp
from tests.made import CODEBOOK, report

SAID = ("Teach football to teenagers", "Train prosecutors in the analysis of accounts")
TEXTS: tuple[tuple[UnitKind, str, str], ...] = tuple(
    ("recommendation", f"{n}", f"{SAID[n % 2]}, part {n};") for n in range(12)
)
KEYS = ("youth", "technology")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    """Yield a project of twelve recommendations of two kinds, nothing coded and nothing suggested."""
    book = tmp_path / "book.yaml"
    book.write_text(CODEBOOK, encoding="utf-8")
    with project.create(tmp_path / "study", "Small", book) as made:
        documents.add(made.conn, report(TEXTS))
        coders.register(made.conn, "anna")
        yield made


def code(made: Project, unit: str, key: str, *more: Draft) -> None:
    desk = made.desk("anna", "main", made.book())
    decisions.append(made.conn, desk, [Draft(unit, "apply", "theme", key), Draft(unit, "done"), *more])


def found(made: Project, unit: str, coder: str = "anna") -> list[tuple[str, float]]:
    return [(s.code, s.score) for s in suggestions.of_unit(made.conn, unit, coder)]


def test_each_finished_paragraph_is_learnt_and_those_ahead_get_what_follows(study: Project) -> None:
    ids = documents.unit_ids(study.conn)
    live = Live(study.folder, "anna", "main")
    for n in range(4):
        code(study, ids[n], KEYS[n % 2])
        live.follow(ids[n], ids[n + 2 :])
    assert [found(study, unit)[0][0] for unit in ids[5:8]] == ["technology", "youth", "technology"]
    assert found(study, ids[0]) == []
    assert found(study, ids[6], "ben") == []


def test_learnt_one_by_one_is_what_the_command_learns(study: Project) -> None:
    ids = documents.unit_ids(study.conn)
    live = Live(study.folder, "anna", "main")
    for n in range(6):
        code(study, ids[n], KEYS[n % 2])
        live.follow(ids[n], ids[6:])
    step_by_step = [[c for c, _ in found(study, unit)] for unit in ids[6:]]
    learning.learn(study, study.book(), "anna", "main")
    assert [[c for c, _ in found(study, unit)] for unit in ids[6:]] == step_by_step


def test_a_paragraph_coded_otherwise_afterwards_is_unlearnt(study: Project) -> None:
    ids = documents.unit_ids(study.conn)
    live = Live(study.folder, "anna", "main")
    for n in range(4):
        code(study, ids[n], KEYS[n % 2])
    live.follow(ids[3], ids[6:7])
    assert [c for c, _ in found(study, ids[6])] == ["youth"]
    desk = study.desk("anna", "main", study.book())
    for unit in (ids[0], ids[2]):
        rows = decisions.of_unit(study.conn, unit, "anna", "main")
        gone = [Draft(unit, "undo", replaces=d.id) for d in rows if d.action == "apply"]
        decisions.append(study.conn, desk, [*gone, Draft(unit, "reopen")])
        code(study, unit, "prevention")
        live.follow(unit, ids[6:7])
    assert [c for c, _ in found(study, ids[6])] == ["prevention"]


def test_too_little_to_learn_from_suggests_nowhere(study: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(study, "anna")
    assert teaching.ahead(session) == ()
    monkeypatch.setattr(teaching, "LEAST", 1)
    session.apply("theme", "youth")
    session.done()
    assert list(teaching.ahead(session)) == list(session.ids[1:])


def test_the_plain_mode_learns_as_one_goes(study: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teaching, "LEAST", 2)
    lines = iter(["c youth", "d", "c techn", "d", "c youth", "d"])
    written: list[str] = []
    run(Session(study, "anna"), lambda prompt: next(lines, None), written.append)
    ids = documents.unit_ids(study.conn)
    assert [found(study, unit)[0][0] for unit in ids[4:6]] == ["youth", "technology"]
    assert found(study, ids[3]) != []
    assert "like recommendation" in suggestions.of_unit(study.conn, ids[4], "anna")[0].reason


async def test_the_screen_learns_beside_what_is_seen(study: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teaching, "LEAST", 2)
    ids = documents.unit_ids(study.conn)
    code(study, ids[0], "youth")
    session = Session(study, "anna")
    session.visit(ids[1])
    session.apply("theme", "technology")
    app = CodingApp(session)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("d")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert session.view().unit.id == ids[2]
    assert found(study, ids[2]) == []
    assert [c for c, _ in found(study, ids[4])] == ["youth"]
