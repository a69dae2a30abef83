"""Themes by phrase and lemma, ties broken by what the codes say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model import Code
from annotator.suggest.themes import Themes

PRISONS = Code("prisons", "theme", "Prisons", definition="Life in prison.", phrases=("prison", "treatment of prisoner"))
YOUTH = Code("youth", "theme", "Youth", definition="Young people and sport.", phrases=("young people", "sport"))
POLICE = Code("police", "theme", "Police", definition="Officers on the street.", phrases=("police officer",))
THEMES = Themes((PRISONS, YOUTH, POLICE))


def marked(text: str, themes: Themes = THEMES) -> list[tuple[str, str]]:
    return [(hit.code, text[hit.start : hit.end]) for hit in themes.hits(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two prisons were built.", "prisons"),
        ("PRISON reform", "PRISON"),
        ("The treatment of prisoners improved.", "treatment of prisoners"),
        ("The treatment\nof prisoners improved.", "treatment\nof prisoners"),
    ],
)
def test_a_phrase_is_found_in_any_form_of_its_words(text: str, words: str) -> None:
    assert marked(text) == [("prisons", words)]


@pytest.mark.parametrize("text", ["", "   ", "Imprisonment for life", "young and old people", "prisonlike"])
def test_other_words_are_no_hit(text: str) -> None:
    assert marked(text) == []


def test_the_longest_phrase_wins() -> None:
    themes = Themes((Code("a", "t", "A", phrases=("crime",)), Code("b", "t", "B", phrases=("crime prevention",))))
    assert marked("crime prevention and crime", themes) == [("b", "crime prevention"), ("a", "crime")]


def test_a_phrase_of_two_codes_speaks_for_both() -> None:
    themes = Themes((Code("a", "t", "A", phrases=("gang",)), Code("b", "t", "B", phrases=("gangs",))))
    assert marked("Gangs recruit.", themes) == [("a", "Gangs"), ("b", "Gangs")]


def test_more_hits_come_first() -> None:
    ranked = THEMES.rank("Police officers met young people at a sport event.")
    assert [r.code for r in ranked] == ["youth", "police"]
    assert ranked[0].score > ranked[1].score


def test_a_tie_is_broken_by_what_the_codes_say() -> None:
    assert [r.code for r in THEMES.rank("Police officers on the street saw sport.")] == ["police", "youth"]


def test_retired_codes_and_headings_are_not_proposed() -> None:
    old = Code("old", "t", "Old", phrases=("prison",), retired=True)
    heading = Code("all", "t", "All", phrases=("prison",), selectable=False)
    assert marked("a prison", Themes((old, heading))) == []


def test_a_code_without_a_hit_stays_below_any_with_one() -> None:
    scores = THEMES.scores("The officers on the street saw a prison.")
    assert scores["prisons"] > scores["police"] > 0
    assert "youth" not in scores


@pytest.mark.parametrize(
    ("language", "phrase", "text"),
    [("fr", "établissement pénitentiaire", "Les établissements pénitentiaires"), ("es", "cárcel", "Las cárceles")],
)
def test_phrases_are_matched_by_lemma_in_french_and_spanish(language: str, phrase: str, text: str) -> None:
    assert marked(text, Themes((Code("a", "t", "A", phrases=(phrase,)),), language)) != []


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["prisons", "sport", "young", "people", "the", "Police", "officers", "’", "—"])))
def test_hits_never_overlap_and_stand_in_order(words: list[str]) -> None:
    hits = THEMES.hits(" ".join(words))
    assert all(one.end <= other.start for one, other in pairwise(hits))
