"""All units at once give the values that the rule of one unit gives (``items``), whatever was decided."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotator import items
from annotator.codebook import Codebook
from annotator.comparison import reading, values
from annotator.items import Item
from annotator.store import coders, decisions, listing
from annotator.store.decisions import Draft
from annotator.store.listing import Scope
from annotator.store.project import Project
from tests import made

MORE = """\
  - key: tone
    name: Tone
    item: sentence
    codes:
      - {key: warm, name: Warm}
      - {key: cold, name: Cold}
  - key: why
    name: Why
    item: statement
    when: {layer: theme, code: prevention}
    codes:
      - {key: cost, name: Cost}
      - {key: duty, name: Duty}
  - key: style
    name: Style
    item: document
    multiple: yes
    codes:
      - {key: plain, name: Plain}
      - {key: ornate, name: Ornate}
"""


def decide(draw: random.Random, project: Project, book: Codebook, coder: str) -> None:
    """Make some decisions of one coder, each at a place that its layer allows; finish some units."""
    drafts: list[Draft] = []
    for unit, frame in reading.read_frames(project.conn).items():
        for layer in book.layers:
            asked = layer.item_for(frame.unit.kind)
            codes = [c.key for c in layer.codes] or ["CHL", "NOR"]
            for _ in range(draw.randint(0, 2) if asked else 0):
                statement = draw.choice(frame.statements).id if asked == "statement" and frame.statements else None
                sentence = draw.choice(frame.sentences)
                start, end = (sentence.start, sentence.end) if asked in ("sentence", "span") else (None, None)
                if asked == "unit" and draw.random() < 0.5:
                    start, end = 2, 9
                if asked == "statement" and statement is None:
                    continue
                action = "none" if draw.random() < 0.2 else "apply"
                code = draw.choice(codes) if action == "apply" else None
                if action == "none" and asked == "span":
                    start = end = None
                drafts.append(Draft(unit, action, layer.key, code, statement, start, end))
        if draw.random() < 0.8:
            drafts.append(Draft(unit, "done"))
    decisions.append(project.conn, project.desk(coder, "main", book), drafts)


def by_unit(project: Project, book: Codebook, coder: str) -> dict[tuple[str, Item], frozenset[str]]:
    """Return a coder's values by the rule of one unit, in the units that the coder finished."""
    done = "SELECT unit FROM unit_state WHERE coder = ? AND done IS NOT NULL"
    found: dict[tuple[str, Item], frozenset[str]] = {}
    frames = reading.read_frames(project.conn)
    rows = listing.codings(project.conn, book, Scope(coder=coder))
    whole: dict[tuple[str, Item], set[str]] = {}
    for (unit,) in project.conn.execute(done, (coder,)):
        given = items.answers(frames[unit], book, [r for r in rows if r.unit == unit])
        for question in items.questions(frames[unit], book, given):
            key = (question.layer.key, question.item)
            found[key] = given.get(key, frozenset())
        for key, codes in given.items():
            if not key[1].unit:
                whole.setdefault(key, set()).update(codes)
    return found | {key: frozenset(codes) for key, codes in whole.items()}


@pytest.mark.parametrize("seed", range(12))
def test_all_units_at_once_are_valued_as_each_by_itself(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    with made.make(tmp_path, made.CODEBOOK + MORE) as project:
        book = project.book()
        for coder in ("anna", "ben"):
            coders.register(project.conn, coder)
            decide(draw, project, book, coder)
        rated = reading.read(project, book, "main", ["anna", "ben"])
        found: dict[str, dict[tuple[str, Item], frozenset[str]]] = {"anna": {}, "ben": {}}
        for sheet in values.sheets(rated):
            for item, row in zip(sheet.items, sheet.values(), strict=True):
                for coder, value in zip(sheet.coders, row, strict=True):
                    if value is not None:
                        found[coder][sheet.layer.key, item] = value
        for coder, ours in found.items():
            assert ours == by_unit(project, book, coder), coder
