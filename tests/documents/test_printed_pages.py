"""PDF pages made by hand: furniture, columns, notes, hyphens, contents, pictures and locks."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import documents
from annotator.errors import ReadError
from annotator.model import Report
from tests.documents.pages import Page, pdf


def read(tmp_path: Path, *pages: Page, password: str | None = None) -> Report:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(*pages))
    return documents.read(path, password=password)


def written(lines: list[str], *, x: float = 72, y: float = 720, size: float = 10) -> Page:
    """Return a page with these lines from the top; an empty one is white."""
    return more(Page(), lines, x=x, y=y, size=size)


def more(page: Page, lines: list[str], *, x: float = 72, y: float = 720, size: float = 10) -> Page:
    for i, line in enumerate(lines):
        if line:
            page.write(x, y - 13 * i, line, size=size)
    return page


def test_a_paragraph_goes_on_over_furniture_and_a_note(tmp_path: Path) -> None:
    pages = [
        written(["1. The Committee considered rivers.", "", "2. The representative of the Netherlands (Kingdom"]),
        written(["of the) said that the plan was good.", "", "3. The meeting rose at noon."]),
        written(["4. It was resumed in the afternoon of the same day."]),
    ]
    for n, page in enumerate(pages, 1):
        if n > 1:
            page.write(72, 780, "A/AC.9/2025/L.4", size=9)
        page.write(72 if n % 2 else 490, 40, f"{n}/3", size=9)
        page.write(490 if n % 2 else 72, 40, "25-01234", size=9)
        page.write(72, 52, "Report of the Committee on Rivers", size=9)
    x = pages[0].write(72, 94, "1", size=5)
    pages[0].write(x + 3, 90, "See A/79/33, which the Committee had before it.", size=8)
    report = read(tmp_path, *pages)
    assert [unit.text for unit in report.units][1:3] == [
        "The representative of the Netherlands (Kingdom of the) said that the plan was good.",
        "The meeting rose at noon.",
    ]
    assert [note.text for note in report.footnotes] == ["See A/79/33, which the Committee had before it."]
    assert {out.why for out in report.left_out} == {"furniture"}
    assert [unit.page for unit in report.units] == [1, 1, 2, 3]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"1. The first of the words are {n}" if not n else f"on the left side of the page {n}" for n in range(12)]
    right = [f"on the right side of the page {n}" for n in range(11)] + ["and they end here."]
    page = more(written(left, size=9), right, x=320, size=9)
    assert read(tmp_path, page).units[0].text == " ".join([left[0][3:], *left[1:], *right])


def test_hyphens_at_line_ends_follow_the_document_s_own_words(tmp_path: Path) -> None:
    lines = ["1. The cooperation on long-term plans was wel-", "come. All such cooper-", "ation on a long-"]
    lines += ["term plan was welcome."]
    said = "The cooperation on long-term plans was welcome. All such cooperation on a long-term plan was welcome."
    assert read(tmp_path, written(lines)).units[0].text == said


def test_contents_pages_are_left_out(tmp_path: Path) -> None:
    entries = [f"{name} {'.' * 60} {page}" for name, page in (("I. Opening", 2), ("II. Closure", 3))]
    first = written(["Contents", "", *entries])
    second = written(["1. The Committee considered the question of rivers and lakes."])
    report = read(tmp_path, first, second)
    assert [unit.label for unit in report.units] == ["1"] and report.sections == ()
    assert {out.why for out in report.left_out} == {"contents"}


def test_a_page_that_is_a_picture_is_refused_by_its_number(tmp_path: Path) -> None:
    scan = Page()
    scan.picture()
    with pytest.raises(ReadError, match="page 2 is a picture without text"):
        read(tmp_path, written(["1. The Committee considered the question of rivers."]), scan)


def test_a_pdf_without_any_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read(tmp_path, Page())


def test_bold_lines_are_headings_and_a_marker_alone_belongs_to_what_follows(tmp_path: Path) -> None:
    page = Page()
    page.write(72, 720, "I.", style="bold", size=12)
    page.write(100, 720, "Opening of the session", style="bold", size=12)
    page.write(72, 690, "1.")
    page.write(100, 690, "The Committee considered the question of rivers and lakes.")
    page.write(72, 660, "II.", style="bold", size=12)
    page.write(100, 660, "Closure of the session", style="bold", size=12)
    page.write(72, 630, "2.")
    page.write(100, 630, "The meeting rose at noon.")
    report = read(tmp_path, page)
    assert [(s.marker, s.heading) for s in report.sections] == [
        ("I.", "Opening of the session"), ("II.", "Closure of the session"),
    ]  # fmt: skip
    assert [(u.label, u.path) for u in report.units] == [
        ("1", ("Opening of the session",)), ("2", ("Closure of the session",)),
    ]  # fmt: skip


def test_text_that_comes_again_at_the_edge_of_pages_is_no_furniture(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 7):
        page = Page()
        page.write(72, 790, "Report of the Committee on Rivers", size=9)
        for row in range(12):
            page.write(72, 740 - 54 * row, f"{12 * number + row - 11}. The Committee took note of the report and")
            page.write(72, 727 - 54 * row, "of what was said about it at the meeting.")
        page.write(72, 40, f"Page {number} of the report", size=9)
        pages.append(page)
    report = read(tmp_path, *pages)
    assert [unit.label for unit in report.units] == [str(n) for n in range(1, 73)]
    assert len({unit.text for unit in report.units}) == 1
    assert {out.text for out in report.left_out if out.why == "furniture"} >= {"Page 2 of the report"}


@pytest.mark.parametrize("places", [(72, 320), (72, 240, 410)])
def test_a_list_in_columns_is_read_down_its_columns(places: tuple[int, ...], tmp_path: Path) -> None:
    names = [
        "Albania", "Bolivia (Plurinational", "State of)", "Brazil", "Chad", "Democratic", "Republic of", "the Congo",
        "Ecuador", "Fiji", "Ghana", "Greece", "Haiti", "India", "Jordan", "Kenya", "Lebanon", "Malta",
    ]  # fmt: skip
    size = len(names) // len(places)
    page = written(["1. The Committee met.", "", "2. It rose.", "", "", "Annex", "", "Attendance", "", "Members"])
    for n, x in enumerate(places):
        more(page, names[n * size : (n + 1) * size], x=x, y=560)
    more(page, ["Observers", "", "Holy See"], y=310)
    report = read(tmp_path, page)
    assert [unit.text for unit in report.units if unit.kind == "row"] == [
        "Albania | Bolivia (Plurinational State of) | Brazil | Chad | Democratic Republic of the Congo | Ecuador | Fiji"
        " | Ghana | Greece | Haiti | India | Jordan | Kenya | Lebanon | Malta",
        "Holy See",
    ]
    assert [one.code for one in report.participants][:5] == ["ALB", "BOL", "BRA", "TCD", "COD"]
    assert [one.role for one in report.participants] == ["representative"] * 15 + ["observer"]


def test_the_number_of_a_decision_at_the_edge_of_a_page_is_no_page_of_pages(tmp_path: Path) -> None:
    pages = [
        written(["1. The Board adopted decision 2025/4.", "", "It is annexed."], y=760),
        written(["2025/4", "", "2. The Board met again."], y=760),
        written(["3. It rose."], y=760),
    ]
    for n, page in enumerate(pages, 1):
        page.write(490, 40, f"{n}/3", size=9)
    report = read(tmp_path, *pages)
    assert [out.text for out in report.left_out] == ["1/3", "2/3", "3/3"]


def test_an_outcome_that_is_set_apart_from_its_last_line_is_no_part_of_the_vote(tmp_path: Path) -> None:
    page = written(
        ["Mr. Sato (Japan): We shall vote.", "", "In favour:", "Chad, Chile, Peru", "", "Against:", "Fiji, Yemen"]
    )
    page.write(72, 620, "Draft resolution A/79/L.75 was adopted by 105 votes to 9, with 33 abstentions", style="italic")
    more(page, ["(resolution 79/284)."], y=590)
    report = read(tmp_path, page)
    assert [unit.text for unit in report.units][-2:] == [
        "Against: Fiji, Yemen",
        "Draft resolution A/79/L.75 was adopted by 105 votes to 9, with 33 abstentions (resolution 79/284).",
    ]


def test_paragraphs_of_one_line_each_stand_apart_though_that_distance_is_the_commonest(tmp_path: Path) -> None:
    page = Page()
    y = 720.0
    said = ["The CHAIR opened the meeting, which had been called for by many members in the", "course of the week."]
    said += [f"The representative of country {n} made a statement." for n in range(8)]
    for i, line in enumerate(said):
        y -= 12 if i == 1 else 20
        page.write(72, y, line)
    page.write(72, y - 20, "The Chair thanked all, closed the debate and said that the next meeting was to be held")
    page.write(72, y - 32, "at ten.")
    path = tmp_path / "record.pdf"
    path.write_bytes(pdf(page))
    assert len(documents.read(path).units) == 10


def test_headings_that_differ_in_their_numbers_are_no_running_heads(tmp_path: Path) -> None:
    pages = [written(["1. The Committee met in the morning to consider what was before it."])]
    for n in (3, 5, 9):
        page = written([f"{n}. The Committee considered the matter at length, in the morning and later."], y=740)
        page.write(72, 780, f"Agenda item {n}", style="bold")
        pages.append(page)
    assert [section.heading for section in read(tmp_path, *pages).sections] == [
        "Agenda item 3", "Agenda item 5", "Agenda item 9",
    ]  # fmt: skip


def test_a_line_that_leaves_room_for_the_next_word_ends_its_paragraph(tmp_path: Path) -> None:
    said = [
        "The Chair opened the meeting and said that rivers were to be looked at before all lakes and",
        "that time was short.",
        "The observer for the Holy See supported this.",
        "The representative of Chile, which had many rivers and even more lakes, spoke of the need for",
        "Governments to act.",
        "The meeting rose at noon.",
    ]
    assert [unit.text for unit in read(tmp_path, written(said)).units] == [
        f"{said[0]} {said[1]}", said[2], f"{said[3]} {said[4]}", said[5],
    ]  # fmt: skip


def test_a_masthead_without_white_is_no_paragraph(tmp_path: Path) -> None:
    head = ["United Nations", "General Assembly", "Eightieth session", "Item 76 of the provisional agenda"]
    head += ["Report of the Committee on Rivers, Lakes and Other Waters on its session held in New York in 2025"]
    page = written([*head, "1. The Committee met in New York.", "2. It rose."])
    report = read(tmp_path, page)
    assert [unit.label for unit in report.units] == ["1", "2"] and report.document.organ == "General Assembly"


def test_short_columns_are_read_one_after_the_other_and_a_note_ends_the_first(tmp_path: Path) -> None:
    left = ["1. The Committee considered rivers and", "lakes in the morning.", "2. Several delegations asked for"]
    left += [
        "more time; others, among them one",
        "group of States, did not. They were",
        "heard in the afternoon by the",
    ]
    right = ["Chair, who took note of what was", "said.", "3. The Committee met again and went on"]
    right += ["with its work until late in the day."]
    page = more(more(Page(), left, y=600), right, x=320, y=600)
    x = page.write(72, 514, "1", size=5)
    page.write(x + 3, 510, "See A/79/33.", size=8)
    page.write(72, 760, "Report of the Committee on its work in the course of the session held in New York, 3–7 May")
    report = read(tmp_path, page)
    assert [unit.text for unit in report.units] == [
        "The Committee considered rivers and lakes in the morning.",
        "Several delegations asked for more time; others, among them one group of States, did not. They were heard in"
        " the afternoon by the Chair, who took note of what was said.",
        "The Committee met again and went on with its work until late in the day.",
    ]
    assert [note.text for note in report.footnotes] == ["See A/79/33."]


def test_a_name_in_bold_type_that_goes_on_in_the_next_line_is_no_heading(tmp_path: Path) -> None:
    page = Page()
    page.write(72, 720, "Ms. Sharma (Department for General Assembly and", style="bold")
    x = page.write(72, 707, "Conference Management):", style="bold")
    page.write(x + 12, 707, "I should like to speak of all rivers.")
    report = read(tmp_path, page)
    assert [(unit.kind, unit.speaker) for unit in report.units] == [
        ("turn", "Ms. Sharma (Department for General Assembly and Conference Management)")
    ]


def test_the_job_number_and_the_page_on_one_line_are_furniture_on_the_first_page_too(tmp_path: Path) -> None:
    page = written(["1. The Committee met."])
    page.write(72, 40, "25-01234", size=9)
    page.write(490, 40, "1", size=9)
    assert [unit.text for unit in read(tmp_path, page).units] == ["The Committee met."]


def test_a_decimal_number_that_touches_the_word_behind_it_is_a_number(tmp_path: Path) -> None:
    report = read(tmp_path, written(["121. The recommendations are:", "", "121.1Ratify the Convention (Chad);"]))
    assert [(unit.label, unit.text) for unit in report.units][1:] == [("121.1", "Ratify the Convention (Chad);")]
