"""Codes by meaning: only for layers without phrases, only where the project asks, never surer than a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from annotator import codebook
from annotator.model import Sentence, Unit
from annotator.suggest import embeddings
from annotator.suggest.service import Suggester
from annotator.suggest.values import Found, Material
from tests.made import make
from tests.running import annotator, refused

BOOK = """\
title: T
version: "1"
layers:
  - key: field
    name: Field
    item: unit
    multiple: yes
    codes:
      - {key: farming, name: Farming, definition: Crops and harvest of wheat.}
      - {key: prisons, name: Prisons, definition: Detention and its reform.}
      - {key: old, name: Old wheat, retired: yes}
  - {key: topic, name: Topic, item: unit, codes: [{key: food, name: Food, phrases: [wheat]}]}
"""
MEANT = {"wheat": 0, "crops": 0, "harvest": 0, "grain": 0, "farming": 0, "prisons": 1, "detention": 1, "jail": 1}


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return a row for each text: how many of its words are about each of two things."""
    rows = np.zeros((len(texts), 3), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[2] = 0.1
        for word in text.lower().replace(".", " ").split():
            if word in MEANT:
                row[MEANT[word]] += 1
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def found(text: str) -> Found:
    unit = Unit("u1", "d1", 1, "paragraph", "1", None, None, (), text)
    given = Material(unit, (Sentence("u1.1", "u1", 1, 0, len(text), text),), (), None, "en")
    return next(iter(Suggester(codebook.parse(BOOK, "b"), embed=embed)([given])))


def test_the_code_whose_definition_is_closest_is_suggested_with_its_reason() -> None:
    (one,) = found("The grain came late.").suggestions
    assert (one.layer, one.code, one.source, one.start) == ("field", "farming", "embeddings", None)
    assert one.reason == "close in meaning to Farming"
    assert one.pipeline.startswith("deliberation_en ") and one.pipeline.endswith(" + embeddings")


def test_a_layer_with_phrases_keeps_to_them_and_they_are_surer() -> None:
    by_layer = {s.layer: s for s in found("The wheat and the jail.").suggestions if s.code in ("food", "farming")}
    assert by_layer["topic"].source == "phrases" and by_layer["field"].source == "embeddings"
    assert by_layer["field"].score < by_layer["topic"].score


def test_words_close_to_nothing_give_nothing() -> None:
    assert found("Nobody spoke.").suggestions == ()


def asking(folder: Path, value: str) -> Path:
    make(folder, BOOK).close()
    file = folder / "study" / "project.toml"
    file.write_text(file.read_text(encoding="utf-8") + f'embeddings = "{value}"\n', encoding="utf-8")
    return folder / "study"


def test_a_project_that_asks_has_its_suggestions_computed_again_and_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = asking(tmp_path, "wordllama")
    monkeypatch.setattr(embeddings, "missing", lambda: None)
    monkeypatch.setattr(embeddings, "load", lambda: embed)
    first = annotator("-p", project, "suggest", "--json").json
    assert first["units"] == 3 and first["pipeline"].endswith(" + embeddings")
    assert annotator("-p", project, "suggest", "--json").json["units"] == 0


def test_where_the_extra_is_absent_one_line_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = asking(tmp_path, "wordllama")
    monkeypatch.setattr(embeddings, "find_spec", lambda name: None)
    done = annotator("-p", project, "suggest", "--json")
    assert done.code == 0 and not done.json["pipeline"].endswith("embeddings")
    assert len(done.err.splitlines()) == 1 and "[embeddings]'" in done.err


def test_other_vectors_than_those_known_are_refused(tmp_path: Path) -> None:
    assert "embeddings" in refused("-p", asking(tmp_path, "mine"), "suggest")


def test_a_codebook_with_phrases_everywhere_needs_none(tmp_path: Path) -> None:
    with make(tmp_path) as project:
        assert "theme" not in {layer.key for layer in embeddings.layers(project.book())}
