PRAGMA application_id=1095650895;
PRAGMA user_version=3;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE document (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, symbol TEXT, language TEXT NOT NULL, date TEXT, organ TEXT,
  meeting TEXT, place TEXT, meeting_start TEXT, meeting_end TEXT, part TEXT, rapporteur TEXT,
  agenda_item TEXT, source TEXT NOT NULL, sha256 TEXT NOT NULL, supersedes TEXT REFERENCES document(id),
  units INTEGER NOT NULL, warnings TEXT NOT NULL, metadata TEXT NOT NULL,
  ordinal INTEGER NOT NULL UNIQUE, imported_at TEXT NOT NULL, fixes TEXT NOT NULL DEFAULT '') STRICT;
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
CREATE TABLE participant (
  document TEXT NOT NULL REFERENCES document(id), unit TEXT NOT NULL REFERENCES unit(id),
  "order" INTEGER NOT NULL, name TEXT NOT NULL, code TEXT, role TEXT NOT NULL, kind TEXT NOT NULL,
  on_behalf_of TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (document, "order")) STRICT;
CREATE TABLE footnote (
  document TEXT NOT NULL REFERENCES document(id), number INTEGER NOT NULL, mark TEXT NOT NULL,
  text TEXT NOT NULL, unit TEXT, "offset" INTEGER, PRIMARY KEY (document, number)) STRICT;
CREATE TABLE statement (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(id), sentences TEXT NOT NULL, parts TEXT NOT NULL,
  text TEXT NOT NULL, attribution TEXT NOT NULL, attribution_parts TEXT NOT NULL, holders TEXT NOT NULL,
  holder_type TEXT NOT NULL, quantifier TEXT NOT NULL, verb TEXT, voice TEXT, stance TEXT NOT NULL,
  continuation_of TEXT, "by" TEXT NOT NULL, replaces TEXT) STRICT;
CREATE TABLE frame (
  unit TEXT NOT NULL REFERENCES unit(id), ordinal INTEGER NOT NULL,
  statement TEXT NOT NULL REFERENCES statement(id), PRIMARY KEY (unit, ordinal)) STRICT;
CREATE TABLE suggestion (
  id TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit(id), sentence TEXT, statement TEXT, start INTEGER,
  "end" INTEGER, text TEXT NOT NULL, layer TEXT NOT NULL, code TEXT NOT NULL, score REAL NOT NULL,
  source TEXT NOT NULL, pipeline TEXT NOT NULL, reason TEXT NOT NULL, coder TEXT, at TEXT NOT NULL,
  superseded_at TEXT, codebook_version TEXT NOT NULL, number INTEGER PRIMARY KEY) STRICT;
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
CREATE TABLE coding (
  decision TEXT PRIMARY KEY REFERENCES decision(id), unit TEXT NOT NULL, statement TEXT, start INTEGER,
  "end" INTEGER, round TEXT NOT NULL, coder TEXT NOT NULL, layer TEXT NOT NULL, code TEXT,
  answer TEXT NOT NULL, source TEXT NOT NULL, memo TEXT, at TEXT NOT NULL) STRICT;
CREATE TABLE unit_state (
  unit TEXT NOT NULL REFERENCES unit(id), coder TEXT NOT NULL, round TEXT NOT NULL, done TEXT,
  flag TEXT, memo TEXT, rejected TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (coder, round, unit)) STRICT;
CREATE TABLE sight (
  unit TEXT NOT NULL REFERENCES unit(id), coder TEXT NOT NULL, round TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (coder, round, unit)) STRICT;
CREATE TABLE bookmark (
  coder TEXT NOT NULL, round TEXT NOT NULL, unit TEXT NOT NULL REFERENCES unit(id), at TEXT NOT NULL,
  PRIMARY KEY (coder, round)) STRICT;
CREATE TABLE unit_link (
  old TEXT NOT NULL REFERENCES unit(id), new TEXT NOT NULL REFERENCES unit(id),
  how TEXT NOT NULL CHECK (how IN ('same', 'moved', 'changed')), PRIMARY KEY (old, new)) STRICT;
CREATE TABLE unit_version (
  unit TEXT NOT NULL REFERENCES unit(id), other TEXT NOT NULL REFERENCES unit(id),
  PRIMARY KEY (unit, other)) STRICT;
CREATE VIRTUAL TABLE memo_fts USING fts5(memo, decision UNINDEXED, tokenize='unicode61 remove_diacritics 2');
INSERT INTO _sqlite_migrations VALUES (1, 'annotator', 'm001_first', '2026-11-25 12:21:00.710718+00:00');
INSERT INTO _sqlite_migrations VALUES (2, 'annotator', 'm002_revisions', '2026-11-25 12:21:00.717586+00:00');
INSERT INTO _sqlite_migrations VALUES (3, 'annotator', 'm003_final', '2026-11-25 12:21:00.719860+00:00');
INSERT INTO meta VALUES ('project', 'p83404ef6416bbf34');
INSERT INTO meta VALUES ('origin', 'oc2e758b2ebef1597');
INSERT INTO document VALUES ('d7692c3ad3540bb80', 'Report one', NULL, 'en', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'one.txt', '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed', NULL, 3, '[]', '{}', 1, '2026-11-25T12:21:00.741Z', '');
INSERT INTO section VALUES ('sf1af722761399ea3', 'd7692c3ad3540bb80', NULL, 1, 'I.', 'Deliberations', 0);
INSERT INTO unit VALUES ('uc87530516a1bb4d2', 'd7692c3ad3540bb80', 1, 'paragraph', '1', NULL, 'sf1af722761399ea3', '["Deliberations"]', 'Many speakers stressed crime prevention. It was noted that artificial intelligence could help.', NULL, NULL, NULL, NULL, 'none', 1);
INSERT INTO unit VALUES ('u11fc8fce8915983d', 'd7692c3ad3540bb80', 2, 'paragraph', '2', NULL, 'sf1af722761399ea3', '["Deliberations"]', 'Some speakers from Chile cautioned against haste.', NULL, NULL, NULL, NULL, 'none', 2);
INSERT INTO unit VALUES ('u906c54e50723948e', 'd7692c3ad3540bb80', 3, 'recommendation', 'a', NULL, 'sf1af722761399ea3', '["Deliberations"]', 'Promote crime prevention among young people;', NULL, NULL, NULL, NULL, 'none', 3);
INSERT INTO unit_fts (rowid, text) VALUES (1, 'Many speakers stressed crime prevention. It was noted that artificial intelligence could help.');
INSERT INTO unit_fts (rowid, text) VALUES (2, 'Some speakers from Chile cautioned against haste.');
INSERT INTO unit_fts (rowid, text) VALUES (3, 'Promote crime prevention among young people;');
INSERT INTO sentence VALUES ('uc87530516a1bb4d2.1', 'uc87530516a1bb4d2', 1, 0, 40, 'Many speakers stressed crime prevention.');
INSERT INTO sentence VALUES ('uc87530516a1bb4d2.2', 'uc87530516a1bb4d2', 2, 41, 94, 'It was noted that artificial intelligence could help.');
INSERT INTO sentence VALUES ('u11fc8fce8915983d.1', 'u11fc8fce8915983d', 1, 0, 49, 'Some speakers from Chile cautioned against haste.');
INSERT INTO sentence VALUES ('u906c54e50723948e.1', 'u906c54e50723948e', 1, 0, 44, 'Promote crime prevention among young people;');
INSERT INTO statement VALUES ('t42505fb189133ee7', 'uc87530516a1bb4d2', '[1]', '[[0, 40]]', 'Many speakers stressed crime prevention.', 'Many speakers', '[[0, 13]]', '[{"text": "Many speakers", "start": 0, "end": 13, "type": "speakers", "quantifier": "many", "codes": []}]', '"speakers"', '"many"', 'stress', 'active', 'support', NULL, 'by hand', NULL);
INSERT INTO statement VALUES ('tc46b0aff8b3dce31', 'uc87530516a1bb4d2', '[2]', '[[41, 94]]', 'It was noted that artificial intelligence could help.', 'It was noted', '[[41, 53]]', '[{"text": "It was noted", "start": 41, "end": 53, "type": "speakers", "quantifier": "impersonal", "codes": []}]', '"speakers"', '"impersonal"', 'note', 'active', 'support', NULL, 'by hand', NULL);
INSERT INTO statement VALUES ('t3a126f3ccb724115', 'u11fc8fce8915983d', '[1]', '[[0, 49]]', 'Some speakers from Chile cautioned against haste.', 'Some speakers', '[[0, 13]]', '[{"text": "Some speakers", "start": 0, "end": 13, "type": "speakers", "quantifier": "some", "codes": []}]', '"speakers"', '"some"', 'caution', 'active', 'caution', NULL, 'by hand', NULL);
INSERT INTO frame VALUES ('uc87530516a1bb4d2', 1, 't42505fb189133ee7');
INSERT INTO frame VALUES ('uc87530516a1bb4d2', 2, 'tc46b0aff8b3dce31');
INSERT INTO frame VALUES ('u11fc8fce8915983d', 1, 't3a126f3ccb724115');
INSERT INTO suggestion VALUES ('g046d18a518ad1de7', 'uc87530516a1bb4d2', NULL, 't42505fb189133ee7', 0, 13, 'Many speakers', 'quantifier', 'many', 0.9, 'rule', 'by hand 1', 'made up', NULL, '2026-11-25T12:21:00.755Z', NULL, '', 1);
INSERT INTO suggestion VALUES ('g1b1053e152be6dbc', 'uc87530516a1bb4d2', NULL, 't42505fb189133ee7', 14, 22, 'stressed', 'stance', 'support', 0.9, 'rule', 'by hand 1', 'made up', NULL, '2026-11-25T12:21:00.755Z', NULL, '', 2);
INSERT INTO suggestion VALUES ('g099466bdd19d77aa', 'uc87530516a1bb4d2', NULL, 't42505fb189133ee7', 23, 39, 'crime prevention', 'theme', 'prevention', 0.9, 'rule', 'by hand 1', 'made up', NULL, '2026-11-25T12:21:00.755Z', NULL, '', 3);
INSERT INTO suggestion VALUES ('g2e28ee710d8b2aa5', 'uc87530516a1bb4d2', NULL, 'tc46b0aff8b3dce31', 41, 53, 'It was noted', 'quantifier', 'impersonal', 0.9, 'rule', 'by hand 1', 'made up', NULL, '2026-11-25T12:21:00.755Z', NULL, '', 4);
INSERT INTO suggestion VALUES ('gec93957f5631ac33', 'u11fc8fce8915983d', NULL, 't3a126f3ccb724115', 0, 13, 'Some speakers', 'quantifier', 'some', 0.9, 'rule', 'by hand 1', 'made up', NULL, '2026-11-25T12:21:00.761Z', NULL, '', 5);
INSERT INTO suggestion VALUES ('gb76cd5f009f17d33', 'u11fc8fce8915983d', NULL, NULL, 19, 24, 'Chile', 'country', 'CHL', 0.9, 'rule', 'by hand 1', 'made up', NULL, '2026-11-25T12:21:00.761Z', NULL, '', 6);
INSERT INTO suggestion VALUES ('gf11a141de35c488a', 'u906c54e50723948e', NULL, NULL, 8, 24, 'crime prevention', 'theme', 'prevention', 0.9, 'rule', 'by hand 1', 'made up', NULL, '2026-11-25T12:21:00.765Z', NULL, '', 7);
INSERT INTO suggested VALUES ('uc87530516a1bb4d2', 'by hand 1', '24e7f45efbb0', '2026-11-25T12:21:00.755Z');
INSERT INTO suggested VALUES ('u11fc8fce8915983d', 'by hand 1', '24e7f45efbb0', '2026-11-25T12:21:00.761Z');
INSERT INTO suggested VALUES ('u906c54e50723948e', 'by hand 1', '24e7f45efbb0', '2026-11-25T12:21:00.765Z');
INSERT INTO codebook VALUES ('24e7f45efbb0', '1', '{"layers":[{"codes":[{"definition":"In favour.","key":"support","name":"Support"},{"definition":"Worried.","key":"concern","name":"Concern"},{"definition":"Warns.","key":"caution","name":"Caution"}],"item":{"default":"statement"},"key":"stance","kinds":["paragraph"],"name":"Stance","scale":"nominal"},{"codes":[{"key":"one","name":"One"},{"key":"some","name":"Some"},{"key":"many","name":"Many"},{"key":"impersonal","name":"Nobody named","off_scale":true}],"item":{"default":"statement"},"key":"quantifier","kinds":["paragraph"],"name":"How many","scale":"ordinal"},{"codes":[{"codes":[{"key":"youth","name":"Youth","phrases":["young people"]}],"key":"prevention","name":"Prevention","phrases":["crime prevention"]},{"key":"technology","name":"Technology","phrases":["artificial intelligence"]}],"item":{"default":"statement","recommendation":"unit"},"key":"theme","multiple":true,"name":"Theme","scale":"nominal"},{"item":{"default":"span"},"key":"country","multiple":true,"name":"Country","scale":"nominal","vocabulary":"countries"}],"title":"Small","version":"1"}', '2026-11-25T12:21:00.733Z', 1);
INSERT INTO coder VALUES ('anna', 'anna', 'person', '2026-11-25T12:21:00.769Z');
INSERT INTO round VALUES ('main', 'main', 'blind', '2026-11-25T12:21:00.733Z', NULL, NULL, NULL);
INSERT INTO origin VALUES ('oc2e758b2ebef1597', NULL, NULL, '2026-11-25T12:21:00.782Z');
INSERT INTO decision VALUES ('01a212a6-f2ee-7687-8d9e-288600b29fce', 'oc2e758b2ebef1597', 1, 'main', 'anna', 'uc87530516a1bb4d2', 't42505fb189133ee7', NULL, NULL, 'stance', 'support', 'apply', NULL, 'g1b1053e152be6dbc', 1, '24e7f45efbb0', '2026-11-25T12:21:00.782Z', NULL);
INSERT INTO decision VALUES ('01a212a6-f2ee-7687-8d9e-28864b2eccb3', 'oc2e758b2ebef1597', 2, 'main', 'anna', 'uc87530516a1bb4d2', 't42505fb189133ee7', NULL, NULL, 'quantifier', 'many', 'apply', NULL, 'g046d18a518ad1de7', 1, '24e7f45efbb0', '2026-11-25T12:21:00.782Z', NULL);
INSERT INTO decision VALUES ('01a212a6-f2ee-7687-8d9e-288722c31fa7', 'oc2e758b2ebef1597', 3, 'main', 'anna', 'uc87530516a1bb4d2', 't42505fb189133ee7', NULL, NULL, 'theme', 'prevention', 'apply', NULL, 'g099466bdd19d77aa', 1, '24e7f45efbb0', '2026-11-25T12:21:00.782Z', NULL);
INSERT INTO decision VALUES ('01a212a6-f2ee-7687-8d9e-2887464ddaac', 'oc2e758b2ebef1597', 4, 'main', 'anna', 'uc87530516a1bb4d2', 'tc46b0aff8b3dce31', NULL, NULL, 'quantifier', 'impersonal', 'apply', NULL, 'g2e28ee710d8b2aa5', 1, '24e7f45efbb0', '2026-11-25T12:21:00.782Z', NULL);
INSERT INTO decision VALUES ('01a212a6-f2fb-7c50-b17b-c63520213107', 'oc2e758b2ebef1597', 5, 'main', 'anna', 'uc87530516a1bb4d2', NULL, NULL, NULL, NULL, NULL, 'memo', NULL, NULL, 0, '24e7f45efbb0', '2026-11-25T12:21:00.795Z', 'see Vienna');
INSERT INTO decision VALUES ('01a212a6-f303-7e70-9c50-b419b996a6f1', 'oc2e758b2ebef1597', 6, 'main', 'anna', 'uc87530516a1bb4d2', NULL, NULL, NULL, NULL, NULL, 'done', NULL, NULL, 0, '24e7f45efbb0', '2026-11-25T12:21:00.803Z', NULL);
INSERT INTO coding VALUES ('01a212a6-f2ee-7687-8d9e-288600b29fce', 'uc87530516a1bb4d2', 't42505fb189133ee7', NULL, NULL, 'main', 'anna', 'stance', 'support', 'code', 'suggested', NULL, '2026-11-25T12:21:00.782Z');
INSERT INTO coding VALUES ('01a212a6-f2ee-7687-8d9e-28864b2eccb3', 'uc87530516a1bb4d2', 't42505fb189133ee7', NULL, NULL, 'main', 'anna', 'quantifier', 'many', 'code', 'suggested', NULL, '2026-11-25T12:21:00.782Z');
INSERT INTO coding VALUES ('01a212a6-f2ee-7687-8d9e-288722c31fa7', 'uc87530516a1bb4d2', 't42505fb189133ee7', NULL, NULL, 'main', 'anna', 'theme', 'prevention', 'code', 'suggested', NULL, '2026-11-25T12:21:00.782Z');
INSERT INTO coding VALUES ('01a212a6-f2ee-7687-8d9e-2887464ddaac', 'uc87530516a1bb4d2', 'tc46b0aff8b3dce31', NULL, NULL, 'main', 'anna', 'quantifier', 'impersonal', 'code', 'suggested', NULL, '2026-11-25T12:21:00.782Z');
INSERT INTO unit_state VALUES ('uc87530516a1bb4d2', 'anna', 'main', '01a212a6-f303-7e70-9c50-b419b996a6f1', NULL, 'see Vienna', '[]', '2026-11-25T12:21:00.804Z');
INSERT INTO sight VALUES ('uc87530516a1bb4d2', 'anna', 'main', '2026-11-25T12:21:00.777Z');
INSERT INTO memo_fts (memo, decision) VALUES ('see Vienna', '01a212a6-f2fb-7c50-b17b-c63520213107');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX sentence_unit ON sentence(unit, number);
CREATE INDEX participant_unit ON participant(unit);
CREATE INDEX statement_unit ON statement(unit);
CREATE UNIQUE INDEX suggestion_standing ON suggestion(id) WHERE superseded_at IS NULL;
CREATE INDEX suggestion_unit ON suggestion(unit) WHERE superseded_at IS NULL;
CREATE INDEX decision_unit ON decision(unit, coder, round);
CREATE INDEX decision_coder ON decision(coder, round, id);
CREATE INDEX coding_unit ON coding(unit, coder, round);
CREATE INDEX coding_round ON coding(round, layer);
CREATE INDEX unit_state_done ON unit_state(coder, round) WHERE done IS NOT NULL;
CREATE INDEX unit_link_new ON unit_link(new);
CREATE TRIGGER decision_is_final_update BEFORE UPDATE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_final_delete BEFORE DELETE ON decision
  BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;
CREATE TRIGGER unit_is_final_update BEFORE UPDATE OF id, document, text ON unit BEGIN SELECT RAISE(ABORT, 'units are never changed'); END;
CREATE TRIGGER unit_is_final_delete BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'units are never removed'); END;
CREATE TRIGGER sentence_is_final_update BEFORE UPDATE OF id, unit, start, "end", text ON sentence BEGIN SELECT RAISE(ABORT, 'sentences are never changed'); END;
CREATE TRIGGER sentence_is_final_delete BEFORE DELETE ON sentence BEGIN SELECT RAISE(ABORT, 'sentences are never removed'); END;
CREATE TRIGGER statement_is_final_update BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'statements are never changed'); END;
CREATE TRIGGER statement_is_final_delete BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'statements are never removed'); END;
CREATE TRIGGER unit_link_is_final_update BEFORE UPDATE ON unit_link BEGIN SELECT RAISE(ABORT, 'links between units are never changed'); END;
CREATE TRIGGER unit_link_is_final_delete BEFORE DELETE ON unit_link BEGIN SELECT RAISE(ABORT, 'links between units are never removed'); END;
CREATE TRIGGER document_is_final_update BEFORE UPDATE OF id, sha256, fixes ON document BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER document_is_final_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'documents are never removed'); END;
CREATE TRIGGER codebook_is_final_update BEFORE UPDATE OF version, canonical ON codebook BEGIN SELECT RAISE(ABORT, 'versions of the codebook are never changed'); END;
CREATE TRIGGER codebook_is_final_delete BEFORE DELETE ON codebook BEGIN SELECT RAISE(ABORT, 'versions of the codebook are never removed'); END;
CREATE TRIGGER origin_is_final_update BEFORE UPDATE ON origin BEGIN SELECT RAISE(ABORT, 'origins are never changed'); END;
CREATE TRIGGER origin_is_final_delete BEFORE DELETE ON origin BEGIN SELECT RAISE(ABORT, 'origins are never removed'); END;
CREATE TRIGGER suggestion_is_final_update BEFORE UPDATE OF id, unit, statement, start, "end", layer, code, source, coder ON suggestion BEGIN SELECT RAISE(ABORT, 'suggestions are never changed'); END;
CREATE TRIGGER suggestion_is_final_delete BEFORE DELETE ON suggestion BEGIN SELECT RAISE(ABORT, 'suggestions are never removed'); END;
CREATE VIEW current_coding AS
  SELECT c.unit, u.document, u.label, c.statement, c.start, c."end", c.round, c.coder, c.layer, c.code,
         c.answer, c.source, c.memo, c.at
  FROM coding c JOIN unit u ON u.id = c.unit;
CREATE VIEW progress AS
  SELECT coder, round, count(*) AS started, count(done) AS done, count(flag) AS flagged
  FROM unit_state GROUP BY coder, round;
