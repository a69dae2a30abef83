"""Search finds what a person means, whatever signs they type, and never shows another coder's memos."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.session import Session
from annotator.store import coders, documents, searching
from annotator.store.project import Project
from tests.made import make


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make(tmp_path) as made:
        for name in ("anna", "ben"):
            coders.register(made.conn, name)
        yield made


def _labels(project: Project, words: str, coder: str = "") -> list[str | None]:
    found = searching.units(project.conn, words, coder=coder, round_name="main")
    return [documents.unit(project.conn, unit).label for unit in found]


def test_units_are_found_by_all_of_the_words_in_any_order(project: Project) -> None:
    assert _labels(project, "prevention crime") == ["1", "a"]
    assert _labels(project, "crime Chile") == []


def test_case_and_accents_do_not_count_and_the_last_word_may_be_begun(project: Project) -> None:
    assert _labels(project, "CRÍME prev") == ["1", "a"]
    assert _labels(project, "crim prevention") == []
    assert _labels(project, "prev ") == []


def test_words_in_quotation_marks_stand_together(project: Project) -> None:
    assert _labels(project, '"crime prevention"') == ["1", "a"]
    assert _labels(project, '"prevention crime"') == []


def test_search_may_be_held_to_one_document(project: Project) -> None:
    [document] = documents.documents(project.conn)
    assert len(searching.units(project.conn, "crime", document=document.id)) == 2
    assert searching.units(project.conn, "crime", document="d0") == []


def test_a_coders_memos_are_found_by_that_coder_alone(project: Project) -> None:
    session = Session(project, "anna")
    session.go(1)
    session.memo("Compare with the Vienna declaration")
    assert _labels(project, "vienna", "anna") == ["2"]
    assert _labels(project, "vienna", "ben") == _labels(project, "vienna") == []


def test_a_memo_that_was_taken_away_or_changed_is_found_no_more(project: Project) -> None:
    session = Session(project, "anna")
    session.memo("see Vienna")
    session.memo("see Doha")
    assert _labels(project, "vienna", "anna") == []
    assert _labels(project, "doha", "anna") == ["1"]
    session.undo()
    assert _labels(project, "vienna", "anna") == ["1"]


@pytest.mark.parametrize(
    "words", ["", "  ", "-", "***", '"', "NEAR(", "a AND", "(", "crime*)", "^x", "text:crime", "\ud800"]
)
def test_no_sign_is_an_operator(project: Project, words: str) -> None:
    assert set(_labels(project, words, "anna")) <= {"1", "2", "3", "a"}


@given(st.text())
def test_any_text_is_a_query_that_sqlite_understands(words: str) -> None:
    import sqlite3

    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE VIRTUAL TABLE f USING fts5(text)")
    asked = searching.query(words)
    if asked:
        conn.execute("SELECT rowid FROM f WHERE f MATCH ?", (asked,)).fetchall()
    conn.close()
