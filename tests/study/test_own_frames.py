"""Rows and lists know the statements that a coder marked freely."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.session import Session
from annotator.store import coders, rounds
from annotator.store.project import open_project
from tests.running import annotator, record, refused


def marked(study: Path, *names: str) -> list[str]:
    """Let each coder turn down the first statement and mark its first two words; return the new statements."""
    with open_project(study) as opened:
        found = []
        for name in names:
            coders.register(opened.conn, name)
            session = Session(opened, name)
            session.go(0)
            first = session.view().frame.statements[0]
            session.reject_statement(first.id)
            session.new_statement(0, 13 - 8 * len(found))
            found += [s.id for s in session.view().frame.statements if s.by == name]
        return found


def turned_away(study: Path, coder: str, row: dict[str, str]) -> str:
    """Return why a row is refused."""
    path = study.parent / "refused.jsonl"
    path.write_text(json.dumps(row))
    return refused("-p", study, "record", path, "--coder", coder)


def listed(study: Path, *words: str) -> list[dict[str, Any]]:
    """Return the statements as they are listed."""
    found: list[dict[str, Any]] = annotator("-p", study, "list", "statements", "--json", *words).json
    return found


def test_a_list_shows_the_statements_as_the_coder_marked_them(study: Path) -> None:
    shared = listed(study)
    [own] = marked(study, "anna")
    mine = listed(study, "--coder", "anna")
    assert [s["id"] for s in mine] == [own, *(s["id"] for s in shared[1:])]
    assert (mine[0]["by"], mine[0]["text"]) == ("anna", "Many speakers")
    assert [s["id"] for s in listed(study)] == [shared[0]["id"], shared[1]["id"], own, shared[2]["id"]]


def test_of_a_blind_round_only_the_frame_and_one_coder_s_statements_are_listed(study: Path) -> None:
    shared = listed(study)
    one, two = marked(study, "anna", "ben")
    assert listed(study) == shared
    assert "--coder NAME" in annotator("-p", study, "list", "statements").err
    assert listed(study, "--coder", "ben")[0]["id"] == two
    with open_project(study) as opened:
        rounds.open_round(opened.conn, "main")
    assert {one, two} <= {s["id"] for s in listed(study)}


def test_who_marks_the_same_words_as_another_is_not_told_so(study: Path) -> None:
    for name in ("anna", "ben"):
        [own] = marked(study, name)
        assert listed(study, "--coder", name)[0]["by"] == name
        row = {"unit": "1", "statement": own, "layer": "stance", "code": "concern"}
        assert record(study, name, [row]).code == 0


def test_rows_name_a_statement_of_the_coder_s_own_and_not_one_of_another_s(study: Path) -> None:
    [own] = marked(study, "anna")
    row = {"unit": "1", "statement": own, "layer": "stance", "code": "concern"}
    assert record(study, "anna", [row]).code == 0
    assert [c["statement"] for c in annotator("-p", study, "list", "codings", "--json").json] == [own]
    assert f"has no statement '{own}'" in turned_away(study, "ben", row)
    mark = {"unit": "1", "statement": own}
    assert f"has no statement '{own}'" in turned_away(study, "ben", mark)


def test_a_statement_that_was_turned_down_takes_no_rows_until_it_stands_again(study: Path) -> None:
    first = listed(study)[0]["id"]
    marked(study, "anna")
    row = {"unit": "1", "statement": first, "layer": "stance", "code": "concern"}
    assert f"has no statement '{first}'" in turned_away(study, "anna", row)
    assert record(study, "anna", [{"unit": "1", "statement": first}, row]).code == 0
    assert first in {s["id"] for s in listed(study, "--coder", "anna")}


def test_words_are_held_by_the_coder_s_own_statement(study: Path) -> None:
    [own] = marked(study, "anna")
    record(study, "anna", [{"unit": "1", "start": 0, "end": 4, "layer": "stance", "code": "concern"}])
    [coding] = annotator("-p", study, "list", "codings", "--json").json
    assert coding["statement"] == own


def test_a_statement_with_codes_is_turned_down_once_these_are_rejected(study: Path) -> None:
    first = listed(study)[0]["id"]
    code = {"unit": "1", "statement": first, "layer": "stance", "code": "concern"}
    down = {"unit": "1", "statement": first, "action": "reject"}
    assert record(study, "anna", [code]).code == 0
    said = turned_away(study, "anna", down)
    assert f"codes of stance stand on statement '{first}'" in said
    assert record(study, "anna", [{**code, "action": "reject"}, down]).code == 0
    assert first not in {s["id"] for s in listed(study, "--coder", "anna")}


@pytest.mark.parametrize("action", ["apply", "reject"])
def test_frozen_statements_are_neither_marked_nor_turned_down(study: Path, action: str) -> None:
    first = listed(study)[0]["id"]
    annotator("-p", study, "statements", "freeze")
    row = {"unit": "1", "statement": first, "action": action}
    assert "the statements are frozen since" in turned_away(study, "anna", row)
