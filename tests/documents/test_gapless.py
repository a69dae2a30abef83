"""Text without blank lines, as programs take it out of a PDF: headings, remarks and masthead told without white."""

from __future__ import annotations

from pathlib import Path

from tests.documents.texts import read, tree, units

REPORT = """United Nations A/AC.900/2025/L.4
General Assembly Distr.: Limited
3 March 2025
Original: English
25-03903 (E) 140325
*2503903*
Special Committee on Rivers
New York, 1–5 March 2025
Draft report
Rapporteur: Ms. Ana Ruiz (Chile)
Addendum
Programme questions: evaluation
(Item 3 (b))
1. At its 8th meeting, on 3 March 2025, the Committee considered the report of the
Secretary-General on rivers.
2. Several delegations thanked the Secretariat. They noted that the report, which had been
issued in time, was clear.
Conclusions and recommendations
3. The Committee recommended that the General Assembly take note of the report as it was
presented, and that it
A/AC.900/2025/L.4
2/3 25-03903
return to it in 2026.
4. The following officers were elected:
African States: Kenya
Other States: Malta
[To be completed]
5. The session was closed.
Annex I
List of documents
1. A/AC.900/2025/1: the report.
"""


def test_headings_are_told_by_the_end_of_the_paragraph_above(tmp_path: Path) -> None:
    report = read(tmp_path, REPORT)
    assert tree(report) == [
        (1, None, "Programme questions: evaluation (Item 3 (b))"),
        (1, None, "Conclusions and recommendations"),
        (1, None, "Annex I"),
        (2, None, "List of documents"),
    ]
    found = units(report)
    assert [label for label, _, _ in found] == ["1", "2", "3", "4", "5", "1"]
    assert [text.split()[-1] for _, _, text in found] == [
        "rivers.",
        "clear.",
        "2026.",
        "completed]",
        "closed.",
        "report.",
    ]
    assert (
        found[3][2]
        == "The following officers were elected: African States: Kenya Other States: Malta [To be completed]"
    )


def test_the_masthead_is_read_line_by_line(tmp_path: Path) -> None:
    document = read(tmp_path, REPORT).document
    assert (document.organ, document.symbol, document.date) == ("General Assembly", "A/AC.900/2025/L.4", "2025-03-03")
    assert (document.meeting, document.place, document.title) == (
        "Special Committee on Rivers",
        "New York",
        "Draft report",
    )
    assert (document.rapporteur, document.part, document.agenda_item) == ("Ana Ruiz", "Addendum", "3 (b)")


RECORD = """United Nations A/79/PV.99
General Assembly
Official Records
99th plenary meeting
Wednesday, 16 April 2025, 10 a.m.
New York
President: Mr. Olu . . . . . . . . . . . . . . . . . . (Togo)
The meeting was called to order at 10.05 a.m.
Agenda item 13 (continued)
Rivers and lakes and their integrated and coordinated management in all regions of the world, in
particular in small countries
Draft resolution (A/79/L.99)
The President: I give the floor to the representative of Chad, who will now introduce the
draft.
Mr. Amin (Chad) (spoke in French): It is an honour.
Rivers matter to us all.
The President: We shall now vote.
A recorded vote was taken.
In favour:
Albania, Bosnia and
Herzegovina, Chad
Against:
None
Abstaining:
Mali
Draft resolution A/79/L.99 was adopted by 3 votes to none, with 1 abstention (resolution 79/900).
[Subsequently, the delegation of Peru informed the Secretariat that it had intended to vote in
favour.]
16/04/2025 A/79/PV.99
25-09752 2/2
The meeting rose at 11 a.m.
"""


def test_a_verbatim_record_falls_into_turns_remarks_and_votes(tmp_path: Path) -> None:
    report = read(tmp_path, RECORD)
    found = [(u.kind, u.speaker, u.text) for u in report.units]
    assert found == [
        ("unnumbered", None, "The meeting was called to order at 10.05 a.m."),
        ("turn", "The President", "I give the floor to the representative of Chad, who will now introduce the draft."),
        ("turn", "Mr. Amin (Chad)", "It is an honour. Rivers matter to us all."),
        ("turn", "The President", "We shall now vote."),
        ("unnumbered", None, "A recorded vote was taken."),
        ("row", None, "In favour: Albania, Bosnia and Herzegovina, Chad"),
        ("row", None, "Against: None"),
        ("row", None, "Abstaining: Mali"),
        ("unnumbered", None,
         "Draft resolution A/79/L.99 was adopted by 3 votes to none, with 1 abstention (resolution 79/900)."),
        ("unnumbered", None,
         "[Subsequently, the delegation of Peru informed the Secretariat that it had intended to vote in favour.]"),
        ("unnumbered", None, "The meeting rose at 11 a.m."),
    ]  # fmt: skip
    assert [heading for _, _, heading in tree(report)] == [
        "Agenda item 13 (continued)",
        "Rivers and lakes and their integrated and coordinated management in all regions of the world, in "
        "particular in small countries",
        "Draft resolution (A/79/L.99)",
    ]
    assert not report.participants


def test_numbers_may_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    text = (
        "Co-Chairs’ summary\n1. \nThe meeting was held in June. It was opened by the Co-Chairs, who\n"
        "welcomed all.\n2. \n"
        "Documents were available.\n\n1. \nThe role of rivers in underpinning sustainable development: new\n"
        "developments\n\n"
        "3. \nIn the first part, presentations were made.\n4. \nOne delegation agreed.\n"
    )
    report = read(tmp_path, text)
    assert [label for label, _, _ in units(report)] == ["1", "2", "3", "4"]
    assert tree(report)[-1][1:] == (
        "1.",
        "The role of rivers in underpinning sustainable development: new developments",
    )


def test_a_symbol_alone_on_the_last_line_of_a_paragraph_is_text(tmp_path: Path) -> None:
    text = "A/79/PV.99\n\nThe President: We shall now consider draft resolution\nA/79/L.64. I give the floor to Chad.\n"
    text += "\n".join(f"Mr. Amin (Chad): That was said {n} times in\nA/79/{n}." for n in range(1, 40))
    found = read(tmp_path, text + "\n2/2\nA/79/PV.99\n").units
    assert found[0].text.endswith("draft resolution A/79/L.64. I give the floor to Chad.")
    assert [unit.text.split()[-1] for unit in found[1:]] == [f"A/79/{n}." for n in range(1, 40)]


DECISIONS = """Report of the Board

1. The Board met.
2. It adopted two decisions, which are annexed to the report that was before the members here.
Annex I
Decisions adopted at the session
2025/1
Report of the Board of Auditors for the year and of the financial statements of the
Fund
The Executive Board,
1. Takes note of the report;
2. Requests the Fund to publish it on its website as soon as this can be done.
11 February 2025
2025/2
Risk management
The Executive Board,
1. Welcomes the update from the Fund, which was issued in time and read by all who
were present;
2. Decides to come back to it.
11 February 2025
"""


def test_decisions_are_told_by_their_numbers_openings_and_days(tmp_path: Path) -> None:
    report = read(tmp_path, DECISIONS)
    assert [heading for _, _, heading in tree(report)] == [
        "Annex I", "Decisions adopted at the session",
        "2025/1 Report of the Board of Auditors for the year and of the financial statements of the Fund",
        "2025/2 Risk management",
    ]  # fmt: skip
    assert [(label, text.split()[-1]) for label, _, text in units(report)][2:] == [
        (None, "Board,"), ("1", "report;"), ("2", "done."), (None, "2025"),
        (None, "Board,"), ("1", "present;"), ("2", "it."), (None, "2025"),
    ]  # fmt: skip


LISTS = """Report of the Board

A. Election of officers
1. The following Vice-Presidents were elected by acclamation at the first meeting of the Board:
African States: Kenya and Malawi
Western European and other States: Germany and
Monaco
2. The following were elected as members ex officio:
Costa Rica and France
Rapporteur-General
3. Omar Hilale (Morocco) was elected by acclamation.
B. Credentials
4. The Board had before it the credentials of the representatives who took part in it.
Joint segment
Matters of both funds
C. Finances
5. The Board considered its finances.
"""


def test_a_heading_behind_a_list_or_a_sentence_is_told_from_both(tmp_path: Path) -> None:
    report = read(tmp_path, LISTS)
    assert [heading for _, _, heading in tree(report)] == [
        "Election of officers", "Rapporteur-General", "Credentials", "Joint segment", "Matters of both funds",
        "Finances",
    ]  # fmt: skip
    assert [text.split()[-1] for _, _, text in units(report)] == [
        "Monaco",
        "France",
        "acclamation.",
        "it.",
        "finances.",
    ]


def test_a_heading_behind_a_list_is_told_with_white_too(tmp_path: Path) -> None:
    text = (
        "Report\n\n1. These were elected:\n\nKenya and Malawi\n\nCosta Rica\n\nRapporteur\n\n2. Ana Ruiz was elected.\n"
    )
    report = read(tmp_path, text)
    assert [heading for _, _, heading in tree(report)] == ["Rapporteur"]
    assert units(report)[0][2] == "These were elected: Kenya and Malawi Costa Rica"


def test_prose_above_a_second_masthead_is_not_left_out(tmp_path: Path) -> None:
    text = (
        "Commission on Rivers\nThird session\n"
        "Report of the Sub-Committee on the protection of rivers and of all the lakes\n"
        "ARTICLE 8\nEvery river is to be protected by the State through which it flows and by all\n"
        "of the people who live beside it and who drink its water every day\nof the year.\n"
        "COMMISSION DES RIVIÈRES\nTroisième session\nRAPPORT DU SOUS-COMITÉ\n"
        "1. Toute rivière est protégée par l’État dans lequel elle coule et par tous ceux qui\nvivent près d’elle.\n"
    )
    assert [text.split()[0] for _, _, text in units(read(tmp_path, text))] == ["Every", "Toute"]
