"""HTML: blocks of a page as lines; lists keep their numbers, notes their marks, scripts and menus are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.documents import notes, tables
from annotator.documents.counting import written
from annotator.documents.lines import Draft, Line, Note, Style
from annotator.documents.xml import local
from annotator.errors import ReadError
from annotator.text import freeze

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
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEPTH = 400


def read(data: bytes, where: str) -> Draft:
    """Return the lines of an HTML page; raise ReadError when it holds no text."""
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
    walk = Walk(root)
    walk.visit(root, 0)
    walk.flush()
    return Draft(tuple(walk.lines), tuple(walk.notes), language=_language(root))


def _charset(data: bytes) -> str | None:
    """Return the encoding that a byte-order mark or the bytes tell; None leaves it to the page's own word."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _language(root: Any) -> str | None:
    found = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].casefold()
    return found if found in ("en", "fr", "es") else None


class Walk:
    """Goes through a page once; the text of a block is gathered until the block ends."""

    def __init__(self, root: Any) -> None:
        self.lines: list[Line] = []
        self.notes: list[Note] = []
        self._text: list[str] = []
        self._styles: set[Style] = set()
        self._level: int | None = None
        self._label: str | None = None
        self._number = 0
        self._targets = {e.get("id"): e for e in root.iter() if e.get("id")}
        self._used: set[int] = {id(e) for e in _notes_of(root, self._targets)}

    def visit(self, element: Any, depth: int, style: Style = "") -> None:
        """Take an element and what it holds."""
        name = local(element)
        if depth > _DEPTH:
            raise ReadError("elements are nested too deeply", remedy="save the page anew")
        if not name or name in _SKIPPED or id(element) in self._used or _is_hidden(element):
            return
        if name == "table":
            self._table(element)
        elif name == "sup" and (mark := _mark(element)):
            self._mark(element, mark)
        elif name == "br":
            self._say(" ", style)
        elif name in _BLOCKS:
            self._block(element, name, depth, style)
        else:
            bold = name in ("b", "strong")
            inner: Style = "bold" if bold or style == "bold" else "italic" if name in ("i", "em") else style
            self._inside(element, depth, inner)

    def _inside(self, element: Any, depth: int, style: Style) -> None:
        self._say(element.text, style)
        for part in element:
            self.visit(part, depth + 1, style)
            self._say(part.tail, style)

    def _block(self, element: Any, name: str, depth: int, style: Style) -> None:
        self.flush()
        if re.fullmatch(r"h[1-6]", name):
            self._level = int(name[1])
        elif name == "li":
            self._label = _item_label(element)
        self._inside(element, depth, style)
        self.flush()

    def _say(self, text: str | None, style: Style) -> None:
        if text:
            self._text.append(text)
            if text.strip():
                self._styles.add(style)

    def flush(self) -> None:
        """End the open block."""
        text = " ".join(freeze("".join(self._text)).text.split())
        if text:
            self._number += 1
            style = next(iter(self._styles)) if len(self._styles) == 1 else ""
            shown = f"{self._label} {text}" if self._label else text
            self.lines.append(
                Line(
                    self._number, shown, level=self._level, style=style, whole=True,
                    label_source="computed" if self._label else "typed",
                )
            )  # fmt: skip
            self._label = None
        self._text, self._styles, self._level = [], set(), None

    def _mark(self, element: Any, mark: str) -> None:
        self._text.append(notes.sure(mark))
        target = self._targets.get(_href(element))
        if target is not None:
            said = " ".join("".join(target.itertext()).split())
            self.notes.append(Note(mark, re.sub(rf"^\W*{re.escape(mark)}\W+|\s*↩\ufe0e?$", "", said)))

    def _table(self, element: Any) -> None:
        self.flush()
        found = []
        for row in (e for e in element.iter() if local(e) == "tr"):
            cells = [c for c in row if local(c) in ("td", "th")]
            texts = tuple(t for t in (" ".join("".join(_said(c)).split()) for c in cells) if t)
            self._number += 1
            if texts:
                found.append(tables.Row(self._number, texts, all(local(c) == "th" for c in cells)))
        if (
            found
            and max(len(row.cells) for row in found) > 1
            and not tables.is_masthead([c for r in found for c in r.cells])
        ):
            self.lines.extend(tables.lines(found))
        else:
            self.lines.extend(Line(row.number, cell, whole=True) for row in found for cell in row.cells)


def _said(element: Any) -> Iterator[str]:
    """Yield the texts of a cell, a blank between its blocks."""
    if local(element) in _SKIPPED:
        return
    yield freeze(element.text or "").text
    for part in element:
        yield from _said(part)
        yield " " if local(part) in _BLOCKS or local(part) == "br" else ""
        yield freeze(part.tail or "").text


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return "hidden" in element.attrib or "display:none" in style or element.get("aria-hidden") == "true"


def _mark(element: Any) -> str | None:
    """Return the mark of a note that a raised piece of text is, or None."""
    text = "".join(element.itertext()).strip().strip("[]()")
    return text if re.fullmatch(r"\d{1,3}|\*{1,3}|[a-z]", text) and (_href(element) or text.isdigit()) else None


def _href(element: Any) -> str | None:
    links = [e.get("href") or "" for e in element.iter() if local(e) == "a"]
    outer = element.getparent()
    if not links and outer is not None and local(outer) == "a":
        links = [outer.get("href") or ""]
    return links[0][1:] if links and links[0].startswith("#") else None


def _notes_of(root: Any, targets: dict[str, Any]) -> Iterator[Any]:
    for element in root.iter():
        if local(element) == "sup" and _mark(element) and (target := targets.get(_href(element) or "")) is not None:
            yield target


def _item_label(item: Any) -> str | None:
    """Return the number of a list's item as a reader sees it; None for bullets and lists inside lists of figures."""
    above = item.getparent()
    if above is None or local(above) != "ol":
        return None
    form = _FORMS.get(above.get("type") or "1", "decimal")
    count = _start(above)
    for other in (e for e in above if local(e) == "li"):
        own = other.get("value")
        count = int(own) if own and re.fullmatch(r"-?\d{1,6}", own) else count
        if other is item:
            break
        count += 1
    label = written(count, form)
    return f"({label})" if form.startswith("lower") else f"{label}."


def _start(above: Any) -> int:
    start = above.get("start") or "1"
    return int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
