"""Suggestions of a unit: their places, sources, scores, reasons and ids."""

from __future__ import annotations

import pytest

from annotator import codebook
from annotator.codebook import Codebook
from annotator.model import Participant, Sentence, Suggestion, Unit, UnitKind
from annotator.suggest.service import Suggester
from annotator.suggest.values import Found, Material

BOOK = """\
title: Trial
version: "1"
layers:
  - key: quantifier
    name: How many
    item: statement
    codes:
      - {key: some, name: Some}
      - {key: several, name: Several}
  - key: theme
    name: Theme
    multiple: yes
    item: {recommendation: unit, default: statement}
    codes:
      - {key: prevention, name: Prevention, phrases: [crime prevention]}
      - {key: prisons, name: Prisons, phrases: [alternative to imprisonment, prison]}
  - key: country
    name: Country
    multiple: yes
    item: span
    vocabulary: countries
"""
TEXT = "Several speakers stressed crime prevention in Côte d’Ivoire. Some speakers mentioned prisons and Korea."
CUT = TEXT.index("Some")


@pytest.fixture(scope="module")
def book() -> Codebook:
    return codebook.parse(BOOK, "book.yaml")


def material(text: str = TEXT, kind: UnitKind = "paragraph", participants: tuple[Participant, ...] = ()) -> Material:
    unit = Unit("u1", "d1", 1, kind, "1", None, None, (), text)
    cut = CUT if text == TEXT else len(text)
    ends = [(0, cut - 1 if text == TEXT else cut), (CUT, len(text))][: 2 if text == TEXT else 1]
    sentences = tuple(Sentence(f"u1.{n}", "u1", n, a, b, text[a:b]) for n, (a, b) in enumerate(ends, 1))
    return Material(unit, sentences, participants, None, "en")


def found(book: Codebook, given: Material) -> Found:
    return next(iter(Suggester(book)([given])))


def of_layer(result: Found, layer: str) -> list[Suggestion]:
    return [s for s in result.suggestions if s.layer == layer]


def test_offsets_point_at_the_words_and_the_text_repeats_them(book: Codebook) -> None:
    suggestions = found(book, material()).suggestions
    assert suggestions
    for suggestion in suggestions:
        assert suggestion.start is not None
        assert suggestion.text == TEXT[suggestion.start : suggestion.end]


def test_a_theme_stands_at_its_phrase_in_the_statement_that_holds_it(book: Codebook) -> None:
    result = found(book, material())
    first, second = of_layer(result, "theme")
    assert (first.text, first.code, first.statement) == ("crime prevention", "prevention", result.statements[0].id)
    assert (second.text, second.code, second.statement) == ("prisons", "prisons", result.statements[1].id)
    assert (first.source, first.reason) == ("phrases", "phrase: crime prevention")


def test_a_theme_of_a_recommendation_is_suggested_for_the_unit(book: Codebook) -> None:
    result = found(book, material("Promote alternatives to imprisonment;", "recommendation"))
    (theme,) = of_layer(result, "theme")
    assert (theme.statement, theme.code, theme.text) == (None, "prisons", "alternatives to imprisonment")


def test_a_quantifier_points_at_who_speaks(book: Codebook) -> None:
    several, some = of_layer(found(book, material()), "quantifier")
    assert (several.text, several.code) == ("Several speakers", "several")
    assert (some.text, some.code, some.source) == ("Some speakers", "some", "attribution")


def test_a_country_is_named_with_its_reason_and_sentence(book: Codebook) -> None:
    country = of_layer(found(book, material()), "country")[0]
    assert (country.text, country.code, country.source) == ("Côte d’Ivoire", "CIV", "gazetteer")
    assert (country.reason, country.sentence, country.score) == ("name: Côte d’Ivoire", "u1.1", 0.97)


def test_a_name_of_two_countries_gives_both_on_the_same_words_less_sure(book: Codebook) -> None:
    korea = [s for s in of_layer(found(book, material()), "country") if s.text == "Korea"]
    assert sorted(s.code for s in korea) == ["KOR", "PRK"]
    assert {s.score for s in korea} == {0.5}


def test_names_in_a_list_of_speakers_are_no_countries_spoken_of(book: Codebook) -> None:
    text = "Statements were made by the representatives of Chile and Peru on the situation in Haiti."
    listed = tuple(
        Participant("d1", "u1", n, name, code, "representative", "state", None, at, at + len(name))
        for n, (name, code, at) in enumerate(
            [("Chile", "CHL", text.index("Chile")), ("Peru", "PER", text.index("Peru"))]
        )
    )
    assert [s.code for s in of_layer(found(book, material(text, participants=listed)), "country")] == ["HTI"]


def test_the_footnote_digit_fused_to_a_name_is_no_part_of_it(book: Codebook) -> None:
    country = of_layer(found(book, material("Speakers from Spain3 agreed.")), "country")[0]
    assert (country.text, country.code) == ("Spain", "ESP")


def test_ids_are_the_same_every_time_and_differ_by_place(book: Codebook) -> None:
    first, again = found(book, material()), found(book, material())
    assert [s.id for s in first.suggestions] == [s.id for s in again.suggestions]
    assert len({s.id for s in first.suggestions}) == len(first.suggestions)


def test_suggestions_name_pipeline_codebook_and_nobody(book: Codebook) -> None:
    for suggestion in found(book, material()).suggestions:
        assert suggestion.pipeline.startswith("deliberation_en ")
        assert (suggestion.codebook_version, suggestion.coder) == (book.version, None)
        assert 0 < suggestion.score < 1
        assert suggestion.reason


def test_two_suggesters_with_different_codebooks_do_not_mix(book: Codebook) -> None:
    other = codebook.parse(BOOK.replace("crime prevention", "Korea"), "book.yaml")
    one, two = Suggester(book), Suggester(other)
    codes = [[s.text for s in of_layer(next(iter(each([material()]))), "theme")] for each in (one, two, one)]
    assert codes == [["crime prevention", "prisons"], ["prisons", "Korea"], ["crime prevention", "prisons"]]


def test_statements_that_stand_are_kept_and_answered(book: Codebook) -> None:
    first = found(book, material())
    given = Material(material().unit, material().sentences, (), first.statements[:1], "en")
    result = found(book, given)
    assert result.statements == first.statements[:1]
    assert [s.code for s in of_layer(result, "quantifier")] == ["several"]


def test_a_codebook_without_the_layers_gives_no_suggestions() -> None:
    plain = codebook.parse(
        'title: T\nversion: "1"\nlayers:\n  - {key: mood, name: Mood, item: unit, codes: [{key: good, name: Good}]}\n',
        "b",
    )
    assert found(plain, material()).suggestions == ()
