"""The codebook that ships: the contract's layers, and a tree of themes that can be coded from."""

from __future__ import annotations

import pytest

from annotator.codebook import Codebook, Layer, lint, load
from annotator.data import shipped
from annotator.model import Code


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load(shipped("projects") / "deliberations" / "codebook.yaml")


@pytest.fixture(scope="module")
def theme(book: Codebook) -> Layer:
    return book.layer("theme")


def test_it_has_the_layers_of_the_contract(book: Codebook) -> None:
    assert book.layer_keys == ("holder_type", "quantifier", "voice", "verb", "stance", "actor", "theme", "country")


def test_layers_on_statements_are_not_asked_of_recommendations(book: Codebook) -> None:
    for key in ("holder_type", "quantifier", "voice", "verb", "stance", "actor"):
        kinds = [book.layer(key).item_for(k) for k in ("paragraph", "turn", "unnumbered", "recommendation", "row")]
        assert kinds == ["statement", "statement", "statement", None, None], key


def test_themes_and_countries_are_sets(book: Codebook, theme: Layer) -> None:
    assert (theme.item_for("paragraph"), theme.item_for("recommendation")) == ("statement", "unit")
    country, actor = book.layer("country"), book.layer("actor")
    assert theme.multiple and country.multiple and actor.multiple
    assert (country.item_for("paragraph"), country.vocabulary, actor.vocabulary) == ("span", "countries", "countries")
    assert book.layer("verb").vocabulary == "verbs" and not book.layer("verb").multiple


def test_the_ladder_of_quantifiers_stands_lowest_first(book: Codebook) -> None:
    layer = book.layer("quantifier")
    assert layer.scale == "ordinal"
    assert layer.scale_codes() == ("one", "a_few", "some", "several", "a_number_of", "many", "most", "all")
    assert [c.key for c in layer.codes if c.off_scale] == [
        "another", "other", "others", "some_other", "several_other", "unquantified", "impersonal", "named", "anaphoric",
        "compound", "continuation",
    ]  # fmt: skip


def test_themes_stand_on_two_levels_and_are_about_forty(theme: Layer) -> None:
    depth = {len(theme.path(c.key)) for c in theme.codes}
    assert depth == {1, 2} and 35 <= len(theme.codes) <= 50


def incomplete(codes: tuple[Code, ...]) -> list[str]:
    return [
        c.key for c in codes if not (c.definition and c.include and c.exclude and c.examples and len(c.phrases) > 1)
    ]


def test_each_theme_has_definition_include_exclude_example_and_phrases(theme: Layer) -> None:
    assert incomplete(theme.codes) == []


def test_every_code_has_a_definition_and_no_phrase_is_shared(book: Codebook) -> None:
    assert [c.key for layer in book.layers for c in layer.codes if not c.definition] == []
    assert lint(book) == []
