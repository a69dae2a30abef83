"""Akoma Ntoso says itself what is a heading, a number, a speech: nothing of it is guessed at and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from annotator import documents
from annotator.model import Report
from tests.documents import akoma

_NAMES = (
    '<references><TLCPerson eId="ruiz" href="/p" showAs="Ms. Ruiz (Chile)"/>'
    '<TLCRole eId="chair" href="/r" showAs="The Chair"/></references>'
    '<notes><note eId="n1"><p>See A/79/1.</p></note></notes>'
)


def read(folder: Path, data: bytes) -> Report:
    path = folder / "record.xml"
    path.write_bytes(data)
    return documents.read(path)


def said(report: Report) -> list[tuple[str, str | None, tuple[str, ...], str]]:
    return [(unit.kind, unit.speaker, unit.path, unit.text) for unit in report.units]


def test_the_record_speaks_between_speeches_and_every_word_of_it_is_kept(tmp_path: Path) -> None:
    body = (
        '<debateSection><p>The House met at <recordedTime time="x">10 a.m.</recordedTime></p>'
        "<narrative>[THE CHAIR PRESIDING]</narrative></debateSection><prayers><heading>PRAYERS</heading></prayers>"
        "<debateSection><heading>MOTIONS</heading><speech by='#a'><from>Mr. Alfa:</from><p>I move the Motion-</p>"
        "<p>THAT the House do sit.</p></speech><scene>(Applause)</scene><summary>(The bell was rung)</summary>"
        "<speech by='#b'><from>The Chair (spoke in French):</from><p>Order!</p></speech></debateSection>"
        "<debateSection><p><recordedTime time='x'>1 p.m.</recordedTime></p></debateSection>"
        "<adjournment><heading>ADJOURNMENT</heading><p>The House rose at 1 p.m.</p></adjournment>"
    )
    assert said(read(tmp_path, akoma.debate(body))) == [
        ("unnumbered", None, (), "The House met at 10 a.m."),
        ("unnumbered", None, (), "[THE CHAIR PRESIDING]"),
        ("turn", "Mr. Alfa", ("MOTIONS",), "I move the Motion- THAT the House do sit."),
        ("unnumbered", None, ("MOTIONS",), "(Applause)"),
        ("unnumbered", None, ("MOTIONS",), "(The bell was rung)"),
        ("turn", "The Chair", ("MOTIONS",), "Order!"),
        ("unnumbered", None, (), "1 p.m."),
        ("unnumbered", None, ("ADJOURNMENT",), "The House rose at 1 p.m."),
    ]


def test_a_speaker_is_named_as_the_references_show_where_no_name_is_printed(tmp_path: Path) -> None:
    body = (
        "<speechGroup by='#ruiz'><speech by='#ruiz'><p>We ask for two things:</p><blockList><item><num>(a)</num>"
        "<p>Time;</p></item><item><num>(b)</num><p>Money.</p></item></blockList></speech></speechGroup>"
        "<speech by='#chair'>I thank Chile.</speech>"
        "<questions><heading>Questions</heading><question by='#ruiz'><p>Why?<noteRef href='#n1' marker='1'/></p>"
        "</question><answer by='#nobody'><p>Because.</p></answer></questions>"
    )
    report = read(tmp_path, akoma.debate(body, meta=_NAMES))
    assert said(report) == [
        ("turn", "Ms. Ruiz (Chile)", (), "We ask for two things: (a) Time; (b) Money."),
        ("turn", "The Chair", (), "I thank Chile."),
        ("turn", "Ms. Ruiz (Chile)", ("Questions",), "Why?"),
        ("turn", "nobody", ("Questions",), "Because."),
    ]
    assert [(note.mark, note.text, note.offset) for note in report.footnotes] == [("1", "See A/79/1.", 4)]


def test_a_heading_has_its_number_and_second_line_and_holds_what_the_markup_puts_under_it(tmp_path: Path) -> None:
    body = (
        "<debateSection><num>Agenda item 13</num><heading>Oceans</heading><subheading>(continued)</subheading>"
        "<rollCall><heading>Vote</heading><p>In favour: Chile, Peru</p></rollCall><p>The motion was carried.</p>"
        "</debateSection>"
    )
    report = read(tmp_path, akoma.debate(body))
    assert [(s.marker, s.heading, s.level) for s in report.sections] == [
        ("Agenda item 13", "Oceans (continued)", 1), (None, "Vote", 2),
    ]  # fmt: skip
    assert [(unit.kind, unit.path) for unit in report.units] == [
        ("row", ("Oceans (continued)", "Vote")), ("unnumbered", ("Oceans (continued)",)),
    ]  # fmt: skip
    assert report.document.agenda_item == "13"


def test_the_marks_of_the_front_matter_stand_over_what_its_lines_look_like(tmp_path: Path) -> None:
    preface = (
        "<p>THE <docProponent>PARLIAMENT OF THE REPUBLIC</docProponent></p><p><docTitle>SECOND MEETING</docTitle></p>"
        '<p>Friday, <docDate date="2011-06-10">10th June 2011</docDate></p>'
    )
    found = read(tmp_path, akoma.debate("<p>The House met.</p>", preface=preface)).document
    assert (found.title, found.date, found.organ) == ("SECOND MEETING", "2011-06-10", "PARLIAMENT OF THE REPUBLIC")
    bare = read(tmp_path, akoma.debate("<p>The House met.</p>")).document
    assert (bare.symbol, bare.date) == ("A/AC.999/2025/L.4", "2025-02-06")


def test_a_resolution_has_its_preamble_numbered_paragraphs_and_items(tmp_path: Path) -> None:
    content = (
        "<preface><p><docType>Resolution adopted by the General Assembly</docType></p></preface><preamble>"
        "<formula name='x'><p>The General Assembly,</p></formula><container name='x'><p><i>Noting</i> the report,</p>"
        "</container></preamble><mainBody><paragraph><num>1</num><content><p>Welcomes it;</p></content></paragraph>"
        "<paragraph><num>2</num><intro><p>Invites States:</p></intro><subparagraph><num>(a)</num><intro><p>To fund:</p>"
        "</intro><clause><num>(i)</num><content><p>Wells;</p></content></clause></subparagraph></paragraph></mainBody>"
        "<conclusions><p>65th plenary meeting</p></conclusions>"
    )
    report = read(tmp_path, akoma.document("statement", content))
    labels = {unit.id: unit.label for unit in report.units}
    assert [(u.label, labels.get(u.parent or ""), u.text) for u in report.units] == [
        (None, None, "The General Assembly,"), (None, None, "Noting the report,"), ("1", None, "Welcomes it;"),
        ("2", None, "Invites States:"), ("a", "2", "To fund:"), ("i", "a", "Wells;"),
        (None, None, "65th plenary meeting"),
    ]  # fmt: skip
