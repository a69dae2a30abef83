"""``suggest`` stopped and resumed: what was stored stays, and only what is missing is computed."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.store.project import open_project
from annotator.study import suggesting
from annotator.suggest.service import Suggester
from annotator.suggest.values import Found, Material
from tests.running import Outcome, annotator

TEXT = "\n\n".join(f"{n}. Several speakers stressed prison reform in Peru." for n in range(1, 11))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of ten units whose suggestions are out of date and stored four at a time."""
    folder, report = tmp_path / "p", tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    assert annotator("init", folder).code == 0
    assert annotator("-p", folder, "import", report).code == 0
    monkeypatch.setattr(suggesting, "CHUNK", 4)
    return folder


def interrupted_at(nth: int, monkeypatch: pytest.MonkeyPatch, *words: object) -> Outcome:
    """Run a command in which ctrl-c is pressed while the nth unit is computed."""
    real, seen = Suggester._unit, 0

    def unit(self: Suggester, material: Material) -> Found:
        nonlocal seen
        seen += 1
        if seen == nth:
            raise KeyboardInterrupt
        return real(self, material)

    with monkeypatch.context() as patched:
        patched.setattr(Suggester, "_unit", unit)
        return annotator(*words)


def suggested(folder: Path) -> int:
    return len({s["unit"] for s in annotator("-p", folder, "list", "suggestions", "--json").json})


def test_what_was_stored_stays_and_the_next_run_computes_the_rest(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = interrupted_at(7, monkeypatch, "-p", project, "suggest")
    assert stopped.code == 130 and stopped.out == ""
    assert "suggest" in stopped.err and "Traceback" not in stopped.err
    assert suggested(project) == 4
    assert annotator("-p", project, "suggest", "--json").json["units"] == 6
    assert suggested(project) == 10
    assert annotator("-p", project, "suggest", "--json").json["units"] == 0


def test_stopped_and_resumed_gives_what_one_run_gives(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted_at(6, monkeypatch, "-p", project, "suggest")
    annotator("-p", project, "suggest")
    listed = annotator("-p", project, "list", "suggestions", "--json").json
    again = annotator("-p", project, "suggest", "--again", "--json").json
    assert (again["new"], again["kept"]) == (0, len(listed))


def test_again_stopped_is_gone_on_with_and_nothing_is_computed_twice(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotator("-p", project, "suggest")
    assert interrupted_at(7, monkeypatch, "-p", project, "suggest", "--again").code == 130
    assert suggested(project) == 10
    rest = annotator("-p", project, "suggest", "--json").json
    assert (rest["units"], rest["new"]) == (6, 0)
    assert annotator("-p", project, "suggest", "--json").json["units"] == 0


def test_stopped_before_the_first_chunk_nothing_is_stored(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert interrupted_at(3, monkeypatch, "-p", project, "suggest", "--withhold", "50%").code == 130
    with open_project(project) as opened:
        assert opened.conn.execute("SELECT count(*) FROM withheld").fetchone()[0] == 0
    assert suggested(project) == 0


def test_withheld_units_are_hidden_before_the_first_suggestion_can_be_seen(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert interrupted_at(7, monkeypatch, "-p", project, "suggest", "--withhold", "50%").code == 130
    with open_project(project) as opened:
        assert opened.conn.execute("SELECT count(*) FROM withheld").fetchone()[0] == 5
