"""Records, resolutions and reports of many bodies: what their mastheads say of title, meeting, place and days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.test_masthead import parsed
from tests.documents.texts import read


def test_a_french_summary_record_says_where_and_when_over_two_lines(tmp_path: Path) -> None:
    text = (
        "NATIONS\n\nUNIES\n\nRIV\n\nConvention relative aux rivières\n\nDistr. GÉNÉRALE\n\nRIV/C/SR.804\n"
        "24 juillet 2032\n\nOriginal : FRANÇAIS\n\nCOMITÉ DES RIVIÈRES\n\nTrentième session\n\n"
        "COMPTE RENDU ANALYTIQUE (PUBLIC)*\nDE LA 804e SÉANCE\n\n"
        "tenue au Palais Wilson, à Genève,\nle lundi 7 juin 2032, à 10 heures\n\nPrésident : M. RUIZ\n\n"
        "Le présent compte rendu est sujet à rectifications.\n\nLa séance est ouverte à 11 h 45.\n\n"
        "1. Le PRÉSIDENT invite les membres à examiner le chapitre I.\n\n2. Le chapitre I est adopté.\n"
    )
    report = read(tmp_path, text)
    document = report.document
    assert (document.organ, document.meeting) == ("Convention relative aux rivières", "COMITÉ DES RIVIÈRES")
    assert (document.place, document.meeting_start, document.date) == ("Genève", "2032-06-07", "2032-07-24")
    assert document.title == "COMPTE RENDU ANALYTIQUE (PUBLIC) DE LA 804e SÉANCE"
    assert [unit.label for unit in report.units] == [None, "1", "2"]


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ("(17 March 2030 and 12-16 March and 27-28 November 2031)", "2030-03-17", "2031-11-28"),
        ("(20-29 March 2031)", "2031-03-20", "2031-03-29"),
        ("(12-16 March and 27 November 2031)", "2031-03-12", "2031-11-27"),
    ],
)
def test_the_days_of_a_session_stand_in_brackets_behind_the_title(days: str, start: str, end: str) -> None:
    head = parsed("E/2031/28 – E/CN.77/2031/12", "Commission on Rivers", f"Report on the fiftieth session {days}")
    assert (head.symbol, head.meeting) == ("E/2031/28", "Commission on Rivers")
    assert (head.meeting_start, head.meeting_end, head.place) == (start, end, None)


def test_a_congress_beside_how_a_document_is_filed_is_the_meeting() -> None:
    head = parsed("United Nations", "A/CONF.922/3", "Thirteenth United Nations Congress\nDistr.: General\n"
                  "on Rivers and Lakes\n14 January 2031\nOriginal: English\nDoha, 12-19 April 2031",
                  "Item 3 of the provisional agenda\nClean rivers", "Follow-up to the declaration",
                  "Report of the Secretary-General")  # fmt: skip
    assert (head.organ, head.meeting) == (None, "Thirteenth United Nations Congress on Rivers and Lakes")
    assert (head.title, head.place) == ("Follow-up to the declaration", "Doha")


def test_a_resolution_of_the_council_has_its_year_in_the_symbol() -> None:
    head = parsed("S/RES/9223 (2031)", "Security Council\nDistr.: General\n28 May 2031", "Resolution 9223 (2031)",
                  "Adopted by the Security Council at its 9951st meeting, on 28 May 2031")  # fmt: skip
    assert (head.symbol, head.title, head.meeting) == ("S/RES/9223 (2031)", "Resolution 9223 (2031)", None)


def test_the_subject_of_an_item_ends_where_the_next_word_had_room() -> None:
    head = parsed("Tema 107 de la lista preliminar*\nCuidado de los ríos\n"
                  "12º Congreso de las Naciones Unidas sobre ríos\ny lagos\n"
                  "Informe del Secretario General")  # fmt: skip
    assert (head.agenda_item, head.title) == ("107", "12º Congreso de las Naciones Unidas sobre ríos y lagos")


def test_a_day_may_be_said_to_be_one() -> None:
    assert parsed("WO/RIV/49/21\nORIGINAL: ENGLISH\nDATE: DECEMBER 14, 2031").date == "2031-12-14"


def test_a_record_of_several_items_is_about_none_of_them_alone(tmp_path: Path) -> None:
    text = (
        "United Nations\nA/C.6/98/SR.14\n\nGeneral Assembly\n\nSixth Committee\n\nSummary record of the 14th meeting\n"
        "Held at Headquarters, New York, on Thursday, 12 October 2043, at 10 a.m.\n\nContents\n\n"
        "Agenda item 86: Rivers (continued)\n\nAgenda item 80: Lakes\n\nThe meeting was called to order at 10 a.m.\n\n"
        "Agenda item 86: Rivers (continued)\n\n1.    Mr. Ruiz (Chile) said that rivers mattered.\n"
    )
    document = read(tmp_path, text).document
    assert (document.agenda_item, document.metadata["agenda_items"]) == (None, ["86", "80"])
    assert (document.meeting, document.place) == ("Sixth Committee", "New York")


_LINES = (
    "Council of Rivers", "Fifty-fifth session", "26 February–5 April 2031", "Agenda item 3", "Clean rivers for all",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", f"<html><body><p>{'<br>'.join(_LINES)}</p><h1>Report of the Council</h1><p>1. It met.</p>"),
        ("page.md", "\n".join(_LINES) + "\n\n# Report of the Council\n\n1. It met.\n"),
    ],
)
def test_lines_inside_a_paragraph_are_lines_of_the_masthead(name: str, text: str, tmp_path: Path) -> None:
    document = read(tmp_path, text, name).document
    assert (document.meeting, document.agenda_item) == ("Council of Rivers", "3")
    assert (document.meeting_start, document.meeting_end) == ("2031-02-26", "2031-04-05")
    assert document.title == "Report of the Council"


def test_meeting_and_day_of_a_decision_are_no_part_of_its_last_paragraph(tmp_path: Path) -> None:
    text = "<p>The Council,</p><p>1. Decides to go on.</p><p>52nd meeting<br>3 April 2031</p><p>[Adopted at once.]</p>"
    report = read(tmp_path, f"<html><body>{text}</body></html>", "page.html")
    assert [unit.text for unit in report.units][1:] == ["Decides to go on.", "52nd meeting 3 April 2031",
                                                         "[Adopted at once.]"]  # fmt: skip


def test_sponsors_of_a_draft_are_no_title() -> None:
    head = parsed("E/CN.96/2031/L.5", "Chad, Peru* and Togo:* draft resolution", "Clean rivers for all")
    assert head.title == "Clean rivers for all"


def test_a_record_in_spanish_is_the_title_and_its_chair_no_part_of_it(tmp_path: Path) -> None:
    text = (
        "                Naciones Unidas                                     RIV/C/SR.1868\n\n"
        "                Convención sobre la Protección de                   Distr. general\n"
        "                Todos los Ríos y de                                 25 de febrero de 2032\n"
        "                sus Orillas\n"
        "                                                                    Original: español\n\n\n"
        "Comité para la Protección de los Ríos\n81er período de sesiones\n\n"
        "             Acta resumida (parcial) de la 1868ª sesión*\n"
        "             Celebrada en el Palacio de las Naciones, Ginebra, el lunes 22 de febrero de 2032, a las 10.00\n\n"
        "             Presidencia:       Sra. Ruiz\n\nSumario\n\n             Examen de los informes (continuación)\n\n"
        "             Se declara abierta la sesión a las 10.00 horas.\n\n"
        "             Examen de los informes presentados por los Estados partes en virtud del artículo 18\n"
        "             de la Convención (continuación)\n\n1.           La Sra. Ruiz pregunta si la ley se aplica.\n"
    )
    report = read(tmp_path, text)
    document = report.document
    assert document.organ == "Convención sobre la Protección de Todos los Ríos y de sus Orillas"
    assert (document.date, document.place, document.meeting_start) == ("2032-02-25", "Ginebra", "2032-02-22")
    assert document.meeting == "Comité para la Protección de los Ríos"
    assert document.title == "Acta resumida (parcial) de la 1868ª sesión"
    assert [unit.label for unit in report.units] == [None, "1"]


def test_the_name_of_an_organ_goes_on_below_how_the_document_is_filed(tmp_path: Path) -> None:
    text = (
        "UNITED\nNATIONS                                                              EP\n"
        "                                                        UNEP/RIV.23/11\n"
        "                                                        Distr.: General\n"
        "              Rivers Council                            7 April 2035\n"
        "              of the United Nations\n"
        "                                                        Original: English\n"
        "              Environment Programme\n\n\n\n"
        "Twenty-third session of the Rivers Council/\nMinisterial River Forum\nNairobi, 21–25 February 2035\n"
        "Agenda item 12\nAdoption of the report\n\n"
        "              Proceedings of the Rivers Council/Ministerial\n"
        "              River Forum at its twenty-third session\n\n"
        "              Introduction\n"
        "              The session was held at the seat of the programme in Nairobi and lasted for\n"
        "              five days. The Council adopted the present proceedings on the last day of the\n"
        "              session.\n\n"
        "       I.     Opening of the session\n"
        "              The session was opened on Monday by the master of ceremonies. The proceedings\n"
        "              began with music by a group of children from the city and with many speeches\n"
        "              of welcome.\n"
    )
    report = read(tmp_path, text)
    document = report.document
    assert document.organ == "Rivers Council of the United Nations Environment Programme"
    assert document.meeting == "Twenty-third session of the Rivers Council/Ministerial River Forum"
    assert document.title == "Proceedings of the Rivers Council/Ministerial River Forum at its twenty-third session"
    assert [section.heading for section in report.sections] == ["Introduction", "Opening of the session"]
    assert [unit.text[:15] for unit in report.units] == ["The session was"] * 2


@pytest.mark.parametrize(
    ("title", "place", "start", "end"),
    [
        ("Rapport sur sa vingt et unième session, tenue à Paris du 30 novembre au\n13 décembre 2035", "Paris",
         "2035-11-30", "2035-12-13"),
        ("REPORT OF THE RIVER MEETING HELD AT GENEVA ON 20 JUNE 2035", "Geneva", "2035-06-20", "2035-06-20"),
    ],
)  # fmt: skip
def test_a_title_alone_may_say_where_and_when_a_body_met(title: str, place: str, start: str, end: str) -> None:
    head = parsed("A/AC.996/843", title, "Première partie : Délibérations")
    assert (head.place, head.meeting_start, head.meeting_end) == (place, start, end)
    assert (head.title, head.part) == (title.replace("\n", " "), "Première partie")


def test_symbol_and_filing_in_one_line_are_parted() -> None:
    head = parsed("UNEP/EA.91/10 Distr.: General 2 September 2034 Original: English", "Proceedings of the Assembly")
    assert (head.symbol, head.date, head.title) == ("UNEP/EA.91/10", "2034-09-02", "Proceedings of the Assembly")


def test_an_item_of_an_annotated_agenda_heads_what_is_said_of_it(tmp_path: Path) -> None:
    text = (
        "Annotated agenda\n\n          Item 1.   Election of officers\n"
        "               The Board will elect its officers in the manner that its rules say.\n\n"
        "          Item 2.   Adoption of the agenda\n               A provisional agenda has been prepared.\n"
    )
    report = read(tmp_path, text)
    assert [unit.text[:9] for unit in report.units] == ["The Board", "A provisi"]


def test_the_left_column_of_a_masthead_may_stand_behind_the_right_one() -> None:
    head = parsed("RIV/COP/2031/12", "Distr.: General", "3 June 2031", "Original: English", "United Nations",
                  "Conference of the Parties\nto the United Nations", "Convention on Rivers",
                  "Implementation Review Group", "Fourth session", "Vienna, 27-31 May 2031")  # fmt: skip
    assert head.organ == "Conference of the Parties to the United Nations Convention on Rivers"
    assert (head.meeting, head.place) == ("Implementation Review Group", "Vienna")


def test_a_resolution_is_titled_by_who_adopted_it_not_by_where_it_was_reported() -> None:
    head = parsed("A/RES/98/190", "General Assembly", "Ninety-eighth session\nAgenda item 71 (b)",
                  "Resolution adopted by the General Assembly\non 19 December 2043",
                  "[on the report of the Third Committee (A/98/481/Add.2, para. 88)]")  # fmt: skip
    assert head.title == "Resolution adopted by the General Assembly on 19 December 2043"
    assert head.agenda_item == "71 (b)"


def test_the_body_that_met_may_stand_in_the_title_alone() -> None:
    title = "Report on the meeting of the Expert Group to Study Rivers held in Vienna from 6 to 8 April 2031"
    head = parsed("RIV/EG.4/2031/2", title)
    assert (head.meeting, head.place, head.title) == ("Expert Group to Study Rivers", "Vienna", title)


def test_a_french_record_was_made_at_a_city_not_at_to_the_city() -> None:
    head = parsed("Assemblée générale\nTroisième Commission\nCompte rendu analytique de la 5e séance\n"
                  "Tenue au Siège, à New York, le lundi 2 octobre 2034, à 10 heures")  # fmt: skip
    assert (head.meeting, head.place, head.meeting_start) == ("Troisième Commission", "New York", "2034-10-02")


def test_the_name_below_the_right_column_is_whole_and_is_a_meeting_above_its_days() -> None:
    top = ("RIV/2031/1", "Distr.: General", "29 October 2030", "Original: English", "United Nations")
    board = "Executive Board of the\nUnited Nations River\nProgramme and the River Fund"
    head = parsed(*top, board, "First regular session 2031", "27 to 31 January 2031, New York", "Report of the Board")
    assert head.organ == "Executive Board of the United Nations River Programme and the River Fund"
    conference = "2031 United Nations Conference on Goal\n14: Use the rivers"
    head = parsed(*top, conference, "Nice, France, 9–13 June 2031", "Draft report")
    assert (head.organ, head.meeting) == (None, "2031 United Nations Conference on Goal 14: Use the rivers")


def test_days_below_a_title_are_no_part_of_it_and_no_title_is_the_meeting() -> None:
    head = parsed("A/HRC/RIV/31/2", "River Advisory Committee", "Report of the Committee on its tenth\nsession*",
                  "Geneva, 4–8 March 2031", "Rapporteur: Ms. Ana Ruiz")  # fmt: skip
    assert (head.meeting, head.title) == (
        "River Advisory Committee", "Report of the Committee on its tenth session",
    )  # fmt: skip
    assert (head.place, head.meeting_start) == ("Geneva", "2031-03-04")
    head = parsed("Commission on Rivers", "Report on the tenth session\n(9-13 May 2031)", "E/2031/31-E/CN.96/2031/4")
    assert (head.meeting, head.title) == ("Commission on Rivers", "Report on the tenth session (9-13 May 2031)")
    head = parsed("Ninth Congress on Rivers\nDoha, 12 a 19 de abril de 2031",
                  "Informe del Noveno Congreso*\nDoha, 12 a 19 de abril de 2031")  # fmt: skip
    assert (head.meeting, head.title) == ("Ninth Congress on Rivers", "Informe del Noveno Congreso")


def test_a_body_named_by_the_title_met_rather_than_the_session_of_the_organ() -> None:
    head = parsed("A/98/20 (Part II)", "General Assembly", "Ninety-eighth session\nItem 51 of the preliminary list*",
                  "Report of the Committee on Rivers on its tenth session", "Vienna, 31 May–9 June 2043",
                  "Part Two")  # fmt: skip
    assert (head.meeting, head.place, head.part) == ("Committee on Rivers", "Vienna", "Part Two")
