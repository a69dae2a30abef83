"""Reports of other houses and of older years: numbers at the margin, "/..." at feet of pages, offices in capitals."""

from __future__ import annotations

from pathlib import Path

from tests.documents.texts import read, tree, units

_PARTIES = """\
UNITED
NATIONS                                                            EP
                                                 UNEP/Riv.Pro.18/10
              United Nations                     Distr.: General
              Environment                        16 November 2006
              Programme
                                                 Original: English


Eighteenth Meeting of the Parties to
the Protocol on Rivers
New Delhi, 30 October–3 November 2006

       Report of the Eighteenth Meeting of the Parties

I.     Opening of the meeting
1.     The meeting was opened by its Chair, at 10.10 a.m. on Monday,
30 October 2006.

II.    Organizational matters
A.     Attendance
2.     The meeting was attended by representatives of
the following Parties to the Protocol: Albania, Chad, Iran (Islamic Republic of).

K0612345      090107
UNEP/Riv.Pro.18/10

3.     In the ensuing discussion, one representative asked for more time.
"""


def test_headings_and_paragraphs_whose_numbers_stand_at_the_margin_are_no_table(tmp_path: Path) -> None:
    report = read(tmp_path, _PARTIES)
    assert tree(report) == [
        (1, "I.", "Opening of the meeting"), (1, "II.", "Organizational matters"), (2, "A.", "Attendance"),
    ]  # fmt: skip
    assert [(label, text[-20:]) for label, _, text in units(report)] == [
        ("1", "ay, 30 October 2006."),
        ("2", "slamic Republic of)."), ("3", "asked for more time."),
    ]  # fmt: skip
    assert [one.code for one in report.participants] == ["ALB", "TCD", "IRN"]
    assert report.document.meeting == "Eighteenth Meeting of the Parties to the Protocol on Rivers"


_RUN_ON = """\
UNITED NATIONS EP

Distr. United Nations GENERAL Environment UNEP/Riv.Pro/Com/19/3 Programme 10 September 1997 ORIGINAL: ENGLISH

COMMITTEE ON RIVERS UNDER THE PROTOCOL Nineteenth meeting Montreal, 8-10 September 1997

REPORT OF THE COMMITTEE ON RIVERS ON THE WORK OF ITS NINETEENTH MEETING

I. ATTENDANCE

1. The meeting was attended by Committee members from Canada, Ghana and the Dominican Republic.

2. The meeting was also attended by the representative of the World Bank, a body that lends

Mtl.97-1234 110997 /... UNEP/Riv.Pro/Com/19/3 Page 2

to States.
"""


def test_a_masthead_that_ran_together_is_read_and_so_is_the_foot_of_its_pages(tmp_path: Path) -> None:
    report = read(tmp_path, _RUN_ON)
    document = report.document
    assert (document.symbol, document.date) == ("UNEP/Riv.Pro/Com/19/3", "1997-09-10")
    assert document.meeting == "COMMITTEE ON RIVERS UNDER THE PROTOCOL"
    assert (document.place, document.meeting_start, document.meeting_end) == ("Montreal", "1997-09-08", "1997-09-10")
    assert document.title == "REPORT OF THE COMMITTEE ON RIVERS ON THE WORK OF ITS NINETEENTH MEETING"
    assert report.units[1].text.endswith("a body that lends to States.")
    assert [one.code for one in report.participants][:3] == ["CAN", "GHA", "DOM"]


def test_dates_with_the_month_first_are_read(tmp_path: Path) -> None:
    text = (
        "E\n\nRIV/19/12 ORIGINAL: ENGLISH DATE: NOVEMBER 27, 2017\n\nCommittee on Rivers (CR)\n\n"
        "Nineteenth Session Geneva, May 15 to 19, 2017\n\nREPORT adopted by the Committee\n\n"
        "1. The session was held from May 15 to 19, 2017.\n"
    )
    document = read(tmp_path, text).document
    assert (document.symbol, document.date, document.title) == (
        "RIV/19/12", "2017-11-27", "REPORT adopted by the Committee",
    )  # fmt: skip
    assert (document.meeting, document.place) == ("Committee on Rivers (CR)", "Geneva")
    assert (document.meeting_start, document.meeting_end) == ("2017-05-15", "2017-05-19")


_SOLEMN = """\
Day of Rivers – Verbatim record

COMMITTEE ON THE RIGHTS

OF RIVERS

VERBATIM RECORD OF THE TENTH MEETING

Held at Headquarters, New York,

on Monday, 20 November 1995, at 10 a.m.

Chairman:  Mr. ABA CISSE  (Senegal)

The meeting was called to order at 10.45 a.m.

The CHAIRMAN (interpretation from French):  Today we hold a solemn meeting.

I invite everyone to rise.

The participants observed a minute of silence.

The ACTING PRESIDENT:  I thank you.
"""


def test_an_older_record_has_offices_in_capitals_and_a_name_over_several_paragraphs(tmp_path: Path) -> None:
    report = read(tmp_path, _SOLEMN)
    document = report.document
    assert (document.meeting, document.place) == ("COMMITTEE ON THE RIGHTS OF RIVERS", "New York")
    assert document.meeting_start == "1995-11-20"
    assert [(unit.kind, unit.speaker, unit.text) for unit in report.units] == [
        ("unnumbered", None, "The meeting was called to order at 10.45 a.m."),
        ("turn", "The CHAIRMAN", "Today we hold a solemn meeting. I invite everyone to rise."),
        ("unnumbered", None, "The participants observed a minute of silence."),
        ("turn", "The ACTING PRESIDENT", "I thank you."),
    ]


_FRENCH = """\
Nations Unies                                                     A/66/PV.82

              Assemblée générale                    Documents officiels
              Soixante-sixième session

              82e séance plénière
              Vendredi 9 décembre 2011, à 15 heures
              New York

Président :   M. Ba ........................................... (Qatar)

    La séance est ouverte à 15 h 10.

    Mme Ruiz (Argentine) (parle en espagnol) : Je vous remercie.

    Il en est ainsi décidé.
"""


def test_a_french_record_says_organ_and_day_and_what_was_decided(tmp_path: Path) -> None:
    report = read(tmp_path, _FRENCH)
    document = report.document
    assert (document.organ, document.date, document.place) == ("Assemblée générale", "2011-12-09", "New York")
    assert [unit.text for unit in report.units][1:] == ["Je vous remercie.", "Il en est ainsi décidé."]


def test_a_committee_named_by_its_subject_is_the_meeting(tmp_path: Path) -> None:
    text = (
        "General Assembly\nDistr.: General\nA/C.4/64/SR.22\n1 February 2010\n\nSixty-fourth session\n\n"
        "Special Political and Rivers Committee\n(Fourth Committee)\n\nSummary record of the 22nd meeting\n"
        "Held at Headquarters, New York, on Tuesday, 3 November 2009, at 3 p.m.\n\n"
        "The meeting was called to order at 3.10 p.m.\n\n1. Mr. Ali (Kuwait) spoke.\n"
    )
    assert read(tmp_path, text).document.meeting == "Special Political and Rivers Committee (Fourth Committee)"


def test_the_number_of_the_last_page_and_a_note_below_the_text_are_no_text(tmp_path: Path) -> None:
    text = (
        "A/RIV/14/15\n\nReport of the Council*\n\n1. The first paragraph goes on\n\n21\nA/RIV/14/15\n\nover.\n\n"
        "A/RIV/14/15\n\n2. The second.\n\n\n          *\n              The report is a draft.\n\n\n22\n"
    )
    report = read(tmp_path, text)
    assert [text for _, _, text in units(report)] == ["The first paragraph goes on over.", "The second."]
    assert [(note.mark, note.text) for note in report.footnotes] == [("*", "The report is a draft.")]


_COUNCIL = """\
UNITED NATIONS A

General Assembly Distr. GENERAL

A/RIV/4/123 12 June 2007

Original: ENGLISH

HUMAN RIGHTS COUNCIL Fourth session Agenda item 3 12-30 March 2007

REPORT TO THE GENERAL ASSEMBLY ON THE FOURTH SESSION OF THE COUNCIL*

Vice-President and Rapporteur: Mr. Aba Cisse (Senegal)

* The format of the present report should not serve as a precedent.

GE.07-13075 (E) 150607 A/RIV/4/123 page 2

I. ORGANIZATION

1. The session was opened by the President, who also

A/RIV/4/123
page 3

made a statement.
"""


def test_lines_of_a_masthead_that_ran_together_are_parted_and_pages_bear_their_number_below_the_symbol(
    tmp_path: Path,
) -> None:
    report = read(tmp_path, _COUNCIL)
    document = report.document
    assert (document.organ, document.symbol, document.date) == ("General Assembly", "A/RIV/4/123", "2007-06-12")
    assert (document.meeting, document.agenda_item) == ("HUMAN RIGHTS COUNCIL", "3")
    assert (document.meeting_start, document.meeting_end) == ("2007-03-12", "2007-03-30")
    assert document.title == "REPORT TO THE GENERAL ASSEMBLY ON THE FOURTH SESSION OF THE COUNCIL"
    assert [text for _, _, text in units(report)] == [
        "The session was opened by the President, who also made a statement."
    ]


def test_a_title_goes_on_behind_a_preposition_and_a_hall_is_no_place(tmp_path: Path) -> None:
    text = (
        "United Nations A/AC.265/2005/L.2\nGeneral Assembly Distr.: Limited\n1 February 2005\n"
        "Advance unedited version\nCommittee on the Rights of Rivers\n"
        "Held at the Palais Wilson, Geneva, on Monday, 17 September 2012, at 10 a.m.\n"
        "Draft report of the Committee on Rivers with\nBanks on its fifth session\n"
        "1. It met.\n"
    )
    document = read(tmp_path, text).document
    assert document.title == "Draft report of the Committee on Rivers with Banks on its fifth session"
    assert (document.symbol, document.place) == ("A/AC.265/2005/L.2", "Geneva")


def test_a_page_made_of_akoma_ntoso_keeps_its_numbers_and_paragraphs_apart(tmp_path: Path) -> None:
    def section(number: str, *paragraphs: str) -> str:
        said = "".join(f'<span class="akn-p">{text}</span>' for text in paragraphs)
        return f'<section><span class="akn-num">{number}</span><span class="akn-content">{said}</span></section>'

    page = (
        "<html><body><h1>Report of the Platform</h1><h2>Part I – Attendance</h2>"
        + section("(1)", "The Platform had members, as follows:", "Albania, Chad.")
        + section("(2)", "Officers were elected.")
        + "</body></html>"
    )
    assert units(read(tmp_path, page, "page.html")) == [
        ("1", None, "The Platform had members, as follows: Albania, Chad."), ("2", None, "Officers were elected."),
    ]  # fmt: skip
