"""Footnotes of HTML: which links are their marks, and which block each mark leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from annotator.documents.lines import Note
from annotator.documents.readers.xml import local

_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|[a-z]|[ivx]{1,5})[\])]?")
_SAID = re.compile(r"noteref|footnote|fnref|endnote|sdfootnote", re.I)
_BLOCKS = frozenset(("p", "li", "div", "aside", "dd", "td", "section", "blockquote"))
_NAMING = ("class", "type", "role", "epub:type")
_MOST = 20  # links of a note that may lead back to its mark
_BACK = re.compile(r"\s*(?:↩\ufe0e?|↑|\^|⏎|\[?(?:back|return|retour|volver)\]?)\s*$", re.I)


class Notes:
    """The notes of a page: what each mark says, in the order of the marks."""

    def __init__(self, root: Any) -> None:
        self.found: list[Note] = []
        self._targets: dict[str, Any] = {}
        for element in root.iter():
            for key in (element.get("id"), element.get("name") if local(element) == "a" else None):
                if key:
                    self._targets.setdefault(key, element)
        self._blocks: dict[Any, str] = {}  # of notes, with their marks
        self._marks: dict[Any, tuple[str, Any]] = dict(self._all(root))
        self._taken: set[Any] = set()

    def _all(self, root: Any) -> Iterator[tuple[Any, tuple[str, Any]]]:
        """Yield the elements that are marks with the mark and the note's block.

        A raised figure without a link is the mark of a block that begins with the same one.
        """
        leading = {mark: e.getparent() for e in root.iter("sup") if (mark := _mark(e)) and _leads(e)}
        for element in root.iter("sup", "a"):
            mark = _mark(element)
            if not mark or any(above in self._blocks for above in element.iterancestors()):
                continue
            target = self._targets.get(_href(element) or "")
            block = _block(target)
            if target is None and local(element) == "sup":
                block = leading.get(mark)
            if block is None or block in element.iterancestors():
                continue
            if target is None or _is_reference(element, block):
                self._blocks.setdefault(block, mark)
                yield element, (mark, block)

    def mark(self, element: Any) -> str | None:
        """Return the mark that an element is, its note taken, or None for any other element."""
        if element not in self._marks:
            return None
        mark, block = self._marks[element]
        if block not in self._taken:
            self._taken.add(block)
            self.found.append(Note(mark, _text(block, mark)))
        return mark

    def is_note(self, element: Any) -> bool:
        """Say whether an element is the block of a note, which is no part of the body."""
        return element in self._blocks


def _is_reference(element: Any, block: Any) -> bool:
    """Say whether a link to a block of the page is a note's mark, and not a reference to a paragraph."""
    around = [element, *islice(element.iterancestors(), 2)]
    if any(local(e) == "sup" for e in (*around, *element)) or "".join(element.itertext()).strip().startswith("["):
        return True
    said = [str(v) for e in around[:2] for k, v in e.attrib.items() if k.rpartition("}")[2] in _NAMING]
    own = {e.get(key) for e in around for key in ("id", "name")} - {None}
    return bool(_SAID.search(" ".join(said))) or any(_href(e) in own for e in islice(block.iter("a"), _MOST))


def _leads(element: Any) -> bool:
    """Say whether an element is the first of its block, with text behind it."""
    block = element.getparent()
    first = block is not None and local(block) in _BLOCKS and block[0] is element and not (block.text or "").strip()
    return first and len("".join(block.itertext()).split()) > 1


def _mark(element: Any) -> str | None:
    said: str = "".join(islice(element.itertext(), 5))
    match = _MARK.fullmatch(said.strip())
    return match[1] if match else None


def _href(element: Any) -> str | None:
    links = [e.get("href") or "" for e in element.iter("a")]
    outer = element.getparent()
    if not links and outer is not None and local(outer) == "a":
        links = [outer.get("href") or ""]
    return links[0][1:] if links and links[0].startswith("#") else None


def _block(target: Any) -> Any | None:
    """Return the block that holds a note: around its first paragraph, where that is all it is for."""
    if target is None:
        return None
    block = next((e for e in (target, *target.iterancestors()) if local(e) in _BLOCKS), None)
    above = block.getparent() if block is not None else None
    if above is not None and local(block) == "p" and local(above) in ("div", "aside", "li") and above[0] is block:
        named = f"{above.get('id') or ''} {above.get('class') or ''}"
        if local(above) == "li" or re.search(r"(?:note|ftn|edn|fn)-?\d*\b", named, re.I):
            return above
    return block


def _text(block: Any, mark: str) -> str:
    said = " ".join("".join(block.itertext()).split())
    said = re.sub(rf"^\W*{re.escape(mark)}(?:[\])]|\W+|(?=[A-Z]))\s*", "", said)
    return _BACK.sub("", said).strip()
