"""The pipelines in ``models/``: what is shipped is what the script writes, and any program can load it."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from annotator import sentences
from annotator.errors import InputError

MODELS = Path(__file__).resolve().parents[2] / "models"
NAMES = ("deliberation_en", "deliberation_fr", "deliberation_es")
FIRST_WORDS = {
    "deliberation_en": ("Several speakers from Kenya stressed crime prevention.", "KEN", "several"),
    "deliberation_fr": (
        "Plusieurs délégations ont souligné que le Tchad avait ratifié la Convention.",
        "TCD",
        "several",
    ),
    "deliberation_es": ("Varias delegaciones señalaron que el Perú había ratificado la Convención.", "PER", "several"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which the script has written all pipelines."""
    folder = tmp_path_factory.mktemp("models")
    runpy.run_path(str(MODELS / "build.py"))["main"](folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return the files that do not depend on spaCy's release: all but its defaults."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "config.cfg"
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_is_what_the_script_writes(built: Path, name: str) -> None:
    assert files(MODELS / name) == files(built / name)


@pytest.mark.parametrize("name", NAMES)
def test_a_pipeline_loads_and_marks_a_sentence(name: str) -> None:
    text, country, quantifier = FIRST_WORDS[name]
    doc = spacy.load(MODELS / name)(text)
    assert [span.label_ for span in doc.spans["countries"]] == [country]
    assert [span.label_ for span in doc.spans["statements"]] == [quantifier]
    assert doc.spans["statements"][0]._.statement is doc._.statements[0]


def test_a_program_that_knows_only_spacy_can_load_it() -> None:
    code = f"import spacy; print(spacy.load({str(MODELS / 'deliberation_en')!r}).pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "annotator_statements" in done.stdout


def test_themes_are_marked_with_their_phrase_as_reason() -> None:
    doc = spacy.load(MODELS / "deliberation_en")("Delegates discussed alternatives to imprisonment.")
    span = doc.spans["themes"][0]
    assert (span.text, span.label_) == ("alternatives to imprisonment", "alternatives")
    assert span._.reason == "phrase: alternative to imprisonment"


def test_sentences_are_cut_as_at_import() -> None:
    text = "Mr. Okello (see paras. 4 and 5) spoke. E.g. no. 7 was named. It ended."
    cut = [text[a:b] for a, b in sentences.cut(text)]
    assert [sentence.text for sentence in spacy.load(MODELS / "deliberation_en")(text).sents] == cut
    assert len(cut) == 3


@pytest.mark.parametrize("text", ["", " ", "A heading without a stop"])
def test_a_text_without_a_stop_is_one_sentence(text: str) -> None:
    assert len(list(spacy.load(MODELS / "deliberation_en")(text).sents)) == (1 if text else 0)


def test_what_was_found_can_be_read_from_each_span() -> None:
    doc = spacy.load(MODELS / "deliberation_en")(
        "Some speakers from Kenya stressed crime prevention, while others opposed alternatives to imprisonment."
    )
    said = [span._.statement for span in doc.spans["statements"]]
    assert said == list(doc._.statements)
    assert [span._.reason for span in doc.spans["statements"]] == [s.attribution for s in said]
    assert [span._.reason for span in doc.spans["countries"]] == [""]
    assert doc[0:1]._.statement is None


def test_a_users_own_rule_of_the_tokenizer_travels_with_the_pipeline(tmp_path: Path) -> None:
    nlp = spacy.load(MODELS / "deliberation_en")
    nlp.to_disk(tmp_path / "same", exclude=["vocab"])
    nlp.tokenizer.add_special_case("UNODC", [{"ORTH": "UN"}, {"ORTH": "ODC"}])
    nlp.to_disk(tmp_path / "mine", exclude=["vocab"])
    assert [token.text for token in spacy.load(tmp_path / "mine")("UNODC spoke")] == ["UN", "ODC", "spoke"]
    assert [token.text for token in spacy.load(tmp_path / "same")("UNODC spoke")] == ["UNODC", "spoke"]


def test_no_folder_records_the_words_of_the_process_that_built_it() -> None:
    assert not list(MODELS.rglob("strings.json"))


def test_a_name_added_to_the_table_of_a_saved_pipeline_is_marked(built: Path, tmp_path: Path) -> None:
    nlp = spacy.load(built / "deliberation_en")
    nlp.to_disk(tmp_path / "mine", exclude=["vocab"])
    table = tmp_path / "mine" / "annotator_countries" / "names.csv"
    table.write_text(table.read_text(encoding="utf-8") + "KEN,state,en,alias,Kenia\n", encoding="utf-8")
    doc = spacy.load(tmp_path / "mine")("Kenia spoke.")
    assert [(span.text, span.label_) for span in doc.spans["countries"]] == [("Kenia", "KEN")]


def test_a_broken_row_is_refused_by_file_and_line(built: Path, tmp_path: Path) -> None:
    spacy.load(built / "deliberation_en").to_disk(tmp_path / "mine", exclude=["vocab"])
    table = tmp_path / "mine" / "annotator_countries" / "names.csv"
    table.write_text("code,kind,language,form,name\nKEN,state,Kenya\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"names.csv, line 2"):
        spacy.load(tmp_path / "mine")


@pytest.mark.parametrize("line", ["{", "[]", '{"code": "a", "phrases": "b"}'])
def test_a_broken_term_is_refused_by_file_and_line(built: Path, tmp_path: Path, line: str) -> None:
    spacy.load(built / "deliberation_en").to_disk(tmp_path / "mine", exclude=["vocab"])
    table = tmp_path / "mine" / "annotator_themes" / "terms.jsonl"
    table.write_text('{"code": "a"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"terms.jsonl, line 2"):
        spacy.load(tmp_path / "mine")


def test_word_tables_of_the_user_travel_with_the_pipeline(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "quantifiers.csv").write_text("form,value\na handful of,a_few\n", encoding="utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("annotator_statements", config={"words": str(words)})
    nlp.to_disk(tmp_path / "mine", exclude=["vocab"])
    doc = spacy.load(tmp_path / "mine")("A handful of delegations stressed crime prevention.")
    assert [span.label_ for span in doc.spans["statements"]] == ["a_few"]
