"""The tables, as numbered migrations; imported only when a database is made or brought up to date."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from annotator.store import guards
from annotator.store.connection import APPLICATION_ID, SCHEMA_VERSION, writing

migrations = Migrations("annotator")

# NULL in start/end: the place is the whole item. NULL in statement: the place is no statement.
_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, symbol TEXT, language TEXT NOT NULL, date TEXT, organ TEXT,
  meeting TEXT, place TEXT, meeting_start TEXT, meeting_end TEXT, part TEXT, rapporteur TEXT,
  agenda_item TEXT, source TEXT NOT NULL, sha256 TEXT NOT NULL, supersedes TEXT REFERENCES document(id),
  units INTEGER NOT NULL, warnings TEXT NOT NULL, metadata TEXT NOT NULL,
  ordinal INTEGER NOT NULL UNIQUE, imported_at TEXT NOT NULL) STRICT;

CREATE TABLE section (
  id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document(id), parent TEXT REFERENCES section(id),
  level INTEGER NOT NULL, marker TEXT, heading TEXT NOT NULL, ordinal INTEGER NOT NULL) STRICT;

CREATE TABLE unit (
  id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document(id), ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, label TEXT, parent TEXT REFERENCES unit(id), section TEXT REFERENCES section(id),
  path TEXT NOT NULL, text TEXT NOT NULL, speaker TEXT, first_line INTEGER, last_line INTEGER, page INTEGER,
  label_source TEXT NOT NULL, place INTEGER NOT NULL UNIQUE,
  UNIQUE (document, ordinal)) STRICT;

CREATE VIRTUAL TABLE unit_fts USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE sentence (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(id), number INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX sentence_unit ON sentence(unit, number);

CREATE TABLE participant (
  document TEXT NOT NULL REFERENCES document(id), unit TEXT NOT NULL REFERENCES unit(id),
  "order" INTEGER NOT NULL, name TEXT NOT NULL, code TEXT, role TEXT NOT NULL, kind TEXT NOT NULL,
  on_behalf_of TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, "order")) STRICT;
CREATE INDEX participant_unit ON participant(unit);

CREATE TABLE footnote (
  document TEXT NOT NULL REFERENCES document(id), number INTEGER NOT NULL, mark TEXT NOT NULL,
  text TEXT NOT NULL, unit TEXT, "offset" INTEGER, PRIMARY KEY (document, number)) STRICT;

-- Immutable: a statement that changes is a new row that replaces the old one.
CREATE TABLE statement (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(id), sentences TEXT NOT NULL, parts TEXT NOT NULL,
  text TEXT NOT NULL, attribution TEXT NOT NULL, attribution_parts TEXT NOT NULL, holders TEXT NOT NULL,
  holder_type TEXT NOT NULL, quantifier TEXT NOT NULL, verb TEXT, voice TEXT, stance TEXT NOT NULL,
  continuation_of TEXT, "by" TEXT NOT NULL, replaces TEXT) STRICT;
CREATE INDEX statement_unit ON statement(unit);

-- The statements that stand: what every coder is asked about.
CREATE TABLE frame (
  unit TEXT NOT NULL REFERENCES unit(id), ordinal INTEGER NOT NULL,
  statement TEXT NOT NULL REFERENCES statement(id), PRIMARY KEY (unit, ordinal)) STRICT;

CREATE TABLE suggestion (
  id TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit(id), sentence TEXT, statement TEXT, start INTEGER,
  "end" INTEGER, text TEXT NOT NULL, layer TEXT NOT NULL, code TEXT NOT NULL, score REAL NOT NULL,
  source TEXT NOT NULL, pipeline TEXT NOT NULL, reason TEXT NOT NULL, coder TEXT, at TEXT NOT NULL,
  superseded_at TEXT, codebook_version TEXT NOT NULL, number INTEGER PRIMARY KEY) STRICT;
CREATE UNIQUE INDEX suggestion_standing ON suggestion(id) WHERE superseded_at IS NULL;
CREATE INDEX suggestion_unit ON suggestion(unit) WHERE superseded_at IS NULL;

-- Which pipeline and codebook a unit's suggestions come from: what is out of date is computed from it.
CREATE TABLE suggested (
  unit TEXT PRIMARY KEY REFERENCES unit(id), pipeline TEXT NOT NULL, codebook_version TEXT NOT NULL,
  at TEXT NOT NULL) STRICT;
CREATE TABLE withheld (unit TEXT PRIMARY KEY REFERENCES unit(id), seed TEXT NOT NULL) STRICT;

CREATE TABLE codebook (
  version TEXT PRIMARY KEY, label TEXT NOT NULL, canonical TEXT NOT NULL, at TEXT NOT NULL,
  number INTEGER NOT NULL UNIQUE) STRICT;

CREATE TABLE coder (
  name TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, at TEXT NOT NULL) STRICT;

CREATE TABLE round (
  name TEXT PRIMARY KEY, purpose TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
  opened_at TEXT, closed_at TEXT, opened_after TEXT) STRICT;

CREATE TABLE origin (id TEXT PRIMARY KEY, parent TEXT, parent_n INTEGER, at TEXT NOT NULL) STRICT;

CREATE TABLE decision (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL REFERENCES origin(id), n INTEGER NOT NULL,
  round TEXT NOT NULL REFERENCES round(name), coder TEXT NOT NULL REFERENCES coder(name),
  unit TEXT NOT NULL REFERENCES unit(id), statement TEXT, start INTEGER, "end" INTEGER, layer TEXT,
  code TEXT, action TEXT NOT NULL, replaces TEXT, suggestion TEXT, bulk INTEGER NOT NULL,
  codebook_version TEXT NOT NULL, at TEXT NOT NULL, memo TEXT, UNIQUE (origin, n)) STRICT;
CREATE INDEX decision_unit ON decision(unit, coder, round);
CREATE INDEX decision_coder ON decision(coder, round, id);
CREATE TRIGGER decision_is_final_update BEFORE UPDATE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_final_delete BEFORE DELETE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;

-- What the decisions add up to; kept in the transaction that writes the decision, rebuilt by check.
CREATE TABLE coding (
  decision TEXT PRIMARY KEY REFERENCES decision(id), unit TEXT NOT NULL, statement TEXT, start INTEGER,
  "end" INTEGER, round TEXT NOT NULL, coder TEXT NOT NULL, layer TEXT NOT NULL, code TEXT,
  answer TEXT NOT NULL, source TEXT NOT NULL, memo TEXT, at TEXT NOT NULL) STRICT;
CREATE INDEX coding_unit ON coding(unit, coder, round);
CREATE INDEX coding_round ON coding(round, layer);
CREATE TABLE unit_state (
  unit TEXT NOT NULL REFERENCES unit(id), coder TEXT NOT NULL, round TEXT NOT NULL, done TEXT,
  flag TEXT, memo TEXT, rejected TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (coder, round, unit)) STRICT;
CREATE INDEX unit_state_done ON unit_state(coder, round) WHERE done IS NOT NULL;

-- Whether suggestions were in sight before the unit was finished: the condition anchoring is measured by.
CREATE TABLE sight (
  unit TEXT NOT NULL REFERENCES unit(id), coder TEXT NOT NULL, round TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (coder, round, unit)) STRICT;
CREATE TABLE bookmark (
  coder TEXT NOT NULL, round TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit(id), at TEXT NOT NULL,
  PRIMARY KEY (coder, round)) STRICT;

CREATE VIEW current_coding AS
  SELECT c.unit, u.document, u.label, c.statement, c.start, c."end", c.round, c.coder, c.layer, c.code,
         c.answer, c.source, c.memo, c.at
  FROM coding c JOIN unit u ON u.id = c.unit;
CREATE VIEW progress AS
  SELECT coder, round, count(*) AS started, count(done) AS done, count(flag) AS flagged
  FROM unit_state GROUP BY coder, round;
"""


@migrations()
def m001_first(db: Database) -> None:
    """Make every table of the first release."""
    _run(db.conn, _FIRST)


# A revised report, and versions in other languages; memos to search. Places of old decisions follow ``unit_link``.
_SECOND = """
ALTER TABLE document ADD COLUMN fixes TEXT NOT NULL DEFAULT '';

CREATE TABLE unit_link (
  old TEXT NOT NULL REFERENCES unit(id), new TEXT NOT NULL REFERENCES unit(id),
  how TEXT NOT NULL CHECK (how IN ('same', 'moved', 'changed')), PRIMARY KEY (old, new)) STRICT;
CREATE INDEX unit_link_new ON unit_link(new);

-- The same paragraph in another language: linked, never pooled.
CREATE TABLE unit_version (
  unit TEXT NOT NULL REFERENCES unit(id), other TEXT NOT NULL REFERENCES unit(id),
  PRIMARY KEY (unit, other)) STRICT;

CREATE VIRTUAL TABLE memo_fts USING fts5(memo, decision UNINDEXED, tokenize='unicode61 remove_diacritics 2');
INSERT INTO memo_fts (memo, decision) SELECT memo, id FROM decision WHERE memo <> '';
"""


@migrations()
def m002_revisions(db: Database) -> None:
    """Make what revised reports, language versions and the search in memos need."""
    _run(db.conn, _SECOND)


@migrations()
def m003_final(db: Database) -> None:
    """Refuse to change texts, statements, suggestions, versions of the codebook, and to remove any of them."""
    _run(db.conn, "\n".join(guards.triggers()))


@migrations()
def m004_labels(db: Database) -> None:
    """Make units found by their label without going through all of them."""
    _run(db.conn, "CREATE INDEX unit_label ON unit(label);")


def _run(conn: sqlite3.Connection, script: str) -> None:
    """Run the statements one by one; executescript would commit what is open."""
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            conn.execute(pending)
            pending = ""


def migrate(conn: sqlite3.Connection) -> None:
    """Bring the database to the newest schema as one transaction; of two processes at once, one waits and finds it."""
    with writing(conn):
        if conn.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
            return
        migrations.apply(Database(conn))
        conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
