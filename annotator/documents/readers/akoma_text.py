"""The text of Akoma Ntoso's elements: which stand in running text, which are blocks; notes become marks."""

from __future__ import annotations

from typing import Any

from annotator.documents import notes
from annotator.documents.lines import Note
from annotator.documents.readers.xml import child, local, value

NOT_READ = frozenset(("meta", "toc", "from", "authorialNote", "noteRef", "note", "componentInfo", "recordedVote"))
_DROPPED = frozenset(("del", "authorialNote", "noteRef", "eop", "marker", "img", "meta"))
BLOCKS = frozenset(  # text, and what groups it inside of one paragraph
    (
        "p", "block", "li", "item", "point", "indent", "blockList", "list", "ul", "ol", "intro", "wrapUp", "content",
        "listIntroduction", "listWrapUp", "blockContainer", "div", "quotedStructure", "embeddedStructure",
    )
)  # fmt: skip
_INLINE = frozenset(
    (
        "a", "b", "i", "u", "sub", "sup", "span", "abbr", "ref", "mref", "rref", "mmod", "rmod", "mod", "ins", "del",
        "omissis", "br", "eol", "eop", "img", "noteRef", "authorialNote", "marker", "inline", "decoration", "fillIn",
        "remark", "recordedTime", "vote", "outcome", "quotedText", "embeddedText", "person", "organization", "concept",
        "object", "event", "location", "process", "role", "term", "def", "entity", "quantity", "date", "time", "change",
        "docType", "docTitle", "docNumber", "docProponent", "docDate", "docStage", "docStatus", "docAuthority",
        "docIntroducer", "docPurpose", "docCommittee", "docketNumber", "docJurisdiction", "legislature", "session",
        "shortTitle", "affectedDocument", "relatedDocument", "judge", "lawyer", "party", "witness", "signature",
        "neutralCitation", "courtType", "opinion", "argument", "courtName", "placeholder",
    )
)  # fmt: skip


def is_block(element: Any) -> bool:
    """Say whether an element is a block or holds some; one that is named for running text is a block around blocks."""
    name = local(element)
    if not name or name in ("authorialNote", "noteRef"):
        return False
    return name not in _INLINE or any(is_block(part) for part in element)


class Words:
    """Gives the text of elements and keeps the notes met on the way."""

    def __init__(self, document: Any) -> None:
        self.notes: list[Note] = []
        self._apart = {
            value(e, "eId") or value(e, "id") or "": " ".join("".join(e.itertext()).split())
            for e in document.iter("{*}note")
        }

    def plain(self, text: str | None) -> str:
        """Return a text between elements."""
        return text or ""

    def of(self, element: Any) -> str:
        """Return the text of an element; a note in it becomes a mark, what was deleted is left out."""
        name = local(element)
        if name in ("authorialNote", "noteRef"):
            return self._mark(element, name)
        if name in ("br", "eol"):
            return " "
        if not name or name in _DROPPED:
            return ""
        return (element.text or "") + "".join(self.of(part) + (part.tail or "") for part in element)

    def all(self, element: Any) -> str:
        """Return the text of an element and of the blocks in it, a blank between these."""
        inner = "".join(
            (f" {self.all(part)} " if is_block(part) else self.of(part)) + (part.tail or "") for part in element
        )
        return (element.text or "") + inner

    def _mark(self, element: Any, name: str) -> str:
        text = " ".join("".join(element.itertext()).split())
        if name == "noteRef":
            text = self._apart.get((value(element, "href") or "").lstrip("#"), "")
        num = child(element, "num")
        told = value(element, "marker") or ("".join(num.itertext()) if num is not None else "")
        mark = told.strip(" ().") or str(len(self.notes) + 1)
        if not text:
            return ""
        self.notes.append(Note(mark, text))
        return notes.sure(mark)
