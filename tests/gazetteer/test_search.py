"""Names in running text: whole, at their place, and not where a name means something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import gazetteer


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(name.text, "/".join(name.codes)) for name in gazetteer.find(text, language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Kingdom of the Netherlands agreed.", [("Kingdom of the Netherlands", "NLD")]),
        ("Guinea-Bissau and Equatorial Guinea", [("Guinea-Bissau", "GNB"), ("Equatorial Guinea", "GNQ")]),
        ("the Group of 77 and China", [("Group of 77 and China", "G77_CHINA")]),
        ("the Niger and Nigeria", [("Niger", "NER"), ("Nigeria", "NGA")]),
        ("Dominica and the Dominican Republic", [("Dominica", "DMA"), ("Dominican Republic", "DOM")]),
        ("Trinidad and Tobago and Cuba", [("Trinidad and Tobago", "TTO"), ("Cuba", "CUB")]),
        ("delegates of South Sudan and the Sudan", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("the former Yugoslav Republic of Macedonia", [("former Yugoslav Republic of Macedonia", "MKD")]),
        ("Moldova, Republic of Korea", [("Moldova", "MDA"), ("Republic of Korea", "KOR")]),
        ("VIET NAM", [("VIET NAM", "VNM")]),
    ],
)  # fmt: skip
def test_the_longest_name_counts(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Lao People's\nDemocratic\tRepublic", "LAO"),
        ("Viet\u00a0Nam", "VNM"),
        ("Guinea\u2011Bissau", "GNB"),
        ("Spain1", "ESP"),
        ("Tu\u0308rkiye", "TUR"),
        ("Venezuela (Bolivarian Republic\nof)", "VEN"),
    ],
)
def test_apostrophes_blanks_hyphens_lines_and_footnote_digits_do_not_matter(text: str, code: str) -> None:
    (name,) = gazetteer.find(f"Speakers from {text} agreed.")
    assert name.codes == (code,)
    assert name.text == text.removesuffix("1")


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Jordan took the floor.",
        "Judge Barbara Jordan presided.",
        "Mr. Chad Holliday disagreed.",
        "Robert Ireland was elected.",
        "Chad Smith presented the paper.",
        "boats on Lake Malawi",
        "on the slopes of Mount Kenya",
        "the Jordan River",
        "the Gulf of Thailand",
        "a flight of Kenya Airways",
        "the streets of Panama City",
        "a ship in the Denmark Strait",
        "as guinea pigs",
        "the turkey was served",
        "made of china",
        "a meeting in Athens, Georgia, in June",
        "the county of Lebanon, Pennsylvania",
        "women, romance and the omnibus",
        "the Uruguay Round of negotiations",
        "citizens of Northern Ireland",
    ],
)
def test_a_name_that_means_something_else_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jordan Government officials", "JOR"),
        ("the Government of Jordan. Smith disagreed", "JOR"),
        ("a workshop in Tbilisi, Georgia", "GEO"),
        ("representatives of Armenia, Georgia and Ukraine", "GEO"),
        ("The Chair thanked Israel. Speakers agreed.", "ISR"),
        ("CHAD AND NIGER", "TCD"),
    ],
)
def test_a_trap_does_not_swallow_the_country_itself(text: str, code: str) -> None:
    assert code in [c for name in gazetteer.find(text) for c in name.codes]


def test_a_name_of_two_countries_lists_both() -> None:
    assert found("delegates from Korea") == [("Korea", "KOR/PRK")]


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("fr", "les délégations de l’Allemagne, des Pays-Bas et du Royaume-Uni", ["DEU", "NLD", "GBR"]),
        ("fr", "la République démocratique du Congo et le Niger", ["COD", "NER"]),
        ("fr", "l’Union européenne et le Saint-Siège", ["EU", "VAT"]),
        ("es", "los Estados Unidos de América, España y el Perú", ["USA", "ESP", "PER"]),
        ("es", "el Grupo de los 77 y China", ["G77_CHINA"]),
        ("es", "la República Árabe Siria y Côte d’Ivoire", ["SYR", "CIV"]),
    ],
)
def test_names_are_found_in_french_and_spanish(language: str, text: str, codes: list[str]) -> None:
    assert [name.codes[0] for name in gazetteer.find(text, language)] == codes


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["Guinea", "-", "Bissau", "Republic", "of", "the", "Congo", ",", "Korea", "’", "\n", "1"]))
)
def test_offsets_hold_and_names_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for name in gazetteer.find(text):
        assert name.start >= end
        assert text[name.start : name.end] == name.text
        end = name.end


@settings(max_examples=40)
@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert all(name.codes for name in gazetteer.find(text))
