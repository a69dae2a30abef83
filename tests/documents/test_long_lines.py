"""Text whose lines no page has broken: a paragraph a line, and a whole record on one line."""

from __future__ import annotations

from pathlib import Path

from tests.documents.texts import read, tree, units

MORE = " Several delegations, among them one group of States, asked for more time to look at what was before them"


def said(number: int) -> str:
    """Return a paragraph of its own length."""
    return f"Speaker {number} welcomed the report.{MORE * (1 + number % 3)}."


def test_where_lines_are_longer_than_pages_each_is_a_paragraph(tmp_path: Path) -> None:
    lines = ["Opening of the session", f"1. {said(1)}", f"2. {said(2)}", "It was so decided.", "General debate"]
    lines += [f"3. {said(3)}", f"The Chair spoke. {said(4)}", "The Committee rose.", f"4. {said(5)}"]
    report = read(tmp_path, "\n".join(["Draft report", *lines]))
    assert [heading for _, _, heading in tree(report)] == ["General debate"]
    assert [text for _, _, text in units(report)] == [
        said(1), f"{said(2)} It was so decided.", f"{said(3)} The Chair spoke. {said(4)} The Committee rose.", said(5),
    ]  # fmt: skip


def test_lines_broken_at_one_width_are_no_paragraphs_however_wide(tmp_path: Path) -> None:
    wide = [("word " * 40).strip() + f" {n}" for n in range(8)]
    report = read(tmp_path, "1. The Committee met.\n\n2. It heard:\n" + "\n".join(wide) + "\n\n3. It rose.")
    assert [label for label, _, _ in units(report)] == ["1", "2", "3"]
    assert units(report)[1][2] == "It heard: " + " ".join(wide)


def test_a_report_on_one_line_is_cut_at_the_numbers_that_come_in_their_turn(tmp_path: Path) -> None:
    paragraphs = [said(n) for n in range(1, 9)]
    paragraphs[3] += " Rule 5 was to be kept. In 2019, 12 had been."
    line = "I. Opening " + " ".join(f"{n}. {text}" for n, text in enumerate(paragraphs, 1)).replace(
        "6. ", "II. General debate 6. "
    )
    report = read(tmp_path, line)
    assert [(label, text) for label, _, text in units(report)] == [(str(n), t) for n, t in enumerate(paragraphs, 1)]
    assert tree(report)[-1] == (1, "II.", "General debate")


def test_a_record_on_one_line_is_cut_where_somebody_speaks(tmp_path: Path) -> None:
    names = ["The President", "Mr. Sato (Japan)", "Ms. Cruz (Chile)", "The President", "Mr. Lee (Republic of Korea)"]
    texts = [f"{said(n)} I speak of this: rivers." for n in range(1, 6)]
    report = read(tmp_path, " ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True)))
    assert [(unit.speaker, unit.text) for unit in report.units] == list(zip(names, texts, strict=True))
