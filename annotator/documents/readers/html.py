"""HTML: blocks of a page as lines; lists keep their numbers, notes their marks, scripts and menus are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.delayed import dataclass
from annotator.documents import notes
from annotator.documents.lines import Draft, Line, Style, broken
from annotator.documents.readers import html_styles, tables
from annotator.documents.readers.counting import written
from annotator.documents.readers.html_notes import Notes
from annotator.documents.readers.xml import local
from annotator.errors import ReadError

_BLOCKS = frozenset(
    (
        "p", "div", "li", "blockquote", "pre", "dt", "dd", "section", "article", "address", "figcaption", "main",
        "body", "header", "footer", "aside", "figure", "ul", "ol", "dl", "form", "fieldset", "hr", "center", "caption",
        "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6",
    )
)  # fmt: skip
_SKIPPED = frozenset(
    ("script", "style", "nav", "head", "noscript", "template", "iframe", "object", "svg", "math", "button", "select")
)
_BREAK = "\v"  # a line's end inside a paragraph
_APART = frozenset(("br", "tr", "td", "th"))
_SAID = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.I)
_LATIN = (b"iso-8859-1", b"latin-1", b"latin1", b"us-ascii", b"utf-8")  # meant as Windows-1252, as browsers take them
_WHOLE = re.compile(r"-?\d{1,6}")
_CSS = {
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(data: bytes, where: str, sheets: str = "") -> Draft:
    """Return the lines of an HTML page; raise ReadError when it holds no text. ``sheets`` are its style sheets."""
    from lxml import etree

    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=_charset(data)
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("holds broken HTML", where=where, remedy="save the page anew") from error
    if root is None:
        raise ReadError("the page holds no text", where=where, remedy="choose another")
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadError("elements are nested too deeply", where=where, remedy="save the page anew")
    walk = Walk(root, html_styles.classes(f"{sheets}\n{html_styles.sheets(root)}"))
    walk.visit(root)
    walk.flush()
    left_out = tuple(walk.left_out)
    return Draft(tuple(walk.lines), tuple(walk.notes.found), language=_language(root), left_out=left_out)


def _charset(data: bytes) -> str | None:
    """Return the encoding that a byte-order mark or the bytes tell; None leaves it to the page's own word."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        said = _SAID.search(data[:4096])
        return None if said and said[1].lower() not in _LATIN else "windows-1252"
    return "utf-8"


def _language(root: Any) -> str | None:
    found = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].casefold()
    return found if found in ("en", "fr", "es") else None


class Walk:
    """Goes through a page once; the text of a block is gathered until the block ends."""

    def __init__(self, root: Any, classes: Mapping[str, Style]) -> None:
        self.lines: list[Line] = []
        self.left_out: list[Line] = []  # heads and feet of pages
        self._classes = classes
        self.notes = Notes(root)
        self._text: list[str] = []
        self._styles: set[Style] = set()
        self._level: int | None = None
        self._label: str | None = None
        self._number = 0
        self._lists: list[_List | None] = []  # open around the present element; None for bullets

    def visit(self, element: Any, style: Style = "") -> None:
        """Take an element and what it holds."""
        name = local(element)
        if not name or name in _SKIPPED or self.notes.is_note(element) or _is_hidden(element):
            return
        if name == "table":
            self._table(element)
        elif name in ("sup", "a") and (mark := self.notes.mark(element)):
            self._text.append(notes.sure(mark))
        elif name == "br":
            self._say(_BREAK, style)
        elif name == "div" and element.get("title") in ("header", "footer"):
            self._frame(element)
        elif name in _BLOCKS:
            self._block(element, name, style)
        elif name == "span" and (marked := _akoma(element)):
            self._akoma(element, marked, style)
        elif name == "span" and self._lists and (number := html_styles.printed_number(element)):
            self._label = number
        else:
            self._inside(element, html_styles.of(element, style, self._classes))

    def _frame(self, element: Any) -> None:
        """Leave out the head or the foot of the pages, as office programs write them into a page of the web."""
        self.flush()
        text = " ".join("".join(element.itertext()).split())
        self.left_out.append(Line(self._number, text))

    def _akoma(self, element: Any, marked: str, style: Style) -> None:
        """Take the number or a paragraph of a page that was made of Akoma Ntoso; "(12)" numbers a paragraph."""
        if marked == "akn-num":
            self.flush()
            said = "".join(element.itertext()).strip()
            number = re.fullmatch(r"\((\d{1,4})\)", said)
            self._say(f"{number[1]}. " if number else f"{said} ", style)
            return
        if element.getprevious() is not None:
            self.flush()
        self._inside(element, style)

    def _inside(self, element: Any, style: Style) -> None:
        self._say(element.text, style)
        for part in element:
            self.visit(part, style)
            self._say(part.tail, style)

    def _block(self, element: Any, name: str, style: Style) -> None:
        self.flush()
        if name in ("ol", "ul"):
            self._lists.append(_list(element) if name == "ol" else None)
            self._inside(element, style)
            self.flush()
            self._lists.pop()
            return
        if re.fullmatch(r"h[1-6]", name):
            self._level = int(name[1])
        elif name == "li" and self._lists and self._lists[-1] is not None:
            self._label = self._lists[-1].next(element.get("value"))
        self._inside(element, html_styles.of(element, style, self._classes))
        self.flush()
        if name == "li":
            self._label = None

    def _say(self, text: str | None, style: Style) -> None:
        if text:
            self._text.append(text)
            if text.strip():
                self._styles.add(style)

    def flush(self) -> None:
        """End the open block."""
        text, breaks = broken("".join(self._text), _BREAK)
        if text:
            self._number += 1
            style = next(iter(self._styles)) if len(self._styles) == 1 else ""
            label = f"{self._label} " if self._label else ""
            self.lines.append(
                Line(
                    self._number, label + text, level=self._level, style=style, whole=True, marker=self._label or "",
                    label_source="computed" if self._label else "typed",
                    breaks=tuple(at + len(label) for at in breaks),
                )
            )  # fmt: skip
            self._label = None
            self._level = None
        self._text, self._styles = [], set()

    def _table(self, element: Any) -> None:
        self.flush()
        found = []
        for row in (e for e in element.iter("tr", "{*}tr") if next(e.iterancestors("table", "{*}table")) is element):
            cells = [(c, " ".join("".join(self._said(c)).split())) for c in row if local(c) in ("td", "th")]
            said = [(cell, text) for cell, text in cells if text]
            self._number += 1
            if said:
                heads = local(row.getparent()) == "thead" or all(local(cell) == "th" for cell, _ in said)
                found.append(tables.Row(self._number, tuple(text for _, text in said), heads))
        self.lines.extend(tables.or_paragraphs(found))

    def _said(self, element: Any) -> Iterator[str]:
        """Yield the texts of a cell, a blank between its blocks, notes as marks."""
        if local(element) in _SKIPPED or self.notes.is_note(element) or _is_hidden(element):
            return
        if mark := self.notes.mark(element):
            yield notes.sure(mark)
            return
        yield element.text or ""
        for part in element:
            yield from self._said(part)
            yield " " if local(part) in _BLOCKS or local(part) in _APART else ""
            yield part.tail or ""


def _akoma(element: Any) -> str | None:
    """Return what a span is by the class that viewers of Akoma Ntoso give it, if it is a number or a paragraph."""
    classes = (element.get("class") or "").split()
    return next((name for name in ("akn-num", "akn-p") if name in classes), None)


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return "hidden" in element.attrib or "display:none" in style or element.get("aria-hidden") == "true"


@dataclass(slots=True)
class _List:
    """The running number of a list."""

    form: str
    at: int

    def next(self, given: str | None) -> str:
        """Return the number of the next item as a reader sees it; ``given`` is the item's own."""
        if given and _WHOLE.fullmatch(given):
            self.at = int(given)
        label = written(self.at, self.form)
        self.at += 1
        return f"({label})" if self.form.startswith("lower") else f"{label}."


def _list(element: Any) -> _List | None:
    """Return a list's form and start; None where its items show no number."""
    shown = re.search(r"list-style(?:-type)?:\s*([\w-]+)", element.get("style") or "")
    form = _CSS.get(shown[1].casefold(), "") if shown else _FORMS.get(element.get("type") or "1", "decimal")
    start = element.get("start") or "1"
    return _List(form, int(start) if _WHOLE.fullmatch(start) else 1) if form else None
