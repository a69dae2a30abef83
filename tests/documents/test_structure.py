"""What opens a unit, what is a heading, what goes on with the unit above: reports in the manner of each family."""

from __future__ import annotations

from pathlib import Path

from tests.documents.texts import read, tree, units

DRAFT = """II. Recommendations (continued)

B. Substantive items –
Agenda item 5 (a)

1. Fostering crime prevention for all people and especially for the young in the cities of the
region (agenda item 3)

1. Statements were made by the representatives of Peru and Chad.

Outcome of deliberations

2. The following recommendations were made:

(a) Support research in accordance with paragraph 5
(a) of the resolution and Article 33 (1);

(b) Provide:

(i) Training;

(ii) Tools;

(c) Follow up, including on 5 March
2024. The rest follows.

(d) Four;
(e) Five;
(f) Six;
(g) Seven;
(h) Eight;
(i) Nine;
(j) Ten.

3. In accordance with its resolution, adopted at its meeting held in
2019. The Committee was pleased to

note that Chad had joined. It met on

12 March and agreed.

Annex I

Agenda

1. Opening.

2. Closing.

Annex II

Statement by the Chair

1. Thank you all.
"""


def test_headings_may_wrap_and_carry_the_number_of_the_paragraph_below(tmp_path: Path) -> None:
    assert tree(read(tmp_path, DRAFT)) == [
        (1, "II.", "Recommendations (continued)"),
        (2, "B.", "Substantive items – Agenda item 5 (a)"),
        (3, "1.", "Fostering crime prevention for all people and especially for the young in the cities of the region "
                  "(agenda item 3)"),
        (4, None, "Outcome of deliberations"),
        (1, None, "Annex I"),
        (2, None, "Agenda"),
        (1, None, "Annex II"),
        (2, None, "Statement by the Chair"),
    ]  # fmt: skip


def test_items_stand_below_their_paragraph_and_numbers_begin_again_in_annexes(tmp_path: Path) -> None:
    found = units(read(tmp_path, DRAFT))
    assert [(label, parent) for label, parent, _ in found] == [
        ("1", None), ("2", None), ("a", "2"), ("b", "2"), ("i", "b"), ("ii", "b"), ("c", "2"), ("d", "2"), ("e", "2"),
        ("f", "2"), ("g", "2"), ("h", "2"), ("i", "2"), ("j", "2"), ("3", None), ("1", None), ("2", None), ("1", None),
    ]  # fmt: skip


def test_items_right_below_a_heading_are_a_list_of_their_own(tmp_path: Path) -> None:
    text = (
        "I. Deliberations\n\n1. Some speakers agreed.\n\nII. Recommendations\n\n(a) Share evidence;\n\n(b) Train:\n\n"
        "(i) Judges;\n\n(ii) Police;\n\n(c) Meet again.\n\nIII. Adoption\n\n2. The report was adopted.\n"
    )
    found = read(tmp_path, text)
    assert [(label, parent) for label, parent, _ in units(found)] == [
        ("1", None), ("a", None), ("b", None), ("i", "b"), ("ii", "b"), ("c", None), ("2", None),
    ]  # fmt: skip
    assert [unit.kind for unit in found.units] == ["paragraph", *["recommendation"] * 5, "paragraph"]


def test_a_marker_inside_a_sentence_opens_nothing(tmp_path: Path) -> None:
    texts = {label: text for label, parent, text in units(read(tmp_path, DRAFT)) if parent == "2" or label == "3"}
    assert texts["a"].endswith("in accordance with paragraph 5 (a) of the resolution and Article 33 (1);")
    assert texts["c"] == "Follow up, including on 5 March 2024. The rest follows."
    assert texts["3"] == (
        "In accordance with its resolution, adopted at its meeting held in 2019. The Committee was pleased to note "
        "that Chad had joined. It met on 12 March and agreed."
    )


CUT = """A/AC.900/2025/L.4

General Assembly

1. Several delegations recalled the view of the

United Kingdom and of

A/AC.900/2025/L.4

2/4 25-03903

Saint Lucia on rivers.1 They added that water was scarce.

__________________
1 See A/80/1.

2. Others disagreed: (a) because of cost; (b) because of time. The rate had fallen to
3.5 per cent. That was noted.

121. The recommendations below enjoy support:

121.1 Ratify the treaty (France);

121.2 Ratify it
soon (Chad);

122. All conclusions reflect the position of the State.
"""


def test_a_paragraph_goes_on_across_pages_and_capitals_and_the_body_behind_footnotes(tmp_path: Path) -> None:
    report = read(tmp_path, CUT)
    assert units(report) == [
        ("1", None, "Several delegations recalled the view of the United Kingdom and of Saint Lucia on rivers. They "
                    "added that water was scarce."),
        ("2", None, "Others disagreed: (a) because of cost; (b) because of time. The rate had fallen to 3.5 per cent. "
                    "That was noted."),
        ("121", None, "The recommendations below enjoy support:"),
        ("121.1", "121", "Ratify the treaty (France);"),
        ("121.2", "121", "Ratify it soon (Chad);"),
        ("122", None, "All conclusions reflect the position of the State."),
    ]  # fmt: skip
    [note] = report.footnotes
    assert (note.mark, note.text, note.unit) == ("1", "See A/80/1.", report.units[0].id)
    assert report.units[0].text[: note.offset].endswith("on rivers.")
    assert [u.kind for u in report.units][3:5] == ["recommendation", "recommendation"]


DECISIONS = """2025/1
Report of the Board of Auditors

The Executive Board,

Recalling its decision 2024/3,

1. Takes note of the report;

2. Requests the Entity to:

(a) Report again;

(b) Publish.

11 February 2025

2025/2
Risk management

The Executive Board,

1. Welcomes the update.

12 February 2025
"""


def test_decisions_have_headings_openings_paragraphs_and_a_day(tmp_path: Path) -> None:
    report = read(tmp_path, DECISIONS)
    assert [heading for _, _, heading in tree(report)] == [
        "2025/1 Report of the Board of Auditors",
        "2025/2 Risk management",
    ]
    assert units(report) == [
        (None, None, "The Executive Board,"),
        (None, None, "Recalling its decision 2024/3,"),
        ("1", None, "Takes note of the report;"),
        ("2", None, "Requests the Entity to:"),
        ("a", "2", "Report again;"),
        ("b", "2", "Publish."),
        (None, None, "11 February 2025"),
        (None, None, "The Executive Board,"),
        ("1", None, "Welcomes the update."),
        (None, None, "12 February 2025"),
    ]


COVER = """United Nations

Report of the Committee on Rivers

General Assembly
Official Records
Eightieth Session
Supplement No. 33

A/80/33

United Nations • New York, 2025

Note

Symbols of United Nations documents are composed of letters combined with figures. Mention of such a symbol
indicates a reference to a United Nations document.

ISSN 0255-1276

[10 March 2025]

Contents

Chapter Page
I. Introduction ............................................ 4
II. Rivers and peace ........................................ 5

Chapter I

Introduction

1. The Committee on Rivers met in New York.

Chapter II

Rivers and peace

A. Summary of deliberations

2. Several delegations noted that rivers
bring peace.
"""


def test_official_records_have_a_cover_and_chapters(tmp_path: Path) -> None:
    report = read(tmp_path, COVER)
    document = report.document
    assert (document.organ, document.symbol, document.title, document.date) == (
        "General Assembly", "A/80/33", "Report of the Committee on Rivers", "2025-03-10",
    )  # fmt: skip
    assert tree(report) == [
        (1, None, "Chapter I"), (2, None, "Introduction"), (1, None, "Chapter II"), (2, None, "Rivers and peace"),
        (3, "A.", "Summary of deliberations"),
    ]  # fmt: skip
    assert [label for label, _, _ in units(report)] == ["1", "2"]


SUMMARY_RECORD = """United Nations A/C.6/79/SR.5

General Assembly

Distr.: General
12 November 2024

Sixth Committee

Summary record of the 5th meeting

Held at Headquarters, New York, on Wednesday, 9 October 2024, at 10 a.m.

Chair: Ms. Lungu (Vice-Chair) ............................................ (Romania)

Contents

Agenda item 109: Measures (continued)

The meeting was called to order at 10.05 a.m.

Agenda item 109: Measures (continued) (A/79/210)

1. Ms. Diaz (Peru), speaking on behalf of the Group of Friends, said that more was needed.

2. The Chair said that the debate was closed.

The meeting rose at 12.55 p.m.
"""


def test_a_summary_record_says_when_it_met_and_lists_nothing_twice(tmp_path: Path) -> None:
    report = read(tmp_path, SUMMARY_RECORD)
    document = report.document
    assert (document.meeting, document.place, document.meeting_start) == ("Sixth Committee", "New York", "2024-10-09")
    assert (document.title, document.date) == ("Summary record of the 5th meeting", "2024-11-12")
    assert [heading for _, _, heading in tree(report)] == ["Agenda item 109: Measures (continued) (A/79/210)"]
    assert [label for label, _, _ in units(report)] == [None, "1", "2", None]


MEETING = """B. Attendance

3. The following States were represented: Iran (Islamic Republic of), Republic of Korea and Viet Nam.

4. Representatives of the following States members of the Conference attended the session:

Algeria
Bolivia (Plurinational
State of)
Congo

5. The following non-governmental organizations were represented by observers:

General category

Third World Forum

C. Election of officers

6. The following officers were elected by acclamation:

Chair: Mr. Somchai (Thailand)

Vice-Chairs: Ms. Sato (Japan)
Mr. Singh (India)

D. Adoption of the agenda

7. The Meeting adopted the following agenda:

1. Opening of the Meeting.

2. Organizational matters:

(a) Election of officers;

(b) Adoption of the agenda.

3. Other matters.

8. The Meeting approved its programme of work.

E. Documentation

9. The Meeting had before it a discussion guide.
"""


def test_a_list_announced_by_a_colon_goes_on_until_its_end(tmp_path: Path) -> None:
    report = read(tmp_path, MEETING)
    assert [heading for _, _, heading in tree(report)] == [
        "Attendance", "Election of officers", "Adoption of the agenda", "Documentation",
    ]  # fmt: skip
    texts = {label: text for label, parent, text in units(report) if parent is None}
    assert texts["4"].endswith("attended the session: Algeria Bolivia (Plurinational State of) Congo")
    assert texts["6"].endswith("Chair: Mr. Somchai (Thailand) Vice-Chairs: Ms. Sato (Japan) Mr. Singh (India)")


def test_a_numbered_list_inside_a_paragraph_stands_below_it(tmp_path: Path) -> None:
    found = [(label, parent) for label, parent, _ in units(read(tmp_path, MEETING))][4:]
    assert found == [
        ("7", None), ("1", "7"), ("2", "7"), ("a", "2"), ("b", "2"), ("3", "7"), ("8", None), ("9", None),
    ]  # fmt: skip


def test_those_who_attended_are_listed_line_by_line(tmp_path: Path) -> None:
    listed = [(one.code or one.name, one.role, one.kind) for one in read(tmp_path, MEETING).participants]
    assert listed == [
        *((code, "representative", "state") for code in ("IRN", "KOR", "VNM", "DZA", "BOL", "COG")),
        ("Third World Forum", "observer", "ngo"),
    ]


def test_the_title_of_a_part_stands_above_its_sections(tmp_path: Path) -> None:
    text = (
        "Part One\n\nSummary of proceedings\n\nI. Opening\n\n1. The session was opened.\n\nAnnex I\n\nStatement\n\n"
        "I. Rivers\n\n1. Rivers matter.\n"
    )
    assert tree(read(tmp_path, text)) == [
        (1, None, "Part One"), (2, None, "Summary of proceedings"), (3, "I.", "Opening"),
        (1, None, "Annex I"), (2, None, "Statement"), (3, "I.", "Rivers"),
    ]  # fmt: skip
