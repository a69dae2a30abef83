"""One report, written in every format by hand, so that what is read of it can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

from tests.documents import akoma, word
from tests.documents.pages import Page, pdf
from tests.documents.word import level, packed

NOTE = "A/79/33, para. 5."
# What each block is, its number where it has one, and its text; † is the place of the note's mark.
BLOCKS: tuple[tuple[str, str, str], ...] = (
    ("head", "", "A/AC.999/2025/L.4"), ("head", "", "General Assembly"), ("head", "", "14 July 2025"),
    ("head", "", "Special Committee on Rivers"), ("head", "", "New York, 18–26 February 2025"),
    ("title", "", "Draft report"), ("head", "", "Rapporteur: Anna Keller (Austria)"),
    ("h1", "I.", "Introduction"),
    ("par", "1.", "The Special Committee met in New York from 18 to 26 February 2025."),
    ("par", "2.", "Several delegations welcomed the long-term plan.† Others asked for more time, and noted the cost."),
    ("h1", "II.", "Discussion of water"),
    ("h2", "A.", "General exchange of views"),
    ("par", "3.", "Statements were made by the representatives of Brazil, Côte d’Ivoire and Norway."),
    ("par", "4.", "Some speakers, including one group of States, stressed the following:"),
    ("sub", "(a)", "The need for data on rivers;"), ("sub", "(b)", "The role of local authorities, in particular:"),
    ("subsub", "(i)", "Mayors;"), ("subsub", "(ii)", "Village councils;"), ("sub", "(c)", "The cost of dams."),
    ("par", "5.", "It was noted that all co-operation was voluntary, “as before”."),
    ("h2", "B.", "Recommendations"),
    ("par", "6.", "The Committee adopted the recommendations below."),
    ("heads", "", "Recommendation|Position"), ("row", "", "121.1 Ratify the river convention (Kenya);|Supported"),
    ("row", "", "121.2 Build a dam (Norway);|Noted"),
    ("h1", "III.", "Closure"),
    ("par", "7.", "The Chair thanked all participants for their work."),
)  # fmt: skip

_DEPTHS = {"h1": ("H", 1), "h2": ("H", 2), "par": ("P", 1), "sub": ("P", 2), "subsub": ("P", 3)}


def docx() -> bytes:
    """Return the report as a Word document whose numbers Word counts."""
    lists = (
        word.abstract(0, level(0, "upperRoman", "%1."), level(1, "upperLetter", "%2."))
        + word.abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)"))
        + word.num(1, 0)
        + word.num(2, 1)
    )
    places = {"h1": ("1", 0), "h2": ("1", 1), "par": ("2", 0), "sub": ("2", 1), "subsub": ("2", 2)}
    styles = "".join(
        word.style(f"Heading{n}", title=f"heading {n}", properties=f'<w:outlineLvl w:val="{n - 1}"/>') for n in (1, 2)
    )
    styles += word.style("Title", runs="<w:b/>")
    body = ""
    for kind, _, text in BLOCKS:
        name = {"h1": "Heading1", "h2": "Heading2", "title": "Title"}.get(kind, "")
        before, dagger, after = text.partition("†")
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>' + word.run(after) if dagger else ""
        if kind not in ("heads", "row"):
            list_, depth = places.get(kind, ("", 0))
            body += word.par(before, style=name, num=list_, level=depth, inside=mark)
        elif kind == "heads":
            body += word.table(*(t.split("|") for k, _, t in BLOCKS if k in ("heads", "row")), head=True)
    return word.docx(body, numbering=lists, styles=styles, footnotes={2: NOTE})


def rtf() -> bytes:
    """Return the report as RTF, numbers printed as word processors print them."""
    styles = r"{\stylesheet{\s1 heading 1;}{\s2 heading 2;}{\s3 Body;}}"
    made = [r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}" + styles]
    for kind, number, text in BLOCKS:
        said = _rtf(text).replace("†", r"{\super\chftn}{\footnote\pard\plain {\super\chftn} " + _rtf(NOTE) + "}")
        label = rf"{{\listtext\pard {number}\tab}}" if number else ""
        if kind in ("heads", "row"):
            cells = "".join(rf"\pard\intbl {cell}\cell" for cell in said.split("|"))
            head = r"\trhdr" if kind == "heads" else ""
            made.append(rf"\trowd{head}\cellx3000\cellx6000{cells}\row")
        else:
            style = {"h1": r"\s1", "h2": r"\s2"}.get(kind, "")
            bold = rf"{{\b {said}}}" if kind == "title" else said
            made.append(rf"{label}\pard{style} {bold}\par")
    return "\n".join([*made, "}"]).encode("ascii")


def _rtf(text: str) -> str:
    return "".join(c if ord(c) < 128 or c == "†" else rf"\u{ord(c)}?" for c in text)


def _html_body() -> str:
    made = []
    for kind, number, text in BLOCKS:
        said = escape(text).replace("†", '<sup><a id="back" href="#note">1</a></sup>')
        shown = f"{number} {said}" if number else said
        tag = {"h1": "h2", "h2": "h3", "title": "h1"}.get(kind, "p")
        if kind in ("heads", "row"):
            cell = "th" if kind == "heads" else "td"
            row = "".join(f"<{cell}>{text}</{cell}>" for text in said.split("|"))
            made.append(f"<table><tr>{row}</tr>" if kind == "heads" else f"<tr>{row}</tr>")
            continue
        closing = "</table>" if made and made[-1].startswith("<tr>") else ""
        made.append(f"{closing}<{tag}>{shown}</{tag}>")
    note = f'<div class="footnotes"><p id="note">1. {NOTE} <a href="#back">↩</a></p></div>'
    return "\n".join([*made, note])


def html() -> bytes:
    """Return the report as a page of the web."""
    menu = "<nav><a href='/'>Home</a></nav><script>var x = 'never read';</script>"
    head = "<!DOCTYPE html><html lang='en'><head><title>x</title></head>"
    return f"{head}<body>{menu}{_html_body()}</body></html>".encode()


def epub() -> bytes:
    """Return the report as a book of one page."""
    container = '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>'
    book = (
        '<package><manifest><item id="p" href="a%20page.xhtml"/>'
        '<item id="n" href="nav.xhtml" properties="nav"/></manifest><spine>'
        '<itemref idref="n"/><itemref idref="p"/></spine></package>'
    )
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{_html_body()}</body></html>'
    parts = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": container, "in/book.opf": book,
        "in/a page.xhtml": page, "in/nav.xhtml": page,
    }  # fmt: skip
    return packed({name: text.encode() for name, text in parts.items()}, stored=("mimetype",))


def markdown() -> bytes:
    """Return the report as Markdown."""
    made = []
    for kind, number, text in BLOCKS:
        said = text.replace("†", "[^1]")
        if kind in ("heads", "row"):
            rule = "\n| --- | --- |" if kind == "heads" else ""
            made.append(f"| {said.replace('|', ' | ')} |{rule}")
            continue
        start = {"h1": "## ", "h2": "### ", "title": "# "}.get(kind, "")
        made.append(f"\n{start}{number} {said}\n" if number else f"\n{start}{said}\n")
    return "\n".join([*made, f"\n[^1]: {NOTE}\n"]).encode()


def odt() -> bytes:
    """Return the report as an OpenDocument text whose numbers the word processor counts."""
    names = {"office": "office:1.0", "text": "text:1.0", "table": "table:1.0", "style": "style:1.0"}
    spaces = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}"' for k, v in names.items())
    lists = {
        "H": [_odt_level(1, "I", "", "."), _odt_level(2, "A", "", ".")],
        "P": [_odt_level(1, "1", "", "."), _odt_level(2, "a", "(", ")"), _odt_level(3, "i", "(", ")")],
    }
    styles = "".join(f'<text:list-style style:name="{n}">{"".join(ls)}</text:list-style>' for n, ls in lists.items())
    body, last = "", {"H": "", "P": ""}
    for i, (kind, _, text) in enumerate(BLOCKS):
        said = escape(text).replace("†", _odt_note())
        if kind in _DEPTHS:
            name, depth = _DEPTHS[kind]
            tag = f'h text:outline-level="{depth}"' if name == "H" else "p"
            item = f"<text:list-item><text:{tag}>{said}</text:{tag[0]}></text:list-item>"
            for _ in range(depth - 1):
                item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
            goes_on = f' text:continue-list="{last[name]}"' if last[name] else ""
            body += f'<text:list xml:id="l{i}" text:style-name="{name}"{goes_on}>{item}</text:list>'
            last[name] = f"l{i}"
        elif kind in ("heads", "row"):
            cells = "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in said.split("|"))
            row = f"<table:table-row>{cells}</table:table-row>"
            heads = f"<table:table><table:table-header-rows>{row}</table:table-header-rows>"
            body += heads if kind == "heads" else row
        else:
            body += f"<text:p>{said}</text:p>"
        body += "</table:table>" if kind == "row" and BLOCKS[i + 1][0] != "row" else ""
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind.encode(), "content.xml": content.encode()}, stored=("mimetype",))


def _odt_note() -> str:
    body = f"<text:note-body><text:p>{NOTE}</text:p></text:note-body>"
    return f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"


def _odt_level(at: int, form: str, before: str, behind: str) -> str:
    ends = f'style:num-prefix="{before}" style:num-suffix="{behind}"'
    return f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" {ends}/>'


def text() -> bytes:
    """Return the report as text with its layout, without the table, on two pages."""
    made = ["A/AC.999/2025/L.4"]
    for i, (kind, number, said) in enumerate(BLOCKS[1:]):
        if kind in ("heads", "row"):
            continue
        shown = f"{number} {said}" if number else said
        made.append("")
        made += _wrapped(shown.replace("†", "1"))
        if i == 14:
            made += ["", "____________", "1 " + NOTE, "2/3 25-01234", "\fA/AC.999/2025/L.4", "25-01234 3/3"]
    return "\r\n".join(made).encode()


def _wrapped(said: str) -> list[str]:
    return [line.strip() for line in re.findall(r".{1,60}(?:\s|$)", said)]


def printed() -> bytes:
    """Return the report as a PDF of two pages with running heads, page numbers and a note at the foot."""
    pages = [Page(), Page()]
    y, at = 720.0, 0
    for kind, number, said in BLOCKS:
        if kind in ("heads", "row"):
            continue
        if kind == "sub" and number == "(c)":
            y, at = 690.0, 1
        style = "bold" if kind in ("h1", "h2", "title") else "plain"
        y -= 10
        for i, line in enumerate(_wrapped(f"{number} {said}" if number else said)):
            before, dagger, after = line.partition("†")
            x = pages[at].write(72, y, before, style=style)
            if dagger:
                x = pages[at].write(x, y + 4, "1", size=6)
                pages[at].write(x, y, after)
            y -= 14 if i >= 0 else 0
    for n, page in enumerate(pages, 1):
        page.write(72, 760, "A/AC.999/2025/L.4", size=9)
        page.write(72 if n % 2 else 480, 40, f"{n}/2", size=9)
        page.write(480 if n % 2 else 72, 40, "25-01234", size=9)
    x = pages[0].write(72, 64, "1", size=5)
    pages[0].write(x + 4, 60, NOTE, size=8)
    return pdf(*pages)


def marked() -> bytes:
    """Return the report as Akoma Ntoso."""
    return akoma.report(BLOCKS, NOTE)


WRITERS: dict[str, Callable[[], bytes]] = {
    "report.docx": docx, "report.odt": odt, "report.rtf": rtf, "report.html": html, "report.epub": epub,
    "report.md": markdown, "report.xml": marked,
}  # fmt: skip
PLAIN: dict[str, Callable[[], bytes]] = {"report.txt": text, "report.pdf": printed}  # without the table
