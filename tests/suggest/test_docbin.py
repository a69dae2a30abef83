"""Coded data as training data for spaCy: places, codes, the same bytes, and a model that can be trained from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from annotator.exchange.docbin import docbin
from annotator.exchange.exporters import Form
from annotator.store import coders, decisions, documents, frames
from annotator.store.decisions import Draft
from annotator.store.listing import Scope
from annotator.store.project import Project
from tests.made import make

DOCS = Path(__file__).resolve().parents[2] / "docs" / "suggestions.md"


@pytest.fixture
def study(tmp_path: Path) -> Project:
    """Return a project in which anna has coded a theme in a statement and in a recommendation, and a country."""
    made = make(tmp_path)
    coders.register(made.conn, "anna")
    first, second, last = documents.units(made.conn)
    said = frames.of_unit(made.conn, first.id)[0]
    chile = second.text.index("Chile")
    decisions.append(
        made.conn,
        made.desk("anna", "main", made.book()),
        [
            Draft(first.id, "apply", "theme", "prevention", said.id),
            Draft(second.id, "apply", "country", "CHL", start=chile, end=chile + 5),
            Draft(last.id, "apply", "theme", "youth"),
        ],
    )
    return made


def docs(made: Project, form: Form | None = None) -> list[Doc]:
    exported = docbin(made, Scope(), form or Form())
    found = list(DocBin().from_bytes(exported.data).get_docs(spacy.blank("en").vocab))
    assert len(found) == exported.rows
    return found


def test_each_unit_with_an_answer_is_one_document_in_order(study: Project) -> None:
    assert [doc.text for doc in docs(study)] == [u.text for u in documents.units(study.conn)]


def test_codes_of_statements_and_words_are_spans(study: Project) -> None:
    first, second, _ = docs(study)
    assert [(s.text, s.label_) for s in first.spans["theme"]] == [
        ("Many speakers stressed crime prevention.", "prevention")
    ]
    assert [(s.text, s.label_) for s in second.spans["country"]] == [("Chile", "CHL")]
    assert next(s.text for s in first.sents) == "Many speakers stressed crime prevention."


def test_codes_of_whole_units_are_categories(study: Project) -> None:
    last = docs(study)[2]
    assert last.cats == {"theme.prevention": 0.0, "theme.youth": 1.0, "theme.technology": 0.0}
    assert last.user_data["label"] == "a"


def test_settled_answers_are_written_too(study: Project) -> None:
    assert [len(doc.spans) for doc in docs(study, Form(final=True))] == [1, 1, 0]


def test_the_same_data_gives_the_same_bytes(study: Project) -> None:
    assert docbin(study, Scope(), Form()).data == docbin(study, Scope(), Form()).data


def test_the_recipe_of_the_documentation_makes_data_that_trains(study: Project, tmp_path: Path) -> None:
    (tmp_path / "coded.spacy").write_bytes(docbin(study, Scope(), Form()).data)
    blocks = re.findall(r"```python\n(.+?)```", DOCS.read_text(encoding="utf-8"), re.S)
    recipe = next(block for block in blocks if "DocBin" in block)
    exec(re.sub(r'"(\w+\.spacy)"', rf'"{tmp_path}/\1"', recipe), {})
    nlp = spacy.blank("en")
    nlp.add_pipe("textcat_multilabel")
    (item,) = DocBin().from_disk(tmp_path / "train.spacy").get_docs(nlp.vocab)
    assert (item.text.strip(), item.cats["prevention"]) == ("Many speakers stressed crime prevention.", 1.0)
    examples = [Example(nlp.make_doc(item.text), item)]
    nlp.initialize(lambda: examples)
    assert nlp.update(examples)["textcat_multilabel"] > 0
