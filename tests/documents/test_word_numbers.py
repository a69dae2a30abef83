"""Automatic numbers of Word documents: counted as Word counts them, put into labels, never into the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import documents
from annotator.model import Unit
from tests.documents.word import abstract, docx, level, num, par, run, style

_SAID = "Some delegations welcomed the plan, and others asked for more time."
_ONE = abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)"))
_LEGAL = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))


def units(tmp_path: Path, body: str, numbering: str, styles: str = "") -> tuple[Unit, ...]:
    path = tmp_path / "report.docx"
    path.write_bytes(docx(body, numbering=numbering, styles=styles or style("Normal")))
    return documents.read(path).units


def labels(tmp_path: Path, numbering: str, *paragraphs: tuple[str, int]) -> list[str | None]:
    body = "".join(par(_SAID, num=name, level=at) for name, at in paragraphs)
    found = units(tmp_path, body, numbering)
    assert {unit.text for unit in found} == {_SAID}
    assert {unit.label_source for unit in found} == {"computed"}
    return [unit.label for unit in found]


def test_paragraphs_letters_and_romans_are_counted_and_nested(tmp_path: Path) -> None:
    body = "".join(par(f"{_SAID} {at}", num="1", level=at) for at in (0, 1, 1, 2, 2, 1, 0, 1))
    found = units(tmp_path, body, _ONE + num(1, 0))
    named = {unit.id: unit.label for unit in found}
    assert [(unit.label, named.get(unit.parent or "")) for unit in found] == [
        ("1", None), ("a", "1"), ("b", "1"), ("i", "b"), ("ii", "b"), ("c", "1"), ("2", None), ("a", "2"),
    ]  # fmt: skip


def test_a_second_use_of_a_list_counts_on_unless_it_overrides_the_start(tmp_path: Path) -> None:
    again = num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride>')
    paragraphs = [("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0)]
    assert labels(tmp_path, _ONE + num(1, 0) + again, *paragraphs) == ["1", "2", "10", "11", "12"]


def test_an_overridden_start_holds_again_where_its_level_begins_again(tmp_path: Path) -> None:
    second = num(2, 0, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>')
    paragraphs = [("1", 0), ("1", 1), ("2", 1), ("1", 0), ("2", 1)]
    assert labels(tmp_path, _LEGAL + num(1, 0) + second, *paragraphs) == ["1", "1.1", "1.5", "2", "2.5"]


def test_a_use_may_redefine_a_level(tmp_path: Path) -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Rule %1", start=3)}</w:lvlOverride>'
    assert labels(tmp_path, _ONE + num(1, 0) + num(2, 0, other), ("1", 0), ("2", 0)) == ["1", "Rule B"]


@pytest.mark.parametrize(("restart", "expected"), [("", "(i)"), ("0", "(ii)"), ("1", "(ii)"), ("2", "(i)")])
def test_a_level_begins_again_below_the_level_it_names(tmp_path: Path, restart: str, expected: str) -> None:
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    three = level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)", more=more)
    paragraphs = [("1", 0), ("1", 1), ("1", 2), ("1", 1), ("1", 2)]
    found = labels(tmp_path, abstract(0, *three) + num(1, 0), *paragraphs)
    assert found == ["1", "a", "i", "b", expected.strip("()")]


def test_legal_levels_write_those_above_in_figures(tmp_path: Path) -> None:
    two = level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    body = par("Introduction", num="1", more='<w:outlineLvl w:val="0"/>') + par(_SAID, num="1", level=1)
    found = units(tmp_path, body, abstract(0, *two) + num(1, 0))
    assert [(unit.label, unit.path) for unit in found] == [("1.1", ("Introduction",))]


@pytest.mark.parametrize(
    ("form", "text", "start", "expected"),
    [
        ("decimal", "%1.", 7, ["7", "8"]), ("decimal", "%1)", 1, ["1", "2"]), ("decimal", "(%1)", 1, ["1", "2"]),
        ("decimal", "%1", 1, ["1", "2"]), ("lowerLetter", "(%1)", 26, ["z", "aa"]),
        ("decimalZero", "%1.", 9, ["09", "10"]), ("ordinal", "%1", 2, ["2nd", "3rd"]),
        ("ordinal", "%1", 11, ["11th", "12th"]), ("cardinalText", "%1", 20, ["Twenty", "Twenty-one"]),
        ("ordinalText", "%1", 8, ["Eighth", "Ninth"]), ("ordinalText", "%1", 20, ["Twentieth", "Twenty-first"]),
        ("decimal", "Article %1", 1, ["Article 1", "Article 2"]), ("upperRoman", "Part %1", 4, ["Part IV", "Part V"]),
        ("upperRoman", "Item %1", 400, ["Item CD", "Item CDI"]),
    ],
)  # fmt: skip
def test_forms_of_numbers(tmp_path: Path, form: str, text: str, start: int, expected: list[str]) -> None:
    list_of_one = abstract(0, level(0, form, text, start=start)) + num(1, 0)
    assert labels(tmp_path, list_of_one, ("1", 0), ("1", 0)) == expected


def test_a_number_comes_from_the_style_along_its_chain(tmp_path: Path) -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("Normal") + style("Para", based="Normal", properties=numbered) + style("Deeper", based="Para")
    body = par("Introduction", style="H") + par(_SAID, style="Para") + par(_SAID, style="Deeper")
    heading = style("H", title="heading 1", properties='<w:numPr><w:numId w:val="2"/></w:numPr>')
    lists = _ONE + abstract(1, level(0, "upperRoman", "%1.")) + num(1, 0) + num(2, 1)
    found = units(tmp_path, body + par("Work", style="H") + par(_SAID, style="Para"), lists, styles + heading)
    assert [(unit.label, unit.path) for unit in found] == [
        ("1", ("Introduction",)), ("2", ("Introduction",)), ("3", ("Work",)),
    ]  # fmt: skip


def test_a_style_counts_at_the_level_that_is_tied_to_it(tmp_path: Path) -> None:
    one, two = (f'<w:pStyle w:val="{name}"/>' for name in ("One", "Two"))
    tied = level(0, "decimal", "%1.", more=one), level(1, "lowerLetter", "(%2)", more=two)
    own = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("One", properties=own) + style("Two", properties=own)
    body = par(_SAID, style="One") + par(_SAID, style="Two") + par(_SAID, style="Two")
    assert [unit.label for unit in units(tmp_path, body, abstract(0, *tied) + num(1, 0), styles)] == ["1", "a", "b"]


def test_a_list_may_be_defined_by_a_numbering_style(tmp_path: Path) -> None:
    lists = _ONE.replace("<w:lvl ", '<w:styleLink w:val="List"/><w:lvl ', 1)
    lists += abstract(1, more='<w:numStyleLink w:val="List"/>') + num(1, 0) + num(2, 1)
    named = style("List", kind="numbering", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = par(_SAID, num="2") + par(_SAID, num="1") + par(_SAID, num="2", level=1)
    assert [unit.label for unit in units(tmp_path, body, lists, named)] == ["1", "2", "a"]


def test_zero_takes_a_paragraph_out_of_its_style_s_list(tmp_path: Path) -> None:
    styles = style("Para", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = par("Introduction", more='<w:outlineLvl w:val="0"/>') + par(_SAID, style="Para", num="0")
    found = units(tmp_path, body + par(_SAID, style="Para"), _ONE + num(1, 0), styles)
    assert [unit.label for unit in found] == [None, "1"]


def test_an_empty_paragraph_of_a_list_counts_and_a_deleted_one_does_not(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    deleted = par(num="1", more=gone, inside=f'<w:del w:id="2">{run(_SAID)}</w:del>')
    body = par(_SAID, num="1") + par(num="1") + deleted + par(_SAID, num="1")
    assert [unit.label for unit in units(tmp_path, body, _ONE + num(1, 0))] == ["1", "3"]


def test_bullets_give_no_label(tmp_path: Path) -> None:
    bullets = abstract(0, level(0, "bullet", "\uf0b7")) + num(1, 0)
    body = par("Introduction", more='<w:outlineLvl w:val="0"/>') + par(_SAID, num="1") + par(_SAID, num="1")
    assert [(unit.label, unit.kind) for unit in units(tmp_path, body, bullets)] == [(None, "unnumbered")] * 2
