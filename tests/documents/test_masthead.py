"""Mastheads: their lines in any order, null where they are silent."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from annotator.documents.lines import Line
from annotator.documents.structure import masthead
from annotator.documents.structure.masthead import Masthead
from annotator.errors import ReadError
from tests.documents.texts import read, units


def parsed(*blocks: str) -> Masthead:
    lines = itertools.count(1)
    return masthead.parse([[Line(next(lines), line) for line in block.split("\n")] for block in blocks])


FILED = (
    "United Nations",
    "General Assembly",
    "A/AC.900/2025/L.4",
    "Distr.: Limited",
    "3 March 2025",
    "Original: English",
)


@pytest.mark.parametrize("turned", range(6))
def test_the_lines_of_a_masthead_may_stand_in_any_order(turned: int) -> None:
    lines = FILED[turned:] + FILED[:turned]
    head = parsed("\n".join(lines), "Special Committee on Rivers\nNew York, 1–5 March 2025", "Draft report",
                  "Rapporteur: Ms. Ana Ruiz (Chile)", "Addendum")  # fmt: skip
    assert (head.organ, head.symbol, head.date) == ("General Assembly", "A/AC.900/2025/L.4", "2025-03-03")
    assert (head.meeting, head.place) == ("Special Committee on Rivers", "New York")
    assert (head.meeting_start, head.meeting_end) == ("2025-03-01", "2025-03-05")
    assert (head.title, head.part, head.rapporteur) == ("Draft report", "Addendum", "Ana Ruiz")
    assert head.more["rapporteur_code"] == "CHL" and head.more["distribution"] == "Limited"


def test_what_a_masthead_does_not_say_is_null() -> None:
    head = parsed("Draft report")
    assert head.title == "Draft report"
    silent = (
        head.organ,
        head.symbol,
        head.date,
        head.meeting,
        head.place,
        head.part,
        head.rapporteur,
        head.agenda_item,
    )
    assert set(silent) == {None}


def test_two_columns_may_have_fallen_into_one_line() -> None:
    head = parsed(
        "United Nations A/AC.900/2025/L.4*\nGeneral Assembly Distr.: Limited\n25-03903* (E) 140325\n*2503903*"
    )
    assert (head.organ, head.symbol, head.title) == ("General Assembly", "A/AC.900/2025/L.4", None)


def test_a_title_goes_on_over_a_date_at_the_start_of_a_line() -> None:
    head = parsed("23 April 2025", "Report on the first session, 10 to\n11 February 2025")
    assert (head.title, head.date) == ("Report on the first session, 10 to 11 February 2025", "2025-04-23")


def test_the_body_that_met_is_told_from_the_organ_above_it() -> None:
    head = parsed("Human Rights Council\nForty-third session\n24 February–20 March 2020\nAgenda item 6",
                  "United Nations\nGeneral Assembly")  # fmt: skip
    assert (head.organ, head.meeting, head.agenda_item) == ("General Assembly", "Human Rights Council", "6")
    board = parsed(
        "Executive Board of the\nUnited Nations River Fund",
        "First regular session 2025\n27 to 31 January 2025, New York",
    )
    assert (board.organ, board.meeting) == (
        "Executive Board of the United Nations River Fund",
        "First regular session 2025",
    )


def test_a_verbatim_record_says_when_and_where_its_meeting_was() -> None:
    head = parsed("United Nations\nA/79/PV.99", "General Assembly\nSeventy-ninth session", "99th plenary meeting\n"
                  "Wednesday, 16 April 2025, 10 a.m.\nNew York", "President: Mr. Olu . . . . . . (Togo)")  # fmt: skip
    assert (head.meeting, head.place) == ("99th plenary meeting", "New York")
    assert (head.meeting_start, head.meeting_end) == ("2025-04-16", "2025-04-16")


@pytest.mark.parametrize(
    ("lines", "organ", "date", "start", "place", "item"),
    [
        ("Assemblée générale\nDistr. limitée\n3 mars 2025\nFrançais\nOriginal : anglais\nComité spécial des fleuves\n"
         "New York, 1er-5 mars 2025\nPoint 4 de l’ordre du jour", "Assemblée générale", "2025-03-03", "2025-03-01",
         "New York", "4"),
        ("Asamblea General\nDistr. limitada\n3 de marzo de 2025\nEspañol\nOriginal: inglés\nComité de los Ríos\n"
         "San José, 1 a 5 de marzo de 2025\nTema 4 del programa", "Asamblea General", "2025-03-03", "2025-03-01",
         "San José", "4"),
    ],
)  # fmt: skip
def test_mastheads_are_read_in_french_and_spanish(
    lines: str, organ: str, date: str, start: str, place: str, item: str
) -> None:
    head = parsed(lines)
    assert (head.organ, head.date, head.meeting_start, head.place, head.agenda_item) == (
        organ,
        date,
        start,
        place,
        item,
    )


def test_the_item_of_the_agenda_may_stand_in_a_heading_alone(tmp_path: Path) -> None:
    text = (
        "Economic and Social Council\n\nCommittee for Rivers\n\nDraft report\n\nRapporteur: Mr. Jan Kowal (Poland)\n\n"
        "Addendum\n\nProgramme questions: floods\n\n(Item 3 (b))\n\n1. The Committee considered the report.\n"
    )
    report = read(tmp_path, text)
    assert report.document.agenda_item == "3 (b)"
    assert [s.heading for s in report.sections] == ["Programme questions: floods (Item 3 (b))"]


def test_an_older_masthead_is_written_in_capitals(tmp_path: Path) -> None:
    text = (
        "UNITED NATIONS\n\nDistr.\nGENERAL\n\nTD/B/EX(41)/3 (Vol. I)\n22 May 2007\n\nOriginal: ENGLISH\n\n"
        "TRADE AND DEVELOPMENT BOARD\nForty-first executive session\nGeneva, 18–20 April 2007\nAgenda item 8\n\n"
        "REPORT OF THE TRADE AND DEVELOPMENT BOARD ON ITS\nFORTY-FIRST EXECUTIVE SESSION\n\n"
        "Held at the Palais des Nations, Geneva, from 18 to 20 April 2007\n\nRapporteur: Ms. Ana Ruiz (Uruguay)\n\n"
        "Chapter I\n\nAGREED CONCLUSIONS AND RECOMMENDATIONS ADOPTED BY THE BOARD AT ITS SESSION IN THE\n"
        "SPRING OF THE YEAR\n\n1. The Board met in Geneva.\n"
    )
    report = read(tmp_path, text)
    document = report.document
    assert (document.symbol, document.organ, document.date) == (
        "TD/B/EX(41)/3 (Vol. I)", "TRADE AND DEVELOPMENT BOARD", "2007-05-22",
    )  # fmt: skip
    assert (document.place, document.meeting_start, document.agenda_item) == ("Geneva", "2007-04-18", "8")
    assert document.title == "REPORT OF THE TRADE AND DEVELOPMENT BOARD ON ITS FORTY-FIRST EXECUTIVE SESSION"
    assert [s.level for s in report.sections] == [1, 2] and report.units[0].label == "1"


VERBATIM = ("A/79/PV.900", "General Assembly", "Official Records", "Seventy-ninth session",
            "90th plenary meeting\nWednesday, 16 April 2025, 10 a.m.\nNew York")  # fmt: skip


@pytest.mark.parametrize(
    "officer",
    [
        ("President:", "Mr. Ruiz . . . . . . . . . . . . . . . (Chile)"),
        ("President:\nMr. Ruiz . . . . . . . . . . . . . . . (Chile)",),
        ("President: Mr. Ruiz ............ (Chile)",),
        ("Mr. Ruiz . . . . . . . . . . . . . . . (Chile)",),
    ],
)
def test_an_officer_is_never_the_title_of_a_record(officer: tuple[str, ...]) -> None:
    head = parsed(*VERBATIM, *officer)
    assert head.title is None
    assert head.meeting == "90th plenary meeting"


def test_an_office_alone_is_held_by_the_name_below_it() -> None:
    assert parsed(*VERBATIM, "President:", "Ms. Ruiz . . . . . . (Chile)").more["president"] == "Ms. Ruiz"
    assert parsed("Rapporteur:", "Ms. Ana Ruiz (Chile)", "Draft report").rapporteur == "Ana Ruiz"
    assert parsed("President:", "Report of the Board").title == "Report of the Board"


@pytest.mark.parametrize("word", ["UNRESTRICTED", "RESTRICTED", "Confidential", "PROVISIONAL"])
def test_a_word_of_classification_is_no_title(word: str) -> None:
    assert parsed(word, "A/AC.900/2", "Measures for rivers").title == "Measures for rivers"


def test_scraps_of_a_scan_are_no_title_and_give_back_the_organ() -> None:
    head = parsed("TfflEESTSICEED", "s/ou/na", "Nations Unies\nECONOMIC\nCONSEIL", "3 June 19k8", "AND\nECONOMIQUE",
                  "SOCIAL COUNCIL", "ET SOCIAL", "COMMISSION ON RIVERS",
                  "PAPER OF THE DRAFTING GROUP ON RIVERS")  # fmt: skip
    assert head.title == "PAPER OF THE DRAFTING GROUP ON RIVERS"
    assert (head.organ, head.meeting) == ("Economic and Social Council", "COMMISSION ON RIVERS")


def test_an_article_below_the_title_is_not_part_of_it() -> None:
    assert parsed("Second report of the drafting group\non rivers\nARTICLE 8\nAny one").title == (
        "Second report of the drafting group on rivers"
    )


def test_a_symbol_without_a_figure_is_doubted(tmp_path: Path) -> None:
    body = "\n\nDraft report\n\n1.\tSpeakers welcomed the report.\n"
    assert any("E/CNA/UO holds no figure" in said for said in read(tmp_path, f"E/CNA/UO{body}").document.warnings)
    assert not read(tmp_path, f"E/CN.4/110{body}").document.warnings


def test_a_few_short_lines_without_numbers_are_read_as_paragraphs_with_a_warning(tmp_path: Path) -> None:
    text = "Notes on rivers\n\nA/AC.9/2025/1\n\nWe met on Monday\nChile liked it\n\nPeru wanted more\n"
    report = read(tmp_path, text)
    assert (report.document.title, report.document.symbol) == ("Notes on rivers", "A/AC.9/2025/1")
    assert units(report) == [(None, None, "We met on Monday Chile liked it"), (None, None, "Peru wanted more")]
    assert "read as a paragraph" in report.document.warnings[0]


def test_one_line_is_one_paragraph(tmp_path: Path) -> None:
    assert units(read(tmp_path, "Peru wanted more time\n")) == [(None, None, "Peru wanted more time")]


@pytest.mark.parametrize("text", ["\n\n", "United Nations\n\nA/AC.9/2025/1\n\nDistr.: General\n"])
def test_a_text_that_is_nothing_but_masthead_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no paragraph|empty"):
        read(tmp_path, text)


def test_part_one_below_the_rapporteur_is_the_part_unless_a_second_one_follows(tmp_path: Path) -> None:
    head = "Draft report\n\nRapporteur: Ms. Ana Pérez (Peru)\n\nPart I\n\nI. Introduction\n\n1. The Committee met.\n"
    alone = read(tmp_path, head)
    assert (alone.document.part, [section.heading for section in alone.sections]) == ("Part I", ["Introduction"])
    both = read(tmp_path, f"{head}\nPart II\n\nI. Rivers\n\n1. Rivers matter.\n")
    assert both.document.part is None
    assert [section.heading for section in both.sections] == ["Part I", "Introduction", "Part II", "Rivers"]


def test_who_met_may_be_named_in_several_paragraphs(tmp_path: Path) -> None:
    lines = (
        *FILED, "Conference of the Parties to the", "Convention against the Pollution of Rivers",
        "Working Group on Dams", "Twelfth session", "Vienna, 18–26 February 2025", "Draft report", "1. The Group met.",
    )  # fmt: skip
    page = "".join(f"<p>{line}</p>" for line in lines)
    document = read(tmp_path, f"<html><body>{page}</body></html>", "page.html").document
    assert document.meeting == "Working Group on Dams"
    assert (document.title, document.place) == ("Draft report", "Vienna")


def test_a_symbol_may_stand_beside_another_or_behind_the_distribution() -> None:
    assert parsed("E/2020/28 E/CN.7/2020/15").symbol == "E/2020/28"
    beside = parsed("Distr. GENERAL FCCC/SBI/2007/34")
    assert (beside.symbol, beside.more["distribution"]) == ("FCCC/SBI/2007/34", "GENERAL")
    assert parsed("PROVISIONAL A/38/PV.101").symbol == "A/38/PV.101"


def test_a_title_that_says_where_and_when_it_met_gives_place_and_days_and_stays_whole() -> None:
    title = "Report of the Committee on Rivers on its tenth session, held in Bali from 3 to 11 December 2007"
    head = parsed("COMMITTEE ON RIVERS", title)
    assert (head.title, head.meeting, head.place) == (title, "COMMITTEE ON RIVERS", "Bali")
    assert (head.meeting_start, head.meeting_end) == ("2007-12-03", "2007-12-11")


def test_an_organ_printed_twice_is_not_the_meeting_and_a_record_in_capitals_is_the_title() -> None:
    head = parsed("Asamblea General", "ASAMBLEA GENERAL", "ACTA PROVISIONAL DE LA 101a. SESION")
    assert (head.organ, head.meeting, head.title) == ("Asamblea General", None, "ACTA PROVISIONAL DE LA 101a. SESION")


def test_of_a_title_that_runs_on_the_beginning_is_kept_with_a_warning(tmp_path: Path) -> None:
    text = f"Report {'on rivers and lakes ' * 900}of the world\n\n1. The Committee met.\n\n2. It spoke.\n"
    document = read(tmp_path, text).document
    assert document.title.startswith("Report on rivers") and 880 < len(document.title) <= 900
    assert any("the title runs on for 18" in said for said in document.warnings)
