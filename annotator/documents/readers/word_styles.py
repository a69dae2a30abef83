"""Word's styles: what a paragraph inherits from its style – outline level, list, bold – along the chain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.documents.readers.xml import child, children, value, whole

_HEADING = re.compile(r"(?:heading|titre|título|encabezado|titulo|überschrift) ?(\d)", re.I)
_OUTLINE = frozenset("012345678")  # levels of headings; the ninth is body text
_CONTENTS = re.compile(r"toc (?:\d|heading)|table of figures|contents \d", re.I)


class Styles:
    """Answers questions about the styles of a document, by id."""

    def __init__(self, root: Any | None) -> None:
        self._styles = {value(e, "styleId") or "": e for e in children(root, "style")} if root is not None else {}
        self._on: dict[tuple[str | None, str], bool] = {}

    def _chain(self, name: str | None) -> Iterator[Any]:
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(child(self._styles[name], "basedOn"), "val")

    def level(self, name: str | None) -> int | None:
        """Return the heading level of a style, from 1, or None."""
        for style in self._chain(name):
            outline = value(child(style, "pPr", "outlineLvl"), "val")
            if outline is not None:
                return int(outline) + 1 if outline in _OUTLINE else None
            match = _HEADING.fullmatch(value(child(style, "name"), "val") or "")
            if match:
                return int(match[1])
        return None

    def is_title(self, name: str | None) -> bool:
        """Say whether a style is that of the document's title."""
        return any((value(child(s, "name"), "val") or "").casefold() == "title" for s in self._chain(name))

    def is_contents(self, name: str | None) -> bool:
        """Say whether a style is one of a table of contents."""
        return any(_CONTENTS.fullmatch(value(child(s, "name"), "val") or "") for s in self._chain(name))

    def names(self, name: str | None) -> Iterator[str]:
        """Yield the ids of a style and of those it is based on."""
        return (value(style, "styleId") or "" for style in self._chain(name))

    def numbering(self, name: str | None) -> tuple[str | None, int]:
        """Return the list and the level that a style gives its paragraphs."""
        num: str | None = None
        level: int | None = None
        for style in self._chain(name):
            pr = child(style, "pPr", "numPr")
            if pr is None:
                continue
            num = num or value(child(pr, "numId"), "val")
            if level is None and child(pr, "ilvl") is not None:
                level = whole(child(pr, "ilvl"), "val", 0)
            if num:
                break
        return num, level or 0

    def is_on(self, name: str | None, switch: str) -> bool:
        """Say whether a style switches bold ("b") or italic ("i") on."""
        if (name, switch) not in self._on:
            found = (child(style, "rPr", switch) for style in self._chain(name))
            element = next((e for e in found if e is not None), None)
            self._on[name, switch] = element is not None and is_true(element)
        return self._on[name, switch]


def is_true(element: Any) -> bool:
    """Say whether a switch such as w:b is on."""
    return value(element, "val") not in ("0", "false", "off", "none")
