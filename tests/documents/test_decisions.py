"""Resolutions, decisions and recommendations in reports: their numbers, titles and clauses."""

from __future__ import annotations

from pathlib import Path

from tests.documents.texts import read


def test_a_draft_resolution_is_a_heading_with_its_title_below_it(tmp_path: Path) -> None:
    text = (
        "I. Recommendations\n\n5. The Committee recommends the adoption of the following draft resolution:\n\n"
        "Draft resolution\nClean rivers\n\nThe General Assembly,\n\nRecalling its resolution 9/1,\n\n"
        "1. Urges States to act;\n\n2. Decides to go on.\n"
    )
    report = read(tmp_path, text)
    assert [unit.label for unit in report.units] == ["5", None, None, "1", "2"]
    assert [section.heading for section in report.sections] == ["Recommendations", "Draft resolution", "Clean rivers"]


def test_the_number_of_a_decision_alone_and_its_title_are_one_heading(tmp_path: Path) -> None:
    text = (
        "I. Decisions\n\n2031/1\n\nClean rivers\n\nThe Board,\n\n1. Takes note of the report;\n\n2. Decides to go on.\n"
    )
    report = read(tmp_path, text)
    assert [section.heading for section in report.sections] == ["Decisions", "2031/1 Clean rivers"]


def test_a_recommendation_named_on_its_own_line_heads_what_stands_below(tmp_path: Path) -> None:
    text = (
        "I. Matters\n\n1. The following recommendation is submitted:\n\nRecommendation 1\nThe Committee recommends "
        "cleaner rivers.\n\n2. The Committee met.\n"
    )
    report = read(tmp_path, text)
    assert [(unit.label, unit.path[-1]) for unit in report.units] == [
        ("1", "Matters"), (None, "Recommendation 1"), ("2", "Recommendation 1"),
    ]  # fmt: skip


def test_a_decision_without_white_is_read_clause_by_clause(tmp_path: Path) -> None:
    text = (
        "I.    Decisions of the Committee\n\n31/1.   Clean rivers\nThe River Committee,\n"
        "Recalling Council resolution 51/22,\n1.      Takes note of the outline;\n2.      Decides to continue.\n\n"
        "II.   Organization\n\n1.      The Committee met in Geneva.\n\n2.      It was opened by its Chair.\n"
    )
    report = read(tmp_path, text)
    assert [unit.text for unit in report.units][:4] == [
        "The River Committee,", "Recalling Council resolution 51/22,", "Takes note of the outline;",
        "Decides to continue.",
    ]  # fmt: skip


def test_words_quoted_at_the_end_are_a_paragraph_and_no_heading(tmp_path: Path) -> None:
    text = (
        "At the 9580th meeting of the Council, held on 21 March 2024, the President made the following statement:\n\n"
        "“The Council recalls its resolutions.\n\n“The Council commends all who keep rivers clean.”\n"
    )
    assert [unit.text[-12:] for unit in read(tmp_path, text).units] == ["g statement:", "resolutions.", "vers clean.”"]


def test_the_title_of_a_decision_that_a_paragraph_announces_is_a_heading(tmp_path: Path) -> None:
    text = (
        "A.    Draft decision\n\n1.    The Commission recommends the adoption of the following draft decision:\n\n"
        "Report of the Commission on its fifth session\n\nThe Council takes note of the report.\n\n"
        "B.    Decisions\n\n2.    The following decisions are brought to the attention of the Council:\n\n"
        "55/101\nData on rivers\n\nThe Commission:\n\n(a)   Welcomed the report;\n\n(b)   Endorsed the programme.\n"
    )
    report = read(tmp_path, text)
    assert [(unit.label, unit.path[-1]) for unit in report.units] == [
        ("1", "Draft decision"), (None, "Report of the Commission on its fifth session"), ("2", "Decisions"),
        (None, "55/101 Data on rivers"), ("a", "55/101 Data on rivers"), ("b", "55/101 Data on rivers"),
    ]  # fmt: skip


def test_the_marker_of_an_item_may_stand_alone_on_its_line(tmp_path: Path) -> None:
    text = (
        "1.\nThere were two sessions, as follows:\n(a)\nFirst session: May;\n(b)\nSecond session: June.\n2.\nIt met.\n"
    )
    assert [unit.label for unit in read(tmp_path, text).units] == ["1", "a", "b", "2"]


def test_a_long_name_opens_a_decision_and_the_end_of_a_discussion_stands_alone(tmp_path: Path) -> None:
    text = (
        "Draft decision\n\nThe Conference of the Parties serving as the meeting of the Parties to the Convention on "
        "Rivers and Lakes,\n\nRecalling article 14,\n\n1. Welcomes the report;\n\n2. Requests more.\n\n"
        "The discussion covered in the summary record ended at 1 p.m.\n"
    )
    assert [unit.label for unit in read(tmp_path, text).units] == [None, None, "1", "2", None]


def test_a_group_of_experts_decides_without_a_comma_and_its_day_stands_apart(tmp_path: Path) -> None:
    text = (
        "I.    Action by the Group\n\nThe Intergovernmental Group of Experts on Rivers and Lakes\n\n"
        "1.    Requests the secretariat to go on;\n\n2.    Decides to transmit its report.\n\n"
        "Closing plenary meeting\n18 October 2031\n\nII.   Summary\n\n1.    The Chair spoke.\n"
    )
    report = read(tmp_path, text)
    assert [unit.label for unit in report.units] == [None, "1", "2", None, "1"]
    assert report.units[3].text == "Closing plenary meeting 18 October 2031"
