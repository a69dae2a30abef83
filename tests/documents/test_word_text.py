"""The text of Word documents: every word once, changes heeded, fields and notes told from the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import documents
from annotator.model import Report
from tests.documents.word import abstract, cell, docx, level, num, par, run, style, table

_OPENING = par("1. The Committee considered the question of rivers and lakes.")


def read(tmp_path: Path, body: str, **more: object) -> Report:
    path = tmp_path / "report.docx"
    path.write_bytes(docx(_OPENING + body, **more))  # type: ignore[arg-type]
    return documents.read(path)


def second(tmp_path: Path, inside: str, **more: object) -> str:
    """Return the text of a second paragraph that is made of these runs."""
    report = read(tmp_path, par(inside=run("2. ") + inside), **more)
    assert [unit.label for unit in report.units] == ["1", "2"]
    return report.units[1].text


def field(code: str, shown: str | None) -> str:
    result = "" if shown is None else '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(shown)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{result}{end}"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("Some") + "<w:r><w:tab/></w:r>" + run("spoke") + "<w:r><w:br/></w:r>" + run("so."), "Some spoke so."),
        (run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("operation"), "co-operation"),
        (run("coop") + "<w:r><w:softHyphen/></w:r>" + run("eration"), "cooperation"),
        (run("at 5") + '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>' + run("C"), "at 5°C"),
        (run("a ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" b"), "a ✓ b"),
        (f'<w:hyperlink>{run("the website")}</w:hyperlink>' + run(" was named"), "the website was named"),
        (f'<w:smartTag><w:smartTag>{run("Kenya")}</w:smartTag></w:smartTag>' + run(" agreed"), "Kenya agreed"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Kenya')}</w:sdtContent></w:sdt>" + run(" agreed"), "Kenya agreed"),
        (run("secret", "<w:vanish/>") + run("open"), "open"),
        (field("HYPERLINK &quot;x&quot;", "the report"), "the report"),
        (field(f"IF {'x'} = ", None) + run("said"), "said"),
    ],
)  # fmt: skip
def test_what_a_reader_of_the_page_sees_is_the_text(tmp_path: Path, inside: str, text: str) -> None:
    assert second(tmp_path, inside) == text


def test_the_code_of_a_field_inside_the_code_of_another_is_no_text(tmp_path: Path) -> None:
    begin, apart, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end"))
    inner = begin + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + apart + run("7") + end
    outer = begin + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner + apart + run("shown") + end
    assert second(tmp_path, outer + run(" after")) == "shown after"


def test_insertions_are_read_deletions_left_out_and_both_are_said(tmp_path: Path) -> None:
    moved = f'<w:moveFrom w:id="3">{run("here ")}</w:moveFrom><w:moveTo w:id="4">{run("there")}</w:moveTo>'
    changes = f'<w:ins w:id="1">{run("in ")}</w:ins><w:del w:id="2"><w:r><w:delText>out </w:delText></w:r></w:del>'
    report = read(tmp_path, par(inside=run("2. ") + changes + moved))
    assert report.units[1].text == "in there"
    assert report.document.warnings[0] == "tracked changes: 2 insertions are read in, 2 deletions are left out"


def test_a_deleted_paragraph_end_joins_what_it_parted(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    report = read(tmp_path, par("2. Some speakers ", more=gone) + par("agreed.") + par("3. Others did not."))
    assert [unit.text for unit in report.units[1:]] == ["Some speakers agreed.", "Others did not."]


def test_a_deleted_row_of_a_table_is_left_out(tmp_path: Path) -> None:
    rows = table(["State", "Vote"], ["Kenya", "Yes"], ["Norway", "No"], head=True)
    rows = rows.replace(f"<w:tr>{cell(par('Kenya'))}", f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cell(par("Kenya"))}')
    report = read(tmp_path, rows)
    assert [unit.text for unit in report.units[1:]] == ["Norway | No"]


def test_a_field_says_where_a_label_comes_from_and_one_that_shows_nothing_is_flagged(tmp_path: Path) -> None:
    shown = par(inside=field("SEQ para", "2") + run(". Kenya agreed."))
    report = read(tmp_path, shown + par(inside=field("AUTONUM", None) + run("It rose.")))
    assert [(unit.label, unit.label_source) for unit in report.units[:2]] == [("1", "typed"), ("2", "field")]
    assert report.document.warnings[0] == "paragraph 3: a field without its number; see the source"


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    inside = f"<w:txbxContent>{par('3. In the box, Norway spoke.')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inside}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    report = read(tmp_path, par("2. Kenya spoke.", inside=both) + par("4. The meeting rose."))
    assert [(u.label, u.text) for u in report.units[1:]] == [
        ("2", "Kenya spoke."), ("3", "In the box, Norway spoke."), ("4", "The meeting rose."),
    ]  # fmt: skip


def test_a_text_box_in_a_table_is_read_once(tmp_path: Path) -> None:
    inside = f"<w:txbxContent>{par('in the box')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{inside}</mc:Choice>'
        f"<mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    rows = f"<w:tbl><w:tr>{cell(par('Kenya', inside=both))}{cell(par('Yes'))}</w:tr></w:tbl>"
    assert read(tmp_path, rows).units[1].text == "Kenya in the box | Yes"


def test_content_controls_around_paragraphs_and_tables_are_opened(tmp_path: Path) -> None:
    inside = par("2. Kenya spoke.") + table(["State", "Vote"], ["Kenya", "Yes"], head=True)
    body = f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    report = read(tmp_path, body)
    assert [(u.kind, u.text) for u in report.units[1:]] == [("paragraph", "Kenya spoke."), ("row", "Kenya | Yes")]


def test_footnotes_are_kept_apart_and_their_marks_as_places(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="8"/><w:t>*</w:t></w:r>'
    body = par("2. Kenya spoke.", inside=mark + run(" Norway too") + own + run("."))
    report = read(tmp_path, body, footnotes={8: "Reissued.", 7: "See A/1."})
    assert report.units[1].text == "Kenya spoke. Norway too."
    assert [(n.mark, n.text, n.offset) for n in report.footnotes] == [("1", "See A/1.", 12), ("*", "Reissued.", 23)]
    assert {n.unit for n in report.footnotes} == {report.units[1].id}


def test_rows_carry_the_heads_of_their_columns_and_groups(tmp_path: Path) -> None:
    rows = table(["No.", "Recommendation", "Position"], ["Theme: law"], ["1", "Ratify it", "Noted"], head=True)
    report = read(tmp_path, rows)
    assert [(u.kind, u.path, u.text) for u in report.units[1:]] == [
        ("row", ("No. | Recommendation | Position", "Theme: law"), "1 | Ratify it | Noted"),
    ]  # fmt: skip


def test_merged_cells_are_read_once_and_a_table_inside_a_cell_in_its_place(tmp_path: Path) -> None:
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = table(["a", "b"])
    rows = (
        f"<w:tbl><w:tr>{cell(par('Africa'), start)}{cell(par('Kenya'))}{cell(par('Yes'))}</w:tr>"
        f"<w:tr>{cell(par(), more)}{cell(par('Ghana'))}{cell(par('in') + inner + par('out'))}</w:tr></w:tbl>"
    )
    assert [u.text for u in read(tmp_path, rows).units[1:]] == ["Africa | Kenya | Yes", "Ghana | in a b out"]


def test_numbers_are_counted_in_tables_too(tmp_path: Path) -> None:
    lists = abstract(0, level(0, "decimal", "121.%1")) + num(1, 0)
    rows = "".join(f"<w:tr>{cell(par(t, num='1'))}{cell(par('Noted'))}</w:tr>" for t in ("Ratify it", "Build it"))
    report = read(tmp_path, f"<w:tbl>{rows}</w:tbl>", numbering=lists)
    assert [(u.label, u.label_source, u.text) for u in report.units[1:]] == [
        ("121.1", "computed", "Ratify it | Noted"), ("121.2", "computed", "Build it | Noted"),
    ]  # fmt: skip


def test_contents_pages_and_page_headers_are_left_out_and_said(tmp_path: Path) -> None:
    styles = style("TOC1", title="toc 1") + style("Normal")
    header = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{par("A/AC.9/2025/L.1")}</w:hdr>'
    body = par("I. Rivers 4", style="TOC1") + par("2. Kenya spoke.")
    report = read(tmp_path, body, styles=styles, more={"word/header1.xml": header.encode()})
    assert [u.text for u in report.units[1:]] == ["Kenya spoke."]
    assert [(out.text, out.why) for out in report.left_out] == [
        ("A/AC.9/2025/L.1", "furniture"), ("I. Rivers 4", "contents"),
    ]  # fmt: skip
    assert report.document.symbol == "A/AC.9/2025/L.1"


def test_macros_are_never_read_and_said(tmp_path: Path) -> None:
    report = read(tmp_path, par("2. Kenya spoke."), more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert "the file holds macros; they are not read" in report.document.warnings


def test_a_heading_whose_roman_number_has_lost_its_stop_keeps_its_number(tmp_path: Path) -> None:
    styles = style("Heading1", title="heading 1")
    body = par("I. Opening", style="Heading1") + par("1. It met.")
    body += par("II Closure of the session", style="Heading1") + par("2. It rose.")
    path = tmp_path / "report.docx"
    path.write_bytes(docx(body, styles=styles))
    assert [(s.marker, s.heading) for s in documents.read(path).sections] == [
        ("I.", "Opening"), ("II", "Closure of the session"),
    ]  # fmt: skip
