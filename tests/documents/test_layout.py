"""Text that keeps the layout of its pages: indents, what stands at the right, feet of pages, contents, notes."""

from __future__ import annotations

from pathlib import Path

from tests.documents.texts import read, tree, units

_DECISION = """\
              United Nations                                          A/RIV/DEC/59/112
              General Assembly                                        Distr.: General
                                                                      14 July 2025

                                                                      Original: English


Rivers Council
Fifty-ninth session
Agenda item 6

             Decision adopted by the Rivers Council
             on 2 July 2025

 59/112.     Outcome of the review: Norway

                   The Rivers Council,
                   Acting in compliance with the mandate entrusted to it by the General
             Assembly in its resolution 60/251,
                   Having conducted the review of Norway on 28 January 2025,
                   Adopts the outcome of the review, comprising the report thereon, 1 the
             views of the State and its replies to questions not addressed in the Group. 2
                                                                       25th meeting
                                                                       2 July 2025
             [Adopted without a vote.]



         1   A/RIV/59/15.
         2   A/RIV/59/15/Add.1; see also A/RIV/59/2.


GE.25-11154 (E)
\f"""

_REVIEW = """\
             United Nations                                           A/RIV/14/15
             General Assembly                                         Distr.: General
                                                                      15 March 2010

Rivers Council
Fourteenth session

             Report of the Working Group on Rivers*

             Norway

         * The annex is circulated as received.

GE.10-12049
\fA/RIV/14/15

Contents
                                                                Paragraphs   Page
             Introduction.......................................      1–2      3
         I.  Summary of the process ............................    3–110      3
             A.  Presentation by the State .....................     5–18      3
        II.  Conclusions........................................  111–112     14
Annex
             Composition of the delegation .....................              22

2                                                               GE.10-12049
\f                                                              A/RIV/14/15

Introduction
          1.   The Working Group held its seventh session from 8 to 19 February
          2010, at which the delegation was heard.

     I.   Summary of the process

          2.   The recommendations formulated during the dialogue and listed
          below will be examined by Norway in
          due course.
               1.   To ratify (Egypt)/consider ratifying (Argentina) the
               Convention on Rivers (Egypt, Argentina);

4                                                               GE.10-12049
\f                                                              A/RIV/14/15

2.   To build a dam (Norway).
          3.   The following were accepted, with the remarks below: 140.1, 140.2,
          140.11.
          140.11-14
                  The Convention on Dams was ratified on 30 January.
          140.18, 19
                  The Ombudsman is independent.
                  Resources have increased.
"""


def test_a_decision_in_layout_text_has_its_paragraphs_by_their_indents(tmp_path: Path) -> None:
    report = read(tmp_path, _DECISION)
    assert tree(report) == [(1, None, "59/112. Outcome of the review: Norway")]
    assert [text for _, _, text in units(report)] == [
        "The Rivers Council,",
        "Acting in compliance with the mandate entrusted to it by the General Assembly in its resolution 60/251,",
        "Having conducted the review of Norway on 28 January 2025,",
        "Adopts the outcome of the review, comprising the report thereon, the views of the State and its replies to "
        "questions not addressed in the Group.",
        "25th meeting",
        "2 July 2025",
        "[Adopted without a vote.]",
    ]
    assert [(note.mark, note.text, note.unit is None) for note in report.footnotes] == [
        ("1", "A/RIV/59/15.", False), ("2", "A/RIV/59/15/Add.1; see also A/RIV/59/2.", False),
    ]  # fmt: skip


def test_contents_with_paragraphs_and_pages_are_left_out_and_pages_end_with_the_job_number(tmp_path: Path) -> None:
    report = read(tmp_path, _REVIEW)
    assert tree(report) == [(1, None, "Introduction"), (1, "I.", "Summary of the process")]
    assert {"4 GE.10-12049", "2 GE.10-12049"} <= {line.text for line in report.left_out}
    assert report.document.title == "Report of the Working Group on Rivers"


def test_a_list_that_a_paragraph_says_is_below_and_numbers_alone_on_a_line_stand_under_it(tmp_path: Path) -> None:
    assert units(read(tmp_path, _REVIEW))[1:] == [
        ("2", None, "The recommendations formulated during the dialogue and listed below will be examined by Norway in "
         "due course."),
        ("1", "2", "To ratify (Egypt)/consider ratifying (Argentina) the Convention on Rivers (Egypt, Argentina);"),
        ("2", "2", "To build a dam (Norway)."),
        ("3", None, "The following were accepted, with the remarks below: 140.1, 140.2, 140.11."),
        ("140.11-14", "3", "The Convention on Dams was ratified on 30 January."),
        ("140.18, 19", "3", "The Ombudsman is independent. Resources have increased."),
    ]  # fmt: skip


def test_a_decision_numbered_by_session_is_no_page_of_pages(tmp_path: Path) -> None:
    text = "\n".join(
        f"14/{n}\nOutcome of the review: State {n}\n\nThe Rivers Council,\n\nAdopts the outcome.\n\n2/9\n"
        for n in (114, 115)
    )
    assert [heading for _, _, heading in tree(read(tmp_path, text))] == [
        "14/114 Outcome of the review: State 114", "14/115 Outcome of the review: State 115",
    ]  # fmt: skip


_VOTE = """\
              14/1
              The convoy

                     The Rivers Council,
                     Deeply concerned at the situation on the
              rivers,
                     1.     Decides to remain seized of this matter.
                                                                 10th meeting
                                                                  2 June 2010
              [Adopted by a recorded vote of 3 to 2. The voting was as follows:
                     In favour:
                            Angola, Argentina, Bolivia (Plurinational State of),
                            Saudi Arabia
                     Against:
                           Italy, United States of America]

              14/2
              Trafficking on rivers

                     The Rivers Council,
                     Recalling its resolution, and the
              protocols thereto,
                     1.     Urges States to act.
                  Rec. 18      We consider that this is done. The Assembly
              ratified it.
                  Rec. 30      See recommendation 18.
"""


def test_a_vote_reported_in_brackets_ends_with_its_bracket_and_answers_to_recommendations_are_labelled(
    tmp_path: Path,
) -> None:
    report = read(tmp_path, _VOTE)
    assert [heading for _, _, heading in tree(report)] == ["14/1 The convoy", "14/2 Trafficking on rivers"]
    assert [(unit.kind, unit.label, unit.text) for unit in report.units] == [
        ("unnumbered", None, "The Rivers Council,"),
        ("unnumbered", None, "Deeply concerned at the situation on the rivers,"),
        ("paragraph", "1", "Decides to remain seized of this matter."),
        ("unnumbered", None, "10th meeting"),
        ("unnumbered", None, "2 June 2010"),
        ("unnumbered", None, "[Adopted by a recorded vote of 3 to 2. The voting was as follows:"),
        ("row", None, "In favour: Angola, Argentina, Bolivia (Plurinational State of), Saudi Arabia"),
        ("row", None, "Against: Italy, United States of America]"),
        ("unnumbered", None, "The Rivers Council,"),
        ("unnumbered", None, "Recalling its resolution, and the protocols thereto,"),
        ("paragraph", "1", "Urges States to act."),
        ("paragraph", "Rec. 18", "We consider that this is done. The Assembly ratified it."),
        ("paragraph", "Rec. 30", "See recommendation 18."),
    ]  # fmt: skip


_PLAIN_DECISION = """\
Rivers Council
Fourteenth session

              Decision adopted by the Rivers Council*

              14/105
              Outcome of the review: Norway
                     The Rivers Council,
                     Acting in compliance with its mandate and in accordance with the
              statement of 9 April 2008;
                     Adopts the outcome of the review, together with the views of
              Norway (A/RIV/14/37, chapter VI).
                                                                  22nd meeting
                                                                  9 June 2010
                                                        [Adopted without a vote.]


          *
              The decisions of the Council will be contained in its
              report, chap. I.
\f"""


def test_a_decision_without_any_white_has_its_parts_and_the_note_of_a_star_that_stands_alone(tmp_path: Path) -> None:
    report = read(tmp_path, _PLAIN_DECISION)
    assert tree(report) == [(1, None, "14/105 Outcome of the review: Norway")]
    assert [text for _, _, text in units(report)] == [
        "The Rivers Council,",
        "Acting in compliance with its mandate and in accordance with the statement of 9 April 2008;",
        "Adopts the outcome of the review, together with the views of Norway (A/RIV/14/37, chapter VI).",
        "22nd meeting",
        "9 June 2010",
        "[Adopted without a vote.]",
    ]
    assert [(note.mark, note.text) for note in report.footnotes] == [
        ("*", "The decisions of the Council will be contained in its report, chap. I.")
    ]
