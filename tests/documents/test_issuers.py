"""Who issues a document, which body met, what is the title: mastheads with an organ's name beside how it is filed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.test_masthead import parsed
from tests.documents.texts import read

_BODY = "\n\n1.    The Group considered the item.\n"
_BESIDE = """\
                   United Nations                                                    RIV/COP/WG.2/2031/3

                   Conference of the Parties to                      Distr.: General
                   the Convention on the Care                        3 June 2031
                   of Rivers
                                                                     Original: English


Working Group on Dams
Fourth session
Vienna, 27–31 May 2031

                   Report of the Working Group on Dams on its fourth
                   session, held in Vienna from 27 to 31 May 2031
"""
_SPANISH = """\
                   Naciones Unidas                                                   RIV/COP/2031/14

                   Conferencia de las Partes en la                       Distr. general
                   Convención sobre el Cuidado                           20 de septiembre de 2031
                   de los Ríos                                           Español
                                                                         Original: inglés

Sexto período de sesiones
Viena, 15 a 19 de octubre de 2031
Tema 2 del programa provisional*

                  Estimaciones de las necesidades de agua

                  Nota de la Secretaría
"""
_OLD = """\
RIV
UNITED
NATIONS
United Nations
Conference
on Rivers and
Lakes
Distr.
GENERAL
RIV/B/EX(4)/3 (Vol. I)
22 May 2031
Original: ENGLISH
BOARD OF RIVERS
Fourth executive session
Geneva, 18–20 April 2031
REPORT OF THE BOARD OF RIVERS
Held at the Palais des Nations, Geneva,
from 18 to 20 April 2031
Volume I*
"""


def test_the_name_beside_how_a_document_is_filed_is_its_organ(tmp_path: Path) -> None:
    document = read(tmp_path, _BESIDE + _BODY).document
    assert document.organ == "Conference of the Parties to the Convention on the Care of Rivers"
    assert (document.meeting, document.place, document.date) == ("Working Group on Dams", "Vienna", "2031-06-03")
    assert document.title == (
        "Report of the Working Group on Dams on its fourth session, held in Vienna from 27 to 31 May 2031"
    )


def test_date_and_language_may_stand_at_the_right_in_spanish(tmp_path: Path) -> None:
    document = read(tmp_path, _SPANISH + "\n1.    El Grupo examinó el tema.\n").document
    assert document.organ == "Conferencia de las Partes en la Convención sobre el Cuidado de los Ríos"
    assert (document.date, document.agenda_item, document.place) == ("2031-09-20", "2", "Viena")
    assert document.title == "Estimaciones de las necesidades de agua"


def test_an_older_masthead_names_the_conference_below_its_code(tmp_path: Path) -> None:
    document = read(tmp_path, _OLD + _BODY).document
    assert (document.organ, document.meeting) == ("United Nations Conference on Rivers and Lakes", "BOARD OF RIVERS")
    assert (document.title, document.part) == ("REPORT OF THE BOARD OF RIVERS", "Volume I")
    assert (document.meeting_start, document.meeting_end) == ("2031-04-18", "2031-04-20")


def test_a_code_alone_is_the_organ_where_nothing_else_is() -> None:
    head = parsed("CBR\nDistr.\nLIMITED\nCBR/2/L.1\n11 July 2031\nORIGINAL: ENGLISH",
                  "SUBSIDIARY BODY ON RIVERS\nSecond meeting\nMontreal, Canada, 9-13 July 2031",
                  "DRAFT REPORT")  # fmt: skip
    assert (head.organ, head.meeting, head.title) == ("CBR", "SUBSIDIARY BODY ON RIVERS", "DRAFT REPORT")
    assert head.more["session"] == "Second meeting"


def test_the_last_of_several_bodies_met() -> None:
    head = parsed("Economic and Social Council\nDistr.: General",
                  "Commission for Rivers\nInland Water Committee\nWorking Party on the Transport of Timber\nby Water\n"
                  "103rd session\nGeneva, 6–10 November 2031", "Report of the Working Party")  # fmt: skip
    assert (head.organ, head.meeting) == (
        "Economic and Social Council", "Working Party on the Transport of Timber by Water",
    )  # fmt: skip


def test_a_line_into_which_the_masthead_ran_together_is_parted() -> None:
    head = parsed("United Nations A/AC.900/2031/L.3", "General Assembly Distr.: Limited 9 March 2031",
                  "Original: English", "Special Committee on Rivers New York, 21 February-17 March 2031",
                  "Draft report")  # fmt: skip
    assert (head.symbol, head.date, head.more["distribution"]) == ("A/AC.900/2031/L.3", "2031-03-09", "Limited")
    assert (head.meeting, head.place) == ("Special Committee on Rivers", "New York")


@pytest.mark.parametrize(
    "author", ["Report of the Secretary-General", "Note by the Secretariat", "Nota de la secretaría"]
)
def test_who_wrote_the_document_is_its_title_only_when_there_is_no_other(author: str) -> None:
    assert parsed("Item 3 of the provisional agenda\nRivers", f"Clean rivers for all\n{author}").title == (
        "Clean rivers for all"
    )
    assert parsed(author).title == author


@pytest.mark.parametrize("symbol", ["RIV.49/1/Add.1", "GC(65)/OR.5", "GOV/2031/4"])
def test_symbols_of_other_organizations_are_symbols(symbol: str) -> None:
    assert parsed(symbol, "Measures for rivers").symbol == symbol
