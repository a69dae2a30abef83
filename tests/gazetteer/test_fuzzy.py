"""Misspelt and damaged names: guessed as a question, never when the name is known."""

from __future__ import annotations

import pytest

from annotator import gazetteer


@pytest.mark.parametrize(
    ("name", "codes", "distance"),
    [
        ("Kazakstan", ["KAZ"], 1),
        ("Papau New Guinea", ["PNG"], 1),
        ("Soth Sudan", ["SSD"], 1),
        ("Timor Lest", ["TLS"], 1),
        ("Hungry", ["HUN"], 1),
        ("Philipines", ["PHL"], 1),
        ("Untied Kingdom", ["GBR"], 1),
        ("Bosnia and Herzegowina", ["BIH"], 1),
        ("T rkiye", ["TUR"], 1),
        ("Ko-\nrea", ["KOR", "PRK"], 0),
        ("lceland", ["ISL"], 0),
        ("Bo1ivia", ["BOL"], 0),
        ("M0nac0", ["MCO"], 0),
        ("RÃ©union", ["REU"], 0),
        ("Irab", ["IRN", "IRQ"], 1),
        ("Cba", ["CUB"], 1),
        ("Perii", ["PER"], 0),
    ],
)
def test_the_nearest_names_are_guessed_all_of_them_at_a_tie(name: str, codes: list[str], distance: int) -> None:
    found = gazetteer.guess(name)
    assert sorted(g.code for g in found) == codes
    assert {g.distance for g in found} == {distance}


@pytest.mark.parametrize("name", ["Chile", "the Niger", "Korea", "EU"])
def test_a_name_that_is_known_is_no_guess(name: str) -> None:
    assert gazetteer.guess(name) == ()


@pytest.mark.parametrize(
    "name", ["", "x", "EUU", "Rca", "World Bank", "Women’s Major Group", "Red Cross", "UNODC", "12345"]
)
def test_what_is_like_no_name_gives_none(name: str) -> None:
    assert gazetteer.guess(name) == ()


def test_a_guess_names_the_country_as_the_table_spells_it() -> None:
    (guess,) = gazetteer.guess("Kazakstan")
    assert (guess.code, guess.name, guess.distance) == ("KAZ", "Kazakhstan", 1)


def test_guesses_are_made_in_the_language_of_the_report() -> None:
    assert [g.code for g in gazetteer.guess("Alemagne", "fr")] == ["DEU"]
    assert [g.code for g in gazetteer.guess("Alemanya", "es")] == ["DEU"]


def test_a_name_of_another_language_is_asked_about() -> None:
    assert [(g.code, g.distance) for g in gazetteer.guess("Allemagne")] == [("DEU", 0)]
    assert gazetteer.guess("Allemagne", "fr") == ()


@pytest.mark.parametrize(
    ("damaged", "code"),
    [("Peop1e’s Republic of China", "CHN"), ("5weden", "SWE"), ("Sarnoa", "WSM"), ("Ciiba", "CUB"), ("lrari", "IRN")],
)
def test_what_scanners_take_for_one_another_is_undone(damaged: str, code: str) -> None:
    assert [(g.code, g.distance) for g in gazetteer.guess(damaged)] == [(code, 0)]
