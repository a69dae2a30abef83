"""The table of names: complete, consistent, and looked up however a name is written."""

from __future__ import annotations

import pytest

from annotator import gazetteer
from annotator.errors import InputError
from annotator.gazetteer.names import entries
from tests.gazetteer.codes import FORMER, GROUPS, ISO_3166_1, NOT_IN_THE_UN, OBSERVERS, UN_MEMBERS


def test_the_lists_of_the_test_are_whole() -> None:
    assert (len(ISO_3166_1), len(UN_MEMBERS), len(OBSERVERS)) == (249, 193, 2)


def test_every_code_of_iso_3166_every_former_state_and_every_group_is_there() -> None:
    assert set(gazetteer.codes()) >= ISO_3166_1 | FORMER | GROUPS


def test_what_is_there_besides_is_named_here() -> None:
    assert set(gazetteer.codes()) - ISO_3166_1 - FORMER - GROUPS == {"XKX", "RHO", "OAS"}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_code_of_iso_3166_has_a_name_in_each_language(language: str) -> None:
    assert {e.code for e in entries() if e.language == language} >= ISO_3166_1


def test_members_and_observers_of_the_united_nations_are_states_the_rest_territories() -> None:
    assert {gazetteer.kind_of(code) for code in UN_MEMBERS | OBSERVERS} == {"state"}
    assert {gazetteer.kind_of(code) for code in NOT_IN_THE_UN} == {"territory"}
    assert {gazetteer.kind_of(code) for code in FORMER} == {"former"}
    assert {gazetteer.kind_of(code) for code in GROUPS} == {"group"}


def test_no_row_is_there_twice_and_none_has_an_empty_cell() -> None:
    rows = list(entries())
    assert len(rows) == len(set(rows))


def test_a_name_means_one_code_unless_the_table_says_that_it_is_ambiguous() -> None:
    for entry in entries():
        codes = gazetteer.lookup(entry.name, entry.language)
        assert entry.code in codes
        same = [e for e in entries() if e.name == entry.name and e.language == entry.language]
        assert len(codes) == 1 or {e.form for e in same} <= {"ambiguous", "adjective"}, entry


def test_an_adjective_is_found_before_a_word_that_makes_it_a_state() -> None:
    for entry in entries():
        if entry.form == "adjective":
            found = gazetteer.find(f"The {entry.name} delegation spoke.")
            assert [(entry.code in name.codes, name.adjective) for name in found] == [(True, True)], entry


def test_every_name_of_the_table_is_found_in_running_text() -> None:
    for entry in (e for e in entries() if e.form != "adjective"):
        found = gazetteer.find(f"— {entry.name} —", entry.language)
        assert [entry.code in name.codes for name in found] == [True], entry


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the Gambia", "GMB"),
        ("The Netherlands", "NLD"),
        ("IRAN (ISLAMIC REPUBLIC OF)", "IRN"),
        ("Iran, Islamic Republic of", "IRN"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("Lao People‘s Democratic Republic", "LAO"),
        ("United\nKingdom", "GBR"),
        ("Spain3", "ESP"),
        ("Peru,", "PER"),
        ("U.K.", "GBR"),
        ("Antigua & Barbuda", "ATG"),
        ("Guinea‑Bissau", "GNB"),
    ],
)
def test_a_name_is_known_however_it_is_written(name: str, code: str) -> None:
    assert gazetteer.lookup(name) == (code,)


@pytest.mark.parametrize("name", ["", "   ", "the", "Atlantis", "World Bank", "Republic", "’", "\x00"])
def test_what_is_no_name_has_no_code(name: str) -> None:
    assert gazetteer.lookup(name) == ()


def test_a_name_in_another_language_is_known_too() -> None:
    assert gazetteer.lookup("Allemagne") == ("DEU",)
    assert gazetteer.lookup("de la República de Corea", "es") == ("KOR",)


def test_codes_have_english_names() -> None:
    assert (gazetteer.name_of("CHL"), gazetteer.name_of("nowhere")) == ("Chile", "nowhere")
    assert gazetteer.kind_of("nowhere") is None


def test_a_table_is_written_and_read_back() -> None:
    assert gazetteer.read(gazetteer.write(entries())) == entries()


@pytest.mark.parametrize("row", ["KEN,state,en,name", "KEN,state,en,name,", "KEN,state,en,name,Kenya,more", ""])
def test_a_row_that_is_none_is_refused_by_line(row: str) -> None:
    with pytest.raises(InputError, match=r"mine\.csv, line 2"):
        gazetteer.read(f"code,kind,language,form,name\n{row}\n", "mine.csv")
