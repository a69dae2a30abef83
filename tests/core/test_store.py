"""The project file: durable, append-only, shared by processes, safe when copied."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import codebook
from annotator.errors import BlindError, CodebookError, InputError, ProjectError, StoreError, UsageError
from annotator.session import Session
from annotator.store import codebooks, coders, decisions, documents, frames, listing, rounds, suggestions
from annotator.store.connection import connect, writing
from annotator.store.listing import Scope
from annotator.store.project import DATABASE, Project, create, open_project
from annotator.study import checking
from tests.made import CODEBOOK, make


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make(tmp_path) as made:
        coders.register(made.conn, "anna")
        yield made


def test_decisions_can_neither_be_changed_nor_removed(project: Project) -> None:
    Session(project, "anna").done()
    for sql in ("UPDATE decision SET code = 'x'", "DELETE FROM decision"):
        with pytest.raises(sqlite3.IntegrityError, match="decisions are never"):
            project.conn.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE unit SET text = 'x'", "DELETE FROM unit", "UPDATE statement SET stance = 'x'", "DELETE FROM statement",
        "UPDATE sentence SET start = 1", "DELETE FROM document", "UPDATE document SET sha256 = 'x'",
        "UPDATE codebook SET canonical = 'x'", "DELETE FROM codebook", "DELETE FROM suggestion",
        "UPDATE suggestion SET code = 'x'", "DELETE FROM unit_link", "DELETE FROM origin",
        "UPDATE origin SET parent = 'x'",
        "REPLACE INTO statement SELECT * FROM statement", "REPLACE INTO decision SELECT * FROM decision",
    ],
)  # fmt: skip
def test_texts_statements_versions_and_suggestions_are_neither_changed_nor_removed(project: Project, sql: str) -> None:
    Session(project, "anna").done()
    ids = documents.unit_ids(project.conn)
    project.conn.execute("INSERT INTO unit_link VALUES (?, ?, 'same')", (ids[0], ids[1]))
    with pytest.raises(sqlite3.IntegrityError, match="are never"):
        project.conn.execute(sql)


def test_a_failing_write_leaves_nothing(project: Project) -> None:
    with pytest.raises(RuntimeError), writing(project.conn):
        suggestions.withhold(project.conn, documents.unit_ids(project.conn), "1")
        raise RuntimeError
    assert not suggestions.is_withheld(project.conn, documents.unit_ids(project.conn)[0])


CODE_FOREVER = """
import sys
from pathlib import Path
from annotator.session import Session
from annotator.store.project import open_project
session = Session(open_project(Path(sys.argv[1])), sys.argv[2])
while True:
    for offer in session.view().offers:
        session.accept(offer)
        print(offer.suggestion.id, flush=True)
        session.reject(session.view().offers[offer.number - 1])
        print(offer.suggestion.id, flush=True)
"""


def _coding(project: Project, coder: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CODE_FOREVER, str(project.folder), coder],
        stdout=subprocess.PIPE, text=True, env=dict(os.environ),
    )  # fmt: skip


def _kill_after(process: subprocess.Popen[str], lines: int) -> int:
    assert process.stdout is not None
    seen = [process.stdout.readline() for _ in range(lines)]
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().count("\n")
    process.wait()
    process.stdout.close()
    return len(seen) + rest


def test_killing_the_program_loses_no_accepted_decision(project: Project) -> None:
    shown = _kill_after(_coding(project, "anna"), 20)
    with open_project(project.folder) as again:
        kept = decisions.every(again.conn)
        assert len(kept) >= shown
        assert [d.n for d in kept] == list(range(1, len(kept) + 1))
        assert checking.problems(again) == []


def test_two_processes_code_one_project_at_once(project: Project) -> None:
    coders.register(project.conn, "ben")
    first, second = _coding(project, "anna"), _coding(project, "ben")
    counts = [_kill_after(first, 20), _kill_after(second, 20)]
    with open_project(project.folder) as again:
        kept = decisions.every(again.conn)
        assert [sum(d.coder == c for d in kept) >= n for c, n in zip(("anna", "ben"), counts, strict=True)] == [
            True,
            True,
        ]
        assert len({(d.origin, d.n) for d in kept}) == len(kept)
        assert checking.problems(again) == []


def test_a_copied_project_writes_with_an_origin_of_its_own(project: Project, tmp_path: Path) -> None:
    Session(project, "anna").flag("ask")
    project.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = tmp_path / "copy"
    shutil.copytree(project.folder, copy)
    with open_project(copy) as other:
        Session(other, "anna").flag("revisit")
        rows = decisions.every(other.conn)
        assert rows[0].origin != rows[1].origin and rows[1].n == 1
        parent = other.conn.execute("SELECT parent, parent_n FROM origin WHERE id = ?", (rows[1].origin,)).fetchone()
        assert parent == (rows[0].origin, 1)


def test_a_restored_backup_writes_with_an_origin_of_its_own(project: Project, tmp_path: Path) -> None:
    Session(project, "anna").flag("ask")
    project.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    backup = tmp_path / "backup.db"
    shutil.copyfile(project.folder / DATABASE, backup)
    Session(project, "anna").flag("revisit")
    project.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    project.close()
    with (project.folder / DATABASE).open("r+b") as stream:
        stream.write(backup.read_bytes())
        stream.truncate()
    with open_project(project.folder) as again:
        Session(again, "anna").flag("doubtful")
        origins = [d.origin for d in decisions.every(again.conn)]
        assert len(origins) == 2 and origins[0] != origins[1]


def test_the_same_process_and_the_next_one_keep_the_origin(project: Project) -> None:
    Session(project, "anna").flag("ask")
    with open_project(project.folder) as again:
        Session(again, "anna").flag("revisit")
        assert len({d.origin for d in decisions.every(again.conn)}) == 1


def test_a_first_write_that_fails_does_no_harm_to_the_next_one(project: Project) -> None:
    session = Session(project, "anna")
    with pytest.raises(RuntimeError), writing(project.conn):
        session.flag("ask")
        raise RuntimeError
    session.flag("revisit")
    [row] = decisions.every(project.conn)
    assert (row.n, row.code) == (1, "revisit")
    assert checking.problems(project) == []


def test_a_project_of_a_newer_version_is_refused(project: Project) -> None:
    project.conn.execute("PRAGMA user_version=99")
    with pytest.raises(ProjectError, match="newer annotator"):
        open_project(project.folder)


def test_another_programs_database_is_refused(tmp_path: Path, project: Project) -> None:
    other = sqlite3.connect(tmp_path / "x.db")
    other.execute("CREATE TABLE t (a)")
    other.close()
    shutil.copyfile(tmp_path / "x.db", tmp_path / "fake.db")
    folder = tmp_path / "fake"
    shutil.copytree(project.folder, folder, ignore=shutil.ignore_patterns("project.db*"))
    shutil.copyfile(tmp_path / "fake.db", folder / DATABASE)
    with pytest.raises(ProjectError, match="no database of annotator"):
        open_project(folder)


def test_a_file_that_is_no_database_is_said_to_be_none(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(project.folder, folder, ignore=shutil.ignore_patterns("project.db*"))
    (folder / DATABASE).write_bytes(b"not a database at all, really" * 50)
    with pytest.raises(StoreError, match="no database"):
        open_project(folder)


def test_init_refuses_a_folder_that_holds_something_and_leaves_it(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear")
    book = tmp_path / "b.yaml"
    book.write_text(CODEBOOK)
    with pytest.raises(ProjectError, match="not empty"):
        create(tmp_path / "full", "", book)
    assert [p.name for p in (tmp_path / "full").iterdir()] == ["letter.txt"]


def test_a_broken_codebook_makes_no_project(tmp_path: Path) -> None:
    book = tmp_path / "b.yaml"
    book.write_text("layers: {")
    with pytest.raises(CodebookError):
        create(tmp_path / "new", "", book)
    assert not (tmp_path / "new").exists()


def test_every_connection_has_the_settings_of_the_design(project: Project) -> None:
    conn = connect(project.folder / DATABASE)
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "busy_timeout")
    assert [conn.execute(f"PRAGMA {name}").fetchone()[0] for name in names] == ["wal", 2, 1, 0, 5000]
    conn.close()


def test_all_tables_are_strict(project: Project) -> None:
    ours = project.conn.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    loose = [n for n, strict in ours if not strict and not n.startswith(("sqlite_", "_sqlite", "unit_fts"))]
    assert loose == []


def test_names_of_coders_are_compared_without_case_and_blanks(project: Project) -> None:
    assert coders.register(project.conn, " ANNA ") == ("anna", False)
    with pytest.raises(UsageError, match="close to 'anna'"):
        coders.register(project.conn, "anan")
    assert coders.register(project.conn, "anan", even_if_close=True) == ("anan", True)
    assert [coders.register(project.conn, n)[1] for n in ("coder1", "coder2", "a", "b")] == [True] * 4


def test_several_coders_rows_stay_hidden_while_the_round_is_blind(project: Project) -> None:
    coders.register(project.conn, "ben")
    for name in ("anna", "ben"):
        Session(project, name).done()
    with pytest.raises(BlindError, match="annotator round open main"):
        listing.guard(project.conn, Scope(), "this list")
    listing.guard(project.conn, Scope(coder="anna"), "this list")
    rounds.open_round(project.conn, "main")
    listing.guard(project.conn, Scope(), "this list")


def test_nothing_is_decided_in_a_closed_round(project: Project) -> None:
    rounds.close(project.conn, "main")
    with pytest.raises(UsageError, match="closed"):
        Session(project, "anna").done()


def test_a_round_starts_empty(project: Project) -> None:
    Session(project, "anna").done()
    rounds.new(project.conn, "second", "recode")
    assert not Session(project, "anna", "second").view().is_done


def test_a_code_in_use_cannot_vanish_from_the_codebook(project: Project) -> None:
    session = Session(project, "anna")
    session.go(2)
    session.apply("theme", "technology")
    project.codebook_path.write_text(CODEBOOK.replace("technology", "machines"))
    with pytest.raises(CodebookError, match=r"'technology'.*1 codings use it"):
        project.book()


def test_an_edit_of_the_codebook_is_kept_as_a_new_version(project: Project) -> None:
    before = project.book().version
    project.codebook_path.write_text(CODEBOOK.replace("name: Youth", "name: Young people"))
    after = project.book().version
    assert before != after == codebooks.current_version(project.conn)
    assert project.conn.execute("SELECT count(*) FROM codebook").fetchone()[0] == 2
    kept = codebooks.current(project.conn)
    assert kept is not None and kept.canonical == codebook.load(project.codebook_path).canonical


def test_coding_reads_an_unchanged_codebook_file_only_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    read = project.book()
    with monkeypatch.context() as patched:
        patched.setattr(codebook, "load", lambda path: pytest.fail(f"{path} is read again"))
        again = project.book()
    assert (again.version, again.canonical) == (read.version, read.canonical)
    project.codebook_path.write_text(CODEBOOK.replace("name: Youth", "name: Young people"))
    edited = project.book()
    assert edited.version != read.version
    project.codebook_path.write_text(CODEBOOK)
    assert project.book().version == read.version == project.book_by_line().version


def test_what_was_suggested_is_superseded_never_deleted(project: Project) -> None:
    unit = documents.unit_ids(project.conn)[0]
    old = suggestions.of_unit(project.conn, unit)
    assert suggestions.put(project.conn, unit, old[:1], "by hand 2", "x") == (0, 1)
    assert [s.id for s in suggestions.of_unit(project.conn, unit)] == [old[0].id]
    gone = project.conn.execute("SELECT count(*) FROM suggestion WHERE superseded_at IS NOT NULL").fetchone()[0]
    assert gone == len(old) - 1


def test_frozen_or_coded_statements_are_not_cut_anew(project: Project) -> None:
    first, second, _ = documents.unit_ids(project.conn)
    Session(project, "anna").done()
    assert (frames.may_change(project.conn, first), frames.may_change(project.conn, second)) == (False, True)
    assert frames.freeze(project.conn) == 3
    assert not frames.may_change(project.conn, second)


def test_documents_and_units_are_found_by_any_of_their_names(project: Project) -> None:
    [document] = documents.documents(project.conn)
    for name in (document.id, document.id[:9], "one.txt"):
        assert documents.resolve(project.conn, name) == document.id
    with pytest.raises(InputError, match=r"did you mean 'one\.txt'"):
        documents.resolve(project.conn, "ome.txt")
    assert documents.unit(project.conn, documents.resolve_unit(project.conn, "2")).label == "2"
    with pytest.raises(InputError, match="no unit '77'"):
        documents.resolve_unit(project.conn, "77")


def test_check_finds_kept_codings_that_differ_from_the_decisions(project: Project) -> None:
    session = Session(project, "anna")
    session.accept(session.view().offers[0])
    assert checking.problems(project) == []
    project.conn.execute("DELETE FROM coding")
    assert any("kept codings differ" in p.what for p in checking.problems(project))


def test_what_each_key_asks_is_found_by_an_index_not_by_reading_all_that_a_coder_did(project: Project) -> None:
    asked: list[str] = []
    session = Session(project, "anna")
    session.flag("ask")
    project.conn.set_trace_callback(asked.append)
    session.flag("revisit")
    session.view()
    project.conn.set_trace_callback(None)
    for sql in (s for s in asked if s.startswith("SELECT") and " decision" in s):
        [plan] = [row[3] for row in project.conn.execute(f"EXPLAIN QUERY PLAN {sql}") if "decision" in row[3]]
        by_place = "decision_unit" in plan or "origin" in plan or "id=?" in plan
        assert by_place or "LIMIT" in sql, (sql, plan)
