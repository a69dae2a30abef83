"""The suggested stance, its reason, and the words a user can add."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.suggest.statements import explain, parse, tables, verbs
from tests.suggest.statements.made import only, unit

STANCES = [
    ("Speakers welcomed the pilot scheme.", "support"),
    ("Speakers urged ports to open.", "call_for"),
    ("Speakers were concerned about silt.", "concern"),
    ("Speakers cautioned against haste.", "caution"),
    ("Speakers opposed the toll.", "oppose"),
    ("Speakers regretted the delay.", "regret"),
    ("Speakers asked who would pay.", "question"),
    ("Speakers noted that ports should open.", "call_for"),
    ("Speakers stressed the importance of facing challenges in trade.", "support"),
    ("Speakers noted with concern that tolls rose.", "concern"),
    ("Speakers mentioned two harbours.", "neutral"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_stance_comes_from_the_verb_or_from_what_is_said(text: str, stance: str) -> None:
    assert only(text).stance == stance


def test_the_reason_names_the_verb_or_the_cue() -> None:
    assert explain(only("Speakers cautioned against haste.")) == 'verb "caution" fixes the stance'
    assert '"should"' in explain(only("Speakers noted that ports should open."))
    assert "nothing shows a stance" in explain(only("Speakers mentioned two harbours."))


def test_the_vocabulary_holds_verbs_with_their_nouns_and_no_light_verb_alone() -> None:
    vocabulary = verbs("en")
    assert {"note", "caution", "express concern", "make reference"} <= set(vocabulary)
    assert "make" not in vocabulary
    assert list(vocabulary) == sorted(set(vocabulary))


def test_a_user_adds_words_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "holders.csv").write_text("form,plural,type,bare,definite\nskipper,skippers,speakers,yes,\n")
    (tmp_path / "verbs.csv").write_text(
        "lemma,past,participle,gerund,stance,use,nouns\ngrumble,grumbled,,grumbling,concern,,\n"
    )
    found = parse(*unit("Most skippers grumbled about the lamps."), extra=tmp_path)
    assert [(s.attribution, s.quantifier, s.stance) for s in found] == [("Most skippers grumbled", "most", "concern")]


def test_a_word_of_the_user_counts_before_the_same_word_of_ours(tmp_path: Path) -> None:
    (tmp_path / "quantifiers.csv").write_text("form,value\na handful of,some\nhordes of,many\n")
    for words, quantifier in (("A handful of", "some"), ("Hordes of", "many")):
        (found,) = parse(*unit(f"{words} speakers noted the tide."), extra=tmp_path)
        assert found.quantifier == quantifier


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("cues.csv", "stance,cue\nsupport,good (\n", "cannot be searched"),
        ("quantifiers.csv", "form,value\nplenty of,lots\n", "no quantifier 'lots'"),
        ("words.csv", "role,form\nadverb,\n", "is empty"),
        ("words.csv", "role,form\nadverb,so,much\n", "more cells"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=message):
        tables.load("en", tmp_path)


def test_a_table_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "verbs.csv").write_bytes(b"lemma\xff\xfe\n")
    with pytest.raises(InputError, match="UTF-8"):
        tables.load("en", tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n1,2\n", "wrong columns"),
        ("lemma,past,participle,gerund,stance,use,nouns\nx,y,,,cheerful,,\n", "no stance 'cheerful'"),
    ],
)
def test_tables_that_cannot_be_used_are_refused_by_place(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "verbs.csv").write_text(content)
    with pytest.raises(InputError, match=message) as error:
        tables.load("en", tmp_path)
    assert "verbs.csv, line" in str(error.value)


def test_a_missing_folder_of_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        tables.load("en", tmp_path / "none")


def test_an_unknown_language_is_read_with_english_words() -> None:
    assert tables.load("xx").language == "en"
