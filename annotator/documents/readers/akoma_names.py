"""What Akoma Ntoso's markup says of a document: title, symbol, date, organ, session; and the names of who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.documents.readers.xml import child, local, value

_LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "en": "en", "fr": "fr", "es": "es"}
_PEOPLE = ("TLCPerson", "TLCRole", "TLCOrganization")
_FIELDS = {"docNumber": "symbol", "docTitle": "title"}
_SYMBOL = re.compile(r"[A-Z][A-Z.]*(?:/[\w.()-]+)+")
_CLOSES = re.compile(r"\s*(?::|[.,]?\s*[-–—]+)?\s*$")


def language(document: Any) -> str | None:
    """Return the language of the expression: en, fr or es; None for another or none."""
    found = next((e for e in document.iter() if local(e) == "FRBRlanguage"), None)
    return _LANGUAGES.get((value(found, "language") or "").casefold())


def marked(document: Any) -> Iterator[tuple[str, str]]:
    """Yield what marks in the front matter say, which nothing read from its lines overrules: symbol, title, date."""
    for element in _front(document):
        text = " ".join("".join(element.itertext()).split())
        if local(element) == "docDate" and (date := value(element, "date")):
            yield "date", date[:10]
        elif local(element) in _FIELDS and text:
            yield _FIELDS[local(element)], text


def told(document: Any) -> Iterator[tuple[str, str]]:
    """Yield what fills gaps only: who issued the document, its session, and what its identification says."""
    for wanted, key in (("docAuthority", "organ"), ("docProponent", "organ"), ("session", "session")):
        for element in _front(document):
            text = " ".join("".join(element.itertext()).split())
            if local(element) == wanted and text:
                yield key, text
    for name in ("FRBRWork", "FRBRExpression"):
        for element in (e for e in document.iter() if local(e) == name):
            number = value(child(element, "FRBRnumber"), "value") or ""
            if _SYMBOL.fullmatch(number):
                yield "symbol", number
            if date := value(child(element, "FRBRdate"), "date"):
                yield "date", date[:10]


def _front(document: Any) -> Iterator[Any]:
    for part in document:
        if local(part) in ("coverPage", "preface", "preamble"):
            yield from part.iter()


def speakers(document: Any) -> dict[str, str]:
    """Return the names that the references give to persons, offices and organizations, by their id."""
    found = (e for e in document.iter() if local(e) in _PEOPLE)
    names = {(value(e, "eId") or value(e, "id") or ""): (value(e, "showAs") or "").strip() for e in found}
    return {key: name for key, name in names.items() if key and name}


def printed(text: str) -> str:
    """Return a speaker's name as printed, without the colon or dash behind it."""
    return _CLOSES.sub("", " ".join(text.split()))
