"""The user's own pipeline beside the rules: its entities are suggested, and without it the rules still work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.util import fix_random_seed

from annotator.errors import InputError
from annotator.store import documents
from annotator.suggest import pipeline
from tests.made import CODEBOOK, make
from tests.running import Outcome, annotator

BOOK = CODEBOOK + "  - {key: entity, name: Entity, item: span, multiple: yes, codes: [{key: CITY, name: City}]}\n"
TEACHING = [("Speakers from Kyoto agreed.", (14, 19)), ("Some speakers from Quito spoke.", (19, 24))]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small pipeline trained on two sentences until it knows them."""
    fix_random_seed(7)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("CITY")
    examples = [Example.from_dict(nlp.make_doc(t), {"entities": [(*at, "CITY")]}) for t, at in TEACHING]
    nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("pipelines") / "cities"
    nlp.to_disk(folder)
    return folder


def run(project: Path, *words: str) -> Outcome:
    """Run a command on the project."""
    return annotator("-p", project, *words)


def name_pipeline(project: Path, value: str) -> None:
    file = project / "project.toml"
    text = file.read_text(encoding="utf-8").replace('pipeline = ""', f"pipeline = {json.dumps(value)}")
    file.write_text(text, encoding="utf-8")


def test_our_components_come_last_and_the_entities_stay(trained: Path) -> None:
    nlp = pipeline.load(str(trained))
    assert nlp.pipe_names == ["ner", *pipeline.COMPONENTS]
    doc = nlp("Some speakers from Quito spoke.")
    assert [(e.text, e.label_) for e in doc.ents] == [("Quito", "CITY")]


def test_entities_become_suggestions_under_the_name_of_the_pipeline(tmp_path: Path, trained: Path) -> None:
    from annotator.suggest.service import Suggester
    from annotator.suggest.values import Material

    with make(tmp_path, BOOK) as project:
        unit = documents.units(project.conn)[1]
        cut = tuple(documents.sentences(project.conn, unit=unit.id))
        text = unit.text.replace("Chile", "Quito")
        given = Material(type(unit)(unit.id, "d", 1, "paragraph", "2", None, None, (), text), cut, (), None, "en")
        found = next(iter(Suggester(project.book(), str(trained))([given])))
    (city,) = [s for s in found.suggestions if s.layer == "entity"]
    assert (city.text, city.code, city.source, city.reason) == ("Quito", "CITY", "cities", "entity of cities")
    assert city.pipeline.startswith("cities + deliberation_en ")


def test_a_pipeline_that_is_missing_gives_one_line_and_the_rules_still_work(tmp_path: Path) -> None:
    make(tmp_path).close()
    name_pipeline(tmp_path / "study", "en_core_web_nowhere")
    done = run(tmp_path / "study", "suggest", "--again", "--json")
    assert done.code == 0
    assert len(done.err.splitlines()) == 1
    assert "python -m spacy download en_core_web_nowhere" in done.err
    assert done.json["units"] == 3


def test_a_folder_that_a_project_names_is_used_once_it_was_named_here(tmp_path: Path, trained: Path) -> None:
    make(tmp_path, BOOK).close()
    project = tmp_path / "study"
    name_pipeline(project, str(trained))
    first = run(project, "suggest", "--again", "--json")
    assert "name it once" in first.err
    assert first.json["pipeline"].startswith("deliberation ")
    assert run(project, "suggest", "--json", "--pipeline", str(trained)).json["pipeline"][:6] == "cities"
    again = run(project, "suggest", "--json")
    assert (again.err, again.json["units"]) == ("", 0)


def test_a_folder_that_holds_no_pipeline_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="cannot be loaded"):
        pipeline.load(str(tmp_path / "empty"))


def test_suggestions_of_a_project_are_stored_once(tmp_path: Path) -> None:
    make(tmp_path).close()
    project = tmp_path / "study"
    first = run(project, "suggest", "--json").json
    assert first["units"] == 3
    assert run(project, "suggest", "--json").json == {
        "units": 0, "new": 0, "kept": first["new"], "pipeline": pipeline.name_of(),
    }  # fmt: skip
