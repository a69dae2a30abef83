"""``annotator agree`` on a project of 100,000 decisions and on the sample project, against starting numpy."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from annotator import identity
from annotator.data import shipped
from annotator.model import Document, Holder, Report, Section, Statement, Unit
from annotator.store import coders, decisions, documents, frames, project
from annotator.store.connection import writing
from benchmarks.measure import Result, compare

UNITS, STATEMENTS = 3_000, 2  # a unit; eight answers a statement by each of two coders


def run() -> Iterator[Result]:
    """Yield one result a project."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "ANNOTATOR_STATE": f"{folder}/state"}
        call = partial(subprocess.run, env=env, check=True, capture_output=True)
        annotator = [sys.executable, "-m", "annotator"]
        call([*annotator, "demo", f"{folder}/demo", "--no-ui"])
        count = make(Path(folder) / "large")
        for name, words in (("the sample project", "demo"), (f"{count:,} decisions", "large")):
            yield compare(
                f"annotator agree, {name}", partial(call, [*annotator, "-p", f"{folder}/{words}", "agree", "--json"]),
                "python -c 'import numpy'", partial(call, [sys.executable, "-c", "import numpy"]), times=4,
            )  # fmt: skip


def make(folder: Path) -> int:
    """Make a project in which two coders finished every unit and agree on nine answers of ten; count the decisions."""
    made = project.create(folder, "Large", shipped("projects") / "deliberations" / "codebook.yaml")
    draw = random.Random(1)
    with made, writing(made.conn):
        found = _report()
        documents.add(made.conn, found)
        said = {unit.id: [_statement(unit, i) for i in range(STATEMENTS)] for unit in found.units}
        for unit, statements in said.items():
            frames.put(made.conn, unit, statements)
        book = made.book()
        codes = {
            layer.key: [c.key for c in layer.codes if c.selectable] or _VOCABULARY[layer.vocabulary or ""]
            for layer in book.layers
        }
        truth = {
            (s.id, key): draw.choice(listed)
            for statements in said.values() for s in statements for key, listed in codes.items() if key != "country"
        }  # fmt: skip
        for coder in ("anna", "ben"):
            coders.register(made.conn, coder)
            drafts = []
            for unit, statements in said.items():
                for s in statements:
                    for key, listed in codes.items():
                        if key == "country":
                            continue
                        code = truth[s.id, key] if draw.random() < 0.9 else draw.choice(listed)
                        drafts.append(decisions.Draft(unit, "apply", key, code, s.id))
                drafts.append(decisions.Draft(unit, "apply", "country", draw.choice(codes["country"]), None, 0, 5))
                drafts.append(decisions.Draft(unit, "done"))
            decisions.append(made.conn, made.desk(coder, "main", book), drafts)
        count = made.conn.execute("SELECT count(*) FROM decision").fetchone()[0]
    return int(count)


_VOCABULARY = {"countries": ["KEN", "NOR", "THA", "CHL"], "verbs": ["note", "stress", "welcome", "call for", "urge"]}


def _report() -> Report:
    doc = identity.document_id(b"large")
    section = Section(identity.section_id(doc, 1), doc, None, 1, "I.", "Deliberations")
    texts = [f"Speakers noted matter {n}. Others welcomed it, for reasons of their own." for n in range(UNITS)]
    units = tuple(
        Unit(key, doc, n, "paragraph", str(n), None, section.id, (section.heading,), text)
        for n, (key, text) in enumerate(zip(identity.unit_ids(doc, texts), texts, strict=True), 1)
    )
    document = Document(
        doc, "Large", None, "en", None, None, None, None, None, None, None, None, None, "large.txt",
        hashlib.sha256(b"large").hexdigest(), units=len(units),
    )  # fmt: skip
    return Report(document, (section,), units, (), ())


def _statement(unit: Unit, n: int) -> Statement:
    part = (n * 10, n * 10 + 9)
    held = (Holder(unit.text[:8], 0, 8, "speakers", "many"),)
    return Statement(
        identity.statement_id(unit.id, [part], [(0, 8)]), unit.id, (1,), (part,), unit.text[part[0] : part[1]],
        unit.text[:8], ((0, 8),), held, "speakers", "many", "note", "active", "neutral", by="made",
    )  # fmt: skip
