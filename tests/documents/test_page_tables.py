"""Tables on printed pages, written cell by cell as office programs write them: row by row, over pages too."""

from __future__ import annotations

from pathlib import Path

from annotator import documents
from annotator.model import Report
from tests.documents.pages import Page, pdf

Rows = list[list[list[str]]]  # of a table: cells, each of lines
HEADS = [["Recommendation"], ["Position"]]
ROWS: Rows = [
    [
        ["121.1 Ratify the International Convention for the", "Protection of All Persons (France) (Lithuania);"],
        ["Supported"],
    ],
    [
        ["121.2 Build dams (Norway);"],
        ["The State does not accept this,", "since dams are a matter for the", "regions."],
    ],
    [["121.3 Strengthen the mandate of the", "Ombudsperson (Chile);"], ["Supported"]],
]
UNITS = [
    (
        "121.1",
        "Ratify the International Convention for the Protection of All Persons (France) (Lithuania); | Supported",
    ),
    ("121.2", "Build dams (Norway); | The State does not accept this, since dams are a matter for the regions."),
    ("121.3", "Strengthen the mandate of the Ombudsperson (Chile); | Supported"),
]


def draw(page: Page, rows: Rows, y: float, places: tuple[int, ...] = (72, 340)) -> float:
    """Write a table cell by cell; return where the page goes on."""
    for row in rows:
        for x, lines in zip(places, row, strict=True):
            for i, line in enumerate(lines):
                page.write(x, y - 12 * i, line)
        y -= 12 * max(map(len, row))
    return y


def read(folder: Path, *pages: Page) -> Report:
    path = folder / "report.pdf"
    path.write_bytes(pdf(*pages))
    return documents.read(path)


def rows(report: Report) -> list[tuple[str | None, str]]:
    return [(unit.label, unit.text) for unit in report.units if unit.kind == "row"]


def test_a_table_becomes_rows_below_its_heads(tmp_path: Path) -> None:
    page = Page()
    page.write(72, 760, "1. The Committee had before it the recommendations below, with the positions of the State.")
    page.write(72, 740, "2. They are as follows.")
    y = draw(page, [HEADS, *ROWS], 728)
    page.write(
        72, y - 10, "3. The Committee took note of them and closed the debate in the course of its last meeting."
    )
    report = read(tmp_path, page)
    assert rows(report) == UNITS
    assert [unit.label for unit in report.units if unit.kind != "row"] == ["1", "2", "3"]
    assert {unit.path for unit in report.units if unit.kind == "row"} == {("Recommendation | Position",)}


def test_a_row_that_a_page_cuts_is_one_and_heads_that_come_again_are_none(tmp_path: Path) -> None:
    first, second = Page(), Page()
    first.write(72, 760, "1. The Committee had before it the recommendations below, with the positions of the State.")
    draw(first, [HEADS, *ROWS[:1], [["121.2 Build dams (Norway);"], ["The State does not accept this,"]]], 740)
    rest = [[[], ["since dams are a matter for the", "regions."]], ROWS[2]]
    more: Rows = [[[f"121.{n} Build {n} dams in all regions of the"], ["Noted"]] for n in range(4, 8)]
    draw(second, [*rest, *more], 740)
    assert rows(read(tmp_path, first, second))[:3] == UNITS
    again = Page()
    draw(again, [HEADS, ROWS[2], *more], 740)
    head = Page()
    head.write(72, 760, "1. The Committee had before it the recommendations below, with the positions of the State.")
    draw(head, [HEADS, *ROWS[:2]], 740)
    assert rows(read(tmp_path, head, again))[:3] == UNITS
    assert len(rows(read(tmp_path, head, again))) == 7


def test_several_columns_with_figures_are_a_table(tmp_path: Path) -> None:
    made: Rows = [
        [["No."], ["State"], ["Votes"], ["Remarks"]],
        [["1"], ["Bolivia (Plurinational State", "of)"], ["155"], ["None"]],
        [["2"], ["Chad"], ["12"], ["Later informed the Secretariat", "that it had meant to abstain"]],
        [["3"], ["Norway"], ["7"], ["None"]],
    ]
    page = Page()
    page.write(
        72, 760, "1. The votes that were cast in the course of the meeting are set out in the table that follows."
    )
    draw(page, made, 740, (72, 110, 260, 320))
    assert [text for _, text in rows(read(tmp_path, page))] == [
        "1 | Bolivia (Plurinational State of) | 155 | None",
        "2 | Chad | 12 | Later informed the Secretariat that it had meant to abstain",
        "3 | Norway | 7 | None",
    ]


def test_items_whose_letters_stand_apart_are_no_table(tmp_path: Path) -> None:
    made: Rows = [[[f"({c})"], [f"To report on {c} to the Board at every session,", "in writing;"]] for c in "abcde"]
    page = Page()
    page.write(72, 760, "1. The Committee, which had heard all that was said in the course of the debate, decided:")
    draw(page, made, 740, (72, 110))
    report = read(tmp_path, page)
    assert [unit.label for unit in report.units] == ["1", "a", "b", "c", "d", "e"] and not rows(report)
