"""What the looks of HTML say: which classes and elements are bold or italic, which span is a list's printed number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.documents.lines import Style
from annotator.documents.readers.xml import local

_CLASS = re.compile(r"\w*\.([\w-]+)")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_NUMBER = re.compile(r"[(\[]?\w{1,7}(?:\.\w{1,4}){0,3}[.)\]:]{0,2}")
_NUMBERS = re.compile(r"list.?label|numbering|list.?number|\bmarker\b", re.I)
_BOLD_NAMES, _ITALIC_NAMES = frozenset(("b", "strong")), frozenset(("i", "em"))
_LARGEST = 1_000_000  # signs of style sheets that are read


def classes(sheets: str) -> dict[str, Style]:
    """Return the classes that style sheets make bold or italic."""
    found: dict[str, Style] = {}
    for rule in sheets[:_LARGEST].split("}"):
        selectors, _, body = rule.rpartition("{")
        if style := _said(body):
            found.update((m[1], style) for s in selectors.split(",") if (m := _CLASS.fullmatch(s.strip())))
    return found


def sheets(root: Any) -> str:
    """Return the style sheets that a page itself holds."""
    return "\n".join(_texts(root))


def _texts(root: Any) -> Iterator[str]:
    return (element.text or "" for element in root.iter("style", "{*}style"))


def of(element: Any, outer: Style, known: Mapping[str, Style]) -> Style:
    """Return the style of the text in an element, ``outer`` being that of the text around it."""
    name = local(element)
    if outer == "bold" or name in _BOLD_NAMES:
        return "bold"
    said = _said(element.get("style") or "")
    if not said and known:
        said = next((known[name] for name in (element.get("class") or "").split() if name in known), "")
    return said or ("italic" if name in _ITALIC_NAMES else outer)


def _said(css: str) -> Style:
    return "bold" if _BOLD.search(css) else "italic" if _ITALIC.search(css) else ""


def printed_number(element: Any) -> str | None:
    """Return the number of a list's item that the writer of a page printed into a span of its own before the text."""
    above = element.getparent()
    if local(element) != "span" or above is None or above[0] is not element or (above.text or "").strip():
        return None
    item = above if local(above) == "li" else above.getparent()
    said = "".join(element.itertext()).strip()
    if item is None or local(item) != "li" or not _NUMBER.fullmatch(said):
        return None
    floats = "float:left" in (element.get("style") or "").replace(" ", "")
    return said if floats or _NUMBERS.search(element.get("class") or "") else None
