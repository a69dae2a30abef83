"""Pages and books that office programs write: printed numbers, heads and feet, looks in style sheets, contents."""

from __future__ import annotations

from pathlib import Path

from annotator import documents
from annotator.model import Report
from tests.documents.texts import tree, units
from tests.documents.word import packed


def page(folder: Path, body: str, name: str = "report.html") -> Report:
    path = folder / name
    path.write_text(f"<html><head><style>.s1 {{ font-weight: bold; }}</style></head><body>{body}</body></html>")
    return documents.read(path)


def item(number: str, text: str) -> str:
    label = f'<span class="ListLabel_20_1" style="display:block;float:left;min-width:0cm;">{number}</span>'
    return f"<li><p>{label}{text}</p></li>"


def test_a_number_printed_into_a_span_of_a_list_is_the_label(tmp_path: Path) -> None:
    inner = f"<ol>{item('(a)', 'Rivers;')}{item('(b)', 'Lakes.')}</ol>"
    report = page(tmp_path, f"<ol>{item('7.', 'It met.')}{item('8.', 'It spoke of:').replace('</li>', '')}{inner}</ol>")
    assert units(report) == [
        ("7", None, "It met."), ("8", None, "It spoke of:"), ("a", "8", "Rivers;"), ("b", "8", "Lakes."),
    ]  # fmt: skip


def test_heads_and_feet_of_pages_are_left_out_and_listed(tmp_path: Path) -> None:
    report = page(tmp_path, '<p>1. It met.</p><p>2. It rose.</p><div title="footer"><p>25-01234 2</p></div>')
    assert [unit.text for unit in report.units] == ["It met.", "It rose."]
    assert [(out.why, out.text) for out in report.left_out] == [("furniture", "25-01234 2")]


def test_bold_type_of_a_class_or_a_style_makes_headings(tmp_path: Path) -> None:
    heads = [
        '<p class="s1">Opening</p>',
        "<p style='font-weight: 700'>Debate</p>",
        '<p><span class="s1">End</span></p>',
    ]
    said = "".join(f"{head}<p>{n}. It met and rose.</p>" for n, head in enumerate(heads, 2))
    report = page(tmp_path, f"<p>1. It was opened.</p>{said}")
    assert [heading for _, _, heading in tree(report)] == ["Opening", "Debate", "End"]


def test_a_book_s_contents_and_its_style_sheet_tell_its_headings(tmp_path: Path) -> None:
    container = '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>'
    book = (
        '<package><metadata><meta name="generator" content="libepubgen/0.1.1"/></metadata><manifest>'
        '<item id="p" href="a.xhtml"/><item id="s" href="s.css" media-type="text/css"/>'
        '<item id="n" href="nav.xhtml" properties="nav"/></manifest><spine><itemref idref="p"/></spine></package>'
    )
    links = "<li><a href='a.xhtml'>Opening</a></li><li><a href='#e'>End</a></li>"
    nav = f"<html><body><nav><ol>{links}</ol></nav></body></html>"
    body = '<p>Opening</p><p>1. It met.</p><p><span class="b">Debate</span></p><p>2. It spoke.</p><p>End</p>'
    parts = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": container, "in/book.opf": book,
        "in/a.xhtml": f"<html><body>{body}<p>3. It rose.</p></body></html>", "in/nav.xhtml": nav,
        "in/s.css": ".b {\n  font-size: 12pt;\n  font-weight: bold;\n}",
    }  # fmt: skip
    path = tmp_path / "report.epub"
    path.write_bytes(packed({name: text.encode() for name, text in parts.items()}, stored=("mimetype",)))
    report = documents.read(path)
    assert [heading for _, _, heading in tree(report)] == ["Opening", "Debate", "End"]
    assert any("writes no automatic numbers" in said for said in report.document.warnings)
